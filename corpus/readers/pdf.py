"""PDF files: their text in paragraphs; scans, locked and damaged files are named as such."""

from __future__ import annotations

import datetime
import io
import logging
import re
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.characters import sound
from corpus.document import Problem
from corpus.readers.glyphs import as_characters
from corpus.readers.paragraphs import Line, paragraphs, without_running_heads
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError
from corpus.readers.self_description import confirmed_date, sound_title

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 1_000
MAX_CHARACTERS = 5_000_000
MAX_SECONDS = 60.0
"""Of the processor's time for one file, looked at after each page; a page of print takes 0.02 to 0.05."""

MAX_STREAM = 6_000_000
"""Bytes that one stream may unpack to; a page of print has 20,000. Pictures are not unpacked."""

MIN_LETTERS = 20
"""Fewer letters than this are a stamp or a page number on pictures of pages."""

MAX_UNTOLD = 0.2
"""Share of characters without meaning from which a text is of no use."""

_PASTE = "Open the PDF, copy its text, and paste it."
_UNTOLD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|/G[0-9A-F]{2}|\\(cid:\\d+\\)")
_FOOT = re.compile(r"(https?://\S+) ?\d+/\d+")
_LIMITS = {
    "zlib_maximum_output_length": MAX_STREAM,
    "lzw_maximum_output_length": MAX_STREAM,
    "run_length_maximum_output_length": MAX_STREAM,
    "array_based_stream_maximum_output_length": MAX_STREAM,
    "stream_decoding_work_maximum_length": 4 * MAX_STREAM,
    "stream_parsing_work_maximum_count": 500_000,
    "stream_filters_maximum_length": 4,
    "xform_maximum_invocations_per_extraction": 500,
    "xmp_maximum_input_length": 100_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 200_000,
}


def read(name: str, data: bytes) -> Reading:
    """Read a PDF.

    Args:
        name: The file's name, for the problems.
        data: Its bytes.

    Returns:
        One draft, its paragraphs parted by blank lines, with the metadata that can be relied on.

    Raises:
        UnreadableError: The file is locked, damaged, a scan, or beyond the limits.
    """
    from pypdf import Configuration, apply_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        with apply_configuration(Configuration().with_overwrites(**_LIMITS)):
            reader = _open(data)
            lines, empty = _lines(reader)
            info = {str(key): str(value) for key, value in (reader.metadata or {}).items() if value is not None}
    except (DependencyError, FileNotDecryptedError) as error:
        raise _locked() from error
    except LimitReachedError as error:
        what = f"The PDF unpacks to more than a text can have ({error})."
        raise UnreadableError(what, _PASTE) from error
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        if isinstance(error, UnreadableError):
            raise
        what = f"The PDF is damaged ({type(error).__name__})."
        raise UnreadableError(what, "Open it in a PDF viewer and save or print it as a new PDF.") from error
    return _reading(name, lines, empty, info)


def _open(data: bytes) -> PdfReader:
    """Open a PDF, with the empty password where it has one: that only guards against changes."""
    from pypdf import PdfReader

    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("The file is no PDF, whatever its name says.", "Give it its right suffix.")
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked()
    return reader


def _locked() -> UnreadableError:
    return UnreadableError(
        "The PDF is locked with a password.", "Open it with its password, and save or print it as a new PDF."
    )


def _lines(reader: PdfReader) -> tuple[list[Line], list[int]]:
    """Return the lines of all pages, and the numbers (from 1) of pages without any that are not blank."""
    lines: list[Line] = []
    empty: list[int] = []
    size = 0
    start = time.thread_time()
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES:
            what = f"The PDF has more than {MAX_PAGES:,} pages."
            raise UnreadableError(what, "Cut it into one file a document.")
        found = list(_lines_of(page, number))
        lines += found
        size += sum(len(line.text) for line in found)
        if not found and "/XObject" in (page.get("/Resources") or {}):
            empty.append(number + 1)
        if size > MAX_CHARACTERS or time.thread_time() - start > MAX_SECONDS:
            what = f"The PDF is too large to read: page {number + 1} is as far as the limits of size and time go."
            raise UnreadableError(what, "Cut it into one file a document.")
    return lines, empty


def _lines_of(page: PageObject, number: int) -> Iterator[Line]:
    """Yield a page's lines in the order in which they were set."""
    pieces: list[tuple[str, float, float]] = []

    def collect(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, _size: float) -> None:
        if text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append((text, x, y))

    page.extract_text(visitor_text=collect)
    line: list[tuple[str, float, float]] = []
    for text, x, y in [*pieces, ("\n", 0.0, 0.0)]:
        first, *rest = text.split("\n")
        line.append((first, x, y))
        for piece in rest:
            written = " ".join(as_characters(sound("".join(part for part, _, _ in line))).split())
            if written:
                at = next((part for part in line if part[0].strip()), line[0])
                yield Line(written, at[1], at[2], number)
            line = [(piece, x, y)]


def _reading(name: str, lines: list[Line], empty: list[int], info: dict[str, str]) -> Reading:
    text = "\n\n".join(paragraphs(without_running_heads(lines)))
    whole = "".join(line.text for line in lines)
    if not text or (empty and sum(character.isalpha() for character in whole) < MIN_LETTERS):
        what = "The PDF holds no text, only pictures of pages (a scan)." if empty else "The PDF holds no text."
        raise UnreadableError(what, "Run text recognition (OCR) on it, or paste the text.")
    untold = sum(len(match[0]) for match in _UNTOLD.finditer(whole))
    if untold > MAX_UNTOLD * len(whole):
        what = "The PDF's fonts do not say which letters they show, so its text cannot be read."
        raise UnreadableError(what, "Run text recognition (OCR) on it, or type or paste the text.")
    problems = []
    if empty:
        pages = f"Page {empty[0]} holds" if len(empty) == 1 else f"{len(empty)} pages (first page {empty[0]}) hold"
        what = f"{pages} no text, only pictures."
        problems.append(
            Problem(name, what, "If there is text in the pictures, run text recognition (OCR) on the file.")
        )
    return Reading((Draft(text, _stated(info, lines, text), "the PDF"),), tuple(problems))


def _stated(info: dict[str, str], lines: list[Line], text: str) -> dict[str, str]:
    """Return the title, date and address that can be relied on."""
    foot = next((match for line in lines if (match := _FOOT.fullmatch(line.text))), None)
    made = _made(info.get("/CreationDate", ""))
    values = {
        "title": sound_title(sound(info.get("/Title", ""))),
        "date": confirmed_date(made, text) if made else "",
        "url": foot[1] if foot else "",
    }
    return {key: value for key, value in values.items() if value}


def _made(written: str) -> datetime.date | None:
    """Return the day of a PDF's date: D:20250605120000Z."""
    found = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", written)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


READER = Reader(suffixes=(".pdf",), read=read)
