"""The contrast plot of the terms: how much more often a side uses a term, against how often it occurs at all."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import pandas as pd

from analysis.drawing import COLOURS
from app_pages._charts import INK, SELECTION, Chart, filled, one_line, template
from app_pages._labels import FONT_SIZE, Label, place
from app_pages._look import CHART_GREY

if TYPE_CHECKING:
    from analysis.comparison import Comparison

MOST_POINTS = 400
MOST_LABELS = {"wide": 44, "narrow": 12}
MOST_TRIED = 120
"""Terms for which a place is looked for; in a crowd most find none."""
WIDTHS = {"wide": (560.0, 740.0, 1000.0), "narrow": (270.0, 370.0, 540.0)}
"""Widths of the plot itself, in pixels, at which labels must not touch; the smallest is narrower than any we know."""
BORDER = 550
"""Width of the plot, in pixels, from which the labels of the wide one are shown."""
HEIGHT, AXIS = 470, 58
"""Height of the chart, and how much of it the lower axis takes, in pixels."""
NEAR = 6.5
"""Pixels between terms with the same figures, which would else hide each other."""
LONGEST = 30
USED, ZERO, OMITTED = "used by both", "zero on one side", "never used by one side, beyond chance"
SHAPES = {USED: "circle", ZERO: "triangle-up", OMITTED: "diamond"}


def contrast_chart(comparison: Comparison, terms: pd.DataFrame, chosen: str) -> Chart:
    """Return the contrast plot.

    Args:
        comparison: For the sides.
        terms: Terms that passed the filters; the most significant `MOST_POINTS` of them are drawn.
        chosen: The selected term; it is drawn with its interval even where the limit would leave it out.

    Returns:
        A chart in which a point can be picked; the selection names the term.
    """
    drawn = _points(comparison, terms, chosen)
    most = float(drawn["x"].abs().max()) * 1.12 + 0.35
    top = float(drawn["occurrences"].max())
    low, high = 0.72, max(top, 2.0) * 1.35
    _spread(drawn, most, math.log(high / low))
    texts = pd.concat([_labels(drawn, layout, most, low, high, chosen) for layout in WIDTHS], ignore_index=True)
    row = drawn[drawn["term"] == chosen]
    return filled(
        _template(*(side.label for side in comparison.profile.sides)),
        rows={
            "points": drawn[[*_TOLD, "x", "y", "use"]],
            "texts": texts,
            "chosen": row[["x", "y", "side"]],
            "interval": row[["low", "high", "y", "side"]],
        },
        figures={"most": most, "low": low, "high": high, "ticks": _ticks(high)},
        height=HEIGHT,
    )


@lru_cache(maxsize=8)
def _template(first: str, second: str) -> Chart:
    """Return the plot without its points."""
    across = alt.Scale(domainMin=alt.expr("-most"), domainMax=alt.expr("most"), nice=False, zero=False)
    x = alt.X(
        "x:Q",
        title="times as often (Log Ratio)",
        scale=across,
        axis=alt.Axis(
            values=alt.expr("sequence(-floor(most), floor(most) + 1)"),
            labelExpr="datum.value == 0 ? 'equal' : pow(2, abs(datum.value)) + '×'",
            labelOverlap="greedy",
            labelColor=INK,
            gridOpacity=0.2,
        ),
    )
    y = alt.Y(
        "y:Q",
        title="occurrences in both sides' words",
        scale=alt.Scale(type="log", domainMin=alt.expr("low"), domainMax=alt.expr("high"), nice=False),
        axis=alt.Axis(values=alt.expr("ticks"), format=",d", labelColor=INK, gridOpacity=0.2, titlePadding=8),
    )
    colour = alt.Color("side:N", scale=alt.Scale(domain=[first, second], range=list(COLOURS)), legend=None)
    shape = alt.Shape("use:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    pick = alt.selection_point(name=SELECTION, fields=["term"], on="click", empty=False, toggle=False)
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(filled=True, size=85, opacity=0.85, cursor="pointer")
        .encode(x=x, y=y, color=colour, shape=shape, tooltip=_tooltip(first, second))
        .add_params(pick)
    )
    axis = alt.Chart(alt.NamedData("chosen")).mark_rule(color=CHART_GREY, aria=False).encode(x=alt.datum(0))
    interval = (
        alt.Chart(alt.NamedData("interval"))
        .mark_rule(strokeWidth=2, clip=True, aria=False)
        .encode(x=alt.X("low:Q", scale=across), x2="high:Q", y=y, color=colour)
    )
    ring = (
        alt.Chart(alt.NamedData("chosen"))
        .mark_point(filled=False, size=300, strokeWidth=2.5, opacity=1, aria=False)
        .encode(x=x, y=y, color=colour)
    )
    layers = alt.layer(points, axis, interval, ring, *_texts(x, y))
    return template(layers, "most", "low", "high", "ticks")


_TOLD = ("term", "side", "counts", "rates", "documents", "ratio", "q", "never")
"""Columns of the points that the tooltip shows."""


def _tooltip(first: str, second: str) -> list[alt.Tooltip]:
    both = f"{first} and {second}"
    titles = ("Term", "Leans to", f"Count, {both}", "Per 1,000 words", "Documents", "Log Ratio", "q", "Never used by")
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in zip(_TOLD, titles, strict=True)]


def _points(comparison: Comparison, terms: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """Return what is drawn of the terms, the most significant first: places, texts and what the tooltip says."""
    profile = comparison.profile
    first, second = profile.side_ids
    order = terms.assign(_sure=pd.to_numeric(terms["g2"]).abs())
    order = order.sort_values(["_sure", "term"], ascending=[False, True])
    order = order[(np.arange(len(order)) < MOST_POINTS) | (order["term"] == chosen)]
    ours, theirs = order[f"{first}_count"].to_numpy(), order[f"{second}_count"].to_numpy()
    ratio = pd.to_numeric(order["log_ratio"]).to_numpy(dtype=float)
    ends = order[["log_ratio_low", "log_ratio_high"]].apply(pd.to_numeric).to_numpy(dtype=float)
    silent = order["omitted_by"].to_numpy()
    return pd.DataFrame(
        {
            "term": order["term"].to_numpy(),
            "label": [one_line(term, LONGEST) for term in order["term"]],
            "side": [profile.label(first if value > 0 else second) for value in ratio],
            "counts": [f"{a:,} : {b:,}" for a, b in zip(ours, theirs, strict=True)],
            "rates": _pairs(order, first, second, "per_1000", "{:.2f}"),
            "documents": _pairs(order, first, second, "documents", "{:,}"),
            "ratio": [_interval(value, *pair) for value, pair in zip(ratio, ends, strict=True)],
            "q": [f"{value:.3f}" for value in pd.to_numeric(order["q_value"])],
            "never": [profile.label(str(side)) if side else "" for side in silent],
            "use": [
                OMITTED if side else ZERO if not (a and b) else USED
                for side, a, b in zip(silent, ours, theirs, strict=True)
            ],
            "occurrences": (ours + theirs).astype(float),
            "x": -ratio,
            "y": (ours + theirs).astype(float),
            "low": -ends[:, 1],
            "high": -ends[:, 0],
        }
    )


def _pairs(order: pd.DataFrame, first: str, second: str, column: str, shape: str) -> list[str]:
    pairs = zip(order[f"{first}_{column}"], order[f"{second}_{column}"], strict=True)
    return [f"{shape.format(a)} : {shape.format(b)}" for a, b in pairs]


def _interval(value: float, low: float, high: float) -> str:
    return f"{value:.2f}" if math.isnan(low) or math.isnan(high) else f"{value:.2f} ({low:.2f} to {high:.2f})"


def _spread(drawn: pd.DataFrame, most: float, span: float) -> None:
    """Set terms with the same figures beside each other, in a spiral around their place.

    Args:
        drawn: The points; `x` and `y` are changed.
        most: The end of the horizontal axis.
        span: Length of the vertical axis, in natural logarithms.
    """
    number = drawn.groupby(["x", "y"]).cumcount().to_numpy()
    angle, radius = number * math.pi * (3 - math.sqrt(5)), NEAR * np.sqrt(number)
    drawn["x"] += radius * np.cos(angle) * 2 * most / WIDTHS["wide"][1]
    drawn["y"] *= np.exp(radius * np.sin(angle) * span / (HEIGHT - AXIS))


def _labels(drawn: pd.DataFrame, layout: str, most: float, low: float, high: float, chosen: str) -> pd.DataFrame:
    """Return the labels that find a place: text, the point's place, and how far from it the text stands."""
    across = (drawn["x"].to_numpy() + most) / (2 * most)
    down = 1 - np.log(drawn["y"].to_numpy() / low) / math.log(high / low)
    texts = list(drawn["label"])
    own = np.flatnonzero(drawn["term"] == chosen).tolist()
    found: tuple[Label, ...] = place(
        across,
        down,
        texts,
        order=[*own, *(number for number in range(min(MOST_TRIED, len(drawn))) if number not in own)],
        widths=WIDTHS[layout],
        height=HEIGHT - AXIS,
        most=MOST_LABELS[layout],
        crossed=own,
    )
    rows: list[dict[str, Any]] = [
        {
            "label": texts[each.point],
            "layout": layout,
            "x": drawn["x"].iloc[each.point],
            "y": drawn["y"].iloc[each.point],
            "dx": each.dx,
            "dy": each.dy,
            "align": each.align,
            "weight": "bold" if drawn["term"].iloc[each.point] == chosen else "normal",
        }
        for each in found
    ]
    return pd.DataFrame(rows, columns=["label", "layout", "x", "y", "dx", "dy", "align", "weight"])


def _texts(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the layers of the labels, one for each alignment; the width of the plot decides which rows are shown."""
    shown = f"datum.layout == (width < {BORDER} ? 'narrow' : 'wide')"
    return [
        alt.Chart(alt.NamedData("texts"))
        .transform_filter(shown)
        .transform_filter(f"datum.align == '{align}'")
        .mark_text(
            align=align,
            baseline="middle",
            dx=alt.expr("datum.dx"),
            dy=alt.expr("datum.dy"),
            color=INK,
            fontSize=FONT_SIZE,
            fontWeight=alt.expr("datum.weight"),
            tooltip=None,
            aria=False,
        )
        .encode(x=x, y=y, text="label:N")
        for align in ("left", "center", "right")
    ]


def _ticks(high: float) -> list[int]:
    """Return the ticks of the axis of occurrences: 1, 2, 5, 10 and so on."""
    powers = range(int(math.log10(high)) + 1)
    return [step * 10**power for power in powers for step in (1, 2, 5) if step * 10**power <= high]
