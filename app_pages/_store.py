"""The store that all sessions of the program share, or, where it cannot be opened, one in memory that says so."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from corpus.corrections import Correction
from corpus.document import Corpus, Document
from corpus.workspace import Store, StoreError, open_store, where

LOG = logging.getLogger("parallax")
MEMORY = "sqlite://"


@dataclass(frozen=True, slots=True)
class Opened:
    """The store as it could be opened.

    Attributes:
        store: The store.
        place: Where it is; "" for one in memory.
        trouble: Why nothing is kept, "" where all is well.
    """

    store: Store
    place: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """What a workspace comes to at one revision.

    Attributes:
        corpus: Its texts, and those it is laid over, with the corrections applied.
        kept: The documents that the workspace itself keeps, as they were brought in.
        corrections: Those that count.
        choices: How it is to be compared, by name.
    """

    corpus: Corpus
    kept: tuple[Document, ...]
    corrections: tuple[Correction, ...]
    choices: Mapping[str, str]


def opened() -> Opened:
    """Return the store; it is opened once for all sessions."""
    try:
        return _opened(where())
    except StoreError as error:  # the setting itself is no address
        return replace(_opened(""), trouble=str(error))


def laid(workspace: str, base: Corpus | None) -> Laid:
    """Return what a workspace comes to now: from memory unless something changed in it.

    Raises:
        StoreError: The store cannot be read, or has no such workspace.
    """
    here = opened()
    shown = hash((base.fingerprint, base.title, base.note, base.problems, base.corrections)) if base else 0
    return _laid(here.place, workspace, here.store.revision(workspace), shown, here.store, base)


def draw_trouble() -> None:
    """Say on the page that nothing is kept, and why."""
    here = opened()
    if here.trouble:
        st.html(
            f'<p class="px-item" role="alert"><b>Nothing is kept.</b> {escape(here.trouble)} Until then texts and '
            "corrections last as long as the program runs.</p>"
        )
        st.button("Try to open it again", on_click=_opened.clear, key="store_again", icon=":material/refresh:")


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened(place: str) -> Opened:
    """Open the store; `place` is the key, so that another setting opens another one."""
    try:
        if place:
            return Opened(open_store(), place)
    except StoreError as error:
        LOG.warning("Nothing is kept: %s", error)
        return Opened(open_store(MEMORY), "", str(error))
    return Opened(open_store(MEMORY), "")


@st.cache_resource(max_entries=8, show_spinner=False)
def _laid(place: str, workspace: str, revision: int, shown: int, _store: Store, _base: Corpus | None) -> Laid:
    """Read a workspace; place, workspace, revision and `shown` are the key."""
    del place, revision, shown
    corpus = _store.corpus(workspace, base=_base)
    return Laid(corpus, _store.documents(workspace), _store.corrections(workspace), _store.choices(workspace))
