"""Excel workbooks: every sheet that has a column `text`."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping

from corpus.document import Problem
from corpus.readers.columns import mapping_of, plain
from corpus.readers.reading import MAX_TABLE_BYTES, Draft, Reader, Reading, UnreadableError, most_unpacked
from corpus.readers.rows import cell, drafts_from_rows, no_text_column

MAX_GAP = 10_000
"""Empty rows after which a sheet counts as ended: a single cell far down makes millions of them."""

MAX_COLUMNS = 300
"""Columns looked at: a single cell far out makes every row as wide."""

_SAVE = "Open it in Excel or LibreOffice and save it as .xlsx."
_Row = tuple[int, list[str]]


def read(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> Reading:
    """Read a workbook's sheets; a formula counts as the value it last had."""
    # Imported here because it takes as long as reading a small corpus and most corpora hold no workbook.
    import openpyxl

    _check(data)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (ValueError, KeyError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableError("The workbook is damaged, or holds entities, which no table needs.", _SAVE) from error
    drafts: list[Draft] = []
    problems: list[Problem] = []
    headers: list[list[str]] = []
    try:
        for sheet in workbook.worksheets:
            rows = _rows(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS))
            header = next(rows, (0, []))[1]
            headers.append(header)
            if not mapping_of(header, chosen).has_text:
                continue
            label = f"{name}, sheet {sheet.title}" if len(workbook.worksheets) > 1 else name
            try:
                reading = drafts_from_rows(label, header, rows, chosen)
            except UnreadableError as error:
                problems.append(Problem(label, error.what, error.advice))
                continue
            drafts += reading.drafts
            problems += reading.problems
    finally:
        workbook.close()
    if not drafts and not problems:
        header = next((header for header in headers if any(header)), [])
        raise UnreadableError(*no_text_column(header, mapping_of(header, chosen)))
    return Reading(tuple(drafts), tuple(problems))


def header(name: str, data: bytes) -> list[str]:  # noqa: ARG001 - the name tells other formats' separators
    """Return the names of the columns of the first sheet that has texts, else of the first with any."""
    import openpyxl

    _check(data)
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        headers = [
            next(_rows(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)), (0, []))[1]
            for sheet in workbook.worksheets
        ]
    finally:
        workbook.close()
    first = next((each for each in headers if mapping_of(each).has_text), next(filter(any, headers), []))
    return [plain(column) for column in first]


def _check(data: bytes) -> None:
    """Refuse what is no workbook, or would not fit into memory once unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise UnreadableError("The file is damaged or is no Excel workbook.", _SAVE) from None
    if size > (most := most_unpacked(len(data))):
        what = f"Unpacked the workbook has {size / 2**20:,.0f} MB; the limit is {most / 2**20:,.0f} MB."
        raise UnreadableError(what, "Save the sheet with the texts as .csv.")


def _rows(cells: Iterator[tuple[object, ...]]) -> Iterator[_Row]:
    """Yield the rows with something in them, up to a gap that is no table's."""
    last = 0
    for number, values in enumerate(cells, 1):
        if any(values) and any(row := [_cell(value) for value in values]):
            last = number
            yield number, row
        elif number - last > MAX_GAP:
            return


def _cell(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime.datetime) else cell(value)


READER = Reader(suffixes=(".xlsx",), read=read, read_table=read, header=header, limit=MAX_TABLE_BYTES)
