"""The charts. The first side always lies left of the axis and the second right of it, each in its own colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from app_pages._look import CHART_COLOURS, CHART_GREY, verdict_label

if TYPE_CHECKING:
    from analysis.comparison import Comparison

MOST_TOPICS = 24
SELECTION = "picked"

Chart = Any
"""Altair's chart types are unions of a dozen classes."""


def topics_chart(comparison: Comparison) -> Chart:
    """Return the diverging chart of topics: passages of each side, the most one-sided at the ends.

    Args:
        comparison: What was compared.

    Returns:
        A chart in which a bar can be picked; the selection names the topic.
    """
    profile = comparison.profile
    first, second = profile.side_ids
    a, b = f"{first}_passages", f"{second}_passages"
    raised = comparison.topics[(comparison.topics[a] + comparison.topics[b]) > 0].copy()
    raised["total"] = raised[a] + raised[b]
    raised = raised.sort_values(["total", "topic"], ascending=[False, True]).head(MOST_TOPICS)
    raised["lean"] = (raised[b] - raised[a]) / raised["total"]
    raised = raised.sort_values(["lean", "total", "topic"], ascending=[True, False, True])
    order = [_axis_label(label) for label in raised["label"]]
    rows = [
        {
            "topic": row["topic"],
            "label": _axis_label(row["label"]),
            "verdict": verdict_label(profile, row["verdict"]),
            "side": side.label,
            "passages": int(row[f"{side.id}_passages"]),
            "signed": int(row[f"{side.id}_passages"]) * (-1 if side.id == first else 1),
        }
        for _, row in raised.iterrows()
        for side in profile.sides
        if row[f"{side.id}_passages"]
    ]
    far_left, far_right = (
        max([1] + [row["passages"] for row in rows if row["side"] == side.label]) for side in profile.sides
    )
    margin = 0.06 * (far_left + far_right)
    pick = alt.selection_point(name=SELECTION, fields=["topic"], on="click", empty=True)
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y(
            "label:N",
            sort=order,
            title=None,
            axis=alt.Axis(labelLimit=330, ticks=False, domain=False, labelOverlap=False, labelFlush=False),
        ),
        x=alt.X(
            "signed:Q",
            title="passages",
            scale=alt.Scale(domain=[-far_left - margin, far_right + margin], nice=False),
            axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, tickCount=9, gridOpacity=0.25),
        ),
        tooltip=[
            alt.Tooltip("label:N", title="Topic"),
            alt.Tooltip("side:N", title="Side"),
            alt.Tooltip("passages:Q", title="Passages"),
            alt.Tooltip("verdict:N", title="Verdict"),
        ],
    )
    bars = base.mark_bar(height={"band": 0.68}, cursor="pointer").encode(
        color=alt.Color(
            "side:N",
            scale=alt.Scale(domain=[side.label for side in profile.sides], range=list(CHART_COLOURS)),
            legend=None,
        ),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
    )
    left = base.transform_filter("datum.signed < 0").mark_text(align="right", dx=-4, color=CHART_GREY)
    right = base.transform_filter("datum.signed > 0").mark_text(align="left", dx=4, color=CHART_GREY)
    axis = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=CHART_GREY).encode(x="zero:Q")
    layers = alt.layer(bars.add_params(pick), left.encode(text="passages:Q"), right.encode(text="passages:Q"), axis)
    return layers.properties(height=max(120, 23 * len(order) + 30))


