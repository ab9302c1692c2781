"""The charts. The first side always lies left of the axis and the second right of it, each in its own colour.

Altair checks each part of a chart against a schema, which takes longer than drawing the rest of a page. So a chart is
built and checked once as a template, and a page puts its rows and its few figures into it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from analysis.drawing import COLOURS
from app_pages._look import CHART_GREY, verdict_label

if TYPE_CHECKING:
    from analysis.comparison import Comparison

MOST_TOPICS = 24
SELECTION = "picked"
INK = "currentColor"
"""The colour of the page's text, light or dark."""

Chart = dict[str, Any]
"""A chart as Vega-Lite, with its rows, for `st.vega_lite_chart`."""


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
    rows = [
        {
            "topic": row["topic"],
            "label": one_line(row["label"]),
            "place": place,
            "verdict": verdict_label(profile, row["verdict"]),
            "side": side.label,
            "passages": int(row[f"{side.id}_passages"]),
            "signed": int(row[f"{side.id}_passages"]) * (-1 if side.id == first else 1),
        }
        for place, (_, row) in enumerate(raised.iterrows())
        for side in profile.sides
        if row[f"{side.id}_passages"]
    ]
    far_left, far_right = (
        max([1] + [row["passages"] for row in rows if row["side"] == side.label]) for side in profile.sides
    )
    margin = 0.06 * (far_left + far_right)
    return filled(
        _topics_template(*(side.label for side in profile.sides)),
        rows={"rows": pd.DataFrame(rows)},
        figures={"left": -far_left - margin, "right": far_right + margin},
        height=max(120, 23 * len(raised) + 30),
    )


@lru_cache(maxsize=8)
def _topics_template(first: str, second: str) -> Chart:
    """Return the chart of topics without its rows."""
    pick = alt.selection_point(name=SELECTION, fields=["topic"], on="click", empty=True)
    base = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("place", op="min"),
            title=None,
            axis=alt.Axis(
                labelLimit=330,
                labelFontSize=13,
                labelColor=INK,
                ticks=False,
                domain=False,
                labelOverlap=False,
                labelFlush=False,
            ),
        ),
        x=alt.X(
            "signed:Q",
            title="passages",
            scale=alt.Scale(domainMin=alt.expr("left"), domainMax=alt.expr("right"), nice=False),
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
        color=alt.Color("side:N", scale=alt.Scale(domain=[first, second], range=list(COLOURS)), legend=None),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
    )
    left = base.transform_filter("datum.signed < 0").mark_text(align="right", dx=-4, color=INK, aria=False)
    right = base.transform_filter("datum.signed > 0").mark_text(align="left", dx=4, color=INK, aria=False)
    axis = alt.Chart(alt.NamedData("rows")).transform_filter("datum.place == 0").mark_rule(color=CHART_GREY, aria=False)
    axis = axis.encode(x=alt.datum(0))
    layers = alt.layer(bars.add_params(pick), left.encode(text="passages:Q"), right.encode(text="passages:Q"), axis)
    return template(layers, "left", "right")


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
    labels = {str(topic): one_line(label, 40) for topic, label in zip(rows["topic"], rows["label"], strict=True)}
    mine = rows[rows["side"] == side]
    gone = mine["change"] == "disappears"
    drawn = pd.DataFrame(
        {
            "label": [labels[str(topic)] for topic in mine["topic"]],
            "event": [one_line(events[str(event)], 28) for event in mine["event"]],
            "share": pd.to_numeric(mine["share"]).where(~gone, 0.02).to_numpy(),
            "told": [f"{share:.1%}" for share in pd.to_numeric(mine["share"])],
            "change": mine["change"].to_numpy(),
        }
    )
    return filled(
        _series_template(COLOURS[comparison.profile.side_ids.index(side)]),
        rows={"rows": drawn},
        figures={
            "topics": [labels[topic] for topic in topics if topic in labels],
            "events": [one_line(name, 28) for name in events.values()],
        },
        height=max(160, 24 * len(topics) + 110),
    )


@lru_cache(maxsize=4)
def _series_template(colour: str) -> Chart:
    """Return the chart of a side's topics over the events without its rows."""
    base = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X(
            "event:N",
            title=None,
            scale=alt.Scale(domain=alt.expr("events")),
            axis=alt.Axis(
                labelAngle=-35, labelLimit=190, labelColor=INK, labelOverlap=False, grid=True, gridOpacity=0.25
            ),
        ),
        y=alt.Y(
            "label:N",
            title=None,
            scale=alt.Scale(domain=alt.expr("topics")),
            axis=alt.Axis(
                labelLimit=230,
                labelColor=INK,
                ticks=False,
                domain=False,
                labelOverlap=False,
                grid=True,
                gridOpacity=0.25,
            ),
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
    return template(alt.layer(raised, dropped), "topics", "events")


def template(chart: alt.LayerChart | alt.FacetChart, *figures: str) -> Chart:
    """Return a chart without its rows as Vega-Lite.

    Args:
        chart: It names its rows by `alt.NamedData`.
        figures: Names that its expressions use, to which `filled` gives values.
    """
    return chart.add_params(*(alt.param(name=name, value=0) for name in figures)).to_dict()


def filled(chart: Chart, *, rows: Mapping[str, pd.DataFrame], figures: Mapping[str, Any], height: int) -> Chart:
    """Return a template with its rows and figures.

    Args:
        chart: What `template` returned; it is not changed.
        rows: For each name of data in it the rows.
        figures: For each of its figures the value.
        height: In pixels, the axis included.
    """
    params = [
        {**param, "value": figures[param["name"]]} if param["name"] in figures else param for param in chart["params"]
    ]
    return {**chart, "params": params, "datasets": dict(rows), "height": height}


def one_line(text: str, most: int = 60) -> str:
    """Return a label short enough for a chart, on one line."""
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"
