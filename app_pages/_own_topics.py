"""The reader's own topics: added, renamed, given further words or switched off; everything follows at once."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.profile import DEFAULT_PROFILE, ProfileError, load_profile
from analysis.readings import counted
from analysis.user_topics import TopicChange, aliases_by_language, topics_file
from app_pages import _choices
from app_pages._look import voice_label

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.trial import Trial

FILE = "my_topics.toml"
LONGEST_NAME, LONGEST_WORDS = 80, 4_000
SAID = "own_topics_said"

_PATTERNS = (
    ("rare earth", "the words one after the other, in singular or plural, whatever the case"),
    ("decoupl*", "any ending"),
    ("(sale|transfer)", "one of these"),
    ("trade? deal", "with or without the word before the question mark"),
    ("arm* ~4 Taiwan", "the second within four words behind the first"),
    ("=AI", "in these capitals only"),
    ("稀土", "Chinese as it stands"),
)


def draw(comparison: Comparison) -> None:
    """Draw what the reader can change about topics, and what was changed."""
    with st.expander("Your topics", icon=":material/edit_note:", key="own_topics"):
        # A place of its own, so that the tabs stay where they are whether anything is said or not.
        with st.container():
            _say()
        add, change, changed = st.tabs(["Add a topic", "Change a topic", "What you changed"], key="own_tabs")
        with add:
            _draw_add(comparison)
        with change:
            _draw_change(comparison)
        with changed:
            _draw_changes(_choices.changes())


def _draw_add(comparison: Comparison) -> None:
    """Draw the fields of a new topic."""
    topics = {topic.id: topic.label for topic in comparison.profile.topics}
    left, right = st.columns(2)
    with left:
        st.text_input("Name", key="own_name", max_chars=LONGEST_NAME, placeholder="for example Student visas")
        st.selectbox(
            "Broader topic",
            sorted(topics, key=lambda topic: topics[topic].casefold()),
            index=None,
            format_func=lambda topic: topics[topic],
            placeholder="none",
            key="own_broader",
            help="A passage that raises your topic then raises the broader one too.",
        )
    with right:
        _words_field("own_words", "Words by which texts raise it, one a line")
    _draw_trial(comparison, _lines("own_words"), str(st.session_state.get("own_name") or ""))
    st.button("Add the topic", key="own_add", icon=":material/add:", on_click=_add)
    _explain()


def _add() -> None:
    """Add the topic that the fields describe, and open it in the table below."""
    name, broader = " ".join(str(st.session_state["own_name"] or "").split()), st.session_state["own_broader"]
    words = _lines("own_words")

    def added() -> str:
        _check(words, name)
        topic = _choices.add(TopicChange(label=name, aliases=words, broader=(broader,) if broader else ()))
        if not topic:
            return ""
        st.session_state.update(own_name="", own_words="", own_broader=None, topic=topic)
        return f"Added “{name}”. It stands in the table below where a passage raises it, with the origin “user”."

    _attempt(added)


def _draw_change(comparison: Comparison) -> None:
    """Draw the choice of a topic and what can be changed about it."""
    topics = {topic.id: topic for topic in comparison.profile.topics}
    chosen = st.selectbox(
        "Topic",
        sorted(topics, key=lambda topic: topics[topic].label.casefold()),
        index=None,
        format_func=lambda topic: topics[topic].label,
        placeholder="Choose a topic",
        key="own_topic",
    )
    if chosen not in topics:
        st.html('<p class="px-quiet">Choose one to rename it, to add words to it, or to switch it off.</p>')
        return
    topic = topics[chosen]
    # What is written for one topic must not be saved for another one.
    name_key, words_key = f"own_label_{chosen}_{topic.label}", f"own_more_{chosen}"
    left, right = st.columns(2)
    with left:
        st.text_input("Its name", value=topic.label, key=name_key, max_chars=LONGEST_NAME)
        known = " · ".join((*topic.en, *topic.zh))
        st.html(f'<p class="px-quiet">Raised by: {escape(known)}</p>')
    with right:
        _words_field(words_key, "Further words, one a line")
    _draw_trial(comparison, _lines(words_key), topic.label)

    def save() -> None:
        label = " ".join(str(st.session_state[name_key] or "").split())
        words = tuple(word for word in _lines(words_key) if word not in (*topic.en, *topic.zh))

        def saved() -> str:
            if label in ("", topic.label) and not words:
                raise ProfileError("Nothing to save: write another name, or words that it does not have.")
            _check(words, label)
            if not _choices.add(TopicChange(chosen, label=label if label != topic.label else "", aliases=words)):
                return ""
            # The choice is set anew, since the browser knows it by the name that the topic had.
            st.session_state.update({words_key: "", "own_topic": chosen})
            return f"Changed “{label or topic.label}”."

        _attempt(saved)

    def switch_off() -> None:
        def switched() -> str:
            if not _choices.add(TopicChange(chosen, enabled=False)):
                return ""
            st.session_state["own_topic"] = None
            return f"Switched off “{topic.label}”. To have it back, take that back under “What you changed”."

        _attempt(switched)

    with st.container(horizontal=True):
        st.button("Save", key="own_save", icon=":material/check:", on_click=save)
        if chosen in {each.id for each in load_profile().topics}:
            st.button("Switch it off", key="own_off", icon=":material/visibility_off:", on_click=switch_off)
    _explain()


def _draw_changes(changes: tuple[tuple[TopicChange, str], ...]) -> None:
    """Draw what was changed, newest first, each with a way back, and the whole as a file."""
    if not changes:
        st.html('<p class="px-quiet">Nothing: the topics are those of the catalogue.</p>')
        return
    before, after = load_profile(), _choices.profile()
    labels = {topic.id: topic.label for topic in (*after.topics, *before.topics)}

    def take_back(change: TopicChange) -> None:
        def taken() -> str:
            return "Taken back." if _choices.take_back(change) else ""

        _attempt(taken)

    for number, (change, wrong) in reversed(list(enumerate(changes))):
        said, back = st.columns([8, 2], vertical_alignment="center")
        why = f' <span class="px-quiet">Not used: {escape(wrong)}</span>' if wrong else ""
        said.html(f'<p class="px-item">{escape(_sentence(change, labels))}{why}</p>')
        back.button(
            "Take back",
            key=f"own_back_{number}",
            on_click=take_back,
            args=(change,),
            icon=":material/undo:",
            width="stretch",
        )
    st.html(
        '<p class="px-quiet">The file keeps these topics and can be given to others. On the command line '
        f"<code>--profile {FILE}</code> compares with them; a profile may name it under <code>include</code>.</p>"
    )
    st.download_button(
        "Download as a profile (TOML)",
        data=lambda: topics_file(before, after, include=DEFAULT_PROFILE.name).encode(),
        file_name=FILE,
        mime="application/toml",
        on_click="ignore",
        key="own_download",
        icon=":material/download:",
    )


def _sentence(change: TopicChange, labels: dict[str, str]) -> str:
    """Return a change in words."""
    name, words = labels.get(change.id, change.id), ", ".join(change.aliases)
    if not change.id:
        below = "".join(f", below {labels.get(broader, broader)}" for broader in change.broader)
        return f"Added “{change.label}”{below}: {words}"
    if not change.enabled:
        return f"Switched off “{name}”"
    renamed = f"renamed to “{change.label}”" if change.label else ""
    return f"“{name}”: " + "; ".join(part for part in (renamed, f"also {words}" if words else "") if part)


def _draw_trial(comparison: Comparison, words: tuple[str, ...], name: str) -> None:
    """Say what the words would find in these texts, or what is wrong with them."""
    if not words:
        return
    try:
        aliases = _check(words, name)
    except ProfileError as error:
        st.html(f'<p class="px-item" role="alert">{escape(str(error))}</p>')
        return
    trial = _tried(comparison, aliases)
    if not trial.passages:
        st.html('<p class="px-item" role="status">No passage of these texts has such words.</p>')
        return
    voices = ", ".join(f"{voice_label(comparison.profile, voice)} {count}" for voice, count in trial.voices)
    forms = ", ".join(f"{form} ({count})" for form, count in trial.forms)
    st.html(
        f'<p class="px-item" role="status"><b>{counted(trial.passages, "passage")}</b> in '
        f"{counted(trial.documents, 'document')}: {escape(voices)}. "
        f'<span class="px-quiet">Found: {escape(forms)}.</span></p>'
    )


def _tried(comparison: Comparison, aliases: tuple[str, ...]) -> Trial:
    """Return what the words find; the last answer of the session is kept, since a page is drawn again and again."""
    from analysis.trial import try_words

    key = (aliases, comparison.corpus.fingerprint, comparison.run["settings"]["duplicates"])
    kept = st.session_state.get("own_trial")
    if kept is None or kept[0] != key:
        once = comparison.run["settings"]["duplicates"] == "once"
        copies = set(comparison.documents.loc[comparison.documents["duplicate_of"] != "", "doc_id"]) if once else set()
        documents = [item for item in comparison.analysed if item.document.doc_id not in copies]
        kept = st.session_state["own_trial"] = (key, try_words(aliases, documents))
    trial: Trial = kept[1]
    return trial


def _check(words: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return a topic's words as they are looked for.

    Raises:
        ProfileError: One of them cannot be used; the message says why.
    """
    if expressions := [word for word in words if len(word) > 1 and word.startswith("/") and word.endswith("/")]:
        raise ProfileError(
            f"{expressions[0]} is a regular expression. Here only words can be given, since a slow expression would "
            "hold up the page for everybody; write it into a TOML file."
        )
    english, chinese = aliases_by_language(words, name or "without a name")
    return *english, *chinese


