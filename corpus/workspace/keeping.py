"""How documents come into a workspace and go out of it, and what is kept beside them.

Each function works in the transaction of a change, which holds the workspace's lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from sqlalchemy import Connection, delete, insert, select, update

from corpus.document import Document, Problem
from corpus.workspace.rows import columns_of, key_of, row_of
from corpus.workspace.schema import DOCUMENTS, PROBLEMS, WORKSPACES


def keep_documents(
    connection: Connection, workspace: str, documents: Iterable[Document], *, now: str
) -> tuple[Document, ...]:
    """Add documents to a workspace and return them as they are kept: with their ids, and with the time.

    Args:
        connection: The transaction.
        workspace: Its id.
        documents: What to keep; of two with the same id and text the later one counts.
        now: The time for those that have none, ISO 8601 in UTC.
    """
    rows = connection.execute(columns_of(DOCUMENTS, workspace, "doc_id", "text_hash"))
    stored = {str(row.doc_id): str(row.text_hash) for row in rows}
    taken = dict(stored)
    kept: list[Document] = []
    new_rows: dict[str, dict[str, str]] = {}
    for document in documents:
        new = replace(document, doc_id=free_id(document, taken))
        if not new.provenance.brought:
            new = replace(new, provenance=replace(new.provenance, brought=now))
        if new.doc_id in stored:
            discard(connection, workspace, new.doc_id)
        taken[new.doc_id] = new.text_hash
        new_rows[new.doc_id] = {"workspace": workspace, **row_of(new)}
        kept.append(new)
    if new_rows:
        connection.execute(insert(DOCUMENTS), list(new_rows.values()))
    return tuple(kept)


def discard(connection: Connection, workspace: str, doc_id: str) -> None:
    """Take a document out, if it is there."""
    connection.execute(
        delete(DOCUMENTS).where(DOCUMENTS.c.workspace == workspace, DOCUMENTS.c.doc_key == key_of(doc_id))
    )


def add_problems(connection: Connection, workspace: str, problems: Iterable[Problem]) -> None:
    """Keep problems, each once however often its file is brought."""
    rows = connection.execute(columns_of(PROBLEMS, workspace, "number", "name", "what", "advice")).mappings().all()
    known = {(row["name"], row["what"], row["advice"]) for row in rows}
    last = max((int(row["number"]) for row in rows), default=0)
    for each in problems:
        if (each.name, each.what, each.advice) not in known:
            known.add((each.name, each.what, each.advice))
            last += 1
            connection.execute(insert(PROBLEMS).values(workspace=workspace, number=last, **asdict(each)))


def add_note(connection: Connection, workspace: str, note: str) -> None:
    """Join what texts say about themselves to what is known already."""
    known = str(connection.scalar(select(WORKSPACES.c.note).where(WORKSPACES.c.id == workspace)) or "")
    if note not in known:
        joined = f"{known} {note}".strip()
        connection.execute(update(WORKSPACES).where(WORKSPACES.c.id == workspace).values(note=joined))


def free_id(document: Document, taken: Mapping[str, str], *, same: bool = True) -> str:
    """Return an id for a document: its own, unless another text has it.

    Args:
        document: The document.
        taken: Ids that are in use, with the hashes of their texts.
        same: Whether the same text may take its own place again.
    """
    name, number = document.doc_id, 1
    while name in taken and not (same and taken[name] == document.text_hash):
        number += 1
        name = f"{document.doc_id}-{number}"
    return name
