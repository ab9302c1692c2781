"""Which utterances are tellings of one: likeness of their words, weighted by rarity, without comparing all with all."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.utterances import Utterance

MIN_SHARED = 4
"""Content words that two tellings of one utterance must share."""
SAME = 0.5
"""Cosine from which two tellings count as one utterance."""
SAME_TOPIC = 0.4
"""The same where both raise one topic: translations of one sentence share few words but that."""
RELATED = 0.3
"""Likeness to a cluster's first telling that one needs which is most like another of its tellings."""
REPEATED = 0.9
"""Likeness from which a telling adds nothing by which further ones could be found."""
TOPIC = "#"
"""Sign before a topic's id among the words of an utterance."""
TRIMMED = 0.62
"""Share of the shorter telling's weight found in the longer one from which it counts as cut from it."""
CROWD = 200
"""Utterances that share a word before it is too common to look others up by."""


def rarity(said: Sequence[Utterance]) -> dict[str, float]:
    """Return each stem's inverse document frequency among the utterances, smoothed so that none is zero."""
    seen: Counter[str] = Counter()
    for utterance in said:
        seen.update(utterance.stems.keys())
    return {stem: math.log((1 + len(said)) / (1 + count)) + 1 for stem, count in seen.items()}


def compare(one: Utterance, other: Utterance, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the cosine of two utterances, and the share of the shorter one's weight that the longer one holds."""
    shared = one.stems.keys() & other.stems.keys()
    product = sum(one.stems[s] * other.stems[s] * weights[s] ** 2 for s in sorted(shared))
    lengths = [math.sqrt(sum((u.stems[s] * weights[s]) ** 2 for s in sorted(u.stems))) for u in (one, other)]
    cosine = product / (lengths[0] * lengths[1]) if product else 0.0
    smaller = min(sum(weights[s] for s in sorted(u.stems)) for u in (one, other))
    return cosine, sum(weights[s] for s in sorted(shared)) / smaller


def cluster(
    said: Sequence[Utterance], weights: Mapping[str, float], tick: Callable[[int], None] = lambda _: None
) -> list[list[int]]:
    """Group utterances, the fullest first: each joins the clusters in which one is like it, which thereby become one.

    The clusters' first tellings must be alike too, if less so: otherwise one telling would lead to the next and at
    last to something else.

    Args:
        said: The utterances.
        weights: What `rarity` says of their words.
        tick: Called with the number of utterances that are done.

    Returns:
        The clusters as indexes of `said`, the fullest telling first; an utterance like no other is one by itself.
    """
    order = sorted(range(len(said)), key=lambda n: (-sum(said[n].stems.values()), said[n].doc_id, said[n].start))
    place = {number: rank for rank, number in enumerate(order)}
    joined = _Joined(place)
    lookup: defaultdict[str, list[int]] = defaultdict(list)
    told: dict[tuple[object, ...], int] = {}
    for done, number in enumerate(order):
        tick(done)
        same = told.setdefault((said[number].voice, said[number].words, *sorted(said[number].stems.items())), number)
        if same != number:
            joined.add(number, same)
            continue
        found = sorted(_alike(number, said, lookup, joined, weights), key=lambda pair: (pair[0], -place[pair[1]]))
        joined.add(number, found[0][1] if found else number)
        for _, other in found[1:]:
            one, two = joined.head(number), joined.head(other)
            if one != two and _like(said[one], said[two], weights) >= RELATED:
                joined.join(one, two)
        if not found or -found[0][0] < REPEATED or said[number].within >= 0:
            for stem in said[number].stems:
                lookup[stem].append(number)
    clusters: defaultdict[int, list[int]] = defaultdict(list)
    for number in order:
        clusters[joined.head(number)].append(number)
    return list(clusters.values())


class _Joined:
    """Which cluster each utterance is in; a cluster is known by its fullest telling."""

    def __init__(self, place: Mapping[int, int]) -> None:
        self._place = place
        self._above: dict[int, int] = {}

    def head(self, number: int) -> int:
        """Return the fullest telling of an utterance's cluster."""
        while self._above[number] != number:
            number = self._above[number]
        return number

    def add(self, number: int, other: int) -> None:
        """Put an utterance into the cluster of another, or by itself."""
        self._above[number] = number if other == number else self.head(other)

    def join(self, one: int, two: int) -> None:
        """Make one cluster of two, given their heads."""
        first, second = sorted((one, two), key=self._place.__getitem__)
        self._above[second] = first


def _alike(
    number: int,
    said: Sequence[Utterance],
    lookup: Mapping[str, Sequence[int]],
    joined: _Joined,
    weights: Mapping[str, float],
) -> Iterator[tuple[float, int]]:
    """Yield the earlier utterances that tell the same, each with how alike it is, negated."""
    mine = said[number]
    votes: Counter[int] = Counter()
    for stem in mine.stems:
        if len(lookup.get(stem, ())) <= CROWD:
            votes.update(lookup.get(stem, ()))
    for other, shared in votes.items():
        if shared >= min(MIN_SHARED, len(mine.stems)) and said[other].voice == mine.voice:
            score, head = _same(mine, said[other], weights), joined.head(other)
            if score and (other == head or _like(mine, said[head], weights) >= RELATED):
                yield -score, other


def _like(one: Utterance, other: Utterance, weights: Mapping[str, float]) -> float:
    return max(compare(one, other, weights)) if one.within < 0 else float(_holds(one, other))


def _holds(one: Utterance, other: Utterance) -> bool:
    """Return whether one of two utterances stands in the other word for word."""
    return one.words in other.words or other.words in one.words


def _same(one: Utterance, other: Utterance, weights: Mapping[str, float]) -> float:
    """Return how alike two utterances are if they are tellings of one, else 0; a short one only word for word."""
    if one.within >= 0 or other.within >= 0:
        return float(one.doc_id != other.doc_id and _holds(one, other))
    shared = one.stems.keys() & other.stems.keys()
    if len(shared) < MIN_SHARED:
        return 0.0
    cosine, held = compare(one, other, weights)
    on_one_topic = any(stem.startswith(TOPIC) for stem in shared)
    return max(cosine, held) if cosine >= (SAME_TOPIC if on_one_topic else SAME) or held >= TRIMMED else 0.0
