"""A comparison as files: tables, a workbook, a briefing and the run record.

The page's downloads and the command line call the same functions. The same comparison gives the same bytes, so that two
runs can be compared with a checksum.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.briefing import brief
from analysis.cells import clean_text, defuse, plain, tidy
from analysis.comparison import Comparison
from analysis.formats import FORMATS, FormatName
from analysis.rendering import to_html, to_markdown
from analysis.tables import TABLES
from analysis.word_file import to_docx
from analysis.workbook import workbook

__all__ = [
    "briefing_docx",
    "briefing_html",
    "briefing_markdown",
    "run_json",
    "table_bytes",
    "table_csv",
    "table_json",
    "table_parquet",
    "whole_bytes",
    "whole_name",
    "workbook",
    "write",
]


def write(comparison: Comparison, folder: Path | str, formats: Iterable[FormatName] = ("csv",)) -> list[Path]:
    """Write a comparison into a folder, which is made where it is missing; files of the same names are replaced.

    Args:
        comparison: What to write.
        folder: Where to.
        formats: Which formats; `run.json` is written with any of them.

    Returns:
        The files written, `run.json` last.

    Raises:
        OSError: The folder or a file in it cannot be written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in dict.fromkeys(formats):
        if FORMATS[name].each_table:
            for table in TABLES:
                written.append(folder / f"{table}.{name}")
                written[-1].write_bytes(table_bytes(comparison.table(table), name))
        else:
            written.append(folder / whole_name(name))
            written[-1].write_bytes(whole_bytes(comparison, name))
    written.append(folder / "run.json")
    written[-1].write_bytes(run_json(comparison.run))
    return written


def whole_name(name: FormatName) -> str:
    """Return what the file is called that holds a whole comparison in the format called `name`."""
    return f"{'comparison' if name == 'xlsx' else 'briefing'}.{name}"


def whole_bytes(comparison: Comparison, name: FormatName) -> bytes:
    """Return a whole comparison as a file of the format called `name`.

    Raises:
        KeyError: That format has a file for each table.
    """
    return _WHOLE[name](comparison)


def table_bytes(frame: pd.DataFrame, name: FormatName) -> bytes:
    """Return a table as a file of the format called `name`.

    Raises:
        KeyError: The format holds a whole comparison, not a table.
    """
    return _TABLE[name](frame)


def table_csv(frame: pd.DataFrame) -> bytes:
    r"""Return a table as CSV that a spreadsheet opens without asking: UTF-8 with its mark, `\n` between rows.

    Numbers stay numbers and a missing one is empty. Text that would be run as a formula gets a leading `'`.
    """
    ready = tidy(frame)
    columns = [_csv_column(ready[name]) for name in ready.columns]
    lines = [",".join(_quoted(str(name)) for name in ready.columns)]
    # An empty line would be no row; quoted, it is a row with one empty cell.
    lines.extend(",".join(row) or '""' for row in zip(*columns, strict=True))
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def table_json(frame: pd.DataFrame) -> bytes:
    """Return a table as a JSON list with a record a line; a missing value is null, text stands as it is."""
    ready = tidy(frame)
    names = [str(name) for name in ready.columns]
    columns = [map(plain, ready[name].tolist()) for name in names]
    records = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in zip(*columns, strict=True)]
    return ("[\n" + ",\n".join(records) + "\n]\n").encode() if records else b"[]\n"


def table_parquet(frame: pd.DataFrame) -> bytes:
    """Return a table as Parquet, its columns typed: text, whole or real numbers."""
    buffer = io.BytesIO()
    tidy(frame).to_parquet(buffer, index=False)
    return buffer.getvalue()


def run_json(run: Mapping[str, Any]) -> bytes:
    """Return the run record as JSON, indented for reading."""
    return (clean_text(json.dumps(run, ensure_ascii=False, indent=2, default=str)) + "\n").encode()


def briefing_markdown(comparison: Comparison) -> bytes:
    """Return the briefing as Markdown; source text is escaped, so that it cannot become markup."""
    return to_markdown(brief(comparison)).encode()


def briefing_html(comparison: Comparison) -> bytes:
    """Return the briefing as a page of its own, without scripts and without addresses to fetch."""
    return to_html(brief(comparison)).encode()


def briefing_docx(comparison: Comparison) -> bytes:
    """Return the briefing as a Word document; source text is text in it, never a field or a link."""
    return to_docx(brief(comparison))


_TABLE = {"csv": table_csv, "json": table_json, "parquet": table_parquet}
_WHOLE = {"xlsx": workbook, "md": briefing_markdown, "html": briefing_html, "docx": briefing_docx}


def _csv_column(series: pd.Series[Any]) -> list[str]:
    """Return a column's cells as they stand in the file."""
    if pd.api.types.is_numeric_dtype(series):
        return ["" if (value := plain(cell)) is None else str(value) for cell in series.tolist()]
    return [_quoted(defuse(cell)) for cell in series.tolist()]


def _quoted(text: str) -> str:
    r"""Return a cell in quotation marks where it needs them (Python's csv would leave a lone `\r` bare)."""
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text
