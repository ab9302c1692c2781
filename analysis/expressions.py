"""Expressions of an English text that can name a matter: names, numbered things, amounts, coinages, noun phrases.

Without a tagger: a phrase is a run of words that are neither function words nor common verbs. What such a run is worth
is told from its form (capitals, quotation marks, figures) and from the word lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.aliases import HAN, Word, words_of
from analysis.wordforms import (
    ADVERB_OR_VERB,
    BEFORE_VERBS,
    COUNTS,
    MEETINGS,
    MONTHS,
    OFFICES,
    ORDINAL,
    ORDINALS,
    SMALL,
    SPANS,
    STATEMENT,
    Vocabulary,
    nounlike,
    stem,
)

Kind = Literal["quoted", "name", "numbered", "amount", "dated", "phrase"]

LONGEST = 7
"""Words of the longest expression."""
LONGEST_QUOTED = 6
"""Words of a quotation up to which it is a coinage and no statement."""
_QUOTED = re.compile(r"“([^“”\n]{3,60})”|(?<![\w\"])\"([^\"\n]{3,60})\"(?!\w)")
_AMOUNT = re.compile(r"^(?:\$|US\$|€|£|¥)?\d[\d,.]*$")
_SHARE = re.compile(r"(?<![\w.,$])\d[\d,.]*(?:%| ?percent\b| ?per cent\b)")
_PER_CENT = r"(?:%| ?percent\b| ?per cent\b)"
_CHANGE = re.compile(
    rf"(?<![\w.,$])(\d+(?:\.\d+)?){_PER_CENT}?(?: to (\d+(?:\.\d+)?))?{_PER_CENT},? (?:down|up) from "
    rf"(\d+(?:\.\d+)?){_PER_CENT}"
    rf"|\bfrom (\d+(?:\.\d+)?){_PER_CENT}? to (\d+(?:\.\d+)?){_PER_CENT}"
)
"""A share that changed: "40%, down from 60%"."""
_JOINERS = frozenset({"of", "on", "against"})
_AGES = frozenset({"century", "year", "decade", "day", "time", "hour"})
"""Nouns whose number names no matter: "the 21st century"."""
_PAST = re.compile(r"^[a-z]{3,}ed$")
_QUALIFYING = frozenset({"sports", "arms", "goods", "sales", "customs", "savings", "systems", "sciences", "operations"})
"""Plurals that stand before nouns."""
_ABSTRACT = re.compile(r"(?:ance|ence|ing|tion|sion|ment|ity|ness|ship|ism|ics|ed|ly)$")


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of a text that can name a matter.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        kind: What its form shows.
        words: Offsets and stems of the words that carry its meaning.
        strong: How many nouns among them name something by themselves.
    """

    start: int
    end: int
    kind: Kind
    words: tuple[tuple[int, int, str], ...]
    strong: int = 1

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of its words."""
        return frozenset(stem for _, _, stem in self.words)


def english_expressions(text: str, start: int, end: int, known: Vocabulary) -> Iterator[Expression]:
    """Yield the expressions of one sentence.

    Args:
        text: The text.
        start: Where the sentence begins.
        end: Where it ends.
        known: The word lists.

    Yields:
        Expressions by kind and position; they may overlap.
    """
    words = words_of(text, start, end)
    yield from _quoted(text, start, end, known)
    names = list(_runs(text, words, _capitalised(words, known)))
    for run in names:
        yield from _names(run, known)
    spans = [(run[0].start, run[-1].end) for run in names if len(run) > 1]
    for expression in _phrases(text, words, known):
        # A phrase that cuts a name in two is a piece of it.
        if all(
            low >= expression.start and high <= expression.end
            for low, high in spans
            if low < expression.end and high > expression.start
        ):
            yield expression
    yield from _paired(text, words, known)
    yield from _dated(text, words, known)
    yield from _counted(text, words, known)
    yield from _shares(text, start, end, words, known)


def _quoted(text: str, start: int, end: int, known: Vocabulary) -> Iterator[Expression]:
    for match in _QUOTED.finditer(text, start, end):
        low, high = match.span(1) if match.group(1) else match.span(2)
        inside = text[low:high].rstrip(",.;")
        words = [word for word in words_of(inside) if word.raw]
        if HAN.search(inside) or not 1 < len(words) <= LONGEST_QUOTED or re.search(r"[.?!,;:]", inside):
            continue
        if any(word.lower in STATEMENT for word in words):
            continue
        if all(known.plain(word) for word in words):
            continue
        shifted = [word._replace(start=word.start + low, end=word.end + low) for word in words]
        yield from _expression(shifted, "quoted", known)


def _capitalised(words: Sequence[Word], known: Vocabulary) -> list[bool]:
    """Return for each word whether its capital (or its figure) makes it part of a name."""
    found = []
    for index, word in enumerate(words):
        first = index == 0 or not words[index - 1].raw
        if not word.raw:
            found.append(False)
        elif ORDINAL.match(word.raw):
            found.append(True)
        elif not word.raw[0].isupper() or word.lower in SMALL or word.raw in MONTHS:
            found.append(False)
        elif first:
            familiar = word.folded in known.common or known.closed(word) or known.plain(word)
            found.append(not familiar)
        else:
            found.append(True)
    return found


def _runs(text: str, words: Sequence[Word], marked: Sequence[bool]) -> Iterator[list[Word]]:
    """Yield the runs of marked words, with a preposition and an article between two of them."""
    run: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        if marked[index] and (not run or _adjoining(text, run[-1], word)):
            run.append(word)
            index += 1
            continue
        ahead = index + 1
        if run and word.lower in _JOINERS and _adjoining(text, run[-1], word):
            between = [word]
            if ahead < len(words) and words[ahead].lower == "the":
                between.append(words[ahead])
                ahead += 1
            if ahead < len(words) and marked[ahead] and _adjoining(text, between[-1], words[ahead]):
                run += between
                index = ahead
                continue
        if run:
            yield run
            run = []
        index += 0 if marked[index] else 1
    if run:
        yield run


def _adjoining(text: str, one: Word, other: Word) -> bool:
    """Return whether nothing but a space or hyphen, or a possessive ending, stands between two words."""
    return bool(other.raw) and re.fullmatch(r"(?:['’]s?)?[ \n-]{0,2}", text[one.end : other.start]) is not None


def _names(run: list[Word], known: Vocabulary) -> Iterator[Expression]:
    while run and (run[0].lower in known.nations or run[0].lower in _JOINERS or run[0].lower == "the"):
        run = run[1:]
    while run and (run[-1].lower in _JOINERS or run[-1].lower in ("the", "u.s.")):
        run = run[:-1]
    if not run or len(run) > LONGEST + 3 or any(word.lower in known.speakers for word in run):
        return
    if run[0].lower in known.lexicon.titles and len(run) > 1 and run[1].lower not in _JOINERS:
        return  # "Secretary Miller" is an official
    if any(word.lower in OFFICES for word in run):
        return  # so is "Vice Premier of the State Council"
    if all(known.plain(word) or word.lower in known.lexicon.portfolios for word in run):
        return
    if len(run) == 1 and _ABSTRACT.search(run[0].lower):
        return  # a noun in a title
    kind: Kind = "numbered" if any(ORDINAL.match(word.raw) for word in run) else "name"
    yield from _expression(run, kind, known)


def _paired(text: str, words: Sequence[Word], known: Vocabulary) -> Iterator[Expression]:
    """Yield two qualified nouns joined by "and", as formulas are ("steady growth and lasting peace")."""
    padded = [Word(0, 0, "", "", ""), *words, Word(0, 0, "", "", "")]
    for place in range(len(padded) - 6):
        before, *parts, after = padded[place : place + 7]
        if len(parts) != 5 or parts[2].lower != "and":
            continue
        four = (*parts[:2], *parts[3:])
        if any(not word.raw.islower() or word.lower in known.nations for word in four):
            continue
        if any(known.closed(word) for word in four) or not all(_adjoining(text, *pair) for pair in pairwise(parts)):
            continue
        open_before = before.raw and not parts[0].paused and not known.closed(before)
        open_after = after.raw and not after.paused and (after.lower == "of" or not known.closed(after))
        if not open_before and not open_after and nounlike(four[1]) and nounlike(four[3]):
            carrying = tuple((word.start, word.end, stem(word.lower)) for word in four)
            yield Expression(parts[0].start, parts[-1].end, "phrase", carrying, 2)


def _dated(text: str, words: Sequence[Word], known: Vocabulary) -> Iterator[Expression]:
    """Yield a month with the noun it is bound to ("the April trip")."""
    for word, noun in pairwise(words):
        if (
            word.raw in MONTHS
            and not word.raw.endswith("day")
            and noun.raw.isalpha()
            and nounlike(noun)
            and not noun.paused
            and _adjoining(text, word, noun)
        ):
            lower = noun.lower
            if lower not in known.lexicon.stop and not ADVERB_OR_VERB.search(lower) and lower not in known.speakers:
                carrying = tuple((part.start, part.end, stem(part.lower)) for part in (word, noun))
                yield Expression(word.start, noun.end, "dated", carrying)


def _phrases(text: str, words: Sequence[Word], known: Vocabulary) -> Iterator[Expression]:
    """Yield runs of nouns and their adjectives, also two of them joined by "of"."""
    run: list[Word] = []
    before = last = ""
    for word in [*words, Word(0, 0, "", "", "")]:
        fits = bool(word.raw) and not known.closed(word) and not _AMOUNT.match(word.raw)
        if not (fits and run and _adjoining(text, run[-1], word)):
            # Behind "to", "will" or "that" stands a verb: "to combat illicit drugs".
            dated = bool(run) and before.capitalize() in MONTHS and bool(ORDINAL.match(run[0].raw))
            yield from _phrase(run[1:] if before in BEFORE_VERBS or dated else run, known)
            run, before = [], last
        if fits:
            run.append(word)
        last = word.lower


def _phrase(run: list[Word], known: Vocabulary) -> Iterator[Expression]:
    while run and (run[0].lower in known.nations or run[0].lower in known.lexicon.titles):
        run = run[1:]
    while run and not nounlike(run[-1]):
        run = run[:-1]
    if run and (run[-1].lower in OFFICES or run[-1].folded in OFFICES):
        return
    if any(word.lower in OFFICES and word.raw[0].isupper() for word in run):
        return  # an official's title, with the name or without
    if any(_verbal(word) for word in run[1:]) or (len(run) > 1 and _plural(run[0])):
        return  # a clause without its small words: "talks showed results", "ends retaliation"
    if 1 <= len(run) <= LONGEST and not any(word.lower in known.speakers for word in run):
        numbered = any(ORDINAL.match(word.raw) for word in run) and len(run) > 1 and run[-1].lower not in _AGES
        yield from _expression(run, "numbered" if numbered else "phrase", known)


def _verbal(word: Word) -> bool:
    """Return whether a word behind another one is a participle rather than its noun ("technologies licensed")."""
    return bool(_PAST.search(word.raw)) and nounlike(word) is False


def _plural(word: Word) -> bool:
    """Return whether a word before a noun is a plural or a verb's form, which do not qualify nouns."""
    return word.raw.islower() and word.lower != word.folded and word.lower not in _QUALIFYING


