"""How each side words a topic: the clause that tells most of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from analysis.aliases import HAN, words_of

WIDEST = 18
"""Words (Chinese: twice as many characters) of the longest phrase shown in a cell."""
SHORTEST = 4
"""Words below which a clause says too little by itself and the one before is shown with it."""
_CLAUSE = re.compile(r"[,;:，；：。！？!?\n—–]+(?=\s|[\u3000-\u9fff]|$)|—|\s-\s")
_OPENING = re.compile(r"(?:and|but|that|so|which|who|also|as)\s+|[-•*,;:—–，；：。、\s]+", re.IGNORECASE)


def clause_around(text: str, start: int, end: int, *, low: int, high: int) -> tuple[int, int]:
    """Return the clause in which a stretch stands.

    Args:
        text: The text.
        start: Offset of the stretch.
        end: Offset behind it.
        low: Offset before which the clause cannot begin.
        high: Offset behind which it cannot end.

    Returns:
        Offsets of the clause, cut to `WIDEST` words around the stretch, without white space at its ends.
    """
    marks = [(mark.start(), mark.end()) for mark in _CLAUSE.finditer(text, low, high)]
    lefts = [low, *(stop for _, stop in marks if stop <= start)]
    right = next((begin for begin, _ in marks if begin >= end), high)
    left = lefts.pop()
    while lefts and measure(text[left:right]) < SHORTEST:
        left = lefts.pop()
    left, right = _narrowed(text, left, right, start, end)
    while left < start:
        opening = _OPENING.match(text, left, start)
        if opening is None:
            break
        left = opening.end()
    while right > end and (text[right - 1].isspace() or text[right - 1] in _EDGE + "."):
        right -= 1
    return left, right


_EDGE = ",;:，；：。、-•*"


def measure(text: str) -> float:
    """Return the number of words; two Chinese characters count as one."""
    han = len(HAN.findall(text))
    return (len(HAN.sub(" ", text).split()) if han else len(text.split())) + han / 2


def _narrowed(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Cut a clause to `WIDEST` words: behind them if the stretch lies in them, else around it."""
    if measure(text[left:right]) <= WIDEST:
        return left, right
    pattern = HAN if HAN.search(text, left, right) else re.compile(r"\S+")
    room = 2 * WIDEST if pattern is HAN else WIDEST
    units = [(unit.start(), unit.end()) for unit in pattern.finditer(text, left, right)]
    first = min((number for number, unit in enumerate(units) if unit[1] > start), default=0)
    last = max((number for number, unit in enumerate(units) if unit[0] < end), default=0)
    stop = room if last < room else last + 1 + room // 4
    begin = max(0, min(first, stop - room))
    stop = min(stop, len(units))
    return min(start, units[begin][0]), max(end, units[stop - 1][1])


@lru_cache(maxsize=8_192)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words by which two wordings are told apart: longer words, and pairs of Chinese characters."""
    words = [word.folded for word in words_of(text) if len(word.folded) > 3 or word.folded.isdigit()]
    han = [text[i : i + 2] for i in range(len(text) - 1) if HAN.match(text[i]) and HAN.match(text[i + 1])]
    return *words, *han


def telling_phrase(candidates: Iterable[tuple[str, float]], ours: Mapping[str, int], theirs: Mapping[str, int]) -> str:
    """Return the phrase that tells most of how a side words a topic.

    A phrase scores by the words that this side uses on the topic and the other does not, and by a bonus for wordings
    that the profile knows to be this side's.

    Args:
        candidates: Phrases in text order, each with its bonus.
        ours: Counts of this side's content words on the topic.
        theirs: Counts of the other side's.
    """
    best, best_score = "", float("-inf")
    for phrase, bonus in candidates:
        words = set(content_words(phrase))
        own = sum(1.0 + 0.5 * min(ours.get(word, 0) - 1, 2) for word in words if word not in theirs)
        score = bonus + own / (4.0 + len(words)) + 0.02 * min(len(words), 8)
        if score > best_score + 1e-9:
            best, best_score = phrase, score
    return best


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Return how often each content word stands in a side's passages on a topic."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(content_words(text))
    return counts


def uncovered(text: str, pairs: Container[str]) -> list[tuple[int, int]]:
    """Return the offsets of the runs of Chinese characters that stand in none of the given pairs of characters.

    Args:
        text: The text.
        pairs: Pairs of characters, as `content_words` makes them, of the text it is compared with.
    """
    shared = {i + k for i in range(len(text) - 1) if text[i : i + 2] in pairs for k in (0, 1)}
    found: list[tuple[int, int]] = []
    for mark in HAN.finditer(text):
        start, end = mark.span()
        if start not in shared:
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found
