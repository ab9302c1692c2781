"""Units of text dealt out to the sides at random, and drawn again with repetition: nulls and intervals of figures.

A unit is what one side says in one document; where a side has too few documents, in one passage or sentence. Under the
null the units are dealt out to the sides anew, as many to each as it has. For an interval each side's units are drawn
again from its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.counts import Floats
from analysis.resampling import bootstrap_weights
from analysis.settings import Settings
from analysis.tokens import Bools

ROUNDS = 16
"""Rounds summed at once, which bounds memory."""


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a comparison and what is counted in each.

    Attributes:
        kind: What a unit is, in the plural: `documents`, `passages` or `sentences`.
        first: For each unit, whether it is the first side's.
        counts: A row a unit, a column a thing counted.
    """

    kind: str
    first: Bools
    counts: sparse.csr_array

    def sums(self, weights: Floats) -> Floats:
        """Return the sum of all units' counts for each row of weights, one a unit."""
        columns = sparse.csr_array(self.counts.T)
        parts = [columns @ weights[start : start + ROUNDS].T for start in range(0, len(weights), ROUNDS)]
        return np.concatenate(parts, axis=1).T if parts else np.empty((0, self.counts.shape[1]))

    def observed(self) -> tuple[Floats, Floats]:
        """Return each side's counts."""
        return self.sums(self.first[None, :].astype(float))[0], self.sums(1.0 - self.first[None, :].astype(float))[0]


def units_of(
    document: NDArray[np.int64],
    part: NDArray[np.int64],
    side: NDArray[np.int64],
    column: NDArray[np.int64],
    amount: Floats,
    *,
    columns: int,
    kind: str,
    settings: Settings,
) -> Units:
    """Gather what was counted into units.

    Args:
        document: For each count, the number of its document.
        part: For each count, the number of its passage or sentence, different in different documents.
        side: For each count, 0 or 1.
        column: For each count, what was counted.
        amount: For each count, how much.
        columns: How many things are counted.
        kind: What a part is, in the plural.
        settings: `floor_documents` says how many documents of each side make documents the units.
    """
    present = [np.unique(document[side == code]).size for code in (0, 1)]
    enough = min(present) >= settings.floor_documents
    rows, row = np.unique((document if enough else part) * 2 + side, return_inverse=True)
    counts = sparse.csr_array((amount, (row, column)), shape=(rows.size, columns))
    counts.sum_duplicates()
    return Units("documents" if enough else kind, rows % 2 == 0, counts)


def dealt(units: Units, settings: Settings) -> Floats:
    """Return, for each permutation, which units fall to the first side, as ones and zeros."""
    generator = np.random.default_rng(settings.seed)
    rows = [generator.permutation(units.first) for _ in range(settings.permutations)]
    return np.array(rows, np.float64).reshape(len(rows), units.first.size)


def drawn(units: Units, settings: Settings) -> tuple[Floats, Floats]:
    """Return, for each resample, how often each unit of the first side, and of the second, stands in it."""
    ones = np.ones(units.first.size)
    weights = bootstrap_weights((ones * units.first, ones * ~units.first), settings).astype(np.float64)
    return weights * units.first, weights * ~units.first


def share_of_extremes(value: float, null: Floats) -> float:
    """Return the two-sided p-value of a figure: the share of the null's figures as far from their mean."""
    null = null[~np.isnan(null)]
    if not null.size or np.isnan(value):
        return float("nan")
    middle = null.mean()
    return float((1 + (np.abs(null - middle) >= abs(value - middle) - 1e-12).sum()) / (1 + null.size))


def interval(value: float, draws: Floats, *, most: float = np.inf) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure, laid round it.

    A resample repeats units and leaves others out, which shifts some figures to one side: the spread of the resamples
    is what counts, not where they lie. The interval is cut at zero and at `most`.
    """
    draws = draws[~np.isnan(draws)]
    if not draws.size or np.isnan(value):
        return float("nan"), float("nan")
    low, high = value + np.quantile(draws, [0.025, 0.975]) - draws.mean()
    return max(0.0, float(low)), min(most, float(high))
