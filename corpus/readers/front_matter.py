"""YAML front matter: the lines between `---` at the top of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from corpus.readers.reading import FIELDS

MAX_CHARACTERS = 20_000
"""A block longer than this is text between two rules, not front matter."""

_BLOCK = re.compile(r"\s*^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(rf"^(?P<key>{'|'.join(FIELDS)})[ \t]*:[ \t]*(?P<value>.*)$", re.IGNORECASE | re.MULTILINE)
_ADVICE = "Put values that contain a colon or a quote in quotation marks, and close the block with a line of ---."


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text parted from its front matter.

    Attributes:
        text: What follows the front matter; the whole text where there is none.
        stated: Known keys with their values as strings; others are left out.
        repair: What is wrong and what to do, where the block is not sound YAML.
    """

    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    repair: tuple[str, str] | None = None


def split_front_matter(text: str) -> FrontMatter:
    r"""Part a text from its front matter.

    A block counts as front matter where it is a YAML mapping or, if it is not sound YAML, where one of its lines begins
    with a known key; such lines are then read one by one. Anything else between two rules is part of the text.

    Args:
        text: A text with `\n` line ends.

    Returns:
        The text without the block, and what the block states.
    """
    if not text.lstrip().startswith("---"):
        return FrontMatter(text)
    block = _BLOCK.match(text[:MAX_CHARACTERS])
    if block is None:
        opened = _KEY.match(text.lstrip().removeprefix("---").lstrip())
        what = "The front matter is not closed, so all of the file is taken as text."
        return FrontMatter(text, repair=(what, _ADVICE) if opened else None)
    source, rest = block["yaml"], text[block.end() :]
    try:
        # BaseLoader keeps every value as it is written: `no` stays a language, 2025-06-05 stays a date.
        data: Any = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return _salvage(text, source, rest, error)
    if isinstance(data, dict):
        return FrontMatter(rest, _known(data))
    return FrontMatter(text if source.strip() else rest)


def _salvage(text: str, source: str, rest: str, error: Exception) -> FrontMatter:
    """Read a broken block line by line."""
    line = getattr(getattr(error, "problem_mark", None), "line", None)
    where = f" (line {line + 2} of the file)" if isinstance(line, int) else ""
    found = {match["key"]: match["value"].strip().strip("\"'") for match in _KEY.finditer(source)}
    if found:
        kept = f"its lines were read one by one and gave {', '.join(found)}."
        return FrontMatter(rest, _known(found), (f"The front matter is not valid YAML{where}; {kept}", _ADVICE))
    what = f"The block between --- at the top is not valid YAML{where}, so it is taken as text."
    return FrontMatter(text, repair=(what, _ADVICE))


def _known(data: Mapping[Any, Any]) -> dict[str, str]:
    stated = {str(key).strip().lower(): value for key, value in data.items() if isinstance(value, str)}
    return {key: stated[key].strip() for key in FIELDS if stated.get(key, "").strip()}
