"""Comma- and tab-separated tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import PurePosixPath

from corpus.document import Problem
from corpus.readers.decoding import decode
from corpus.readers.reading import MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import TEXT, drafts_from_rows, numbered

MAX_CELL = 2**31 - 1
"""Characters in one cell; the csv module's own limit of 131,072 is shorter than a long article."""

_Row = tuple[int, Sequence[str]]


def read(name: str, data: bytes) -> Reading:
    """Read a table whose first row names its columns.

    A .csv may be separated by commas, semicolons or tabs (programs set to a European language write semicolons).
    """
    decoded = decode(data)
    by_tab = PurePosixPath(name).suffix.lower() in {".tsv", ".tab"}
    rows, unclosed = _rows(decoded.text, by_tab=by_tab)
    if not rows:
        raise UnreadableError(
            "The table has no row.", "Put column names into the first row and a text into each other."
        )
    (_, header), body = rows[0], rows[1:]
    reading = drafts_from_rows(name, header, body)
    problems = list(reading.problems)
    if decoded.repair:
        problems.append(Problem(name, *decoded.repair))
    if unclosed:
        what = "A quotation mark opens a cell and is never closed, so the rows after it may be part of one text."
        problems.append(Problem(name, what, "Save the table again from the program that made it, or double the mark."))
    if ragged := [number for number, cells in body if any(cell.strip() for cell in cells[len(header) :])]:
        what = f"{numbered('row', ragged)} {'have' if len(ragged) > 1 else 'has'} more cells than the header."
        problems.append(Problem(name, what, "Put texts that contain the separator in quotation marks."))
    return Reading(reading.drafts, tuple(problems), decoded.encoding)


def _rows(text: str, *, by_tab: bool) -> tuple[list[_Row], bool]:
    """Return the rows with something in them, and whether a quotation mark is never closed."""
    delimiter = "\t" if by_tab else _delimiter(text)
    try:
        return _parse(text, delimiter, strict=True), False
    except csv.Error:
        pass
    if by_tab:
        # Many programs write tabs without quoting: then a mark at a cell's start is part of the text.
        return _parse(text, delimiter, quoting=csv.QUOTE_NONE), False
    rows = _parse(text, delimiter)
    return rows, _is_unclosed(text, delimiter)


def _parse(text: str, delimiter: str, *, strict: bool = False, quoting: int = csv.QUOTE_MINIMAL) -> list[_Row]:
    before = csv.field_size_limit(MAX_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict, quoting=quoting)  # type: ignore[arg-type]
        return [(number, row) for number, row in enumerate(reader, 1) if any(row)]
    finally:
        csv.field_size_limit(before)


def _is_unclosed(text: str, delimiter: str) -> bool:
    """Whether the end of the file is inside quotation marks: a row added at the end is then swallowed."""
    return _parse(f"{text}\nx", delimiter)[-1][1] != ["x"]


def _delimiter(text: str) -> str:
    """Return the separator under which the first row has a column `text`, a comma where none has."""
    for delimiter in (",", ";", "\t"):
        row = next(csv.reader(io.StringIO(text[:100_000].split("\n", 1)[0]), delimiter=delimiter), [])
        if TEXT in (cell.strip().lower() for cell in row):
            return delimiter
    return ","


READER = Reader(suffixes=(".csv", ".tsv", ".tab"), read=read, limit=MAX_TABLE_BYTES)
