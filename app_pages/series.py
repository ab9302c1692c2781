"""Series: what each side raises, drops or takes up again from one event to the next."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from analysis.readings import counted
from app_pages import _charts, _evidence, _tables
from app_pages._address import keep, recall
from app_pages._markup import parse_evidence
from app_pages._state import current

CHANGES = {
    "first": "● First raised",
    "continues": "● Continues",
    "returns": "◐ Taken up again",
    "disappears": "○ Dropped",
}
NEWS = {"first": "Raises for the first time", "returns": "Takes up again", "disappears": "No longer raises"}
MOST_NEWS = 12
MOST_DRAWN = 22


def main() -> None:
    """Draw the page."""
    comparison = current()
    series = comparison.series
    st.html(
        '<p class="px-item">Set phrases carry meaning by being there or not. Each side\'s account of an event is laid '
        "beside the same side's last account: its own documents on the event or, where it has none here, what the "
        "press reports of it.</p>"
    )
    if series.empty:
        _empty(comparison)
        return
    names = _event_names(series)
    _news(comparison, names)
    _course(comparison, names)
    _table(comparison, names)


def _empty(comparison: Comparison) -> None:
    """Say why there is no series and how to get one."""
    events = sorted({str(event) for event in comparison.documents["event"] if event})
    said = f"All of these texts are about one event, {events[0]}." if len(events) == 1 else "No text names its event."
    st.html(
        f'<p class="px-lead">{escape(said) if len(events) < 2 else "Too few texts name their event."}</p>'
        "<p>A series needs texts on two events or more. Name the event and its date under Documents, in the front "
        "matter of a file, in a table's column <code>event</code>, or in a corpus.toml.</p>"
    )
    st.page_link("app_pages/documents.py", label="Name the events", icon=":material/arrow_forward:")


def _event_names(series: pd.DataFrame) -> dict[str, str]:
    """Return the events in their order, each with what to call it."""
    events = series[["event", "date"]].drop_duplicates("event")
    return {
        str(event): str(event).replace("_", " ")
        if str(date) in str(event)
        else " · ".join(part for part in (str(event).replace("_", " "), str(date)) if part)
        for event, date in zip(events["event"], events["date"], strict=True)
    }


def _news(comparison: Comparison, names: dict[str, str]) -> None:
    """Draw what is new, back or gone in one event's accounts, side by side."""
    series, events = comparison.series, list(names)
    st.header("What changed with an event", anchor=False)
    recall("event", events, events[-1])
    event = str(st.selectbox("Event", events, format_func=names.__getitem__, key="event"))
    keep("event", event, events[-1])
    for column, side in zip(st.columns(2, gap="large"), comparison.profile.sides, strict=True):
        rows = series[(series["event"] == event) & (series["side"] == side.id)]
        with column:
            _evidence.head(comparison, side.id, _told(rows))
            if rows.empty:
                continue
            if rows["share_change"].isna().all():
                st.html('<p class="px-quiet">This is the side\'s first account here; there is none before it.</p>')
                continue
            for change, heading in NEWS.items():
                _list(rows[rows["change"] == change], heading)


def _told(rows: pd.DataFrame) -> str:
    """Return how many topics an account raises."""
    if rows.empty:
        return "has no account of this event here"
    raised = rows[(rows["formulation"] == "") & (rows["change"] != "disappears")]
    return f"raises {counted(len(raised), 'topic')}"


def _list(rows: pd.DataFrame, heading: str) -> None:
    """Draw the topics and set phrases of one kind of change, the weightiest first."""
    size = rows["share_change"].abs()
    topics = rows[rows["formulation"] == ""].assign(_size=size).sort_values(["_size", "topic"], ascending=[False, True])
    phrases = rows[rows["formulation"] != ""]
    said: dict[str, list[str]] = {}
    for topic, phrase in zip(phrases["topic"], phrases["formulation"], strict=True):
        said.setdefault(str(topic), []).append(f"“{phrase}”")
    labels = dict(zip(rows["topic"].astype(str), rows["label"].astype(str), strict=True))
    order = [str(topic) for topic in topics["topic"]]
    order += [topic for topic in said if topic not in order]
    if not order:
        return
    items = "".join(
        f"<li>{escape(labels[topic])}"
        + (f' <span class="px-quiet">{escape("; ".join(said[topic]))}</span>' if topic in said else "")
        + "</li>"
        for topic in order[:MOST_NEWS]
    )
    more = f'<p class="px-quiet">{len(order) - MOST_NEWS} more below.</p>' if len(order) > MOST_NEWS else ""
    st.html(f'<p class="px-item"><b>{heading}</b></p><ul class="px-readings">{items}</ul>{more}')


