"""Quotes: the same utterance as several documents carry it."""

from __future__ import annotations

from html import escape

import streamlit as st

from app_pages import _evidence, _tables
from app_pages._look import voice_label
from app_pages._markup import Span
from app_pages._state import by_id, current
from app_pages._wording import counted

SHOWN = 20
MEMBERS = 6
"""Utterances drawn of a cluster; the table has the rest."""


def main() -> None:
    """Draw the page."""
    comparison = current()
    quotes, documents = comparison.quotes, by_id(comparison)
    st.html(
        '<p class="px-item">One statement often reaches the page in several translations or cuts. Passages that '
        "look like the same utterance stand together here, so that their wording can be compared.</p>"
    )
    if quotes.empty:
        st.info("No utterance was found in more than one document. Two or more documents on one event are needed.")
        return
    clusters = list(dict.fromkeys(quotes["cluster"]))
    for number, cluster in enumerate(clusters[:SHOWN], 1):
        rows = quotes[quotes["cluster"] == cluster]
        with st.container(border=True):
            st.header(f"{number}. In {counted(rows['doc_id'].nunique(), 'document')}", anchor=False)
            columns = st.columns(2, gap="large")
            for place, (_, row) in enumerate(rows.head(MEMBERS).iterrows()):
                span = Span(str(row["doc_id"]), int(row["start"]), int(row["end"]))
                if span.doc_id in documents:
                    with columns[place % 2], st.container(gap="xxsmall"):
                        _evidence.draw_card(comparison, documents[span.doc_id], span)
                        if isinstance(cut := row.get("cut"), str) and cut:
                            st.html(f'<p class="px-quiet">Leaves out: “{escape(cut)}”</p>')
            if len(rows) > MEMBERS:
                st.html(f'<p class="px-quiet">{len(rows) - MEMBERS} more in the table below.</p>')
    if len(clusters) > SHOWN:
        st.html(f'<p class="px-quiet">{len(clusters) - SHOWN} more in the table.</p>')
    with st.expander("All quotes as a table"):
        shown = quotes.assign(voice=[voice_label(comparison.profile, voice) for voice in quotes["voice"]])
        headings = {
            "cluster": "Cluster",
            "voice": "Voice",
            "source": "Source",
            "similarity": "Similarity",
            "text": "Text",
            "cut": "Leaves out",
            "doc_id": "Document",
        }
        _tables.show(
            shown,
            headings,
            alt="Utterances that several documents carry",
            key="quotes",
            formats={"similarity": "%.2f"},
            wide=("text",),
        )
    _tables.download(comparison, "quotes")


main()
