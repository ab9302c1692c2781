"""Expressions of a Chinese text that can name a matter: quoted terms, titles, counted things, compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.expressions import Expression, Kind
from analysis.lexicon import Lexicon

SHORTEST, LONGEST = 4, 10
"""Characters of a noun chunk."""
_QUOTED = re.compile(r"“([^“”，。；、！？\n]{2,10})”")
_TITLED = re.compile(r"《([^《》\n]{2,20})》")
_PIECE = re.compile(r"[\u3400-\u9fff0-9A-Za-z]+")
_COUNTED = re.compile(r"(?:[二两三四五六七八九十]|\d{1,2})[个种根点条项份]")
_NOUN = ("n", "s", "j", "vn", "an", "b", "i", "l", "eng")
_FIRST = ("n", "s", "j", "b", "eng")
_HEAD = ("n", "j", "vn", "an")
_LIGHT = frozenset({"达成", "取得", "作出", "做出", "进行", "开展", "举行", "注入", "访问", "发表", "提出"})
"""Verbs that do not stand between the nouns of one term."""
_PLACE = re.compile("(?:广场|会堂|宾馆|庄园|机场|饭店|酒店)$")
_IDIOM = re.compile("[\u3400-\u9fff]{4}")


class Token(NamedTuple):
    """A word with its offsets and its part of speech in jieba's code."""

    start: int
    end: int
    text: str
    flag: str


def chinese_expressions(
    text: str, start: int, end: int, lexicon: Lexicon, names: frozenset[str]
) -> Iterator[Expression]:
    """Yield the expressions of one sentence.

    Args:
        text: The text.
        start: Where the sentence begins.
        end: Where it ends.
        lexicon: Words that carry nothing.
        names: Names of those who speak.

    Yields:
        Expressions; they may overlap.
    """
    for pattern, kind in ((_QUOTED, "quoted"), (_TITLED, "name")):
        for match in pattern.finditer(text, start, end):
            tokens = _cut(text, *match.span(1))
            yield from _expression(tokens, "quoted" if kind == "quoted" else "name", lexicon, frozenset(), every=True)
    for piece in _PIECE.finditer(text, start, end):
        tokens = _cut(text, *piece.span())
        listed = "、" in text[max(0, piece.start() - 1) : piece.start()] + text[piece.end() : piece.end() + 1]
        yield from _counted(text, piece.start(), piece.end(), lexicon)
        yield from _chunks(tokens, lexicon, names, listed=listed)


@lru_cache(maxsize=1)
def _tagger() -> Any:  # noqa: ANN401 - jieba has no types
    """Load jieba's tagger on first use: its dictionary takes a second."""
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return jieba.posseg.POSTokenizer(jieba.Tokenizer())


def _cut(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for pair in _tagger().cut(text[start:end]):
        tokens.append(Token(start, start + len(pair.word), pair.word, pair.flag))
        start += len(pair.word)
    return tokens


def _counted(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Expression]:
    """Yield a number with its counter and the noun behind ("四条红线")."""
    for match in _COUNTED.finditer(text, start, end):
        run: list[Token] = []
        for token in _cut(text, match.end(), min(end, match.end() + LONGEST)):
            alone = token.flag == "v" and not run and token.end == end  # a verb by itself is a noun here
            if not alone and not token.flag.startswith(_NOUN):
                break
            run.append(token)
            if alone:
                break
        closing = text[run[-1].end : run[-1].end + 1] if run else ""
        if len(run) > 2 or (_PIECE.match(closing) and closing not in "的和与及") or closing == "、":
            continue
        number = Token(match.start(), match.end(), match.group(), "m")
        if run and not {token.text for token in run} & (lexicon.plain | lexicon.stop | lexicon.titles):
            words = tuple((token.start, token.end, token.text) for token in (number, *run))
            yield Expression(match.start(), run[-1].end, "numbered", words)


def _chunks(tokens: Sequence[Token], lexicon: Lexicon, names: frozenset[str], *, listed: bool) -> Iterator[Expression]:
    """Yield the noun chunks between two marks; `listed` if the marks are those of an enumeration."""
    run: list[Token] = []
    for index, token in enumerate([*tokens, Token(0, 0, "", "x")]):
        noun = token.flag.startswith(_NOUN)
        # A verb between nouns is one of them: "domestic approval procedure".
        behind = tokens[index + 1].flag if index + 1 < len(tokens) else ""
        noun = noun or (token.flag == "v" and bool(run) and len(token.text) == 2 and behind.startswith(("n", "vn")))
        noun = noun and token.text[:2] not in _LIGHT
        if noun and token.text not in lexicon.stop and token.text not in lexicon.reporting:
            run.append(token)
            continue
        yield from _chunk(run, lexicon, names, listed=listed and len(run) == len(tokens))
        run = []


def _chunk(run: list[Token], lexicon: Lexicon, names: frozenset[str], *, listed: bool) -> Iterator[Expression]:
    empty = lexicon.titles | lexicon.plain
    while run and (run[0].text in empty or (not listed and not run[0].flag.startswith(_FIRST))):
        run = run[1:]
    idiom = len(run) > 1 and run[-1].flag == "i" and bool(_IDIOM.fullmatch(run[-1].text))
    if idiom:
        run = run[-2:]
    while run and not idiom and not run[-1].flag.startswith(_HEAD):
        run = run[:-1]
    if any(token.flag[0] in "il" for token in run[:-1]) or (run and _PLACE.search(run[-1].text)):
        return
    while run and run[-1].end - run[0].start > LONGEST:
        run = run[1:]
    if len(run) > 1 and run[-1].end - run[0].start >= SHORTEST:
        yield from _expression(run, "phrase", lexicon, names)


def _expression(
    run: Sequence[Token], kind: Kind, lexicon: Lexicon, names: frozenset[str], *, every: bool = False
) -> Iterator[Expression]:
    if any(token.text in names or token.flag in ("nr", "nrt", "nrfg") for token in run) and not every:
        return
    carrying = [
        (token.start, token.end, token.text)
        for token in run
        if every or (len(token.text) > 1 and token.text not in lexicon.vague | lexicon.titles | lexicon.plain)
    ]
    if carrying:
        strong = len(carrying) + any(token.flag == "i" for token in run)
        yield Expression(run[0].start, run[-1].end, kind, tuple(carrying), strong)
