"""What a reader knows better: corrections of a document's metadata, a passage's voice, a topic's match.

A correction belongs to a text, by the text's hash, so it never lands on another text of the same name. The newest
correction of a place wins; earlier ones stay in the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from corpus.document import Corpus, Document

MetadataKind = Literal["teller", "title", "outlet", "date", "event"]
Kind = Literal["teller", "title", "outlet", "date", "event", "voice", "topic"]
METADATA: tuple[MetadataKind, ...] = get_args(MetadataKind)
KINDS: tuple[Kind, ...] = get_args(Kind)
RAISED, NOT_RAISED = "raised", "not_raised"
BY_READER = "set by the reader"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change that a reader made.

    Attributes:
        kind: What is corrected: a field of the document, the voice of a range, or whether a range raises a topic.
        text_hash: `Document.text_hash` of the document it belongs to.
        doc_id: The document's id when the correction was made, for people to read.
        value: The new value: of the field, the voice, or `raised` or `not_raised`.
        start, end: Half-open range in the text; 0 and 0 for a document's field.
        topic: The topic's id, for the kind `topic`.
        before: What stood there before, for people to read.
        author: Who made it, as they call themselves.
        made: When, ISO 8601 in UTC.
        number: Its number in the store, in the order in which corrections arrived; 0 before it is kept.
    """

    kind: Kind
    text_hash: str
    doc_id: str
    value: str
    start: int = 0
    end: int = 0
    topic: str = ""
    before: str = ""
    author: str = ""
    made: str = ""
    number: int = 0

    @property
    def place(self) -> tuple[str, str, int, int, str]:
        """What it is about: the newest correction of a place wins."""
        return self.kind, self.text_hash, self.start, self.end, self.topic


def newest(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that count: of each place the one with the highest number, in the order of numbers."""
    kept = {each.place: each for each in sorted(corrections, key=lambda each: each.number)}
    return tuple(sorted(kept.values(), key=lambda each: (each.number, each.place)))


def correct(corpus: Corpus, corrections: Iterable[Correction]) -> Corpus:
    """Return the corpus with corrections: those of documents' fields applied, all of them kept with it.

    Args:
        corpus: As it was loaded.
        corrections: In any order; they count after those that the corpus has already.
    """
    counting = newest((*corpus.corrections, *corrections))
    if not counting:
        return corpus
    wanted: dict[str, dict[str, str]] = {}
    for each in counting:
        if each.kind in METADATA:
            wanted.setdefault(each.text_hash, {})[each.kind] = each.value
    documents = tuple(_corrected(document, wanted.get(document.text_hash, {})) for document in corpus.documents)
    return replace(corpus, documents=documents, corrections=counting)


def _corrected(document: Document, wanted: dict[str, str]) -> Document:
    changed = {name: value for name, value in wanted.items() if getattr(document, name) != value}
    if "teller" in wanted:
        changed["teller_reason"] = BY_READER
    return replace(document, **changed) if changed else document  # type: ignore[arg-type]
