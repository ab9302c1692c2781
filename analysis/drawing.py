"""The diverging chart of a briefing: the first side's passages left of the axis, the second side's right of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

from analysis.packing import ILLEGAL

COLOURS = ("#3D74BD", "#CF5A1E")
"""First and second side: blue against vermilion, which colour-blind readers tell apart. Both keep a contrast of at
least 3:1 on the page's light and dark backgrounds, whose charts have them too."""
LABEL, BARS, ROW, TOP, PAD = 300, 400, 24, 34, 34
"""Width of the labels and of the bars, height of a row, height above the first, room for the counts at both ends."""
LONGEST_LABEL = 44
"""Columns of text that fit into the width of the labels; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One topic of the chart.

    Attributes:
        label: The topic's name.
        counts: In how many passages each side raises it, in the profile's order.
        verdict: What was found, in words.
    """

    label: str
    counts: tuple[int, int]
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A diverging bar chart.

    Attributes:
        title: What it shows, in a sentence.
        sides: What to call the two sides; the first one is drawn on the left.
        bars: From top to bottom.
    """

    title: str
    sides: tuple[str, str]
    bars: tuple[Bar, ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the heading of the chart as a table."""
        return "topic", *self.sides, "verdict"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the chart as rows of text."""
        return tuple((bar.label, *(f"{count:,}" for count in bar.counts), bar.verdict) for bar in self.bars)

    @property
    def description(self) -> str:
        """Return the chart in words, for who cannot see it."""
        first, second = self.sides
        told = (f"{bar.label}: {first} {bar.counts[0]:,}, {second} {bar.counts[1]:,}" for bar in self.bars)
        return f"{self.title} {'; '.join(told)}."

    @property
    def reach(self) -> tuple[int, int]:
        """Return the longest bar of each side, at least 1."""
        return max([1, *(bar.counts[0] for bar in self.bars)]), max([1, *(bar.counts[1] for bar in self.bars)])


def svg(chart: Chart) -> str:
    """Return the chart as an SVG element to stand in a page: no script, nothing to fetch, text escaped."""
    left, right = chart.reach
    unit = (BARS - 2 * PAD) / (left + right)
    axis = LABEL + PAD + left * unit
    height = TOP + ROW * len(chart.bars) + 6
    parts = [
        f'<svg role="img" viewBox="0 0 {LABEL + BARS} {height}" width="{LABEL + BARS}" height="{height}"',
        f' aria-label="{_text(chart.description)}" font-size="13" fill="currentColor">',
        f'<text x="{axis - 8:.1f}" y="18" text-anchor="end" font-weight="600">◀ {_text(chart.sides[0])}</text>',
        f'<text x="{axis + 8:.1f}" y="18" font-weight="600">{_text(chart.sides[1])} ▶</text>',
    ]
    for number, bar in enumerate(chart.bars):
        top = TOP + ROW * number
        middle = top + 15
        first, second = bar.counts
        parts.append(f"<g><title>{_text(f'{bar.label}: {bar.verdict}'.rstrip(': '))}</title>")
        parts.append(f'<text x="{LABEL - 10}" y="{middle}" text-anchor="end">{_text(shortened(bar.label))}</text>')
        if first:
            start = axis - first * unit
            parts.append(_rect(start, top, first * unit, COLOURS[0]))
            parts.append(f'<text x="{start - 5:.1f}" y="{middle}" text-anchor="end">{first:,}</text>')
        if second:
            parts.append(_rect(axis, top, second * unit, COLOURS[1]))
            parts.append(f'<text x="{axis + second * unit + 5:.1f}" y="{middle}">{second:,}</text>')
        parts.append("</g>")
    parts.append(
        f'<line x1="{axis:.1f}" y1="{TOP - 6}" x2="{axis:.1f}" y2="{height - 4}" stroke="currentColor" opacity=".5"/>'
    )
    return "\n".join((*parts, "</svg>"))


def shortened(label: str, most: int = LONGEST_LABEL) -> str:
    """Return a label cut to a number of columns, in which a Chinese character takes two.

    >>> shortened("Steering the giant ship", 12), shortened("关税战没有赢家", 8)
    ('Steering th…', '关税战…')
    """
    if _columns(label) <= most:
        return label
    kept = label
    while _columns(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _rect(x: float, top: int, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{top + 3}" width="{width:.1f}" height="{ROW - 7}" rx="2" fill="{colour}"/>'


def _text(text: str) -> str:
    return escape(ILLEGAL.sub("", re.sub(r"\s+", " ", text)))
