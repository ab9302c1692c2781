"""Zip archives: each is opened where it lies and counts as a folder; nothing of it is written to disk."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO

from corpus.document import Problem
from corpus.items import Item, Root, holds_own_results, in_order, is_left_by_system, tidy_name
from corpus.readers.decoding import decode
from corpus.readers.reading import UnreadableError
from corpus.unpacking import (
    MAX_ARCHIVE,
    MAX_INNER,
    UNPACK,
    Budget,
    LeftOutError,
    entry_fault,
    open_archive,
    unpack,
)

ARCHIVES = (".zip",)
"""Suffixes of archives, lower case."""

MAX_DEPTH = 3
"""Archives in archives: an export that packs a download that packs a folder has three."""

MAX_PATH, MAX_FOLDERS = 1_000, 50
"""Characters of a path, and folders in it."""

MAX_LISTED = 5
"""Entries with the same fault that are listed one by one; the rest are counted."""

_UTF8_NAME = 0x800
_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
_NAME_ENCODINGS = ("utf-8", "gb18030", "cp950")


@dataclass(slots=True)
class _Listing:
    """What has been found so far in one archive and the archives in it."""

    budget: Budget
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tell(self, archive: str, name: str, what: str, advice: str) -> None:
        """List a problem; of those with the same fault in one archive the first few."""
        self.alike[archive, what] += 1
        if self.alike[archive, what] <= MAX_LISTED:
            self.problems.append(Problem(name, what, advice))

    def tell_rest(self) -> None:
        """Count the problems that were not listed."""
        for (archive, what), count in self.alike.items():
            if count > MAX_LISTED:
                rest = f"Of {count - MAX_LISTED} more files the same is to be said: {what}"
                self.problems.append(Problem(archive, rest, UNPACK))


def with_archives_opened(root: Root, *, alone: bool = False) -> Root:
    """Return the root with the files of its archives in the archives' places.

    Args:
        root: Any root.
        alone: Whether the load brings nothing else, so that a single archive counts as the folder it was made of.

    Returns:
        The root itself where it holds no archive. Files of an archive are named "news.zip/a/b.html"; those of an
        archive that stands alone are named as in the folder.
    """
    archives = [item for item in root.items if item.suffix in ARCHIVES]
    if not archives:
        return root
    if len(root.items) == 1 and (alone or not root.is_folder):
        return _as_folder(archives[0], root.problems)
    items = [item for item in root.items if item.suffix not in ARCHIVES]
    problems = list(root.problems)
    for archive in archives:
        listing = _list(archive)
        items += listing.items
        problems += listing.problems
    return replace(root, items=in_order(items), problems=tuple(problems))


def _as_folder(archive: Item, problems: tuple[Problem, ...]) -> Root:
    """Return the folder that an archive was made of: it gives the same whether the folder or its files were packed."""
    listing = _list(archive)
    inside = f"{archive.name}/"
    name = PurePosixPath(archive.stem).name
    tops = {item.name.removeprefix(inside).partition("/")[::2] for item in listing.items}
    top = next((top for top, below in tops if below), "")
    packed = len({top for top, _ in tops}) == 1 and top and (top == name or (top, "corpus.toml") in tops)
    if packed:
        inside, name = f"{inside}{top}/", top
    items = [replace(item, name=item.name.removeprefix(inside), origin=item.name) for item in listing.items]
    told = [replace(problem, name=problem.name.removeprefix(inside)) for problem in listing.problems]
    return Root(name, in_order(items), (*problems, *told))


def _list(archive: Item) -> _Listing:
    listing = _Listing(Budget.of(archive.size))
    if archive.size > MAX_ARCHIVE:
        what = f"The archive has {archive.size / 2**20:,.0f} MB; the limit is {MAX_ARCHIVE / 2**20:,.0f} MB."
        listing.tell(archive.name, archive.name, what, "Unpack it and name the folder.")
        return listing
    try:
        _add(archive.name, archive.open(), listing, depth=1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"The archive cannot be opened ({reason})."
        listing.tell(archive.name, archive.name, what, "Check that you may read it.")
    listing.tell_rest()
    return listing


def _add(name: str, file: IO[bytes], listing: _Listing, *, depth: int) -> None:
    """Add an archive's files to the listing; the open archive lives as long as they do."""
    try:
        archive = open_archive(file, listing.budget)
    except UnreadableError as error:
        listing.tell(name, name, error.what, error.advice)
        return
    for entry, path in _files(name, archive, listing):
        if fault := entry_fault(entry):
            listing.tell(name, path, *fault)
            continue
        item = Item(path, entry.file_size, partial(unpack, archive, entry, listing.budget))
        if item.suffix in ARCHIVES:
            _add_inner(item, listing, depth=depth + 1)
        else:
            listing.items.append(item)


