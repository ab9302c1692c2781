"""The store: named workspaces with what was brought, corrected and chosen, kept at once and shared by all who open it.

Every change of a workspace is one transaction that first raises the workspace's revision. That takes the workspace's
lock, so changes come one after the other, and whoever asks for the revision learns of them.
"""

from __future__ import annotations

import datetime
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields, replace

from sqlalchemy import ColumnElement, Connection, Engine, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.corrections import Correction, correct, newest
from corpus.document import Corpus, Document, Problem
from corpus.workspace.choices import add_choice, newest_choices
from corpus.workspace.connection import IN_MEMORY, StoreError, connect, explained
from corpus.workspace.keeping import add_note, add_problems, discard, free_id, keep_documents
from corpus.workspace.rows import Entry, Workspace, columns_of, document_of, entry_of, key_of, summary
from corpus.workspace.schema import CHOICES, CORRECTIONS, DOCUMENTS, PROBLEMS, UNDONE, WORKSPACES

LONGEST_NAME = 200
"""Characters of a workspace's name, and of an author's."""

LONGEST_TIME = 32


def open_store(url: str = "") -> Store:
    """Open the store, and make it where there is none yet.

    Args:
        url: A SQLAlchemy address; the environment variable `PARALLAX_STORE` where empty, else an SQLite file in the
            user's data folder. "sqlite://" keeps everything in memory.

    Raises:
        StoreError: It cannot be used; the message says why and what to do.
    """
    return Store(connect(url))


