"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from corpus.document import Problem
from corpus.listed_provenance import KEY, ListedProvenance, read_provenance
from corpus.readers.columns import is_of_use, mapping_of, plain
from corpus.readers.decoding import decode
from corpus.readers.reading import MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import Tally, cell, drafts_from_rows, no_text_column, numbered

HEAD_BYTES = 2**20
"""Bytes of a table whose keys are looked at for its header."""


def read(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> Reading:
    """Read one document a line; lines that are no JSON object are listed."""
    decoded = decode(data)
    keys: dict[str, str] = {}
    columns: list[str] = []
    broken = Tally()
    # Read twice rather than kept: records take many times the size of their lines.
    for number, record in _records(decoded.text):
        if record is None:
            broken.add(number)
            continue
        for key, written in _new(record, keys):
            keys[key] = written
            if is_of_use(key, chosen or {}):
                columns.append(key)
    if not keys:
        raise UnreadableError("No line of it is a JSON object.", 'Write one object a line: {"text": "..."}.')
    mapping = mapping_of(list(keys.values()), chosen)
    if not mapping.has_text:
        raise UnreadableError(*no_text_column(list(keys.values()), mapping))
    origins: dict[int, ListedProvenance] = {}
    rows = _rows(decoded.text, columns, origins)
    reading = drafts_from_rows(name, [keys[key] for key in columns], rows, chosen)
    drafts = reading.drafts
    if origins:
        drafts = tuple(replace(draft, origin=origins.get(draft.row)) for draft in drafts)
    problems = list(reading.problems)
    if decoded.repair:
        problems.append(Problem(name, *decoded.repair))
    if broken.count:
        verb = "are not JSON objects and are" if broken.count > 1 else "is not a JSON object and is"
        advice = 'Write each document as one object on one line: {"text": "..."}.'
        problems.append(Problem(name, f"{numbered('line', broken)} {verb} left out.", advice))
    return Reading(drafts, tuple(problems), decoded.encoding)


def header(name: str, data: bytes) -> list[str]:  # noqa: ARG001 - the name tells other formats' separators
    """Return the keys of the first lines."""
    keys: dict[str, str] = {}
    for _, record in _records(decode(data[:HEAD_BYTES]).text):
        if record:
            keys.update(_new(record, keys))
    return list(keys.values())


def _new(record: Mapping[str, Any], keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the keys that no line had so far, in lower case and as written."""
    written = ((plain(key).lower(), plain(key)) for key in record)
    return [(key, name) for key, name in written if key not in keys]


def _records(text: str) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Yield the number and the object of each line with something in it, None where it is no object."""
    start, number = 0, 0
    while start < len(text):
        # Not splitlines(): it also cuts at characters that may stand inside a JSON string.
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else None]
        start, number = start + len(line) + 1, number + 1
        if line.strip():
            yield number, _record(line)


def _rows(
    text: str, columns: Sequence[str], origins: dict[int, ListedProvenance]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of each object, and note where its text came from if it tells."""
    for number, record in _records(text):
        if record is not None:
            if origin := read_provenance(record.get(KEY)):
                origins[number] = origin
            yield number, _cells(record, columns)


def _cells(record: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    values = {plain(key).lower(): value for key, value in record.items()}
    return [_value(values.get(column)) for column in columns]


def _record(line: str) -> dict[str, Any] | None:
    """Return the line's object, None where it is none."""
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _value(value: object) -> str:
    """Return a JSON value as text; lists and objects count as nothing."""
    return cell(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


READER = Reader(suffixes=(".jsonl", ".ndjson"), read=read, read_table=read, header=header, limit=MAX_TABLE_BYTES)
