"""How many topics both sides raise, and whether chance would give as many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.counts import Floats
from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.readings import Figure, against_chance, counted, mean_of
from analysis.settings import Settings
from analysis.tokens import Bools
from analysis.units import Units, dealt, drawn, interval, share_of_extremes, units_of


def topic_overlap(
    documents: Sequence[AnalysedDocument], topics: pd.DataFrame, profile: Profile, settings: Settings
) -> list[Figure]:
    """Count the topics that each side raises, and the share that both raise.

    Args:
        documents: Analysed documents.
        topics: The table `topics`.
        profile: The sides.
        settings: Number of resamples and permutations, the seed.

    Returns:
        The share, and each side's number of topics. Units are what a side says on topics in a document, or a passage.
    """
    a, b = (topics[f"{side}_passages"].to_numpy(dtype=float) > 0 for side in profile.side_ids)
    both, either = int((a & b).sum()), int((a | b).sum())
    first, second = (side.label for side in profile.sides)
    share = both / either if either else float("nan")
    figures = []
    if either:
        reading = (
            f"Of {counted(either, 'topic')} that a side raises, both raise {both}; {int((a & ~b).sum())} only {first}, "
            f"{int((b & ~a).sum())} only {second}."
        )
        units = _raised(documents, topics, (a, b), profile, settings)
        null, draws = np.empty(0), np.empty(0)
        if units is not None and both + either > 0 and a.any() and b.any():
            to_first = units.sums(dealt(units, settings))
            here, there = units.observed()
            null = _overlap(to_first, here + there - to_first)
            draws = _overlap(*(units.sums(weights) for weights in drawn(units, settings)))
        low, high = interval(share, draws, most=1.0)
        p, mean = share_of_extremes(share, null), mean_of(null)
        if units is not None and null.size:
            reading += against_chance(share, mean, p, units.kind, settings)
        figures.append(Figure("topic_overlap", share, reading, low, high, mean, p))
    else:
        figures.append(Figure("topic_overlap", share, "Neither side raises a topic."))
    for side, raised in zip(profile.sides, (a, b), strict=True):
        count = int(raised.sum())
        figures.append(Figure(f"{side.id}_topics", float(count), f"{side.label} raises {counted(count, 'topic')}."))
    return figures


def _raised(
    documents: Sequence[AnalysedDocument],
    topics: pd.DataFrame,
    raised: tuple[Bools, Bools],
    profile: Profile,
    settings: Settings,
) -> Units | None:
    """Return where each topic is raised, as units; None where the table has no evidence."""
    number = {document.document.doc_id: index for index, document in enumerate(documents)}
    found: list[tuple[int, int, int, int]] = []
    for code, side in enumerate(profile.side_ids):
        if f"{side}_evidence" not in topics:
            return None
        for topic, cell in enumerate(topics[f"{side}_evidence"]):
            if raised[code][topic] and isinstance(cell, str):
                for place in filter(None, cell.split(";")):
                    doc_id, _, span = place.rpartition(":")
                    found.append((number.get(doc_id, -1), int(span.partition("-")[0]), code, topic))
    if not found:
        return None
    document, start, code_of, topic_of = np.array(found, np.int64).T
    part = document * (int(start.max()) + 1) + start
    return units_of(
        document,
        part,
        code_of,
        topic_of,
        np.ones(document.size),
        columns=len(topics),
        kind="passages",
        settings=settings,
    )


def _overlap(first: Floats, second: Floats) -> Floats:
    """Return, for each row, the share of the topics that a side raises which both raise."""
    both = ((first > 0) & (second > 0)).sum(axis=1)
    either = ((first > 0) | (second > 0)).sum(axis=1)
    return np.where(either > 0, both / np.maximum(either, 1), np.nan)