def _words_field(key: str, label: str) -> None:
    example = "student visa*\n(study|scholarship) ~4 abroad"
    st.text_area(label, key=key, height=122, max_chars=LONGEST_WORDS, placeholder=example)


def _lines(key: str) -> tuple[str, ...]:
    """Return the lines of a field of words, each once."""
    lines = (" ".join(line.split()) for line in str(st.session_state.get(key) or "").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _explain() -> None:
    """Draw how words are written."""
    rows = "".join(
        f'<li class="px-quiet"><code>{escape(sign)}</code> {escape(meaning)}</li>' for sign, meaning in _PATTERNS
    )
    st.html(f'<div class="px-quiet">How to write the words:<ul>{rows}</ul></div>')


def _attempt(change: Callable[[], str]) -> None:
    """Change something, and remember what is to be said of it in the next run.

    Args:
        change: Changes it and returns what to say; "" where the store refused, which the page says by itself.
    """
    try:
        st.session_state[SAID] = ("status", change())
    except ProfileError as error:
        st.session_state[SAID] = ("alert", str(error))


def _say() -> None:
    """Say, once, what was done or why not."""
    said = st.session_state.pop(SAID, None)
    if said and said[1]:
        st.html(f'<p class="px-item" role="{said[0]}">{escape(said[1])}</p>')
