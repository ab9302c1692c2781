"""The sidebar: which texts are compared, what was wrong with them, and how much each side says in them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis.comparison import Comparison, NothingToCompareError
from app_pages import _desk, _paste, _state
from app_pages._address import keep, recall
from app_pages._look import voice_class, voice_label
from app_pages._work import StoppedError
from corpus.document import Corpus
from corpus.loading import LoadError
from corpus.readers import readers

LOG = logging.getLogger("parallax")
CHOICES = {"sample": "Sample", "upload": "Upload", "folder": "Folder"}
SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class _Advice:
    """What stands on the page while there is nothing to compare.

    Attributes:
        lead: What to do, or what went wrong.
        more: Why, or how.
    """

    lead: str
    more: str


def draw() -> bool:
    """Draw the sidebar and compare what was chosen in it.

    Returns:
        Whether there is a comparison for the page to show. Where not, the page says what to do next.
    """
    with st.sidebar:
        recall("corpus", list(CHOICES), "sample")
        choice = st.segmented_control(
            "Texts to compare",
            list(CHOICES),
            format_func=CHOICES.__getitem__,
            required=True,
            key="corpus",
            width="stretch",
        )
        keep("corpus", str(choice), "sample")
        chosen = _chosen(str(choice))
        corpus = _desk.lay_over(None if isinstance(chosen, _Advice) else chosen, str(choice))
        if corpus is not None:
            _describe(corpus)
    if isinstance(chosen, _Advice) and corpus is None:
        st.html(f'<p class="px-lead">{escape(chosen.lead)}</p><p>{escape(chosen.more)}</p>')
        if choice == "upload":
            _paste.draw(str(choice))
        return False
    if corpus is None:
        return False
    try:
        comparison = _state.compare(corpus)
    except NothingToCompareError:
        LOG.info("Nothing to compare in %s", corpus.title)
        st.html(
            '<p class="px-lead">There is no text in these files that can be compared.</p>'
            "<p>What was wrong with each of them, and what to do about it, stands on the left. Documents are text "
            "files (.txt, .md) with some sentences in them, or tables with a column <code>text</code>.</p>"
        )
        return False
    except StoppedError:
        st.html(
            '<p class="px-lead">Stopped: these texts are not compared.</p>'
            "<p>Choose fewer texts on the left, or start again. What was read so far is not kept.</p>"
        )
        st.button("Compare again", on_click=_state.go_on, key="again", icon=":material/refresh:")
        return False
    _state.set_current(comparison)
    with st.sidebar:
        _count(comparison)
    return True


def _chosen(choice: str) -> Corpus | _Advice:
    """Draw what the choice needs, and return the corpus or what to do to get one."""
    if choice == "upload":
        return _uploaded()
    if choice == "folder":
        return _folder()
    return _state.load_sample()


def _uploaded() -> Corpus | _Advice:
    files = st.file_uploader(
        "Articles and readouts",
        type=[suffix.removeprefix(".") for suffix in readers()],
        accept_multiple_files=True,
        key="uploads",
        help="One text a file, or a table with a row a text and a column named text. Choose as many files as you like; "
        "a corpus.toml or front matter may say whose text each is.",
    )
    if files:
        return _state.load_uploads([_state.Upload(file.name, file.getvalue()) for file in files])
    return _Advice(
        "Add the texts on the left to begin.",
        "Best are several press articles on one event and, where they exist, the two official accounts of it. "
        "The files stay on this machine. Instead of a file you can paste a text below.",
    )


def _folder() -> Corpus | _Advice:
    entered = st.text_input(
        "Folder on this machine",
        placeholder="/home/me/articles",
        key="folder",
        persist_state="session",
        help="A folder is read with its sub-folders; a corpus.toml in it may say whose text each is.",
    )
    if not entered.strip():
        return _Advice(
            "Name a folder on the left to begin.",
            "All texts and tables in it are compared, those in its sub-folders as well.",
        )
    try:
        return _state.load_folder(entered)
    except (_state.FolderError, LoadError) as error:
        return _Advice("That folder cannot be read.", str(error))


def _describe(corpus: Corpus) -> None:
    """Draw the corpus's title, note and problems."""
    count = len(corpus)
    title = "Your texts" if st.session_state["corpus"] == "upload" and corpus.title == "upload" else corpus.title
    st.html(
        f'<div class="px-item"><b>{escape(title or "Your texts")}</b><br>'
        f'<span class="px-quiet">{count:,} document{"" if count == 1 else "s"}</span></div>'
    )
    if corpus.note:
        with st.expander("About these texts"):
            st.html(f'<div class="px-quiet">{escape(corpus.note)}</div>')
    if corpus.problems:
        number = len(corpus.problems)
        with st.expander(f"{number} problem{'' if number == 1 else 's'}", icon=":material/warning:", expanded=True):
            for problem in corpus.problems[:SHOWN_PROBLEMS]:
                st.html(
                    f'<div class="px-item"><b>{escape(problem.name)}</b><br>{escape(problem.what)} '
                    f'<span class="px-quiet">{escape(problem.advice)}</span></div>'
                )
            if number > SHOWN_PROBLEMS:
                st.caption(f"and {number - SHOWN_PROBLEMS} more; the run record under Export lists all.")


def _count(comparison: Comparison) -> None:
    """Draw how many words each voice has."""
    words, profile = comparison.run["words"], comparison.profile
    shown = {voice: words[voice] for voice in (*profile.side_ids, "reporter")}
    shown["other"] = max(0, words["all"] - sum(shown.values()))
    names = {"other": "Both or third parties", "reporter": "Reporters"}
    total = max(1, words["all"])
    bar = "".join(
        f'<span class="{voice_class(profile, voice)}" style="width:{100 * count / total:.1f}%"></span>'
        for voice, count in shown.items()
        if count
    )
    rows = "".join(
        f'<tr class="{voice_class(profile, voice)}"><td><i></i>'
        f"{escape(names.get(voice) or voice_label(profile, voice))}</td><td>{count:,}</td></tr>"
        for voice, count in shown.items()
    )
    st.html(
        '<div class="px-quiet">Words by voice</div>'
        f'<div class="px-bar" role="img" aria-label="Share of the words that each voice has">{bar}</div>'
        f'<table class="px-counts">{rows}</table>'
    )
