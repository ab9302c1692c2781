"""Which column of an uploaded table is which: shown, and chosen anew by the reader while the upload is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from analysis.readings import counted
from app_pages import _desk, _store, _web
from corpus.document import Corpus, Document
from corpus.loading import columns_of, load_files
from corpus.readers.columns import JOINED, ROW_ID, TEXT, Columns, mapping_of
from corpus.readers.reading import FIELDS

TABLES = "uploaded_tables"
NONE = ""
NAMES = {"id": "Id", "url": "Address"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was uploaded, kept in the session alone.

    Attributes:
        name: The file's name.
        data: Its content.
        workspace: Where its texts went.
        columns: Its columns.
        mapping: How they were understood.
        loaded: What it gave: its documents as they are kept, and its problems.
        said: What came of the last choice.
    """

    name: str
    data: bytes
    workspace: str
    columns: tuple[str, ...]
    mapping: Columns
    loaded: Corpus
    said: str = ""


def note(files: Sequence[tuple[str, bytes]], loaded: Corpus, kept: Sequence[Document]) -> None:
    """Remember the tables of an upload whose columns have other names than ours; those of the one before are let go.

    Args:
        files: Names and contents.
        loaded: What the load gave.
        kept: Its documents, as they are kept in the workspace that is open.
    """
    tables = []
    for name, data in files:
        columns = columns_of(name, data)
        mapping = mapping_of(columns)
        problems = tuple(problem for problem in loaded.problems if _is_about(problem.name, name))
        # Where nothing at all was loaded, the last problem says that.
        problems += () if loaded.documents else loaded.problems[-1:]
        # A corpus.toml beside it may have said which column is which.
        told = not mapping.has_text or mapping.sentence in {problem.what for problem in problems}
        if columns and told:
            documents = tuple(document for document in kept if document.provenance.origin == name)
            here = _desk.desk().workspace
            tables.append(Table(name, data, here, columns, mapping, Corpus(documents, problems)))
    st.session_state[TABLES] = tables


def draw() -> None:
    """Draw, for each such table, how its columns were understood and a way to choose others."""
    tables = [
        (number, table)
        for number, table in enumerate(st.session_state.get(TABLES, ()))
        if table.workspace == _desk.desk().workspace
    ]
    for place, (number, table) in enumerate(tables, 1):
        # Not by its name: a heading is Markdown, and the name is whatever its maker chose.
        which = "the table" if len(tables) == 1 else f"table {place} of {len(tables)}"
        _draw_table(number, table, f"Columns of {which}")


def _draw_table(number: int, table: Table, heading: str) -> None:
    with st.expander(heading, icon=":material/table:", expanded=not table.loaded.documents):
        read = table.mapping.sentence or "Its columns have the names that are expected."
        if not table.mapping.has_text:
            read = "No column was understood as the text. Choose the one that holds it."
        listed = () if table.mapping.has_text else table.mapping.fields.get("url", ())
        if listed:
            read = "It lists pages without their texts. Fetch them, or choose the column that holds the texts."
        st.html(f'<p class="px-quiet"><b>{escape(table.name)}</b> {escape(read)}</p>')
        if listed:
            st.button(
                "Put its addresses into the field for pages",
                on_click=_list_addresses,
                args=(number, listed[0]),
                icon=":material/link:",
                width="stretch",
                key=f"columns_addresses_{number}",
                help="It stands under From the web, on the page Documents. Nothing is fetched before you say so.",
            )
        if table.said:
            st.html(f'<p class="px-item" role="status">{escape(table.said)}</p>')
        keys = {
            name: f"column_{number}_{name}_{hash((table.name, len(table.data)))}" for name in (TEXT, *FIELDS, ROW_ID)
        }
        with st.form(f"columns_{number}", border=False):
            for name, key in keys.items():
                before = JOINED.join(table.mapping.fields.get(name, ()))
                options = list(dict.fromkeys((NONE, before, *table.columns)))
                st.selectbox(
                    NAMES.get(name, name.capitalize()),
                    options,
                    index=options.index(before),
                    format_func=lambda option: option or "none",
                    key=key,
                )
            st.form_submit_button(
                "Load it again with these columns",
                on_click=_load_again,
                args=(number, keys),
                icon=":material/refresh:",
                width="stretch",
                key=f"columns_load_{number}",
            )


def _list_addresses(number: int, column: str) -> None:
    """Put the addresses that a table lists into the field from which pages are fetched."""
    tables: list[Table] = st.session_state[TABLES]
    table = tables[number]
    rows = load_files([(table.name, table.data)], columns={TEXT: column}).documents
    addresses = list(dict.fromkeys(row.text.strip() for row in rows))
    st.session_state["web_addresses"] = "\n".join(addresses)[: _web.LONGEST]
    tables[number] = replace(table, said=f"Put into the field: {len(addresses):,}.")


def _load_again(number: int, keys: dict[str, str]) -> None:
    """Read the table with the columns that were chosen, and keep that in the place of what it gave before."""
    tables: list[Table] = st.session_state[TABLES]
    table = tables[number]
    chosen = {name: str(st.session_state[key] or NONE) for name, key in keys.items()}
    if not chosen[TEXT]:
        tables[number] = replace(table, said="Nothing was changed: choose the column that holds the texts.")
        return
    corpus = load_files([(table.name, table.data)], columns=chosen)
    if not corpus.documents:
        why = " ".join(problem.what for problem in corpus.problems[:1])
        tables[number] = replace(table, said=f"Nothing was changed, since that gives no text. {why}")
        return

    def keep() -> None:
        store = _store.opened().store
        kept = store.keep(table.workspace, corpus.documents, corpus.problems, instead_of=table.loaded)
        said = f"{counted(len(kept), 'text')} loaded with these columns, in the place of what there was before."
        mapping = mapping_of(table.columns, chosen)
        tables[number] = replace(table, mapping=mapping, loaded=Corpus(kept, corpus.problems), said=said)

    _desk.attempt(keep)


def _is_about(problem: str, table: str) -> bool:
    """Tell whether a problem is one of a table, of a sheet or of a row of it."""
    return problem == table or problem.startswith(f"{table}, ")
