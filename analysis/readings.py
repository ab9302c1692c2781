"""Figures of the summary, and the sentences that say what they mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.counts import Floats
from analysis.settings import Settings


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the summary."""

    measure: str
    value: float
    reading: str
    low: float = float("nan")
    high: float = float("nan")
    null_mean: float = float("nan")
    p_value: float = float("nan")


def mean_of(values: Floats) -> float:
    """Return the mean of the values that are defined."""
    values = values[~np.isnan(values)]
    return float(values.mean()) if values.size else float("nan")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun in the right form: "1 word", "2,000 words"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def against_chance(value: float, mean: float, p: float, units: str, settings: Settings) -> str:
    """Say how a share stands to its null, and why its units are smaller than documents."""
    few = "" if units == "documents" else f", {units} since a side has fewer than {settings.floor_documents} documents"
    chance = f"with the sides' {units} dealt out at random ({mean:.0%}{few})"
    if p <= settings.alpha:
        return f" That share ({value:.0%}) is {'less' if value < mean else 'more'} than {chance}."
    return f" That share ({value:.0%}) is no different from that {chance}."
