"""Where the two sides come closest on a topic: pairs of sentences, with the words in which they differ."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.aliases import words_of
from analysis.mentions import Mention
from analysis.passage import AnalysedDocument
from analysis.places import Places
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.tables import columns
from analysis.wordings import content_words, uncovered

Stretch = tuple[str, int, int]
"""A document's id and half-open offsets in its text."""

MOST_SENTENCES = 40
"""Sentences of a side on a topic that are compared; of more, an even selection."""
MOST_PAIRS = 3
CLOSE = 0.15
"""Similarity below which only a topic's first pair is shown: farther pairs share little but the topic."""


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


def pair_wordings(
    documents: Sequence[AnalysedDocument], mentions: Sequence[Mention], profile: Profile, *, report: Progress = quiet
) -> pd.DataFrame:
    """Pair, for every topic that both sides raise, the sentences in which they come closest.

    Args:
        documents: The analysed documents.
        mentions: What `find_mentions` found in them.
        profile: Sides and topics.
        report: Told as topics are done.

    Returns:
        One row a pair, topics in the catalogue's order and the closest pair first, with the columns of the wordings
        table. The `_only` cells hold the offsets of differing words as `start-end` joined by `;`.
    """
    places = {document.document.doc_id: Places(document) for document in documents}
    texts = {doc_id: place.text for doc_id, place in places.items()}
    said: dict[str, dict[str, list[Mention]]] = {topic.id: defaultdict(list) for topic in profile.topics}
    for mention in mentions:
        if mention.direct and not mention.claimed:
            for side in mention.sides(profile):
                said[mention.topic][side].append(mention)
    rows = []
    for topic, by_side in telling(said.items(), len(said), report, "pairing wordings"):
        first, second = (_stretches(by_side.get(side, []), side, places) for side in profile.side_ids)
        for pair in closest_wordings(topic, first, second, texts):
            sentences = (pair.first, pair.second)
            rows.append(
                (topic, pair.similarity)
                + tuple(cell for stretch in sentences for cell in stretch)
                + tuple(_cell(only) for only in (pair.first_only, pair.second_only))
                + tuple(texts[doc_id][start:end] for doc_id, start, end in sentences)
            )
    return pd.DataFrame(rows, columns=list(columns("wordings", profile)))


def _cell(offsets: Sequence[tuple[int, int]]) -> str:
    return ";".join(f"{start}-{end}" for start, end in offsets)


def _stretches(mentions: Sequence[Mention], side: str, places: Mapping[str, Places]) -> list[Stretch]:
    """Return the sentences that raise a topic: those with the side's own formulation first, then the longer ones."""
    step = max(1, math.ceil(len(mentions) / MOST_SENTENCES))
    best: dict[Stretch, bool] = {}
    for mention in mentions[::step]:
        stretch = (mention.doc_id, *places[mention.doc_id].around(mention.start, mention.end))
        best[stretch] = best.get(stretch, False) or mention.formulation == side
    return sorted(best, key=lambda stretch: (not best[stretch], stretch[1] - stretch[2], stretch))


def closest_wordings(
    topic: str, first: Sequence[Stretch], second: Sequence[Stretch], texts: Mapping[str, str], *, most: int = MOST_PAIRS
) -> tuple[WordingPair, ...]:
    """Return the sentences in which the two sides come closest on a topic, with the words that differ.

    Args:
        topic: The topic's id.
        first: The first side's sentences; where two pairs are equally close, those that stand earlier here are taken.
        second: The second side's.
        texts: The documents' texts by id.
        most: Pairs at most; each sentence stands in one.

    Returns:
        The pairs, the closest first. A sentence that both sides share is no pair.
    """
    words = {
        stretch: Counter(content_words(texts[stretch[0]][stretch[1] : stretch[2]])) for stretch in {*first, *second}
    }
    scored = sorted(
        (-_cosine(words[a], words[b]), i + j, i, j) for i, a in enumerate(first) for j, b in enumerate(second) if a != b
    )
    used: set[Stretch] = set()
    pairs: list[WordingPair] = []
    for score, _, i, j in scored:
        a, b = first[i], second[j]
        if len(pairs) < most and a not in used and b not in used and (not pairs or -score >= CLOSE):
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
    """Return the offsets of a sentence's content words (Chinese: characters) that another sentence lacks."""
    doc_id, start, end = stretch
    text = texts[doc_id][start:end]
    found = [
        (start + word.start, start + word.end)
        for word in words_of(text)
        if (len(word.folded) > 3 or word.folded.isdigit()) and word.folded not in theirs
    ]
    found += [(start + low, start + high) for low, high in uncovered(text, theirs)]
    return tuple(sorted(found))
