"""Documents: what is compared, whose it is and why; what the reader knows better; texts to add and to take away."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from analysis.readings import counted
from app_pages import _copies, _desk, _paste, _record, _tables, _web
from app_pages._address import told_apart
from app_pages._look import teller_label
from app_pages._state import current
from corpus.corrections import METADATA

NAMES = {"teller": "Told by", "outlet": "Outlet", "date": "Date", "event": "Event"}
ORIGIN = {"origin": "Came from", "brought": "Brought in", "reader": "Read as", "encoding": "Encoding"}
TITLE = "name"
"""The first column: a document's title, or its id where it has none; to change it changes the title."""
MOST_PROBLEMS = 200


def main() -> None:
    """Draw the page."""
    comparison = current()
    st.html(
        '<p class="px-item">Everything in a document told by a side counts as that side\'s voice, so who tells it '
        "matters more than anything else here. Title, teller, outlet, date and event can be changed in the table: "
        "click a cell twice, or press Enter on it. All pages follow at once. Changes and added texts are kept in the "
        "store of this program; the files themselves are never changed. Every export names what was corrected.</p>"
    )
    _table(comparison)
    _copies.draw(comparison)
    _record.draw(comparison)
    _problems(comparison)
    st.header("Add from the web", anchor=False)
    _web.draw(_desk.bring)
    st.header("Paste a text", anchor=False)
    _paste.draw()
    _take_out()
    _take_away(comparison)


def _table(comparison: Comparison) -> None:
    """Draw the table of documents, some of whose cells can be changed."""
    profile, documents = comparison.profile, [item.document for item in comparison.analysed]
    rows = comparison.documents
    table = rows.assign(name=[title or doc_id for title, doc_id in zip(rows["title"], rows["doc_id"], strict=True)])
    copied = (rows["duplicate_of"] != "").any()
    table["duplicate_of"] = rows["duplicate_of"].map(_copies.names_of(comparison)).fillna("")
    headings = {TITLE: "Document"} | ({"duplicate_of": "Copy of"} if copied else {})
    headings |= {**NAMES, "language": "Language", "teller_reason": "Why told by"}
    headings |= {"words": "Words"} | _tables.side_columns(comparison, {"words": "{}"})
    headings |= {"reporter_words": "Reporter", **ORIGIN, "doc_id": "Id"}
    settings = _tables.configure(headings, {}, medium=(TITLE,))
    settings["teller"] = st.column_config.SelectboxColumn(
        NAMES["teller"],
        options=list(profile.tellers),
        format_func=lambda teller: teller_label(profile, str(teller)),
        required=True,
    )
    settings[TITLE] = st.column_config.TextColumn(headings[TITLE], max_chars=300, width=320)
    for name in ("outlet", "date", "event"):
        settings[name] = st.column_config.TextColumn(
            NAMES[name], max_chars=200, width="medium" if name != "date" else "small"
        )
    # The grid lays what was written into it over the rows: where somebody else changed them, it begins anew.
    key = f"documents_{hash((*rows['doc_id'], *_desk.changed_elsewhere()))}"

    def follow() -> None:
        for row, values in st.session_state[key]["edited_rows"].items():
            if int(row) < len(documents):
                wanted = {"title" if name == TITLE else name: value for name, value in values.items()}
                _desk.change(documents[int(row)], _desk.not_yet_followed(f"{key} {row}", wanted), profile)

    st.data_editor(
        table[list(headings)],
        column_config=settings,
        disabled=[name for name in headings if name not in (TITLE, *METADATA)],
        hide_index=True,
        num_rows="fixed",
        key=key,
        on_change=follow,
        height=min(560, 38 + 35 * max(1, len(table))),
        alt="The documents; title, who tells each, outlet, date and event can be changed",
        placeholder="",
    )
    _tables.download(comparison, "documents")


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
    if _desk.desk().problems:
        st.button(
            f"Dismiss {counted(_desk.desk().problems, 'problem')} of what was added",
            on_click=_desk.dismiss,
            key="dismiss",
            icon=":material/done_all:",
        )


def _take_out() -> None:
    """Draw a way to take out texts that were added."""
    kept = {document.doc_id: document for document in _desk.desk().kept}
    if not kept:
        return
    st.header("Take a text out", anchor=False)
    left, right = st.columns([8, 2], vertical_alignment="bottom")
    titles = {
        doc_id: f"{each.title or doc_id} ({counted(len(each.text), 'character')})" for doc_id, each in kept.items()
    }
    chosen = left.selectbox(
        "Texts that were added",
        list(kept),
        format_func=told_apart(list(kept), titles.__getitem__),
        index=None,
        placeholder="Choose one",
        key=f"out_{hash(tuple(kept))}",
    )
    right.button(
        "Take out",
        key="out",
        on_click=_desk.take_out,
        args=(chosen,),
        disabled=chosen is None,
        icon=":material/delete:",
        width="stretch",
    )
    if chosen:
        source = kept[chosen].provenance.origin
        st.html(
            f'<p class="px-quiet">It was brought from {escape(source or "a place unknown")}, '
            f"{escape(kept[chosen].provenance.brought)}. To have it back, it must be added again.</p>"
        )


def _take_away(comparison: Comparison) -> None:
    """Draw the download of all texts on screen as a folder."""
    st.header("Take them away", anchor=False)
    st.html(
        '<p class="px-item">All texts on screen with what is known about them and every correction, as a folder of '
        "plain files. Upload it, or name it under Folder or on the command line: the same comparison comes out.</p>"
    )

    def content() -> bytes:
        from corpus.workspace.folder import zip_bytes

        return zip_bytes(comparison.corpus)

    st.download_button(
        "Download as a folder (ZIP)",
        data=content,
        file_name="parallax_texts.zip",
        mime="application/zip",
        on_click="ignore",
        key="download_folder",
        icon=":material/folder_zip:",
    )


main()