def _course(comparison: Comparison, names: dict[str, str]) -> None:
    """Draw the course of the topics over the events, and the evidence of the one that is chosen."""
    series = comparison.series
    st.header("The course of the topics", anchor=False)
    topics = series[(series["formulation"] == "") & (series["change"] != "disappears")]
    total = topics.groupby("topic")["share"].sum().sort_values(ascending=False, kind="stable")
    drawn = [str(topic) for topic in total.index[:MOST_DRAWN]]
    st.html(
        '<p class="px-quiet">The larger the circle, the larger the share of the account; an empty circle marks a topic '
        f"that was dropped. The {len(drawn)} topics with the largest shares are drawn; the table has all.</p>"
    )
    rows = series[(series["formulation"] == "") & series["topic"].isin(drawn)]
    for column, side in zip(st.columns(2, gap="large"), comparison.profile.sides, strict=True):
        with column:
            _evidence.head(comparison, side.id)
            st.vega_lite_chart(
                _charts.series_chart(comparison, rows, side.id, drawn, names),
                alt=f"Share of each of {side.label}'s accounts given to a topic, event by event; the table below has "
                "the figures.",
            )
    labels = dict(zip(series["topic"].astype(str), series["label"].astype(str), strict=True))
    order = sorted(labels, key=lambda topic: labels[topic].casefold())
    recall("course", order, drawn[0])
    topic = str(st.selectbox("Topic", order, format_func=labels.__getitem__, key="course"))
    keep("course", topic, "")
    for column, side in zip(st.columns(2, gap="large"), comparison.profile.sides, strict=True):
        chosen = series[(series["topic"] == topic) & (series["side"] == side.id)]
        with column:
            _evidence.head(comparison, side.id, "" if len(chosen) else "never raises it")
            for event in names:
                here = chosen[chosen["event"] == event]
                if not here.empty:
                    _at_event(comparison, here, names[event], key=f"{topic}_{side.id}_{event}")


def _at_event(comparison: Comparison, rows: pd.DataFrame, event: str, *, key: str) -> None:
    """Draw what one side's account of one event says on a topic."""
    topic = rows[rows["formulation"] == ""]
    row = (topic if len(topic) else rows).iloc[0]
    change = CHANGES.get(str(row["change"]), str(row["change"]))
    share = "" if row["change"] == "disappears" else f", {float(row['share']):.1%} of the account"
    said = [
        f"“{phrase}” ({CHANGES.get(str(what), str(what))[2:].lower()})"
        for phrase, what in zip(rows["formulation"], rows["change"], strict=True)
        if phrase
    ]
    st.html(
        f'<p class="px-item"><b>{escape(event)}</b> <span class="px-quiet">{escape(change)}{share}</span></p>'
        + (f'<p class="px-quiet">Set phrases: {escape("; ".join(said))}</p>' if said else "")
    )
    if row["change"] != "disappears":
        with st.expander("Passages", key=f"where_{key}"):
            _evidence.draw(comparison, parse_evidence(row["evidence"]), key=key, empty="The passage is not here.")


def _table(comparison: Comparison, names: dict[str, str]) -> None:
    """Draw the whole table."""
    profile, series = comparison.profile, comparison.series
    with st.expander("All changes as a table"):
        headings = {
            "event": "Event",
            "side": "Side",
            "label": "Topic",
            "formulation": "Set phrase",
            "change": "Change",
            "share": "Share of the account",
            "share_change": "Difference to the last",
        }
        shown = series.assign(
            event=[names[str(event)] for event in series["event"]],
            side=[profile.label(str(side)) for side in series["side"]],
            change=[CHANGES.get(str(change), str(change)) for change in series["change"]],
        )
        formats = {"share": "percent", "share_change": "percent"}
        _tables.show(shown, headings, alt="Topics and set phrases by event and side", key="series", formats=formats)
    _tables.download(comparison, "series")


main()
