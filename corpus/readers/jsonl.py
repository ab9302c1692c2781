"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from typing import Any

from corpus.document import Problem
from corpus.readers.decoding import decode
from corpus.readers.reading import FIELDS, MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import ROW_ID, TEXT, cell, drafts_from_rows, no_text_column, numbered


def read(name: str, data: bytes) -> Reading:
    """Read one document a line; lines that are no JSON object are listed."""
    decoded = decode(data)
    columns = (TEXT, ROW_ID, *FIELDS)
    rows: list[tuple[int, list[str]]] = []
    keys: dict[str, None] = {}
    broken: list[int] = []
    # Not splitlines(): it also cuts at characters that may stand inside a JSON string.
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            broken.append(number)
            continue
        keys.update(dict.fromkeys(record))
        rows.append((number, [_value(record.get(column)) for column in columns]))
    if not rows:
        raise UnreadableError("No line of it is a JSON object.", 'Write one object a line: {"text": "..."}.')
    if TEXT not in keys:
        raise UnreadableError(*no_text_column(list(keys)))
    reading = drafts_from_rows(name, columns, rows)
    problems = list(reading.problems)
    if decoded.repair:
        problems.append(Problem(name, *decoded.repair))
    if broken:
        verb = "are not JSON objects and are" if len(broken) > 1 else "is not a JSON object and is"
        advice = 'Write each document as one object on one line: {"text": "..."}.'
        problems.append(Problem(name, f"{numbered('line', broken)} {verb} left out.", advice))
    return Reading(reading.drafts, tuple(problems), decoded.encoding)


def _record(line: str) -> dict[str, Any] | None:
    """Return the line's object with lower-case keys, None where it is none."""
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return {str(key).strip().lower(): item for key, item in value.items()} if isinstance(value, dict) else None


def _value(value: object) -> str:
    """Return a JSON value as text; lists and objects count as nothing."""
    return cell(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


READER = Reader(suffixes=(".jsonl", ".ndjson"), read=read, limit=MAX_TABLE_BYTES)
