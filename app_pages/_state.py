"""What the pages share: the corpus that was chosen, its comparison, and the links between pages.

Results are kept under the fingerprints of corpus and profile and the settings, so that two sessions with the same texts
share one comparison and none of them may change it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import _progress
from app_pages._work import StoppedError, works

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.passage import AnalysedDocument
    from analysis.profile import Profile
    from analysis.settings import Settings
    from app_pages._markup import Span
    from corpus.document import Corpus

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "june_2025_call"
FOLDER_LIMIT = 50_000
"""Entries below a folder at most: somebody who types `/` should get an answer, not a wait of hours."""

WHICH_TEXTS = ("corpus", "workspace", "folder")
"""Parameters of the address that say which texts are on screen."""

READ = "app_pages/read.py"
TOPICS = "app_pages/topics.py"
TERMS = "app_pages/terms.py"


class FolderError(ValueError):
    """A folder cannot be used; the message says why and what to do."""


def load_sample() -> Corpus:
    """Return the corpus that comes with the program."""
    return _load_folder(str(SAMPLE), folder_stamp(SAMPLE))


def load_folder(path: Path) -> Corpus:
    """Return the corpus in a folder or file of this machine.

    Raises:
        FolderError: There is no such folder, or it holds too much.
    """
    return _load_folder(str(path), folder_stamp(path))


def folder_path(entered: str) -> Path:
    """Return the full path that somebody entered, in quotes or not, from the home folder or the program's own."""
    path = Path(entered.strip().strip("'\"")).expanduser()
    return path if path.is_absolute() else ROOT / path


def folder_stamp(path: Path) -> str:
    """Return a text that changes when something below a folder changes.

    Raises:
        FolderError: There is no such folder, or it holds more than `FOLDER_LIMIT` entries.
    """
    if not path.exists():
        raise FolderError(f"There is no folder or file {path}. Check the spelling; the path is one of this machine.")
    digest = hashlib.sha256()
    try:
        entries = path.rglob("*") if path.is_dir() else iter((path,))
        for number, entry in enumerate(entries):
            if number >= FOLDER_LIMIT:
                raise FolderError(
                    f"{path} holds more than {FOLDER_LIMIT:,} entries. Name the folder with the texts only."
                )
            state = entry.lstat()
            digest.update(f"{entry}\0{state.st_size}\0{state.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise FolderError(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    return digest.hexdigest()


def compare(corpus: Corpus, profile: Profile, settings: Settings) -> Comparison:
    """Return the comparison of a corpus, computed at most once for the same texts, profile and settings.

    While it is computed, the page shows how far it is and a way to stop it.

    Raises:
        StoppedError: The reader stopped it.
    """
    from analysis.comparison import compare as run

    # The fingerprint covers the texts; corrections, title, note and problems change what is shown and exported as well.
    beside = repr((corpus.corrections, corpus.title, corpus.note, corpus.problems))
    beside += repr((sorted(profile.own_topics), sorted(profile.off_topics)))
    shown = hashlib.sha256(beside.encode("utf-8", "replace")).hexdigest()
    key = f"{corpus.fingerprint}{shown}{profile.fingerprint}{settings}"
    found = works().kept(key)
    if found is not None:
        return found
    if st.session_state.get("stopped") == key:
        raise StoppedError
    session = st.session_state.setdefault("session", uuid.uuid4().hex)
    job = works().join(key, session, lambda progress: run(corpus, profile, settings=settings, progress=progress))
    return _progress.wait(job, lambda: _stop(key, session))


def _stop(key: str, session: str) -> None:
    """Stop waiting for a comparison, until the reader asks for it again."""
    st.session_state["stopped"] = key
    works().leave(key, session)


def go_on() -> None:
    """Ask again for the comparison that was stopped."""
    st.session_state.pop("stopped", None)


def set_current(comparison: Comparison) -> None:
    """Make a comparison the one that the pages of this session show."""
    st.session_state["comparison"] = comparison


def current() -> Comparison:
    """Return the comparison that the pages of this session show."""
    comparison: Comparison = st.session_state["comparison"]
    return comparison


def by_id(comparison: Comparison) -> Mapping[str, AnalysedDocument]:
    """Return the analysed documents by their ids."""
    return {item.document.doc_id: item for item in comparison.analysed}


def link_to_passage(span: Span, *, label: str = "Read in context") -> None:
    """Draw a link to a passage on the page Read. `label` is our own text, never a document's."""
    st.page_link(
        READ,
        label=label,
        icon=":material/arrow_forward:",
        query_params={**_kept(), "doc": span.doc_id, "at": f"{span.start}-{span.end}"},
    )


def link_to_topic(topic: str, *, label: str) -> None:
    """Draw a link to a topic's evidence on the page Topics and omissions."""
    link_to_page(TOPICS, label=label, topic=topic)


def link_to_page(page: str, *, label: str, **state: str) -> None:
    """Draw a link to a page. `label` is our own text; `state` is what stands in the address beside the texts' name."""
    st.page_link(page, label=label, icon=":material/arrow_forward:", query_params={**_kept(), **state})


def _kept() -> dict[str, str]:
    """Return the part of the address that every page shares."""
    return {name: str(st.query_params[name]) for name in WHICH_TEXTS if name in st.query_params}


@st.cache_resource(max_entries=6, show_spinner=False)
def _load_folder(path: str, stamp: str) -> Corpus:
    """Read a folder; `stamp` is only a part of the key."""
    del stamp
    from corpus.loading import load

    return load(Path(path))
