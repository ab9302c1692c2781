"""What a reader is and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.document import Problem
from corpus.listed_provenance import ListedProvenance

FIELDS = ("title", "teller", "outlet", "date", "event", "url", "language")
"""Metadata that front matter, a table's columns and corpus.toml may state."""

MAX_TEXT_BYTES = 50 * 2**20
"""The largest file that counts as one text; the longest book in print is a tenth of it."""

MAX_TABLE_BYTES = 2**30
"""The largest table: about 200,000 articles."""


MIN_BOMB_BYTES, BOMB_RATIO = 50 * 2**20, 100
"""A packed table that unpacks to more bytes than the first, and to more times its size than the second, is made to do
harm: tables of news pack to a tenth or a twentieth."""


@dataclass(frozen=True, slots=True)
class Draft:
    r"""One text as its file holds it, before anything is guessed about it.

    Attributes:
        text: The text, line ends as `\n`, front matter removed.
        stated: Metadata that the file states, keys from `FIELDS`, no empty values.
        where: What states it ("front matter", "the table").
        row_id: The id a table's row gives itself, if any.
        row: The row's number in its table, counted as a spreadsheet does; 0 for a file that is one text.
        origin: Where the text came from before it stood in this file, if the file tells.
    """

    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    row_id: str = ""
    row: int = 0
    origin: ListedProvenance | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one file yielded.

    Attributes:
        drafts: Its texts, in the file's order.
        problems: What could not be used, or was used after a repair.
        encoding: The encoding that the bytes were decoded with, "" where the format has none of its own.
    """

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format.

    Attributes:
        suffixes: Suffixes of its files, lower case, with the dot.
        read: Takes a file's name and its bytes, returns what they hold; may raise `UnreadableError`.
        read_table: The same for tables, with the columns that the reader names by field; None for other formats.
        header: For tables, takes the same as `read` and returns the names of the columns.
        limit: Largest file it accepts, in bytes.
        name: What a document's provenance calls it; the registry fills in the module's name.
    """

    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Reading]
    limit: int = MAX_TEXT_BYTES
    read_table: Callable[[str, bytes, Mapping[str, str]], Reading] | None = None
    header: Callable[[str, bytes], list[str]] | None = None
    name: str = ""


def most_unpacked(size: int) -> int:
    """Return how many bytes a packed table of so many bytes may unpack to."""
    return min(max(MIN_BOMB_BYTES, BOMB_RATIO * size), MAX_TABLE_BYTES)


class UnreadableError(ValueError):
    """A file that cannot be used at all, with what is wrong and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
