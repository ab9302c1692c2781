"""Documents: what is compared, whose it is and why; what the reader knows better; texts to add."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from app_pages import _desk, _paste, _tables
from app_pages._look import teller_label
from app_pages._state import current
from corpus.document import Document
from corpus.metadata import TELLERS_BESIDE_SIDES

NAMES = {"teller": "Told by", "outlet": "Outlet", "date": "Date", "event": "Event"}
MOST_PROBLEMS = 200


def main() -> None:
    """Draw the page."""
    comparison = current()
    choice = str(st.session_state.get("corpus", "sample"))
    st.html(
        '<p class="px-item">Everything in a document told by a side counts as that side\'s voice, so who tells it '
        "matters more than anything else here. Who tells it, outlet, date and event can be changed in the table: click "
        "a cell twice, or press Enter on it. All pages follow at once. Changes and pasted texts last for this session "
        "only: reloading the page forgets them. The run record of every export names them.</p>"
    )
    _table(comparison)
    _changes(comparison)
    _problems(comparison)
    st.header("Paste a text", anchor=False)
    _paste.draw(choice)
    _pasted(choice)


def _table(comparison: Comparison) -> None:
    """Draw the table of documents, some of whose cells can be changed."""
    profile, documents = comparison.profile, [item.document for item in comparison.analysed]
    rows = comparison.documents
    table = rows.assign(name=[title or doc_id for title, doc_id in zip(rows["title"], rows["doc_id"], strict=True)])
    headings = {"name": "Document", **NAMES, "language": "Language", "teller_reason": "Why told by"}
    headings |= {"words": "Words"} | _tables.side_columns(comparison, {"words": "{}"})
    headings |= {"reporter_words": "Reporter", "doc_id": "Id"}
    settings = _tables.configure(headings, {}, medium=("name",))
    settings["teller"] = st.column_config.SelectboxColumn(
        NAMES["teller"],
        options=[*profile.side_ids, *TELLERS_BESIDE_SIDES],
        format_func=lambda teller: teller_label(profile, str(teller)),
        required=True,
    )
    for name in ("outlet", "date", "event"):
        settings[name] = st.column_config.TextColumn(
            NAMES[name], max_chars=200, width="medium" if name != "date" else "small"
        )
    key = f"documents_{_desk.desk().round}_{hash(tuple(rows['doc_id']))}"

    def follow() -> None:
        for row, values in st.session_state[key]["edited_rows"].items():
            if int(row) < len(documents):
                _desk.change(documents[int(row)], values, profile)

    st.data_editor(
        table[list(headings)],
        column_config=settings,
        disabled=[name for name in headings if name not in _desk.EDITABLE],
        hide_index=True,
        num_rows="fixed",
        key=key,
        on_change=follow,
        height=min(560, 38 + 35 * max(1, len(table))),
        alt="The documents; who tells each, its outlet, date and event can be changed",
        placeholder="",
    )
    if complaint := _desk.desk().complaint:
        st.html(f'<p class="px-item" role="alert"><b>Not changed.</b> {escape(complaint)}</p>')
    _tables.download(comparison, "documents")


def _changes(comparison: Comparison) -> None:
    """Draw what the reader set, each with a way back."""
    applied = _desk.desk().applied
    if not applied:
        return
    st.header("What you set", anchor=False)
    profile = comparison.profile

    def shown(name: str, value: str) -> str:
        return teller_label(profile, value) if name == "teller" else value

    for number, each in enumerate(applied):
        said, back = st.columns([8, 2], vertical_alignment="center")
        said.html(
            f'<p class="px-item"><b>{escape(each.document.title or each.document.doc_id)}</b> '
            f"{escape(NAMES[each.name].lower())}: {escape(shown(each.name, each.before))} → "
            f"{escape(shown(each.name, each.after))}</p>"
        )
        back.button(
            "Take back",
            key=f"back_{number}",
            on_click=_desk.take_back,
            args=(each.document, each.name),
            icon=":material/undo:",
            width="stretch",
        )


def _problems(comparison: Comparison) -> None:
    """Draw what could not be read, with advice."""
    problems = comparison.corpus.problems
    st.header("Problems", anchor=False)
    if not problems:
        st.html('<p class="px-item">None: every text was read as it is.</p>')
        return
    table = pd.DataFrame({"name": problem.name, "what": problem.what, "advice": problem.advice} for problem in problems)
    headings = {"name": "File or row", "what": "What is wrong", "advice": "What to do"}
    _tables.show(
        table.head(MOST_PROBLEMS),
        headings,
        alt="Files with problems and advice",
        key="problems",
        wide=("what", "advice"),
    )
    if len(problems) > MOST_PROBLEMS:
        st.html(f'<p class="px-quiet">{len(problems) - MOST_PROBLEMS} more; the run record under Export lists all.</p>')


def _pasted(choice: str) -> None:
    """Draw the pasted texts, each with a way to take it out."""
    pasted: list[Document] = [document for document, _ in _desk.desk().pasted.get(choice, [])]
    if not pasted:
        return
    st.subheader("Pasted in this session", anchor=False)
    for document in pasted:
        said, out = st.columns([8, 2], vertical_alignment="center")
        said.html(
            f'<p class="px-item"><b>{escape(document.title or document.doc_id)}</b> <span class="px-quiet">'
            f"{len(document.text):,} characters</span></p>"
        )
        out.button(
            "Take out",
            key=f"out_{document.doc_id}",
            on_click=_desk.remove,
            args=(choice, document.doc_id),
            icon=":material/delete:",
            width="stretch",
        )


main()
