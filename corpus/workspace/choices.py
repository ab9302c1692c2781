"""Choices: how a workspace is to be compared. They are only ever added; the newest of a name counts."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from corpus.workspace.rows import columns_of
from corpus.workspace.schema import CHOICES


def newest_choices(connection: Connection, workspace: str) -> Mapping[str, str]:
    """Return the choices of a workspace that count, by name."""
    rows = connection.execute(columns_of(CHOICES, workspace, "name", "value").order_by(CHOICES.c.number))
    return {str(row.name): str(row.value) for row in rows}


def add_choice(connection: Connection, workspace: str, name: str, value: str, *, author: str, made: str) -> None:
    """Add a choice to a workspace whose lock is held.

    Args:
        connection: The transaction of the change.
        workspace: The workspace's id.
        name: What is chosen.
        value: The choice.
        author: Who chose.
        made: When, ISO 8601 in UTC.
    """
    last = connection.scalar(select(func.max(CHOICES.c.number)).where(CHOICES.c.workspace == workspace)) or 0
    row = {"workspace": workspace, "number": int(last) + 1, "name": name, "value": value}
    connection.execute(insert(CHOICES).values(**row, author=author, made=made))