class Store:
    """Workspaces in a database. Every method may raise `StoreError`; what a method changed is kept when it returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(writes=True)
        # In memory all threads share one connection, so they take turns.
        self._turn = threading.RLock() if engine.url.database in IN_MEMORY else None

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    # Workspaces

    def workspaces(self) -> tuple[Workspace, ...]:
        """Return all workspaces, the one that was changed last first."""
        with self._transaction() as connection:
            rows = connection.execute(summary().order_by(WORKSPACES.c.changed.desc(), WORKSPACES.c.id)).mappings()
            return tuple(Workspace(**row) for row in rows)

    def workspace(self, workspace: str) -> Workspace:
        """Return a workspace."""
        with self._transaction() as connection:
            row = connection.execute(summary().where(WORKSPACES.c.id == workspace)).mappings().one_or_none()
        if row is None:
            raise _gone()
        return Workspace(**row)

    def create(self, name: str, *, base: str = "") -> Workspace:
        """Make a workspace.

        Args:
            name: What to call it.
            base: What it is laid over; only one workspace may have the same base.
        """
        new, now = secrets.token_hex(8), _now()
        row: dict[str, object] = {
            "id": new,
            "name": _named(name),
            "note": "",
            "base": base,
            "base_key": key_of(base) if base else None,
        }
        row |= {"made": now, "changed": now, "revision": 1, "last_correction": 0}
        try:
            with self._transaction(writes=True) as connection:
                connection.execute(insert(WORKSPACES).values(row))
        except StoreError as error:
            if base and isinstance(error.__cause__, IntegrityError):
                raise StoreError(f"There is a workspace for {base} already. Open that one.") from error
            raise
        return self.workspace(new)

    def for_base(self, base: str) -> Workspace:
        """Return the workspace that is laid over a base, and make it where there is none.

        Args:
            base: "sample" or "folder:" with the folder's full path.
        """
        for _ in range(2):
            found = self.find_base(base)
            if found is not None:
                return found
            try:
                return self.create(base.removeprefix("folder:"), base=base)
            except StoreError as error:
                # Somebody else made it between the look and the attempt.
                if not isinstance(error.__cause__, StoreError):
                    raise
        raise _gone()

    def find_base(self, base: str) -> Workspace | None:
        """Return the workspace that is laid over a base, None where nobody needed one yet."""
        with self._transaction() as connection:
            query = summary().where(WORKSPACES.c.base_key == key_of(base))
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else Workspace(**row)

    def rename(self, workspace: str, name: str) -> None:
        """Give a workspace another name."""
        with self._change(workspace) as connection:
            connection.execute(update(WORKSPACES).where(WORKSPACES.c.id == workspace).values(name=_named(name)))

    def delete(self, workspace: str) -> None:
        """Delete a workspace with its documents and the whole record of its corrections."""
        with self._change(workspace) as connection:
            for table in (CHOICES, UNDONE, CORRECTIONS, PROBLEMS, DOCUMENTS):
                connection.execute(delete(table).where(table.c.workspace == workspace))
            connection.execute(delete(WORKSPACES).where(WORKSPACES.c.id == workspace))

    def revision(self, workspace: str) -> int:
        """Return a number that grows with every change of a workspace."""
        with self._transaction() as connection:
            found = connection.scalar(select(WORKSPACES.c.revision).where(WORKSPACES.c.id == workspace))
        if found is None:
            raise _gone()
        return int(found)

    # Documents

    def keep(
        self,
        workspace: str,
        documents: Iterable[Document],
        problems: Iterable[Problem] = (),
        *,
        note: str = "",
        instead_of: Corpus | None = None,
    ) -> tuple[Document, ...]:
        """Add documents to a workspace.

        The same text under the same id is kept once, with what is stated about it now; another text under an id that is
        taken gets a number behind it.

        Args:
            workspace: Its id.
            documents: What to keep, as they were loaded.
            problems: What was wrong in that load; kept until somebody dismisses it.
            note: What the texts say about themselves together; joined to what is known already.
            instead_of: What an earlier load of the same files gave, which goes: its documents and its problems.

        Returns:
            The documents as they are kept: with their ids, and with the time in their provenance.
        """
        before = Corpus(()) if instead_of is None else instead_of
        with self._change(workspace) as connection:
            for document in before.documents:
                discard(connection, workspace, document.doc_id)
            for problem in before.problems:
                connection.execute(delete(PROBLEMS).where(_is_problem(workspace, problem)))
            kept = keep_documents(connection, workspace, documents, now=_now())
            add_problems(connection, workspace, problems)
            if note:
                add_note(connection, workspace, note)
        return kept

    def take_out(self, workspace: str, doc_id: str) -> None:
        """Take a document out; corrections of its text stay in the record, and count again if the text comes back."""
        with self._change(workspace) as connection:
            discard(connection, workspace, doc_id)

    def dismiss(self, workspace: str, problem: Problem | None = None) -> None:
        """Forget a problem of a load, or all of them."""
        which = PROBLEMS.c.workspace == workspace if problem is None else _is_problem(workspace, problem)
        with self._change(workspace) as connection:
            connection.execute(delete(PROBLEMS).where(which))

    def documents(self, workspace: str) -> tuple[Document, ...]:
        """Return the documents that a workspace keeps, as they were brought in, by id."""
        with self._transaction() as connection:
            rows = connection.execute(columns_of(DOCUMENTS, workspace, "doc_id", "text", "fields")).mappings()
            found = [document_of(row) for row in rows]
        return tuple(sorted(found, key=lambda document: document.doc_id))

    def corpus(self, workspace: str, *, base: Corpus | None = None) -> Corpus:
        """Return what a workspace comes to: its documents with the corrections applied.

        Args:
            workspace: Its id.
            base: The corpus that it is laid over. Where both have a document of the same id, the workspace's gets a
                number behind it.
        """
        about, record = self.workspace(workspace), self.corrections(workspace)
        with self._transaction() as connection:
            rows = connection.execute(
                columns_of(PROBLEMS, workspace, "name", "what", "advice").order_by(PROBLEMS.c.number)
            )
            problems = tuple(Problem(**row) for row in rows.mappings())
        documents = list(base.documents if base else ())
        taken = {document.doc_id: document.text_hash for document in documents}
        for document in self.documents(workspace):
            new = replace(document, doc_id=free_id(document, taken, same=False))
            taken[new.doc_id] = new.text_hash
            documents.append(new)
        if base is not None:
            joined = replace(base, documents=tuple(documents), problems=(*base.problems, *problems))
        else:
            # As of a folder that states its event: the one that all of them are about.
            events = {document.event for document in documents}
            event = events.pop() if len(events) == 1 else ""
            joined = Corpus(tuple(documents), problems, title=about.name, event=event, note=about.note)
        return correct(joined, record)

    # Corrections

    def correct(self, workspace: str, correction: Correction) -> Correction:
        """Add a correction to the record.

        Args:
            workspace: Its id.
            correction: What was corrected; its number is ignored, and its time where it has one is kept.

        Returns:
            The correction with its number and time.
        """
        return self.correct_all(workspace, (correction,))[0]

    def correct_all(self, workspace: str, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """Add several corrections to the record: all of them, or none where something goes wrong."""
        now = _now()
        with self._change(workspace) as connection:
            last = int(connection.scalar(select(WORKSPACES.c.last_correction).where(WORKSPACES.c.id == workspace)) or 0)
            new = tuple(
                replace(each, number=number, made=each.made[:LONGEST_TIME] or now, author=_author(each.author))
                for number, each in enumerate(corrections, last + 1)
            )
            if new:
                connection.execute(insert(CORRECTIONS), [{"workspace": workspace, **asdict(each)} for each in new])
                values = {"last_correction": new[-1].number}
                connection.execute(update(WORKSPACES).where(WORKSPACES.c.id == workspace).values(values))
        return new

    def undo(self, workspace: str, number: int, *, author: str = "") -> None:
        """Take a correction back; the record keeps it, with who took it back and when.

        Nothing happens where it was taken back already. To undo this, correct again.
        """
        with self._change(workspace) as connection:
            place = (CORRECTIONS.c.workspace == workspace) & (CORRECTIONS.c.number == number)
            if not connection.scalar(select(exists().where(place))):
                raise StoreError(f"There is no correction number {number} here. Load the page again.")
            done = (UNDONE.c.workspace == workspace) & (UNDONE.c.number == number)
            if not connection.scalar(select(exists().where(done))):
                row = {"workspace": workspace, "number": number, "author": _author(author), "made": _now()}
                connection.execute(insert(UNDONE).values(row))

    def corrections(self, workspace: str) -> tuple[Correction, ...]:
        """Return the corrections that count: of each place the newest that was not taken back."""
        return newest(entry.correction for entry in self.history(workspace) if not entry.undone_at)

    def history(self, workspace: str) -> tuple[Entry, ...]:
        """Return the whole record in the order of numbers, with what was taken back or overruled."""
        joined = CORRECTIONS.outerjoin(
            UNDONE, (UNDONE.c.workspace == CORRECTIONS.c.workspace) & (UNDONE.c.number == CORRECTIONS.c.number)
        )
        columns = [CORRECTIONS.c[each.name] for each in fields(Correction)]
        undone = UNDONE.c.author.label("undone_by"), UNDONE.c.made.label("undone_at")
        query = select(*columns, *undone).select_from(joined)
        with self._transaction() as connection:
            rows = connection.execute(query.where(CORRECTIONS.c.workspace == workspace).order_by(CORRECTIONS.c.number))
            return tuple(entry_of(row) for row in rows.mappings())

    # Choices

    def choose(self, workspace: str, name: str, value: str, *, author: str = "") -> None:
        """Keep how the workspace is to be compared; the newest choice of a name counts, the older ones stay.

        Args:
            workspace: Its id.
            name: What is chosen, at most 40 characters.
            value: The choice.
            author: Who chose.
        """
        self.amend(workspace, name, lambda _: value, author=author)

    def amend(self, workspace: str, name: str, change: Callable[[str], str], *, author: str = "") -> None:
        """Make a new choice of what stands there now, so that of two people who change a list at once none loses.

        Args:
            workspace: Its id.
            name: What is chosen.
            change: Takes the choice that counts now, "" where there is none, and returns the new one. What it raises
                goes on to the caller, and nothing is changed.
            author: Who chose.
        """
        with self._change(workspace) as connection:
            value = change(newest_choices(connection, workspace).get(name, ""))
            add_choice(connection, workspace, name, value, author=_author(author), made=_now())

    def choices(self, workspace: str) -> Mapping[str, str]:
        """Return the choices that count, by name."""
        with self._transaction() as connection:
            return newest_choices(connection, workspace)

    @contextmanager
    def _change(self, workspace: str) -> Iterator[Connection]:
        """Begin a change of a workspace: take its lock and raise its revision."""
        with self._transaction(writes=True) as connection:
            values = {"revision": WORKSPACES.c.revision + 1, "changed": _now()}
            if not connection.execute(update(WORKSPACES).where(WORKSPACES.c.id == workspace).values(values)).rowcount:
                raise _gone()
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        engine = self._writing if writes else self._engine
        if self._turn is not None:
            self._turn.acquire()
        try:
            with explained(engine.url), engine.begin() as connection:
                yield connection
        finally:
            if self._turn is not None:
                self._turn.release()


def _is_problem(workspace: str, problem: Problem) -> ColumnElement[bool]:
    return (PROBLEMS.c.workspace == workspace) & (PROBLEMS.c.name == problem.name) & (PROBLEMS.c.what == problem.what)


def _named(name: str) -> str:
    tidy = " ".join(name.split())[:LONGEST_NAME]
    if not tidy:
        raise StoreError("A workspace needs a name: write one or two words.")
    return tidy


def _author(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _gone() -> StoreError:
    return StoreError("There is no such workspace: it may have been deleted meanwhile. Choose another one.")
