"""The tables of the store, and their version.

Corrections are only ever added. To undo one adds a row as well, so that two people who work at once lose nothing and
the record shows who did what.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

VERSION = 1
"""Version of the tables; a store with a higher one was written by a newer program and is left alone.

A further table that older programs can do without is made where it is missing, under the same version.
"""


class AnyText(TypeDecorator[str]):
    """Text with any character that Python can hold.

    PostgreSQL's text refuses the character NUL, and neither database takes halves of characters. A file that somebody
    brings may hold both, and nothing of it may be lost: so texts are kept as their bytes in UTF-8.
    """

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Return the bytes to keep."""
        del dialect
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Return the text that was kept."""
        del dialect
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")


TABLES = MetaData()

META = Table(
    "parallax_meta",
    TABLES,
    Column("name", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)

WORKSPACES = Table(
    "parallax_workspaces",
    TABLES,
    Column("id", String(32), primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("base", AnyText, nullable=False),
    # SHA-256 of the base, which may be longer than an index takes; nothing where there is no base.
    Column("base_key", String(64), unique=True),
    Column("made", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("last_correction", Integer, nullable=False),
)


def _part_of_workspace() -> Column[str]:
    return Column("workspace", ForeignKey(WORKSPACES.c.id, ondelete="CASCADE"), nullable=False, primary_key=True)


DOCUMENTS = Table(
    "parallax_documents",
    TABLES,
    _part_of_workspace(),
    Column("doc_key", String(64), primary_key=True),  # SHA-256 of the id
    Column("doc_id", AnyText, nullable=False),
    Column("text_hash", String(16), nullable=False),
    Column("text", AnyText, nullable=False),
    # All other fields as JSON, so that a field that a later version adds needs no new table.
    Column("fields", AnyText, nullable=False),
)

PROBLEMS = Table(
    "parallax_problems",
    TABLES,
    _part_of_workspace(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", AnyText, nullable=False),
    Column("what", AnyText, nullable=False),
    Column("advice", AnyText, nullable=False),
)

CORRECTIONS = Table(
    "parallax_corrections",
    TABLES,
    _part_of_workspace(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("text_hash", String(16), nullable=False),
    Column("doc_id", AnyText, nullable=False),
    Column("value", AnyText, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("topic", AnyText, nullable=False),
    Column("before", AnyText, nullable=False),
    Column("author", AnyText, nullable=False),
    Column("made", String(32), nullable=False),
)

UNDONE = Table(
    "parallax_undone",
    TABLES,
    _part_of_workspace(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", AnyText, nullable=False),
    Column("made", String(32), nullable=False),
)

CHOICES = Table(
    "parallax_choices",
    TABLES,
    _part_of_workspace(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(40), nullable=False),
    Column("value", AnyText, nullable=False),
    Column("author", AnyText, nullable=False),
    Column("made", String(32), nullable=False),
)
