"""From what a site sent to a text, through the same readers as files."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.document import Problem
from corpus.fetching.client import Page
from corpus.fetching.failure import FetchError
from corpus.readers import readers
from corpus.readers.html import read_page
from corpus.readers.page_encoding import decode_page
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
}
"""The reader for each media type of a page."""

UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/download", "unknown/unknown"))
"""Media types that say nothing; the first bytes then tell what it is."""

_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|\?xml)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page.

    Attributes:
        draft: The text and what the page states about it.
        reader: Name of the reader.
        encoding: What the bytes were decoded with, "" where the format has none of its own.
        problems: What had to be repaired.
    """

    draft: Draft
    reader: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def text_of(page: Page, name: str) -> Text:
    """Read a page.

    Args:
        page: What the site sent.
        name: What problems call it.

    Raises:
        FetchError: It has no text, or is of a kind that is not read.
    """
    if not page.data.strip():
        raise FetchError("page", "The page is empty.")
    suffix = _suffix(page)
    reader = readers().get(suffix)
    if reader is None:
        raise FetchError("page", f"The page is of the kind {page.kind or suffix}, which is not read.")
    try:
        reading = _read(page, f"{name}{suffix}", suffix, reader)
    except UnreadableError as error:
        raise FetchError("page", error.what) from error
    except Exception as error:  # a page is a stranger's file: whatever a reader trips over, the others still count
        raise FetchError("page", f"The page is damaged ({type(error).__name__}).") from error
    if not reading.drafts:
        raise FetchError("page", next((problem.what for problem in reading.problems), "The page has no text."))
    draft = reading.drafts[0]
    problems = tuple(Problem(name, problem.what, problem.advice) for problem in reading.problems)
    return Text(draft, reader.name, reading.encoding, problems)


def _read(page: Page, name: str, suffix: str, reader: Reader) -> Reading:
    """Read a page in the encoding that the site names, unless the bytes show that it names a wrong one."""
    if suffix == ".html":
        reading = read_page(name, page.data, charset=page.charset)
    elif page.charset and suffix in (".txt", ".md"):
        decoded = decode_page(page.data, page.charset)
        repairs = (Problem(name, *decoded.repair),) if decoded.repair else ()
        reading = reader.read(name, codecs.BOM_UTF8 + decoded.text.encode("utf-8", "replace"))
        reading = Reading(reading.drafts, (*repairs, *reading.problems), decoded.encoding)
    else:
        reading = reader.read(name, page.data)
    return reading


def _suffix(page: Page) -> str:
    """Tell a page's kind by what the site calls it or, where that says nothing, by its first bytes."""
    if page.kind in SUFFIXES:
        # Many sites call a page plain text, or a PDF a page, because nobody told their server better.
        return ".pdf" if page.data.startswith(b"%PDF-") else SUFFIXES[page.kind]
    if page.kind not in UNTOLD:
        raise FetchError("page", f"The address leads to something other than a text ({page.kind[:60]}).")
    if page.data.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _MARKUP.match(page.data[:2_000].removeprefix(codecs.BOM_UTF8)) else ".txt"
