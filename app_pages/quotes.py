"""Quotes: the same utterance as several documents carry it, trimmed, reworded or translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from analysis.readings import counted
from app_pages import _evidence, _tables
from app_pages._address import choose, choose_some, search
from app_pages._look import tag, voice_class, voice_label
from app_pages._markup import Span, marked_words
from app_pages._state import by_id, current, link_to_passage

MOST_SHOWN = 12
"""Tellings drawn of an utterance; the table of its tellings has the rest."""
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’][^\W_]+)*")


class _Telling(NamedTuple):
    """A row of the table of quotes: what the list of utterances needs of it."""

    cluster: str
    doc_id: str
    voice: str
    similarity: float
    text: str
    cut: object


def main() -> None:
    """Draw the page."""
    comparison = current()
    st.html(
        '<p class="px-item">One statement often reaches the page in several translations or cuts. Passages that '
        "look like the same utterance stand together here, so that their wording can be compared.</p>"
    )
    if comparison.quotes.empty:
        st.info("No utterance was found in more than one document. Two or more documents on one event are needed.")
        return
    quotes = _filtered(comparison)
    if quotes.empty:
        st.info("No utterance passes these filters. Clear the search or choose other voices.")
        return
    utterances = _utterances(comparison, quotes)
    ids = [str(cluster) for cluster in utterances["cluster"]]
    headings = {"text": "Utterance", "voices": "Voice", "documents": "Documents", "tellings": "Tellings"}
    headings |= {"shortened": "Shortened", "least": "Least similar"}
    _tables.select(
        utterances,
        ids,
        headings,
        key="quote",
        alt="Utterances that several documents carry, with how many carry them and how alike they are",
        formats={"least": "%.2f"},
        wide=("text",),
    )
    _tables.download(comparison, "quotes", quotes)
    texts = dict(zip(ids, utterances["text"], strict=True))
    chosen = choose(
        st.container(), "Utterance", ids, key="quote", default=ids[0], shown=lambda quote: str(texts[quote]), named=True
    )
    _tellings(comparison, comparison.quotes[comparison.quotes["cluster"] == chosen])


def _filtered(comparison: Comparison) -> pd.DataFrame:
    """Draw the filters and return the tellings of the utterances of which one passes them."""
    quotes, profile = comparison.quotes, comparison.profile
    left, right = st.columns([2, 3])
    wanted = search(left, key="quote_search", example="helm")
    found = set(quotes["voice"])
    chosen = choose_some(
        right,
        "Voice",
        [voice for voice in profile.voices if voice in found],
        key="quote_voice",
        placeholder="All voices",
        shown=lambda voice: voice_label(profile, voice),
    )
    passing = quotes["text"].str.casefold().str.contains(wanted, regex=False)
    if chosen:
        passing &= quotes["voice"].isin(chosen)
    return quotes[quotes["cluster"].isin(quotes.loc[passing, "cluster"])]


def _utterances(comparison: Comparison, quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row an utterance, the most widely carried first; its text is that of its most typical telling."""
    order = comparison.profile.voices
    found: dict[str, list[_Telling]] = {}
    for values in zip(*(quotes[name].tolist() for name in _Telling._fields), strict=True):
        found.setdefault(str(values[0]), []).append(_Telling(*values))
    rows = [
        {
            "cluster": cluster,
            "text": " ".join(max(tellings, key=lambda each: (each.similarity, len(each.text))).text.split()),
            "voices": ", ".join(
                voice_label(comparison.profile, voice)
                for voice in sorted({each.voice for each in tellings}, key=order.index)
            ),
            "documents": len({each.doc_id for each in tellings}),
            "tellings": len(tellings),
            "shortened": sum(isinstance(each.cut, str) and bool(each.cut) for each in tellings),
            "least": min(each.similarity for each in tellings),
        }
        for cluster, tellings in found.items()
    ]
    return pd.DataFrame(rows).sort_values(["documents", "tellings"], ascending=False, kind="stable", ignore_index=True)


def _typical(tellings: pd.DataFrame) -> pd.Series:
    """Return the telling that the others are likest to; of several the longest."""
    order = tellings.assign(_long=tellings["text"].str.len())
    return order.sort_values(["similarity", "_long"], ascending=False, kind="stable").iloc[0]


def _tellings(comparison: Comparison, tellings: pd.DataFrame) -> None:
    """Draw the tellings of an utterance beside each other, the words marked that the most typical one lacks."""
    documents = by_id(comparison)
    typical = _typical(tellings)
    st.header(f"In {counted(tellings['doc_id'].nunique(), 'document')}", anchor=False)
    st.html(
        '<p class="px-quiet">The most typical telling stands first. Words that it lacks are '
        '<span class="px-differs">marked</span> in the others.</p>'
    )
    order = pd.concat([tellings.loc[[typical.name]], tellings.drop(index=typical.name)])
    shown = [row for _, row in order.iterrows() if row["doc_id"] in documents]
    for place in range(0, min(len(shown), MOST_SHOWN), 2):
        for column, row in zip(st.columns(2, gap="large"), shown[place : place + 2], strict=False):
            with column:
                _telling(comparison, row, str(typical["text"]))
    if len(shown) > MOST_SHOWN:
        st.html(f'<p class="px-quiet">{len(shown) - MOST_SHOWN} more in the file below.</p>')
    _tables.download(comparison, "quotes", tellings, what="these tellings")


def _telling(comparison: Comparison, row: pd.Series, typical: str) -> None:
    """Draw one telling, with what it leaves out and the way to it."""
    profile, analysed = comparison.profile, by_id(comparison)[row["doc_id"]]
    span = Span(str(row["doc_id"]), int(row["start"]), int(row["end"]))
    words = marked_words(analysed.document.text, span, list(_lacking(analysed.document.text, span, typical)))
    credit = f"{escape(str(row['source']))} · " if row["source"] else ""
    cut = row.get("cut")
    left_out = f"<br>Leaves out: “{escape(cut)}”" if isinstance(cut, str) and cut else ""
    with st.container(gap=None):
        st.html(
            f'<div class="px-card {voice_class(profile, row["voice"])}"><div class="px-text">'
            f'{tag(profile, row["voice"])}{words}</div><div class="px-quiet">{credit}'
            f"{escape(_evidence.document_name(analysed.document))}{left_out}</div></div>"
        )
        link_to_passage(span)


def _lacking(text: str, span: Span, other: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a stretch stand that another text lacks; a Chinese character counts as a word."""
    there = {word.casefold() for word in _WORD.findall(other)}
    for found in _WORD.finditer(text, span.start, span.end):
        if found[0].casefold() not in there:
            yield found.span()


main()
