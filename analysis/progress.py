"""How far a comparison is: told within each step, so that long work shows a count and can be stopped at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int, str], None]
"""Called with (done, total, step) from time to time, within a step from 0 to its total; may raise to stop the work."""

READING = "reading documents"
STEPS = (
    READING,
    "looking for copies",
    "finding topics",
    "testing claims",
    "contrasting terms",
    "judging topics",
    "matching quotations",
    "pairing wordings",
    "listing figures",
    "comparing events",
    "summing up",
)
"""The steps in their order."""

T = TypeVar("T")


def quiet(done: int, total: int, step: str) -> None:
    """Tell nobody."""


def telling(items: Iterable[T], total: int, report: Progress, step: str) -> Iterator[T]:
    """Yield items, and tell before each of them how many are done, and at the end that all are.

    Args:
        items: What is worked through.
        total: How many there are.
        report: Whom to tell.
        step: One of `STEPS`.
    """
    for done, item in enumerate(items):
        report(done, total, step)
        yield item
    report(total, total, step)
