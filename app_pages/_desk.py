"""What a reader brings and knows better: kept in the store at once, so that it outlives the session and the program.

The corpus that was loaded is shared between sessions and never changed: a workspace lays its texts and corrections over
it. A desk is one session's view of a workspace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import _store
from corpus.corrections import BY_READER, METADATA, Correction, Kind
from corpus.document import Corpus, Document, Provenance
from corpus.workspace import StoreError

if TYPE_CHECKING:
    from analysis.profile import Profile

FIRST_NAME = "My texts"
BEFORE = "as it stood before it was set by a reader"


@dataclass(slots=True)
class Desk:
    """A session's view of the workspace on screen.

    Attributes:
        base: What the workspace is laid over: "" for the reader's own texts, "sample" or "folder:" with its path.
        workspace: Its id, "" while nobody needed one.
        kept: Documents that the workspace itself keeps.
        problems: How many problems of what was brought it keeps.
        corrections: Those of the store that count.
        choices: How these texts are to be compared, by name.
        own: Numbers of those that came from the table of documents in this session.
        followed: What was written into that table and has been taken over, by its row and column.
        complaint: What could not be done, to be said once.
        open_next: A workspace that was made during this run, to be opened in the next one.
        author: What the reader wants to be called in the record.
        round: Grows whenever something was refused or taken back, so that the table of documents forgets it.
    """

    base: str = "sample"
    workspace: str = ""
    kept: tuple[Document, ...] = ()
    problems: int = 0
    corrections: tuple[Correction, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    followed: dict[tuple[str, str], object] = field(default_factory=dict)
    complaint: str = ""
    open_next: str = ""
    author: str = ""
    round: int = 0


def desk() -> Desk:
    """Return this session's desk."""
    found: Desk = st.session_state.setdefault("desk", Desk())
    return found


def lay_over(corpus: Corpus | None, base: str, workspace: str = "") -> Corpus | None:
    """Return the corpus with what the workspace keeps, or None where there is nothing at all.

    Args:
        corpus: What was loaded, or None where nothing was.
        base: What it is to the store.
        workspace: The reader's own workspace, where there is no base.
    """
    mine = desk()
    mine.base, mine.workspace, mine.kept, mine.corrections, mine.problems = base, workspace, (), (), 0
    mine.choices = {}
    try:
        if base:
            found = _store.opened().store.find_base(base)
            mine.workspace = found.id if found else ""
        if not mine.workspace:
            return corpus
        laid = _store.laid(mine.workspace, corpus)
    except StoreError as error:
        mine.complaint, mine.workspace = str(error), ""
        return corpus
    mine.kept, mine.corrections, mine.choices = laid.kept, laid.corrections, laid.choices
    mine.problems = len(laid.corpus.problems) - (len(corpus.problems) if corpus else 0)
    return laid.corpus if laid.corpus.documents or laid.corpus.problems else corpus


# What other pages call


def correct(
    kind: Kind, document: Document, value: str, *, start: int = 0, end: int = 0, topic: str = "", before: str = ""
) -> None:
    """Keep a correction in the workspace of the texts on screen; where that fails, the page says why in the next run.

    Args:
        kind: What is corrected.
        document: The document, as it is on screen.
        value: The new value: of the field, the voice's id, or `raised` or `not_raised`.
        start: Where the corrected range begins; 0 for a document's field.
        end: Where it ends.
        topic: The topic's id, for the kind `topic`.
        before: What stood there before.
    """
    new = Correction(kind, document.text_hash, document.doc_id, value, start, end, topic, before, _author())
    _correct(new)


def undo(number: int) -> None:
    """Take a correction back; the record shows who did so and when."""
    mine = desk()
    mine.round += 1
    attempt(lambda: _store.opened().store.undo(mine.workspace, number, author=_author()))


def active() -> tuple[Correction, ...]:
    """Return the corrections of the workspace on screen that count, in the order in which they were made."""
    return desk().corrections


def ask_name() -> None:
    """Draw the field for the reader's name, which the record of corrections shows."""
    st.text_input(
        "Your name",
        value=_author(),
        max_chars=80,
        key="author",
        placeholder="may stay empty",
        help="Stands beside your corrections, for others who work with the same texts.",
    )


# What the pages of texts and workspaces call


def change(document: Document, values: Mapping[str, object], profile: Profile) -> None:
    """Set fields of a document; what is not understood is left as it was and said so.

    Args:
        document: The document.
        values: New values of some of its fields.
        profile: Its sides may be tellers.
    """
    from corpus.metadata import iso_date

    mine = desk()
    for kind in METADATA:
        if kind not in values:
            continue
        value, before = " ".join(str(values[kind] or "").split()), str(getattr(document, kind))
        if kind == "date" and value and not iso_date(value):
            _refuse(f"The date {value!r} is not understood. Write it as year-month-day: 2025-06-05.")
        elif kind == "teller" and value not in profile.tellers:
            _refuse("A document needs somebody who tells it: choose one from the list.")
        else:
            value = iso_date(value) if kind == "date" else value
            if value == before:
                continue
            new = Correction(kind, document.text_hash, document.doc_id, value, before=before, author=_author())
            if number := _correct(new):
                mine.own.add(number)
            else:
                mine.round += 1


