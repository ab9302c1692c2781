"""From the rows of a table to drafts: the same rules for every kind of table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Problem
from corpus.items import tidy_name
from corpus.readers.columns import JOINED, ROW_ID, TEXT, Columns, mapping_of, plain
from corpus.readers.dates import dates_of_column
from corpus.readers.reading import FIELDS, Draft, Reading, UnreadableError

MAX_NAMED = 8
"""Rows named one by one in a problem; the rest are counted."""

MAX_ID = 300
"""Characters of a row's id: an address has fewer."""

MAX_ROWS = 500_000
"""Texts of one table: more than anybody has, and as many as fit into a small computer's memory."""

CHANGE = (
    "If that is wrong, choose others on the page where you added it, or name them: --column text=NAME, or "
    'text = "NAME" under [columns] in corpus.toml.'
)

_CODES = {"zhcn": "zh", "zhtw": "zh"}
"""Factiva's codes of languages that are not the usual ones."""


@dataclass(slots=True)
class Tally:
    """Numbers of rows, of which the first few are kept."""

    first: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, number: int) -> None:
        """Count one more."""
        self.count += 1
        if len(self.first) <= MAX_NAMED:
            self.first.append(number)


def drafts_from_rows(
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    chosen: Mapping[str, str] | None = None,
) -> Reading:
    """Make a draft of each row that has a text.

    Args:
        name: The table's name, for the problems.
        columns: Its header.
        rows: Row numbers, as a spreadsheet or an editor counts them, with the cells in the header's order; a short row
            lacks its last cells.
        chosen: The columns that the reader names, by field.

    Returns:
        The drafts, and problems: how columns were understood, rows without text, dates that may be two days.

    Raises:
        UnreadableError: There is no column with texts, or no row.
    """
    mapping = mapping_of(columns, chosen)
    if not mapping.has_text:
        raise UnreadableError(*no_text_column(columns, mapping))
    header = [plain(column) for column in columns]
    places = {key: [header.index(each) for each in names] for key, names in mapping.fields.items()}
    drafts: list[Draft] = []
    empty, dropped = Tally(), Tally()
    for number, cells in rows:
        row = {key: _joined([cells[index] for index in place if index < len(cells)]) for key, place in places.items()}
        text = row[TEXT].replace("\r\n", "\n")
        if not text.strip():
            empty.add(number)
        elif len(drafts) >= MAX_ROWS:
            dropped.add(number)
        else:
            stated = {key: row[key].strip() for key in FIELDS if row.get(key, "").strip()}
            if stated.get("language", "").lower() in _CODES:
                stated["language"] = _CODES[stated["language"].lower()]
            drafts.append(Draft(text, stated, "the table", row_id=tidy_id(row.get(ROW_ID, "")), row=number))
    text_column = JOINED.join(mapping.fields[TEXT])
    text_column = TEXT if text_column.lower() == TEXT else text_column
    if not drafts:
        raise UnreadableError(
            "The table has no row with a text.", f"Put one text into each row's column `{text_column}`."
        )
    drafts, problems = _dated(name, drafts)
    if empty.count:
        verb = "have no text and are" if empty.count > 1 else "has no text and is"
        what = f"{numbered('row', empty)} {verb} left out."
        problems.append(Problem(name, what, f"Fill the column `{text_column}`, or take the row out."))
    if dropped.count:
        rest = f"the {dropped.count:,} from row {dropped.first[0]} on are left out"
        what = f"The table has more than {MAX_ROWS:,} texts; {rest}."
        problems.append(Problem(name, what, "Take out what need not be compared."))
    return Reading(tuple(drafts), (*columns_problems(name, mapping), *problems))


def columns_problems(name: str, mapping: Columns) -> list[Problem]:
    """Tell how a table's columns were understood where they have other names than ours.

    Args:
        name: The table's name.
        mapping: Its columns.
    """
    problems = []
    for key, column in mapping.missing.items():
        instead = f"`{JOINED.join(mapping.fields[key])}` is" if key in mapping.fields else "no column is"
        what = f"The table has no column `{column}`, which was named for {key}; {instead} read as {key}."
        problems.append(Problem(name, what, "Mend the name, or take it out."))
    if mapping.guessed:
        problems.append(Problem(name, mapping.sentence, CHANGE))
    return problems


def _joined(cells: Sequence[str]) -> str:
    """Return cells as one text; a cell that another begins with is left out."""
    if len(cells) == 1:
        return cells[0]
    kept = [one for at, one in enumerate(cells) if one.strip() and not any(one in other for other in cells[at + 1 :])]
    return "\n\n".join(kept)


def _dated(name: str, drafts: list[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Rewrite the dates of a column that can be read, and take out those that may be two days."""
    dates = dates_of_column([draft.stated.get("date", "") for draft in drafts])
    if not dates.read and not dates.unclear:
        return drafts, []
    unclear = Tally()
    result = []
    for draft in drafts:
        date = draft.stated.get("date", "")
        stated = dict(draft.stated)
        if date in dates.unclear:
            unclear.add(draft.row)
            del stated["date"]
        elif date in dates.read:
            stated["date"] = dates.read[date]
        result.append(replace(draft, stated=stated))
    problems = []
    if dates.order:
        what = f"Dates are read with the {dates.order}, since {dates.witness} can be nothing else."
        problems.append(Problem(name, what, "If that is wrong, write them as year-month-day: 2025-06-05."))
    if unclear.count:
        shown = min(dates.unclear)
        verb = "have dates" if unclear.count > 1 else "has a date"
        what = f"{numbered('row', unclear)} {verb} that may be month/day or day/month, such as {shown}; it is left out."
        problems.append(Problem(name, what, "Write dates as year-month-day: 2025-06-05."))
    return result, problems


def no_text_column(columns: Sequence[str], mapping: Columns | None = None) -> tuple[str, str]:
    """Return what is wrong with a table without texts, and what to do."""
    shown = [plain(column) for column in columns if plain(column)]
    named = ", ".join(f"`{column[:40]}`" for column in shown[:20]) or "none"
    what = f"The table has no column `{TEXT}`; its columns are: {named}."
    if mapping and "url" in mapping.fields:
        url = JOINED.join(mapping.fields["url"])
        return (
            what,
            f"It lists pages without their texts: have the addresses in `{url}` fetched, or add a column `{TEXT}`.",
        )
    return what, f"Rename the column that holds the texts to `{TEXT}`, or name it: --column {TEXT}=NAME."


def numbered(word: str, numbers: Sequence[int] | Tally) -> str:
    """Return "Row 3" or "Rows 3, 7 and 9"; many are counted."""
    first, count = (numbers.first, numbers.count) if isinstance(numbers, Tally) else (numbers, len(numbers))
    if count == 1:
        return f"{word.capitalize()} {first[0]}"
    shown = [str(number) for number in first[:MAX_NAMED]]
    last = f"{count - MAX_NAMED} more" if count > MAX_NAMED else shown.pop()
    return f"{word.capitalize()}s {', '.join(shown)} and {last}"


def tidy_id(written: str) -> str:
    """Return a row's id fit for tables and evidence: one line, nothing that steers a display, no `;`."""
    return tidy_name(" ".join(written.split()))[:MAX_ID]


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
