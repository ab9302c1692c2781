"""Thresholds and seeds of a run; all of them stand in its run record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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
        phrase_likelihood: Log-likelihood ratio that the weakest cut of a phrase must reach (10.83: p = .001).
        phrase_information: Pointwise mutual information in bits that each cut must reach (2: its parts stand together
            four times as often as by chance).
        free_share: Share of its occurrences that a term needs outside longer terms to be listed beside them.
        duplicates: Whether copies of one text count `once`, as the earliest full one, or `all` of them count.
        prior_weight: Words of the log-odds prior for each word of the shorter side; its shape is both sides' words.
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
    phrase_likelihood: float = 10.83
    phrase_information: float = 2.0
    free_share: float = 0.25
    prior_weight: float = 0.1
    duplicates: Literal["once", "all"] = "once"
