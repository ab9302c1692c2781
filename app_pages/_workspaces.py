"""The reader's own texts in the sidebar: which workspace is open, files to add to it, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.readings import counted
from app_pages import _columns, _desk, _store
from app_pages._address import choose
from corpus.archives import ARCHIVES
from corpus.loading import load_files
from corpus.readers import readers
from corpus.workspace import StoreError, Workspace

KEY = "workspace"
UPLOAD = "upload"
"""What a load calls files that state no title of their own."""


def draw() -> str:
    """Draw the choice of a workspace, the field for files, and what can be done with the workspace.

    Returns:
        The id of the workspace that is open, "" where there is none yet.
    """
    mine = _desk.desk()
    try:
        found = {each.id: each for each in _store.opened().store.workspaces() if not each.base}
    except StoreError as error:
        mine.complaint = str(error)
        return ""
    chosen = _choose(found) if found else ""
    mine.base, mine.workspace = "", chosen
    _add_files()
    _columns.draw()
    with st.expander("Manage workspaces", icon=":material/inventory_2:"):
        _make()
        if chosen:
            _rename(found[chosen])
            _delete(found[chosen])
    return chosen


def _choose(found: dict[str, Workspace]) -> str:
    """Draw the choice and return the workspace; the one that was changed last where nobody asked for another."""
    mine, asked = _desk.desk(), st.query_params.get(KEY)
    if mine.open_next in found:
        st.session_state[KEY] = mine.open_next
    elif asked and asked not in found and asked != st.session_state.get(f"kept_{KEY}"):
        mine.complaint = "The workspace of this address is not in this store: it may have been deleted."
    mine.open_next = ""
    options = list(found)
    return choose(
        st.container(),
        "Workspace",
        options,
        key=KEY,
        default=options[0],
        shown=lambda option: found[option].name,
        named=True,
    )


def _add_files() -> None:
    """Draw the field for files; what is put in is kept at once, and the field is empty again."""
    number = st.session_state.setdefault("uploads_taken", 0)
    files = st.file_uploader(
        "Add articles and readouts",
        type=[suffix.removeprefix(".") for suffix in (*readers(), *ARCHIVES)],
        accept_multiple_files=True,
        key=f"uploads_{number}",
        help="One text a file, or a table with a row a text. Choose as many files as you like; their texts are kept in "
        "this workspace until you take them out. A corpus.toml or front matter may say whose text each is.",
    )
    if files:
        st.session_state["uploads_taken"] = number + 1
        contents = [(file.name, file.getvalue()) for file in files]
        corpus = load_files(contents)
        kept = _desk.bring(replace(corpus, title="") if corpus.title == UPLOAD else corpus)
        _columns.note(contents, corpus, kept)
        st.rerun()


def _make() -> None:
    def made() -> None:
        def make() -> None:
            _desk.desk().open_next = _store.opened().store.create(st.session_state["workspace_new"]).id
            st.session_state["workspace_new"] = ""

        _desk.attempt(make)

    st.text_input("New workspace", key="workspace_new", max_chars=200, placeholder="for example June 2025 call")
    st.button("Make it", on_click=made, key="workspace_make", icon=":material/add:", width="stretch")


def _rename(workspace: Workspace) -> None:
    key = f"workspace_name_{workspace.id}"

    def renamed() -> None:
        _desk.attempt(lambda: _store.opened().store.rename(workspace.id, st.session_state[key]))
        _desk.desk().open_next = workspace.id  # the list knows it by its old name

    st.text_input("Name of this one", value=workspace.name, key=key, max_chars=200, on_change=renamed)


def _delete(workspace: Workspace) -> None:
    lost = f"{counted(workspace.documents, 'text')} and {counted(workspace.corrections, 'correction')}"
    sure = st.checkbox(
        f"Delete this one: {lost} are lost for everybody who uses it, with the record of who corrected what. "
        "The files they came from stay where they are.",
        key=f"workspace_sure_{workspace.id}",
    )

    def deleted() -> None:
        _desk.attempt(lambda: _store.opened().store.delete(workspace.id))

    st.button(
        "Delete for good",
        on_click=deleted,
        disabled=not sure,
        key="workspace_delete",
        icon=":material/delete:",
        width="stretch",
    )
