"""Export: every table and the briefing, as files to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from analysis import export
from analysis.comparison import Comparison
from analysis.formats import FORMATS, FormatName
from analysis.readings import counted
from analysis.tables import TABLES
from app_pages._address import keep, recall
from app_pages._state import current

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
    "corrections": "what readers set otherwise than the program did, and when",
    "series": "what each side raises, drops or takes up again from one event to the next",
}


WHOLE = {"xlsx": "Workbook", "docx": "Briefing for Word", "html": "Briefing as a page", "md": "Briefing as Markdown"}
"""What to call a file of a whole comparison; a format that is not named here is called by its suffix."""
NAMES = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


def main() -> None:
    """Draw the page."""
    comparison = current()
    st.html(
        '<p class="px-item">Every figure can be traced: evidence columns hold document and character range, and the '
        "run record names texts, corrections, profile, versions, thresholds and formulas. The same texts give the same "
        "files. A table that you have filtered can be taken away as filtered, with the button below it on its page."
        "</p>"
    )
    st.header("Everything in one file", anchor=False)
    for kind in FORMATS.values():
        if not kind.each_table:
            _row(
                WHOLE.get(kind.name, kind.name.upper()),
                kind.explanation,
                _whole(comparison, kind.name),
                export.whole_name(kind.name),
                kind.media_type,
            )
    record = "texts, corrections, profile, versions, thresholds, formulas and seed: what a repetition needs"
    _row("Run record", record, lambda: export.run_json(comparison.run), "run.json", "application/json")
    st.header("One table", anchor=False)
    formats = [kind.name for kind in FORMATS.values() if kind.each_table]
    recall("as", formats, formats[0])
    chosen = st.segmented_control(
        "File type", formats, format_func=lambda name: NAMES.get(name, name.upper()), required=True, key="as"
    )
    keep("as", str(chosen), formats[0])
    kind = FORMATS[chosen or formats[0]]
    st.html(f'<p class="px-quiet">{escape(kind.explanation[:1].upper() + kind.explanation[1:])}.</p>')
    for table in TABLES:
        rows = comparison.table(table)
        said = f"{counted(len(rows), 'row')}: {explained(table, list(rows.columns))}"
        _row("", said, _maker(rows, kind.name), f"{table}.{kind.name}", kind.media_type)
    with st.expander("The run record on screen"):
        st.code(export.run_json(comparison.run).decode(), language="json")


def explained(table: str, columns: Sequence[str]) -> str:
    """Return what a table holds: in a sentence, or by its columns where no sentence is known."""
    return EXPLAINED.get(table) or ", ".join(str(column).replace("_", " ") for column in columns)


def _row(name: str, said: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    """Draw a file's download and beside it what the file is called, where its name does not say so, and holds."""
    bold = f"<b>{escape(name)}</b> " if name else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            file_name,
            data=make,
            file_name=file_name,
            mime=mime,
            on_click="ignore",
            key=f"export_{file_name}",
            icon=":material/download:",
            width=210,
        )
        st.html(
            f'<p class="px-item">{bold}<span class="px-quiet">{escape(said)}</span></p>',
            width="stretch",
        )


def _whole(comparison: Comparison, kind: FormatName) -> Callable[[], bytes]:
    """Return what makes the file of a whole comparison when, and only when, it is asked for."""
    return lambda: export.whole_bytes(comparison, kind)


def _maker(rows: pd.DataFrame, kind: FormatName) -> Callable[[], bytes]:
    """Return what makes the file of a table when, and only when, it is asked for."""
    return lambda: export.table_bytes(rows, kind)


main()
