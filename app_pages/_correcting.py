"""What a reader knows better: whose voice a passage is, whether it raises a topic. Each change can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.attribution.explain import explain
from analysis.corrections import APPLIED, READERS_RULE
from app_pages import _desk
from app_pages._look import tag, voice_class, voice_label
from app_pages._markup import Span
from app_pages._reading import Reading
from app_pages._state import link_to_passage, link_to_topic
from app_pages._wording import topic_labels
from corpus.corrections import NOT_RAISED, RAISED

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison import Comparison
    from analysis.passage import AnalysedDocument, Passage
    from corpus.document import Document

LONGEST = 160
"""Characters shown of a corrected range."""
PLACED = ("voice", "topic")
"""Kinds of corrections that belong to a range of the text."""


def draw_passage(comparison: Comparison, reading: Reading) -> None:
    """Draw the chosen passage of a document: what it is, why it has its voice, and what a reader can set right."""
    analysed, number = reading.analysed, reading.number
    passage = analysed.passages[number - 1]
    document, profile = analysed.document, comparison.profile
    st.header("The chosen passage", anchor=False)
    back = ' <a href="#at">Show it in the text</a>' if reading.at else ""
    picker, where = st.columns([1, 3], vertical_alignment="bottom")
    with picker:
        reading.draw_picker()
    where.html(
        f'<p class="px-quiet">{number} of {len(analysed.passages)}. Choose another by its number in the text, by a '
        f"click on it, or by a row of the table below.{back}</p>"
    )
    text = document.text[passage.start : passage.end]
    st.html(
        f'<div class="px-card {voice_class(profile, passage.voice)}" id="chosen" tabindex="-1"><div class="px-text">'
        f"{tag(profile, passage.voice)}{escape(text)}</div></div>"
        f'<p class="px-item">{escape(explain(passage, profile))}</p>{_facts(passage, comparison)}'
    )
    _draw_voice(comparison, document, passage)
    _draw_topics(comparison, reading, document, passage)
    _desk.ask_name()
    rows = _in_text(comparison, document)
    if not rows.empty:
        st.html('<p class="px-item"><b>Corrections in this document</b></p>')
        draw_list(comparison, rows, key="document")


def _facts(passage: Passage, comparison: Comparison) -> str:
    """Return what is known of a passage as HTML."""
    profile = comparison.profile
    facts = [
        ("Source", passage.source or "none named"),
        ("Cue", passage.cue or "none"),
        ("Credited to", voice_label(profile, passage.speaker) if passage.speaker else ""),
        ("Act", passage.act),
        ("Mode", passage.mode),
        ("Rule", passage.rule.replace("_", " ")),
        ("Confidence", f"{passage.confidence:.0%}"),
    ]
    told = " · ".join(f"<b>{name}</b> {escape(value)}" for name, value in facts if value)
    return f'<p class="px-quiet">{told}</p>'


def _draw_voice(comparison: Comparison, document: Document, passage: Passage) -> None:
    """Draw the choice of the passage's voice, which corrects it at once, and the way back."""
    profile = comparison.profile
    key = f"voice_{document.doc_id}_{passage.start}_{passage.end}_{passage.voice}"

    def correct() -> None:
        value = st.session_state[key]
        if value and value != passage.voice:
            _desk.correct("voice", document, value, start=passage.start, end=passage.end, before=passage.voice)

    st.segmented_control(
        "Whose voice is it?",
        profile.voices,
        default=passage.voice,
        format_func=lambda voice: voice_label(profile, voice),
        required=True,
        key=key,
        on_change=correct,
        help="A choice corrects the passage at once, in every table and on every page. It can be undone.",
    )
    if passage.rule == READERS_RULE:
        own = comparison.corrections
        own = own[(own["kind"] == "voice") & (own["start"] <= passage.start) & (own["end"] >= passage.end)]
        draw_list(comparison, own[own["doc_id"] == document.doc_id].tail(1), key="voice")


def _draw_topics(comparison: Comparison, reading: Reading, document: Document, passage: Passage) -> None:
    """Draw the topics that the passage raises, and the ways to strike one or to add one."""
    labels = topic_labels(comparison)
    raised = reading.topics.get(reading.number - 1, ())
    known = {str(topic) for topic in comparison.topics["topic"]}
    none = "" if raised else "none that the catalogue knows or that was found in the texts."
    st.html(f'<p class="px-item"><b>Topics it raises:</b> {none}</p>')
    rows = st.container(gap=None)
    for topic in raised:
        with rows, st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="px-item">{escape(labels[topic])}</p>', width="content")
            if topic in known:
                link_to_topic(topic, label="Evidence")
            _strike(document, topic, passage.start, passage.end, key="passage")
    made = len(_desk.active())
    key = f"add_topic_{document.doc_id}_{passage.start}_{passage.end}_{made}"

    def add() -> None:
        if topic := st.session_state[key]:
            where = {"start": passage.start, "end": passage.end}
            _desk.correct("topic", document, RAISED, topic=topic, before="", **where)

    st.selectbox(
        "It also raises",
        sorted((topic for topic in labels if topic not in raised), key=lambda topic: labels[topic].casefold()),
        index=None,
        format_func=lambda topic: labels[topic],
        placeholder="Choose a topic to add it",
        key=key,
        on_change=add,
    )


