"""Sentences and quotations with offsets.

Sentences come from NLTK's Punkt algorithm (Kiss and Strunk 2006) with abbreviations given here instead of trained or
downloaded ones. Text is taken line by line, so that headings and bullets without full stops stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

_ABBREVIATIONS = (
    "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt capt cmdr brig maj adm rev hon st jr sr vs etc inc "
    "ltd co corp "
    "u.s u.k u.n e.u d.c p.r.c "
    "a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec no nos vol approx dept est fig al e.g i.e cf ave blvd "
    "messrs "
    "supt maj pres sec amb min govt assn bros r-ky d-calif ph.d m.d b.a m.a"
)
_STARTERS = (
    "the this that these those he she it they we i in on at but and yet however meanwhile after before as while when "
    "if there "
    "his her its their both earlier later last during since under asked according despite although though what how why"
)
_CHINESE_END = re.compile(r"[。！？!?]+[”’」』）)]*|……")
_LETTER_RUN = re.compile(r"[\u3400-\u9fff]")
_STOP = re.compile(r"[.!?]")
_LONG_LINE = 20_000

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: Offset behind the closing mark, or behind the line where none closes it.
        closed: Whether a closing mark stands on the same line.
    """

    start: int
    end: int
    closed: bool


@lru_cache(maxsize=1)
def _punkt() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS.split())
    parameters.sent_starters = set(_STARTERS.split())
    return PunktSentenceTokenizer(parameters)