def _add_inner(item: Item, listing: _Listing, *, depth: int) -> None:
    """Add the files of an archive that lies in another."""
    if depth > MAX_DEPTH:
        what = f"Archives lie in archives more than {MAX_DEPTH} deep; this one is not opened."
        listing.tell(item.name, item.name, what, "Unpack it yourself, and name the folder that has the texts.")
        return
    if item.size > listing.budget.inner:
        what = f"The archives within the archive have more than {MAX_INNER / 2**20:,.0f} MB; this one is not opened."
        listing.tell(item.name, item.name, what, UNPACK)
        return
    try:
        data = item.read()
    except LeftOutError:
        return
    except UnreadableError as error:
        listing.tell(item.name, item.name, error.what, error.advice)
        return
    listing.budget.inner -= len(data)
    _add(item.name, io.BytesIO(data), listing, depth=depth)


def _files(name: str, archive: zipfile.ZipFile, listing: _Listing) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield the entries that are files to look at, with their paths; say what is wrong with names."""
    entries = archive.infolist()
    names = _names(entries)
    # As in every program that unpacks, the last of several entries with one name counts.
    last = {entry.filename: entry for entry in entries}
    again = Counter(entry.filename for entry in entries)
    results = _own_results(names[key] for key in last)
    for folder in sorted(results):
        what = "Left out: it holds the results of a comparison, which are no texts to compare."
        listing.tell(name, tidy_name("/".join((name, *folder))), what, "Take it out of the archive.")
    for key, entry in last.items():
        parts = _parts(names[key])
        path = f"{name}/{tidy_name('/'.join(parts))}"
        if entry.is_dir() or not parts or any(map(is_left_by_system, parts)):
            continue
        if len(path) > MAX_PATH or len(parts) > MAX_FOLDERS:
            what = f"Its path has more than {MAX_PATH:,} characters or {MAX_FOLDERS} folders."
            listing.tell(name, f"{path[:60]}...", what, "Give it a shorter one.")
            continue
        if any(tuple(parts[:depth]) in results for depth in range(len(parts))):
            continue
        if again[key] > 1:
            what = "The archive holds several files of this name; the last of them is read."
            listing.tell(name, path, what, "Give each file a name of its own.")
        if _climbs(names[key]):
            what = "Its path in the archive leads out of the archive; it is read, with the path cut to this."
            listing.tell(name, path, what, "Look whether you trust where the archive comes from.")
        yield entry, path


def _names(entries: Iterable[zipfile.ZipInfo]) -> dict[str, str]:
    """Return each entry's path as its maker wrote it.

    The format knows UTF-8, which a flag tells, and a code page of 1981. Many programs write names in the code page of
    their computer and set no flag, so those names are told together, like a text.
    """
    names = {entry.filename: entry.filename for entry in entries}
    raw = {
        entry.filename: entry.filename.encode("cp437", "replace")
        for entry in entries
        if not entry.flag_bits & _UTF8_NAME and not entry.filename.isascii()
    }
    try:
        encoding = decode(b"\n".join(raw.values())).encoding if raw else ""
    except UnreadableError:
        encoding = ""
    if encoding in _NAME_ENCODINGS:
        names |= {name: written.decode(encoding, "replace") for name, written in raw.items()}
    return names


def _parts(path: str) -> list[str]:
    """Return a path's parts without those that lead elsewhere: a drive, the root, a folder's parent."""
    parts = _DRIVE.sub("", path.replace("\\", "/")).split("/")
    return [part for part in parts if part.strip() not in {"", ".", ".."}]


def _climbs(path: str) -> bool:
    plain = path.replace("\\", "/")
    return plain.startswith("/") or bool(_DRIVE.match(plain)) or ".." in (part.strip() for part in plain.split("/"))


def _own_results(paths: Iterable[str]) -> set[tuple[str, ...]]:
    """Return the folders that hold results of our own."""
    files: dict[tuple[str, ...], set[str]] = {}
    for path in paths:
        if parts := _parts(path):
            files.setdefault(tuple(parts[:-1]), set()).add(parts[-1])
    return {folder for folder, found in files.items() if holds_own_results(found)}
