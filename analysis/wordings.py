"""How each side words a topic: its most telling phrase, and the sentences in which the two come closest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.aliases import HAN, words_of

Stretch = tuple[str, int, int]
"""A document's id and half-open offsets in its text."""

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


def content_words(text: str) -> list[str]:
    """Return the words by which two wordings are told apart: longer words, and pairs of Chinese characters."""
    words = [word.folded for word in words_of(text) if len(word.folded) > 3 or word.folded.isdigit()]
    han = [text[i : i + 2] for i in range(len(text) - 1) if HAN.match(text[i]) and HAN.match(text[i + 1])]
    return [*words, *han]


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


@dataclass(frozen=True, slots=True)
class WordingPair:
    """Two sentences, one of each side, in which both word one topic.

    Attributes:
        topic: The topic.
        first: The first side's sentence as (doc_id, start, end).
        second: The second side's.
        similarity: Cosine of their content words; 0 where they are in different languages.
        first_only: Offsets, in the document, of the first side's words that the other sentence lacks.
        second_only: The same for the second side.
    """

    topic: str
    first: Stretch
    second: Stretch
    similarity: float
    first_only: tuple[tuple[int, int], ...]
    second_only: tuple[tuple[int, int], ...]


def closest_wordings(
    topic: str, first: Sequence[Stretch], second: Sequence[Stretch], texts: Mapping[str, str], *, most: int = 3
) -> tuple[WordingPair, ...]:
    """Return the sentences in which the two sides come closest on a topic, with the words that differ.

    Args:
        topic: The topic's id.
        first: The first side's evidence, as in the topics table.
        second: The second side's.
        texts: The documents' texts by id.
        most: Pairs at most; each sentence stands in one.

    Returns:
        The pairs, the closest first.
    """
    words = {
        stretch: Counter(content_words(texts[stretch[0]][stretch[1] : stretch[2]])) for stretch in {*first, *second}
    }
    scored = sorted((-_cosine(words[a], words[b]), a, b) for a in sorted(set(first)) for b in sorted(set(second)))
    used: set[Stretch] = set()
    pairs: list[WordingPair] = []
    for score, a, b in scored:
        if len(pairs) < most and a not in used and b not in used:
            used |= {a, b}
            pairs.append(
                WordingPair(topic, a, b, round(-score, 6), _lacking(a, words[b], texts), _lacking(b, words[a], texts))
            )
    return tuple(pairs)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(one[word] * other[word] for word in sorted(one.keys() & other.keys()))
    lengths = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return product / lengths if product else 0.0


def _lacking(stretch: Stretch, theirs: Mapping[str, int], texts: Mapping[str, str]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a sentence's content words that another sentence lacks."""
    doc_id, start, end = stretch
    return tuple(
        (start + word.start, start + word.end)
        for word in words_of(texts[doc_id][start:end])
        if (len(word.folded) > SHORTEST - 1 or word.folded.isdigit()) and word.folded not in theirs
    )
