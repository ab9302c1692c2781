"""Evidence on screen: passages as cards, each with its voice, its document and the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, TypeAlias

import streamlit as st

from analysis.readings import counted
from app_pages._look import tag, teller_label, voice_class
from app_pages._markup import Span, excerpt, parse_evidence, voice_at
from app_pages._state import by_id, link_to_passage
from app_pages._wording import clause

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from analysis.comparison import Comparison
    from analysis.passage import AnalysedDocument
    from corpus.document import Document

Beside: TypeAlias = "Callable[[AnalysedDocument, Span], None]"
"""Draws something beside a passage."""

SHOWN = 6
"""Cards shown before the reader asks for all."""


def document_name(document: Document) -> str:
    """Return what to call a document in one line: title and outlet, or its id."""
    return " · ".join(part for part in (document.title or document.doc_id, document.outlet, document.date) if part)


def card(comparison: Comparison, analysed: AnalysedDocument, span: Span) -> str:
    """Return a passage as HTML: voice, sentence with the evidence marked, source and document."""
    profile, document = comparison.profile, analysed.document
    passage = voice_at(analysed, span)
    voice = passage.voice if passage else "reporter"
    credit = f"{escape(passage.source)} · " if passage and passage.source else ""
    teller = escape(teller_label(profile, document.teller))
    return (
        f'<div class="px-card {voice_class(profile, voice)}"><div class="px-text">{tag(profile, voice)}'
        f'{excerpt(analysed, span)}</div><div class="px-quiet">{credit}{escape(document_name(document))} ({teller})'
        "</div></div>"
    )


def draw(comparison: Comparison, spans: Sequence[Span], *, key: str, empty: str, beside: Beside | None = None) -> None:
    """Draw passages one below the other.

    Args:
        comparison: Where they stand.
        spans: The passages.
        key: Distinguishes this list from others on the page.
        empty: What to say where there is none; our own text.
        beside: Draws what else stands beside a passage.
    """
    documents = by_id(comparison)
    known = [span for span in spans if span.doc_id in documents]
    if not known:
        st.html(f'<p class="px-quiet">{escape(empty)}</p>')
        return
    cards = st.container(gap="xxsmall")
    every = len(known) <= SHOWN or st.toggle(f"Show all {len(known)} passages", key=f"all_{key}")
    with cards:
        for span in known if every else known[:SHOWN]:
            draw_card(comparison, documents[span.doc_id], span, beside=beside)


def draw_card(
    comparison: Comparison,
    analysed: AnalysedDocument,
    span: Span,
    *,
    label: str = "Read in context",
    beside: Beside | None = None,
) -> None:
    """Draw a passage with the way to it and what else stands beside it. `label` is our own text."""
    with st.container(gap=None):
        st.html(card(comparison, analysed, span))
        if beside is None:
            link_to_passage(span, label=label)
            return
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            link_to_passage(span, label=label)
            beside(analysed, span)


def draw_sides(comparison: Comparison, topic: pd.Series, *, key: str, beside: Beside | None = None) -> None:
    """Draw both sides' passages on a topic beside each other.

    Args:
        comparison: Where they stand.
        topic: A row of the table of topics.
        key: Distinguishes this pair from others on the page.
        beside: Draws what else stands beside a passage.
    """
    for column, side in zip(st.columns(2, gap="large"), comparison.profile.sides, strict=True):
        spans = parse_evidence(topic.get(f"{side.id}_evidence"))
        with column:
            head(comparison, side.id, counted(len(spans), "passage"))
            wording = topic.get(f"{side.id}_wording")
            if isinstance(wording, str) and wording:
                st.html(f'<p class="px-item"><span class="px-quiet">Says:</span> {escape(clause(wording))}</p>')
            draw(
                comparison,
                spans,
                key=f"{key}_{side.id}",
                empty=f"No passage of {side.label} raises this topic.",
                beside=beside,
            )


def warn(cautions: Sequence[str]) -> None:
    """Draw what the amount of text does not allow to be said."""
    for caution in cautions:
        st.html(f'<p class="px-item" role="note"><b>Mind the amount of text.</b> {escape(caution)}</p>')


def title(text: str, note: str = "") -> None:
    """Draw a heading of the page's second level that a document or a reader worded.

    Streamlit's own heading would read it as Markdown.
    """
    quiet = f' <span class="px-quiet">{escape(note)}</span>' if note else ""
    st.html(f'<h2 class="px-h2">{escape(text)}{quiet}</h2>')


def head(comparison: Comparison, side: str, note: str = "") -> None:
    """Draw the heading of a side's column."""
    profile = comparison.profile
    st.html(
        f'<div class="px-item {voice_class(profile, side)}"><span class="px-side">{escape(profile.label(side))}</span>'
        f' <span class="px-quiet">{escape(note)}</span></div>'
    )