def not_yet_followed(row: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return what was written into a row of the table since this was asked last.

    The table tells all that was ever written into it, and what somebody else set meanwhile must not be undone by that.
    """
    known = desk().followed
    new = {name: value for name, value in values.items() if (row, name) not in known or known[row, name] != value}
    known.update({(row, name): value for name, value in new.items()})
    return new


def changed_elsewhere() -> tuple[int, ...]:
    """Return numbers that change when documents' fields were set otherwise than in this session's table."""
    mine = desk()
    return mine.round, *(
        each.number for each in mine.corrections if each.kind in METADATA and each.number not in mine.own
    )


def paste(text: str, stated: Mapping[str, str], profile: Profile) -> Document | None:
    """Keep a pasted text; whose it is is guessed where the reader does not say.

    Args:
        text: The text as pasted.
        stated: Some of title, teller, outlet, date, event; empty values count as not stated.
        profile: The sides and their sources.

    Returns:
        The document, None where it could not be kept.
    """
    from corpus.metadata import Stated, make_document
    from corpus.readers.reading import Draft

    numbers = [re.fullmatch(r"pasted_(\d{1,9})", document.doc_id) for document in desk().kept]
    name = f"pasted_{1 + max((int(found[1]) for found in numbers if found), default=0)}"
    values = {key: value for key, value in stated.items() if value.strip()}
    draft = Draft(text=text.replace("\r\n", "\n"), stated=values, where="the form")
    document, problems = make_document(name, name, draft, Stated(values, "the form"), profile)
    document = replace(document, provenance=Provenance("pasted"))
    if "teller" in values:
        document = replace(document, teller_reason=BY_READER)
    kept = bring(Corpus((document,), tuple(problems)))
    return kept[0] if kept else None


def bring(corpus: Corpus) -> tuple[Document, ...]:
    """Keep the texts of a load with its problems and corrections.

    Args:
        corpus: What was loaded; a title of its own becomes the name of a new workspace.

    Returns:
        The documents as they are kept, none where they could not be.
    """
    # The corrections come along by themselves, so what they replaced is kept: they can be taken back here too.
    before = {(each.text_hash, each.kind): each.before for each in corpus.corrections if each.kind in METADATA}
    documents = []
    for document in corpus.documents:
        fields = {kind: before[key] for kind in METADATA if (key := (document.text_hash, kind)) in before}
        reason = BEFORE if "teller" in fields else document.teller_reason
        documents.append(replace(document, teller_reason=reason, **fields))  # type: ignore[arg-type]
    with _complaining():
        store, workspace = _store.opened().store, _workspace(corpus.title)
        kept = store.keep(workspace, documents, corpus.problems, note=corpus.note)
        if corpus.corrections:
            store.correct_all(workspace, corpus.corrections)
        return kept
    return ()


def take_out(doc_id: str) -> None:
    """Take a document out of the workspace that keeps it."""
    attempt(lambda: _store.opened().store.take_out(desk().workspace, doc_id))


def dismiss() -> None:
    """Forget the problems of what was brought in."""
    attempt(lambda: _store.opened().store.dismiss(desk().workspace))


def choose(name: str, change: Callable[[str], str]) -> bool:
    """Keep how the texts on screen are to be compared; where that fails, the page says why in the next run.

    Args:
        name: What is chosen.
        change: Takes the choice that counts now, "" where there is none, and returns the new one; what it raises goes
            on to the caller.

    Returns:
        Whether it was kept.
    """
    with _complaining():
        _store.opened().store.amend(_workspace(), name, change, author=_author())
        return True
    return False


def draw_complaint() -> None:
    """Say, once, what could not be done."""
    mine = desk()
    if mine.complaint:
        st.html(f'<p class="px-item" role="alert"><b>Not done.</b> {escape(mine.complaint)}</p>')
        mine.complaint = ""


def attempt(change: Callable[[], None]) -> None:
    """Change something in the store; where it refuses, the page says why in the next run."""
    with _complaining():
        change()


@contextmanager
def _complaining() -> Iterator[None]:
    """Turn a store's refusal into a complaint on the page."""
    try:
        yield
    except StoreError as error:
        desk().complaint = str(error)


def _author() -> str:
    """Return what the reader wants to be called, from the field where it is drawn, else from earlier."""
    mine = desk()
    mine.author = " ".join(str(st.session_state.get("author") or mine.author).split())
    return mine.author


def _correct(new: Correction) -> int:
    """Keep a correction and return its number, 0 where it could not be kept."""
    with _complaining():
        return _store.opened().store.correct(_workspace(), new).number
    return 0


def _refuse(why: str) -> None:
    mine = desk()
    mine.complaint = why
    mine.round += 1


def _workspace(title: str = "") -> str:
    """Return the id of the workspace on screen, and make it where there is none yet.

    Args:
        title: What to call a new one.
    """
    mine, store = desk(), _store.opened().store
    if not mine.workspace:
        if mine.base:
            mine.workspace = store.for_base(mine.base).id
        else:
            mine.workspace = mine.open_next = store.create(title or FIRST_NAME).id
    return mine.workspace
