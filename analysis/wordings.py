"""How each side words a topic: its most telling phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.aliases import HAN, words_of

WIDEST = 18
"""Words (Chinese: twice as many characters) of the longest phrase shown in a cell."""
_CLAUSE = re.compile(r"[,;:，；：。！？!?\n—–]+|\.(?=\s|$)|\s-\s")


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
    left, right = low, high
    for mark in _CLAUSE.finditer(text, low, high):
        if mark.end() <= start:
            left = mark.end()
        elif mark.start() >= end:
            right = mark.start()
            break
    if HAN.search(text, left, right):
        spare = max(0, 2 * WIDEST - (end - start))
        left, right = max(left, start - spare), min(right, end + spare)
    else:
        before = [m.start() for m in re.finditer(r"\S+", text[left:start])]
        after = [m.end() for m in re.finditer(r"\S+", text[end:right])]
        room = max(2, WIDEST - len(text[start:end].split()))
        keep = min(len(after), max(room - len(before), room // 2))
        right = end + after[keep - 1] if keep else end
        if len(before) > room - keep:
            left += before[-(room - keep)] if room > keep else start - left
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


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
