"""Comma- and tab-separated tables."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from corpus.document import Problem
from corpus.readers.columns import mapping_of, plain
from corpus.readers.decoding import decode
from corpus.readers.reading import MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import Tally, drafts_from_rows, numbered

MAX_CELL = 2**31 - 1
"""Characters in one cell; the csv module's own limit of 131,072 is shorter than a long article."""

MAX_CELLS = 2**20
"""Cells in one line: a long text on one line has a few thousand separators."""

HEAD_BYTES = 2**18
"""Bytes of a table that hold its header."""

_BY_TAB = (".tsv", ".tab")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_Row = tuple[int, Sequence[str]]


def read(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> Reading:
    """Read a table whose first row names its columns.

    A .csv may be separated by commas, semicolons or tabs (programs set to a European language write semicolons).
    """
    decoded = decode(data)
    by_tab = PurePosixPath(name).suffix.lower() in _BY_TAB
    delimiter = "\t" if by_tab else _delimiter(decoded.text, chosen)
    rows, unclosed = _rows(decoded.text, delimiter, by_tab=by_tab)
    _, header = next(rows, (0, []))
    if not header:
        raise UnreadableError(
            "The table has no row.", "Put column names into the first row and a text into each other."
        )
    ragged = Tally()

    def body() -> Iterator[_Row]:
        for number, cells in rows:
            if any(cell.strip() for cell in cells[len(header) :]):
                ragged.add(number)
            yield number, cells

    reading = drafts_from_rows(name, header, body(), chosen)
    problems = list(reading.problems)
    if decoded.repair:
        problems.append(Problem(name, *decoded.repair))
    if unclosed:
        what = "A quotation mark opens a cell and is never closed, so the rows after it may be part of one text."
        problems.append(Problem(name, what, "Save the table again from the program that made it, or double the mark."))
    if ragged.count:
        what = f"{numbered('row', ragged)} {'have' if ragged.count > 1 else 'has'} more cells than the header."
        problems.append(Problem(name, what, "Put texts that contain the separator in quotation marks."))
    return Reading(reading.drafts, tuple(problems), decoded.encoding)


def header(name: str, data: bytes) -> list[str]:
    """Return the names of the columns; the beginning of the file is enough."""
    text = decode(data[:HEAD_BYTES]).text
    by_tab = PurePosixPath(name).suffix.lower() in _BY_TAB
    _, columns = next(_parse(text, "\t" if by_tab else _delimiter(text, None)), (0, []))
    return [plain(column) for column in columns]


def _rows(text: str, delimiter: str, *, by_tab: bool) -> tuple[Iterator[_Row], bool]:
    """Return the rows with something in them, and whether a quotation mark is never closed.

    The rows are read twice rather than kept: a table of short cells takes many times its size as a list.
    """
    try:
        deque(_parse(text, delimiter, strict=True), maxlen=0)
    except csv.Error:
        if by_tab:
            # Many programs write tabs without quoting: then a mark at a cell's start is part of the text.
            return _parse(text, delimiter, quoting=csv.QUOTE_NONE), False
        return _parse(text, delimiter), _is_unclosed(text, delimiter)
    return _parse(text, delimiter), False


def _parse(text: str, delimiter: str, *, strict: bool = False, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[_Row]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=strict, quoting=quoting)  # type: ignore[arg-type]
    return ((number, row) for number, row in enumerate(reader, 1) if any(row))


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines; stop where one has cells without end, which would take many times its size."""
    for line in _LINE.finditer(text):
        if line.end() - line.start() > MAX_CELLS and line[0].count(delimiter) > MAX_CELLS:
            what = f"A line of the table has more than {MAX_CELLS:,} cells."
            raise UnreadableError(what, "Save the table again from the program that made it.")
        yield line[0]


def _is_unclosed(text: str, delimiter: str) -> bool:
    """Whether the end of the file is inside quotation marks: a row added at the end is then swallowed."""
    return deque(_parse(f"{text}\nx", delimiter), maxlen=1)[0][1] != ["x"]


def _delimiter(text: str, chosen: Mapping[str, str] | None) -> str:
    """Return the separator under which the first row has a column with texts, a comma where none has."""
    first = re.split(r"[\r\n]", text[:100_000].lstrip("\r\n"), maxsplit=1)[0]
    headers = {each: next(csv.reader([first], delimiter=each), []) for each in (",", ";", "\t")}
    columns = {each: mapping_of(header, chosen) for each, header in headers.items()}
    with_text = [each for each, found in columns.items() if found.has_text]
    return max(with_text, key=lambda each: len(columns[each].fields), default=",")


READER = Reader(suffixes=(".csv", ".tsv", ".tab"), read=read, read_table=read, header=header, limit=MAX_TABLE_BYTES)
