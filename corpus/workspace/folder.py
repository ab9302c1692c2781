"""A corpus as a folder or zip that `corpus.load` reads back to the same documents and corrections.

A text becomes a file that people can open wherever its id is a file's name on every system and its reader gives back
the very same text; any other one becomes a row of a table. That is tried with the reader itself and never assumed.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import tomli_w

from corpus import listed_provenance
from corpus.characters import sound
from corpus.document import Corpus, Document
from corpus.items import items_of_upload
from corpus.listed_corrections import entry_of
from corpus.manifest import MANIFEST
from corpus.readers import readers
from corpus.readers.reading import FIELDS, UnreadableError
from corpus.readers.rows import tidy_id

TABLE = "documents.jsonl"
SUFFIX = ".txt"
MOST_FILES = 5_000
"""More texts than that become rows: a folder of 100,000 files is no longer one that people open."""

MOST_LISTED = 3 * 2**20
"""Characters that corpus.toml may have about files; more texts become rows, so that it stays one that is read."""

LONGEST_PART = 120
"""Characters of a file's or folder's name; some systems take no more than 255 bytes."""

_PORTABLE = re.compile(r"[^\W_](?:[\w .,'()&+-]*[\w)])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


class FolderError(ValueError):
    """A folder cannot be written; the message says why and what to do."""


def write_folder(corpus: Corpus, folder: Path) -> None:
    """Write a corpus into a new folder, or an empty one.

    Raises:
        FolderError: The folder holds something already, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise FolderError(f"{folder} is not empty. Name a new folder, so that nothing is mixed or lost.")
        for name, content in files_of(corpus):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        raise FolderError(f"{folder} cannot be written ({error.strerror}). Name another folder.") from error


def zip_bytes(corpus: Corpus) -> bytes:
    """Return the same folder as a zip file; the same corpus gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files_of(corpus):
            entry = zipfile.ZipInfo(name, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def files_of(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the folder's files, corpus.toml first."""
    texts: dict[str, bytes] = {}
    entries: list[dict[str, object]] = []
    listed = 0
    rows: list[str] = []
    taken: set[str] = set()
    for document in corpus.documents:
        name = f"{document.doc_id}{SUFFIX}"
        content = document.text.encode("utf-8", "replace")
        room = len(texts) < MOST_FILES and listed < MOST_LISTED
        if room and _is_portable(name, taken) and _survives(document, name, content):
            taken.update(_places(name))
            texts[name] = content
            entries.append({"file": name, **_stated(document), **_traced(document)})
            listed += len(str(entries[-1]))
        else:
            rows.append(_row(document))
    # An event stated for the whole folder would fill in the event of a document that has none.
    event = corpus.event if all(document.event for document in corpus.documents) else ""
    about = {"title": corpus.title, "event": event, "note": corpus.note}
    manifest: dict[str, object] = {key: sound(value) for key, value in about.items() if value}
    manifest |= {"documents": entries} if entries else {}
    manifest |= {"corrections": [entry_of(each) for each in corpus.corrections]} if corpus.corrections else {}
    yield MANIFEST, tomli_w.dumps(manifest).encode()
    yield from texts.items()
    if rows:
        yield TABLE, "".join(f"{row}\n" for row in rows).encode()


def _stated(document: Document) -> dict[str, str]:
    values = {key: sound(str(getattr(document, key))) for key in FIELDS}
    return {key: value for key, value in values.items() if value}


def _traced(document: Document) -> dict[str, dict[str, str]]:
    """Return where a document came from, under the key that the readers look for."""
    traced = listed_provenance.entry_of(document)
    return {listed_provenance.KEY: traced} if traced else {}


def _row(document: Document) -> str:
    # Readers take \r\n for one line end; a text that keeps one had another \r before it.
    text = document.text.replace("\r\n", "\r\r\n")
    return json.dumps({"id": tidy_id(document.doc_id), "text": text, **_stated(document), **_traced(document)})


def _is_portable(name: str, taken: set[str]) -> bool:
    """Tell whether a name can be a file's on every system, beside those that are taken."""
    parts = name.split("/")
    for part in parts:
        if len(part) > LONGEST_PART or not _PORTABLE.fullmatch(part) or _RESERVED.fullmatch(part):
            return False
    file, *folders = _places(name)
    free = file not in taken and f"{file}/" not in taken and not any(each.rstrip("/") in taken for each in folders)
    return free and name == unicodedata.normalize("NFC", name)


def _places(name: str) -> list[str]:
    """Return what a file takes up where capitals are not told apart: its name, then its folders, each with a slash."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    parts = folded.split("/")
    return [folded, *("/".join(parts[:end]) + "/" for end in range(1, len(parts)))]


def _survives(document: Document, name: str, content: bytes) -> bool:
    """Tell whether the reader gives back the same id and text, and nothing besides."""
    items = items_of_upload([(name, content)]).items
    if [(item.name, item.stem) for item in items] != [(name, document.doc_id)]:
        return False
    try:
        reading = readers()[SUFFIX].read(name, content)
    except UnreadableError:
        return False
    return [(draft.text, dict(draft.stated)) for draft in reading.drafts] == [(document.text, {})] and not (
        reading.problems
    )
