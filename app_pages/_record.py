"""The record of corrections on the page: what counts, with a way back, and what was taken back or overruled."""

from __future__ import annotations

from dataclasses import asdict
from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from analysis.readings import counted
from app_pages import _desk, _store, _tables
from app_pages._look import teller_label, voice_label
from corpus.corrections import NOT_RAISED, Correction
from corpus.document import Document
from corpus.workspace import Entry, StoreError

MOST_SHOWN = 40
LONGEST_QUOTE = 140
NAMES = {"title": "title", "teller": "told by", "outlet": "outlet", "date": "date", "event": "event"}
HEADINGS = {
    "number": "No.",
    "doc_id": "Document",
    "kind": "What",
    "before": "Before",
    "value": "Set to",
    "topic": "Topic",
    "author": "By",
    "made": "When",
    "undone_by": "Taken back by",
    "undone_at": "Taken back",
}


def draw(comparison: Comparison) -> None:
    """Draw the corrections that count, newest first, each with a way to take it back."""
    st.header("What you set", anchor=False)
    corrections = _desk.active()[::-1]
    if not comparison.corpus.corrections:
        st.html(
            '<p class="px-item">Nothing so far. Who tells a document, its title, outlet, date and event can be changed '
            "in the table above. What is changed stays, with its time and the name below, and can be taken back.</p>"
        )
    by_hash = {item.document.text_hash: item.document for item in comparison.analysed}
    for each in corrections[:MOST_SHOWN]:
        said, back = st.columns([8, 2], vertical_alignment="center")
        said.html(_line(comparison, each, by_hash.get(each.text_hash)))
        back.button(
            "Take back",
            key=f"back_{each.number}",
            on_click=_desk.undo,
            args=(each.number,),
            icon=":material/undo:",
            width="stretch",
        )
    # Those that a corpus.toml lists have no number in the store, and are taken back in that file.
    listed = [each for each in comparison.corpus.corrections if not each.number]
    for each in listed[: max(0, MOST_SHOWN - len(corrections))]:
        st.html(_line(comparison, each, by_hash.get(each.text_hash), where="from corpus.toml"))
    if len(corrections) > MOST_SHOWN:
        st.html(f'<p class="px-quiet">{len(corrections) - MOST_SHOWN} older ones stand in the record.</p>')
    left, _ = st.columns([1, 2])
    with left:
        _desk.ask_name()
    _history()


def _line(comparison: Comparison, correction: Correction, document: Document | None, *, where: str = "") -> str:
    """Return a correction in words, as HTML; `where` says where it stands if not in the store."""
    profile, kind = comparison.profile, correction.kind
    name = (document.title or document.doc_id) if document else f"{correction.doc_id} (no longer here)"
    before, after = correction.before or "none", correction.value or "none"
    if kind == "teller":
        what, before, after = NAMES[kind], teller_label(profile, before), teller_label(profile, after)
    elif kind == "voice":
        what, before, after = "voice", voice_label(profile, before), voice_label(profile, after)
    elif kind == "topic":
        labels = dict(zip(comparison.topics["topic"], comparison.topics["label"], strict=True))
        what = f"topic {labels.get(correction.topic, correction.topic)}"
        before, after = ("raised", "not raised") if after == NOT_RAISED else ("not raised", "raised")
    else:
        what = NAMES[kind]
    quote = document.text[correction.start : correction.end] if document and correction.end else ""
    if len(quote) > LONGEST_QUOTE:
        quote = f"{quote[:LONGEST_QUOTE].rstrip()} …"
    said = f"{escape(what)}: {escape(before)} → {escape(after)}"
    when = correction.made.replace("T", " ").replace("+00:00", " UTC")
    who = " · ".join(part for part in (correction.author, when, where) if part)
    return (
        f'<p class="px-item"><b>{escape(name)}</b> {said}'
        + (f" <q>{escape(' '.join(quote.split()))}</q>" if quote else "")
        + f'<br><span class="px-quiet">{escape(who)}</span></p>'
    )


def _history() -> None:
    """Draw the whole record, with what was taken back or overruled, and its download."""
    workspace = _desk.desk().workspace
    if not workspace:
        return
    try:
        entries = _store.opened().store.history(workspace)
    except StoreError as error:
        st.html(f'<p class="px-item" role="alert">{escape(str(error))}</p>')
        return
    if not entries:
        return
    rows = table(entries)
    undone = sum(1 for entry in entries if entry.undone_at)
    told = f", {undone} taken back" if undone else ""
    with st.expander(f"The whole record: {counted(len(rows), 'correction')}{told}"):
        _tables.show(rows, HEADINGS, alt="Corrections with who made and took back each, and when", key="record")
        _tables.save(rows, "Download the record as CSV", file_name="corrections_record.csv", key="download_record")


def table(entries: tuple[Entry, ...]) -> pd.DataFrame:
    """Return the record as a table, a row a correction."""
    return pd.DataFrame(
        {**asdict(entry.correction), "undone_by": entry.undone_by, "undone_at": entry.undone_at} for entry in entries
    )