def _counted(text: str, words: Sequence[Word], known: Vocabulary) -> Iterator[Expression]:
    """Yield a number in words with its noun ("five pillars", "the fifth meeting")."""
    for number, noun in pairwise(words):
        lower = number.lower
        ordinal = lower in ORDINALS
        many = lower in COUNTS and noun.lower != noun.folded and noun.lower not in SPANS
        if not (ordinal or many) or noun.paused or not _adjoining(text, number, noun):
            continue
        named = noun.lower in MEETINGS if ordinal else not known.closed(noun) and not known.plain(noun)
        if named and noun.lower not in known.speakers:
            words_of_it = tuple((part.start, part.end, stem(part.lower)) for part in (number, noun))
            yield Expression(number.start, noun.end, "numbered", words_of_it)


def _shares(text: str, start: int, end: int, words: Sequence[Word], known: Vocabulary) -> Iterator[Expression]:
    """Yield percentages with the noun they are bound to ("a 25 percent tariff"), and those that changed."""
    for match in _CHANGE.finditer(text, start, end):
        figures = [(*match.span(group), match[group]) for group in range(1, 6) if match[group]]
        yield Expression(match.start(), match.end(), "amount", tuple(figures))
    for match in _SHARE.finditer(text, start, end):
        behind = [word for word in words if word.start >= match.end()][:3]
        run: list[Word] = []
        for word in behind:
            before = run[-1].end if run else match.end()
            if not word.raw or word.paused or known.closed(word) or text[before : word.start].strip(" -"):
                break
            run.append(word)
        while run and not nounlike(run[-1]):
            run = run[:-1]
        if run and not any(word.lower in known.speakers for word in run):
            figure = re.sub(r"[^\d.]", "", match.group()).rstrip(".")
            carrying = _carrying(run, known) or [(word.start, word.end, stem(word.lower)) for word in run]
            yield Expression(match.start(), run[-1].end, "amount", ((match.start(), match.end(), figure), *carrying))


def _expression(run: Sequence[Word], kind: Kind, known: Vocabulary) -> Iterator[Expression]:
    carrying = _carrying(run, known, plain=kind in ("quoted", "name", "numbered"))
    if kind == "phrase" and carrying and known.plain(run[-1]):  # "the TikTok deal" is about the deal
        carrying.append((run[-1].start, run[-1].end, stem(run[-1].lower)))
    if carrying:
        strong = sum(not known.plain(word) and nounlike(word) for word in run)
        yield Expression(run[0].start, run[-1].end, kind, tuple(carrying), strong)


def _carrying(run: Sequence[Word], known: Vocabulary, *, plain: bool = False) -> list[tuple[int, int, str]]:
    """Return the words of a run that say what it is about."""
    return [
        (word.start, word.end, stem(word.lower))
        for word in run
        if (plain and (word.lower not in known.lexicon.stop or word.raw[:1].isupper()))
        or not known.plain(word)
        or ORDINAL.match(word.raw)
    ]
