"""What a reader adds to the texts in one session: pasted texts, and what they know better about a document.

It lives in the session and ends with it. The corpus that was loaded is shared between sessions and never changed: each
session lays its own changes over it, and the result says in its note what was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from corpus.document import Corpus, Document, Problem

if TYPE_CHECKING:
    from analysis.profile import Profile

EDITABLE = ("teller", "outlet", "date", "event")
BY_READER = "set by the reader"

Key = tuple[str, int]
"""A document's id and the hash of its text: a change belongs to a text, whatever else is loaded beside it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a document that the reader set.

    Attributes:
        document: The document as it is now.
        name: The field.
        before: Its value as loaded.
        after: Its value now.
    """

    document: Document
    name: str
    before: str
    after: str


@dataclass(slots=True)
class Desk:
    """A session's additions and changes.

    Attributes:
        pasted: Pasted documents for each choice of texts (`sample`, `upload`, `folder`), with what was wrong in them.
        changes: For each document the fields that the reader set.
        applied: The changes that count among the texts on screen.
        complaint: What could not be understood in the last change.
        round: Grows whenever a change is taken back, so that the table of documents forgets it.
        count: Texts pasted so far.
    """

    pasted: dict[str, list[tuple[Document, tuple[Problem, ...]]]] = field(default_factory=dict)
    changes: dict[Key, dict[str, str]] = field(default_factory=dict)
    applied: tuple[Change, ...] = ()
    complaint: str = ""
    round: int = 0
    count: int = 0


def desk() -> Desk:
    """Return this session's desk."""
    found: Desk = st.session_state.setdefault("desk", Desk())
    return found


def key_of(document: Document) -> Key:
    """Return what a document's changes are kept under."""
    return document.doc_id, hash(document.text)


def lay_over(corpus: Corpus | None, choice: str) -> Corpus | None:
    """Return the corpus with the session's pasted texts and changes, or None where there is nothing at all.

    Args:
        corpus: What was loaded, or None where nothing was.
        choice: Which pasted texts belong to it.
    """
    mine = desk()
    pasted, mine.applied = mine.pasted.get(choice, []), ()
    if corpus is None and not pasted:
        return None
    base = corpus or Corpus((), title="Pasted texts")
    taken = {document.doc_id for document in base.documents}
    documents = list(base.documents)
    for document, _ in pasted:
        documents.append(document)
        while documents[-1].doc_id in taken:  # a loaded file may have the name that the program gave to the paste
            documents[-1] = replace(documents[-1], doc_id=f"{documents[-1].doc_id}_")
        taken.add(documents[-1].doc_id)
    found = [_changed(document) for document in documents]
    mine.applied = tuple(change for _, changes in found for change in changes)
    if not pasted and not mine.applied:
        return corpus
    told = [f"{document.doc_id} (pasted)" for document, _ in pasted]
    told += [f"{each.document.doc_id} ({each.name}: {each.before} → {each.after})" for each in mine.applied]
    note = f"Added or set by the reader: {'; '.join(told)}."
    return Corpus(
        documents=tuple(document for document, _ in found),
        problems=(*base.problems, *(problem for _, problems in pasted for problem in problems)),
        title=base.title,
        event=base.event,
        note=f"{base.note} {note}".strip(),
    )


def _changed(document: Document) -> tuple[Document, list[Change]]:
    """Return a document with the reader's changes, and those of them that change something."""
    wanted = desk().changes.get(key_of(document), {})
    wanted = {name: value for name, value in wanted.items() if getattr(document, name) != value}
    if not wanted:
        return document, []
    fields = {**wanted, **({"teller_reason": BY_READER} if "teller" in wanted else {})}
    new = replace(document, **fields)  # type: ignore[arg-type]
    return new, [
        Change(new, name, getattr(document, name) or "none", value or "none") for name, value in wanted.items()
    ]


def change(document: Document, values: Mapping[str, object], profile: Profile) -> None:
    """Set fields of a document; what is not understood is left as it was and said so.

    Args:
        document: The document.
        values: New values of some of `EDITABLE`.
        profile: Its sides may be tellers.
    """
    from corpus.metadata import TELLERS_BESIDE_SIDES, iso_date

    mine = desk()
    mine.complaint = ""
    kept = mine.changes.setdefault(key_of(document), {})
    for name, given in values.items():
        value = " ".join(str(given or "").split())
        if name == "date" and value and not iso_date(value):
            mine.complaint = f"The date {value!r} is not understood. Write it as year-month-day: 2025-06-05."
            mine.round += 1
        elif name == "teller" and value not in (*profile.side_ids, *TELLERS_BESIDE_SIDES):
            mine.complaint = "A document needs somebody who tells it: choose one from the list."
            mine.round += 1
        elif name in EDITABLE:
            kept[name] = iso_date(value) if name == "date" else value


def take_back(document: Document, name: str) -> None:
    """Forget what the reader set in one field of a document."""
    mine = desk()
    mine.changes.get(key_of(document), {}).pop(name, None)
    mine.round += 1


def paste(choice: str, text: str, stated: Mapping[str, str], profile: Profile) -> Document:
    """Add a pasted text; whose it is is guessed where the reader does not say.

    Args:
        choice: The texts that it joins.
        text: The text as pasted.
        stated: Some of title, teller, outlet, date, event; empty values count as not stated.
        profile: The sides and their sources.
    """
    from corpus.metadata import Stated, make_document
    from corpus.readers.reading import Draft

    mine = desk()
    mine.count += 1
    name = f"pasted_{mine.count}"
    values = {key: value for key, value in stated.items() if value.strip()}
    draft = Draft(text=text.replace("\r\n", "\n"), stated=values, where="the form")
    document, problems = make_document(name, name, draft, Stated(values, "the form"), profile)
    if "teller" in values:
        document = replace(document, teller_reason=BY_READER)
    mine.pasted.setdefault(choice, []).append((document, tuple(problems)))
    return document


def remove(choice: str, doc_id: str) -> None:
    """Take a pasted text out again."""
    mine = desk()
    mine.pasted[choice] = [item for item in mine.pasted.get(choice, []) if item[0].doc_id != doc_id]
