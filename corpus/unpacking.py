"""The guards of an archive: what it may hold, what of it is not read, and how much it may unpack to.

An archive comes from somebody else, so nothing it says about itself is trusted: not its sizes, which are counted while
it unpacks, and not its places, which must not overlap.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from corpus.readers.reading import UnreadableError

MAX_ARCHIVE = 2 * 2**30
"""Bytes of an archive as it lies."""

MAX_ENTRIES = 50_000
"""Entries of one archive, with those of the archives in it."""

MAX_INNER = 64 * 2**20
"""Bytes of all archives within one archive together: they stay in memory while their files are read."""

MAX_FILE = 256 * 2**20
"""Bytes of one unpacked file, whatever kind it is."""

MIN_RATIO_BYTES, MAX_RATIO = 2**18, 100
"""A file that unpacks to more bytes than the first must not exceed its packed size more often than the second says:
prose packs to a third or a quarter, tables and pages to a tenth or a twentieth."""

MIN_TOTAL, MAX_TOTAL, MAX_TOTAL_RATIO = 50 * 2**20, 2 * 2**30, 25
"""The same for all files of an archive together, with an end to it whatever the archive's size."""

UNPACK = "Unpack it yourself, look at what it holds, and name the folder."
AGAIN = "Download or copy it again, or unpack it yourself and name the folder."

_CHUNK = 2**20
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1


class LeftOutError(UnreadableError):
    """A file after the one at which its archive was given up, which has been said."""


@dataclass(slots=True)
class Budget:
    """What an archive, with the archives in it, may still unpack.

    Attributes:
        total: Bytes of all its files.
        entries: Entries not yet seen.
        inner: Bytes of archives in it not yet seen.
        unpacked: Bytes unpacked so far.
    """

    total: int
    entries: int = MAX_ENTRIES
    inner: int = MAX_INNER
    unpacked: int = 0

    @classmethod
    def of(cls, size: int) -> Budget:
        """Return the budget of an archive of so many bytes."""
        return cls(min(max(MIN_TOTAL, MAX_TOTAL_RATIO * size), MAX_TOTAL))


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Unpack one file, counting.

    Args:
        archive: The archive.
        entry: The file.
        budget: What the archive may still unpack; made smaller.

    Returns:
        The file's bytes.

    Raises:
        UnreadableError: The file is damaged, or longer than it may be.
        LeftOutError: The archive was given up at an earlier file.
    """
    if budget.unpacked > budget.total:
        raise LeftOutError("The archive was given up before this file.", UNPACK)
    unpacked = io.BytesIO()
    too_much = ""
    try:
        with archive.open(entry) as file:
            while not too_much and (chunk := file.read(_CHUNK)):
                unpacked.write(chunk)
                budget.unpacked += len(chunk)
                too_much = _too_much(unpacked.tell(), entry.compress_size, budget)
    except OSError:
        raise
    except Exception as error:
        reason = str(error).partition(" for file ")[0] or type(error).__name__
        raise UnreadableError(f"The file is damaged in its archive ({reason}).", AGAIN) from error
    if too_much:
        raise UnreadableError(too_much, UNPACK)
    return unpacked.getvalue()


def _too_much(length: int, packed: int, budget: Budget) -> str:
    """Say why so many bytes of a file are too many, "" where they are not."""
    if budget.unpacked > budget.total:
        most = f"{budget.total / 2**20:,.0f} MB"
        return f"The archive unpacks to more than {most}, so this file and those after it are left out."
    if length > max(MIN_RATIO_BYTES, MAX_RATIO * packed):
        return f"The file unpacks to more than {MAX_RATIO} times its size, which no text does."
    if length > MAX_FILE:
        return f"The file unpacks to more than {MAX_FILE / 2**20:,.0f} MB."
    return ""


def entry_fault(entry: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Return why an entry is not read and what to do, None where it may be read."""
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "It is a link, and links in archives are not followed.", "Pack the file that it leads to."
    if entry.flag_bits & _ENCRYPTED:
        return "It is locked with a password.", "Unpack the archive with its password, and name the folder."
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # zipfile unpacks bzip2 and LZMA without a limit on what a few bytes may grow to.
        what = f"It is packed by a method that is not read here (number {entry.compress_type})."
        return what, "Unpack the archive and name the folder, or pack it as an ordinary zip file."
    return None


def open_archive(file: IO[bytes], budget: Budget) -> zipfile.ZipFile:
    """Open an archive whose directory is sound.

    Args:
        file: The archive, which stays open.
        budget: What it may hold; made smaller.

    Returns:
        The archive.

    Raises:
        UnreadableError: It is damaged, holds too many files, or its files overlap.
        OSError: It cannot be read.
    """
    # Counted before anything is made of the entries: zipfile would put all of them into memory.
    count = _count(file, _ENTRY)
    if count > budget.entries:
        what = f"The archive holds more than {MAX_ENTRIES:,} files, so nothing in it is read."
        raise UnreadableError(what, "Unpack it yourself and name the folder, or make it several archives.")
    budget.entries -= count
    try:
        archive = zipfile.ZipFile(file)
    except OSError:
        raise
    except Exception as error:
        # zipfile lets errors of many kinds through on a damaged directory.
        raise UnreadableError(f"The archive is damaged or is no zip file ({error}).", AGAIN) from error
    if _overlap(archive.infolist()):
        what = "Files of the archive overlap, as only one made to do harm has it, so nothing in it is read."
        raise UnreadableError(what, "Ask for it again from where it comes from.")
    return archive


def _count(file: IO[bytes], mark: bytes) -> int:
    """Count a mark in a file, in little memory."""
    count, tail = 0, b""
    file.seek(0)
    while chunk := file.read(_CHUNK):
        count += (tail + chunk).count(mark)
        tail = chunk[1 - len(mark) :]
    file.seek(0)
    return count


def _overlap(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the archive: so a few kilobytes can unpack to many gigabytes."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        # The header has 30 bytes and the name; what else it holds only makes it longer.
        end = entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size
    return False