def lines(text: str) -> Iterator[Span]:
    """Yield the spans of the lines that hold something, without surrounding white space."""
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if right > left:
            yield match.start() + left, match.start() + right


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Split one line into sentences.

    Args:
        text: The whole text.
        start: Offset of the line's first character.
        end: Offset behind its last character.

    Returns:
        Half-open spans in the offsets of `text`, without surrounding white space, covering all that is not white space.
    """
    line = text[start:end]
    if _LETTER_RUN.search(line) and len(_LETTER_RUN.findall(line)) * 3 > len(line):
        cuts = [match.end() for match in _CHINESE_END.finditer(line)]
        return _trimmed(line, cuts, start)
    if len(_STOP.findall(line)) <= 1 and (not line or line[-1] in ".!?" or not _STOP.search(line)):
        return [(start, end)]
    if len(line) > _LONG_LINE:
        cuts = [match.end() for match in re.finditer(r"(?<=[a-z0-9%)\"”’])[.!?][\"”’)]*(?=\s+[\"“‘(]*[A-Z0-9])", line)]
        return _trimmed(line, cuts, start)
    spans = [(start + a, start + b) for a, b in _punkt().span_tokenize(line)]
    return _join_initials(text, spans)


def _trimmed(line: str, cuts: list[int], offset: int) -> list[Span]:
    spans, left = [], 0
    for cut in [*cuts, len(line)]:
        piece = line[left:cut]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((offset + left + lead, offset + left + len(piece.rstrip())))
        left = max(left, cut)
    return spans


_INITIAL_END = re.compile(r"(?:\b[A-Z]\.|\bU\.S\.|\bD\.C\.)$")
_NAME_START = re.compile(r"[A-Z][a-z]+")


def _join_initials(text: str, spans: list[Span]) -> list[Span]:
    """Join what Punkt cut too early.

    That is behind an initial ("Donald J. | Trump"), before a small letter ("Rep. Roe (R-S.C.) | said"), and closing
    marks cut from their sentence.
    """
    joined: list[Span] = []
    for start, end in spans:
        if joined:
            before, behind = text[max(joined[-1][0], joined[-1][1] - 6) : joined[-1][1]], text[start : start + 20]
            initial = re.search(r"\b[A-Z]\.$", before) and not re.search(r"\b(?:U\.S|[A-Z]\.[A-Z])\.$", before)
            small = behind[:1].islower() and before.endswith((".", ".)"))
            if small or (initial and _NAME_START.match(behind)) or not re.search(r"\w", text[start:end]):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


_MARKS = re.compile(r"[\"“”„‟«»「」『』＂]|''|``")
_SINGLE = re.compile(r"(?<![\w.,!?])[‘'](?=[\w$£])([^‘'’\"“”\n]|(?<=\w)['’](?=\w)){1,400}?[^\s‘'’][’'](?!\w)")
_STRAIGHT = ('"', "＂", "‟", "''", "``")
_OPENING = "“„«「『"
_CLOSING = "”»」』"


def quotations(text: str, start: int, end: int, *, continues: bool = False) -> list[Quotation]:
    """Find the quotations of one line, outermost only.

    Args:
        text: The whole text.
        start: Offset of the line's first character.
        end: Offset behind its last character.
        continues: Whether an earlier line left a quotation open; then one that opens at the very start takes it up.

    Returns:
        Quotations in text order. Straight marks (and typewriter pairs of single marks) alternate; curly and Chinese
        ones pair by shape. A quotation without a closing mark runs to the end of the line.
    """
    found: list[Quotation] = []
    opened: int | None = None
    straight = False
    depth = 0
    last_straight = text.rfind('"', start, end)
    for match in _MARKS.finditer(text, start, end):
        mark, at, behind = match.group(), match.start(), match.end()
        plain = mark in _STRAIGHT
        if opened is None:
            leads = at == start and not continues and text[behind : behind + 1].isalpha()
            if plain or leads or mark in _OPENING:
                opened, straight, depth = at, plain, 1
            elif continues and not found:
                found.append(Quotation(start, behind, closed=True))
            continue
        if plain:
            closes = straight
        elif straight:
            # A curly mark can close a straight one ("Like this”) where no curly one is open within.
            closes = mark in _CLOSING and depth == 1 and at > last_straight
            depth += (mark in _OPENING) - (mark in _CLOSING and depth > 1)
        elif mark in _CLOSING:
            depth -= 1
            closes = depth <= 0
        else:
            depth += mark != text[opened]
            closes = False
        if closes:
            found.append(Quotation(opened, behind, closed=True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, closed=False))
    if "'" in text[start:end] or "‘" in text[start:end]:
        found.extend(_single_quotations(text, start, end, found))
        found.sort(key=lambda quotation: quotation.start)
    return found


def _single_quotations(text: str, start: int, end: int, taken: list[Quotation]) -> list[Quotation]:
    """Return single-quoted stretches that lie outside the others."""
    spans = [(quotation.start, quotation.end) for quotation in taken]
    result = []
    index = 0
    for match in _SINGLE.finditer(text, start, end):
        while index < len(spans) and spans[index][1] <= match.start():
            index += 1
        if index == len(spans) or match.end() <= spans[index][0]:
            result.append(Quotation(match.start(), match.end(), closed=True))
    return result


_LONGEST_PIECE = 4_000
_BREAK = re.compile(r"[,;:，；、]\s*|\s+")


def in_pieces(text: str, spans: list[Span]) -> list[Span]:
    """Cut spans of more than 4,000 characters at a comma, else at white space, so that every rule stays linear."""
    pieces = []
    for start, end in spans:
        while end - start > _LONGEST_PIECE:
            window = start + _LONGEST_PIECE // 2, start + _LONGEST_PIECE
            breaks = [match.end() for match in _BREAK.finditer(text, *window)]
            commas = [cut for cut in breaks if not text[cut - 1].isspace() or text[cut - 2] in ",;:，；"]
            cut = (commas or breaks or [window[1]])[-1]
            pieces.append((start, cut))
            start = cut
        pieces.append((start, end))
    return pieces


def with_quotations(spans: list[Span], marks: list[Quotation]) -> Iterator[tuple[Span, list[Quotation]]]:
    """Yield each span with the quotations that overlap it; both in text order."""
    first = 0
    for start, end in spans:
        while first < len(marks) and marks[first].end <= start:
            first += 1
        last = first
        while last < len(marks) and marks[last].start < end:
            last += 1
        yield (start, end), marks[first:last]
