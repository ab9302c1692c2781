"""Where the labels of a scatter plot go so that none lies on another, on a point or across the edge.

The page does not know how wide the reader's window is, so a place is taken only if it is free at several widths. Texts
are measured by a table of character widths: the browser's own measure is not at hand, and a label that is taken for a
little wider than it is does no harm.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Align = Literal["left", "right", "center"]

FONT_SIZE = 12.0
LINE = 14.0
"""Height of a label in pixels."""
DOT = 5.0
"""Half the width of a point in pixels."""
GAP = 3.0
"""Pixels kept free between a label and what is beside it."""

_NARROW, _SLIM, _WIDE = frozenset("iljI.,;:'|!’‘"), frozenset('frt()[]-/ "“”1'), frozenset("mwMW@%—…&")
_SIDES: tuple[tuple[Align, float, float], ...] = (
    ("left", DOT + GAP, 0.0),
    ("right", -DOT - GAP, 0.0),
    ("center", 0.0, -DOT - LINE / 2 - 1),
    ("center", 0.0, DOT + LINE / 2 + 1),
    ("left", DOT, -LINE * 0.7),
    ("right", -DOT, -LINE * 0.7),
    ("left", DOT, LINE * 0.7),
    ("right", -DOT, LINE * 0.7),
)
"""Where a label may stand: how it is aligned, and how far from its point, in pixels; the best place first."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place.

    Attributes:
        point: Number of its point.
        align: Which end of it lies at the place.
        dx: Pixels from the point to the right.
        dy: Pixels from the point downwards, to the middle of the line.
    """

    point: int
    align: Align
    dx: float
    dy: float


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return about how wide a text is drawn, in pixels; rather too wide than too narrow.

    Args:
        text: One line.
        size: Height of the font in pixels.
    """
    return sum(map(_character, text)) * size


def place(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    texts: Sequence[str],
    *,
    order: Sequence[int],
    widths: Sequence[float],
    height: float,
    most: int,
    crossed: Collection[int] = (),
) -> tuple[Label, ...]:
    """Give the most important labels their places, one after the other, and leave out what finds none.

    Args:
        x: Places of the points from the left, 0 to 1.
        y: Places of the points from the top, 0 to 1.
        texts: A label for each point.
        order: Numbers of the points that may have a label, the most important first.
        widths: Widths of the plot in pixels at all of which the labels must be free of each other.
        height: Height of the plot in pixels.
        most: Labels placed at most.
        crossed: Points through which a line runs from left to right: their labels stand above or below.

    Returns:
        The labels, in the order in which they were placed.
    """
    columns = np.array(widths)
    across = x[:, None] * columns[None, :]
    down = y * height
    placed: list[Label] = []
    taken: list[npt.NDArray[np.float64]] = []  # each 4 × widths: left, top, right, bottom
    for number in order:
        if len(placed) >= most:
            break
        for label, box in _candidates(number, texts[number], across[number], down[number]):
            if number in crossed and abs(label.dy) < DOT + LINE / 2:
                continue
            if _inside(box, columns, height) and _free(box, number, across, down, taken):
                placed.append(label)
                taken.append(box)
                break
    return tuple(placed)


def _candidates(
    number: int, text: str, across: npt.NDArray[np.float64], down: float
) -> Iterator[tuple[Label, npt.NDArray[np.float64]]]:
    """Yield each place that a label may take, with its box at each width."""
    wide = text_width(text)
    for align, dx, dy in _SIDES:
        left = across + dx - {"left": 0.0, "right": wide, "center": wide / 2}[align]
        top = np.full_like(left, down + dy - LINE / 2)
        yield Label(number, align, dx, dy), np.stack([left, top, left + wide, top + LINE])


def _inside(box: npt.NDArray[np.float64], widths: npt.NDArray[np.float64], height: float) -> bool:
    return bool((box[0] >= 0).all() and (box[2] <= widths).all() and box[1, 0] >= 0 and box[3, 0] <= height)


def _free(
    box: npt.NDArray[np.float64],
    own: int,
    across: npt.NDArray[np.float64],
    down: npt.NDArray[np.float64],
    taken: Sequence[npt.NDArray[np.float64]],
) -> bool:
    """Return whether a box lies on no other point and on no label, at every width."""
    left, top, right, bottom = box
    on_points = (
        (across + DOT > left) & (across - DOT < right) & ((down + DOT > top[0]) & (down - DOT < bottom[0]))[:, None]
    )
    on_points[own] = False
    if on_points.any():
        return False
    return not any(
        ((other[2] + GAP > left) & (other[0] - GAP < right) & (other[3] > top) & (other[1] < bottom)).any()
        for other in taken
    )


def _character(character: str) -> float:
    """Return the width of a character in heights of the font."""
    if character in _NARROW:
        return 0.28
    if character in _SLIM:
        return 0.38
    if character in _WIDE:
        return 0.92
    if unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    return 0.66 if character.isupper() else 0.57
