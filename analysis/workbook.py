"""A comparison as an Excel workbook: a sheet a table, then the run record."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analysis.cells import defuse, plain, tidy
from analysis.packing import EPOCH, ILLEGAL, packed
from analysis.tables import TABLES

if TYPE_CHECKING:
    from openpyxl import Workbook

    from analysis.comparison import Comparison

CELL_LIMIT = 32_767
"""Characters that Excel takes in a cell, counted in UTF-16 units."""
ROW_LIMIT = 1_048_576
"""Rows that Excel takes in a sheet, the heading among them."""

_WIDTHS = {"text": 80, "evidence_text": 60, "reading": 80, "title": 40, "label": 28, "value": 60}


def workbook(comparison: Comparison) -> bytes:
    """Return the comparison as an .xlsx file.

    Args:
        comparison: What to write.

    Returns:
        The file. It carries no time of writing, so the same comparison gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name in TABLES:
        frame = tidy(comparison.table(name))
        rows = zip(*(frame[column].tolist() for column in frame.columns), strict=True)
        _add_sheets(book, name, [str(column) for column in frame.columns], rows)
    _add_sheets(book, "run", ["key", "value"], flatten(comparison.run))
    return _saved(book)


def flatten(record: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves of a nested record with their dotted names.

    >>> list(flatten({"corpus": {"documents": 3, "problems": []}, "sides": ["us", "beijing"]}))
    [('corpus.documents', 3), ('corpus.problems', ''), ('sides', 'us; beijing')]
    """
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        elif isinstance(value, (list, tuple)):
            yield f"{prefix}{key}", "; ".join(map(str, value))
        else:
            yield f"{prefix}{key}", value


def fit(text: str) -> str:
    """Return the text as a cell can hold it: without control characters that XML forbids, cut at the cell's limit."""
    text = defuse(ILLEGAL.sub("", text))
    if len(text) * 2 <= CELL_LIMIT or (units := len(text.encode("utf-16-le")) // 2) <= CELL_LIMIT:
        return text
    mark = f" […cut here; the cell holds {CELL_LIMIT:,} of {units:,} characters]"
    kept = text.encode("utf-16-le")[: (CELL_LIMIT - len(mark)) * 2]
    return kept.decode("utf-16-le", "ignore") + mark


def _add_sheets(book: Workbook, name: str, names: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Add a table as a sheet, and as further sheets where it has more rows than a sheet takes."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    bold = Font(bold=True)
    pending, part = iter(rows), 1
    row = next(pending, None)
    while row is not None or part == 1:
        sheet = book.create_sheet(name if part == 1 else f"{name}_{part}")
        sheet.freeze_panes = "A2"
        for position, column in enumerate(names, 1):
            sheet.column_dimensions[get_column_letter(position)].width = _WIDTHS.get(column, 16)
        heading = [WriteOnlyCell(sheet, column) for column in names]
        for cell in heading:
            cell.font = bold
        sheet.append(heading)
        written = 1
        while row is not None and written < ROW_LIMIT:
            sheet.append([_cell(sheet, value) for value in row])
            row, written = next(pending, None), written + 1
        part += 1


def _cell(sheet: Any, value: Any) -> Any:  # noqa: ANN401 - openpyxl takes a bare value or a cell
    """Return what to append: a bare number, or text that stays text ("#N/A" is a term, not an error)."""
    from openpyxl.cell import WriteOnlyCell

    ready = plain(value)
    if not isinstance(ready, str):
        return ready
    text = fit(ready)
    if not text.startswith("#"):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _saved(book: Workbook) -> bytes:
    """Return the workbook's bytes with every date in it fixed."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = datetime(*EPOCH)  # noqa: DTZ001 - the format has no zone
    draft = io.BytesIO()
    with zipfile.ZipFile(draft, "w") as archive:
        ExcelWriter(book, archive).save()
    return packed(draft.getvalue())
