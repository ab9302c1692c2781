"""Dates of a table's column: they are written alike, so one that can be read in one way tells how to read the rest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Order = Literal["day first", "month first", ""]

_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
_EPOCH = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Dates:
    """What the dates of a column are.

    Attributes:
        read: For each date that was rewritten, its ISO form.
        order: How days and months follow each other, where that was told from the column's other dates.
        witness: The date that tells.
        unclear: Dates that may be two days.
    """

    read: Mapping[str, str] = field(default_factory=dict)
    order: Order = ""
    witness: str = ""
    unclear: frozenset[str] = frozenset()


def dates_of_column(written: Sequence[str]) -> Dates:
    """Read the dates of a column whose form depends on where they were written.

    Args:
        written: The column's cells.

    Returns:
        ISO forms of dates in numbers such as 06/25/2025, by the order that the column shows, and of seconds or
        milliseconds since 1970. With points the day comes first, as everywhere where points are used. Other forms are
        not this function's to read.
    """
    read = {text: moment for text in set(written) if (moment := _moment(text))}
    numbers = {text: found for text in set(written) if (found := _NUMBERS.match(text.strip()))}
    first = min((text for text, found in numbers.items() if int(found["first"]) > 12), default="")
    second = min((text for text, found in numbers.items() if int(found["second"]) > 12), default="")
    order: Order = "" if bool(first) == bool(second) else "day first" if first else "month first"
    unclear = set()
    for text, found in numbers.items():
        one, two, year = int(found["first"]), int(found["second"]), int(found["year"])
        if found["mark"] == "." or order == "day first" or one > 12:
            day = _iso(year, two, one)
        elif order == "month first" or two > 12 or one == two:
            day = _iso(year, one, two)
        else:
            unclear.add(text)
            continue
        if day:
            read[text] = day
    told = any(found["mark"] != "." and found["first"] != found["second"] for found in numbers.values())
    return Dates(read, order if told else "", (first or second) if told and order else "", frozenset(unclear))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _moment(text: str) -> str:
    """Return the day of a number of seconds or milliseconds since 1970, in UTC; "" where the text is none."""
    found = _EPOCH.fullmatch(text.strip())
    return datetime.datetime.fromtimestamp(int(found["seconds"]), datetime.UTC).date().isoformat() if found else ""