def terms_chart(comparison: Comparison, terms: pd.DataFrame, measure: str, title: str) -> Chart:
    """Return the chart of the terms that lean most to either side.

    Args:
        comparison: For the names of the sides.
        terms: The rows to draw, each once.
        measure: A signed column; positive leans to the first side and is drawn to the left.
        title: What the measure is called.
    """
    profile = comparison.profile
    first, second = profile.side_ids
    rows = terms.assign(
        label=[_axis_label(term, 34) for term in terms["term"]],
        side=[profile.label(first if value > 0 else second) for value in terms[measure]],
        drawn=-pd.to_numeric(terms[measure]),
        first_count=terms[f"{first}_count"],
        second_count=terms[f"{second}_count"],
    )
    order = list(rows.sort_values(["drawn", "term"])["label"])
    most = max(float(rows["drawn"].abs().max()), 1e-9) * 1.08
    base = alt.Chart(rows[["label", "side", "drawn", "first_count", "second_count"]]).encode(
        y=alt.Y(
            "label:N",
            sort=order,
            title=None,
            axis=alt.Axis(labelLimit=330, ticks=False, domain=False, labelOverlap=False, labelFlush=False),
        ),
        tooltip=[
            alt.Tooltip("label:N", title="Term"),
            alt.Tooltip("first_count:Q", title=f"{profile.sides[0].label}, count"),
            alt.Tooltip("second_count:Q", title=f"{profile.sides[1].label}, count"),
        ],
    )
    x = alt.X(
        "drawn:Q",
        title=title,
        scale=alt.Scale(domain=[-most, most]),
        axis=alt.Axis(labelExpr="format(abs(datum.value), '~g')", tickCount=9, gridOpacity=0.25),
    )
    colour = alt.Color(
        "side:N",
        scale=alt.Scale(domain=[side.label for side in profile.sides], range=list(CHART_COLOURS)),
        legend=None,
    )
    zero = alt.X2Datum(0)
    lines = base.mark_rule(strokeWidth=2).encode(x=x, x2=zero, color=colour)
    dots = base.mark_circle(size=70, opacity=1).encode(x=x, color=colour)
    axis = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=CHART_GREY).encode(x="zero:Q")
    return alt.layer(lines, dots, axis).properties(height=max(120, 21 * len(order) + 40))


def series_chart(
    comparison: Comparison, rows: pd.DataFrame, side: str, topics: Sequence[str], events: Mapping[str, str]
) -> Chart:
    """Return the chart of one side's topics over the events: a circle for each account that raises a topic.

    Args:
        comparison: For the name and colour of the side.
        rows: Rows of the series table, a row a topic and event.
        side: Whose accounts.
        topics: Topics to draw, in order.
        events: The events in order, each with what to call it.
    """
    profile = comparison.profile
    colour = CHART_COLOURS[profile.side_ids.index(side)]
    labels = {str(topic): _axis_label(label, 40) for topic, label in zip(rows["topic"], rows["label"], strict=True)}
    mine = rows[rows["side"] == side]
    gone = mine["change"] == "disappears"
    drawn = pd.DataFrame(
        {
            "label": [labels[str(topic)] for topic in mine["topic"]],
            "event": [_axis_label(events[str(event)], 28) for event in mine["event"]],
            "share": pd.to_numeric(mine["share"]).where(~gone, 0.02).to_numpy(),
            "told": [f"{share:.1%}" for share in pd.to_numeric(mine["share"])],
            "change": mine["change"].to_numpy(),
        }
    )
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "event:N",
            title=None,
            scale=alt.Scale(domain=[_axis_label(name, 28) for name in events.values()]),
            axis=alt.Axis(labelAngle=-35, labelLimit=190, labelOverlap=False, grid=True, gridOpacity=0.25),
        ),
        y=alt.Y(
            "label:N",
            title=None,
            scale=alt.Scale(domain=[labels[topic] for topic in topics if topic in labels]),
            axis=alt.Axis(labelLimit=230, ticks=False, domain=False, labelOverlap=False, grid=True, gridOpacity=0.25),
        ),
        size=alt.Size("share:Q", scale=alt.Scale(type="sqrt", range=[20, 700], domain=[0, 0.6]), legend=None),
        tooltip=[
            alt.Tooltip("label:N", title="Topic"),
            alt.Tooltip("event:N", title="Event"),
            alt.Tooltip("change:N", title="Change"),
            alt.Tooltip("told:N", title="Share of the account"),
        ],
    )
    raised = base.transform_filter("datum.change != 'disappears'").mark_circle(color=colour, opacity=0.85)
    dropped = base.transform_filter("datum.change == 'disappears'").mark_point(color=colour, filled=False)
    return alt.layer(raised, dropped).properties(height=max(160, 24 * len(topics) + 110))


def _axis_label(text: str, most: int = 60) -> str:
    """Return a label short enough for the axis, on one line."""
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"
