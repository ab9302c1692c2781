"""Documents and corpora: what the readers hand to the analysis."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.corrections import Correction


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text came from; no part of the corpus's fingerprint, since the same text may come by several roads.

    Attributes:
        origin: The file's name as given, with the archive it lay in ("news.zip/a/b.html"), the address of a fetched
            page, or "pasted".
        sha256: SHA-256 of the bytes that were read, in hexadecimal.
        encoding: The encoding that the bytes were decoded with, "" where the format has none of its own.
        reader: Name of the reader ("html", "pdf", "separated").
        brought: When it was fetched or kept, ISO 8601 in UTC; "" for a file that is read where it lies, so that
            the same folder gives the same bytes on any day.
    """

    origin: str = ""
    sha256: str = ""
    encoding: str = ""
    reader: str = ""
    brought: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it.

    Attributes:
        doc_id: The file's path below the corpus folder without its suffix, or the row's id.
        text: The text as written, front matter removed; every offset counts in it.
        teller: Whose document it is: a side's id, `joint`, `press` or `other`.
        teller_reason: Why the teller is what it is ("stated in front matter", "outlet Xinhua").
        title: The headline, if any was stated.
        outlet: The publisher, if stated.
        date: ISO date, if stated.
        event: The meeting or call the text is about, if stated.
        url: Address of the original, if stated.
        language: ISO 639-1 code, stated or told from the text's script.
        provenance: Where the text came from.
    """

    doc_id: str
    text: str
    teller: str = "press"
    teller_reason: str = ""
    title: str = ""
    outlet: str = ""
    date: str = ""
    event: str = ""
    url: str = ""
    language: str = "en"
    provenance: Provenance = Provenance()

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text, in 16 hexadecimal digits: what a correction is kept under."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or row that could not be used as it is.

    Attributes:
        name: The file's (or row's) name as the user knows it.
        what: What is wrong, in a sentence.
        advice: What to do about it, in a sentence.
    """

    name: str
    what: str
    advice: str

    def __str__(self) -> str:
        """Return the problem as one readable line."""
        return f"{self.name}: {self.what} {self.advice}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one load, in a fixed order, with what could not be read.

    Attributes:
        documents: Sorted by doc_id; ids are unique.
        problems: One entry for each file or row that was left out or needed a repair.
        title: The corpus's title, from corpus.toml or the folder's name.
        event: The event of the whole corpus, if corpus.toml states one.
        note: A remark from corpus.toml to show with the corpus ("composed for demonstration").
        corrections: What readers corrected; those of documents' fields are applied already, those of voices and topics
            are the analysis's to apply. No part of the fingerprint, which is that of texts and metadata.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    event: str = ""
    note: str = ""
    corrections: tuple[Correction, ...] = ()
    fingerprint: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Sort the documents and compute the fingerprint (SHA-256 of ids, metadata and texts)."""
        ordered = tuple(sorted(self.documents, key=lambda document: document.doc_id))
        object.__setattr__(self, "documents", ordered)
        digest = hashlib.sha256()
        for d in ordered:
            for part in (d.doc_id, d.teller, d.outlet, d.date, d.event, d.language, d.title, d.url, d.text):
                digest.update(part.encode("utf-8", "surrogatepass"))
                digest.update(b"\0")
        object.__setattr__(self, "fingerprint", digest.hexdigest()[:16])

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self.documents)
