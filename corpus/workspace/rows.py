"""Rows of the store and what they stand for: workspaces, documents, entries of the record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import RowMapping, exists, func, select

from corpus.corrections import Correction
from corpus.document import Document, Provenance
from corpus.workspace.schema import CORRECTIONS, DOCUMENTS, UNDONE, WORKSPACES


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the store says of a workspace without opening it.

    Attributes:
        id: Its id, which an address may carry.
        name: What people call it; two may have the same name.
        note: What its texts say about themselves together ("composed for demonstration").
        base: What its texts and corrections are laid over: "" (nothing), "sample" or "folder:/its/path".
        made, changed: ISO 8601 in UTC.
        documents: How many it keeps, those of its base apart.
        corrections: How many were made and not undone.
    """

    id: str
    name: str
    note: str
    base: str
    made: str
    changed: str
    documents: int
    corrections: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the record of corrections.

    Attributes:
        correction: What was corrected.
        undone_by: Who took it back, as they call themselves.
        undone_at: When, ISO 8601 in UTC; "" while it holds.
    """

    correction: Correction
    undone_by: str = ""
    undone_at: str = ""


def summary() -> Any:  # noqa: ANN401 - a select of eight columns
    """Return the query for what is said of workspaces."""
    documents = select(func.count()).where(DOCUMENTS.c.workspace == WORKSPACES.c.id).scalar_subquery()
    undone = exists().where((UNDONE.c.workspace == CORRECTIONS.c.workspace) & (UNDONE.c.number == CORRECTIONS.c.number))
    made = select(func.count()).where((CORRECTIONS.c.workspace == WORKSPACES.c.id) & ~undone).scalar_subquery()
    own = (WORKSPACES.c[name] for name in ("id", "name", "note", "base", "made", "changed"))
    return select(*own, documents.label("documents"), made.label("corrections"))


def columns_of(table: Any, workspace: str, *names: str) -> Any:  # noqa: ANN401 - a select of the named columns
    """Return the query for some columns of what belongs to a workspace."""
    return select(*(table.c[name] for name in names)).where(table.c.workspace == workspace)


def row_of(document: Document) -> dict[str, str]:
    """Return a document as a row, its workspace apart."""
    rest = {name: value for name, value in asdict(document).items() if name not in {"doc_id", "text"}}
    return {
        "doc_key": key_of(document.doc_id),
        "doc_id": document.doc_id,
        "text_hash": document.text_hash,
        "text": document.text,
        # Not as ASCII: JSON's escapes would join two halves of a character that stand apart.
        "fields": json.dumps(rest, ensure_ascii=False),
    }


def document_of(row: RowMapping) -> Document:
    """Return a document; fields that a newer version kept and this one does not know are left out."""
    stated: dict[str, Any] = json.loads(row["fields"])
    known = {each.name for each in fields(Document)}
    provenance = stated.pop("provenance", {})
    traced = {each.name: provenance[each.name] for each in fields(Provenance) if each.name in provenance}
    rest = {name: value for name, value in stated.items() if name in known}
    return Document(doc_id=row["doc_id"], text=row["text"], provenance=Provenance(**traced), **rest)


def entry_of(row: RowMapping) -> Entry:
    """Return a line of the record."""
    correction = Correction(**{each.name: row[each.name] for each in fields(Correction)})
    return Entry(correction, row["undone_by"] or "", row["undone_at"] or "")


def key_of(name: str) -> str:
    """Return the SHA-256 of a name, which may be longer than an index takes."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
