"""The formats in which a comparison can be taken away: their names, suffixes and media types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FormatName = Literal["csv", "xlsx", "json", "parquet", "md", "html", "docx"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export.

    Attributes:
        name: What a user types; also the file's suffix, without the dot.
        media_type: For downloads.
        each_table: Whether every table is a file of its own.
        explanation: One line that says what it is good for.
    """

    name: FormatName
    media_type: str
    each_table: bool
    explanation: str


FORMATS: dict[FormatName, Format] = {
    item.name: item
    for item in (
        Format("csv", "text/csv", True, "a file a table, opens in any spreadsheet"),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            False,
            "one workbook, a sheet a table and one for the run record",
        ),
        Format("json", "application/json", True, "a file a table, a list of records"),
        Format("parquet", "application/vnd.apache.parquet", True, "a file a table, with types, for large corpora"),
        Format("md", "text/markdown", False, "a briefing in plain sentences"),
        Format("html", "text/html", False, "the same briefing as a page of its own"),
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            False,
            "the same briefing as a Word document",
        ),
    )
}
