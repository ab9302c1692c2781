"""The sidebar: which texts are compared, what was wrong with them, and how much each side says in them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis.comparison import Comparison, NothingToCompareError
from analysis.readings import counted
from app_pages import _choices, _desk, _paste, _state, _store, _web, _workspaces
from app_pages._address import keep, recall
from app_pages._look import voice_class, voice_label
from app_pages._work import StoppedError
from corpus.document import Corpus
from corpus.loading import LoadError

LOG = logging.getLogger("parallax")
CHOICES = {"sample": "Sample", "upload": "Your texts", "folder": "Folder"}
LONGEST_PATH = 4_000
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


_BEGIN = _Advice(
    "Add the texts on the left to begin.",
    "Best are several press articles on one event and, where they exist, the two official accounts of it. Instead of "
    "adding files you can fetch pages or paste a text below. What you add stays in a workspace that you can open "
    "again; it is sent nowhere. On a narrow screen the arrows at the top open the column on the left.",
)


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
        chosen, corpus = _chosen(str(choice))
        if corpus is not None:
            _describe(corpus)
    _store.draw_trouble()
    _desk.draw_complaint()
    if corpus is None:
        if chosen is not None:
            st.html(f'<p class="px-lead">{escape(chosen.lead)}</p><p>{escape(chosen.more)}</p>')
        if choice == "upload":
            _other_ways()
        return False
    try:
        comparison = _state.compare(corpus, _choices.profile(), _choices.settings())
    except NothingToCompareError:
        LOG.info("Nothing to compare in %s", corpus.title)
        st.html(
            '<p class="px-lead">There is no text in these files that can be compared.</p>'
            "<p>What was wrong with each of them, and what to do about it, stands on the left. Documents are web "
            "pages, PDFs, Word and text files with some sentences in them, or tables with a column of texts.</p>"
        )
        if choice == "upload":
            _other_ways()
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


def _other_ways() -> None:
    """Draw the ways to add texts that need no file, on whatever page, while there is nothing to compare."""
    st.header("From the web", anchor=False)
    _web.draw(_desk.bring)
    st.header("Paste a text", anchor=False)
    _paste.draw()


def _chosen(choice: str) -> tuple[_Advice | None, Corpus | None]:
    """Draw what the choice needs, and return the corpus or what to do to get one."""
    if choice == "upload":
        corpus = _desk.lay_over(None, "", _workspaces.draw())
        keep("folder", "", "")
        return (_BEGIN if corpus is None else None), corpus
    keep(_workspaces.KEY, "", "")
    if choice == "folder":
        return _folder()
    keep("folder", "", "")
    return None, _desk.lay_over(_state.load_sample(), "sample")


def _folder() -> tuple[_Advice | None, Corpus | None]:
    asked, kept = st.query_params.get("folder", ""), st.session_state.get("kept_folder", "")
    # A path of another machine is not taken from an address: to open it tells that machine who is here.
    if asked and asked != kept and not asked.startswith(("\\\\", "//")):
        st.session_state["folder"] = asked[:LONGEST_PATH]
    entered = st.text_input(
        "Folder on this machine",
        placeholder="/home/me/articles",
        key="folder",
        max_chars=LONGEST_PATH,
        persist_state="session",
        help="A folder is read with its sub-folders; a corpus.toml in it may say whose text each is. What you correct "
        "is kept for the folder; the files in it are never changed.",
    )
    keep("folder", entered, "")
    if not entered.strip():
        return _Advice(
            "Name a folder on the left to begin.",
            "All texts and tables in it are compared, those in its sub-folders as well.",
        ), None
    try:
        path = _state.folder_path(entered)
        return None, _desk.lay_over(_state.load_folder(path), f"folder:{path.resolve()}")
    except (_state.FolderError, LoadError, RuntimeError, ValueError) as error:
        return _Advice("That folder cannot be read.", str(error)), None


def _describe(corpus: Corpus) -> None:
    """Draw the corpus's title, note and problems."""
    st.html(
        f'<div class="px-item"><b>{escape(corpus.title or "Your texts")}</b><br>'
        f'<span class="px-quiet">{counted(len(corpus), "document")}</span></div>'
    )
    if corpus.note:
        with st.expander("About these texts"):
            st.html(f'<div class="px-quiet">{escape(corpus.note)}</div>')
    if corpus.problems:
        number = len(corpus.problems)
        with st.expander(counted(number, "problem"), icon=":material/warning:", expanded=True):
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
