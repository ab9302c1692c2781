"""What a PDF or a Word file says of itself: often that of a template, so only what can be relied on is taken."""

from __future__ import annotations

import datetime
import re

BEGINNING = 3_000
"""Characters in which a text names its date, if it does."""

MAX_TITLE = 300

_NO_TITLE = re.compile(
    r"microsoft \w+\s*-.*|untitled.*|(?:document|word document|文档) ?\d*|\W*|"
    r".*\.(?:docx?|rtf|indd|html?|pdf|tex|pptx?)",
    re.IGNORECASE,
)


def sound_title(title: str) -> str:
    """Return a title, "" where it is a file's name or a program's."""
    plain = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(plain) or len(plain) > MAX_TITLE else plain


def confirmed_date(day: datetime.date, text: str) -> str:
    """Return the day on which a file was made, as ISO date, where its text's beginning names the same day.

    A file may be made long after its text, so that the date alone says nothing of the text.

    Args:
        day: When the file was made.
        text: The file's text.

    Returns:
        Year-month-day, or "".
    """
    beginning = text[:BEGINNING].lower()
    forms = (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day:%b}. {day.day}, {day.year}",
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
    )
    return day.isoformat() if any(form.lower() in beginning for form in forms) else ""
