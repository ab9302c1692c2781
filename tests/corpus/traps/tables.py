"""Separated tables, workbooks, lines of JSON and Parquet."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from traps.trap import LAUGHS, MB, Trap, refused, replaced_part, text


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def dated_sheet(book: openpyxl.Workbook) -> None:
    book.active.append(["id", "text", "date"])
    book.active.append(
        [
            7.0,
            "They spoke.",
            datetime.datetime(2025, 6, 5, 23, 59),  # noqa: DTZ001 - workbooks know no zones
        ]
    )
    book.active.append([8, '="They " & "spoke."', None])


def with_cached_formula(data: bytes) -> bytes:
    """Return the workbook as Excel would save it: with the value that its formula gave."""
    return replaced_part(
        data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>They spoke.</v>", b'<c r="B3"', b'<c r="B3" t="str"'
    )


def laughing_workbook() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["text"])
        book.active.append(["They spoke."])

    return replaced_part(
        workbook(fill), "xl/worksheets/sheet1.xml", b"<worksheet", LAUGHS + b"]><worksheet", b"They spoke.", b"&i;"
    )


def swollen_workbook() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["text"])

    buffer = io.BytesIO(workbook(fill))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(200 * MB))
    return buffer.getvalue()


def wide_workbook() -> bytes:
    """Two texts, and a cell in the last corner of the sheet."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["id", "text"])
        book.active.append([1, "One."])
        book.active["XFD1048576"] = "x"

    return workbook(fill)


def parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def swollen_parquet() -> bytes:
    """A text of 8 MB that 10,000 rows repeat, in a few kilobytes."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["word " * (8 * MB // 5)]))
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": column}), buffer, compression="zstd")
    return buffer.getvalue()


TABLES = [
    Trap(
        "quotation marks, commas and line ends in cells",
        "quoted.csv",
        lambda: b'id,text\r\n1,"He said, ""well"".\r\nThen, he left."\r\n',
        {"1": 'He said, "well".\nThen, he left.'},
    ),
    Trap(
        "semicolons and a mark",
        "semi.csv",
        lambda: "\ufeffid;text\n1;Größe, und mehr\n".encode(),
        {"1": "Größe, und mehr"},
    ),
    Trap("Excel's Unicode text", "excel.csv", lambda: "id\ttext\r\n1\tEnfin\r\n".encode("utf-16"), {"1": "Enfin"}),
    Trap("the line ends of old Macs", "mac.csv", lambda: b"id,text\r1,One.\r2,Two.\r", {"1": "One.", "2": "Two."}),
    Trap(
        "a quotation mark that is never closed",
        "open.csv",
        lambda: b'id,text\n1,"One\n2,Two\n',
        {"1": "One\n2,Two\n"},
        ("never closed",),
    ),
    Trap(
        "a cell that a spreadsheet would run",
        "run.csv",
        lambda: b'id,text\n1,"=HYPERLINK(""x"")"\n',
        {"1": '=HYPERLINK("x")'},
    ),
    Trap(
        "rows of uneven length",
        "ragged.csv",
        lambda: b"id,text\n1\n2,Two,Three\n",
        {"2": "Two"},
        ("Row 2 has no text", "Row 3 has more"),
    ),
    Trap("two columns of one name", "twice.csv", lambda: b"id,text,text\n1,One,Two\n", {"1": "One"}),
    Trap("a header and no row", "header.csv", lambda: b"id,text\n", {}, ("no row with a text",)),
    Trap(
        "a table of pages without texts",
        "pages.csv",
        lambda: b"url,title\nhttps://e.org,T\n",
        {},
        ("It lists pages without",),
    ),
    Trap(
        "columns of a news database, in Chinese",
        "zh.csv",
        lambda: "标题,正文,发布时间\n会谈,双方通了电话。,2025年6月5日 10:30\n".encode("gb18030"),
        {"zh/row-2": "双方通了电话。"},
        ("正文 is read as text, 标题 as title, 发布时间 as date",),
    ),
    Trap(
        "dates that may be two days",
        "dates.csv",
        lambda: b"id,text,date\n1,One.,06/05/2025\n",
        {"1": "One."},
        ("may be month/day",),
    ),
    Trap(
        "marks in tabs without quoting", "tabs.tsv", lambda: b'id\ttext\n1\t"Well," he said\n', {"1": '"Well," he said'}
    ),
    Trap(
        "a line that is no JSON, half a character and a number without end",
        "lines.jsonl",
        lambda: (
            b'{"id": 1, "text": "One."}\n{"text": \n{"id": 2, "text": "a\\ud800b"}\n{"text": ' + b"9" * 5000 + b"}\n"
        ),
        {"1": "One.", "2": "a\ufffdb"},
        ("Lines 2 and 4 are not JSON objects",),
    ),
    Trap(
        "a line separator inside JSON",
        "ls.jsonl",
        lambda: json.dumps({"id": "x", "text": "a\u2028b"}, ensure_ascii=False).encode(),
        {"x": "a\u2028b"},
    ),
    Trap(
        "dates and formulas of a workbook",
        "dated.xlsx",
        lambda: with_cached_formula(workbook(dated_sheet)),
        {"7": "They spoke.", "8": "They spoke."},
    ),
    Trap(
        "a formula that never ran",
        "raw.xlsx",
        lambda: workbook(dated_sheet),
        {"7": "They spoke."},
        ("Row 3 has no text",),
    ),
    refused("entities that swell in a workbook", "laughs.xlsx", laughing_workbook, "holds entities", bounded=True),
    refused(
        "a workbook that unpacks to 200 MB",
        "bomb.xlsx",
        swollen_workbook,
        "Unpacked the workbook has 200 MB",
        bounded=True,
    ),
    Trap("a cell in the last corner of a sheet", "wide.xlsx", wide_workbook, {"1": "One."}, bounded=True),
    refused(
        "a line of nothing but commas",
        "commas.csv",
        lambda: b"," * (20 * MB),
        "more than 1,048,576 cells",
        bounded=True,
    ),
    text("a workbook that is none", "none.xlsx", b"PK\x03\x04 no", None, "no Excel workbook"),
    Trap(
        "dates and numbers of Parquet",
        "typed.parquet",
        lambda: parquet(pd.DataFrame({"id": [7.0], "text": ["One."], "date": [pd.Timestamp("2025-06-05 10:00")]})),
        {"7": "One."},
    ),
    refused(
        "a Parquet table that unpacks to 80 GB", "bomb.parquet", swollen_parquet, "unpacks to more than", bounded=True
    ),
    text("a Parquet table that is none", "none.parquet", b"PAR1PAR1", None, "no Parquet table"),
    Trap(
        "one line of 20 MB",
        "line.jsonl",
        lambda: b'{"id": 1, "text": "' + b"They spoke for long. " * MB + b'"}',
        {"1": "They spoke for long. " * MB},
        bounded=True,
    ),
]
