"""How close two sides come on a topic, and the figures they give: pairs of sentences and lists of numbers on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.readings import counted
from app_pages import _evidence, _tables
from app_pages._look import tag, voice_class
from app_pages._markup import Span, marked_words
from app_pages._state import by_id, link_to_passage

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison import Comparison

MOST_FIGURES = 12
_RANGE = re.compile(r"(\d+)-(\d+)")


def draw_wordings(comparison: Comparison, topic: str) -> None:
    """Draw the sentences in which the two sides come closest on a topic, the differing words marked."""
    pairs = comparison.wordings[comparison.wordings["topic"] == topic]
    if pairs.empty:
        return
    st.subheader("Where the two wordings come closest", anchor=False)
    st.html(
        '<p class="px-quiet">Words that the other side\'s sentence lacks are <span class="px-differs">marked</span>. '
        "Closeness counts the content words that two sentences share.</p>"
    )
    for number, (_, pair) in enumerate(pairs.iterrows(), 1):
        _pair(comparison, pair, number)
    _tables.download(comparison, "wordings", pairs, what="these wordings")


def _pair(comparison: Comparison, pair: pd.Series, number: int) -> None:
    """Draw one pair of sentences beside each other."""
    documents, profile = by_id(comparison), comparison.profile
    similarity = float(pair["similarity"])
    close = f"closeness {similarity:.0%}" if similarity else "in two languages, or without a word in common"
    with st.container(border=True):
        st.html(f'<p class="px-quiet">Pair {number}, {close}</p>')
        for column, side in zip(st.columns(2, gap="large"), profile.sides, strict=True):
            span = Span(str(pair[f"{side.id}_doc"]), int(pair[f"{side.id}_start"]), int(pair[f"{side.id}_end"]))
            analysed = documents.get(span.doc_id)
            if analysed is None:
                continue
            words = marked_words(analysed.document.text, span, offsets(pair[f"{side.id}_only"]))
            with column, st.container(gap=None):
                st.html(
                    f'<div class="px-card {voice_class(profile, side.id)}"><div class="px-text">'
                    f'{tag(profile, side.id)}{words}</div><div class="px-quiet">'
                    f"{escape(_evidence.document_name(analysed.document))}</div></div>"
                )
                link_to_passage(span)


def offsets(cell: object) -> tuple[tuple[int, int], ...]:
    """Read a cell of `start-end` joined by `;`; anything that is no text counts as empty."""
    return tuple((int(start), int(end)) for start, end in _RANGE.findall(cell)) if isinstance(cell, str) else ()


def draw_figures(comparison: Comparison, topic: str) -> None:
    """Draw the figures that stand with a topic, each with who gives it and where."""
    rows = comparison.figures[comparison.figures["topic"] == topic]
    if rows.empty:
        return
    st.subheader("Figures, and who gives them", anchor=False)
    order = rows.groupby("figure", sort=False)["doc_id"].agg(["nunique", "size"]).reset_index()
    order = order.sort_values(["nunique", "size", "figure"], ascending=[False, False, True])
    shown = [str(figure) for figure in order["figure"]]
    for figure in shown[:MOST_FIGURES]:
        _figure(comparison, figure, rows[rows["figure"] == figure])
    if len(shown) > MOST_FIGURES:
        st.html(f'<p class="px-quiet">{len(shown) - MOST_FIGURES} more in the file.</p>')
    _tables.download(comparison, "figures", rows, what="these figures")


def _figure(comparison: Comparison, figure: str, rows: pd.DataFrame) -> None:
    """Draw a figure: the voices that give it, how often, and the way to its first place."""
    profile, documents = comparison.profile, by_id(comparison)
    counts = rows["voice"].value_counts()
    given = [voice for voice in profile.voices if counts.get(voice, 0)]
    tags = " ".join(
        f'<span class="{voice_class(profile, voice)}">{tag(profile, voice)}'
        f'<span class="px-quiet">{int(counts[voice])}×</span></span>'
        for voice in given
    )
    written = _spellings(figure, [str(text) for text in rows["text"]])
    places = [Span(str(row["doc_id"]), int(row["start"]), int(row["end"])) for _, row in rows.iterrows()]
    first = next((span for span in places if span.doc_id in documents), None)
    said, link = st.columns([6, 2], vertical_alignment="center", gap="small")
    said.html(
        f'<p class="px-item"><b>{escape(figure)}</b> {tags} <span class="px-quiet">'
        f"in {counted(rows['doc_id'].nunique(), 'document')}{escape(written)}</span></p>"
    )
    if first:
        with link:
            link_to_passage(first, label="Read")


def _spellings(figure: str, texts: Sequence[str]) -> str:
    """Return how a figure is written where that differs from how it is listed."""
    others = [text for text in dict.fromkeys(" ".join(text.split()) for text in texts) if text != figure]
    return f", written {'; '.join(others)}" if others else ""
