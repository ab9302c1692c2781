"""Export: every table and the briefing, as files to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from analysis import export
from analysis.comparison import Comparison
from analysis.formats import FORMATS
from analysis.tables import TABLES
from app_pages._state import current
from app_pages._wording import counted

EXPLAINED = {
    "documents": "a row a document: whose it is and why, its words by voice",
    "passages": "a row a passage: voice, source, cue, rule, confidence, text",
    "terms": "words and phrases with counts, TF-IDF, G2, Log Ratio, log-odds",
    "topics": "verdicts with counts, shares, ranks, wordings and evidence",
    "claims": "claims that something was left out, and what the evidence says",
    "quotes": "the same utterance as several documents carry it",
    "summary": "figures about the whole corpus, with their null",
    "wordings": "pairs of sentences in which the two sides come closest on a topic, and the words that differ",
    "figures": "numbers that stand with a topic, and who gives them",
    "series": "what each side raises, drops or takes up again from one event to the next",
}


def main() -> None:
    """Draw the page."""
    comparison = current()
    st.html(
        '<p class="px-item">Every figure can be traced: evidence columns hold document and character range, and the '
        "run record names texts, profile, versions, thresholds and formulas. The same texts give the same files.</p>"
    )
    st.header("Everything", anchor=False)
    with st.container(horizontal=True):
        _button("Workbook (XLSX)", lambda: export.workbook(comparison), "comparison.xlsx", FORMATS["xlsx"].media_type)
        _button("Briefing (HTML)", lambda: export.briefing_html(comparison), "briefing.html", "text/html")
        _button("Briefing (Markdown)", lambda: export.briefing_markdown(comparison), "briefing.md", "text/markdown")
        _button("Run record (JSON)", lambda: export.run_json(comparison.run), "run.json", "application/json")
    st.header("Tables", anchor=False)
    for table in TABLES:
        _table(comparison, table)
    with st.expander("The run record on screen"):
        st.code(export.run_json(comparison.run).decode(), language="json")


def explained(table: str, columns: Sequence[str]) -> str:
    """Return what a table holds: in a sentence, or by its columns where no sentence is known."""
    return EXPLAINED.get(table) or ", ".join(str(column).replace("_", " ") for column in columns)


def _table(comparison: Comparison, table: str) -> None:
    """Draw a table's name, what it holds, and its downloads."""
    rows = comparison.table(table)
    name, formats = st.columns([5, 3], vertical_alignment="center")
    name.html(
        f'<p class="px-item"><b>{escape(table.capitalize())}</b> <span class="px-quiet">{counted(len(rows), "row")}: '
        f"{escape(explained(table, list(rows.columns)))}</span></p>"
    )
    with formats, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for kind in FORMATS.values():
            if kind.each_table:
                _button(kind.name.upper(), _maker(rows, kind.name), f"{table}.{kind.name}", kind.media_type)


def _maker(rows: Any, kind: Any) -> Callable[[], bytes]:  # noqa: ANN401 - handed through
    """Return what makes the file when, and only when, it is asked for."""
    return lambda: export.table_bytes(rows, kind)


def _button(label: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"export_{file_name}",
        icon=":material/download:",
    )


main()
