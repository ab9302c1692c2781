"""Thresholds and seeds of a run; all of them stand in its run record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set for a comparison.

    Attributes:
        seed: Seed of every random draw (bootstrap, permutation).
        bootstrap: Number of bootstrap resamples behind an interval.
        permutations: Number of side permutations behind a null.
        alpha: False-discovery rate below which a difference is called one.
        min_count: A term needs this many occurrences on the side that has it to be listed.
        omission_min_count: Occurrences on one side that make zero on the other worth calling an omission.
        omission_min_documents: Documents (where a side has that many) in which they must occur.
        omission_max_probability: Highest probability of zero by chance at which `omitted_by` is set.
        floor_words: Words a side needs before terms are ranked.
        floor_documents: Documents a side needs before document-level statistics are used.
        max_phrase: Longest phrase counted, in words.
        keep_names: Whether speaker names and reporting verbs stay in the term table.
    """

    seed: int = 20250605
    bootstrap: int = 200
    permutations: int = 200
    alpha: float = 0.05
    min_count: int = 2
    omission_min_count: int = 3
    omission_min_documents: int = 2
    omission_max_probability: float = 0.05
    floor_words: int = 100
    floor_documents: int = 5
    max_phrase: int = 4
    keep_names: bool = False
