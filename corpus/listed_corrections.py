"""Corrections that a corpus.toml lists: how they are read, checked and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.profile import Profile
from corpus.characters import sound
from corpus.corrections import KINDS, METADATA, NOT_RAISED, RAISED, Correction
from corpus.document import Document, Problem
from corpus.metadata import iso_date

_ADVICE = "Mend the entry, or take it out."


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction as it stands in a corpus.toml.

    Attributes:
        name: The corpus.toml.
        number: The entry's number in it, from 1.
        correction: What it says; its text's hash may be missing where it names a document.
        states_before: Whether it says what stood there before, be it nothing.
    """

    name: str
    number: int
    correction: Correction
    states_before: bool = True

    def problem(self, what: str) -> Problem:
        """Return what is wrong with it as a problem."""
        return _problem(self.name, self.number, what)


def read_corrections(name: str, entries: object) -> tuple[list[Listed], list[Problem]]:
    """Read the entries `[[corrections]]`.

    Args:
        name: The corpus.toml.
        entries: What stands under `corrections`, as TOML gives it.

    Returns:
        The entries that can be understood, and a problem for each other one.
    """
    found: list[Listed] = []
    problems: list[Problem] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        try:
            found.append(Listed(name, number, _correction(entry), states_before="before" in entry))
        except ValueError as error:
            problems.append(_problem(name, number, str(error)))
    return found, problems


def settle(
    listed: Iterable[Listed], documents: Sequence[Document], profile: Profile
) -> tuple[tuple[Correction, ...], list[Problem]]:
    """Find the text of each correction and check that its value can stand there.

    Args:
        listed: Entries in their order; of two about the same place the later one counts.
        documents: The documents of the load.
        profile: Its sides may be tellers and voices.

    Returns:
        The corrections, each with its text's hash, and a problem for each entry that cannot be used.
    """
    listed = list(listed)
    by_id = {document.doc_id: document for document in documents}
    by_hash = {document.text_hash: document for document in documents} if listed else {}
    settled: list[Correction] = []
    problems: list[Problem] = []
    for each in listed:
        correction = each.correction
        text_of = by_hash.get(correction.text_hash) if correction.text_hash else by_id.get(correction.doc_id)
        if text_of is None:
            what = f"belongs to no text here (document {correction.doc_id or correction.text_hash!r})."
            problems.append(each.problem(what))
        elif wrong := _wrong(correction, text_of, profile):
            problems.append(each.problem(wrong))
        else:
            if correction.kind in METADATA and not (each.states_before and _may_stand(correction, profile)):
                correction = replace(correction, before=getattr(text_of, correction.kind))
            settled.append(replace(correction, text_hash=text_of.text_hash, doc_id=correction.doc_id or text_of.doc_id))
    return tuple(settled), problems


def entry_of(correction: Correction) -> dict[str, str | int]:
    """Return a correction as an entry for a corpus.toml; its number belongs to the store and is left out."""
    entry: dict[str, str | int] = {"kind": correction.kind, "document": sound(correction.doc_id)}
    entry |= {"text_hash": correction.text_hash, "value": sound(correction.value)}
    if correction.end:
        entry |= {"start": correction.start, "end": correction.end}
    if correction.kind in METADATA:
        # Also where nothing stood there, which the reader of the entry could not know.
        entry["before"] = sound(correction.before)
    for key in ("topic", "before", "author", "made"):
        if getattr(correction, key):
            entry[key] = sound(getattr(correction, key))
    return entry


def _correction(entry: object) -> Correction:
    """Return an entry as a correction.

    Raises:
        ValueError: It is none; the message says why.
    """
    if not isinstance(entry, dict):
        raise ValueError("is not a table of its own.")  # noqa: TRY004 - what is wrong is the file, not the program
    kind = next((each for each in KINDS if each == entry.get("kind")), None)
    if kind is None:
        raise ValueError(f"has no kind that is known; kinds are {', '.join(KINDS)}.")
    if "value" not in entry:
        raise ValueError("states no value.")
    text_hash, doc_id = _text(entry, "text_hash"), _text(entry, "document")
    if text_hash and not re.fullmatch(r"[0-9a-f]{16}", text_hash):
        raise ValueError("has a text_hash that is none: 16 digits from 0 to f.")
    if not (text_hash or doc_id):
        raise ValueError("names no document.")
    start, end = (entry.get(key, 0) for key in ("start", "end"))
    if not (type(start) is int and type(end) is int and 0 <= start <= end < 2**31):
        raise ValueError("has no range: start and end are whole numbers, the second one the greater.")
    return Correction(
        kind=kind,
        text_hash=text_hash,
        doc_id=doc_id,
        value=_text(entry, "value"),
        start=start,
        end=end,
        topic=_text(entry, "topic"),
        before=_text(entry, "before"),
        author=_text(entry, "author"),
        made=_text(entry, "made"),
    )


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"has no text for {key}: write it in quotation marks.")  # noqa: TRY004 - as above
    return value


def _wrong(correction: Correction, document: Document, profile: Profile) -> str:
    """Return why a correction cannot be used, or nothing."""
    kind, value = correction.kind, correction.value
    choices = {
        "teller": profile.tellers,
        "voice": profile.voices,
        "topic": (RAISED, NOT_RAISED),
    }
    if kind in choices and value not in choices[kind]:
        return f"has the value {value!r}; a {kind} is one of {', '.join(choices[kind])}."
    if kind == "date" and value and iso_date(value) != value:
        return f"has the date {value!r}; write it as year-month-day."
    if kind == "topic" and not correction.topic:
        return "names no topic."
    if kind not in METADATA and not correction.start < correction.end <= len(document.text):
        return "has a range that is not in its text."
    return ""


def _may_stand(correction: Correction, profile: Profile) -> bool:
    """Whether what is said to have stood before can be put back: taking the correction back does so."""
    if correction.kind == "teller":
        return correction.before in profile.tellers
    return correction.kind != "date" or iso_date(correction.before) == correction.before


def _problem(name: str, number: int, what: str) -> Problem:
    return Problem(name, f"Correction {number} {what} It is not used.", _ADVICE)
