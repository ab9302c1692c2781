"""The files of a load, wherever they come from: a folder, single paths, or an upload."""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.characters import sound
from corpus.document import Problem

_UNTIDY = re.compile(r"[;\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_LEFT_BY_SYSTEMS = re.compile(r"^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__pycache__$|__macosx$)", re.IGNORECASE)


_OWN_RECORD = "run.json"
_OWN_RESULT = re.compile(r"passages\.(?:csv|json|parquet)|comparison\.xlsx|briefing\.(?:md|html|docx)")
"""Files by which a folder of our own results is known: the record, and what was written beside it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file.

    Attributes:
        name: Its path below the corpus folder, with slashes; what problems call it.
        size: Its size in bytes.
        read: Returns its bytes; may raise OSError.
        origin: The name with the archive that it lies in, where `name` lacks it ("news.zip/a/b.html").
        path: Where it lies on disk, if it does.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    origin: str = ""
    path: Path | None = None

    def open(self) -> IO[bytes]:
        """Open the file to read parts of it; may raise OSError."""
        return self.path.open("rb") if self.path else io.BytesIO(self.read())

    @property
    def suffix(self) -> str:
        """The name's suffix in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its suffix: the doc_id of a file that is one text."""
        return str(PurePosixPath(self.name).with_suffix(""))


@dataclass(frozen=True, slots=True)
class Root:
    """What one path, or one upload, brings.

    Attributes:
        name: The folder's name; for a single file the name of the folder it lies in.
        items: Its files, sorted by name.
        problems: Folders and files that cannot be opened.
        is_folder: Whether a folder was named, rather than single files.
    """

    name: str
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    is_folder: bool = True

    @property
    def title(self) -> str:
        """What to call a corpus that has no title of its own."""
        return self.name if self.is_folder or len(self.items) != 1 else self.items[0].stem


def items_of_file(path: Path) -> Root:
    """Return the root that holds one file on disk."""
    item = Item(tidy_name(path.name), path.stat().st_size, path.read_bytes, path=path)
    return Root(tidy_name(path.resolve().parent.name), (item,), is_folder=False)


def holds_own_results(names: Collection[str]) -> bool:
    """Return whether a folder with files of these names holds the results of a comparison, in whatever format."""
    return _OWN_RECORD in names and any(map(_OWN_RESULT.fullmatch, names))


def items_of_folder(folder: Path, *, seen: set[Path]) -> Root:
    """List a folder's files, those of its sub-folders too; hidden ones are skipped.

    Args:
        folder: The folder.
        seen: Files that an earlier root has brought; they are skipped, and the new ones are added.

    Returns:
        The folder's files; links to folders are not followed, so no walk is endless.
    """
    items: list[Item] = []
    problems: list[Problem] = []

    def cannot_open(error: OSError) -> None:
        name = tidy_name(Path(error.filename).relative_to(folder).as_posix()) if error.filename else folder.name
        what = f"The folder cannot be opened ({error.strerror})."
        problems.append(Problem(folder.name if name == "." else name, what, "Check that you may read it."))

    for parent, folders, names in os.walk(folder, onerror=cannot_open):
        if holds_own_results(names):
            what = "Left out: it holds the results of a comparison, which are no texts to compare."
            problems.append(Problem(tidy_name(Path(parent).name), what, "Name the folder of the texts themselves."))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not is_left_by_system(name))
        for file in (Path(parent, name) for name in sorted(names) if not is_left_by_system(name)):
            name = tidy_name(file.relative_to(folder).as_posix())
            try:
                state = file.stat()
            except OSError as error:
                problems.append(
                    Problem(name, f"The file cannot be opened ({error.strerror}).", "Check where it leads.")
                )
                continue
            if stat.S_ISREG(state.st_mode) and (where := file.resolve()) not in seen:
                seen.add(where)
                items.append(Item(name, state.st_size, file.read_bytes, path=file))
    return Root(tidy_name(folder.resolve().name), in_order(items), tuple(problems))


def items_of_upload(files: Sequence[tuple[str, bytes]]) -> Root:
    """Return the root that holds uploaded files, given as pairs of name and content."""
    items = []
    for given, data in files:
        parts = [part for part in given.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
        name = tidy_name("/".join(parts)) or "unnamed"
        if not any(map(is_left_by_system, parts)):
            items.append(Item(name, len(data), lambda data=data: data))  # type: ignore[misc]
    return Root("upload", in_order(items), is_folder=len(items) > 1)


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return files in the order of their names."""
    return tuple(sorted(items, key=lambda item: item.name))


def is_left_by_system(name: str) -> bool:
    """Whether a file or folder is hidden, or left behind by an operating system or a program."""
    return _LEFT_BY_SYSTEMS.match(name) is not None


def tidy_name(name: str) -> str:
    """Return a name fit for tables: valid Unicode, nothing that steers a display, no `;` (it separates evidence)."""
    return _UNTIDY.sub("_", sound(name))
