"""From the rows of a table to drafts: the same rules for every kind of table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.characters import sound
from corpus.document import Problem
from corpus.readers.reading import FIELDS, Draft, Reading, UnreadableError

TEXT = "text"
ROW_ID = "id"
MAX_NAMED = 8
"""Rows named one by one in a problem; the rest are counted."""

LIKELY_TEXT = (
    "body",
    "content",
    "contents",
    "article",
    "full text",
    "fulltext",
    "full_text",
    "story",
    "正文",
    "内容",
    "全文",
)
"""Names under which other programs keep the text, best first: offered as the column to rename."""


def drafts_from_rows(name: str, columns: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Reading:
    """Make a draft of each row that has a text.

    Args:
        name: The table's name, for the problems.
        columns: Its header.
        rows: Row numbers, as a spreadsheet or an editor counts them, with the cells in the header's order; a short row
            lacks its last cells.

    Returns:
        The drafts, and one problem for all rows without text.

    Raises:
        UnreadableError: There is no column `text`, or no row.
    """
    header = [column.strip().removeprefix("\ufeff").lower() for column in columns]
    if TEXT not in header:
        raise UnreadableError(*no_text_column(columns))
    drafts: list[Draft] = []
    empty: list[int] = []
    place = {column: header.index(column) for column in (TEXT, ROW_ID, *FIELDS) if column in header}
    for number, cells in rows:
        row = {column: cells[index] for column, index in place.items() if index < len(cells)}
        text = row.get(TEXT, "").replace("\r\n", "\n")
        if not text.strip():
            empty.append(number)
            continue
        stated = {key: row[key].strip() for key in FIELDS if row.get(key, "").strip()}
        drafts.append(Draft(text, stated, "the table", row_id=tidy_id(row.get(ROW_ID, "")), row=number))
    if not drafts:
        raise UnreadableError("The table has no row with a text.", "Put one text into each row's column `text`.")
    if not empty:
        return Reading(tuple(drafts))
    verb = "have no text and are" if len(empty) > 1 else "has no text and is"
    what = f"{numbered('row', empty)} {verb} left out."
    return Reading(tuple(drafts), (Problem(name, what, "Fill the column `text`, or take the row out."),))


def no_text_column(columns: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with a table without a column `text`, and what to rename."""
    shown = [column.strip() for column in columns if column.strip()]
    likely = [column for guess in LIKELY_TEXT for column in shown if column.lower() == guess]
    named = ", ".join(f"`{column[:40]}`" for column in shown[:20]) or "none"
    rename = f"Rename `{likely[0]}` to `text`." if likely else "Rename the column that holds the texts to `text`."
    return f"The table has no column `text`; its columns are: {named}.", rename


def numbered(word: str, numbers: Sequence[int]) -> str:
    """Return "Row 3" or "Rows 3, 7 and 9"; many are counted."""
    if len(numbers) == 1:
        return f"{word.capitalize()} {numbers[0]}"
    shown = [str(number) for number in numbers[:MAX_NAMED]]
    last = f"{len(numbers) - MAX_NAMED} more" if len(numbers) > MAX_NAMED else shown.pop()
    return f"{word.capitalize()}s {', '.join(shown)} and {last}"


def tidy_id(written: str) -> str:
    """Return a row's id fit for tables and evidence: one line, no `;`."""
    return " ".join(sound(written).replace(";", "_").split())


def cell(value: object) -> str:
    """Return a typed cell as text: nothing for an empty one, 7 for 7.0, dates as year-month-day."""
    # Only NaN differs from itself.
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