def not_about(topic: str) -> Callable[[AnalysedDocument, Span], None]:
    """Return what draws, beside a passage, the control that says it does not raise a topic.

    Args:
        topic: The topic.
    """

    def draw(analysed: AnalysedDocument, span: Span) -> None:
        _strike(analysed.document, topic, span.start, span.end, key="evidence", words="Not about this topic")

    return draw


def _strike(document: Document, topic: str, start: int, end: int, *, key: str, words: str = "Not raised here") -> None:
    """Draw the button which says that a range does not raise a topic."""
    st.button(
        words,
        key=f"strike_{key}_{topic}_{document.doc_id}_{start}_{end}",
        type="tertiary",
        icon=":material/block:",
        help="Takes this passage out of the topic in every table. It can be undone.",
        on_click=_desk.correct,
        args=("topic", document, NOT_RAISED),
        kwargs={"start": start, "end": end, "topic": topic, "before": RAISED},
    )


def draw_topic_corrections(comparison: Comparison, topic: str, spans: Sequence[Span]) -> None:
    """Draw the corrections that touch a topic: those of its matches, and those of its passages' voices.

    Args:
        comparison: What is on screen.
        topic: The topic.
        spans: Its evidence.
    """
    rows = comparison.corrections
    chosen = [
        (row["kind"] == "topic" and row["topic"] == topic)
        or (
            row["kind"] == "voice"
            and any(s.doc_id == row["doc_id"] and s.start < row["end"] and row["start"] < s.end for s in spans)
        )
        for row in rows.to_dict("records")
    ]
    if any(chosen):
        st.subheader("Corrections that touch this topic", anchor=False)
        draw_list(comparison, rows[chosen], key="topic")


def draw_gone(comparison: Comparison) -> None:
    """Draw the corrections of topics that nobody raises any more, which no row of the table leads to."""
    rows = comparison.corrections
    gone = rows[(rows["kind"] == "topic") & ~rows["topic"].isin(comparison.topics["topic"])]
    if not gone.empty:
        st.html('<p class="px-item"><b>Corrected topics that nothing raises any more</b></p>')
        draw_list(comparison, gone, key="gone")


def draw_list(comparison: Comparison, rows: pd.DataFrame, *, key: str) -> None:
    """Draw corrections, each with the way to its passage and the way back.

    Args:
        comparison: What is on screen.
        rows: Rows of the table of corrections.
        key: Distinguishes this list from others on the page.
    """
    own = {each.number for each in _desk.active()}
    for place, row in enumerate(rows.to_dict("records")):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="px-item">{_told(comparison, row)}</p>', width="stretch")
            if row["applied"] == APPLIED and row["kind"] in PLACED and key != "voice":
                link_to_passage(Span(str(row["doc_id"]), int(row["start"]), int(row["end"])), label="Read")
            if row["number"] in own:
                st.button(
                    "Undo",
                    key=f"undo_{key}_{row['number']}_{place}",
                    icon=":material/undo:",
                    on_click=_desk.undo,
                    args=(int(row["number"]),),
                )


def _told(comparison: Comparison, row: Mapping[Hashable, Any]) -> str:
    """Return a correction as HTML: what it says, of which words, who made it and when."""
    profile, value, before = comparison.profile, str(row["value"]), str(row["before"])
    text = " ".join(str(row["text"]).split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    if row["kind"] == "voice":
        said = f"{voice_label(profile, before) if before else 'Voice'} → {voice_label(profile, value)}"
    elif row["kind"] == "topic":
        label = topic_labels(comparison).get(str(row["topic"]), str(row["topic"]))
        said = f"{'Raises' if value == RAISED else 'Does not raise'} “{label}”"
    else:
        said = f"{str(row['kind']).capitalize()}: {before or 'none'} → {value}"
    made = str(row["made"])[:16].replace("T", " ")
    by = " · ".join(str(part) for part in (row["author"], made and f"{made} UTC", row["doc_id"]) if part)
    trouble = "" if row["applied"] == APPLIED else f" <b>Not applied:</b> {escape(str(row['applied']))}."
    quoted = f": “{escape(text)}”" if text and row["kind"] in PLACED else ""
    return f'<b>{escape(said)}</b>{quoted}{trouble} <span class="px-quiet">{escape(by)}</span>'


def _in_text(comparison: Comparison, document: Document) -> pd.DataFrame:
    """Return the corrections of ranges in a document."""
    rows = comparison.corrections
    return rows[(rows["doc_id"] == document.doc_id) & rows["kind"].isin(PLACED)]
