"""The way to the store: where it is, how it is opened, and what to tell people when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from corpus.workspace.schema import META, TABLES, VERSION

VARIABLE = "PARALLAX_STORE"
"""Environment variable that names another store than the file in the user's data folder."""

FILE = "workspaces.sqlite"
IN_MEMORY = (None, "", ":memory:")
"""Names of databases that SQLite keeps in memory."""

CONNECT_SECONDS = 5
"""How long to wait for a server to answer."""

LOCK_SECONDS = 10
"""How long to wait while somebody else writes."""

_LOCK = 0x9A8A11A8
"""Number of the advisory lock under which a PostgreSQL server's tables are made; any number, but always this one."""


class StoreError(RuntimeError):
    """The store cannot be used; the message says why and what to do."""


def where(url: str = "") -> str:
    """Return the store's place for people to read: the file's path, or the server's address without its password."""
    target = _target(url)
    return str(Path(target.database or "")) if _is_file(target) else target.render_as_string(hide_password=True)


def connect(url: str = "") -> Engine:
    """Open the store and make its tables where they are missing.

    Args:
        url: A SQLAlchemy address; the variable `PARALLAX_STORE` where empty, else a file in the user's data folder.

    Raises:
        StoreError: It cannot be opened, is damaged, or was written by a newer version.
    """
    target = _target(url)
    with explained(target):
        engine = _file_engine(target) if target.get_backend_name() == "sqlite" else _server_engine(target)
        with engine.execution_options(writes=True).begin() as connection:
            _make_tables(connection, target)
    return engine


@contextmanager
def explained(target: URL) -> Iterator[None]:
    """Turn whatever a database complains of into a `StoreError` that says what to do."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(_explain(error, target)) from error


def _target(url: str) -> URL:
    given = url or os.environ.get(VARIABLE, "").strip()
    if not given:
        return URL.create("sqlite", database=str(platformdirs.user_data_path("parallax", appauthor=False) / FILE))
    try:
        target = make_url(given)
        if target.drivername in {"postgresql", "postgres"}:
            target = target.set(drivername="postgresql+psycopg")
        target.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError(
            f"{VARIABLE} is no address of a store that can be used. Write sqlite:////path/to/file or "
            "postgresql+psycopg://user:password@server/database, or leave it unset."
        ) from error
    return target


def _is_file(target: URL) -> bool:
    return target.get_backend_name() == "sqlite" and target.database not in IN_MEMORY


def _file_engine(target: URL) -> Engine:
    if not _is_file(target):
        # One connection for all threads: an SQLite database in memory belongs to its connection.
        engine = create_engine(target, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        if "uri" not in target.query:
            _make_private(Path(target.database or ""))
        engine = create_engine(target, connect_args={"timeout": LOCK_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None  # the driver must not begin transactions by itself, see below
        for setting in ("synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}").close()
        _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that begins by reading and then writes may find the file changed by somebody else and fail;
        # one that says at its beginning that it will write waits for its turn.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Set the journal that lets others read while one writes; SQLite does not wait for a lock here, so this does."""
    for left in range(LOCK_SECONDS * 10, -1, -1):
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.1)
        else:
            return


def _make_private(file: Path) -> None:
    """Make the file and its folder so that other users of the machine cannot read them."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return


def _server_engine(target: URL) -> Engine:
    arguments: dict[str, object] = {}
    if target.get_driver_name() == "psycopg":
        arguments = {"connect_timeout": int(str(target.query.get("connect_timeout", CONNECT_SECONDS)))}
    # A connection that the server closed meanwhile is noticed before it is used.
    engine = create_engine(target, connect_args=arguments, pool_pre_ping=True, pool_timeout=LOCK_SECONDS)
    if target.get_backend_name() == "postgresql":

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")

    return engine


def _make_tables(connection: Connection, target: URL) -> None:
    """Make the tables, one process after the other, or check their version."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    META.create(connection, checkfirst=True)
    version = connection.scalar(select(META.c.value).where(META.c.name == "version"))
    if version is not None and version > VERSION:
        raise StoreError(
            f"The store {where(target.render_as_string(hide_password=False))} was written by a newer version of "
            f"Parallax (its tables have version {version}, this program knows {VERSION}). Update the program, or name "
            f"another store in {VARIABLE}."
        )
    TABLES.create_all(connection)
    if version is None:
        connection.execute(insert(META).values(name="version", value=VERSION))


def _explain(error: Exception, target: URL) -> str:
    """Return what went wrong and what to do about it."""
    place = where(target.render_as_string(hide_password=False))
    origin = getattr(error, "orig", None) or error
    reason = " ".join(str(origin).split()) or type(origin).__name__
    told = reason.lower()
    other = f"or name another store in {VARIABLE}."
    if isinstance(origin, OSError):
        why = origin.strerror or type(origin).__name__
        return f"The store {place} cannot be made ({why}). Check who may write there, {other}"
    if target.get_backend_name() != "sqlite":
        if "lock timeout" in told:
            return f"The store {place} is held by somebody else's change. Try again in a moment."
        return (
            f"The store {place} cannot be used ({reason[:300]}). Check that the server runs and that the address, user "
            f"and password are right, {other}"
        )
    if isinstance(origin, sqlite3.DatabaseError) and ("not a database" in told or "malformed" in told):
        return (
            f"The store {place} is damaged or no store of this program ({reason}). Move the file to another name, and "
            "a new one is made; what can be saved of the old one, `sqlite3 FILE .recover` shows."
        )
    if "locked" in told or "busy" in told:
        return f"The store {place} is held by another program. Close what has it open, then try again."
    if "readonly" in told or "read-only" in told or "unable to open" in told:
        return f"The store {place} cannot be opened for writing ({reason}). Check who may write there, {other}"
    if "full" in told:
        return f"There is no room left for the store {place}. Make room on the disk, {other}"
    return f"The store {place} cannot be used ({reason[:300]}). Try again, {other}"
