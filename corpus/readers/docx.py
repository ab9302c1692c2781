"""Word files (.docx): paragraphs, lists and tables in the order in which they stand, footnotes at the end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.characters import sound
from corpus.readers.layout import ITEM, ROW, lay_out
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError
from corpus.readers.self_description import confirmed_date, sound_title

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

MAX_XML = 15_000_000
"""Bytes that the text of a file may unpack to; a book of 1,000 pages has 10 million."""

MAX_UNPACKED = 150_000_000
"""Bytes of all parts, pictures included."""

MAX_PARTS = 5_000

LONG_CELL = 200
"""Characters from which a table's cell holds text to read, so that the table is there for the layout."""

_PASTE = "Open it, copy the text, and paste it."
_SAVE = "Open it in Word or LibreOffice and save it as a Word file (.docx)."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset({_FALLBACK, *(f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "instrText"))})
_FOOTNOTES = "footnotes+xml"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")


def read(name: str, data: bytes) -> Reading:  # noqa: ARG001 - every reader takes the name
    """Read a Word file.

    Args:
        name: The file's name.
        data: Its bytes.

    Returns:
        One draft, its paragraphs parted by blank lines, with the metadata that can be relied on.

    Raises:
        UnreadableError: The file is locked, damaged, in another format, empty, or beyond the limits.
    """
    _check(data)
    # Imported here because it takes a while and most corpora hold no Word file.
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        blocks = [*_blocks(document.element.body, _lists(document)), *_footnotes(document)]
        stated = _stated(document, "\n".join(blocks))
    except (
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        OSError,
        RecursionError,
    ) as error:
        what = f"The Word file is damaged ({type(error).__name__})."
        raise UnreadableError(what, _SAVE) from error
    text = lay_out(blocks)
    if not text.strip():
        raise UnreadableError("The Word file holds no text.", "If its pages are pictures, run text recognition (OCR).")
    return Reading((Draft(sound(text), stated, "the file's properties"),))


def _check(data: bytes) -> None:
    """Refuse what is no Word file of today and what unpacks without measure, before anything is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError("The Word file is locked with a password.", "Open it and save it without a password.")
        raise UnreadableError("The file is in Word's old format (.doc), whatever its name says.", _SAVE)
    if data.lstrip()[:5] == rb"{\rtf":
        raise UnreadableError("The file is in the format RTF, whatever its name says.", _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            sizes = [part.file_size for part in parts]
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            if len(parts) > MAX_PARTS or sum(sizes) > MAX_UNPACKED or sum(part.file_size for part in xml) > MAX_XML:
                what = f"The Word file unpacks to {sum(sizes) / 2**20:,.0f} MB, more than a text can have."
                raise UnreadableError(what, _PASTE)
            if "word/document.xml" not in package.namelist():
                raise UnreadableError("The file is no Word file, whatever its name says.", "Give it its right suffix.")
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableError("The Word file is locked with a password.", "Save it without a password.")
            for part in xml:
                _check_xml(package.read(part))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("The file is damaged or is no Word file.", _SAVE) from error


def _check_xml(data: bytes) -> None:
    """Refuse a part that brings entities of its own: the format allows none, and they can swell or name other files."""
    if _DOCTYPE.search(data.replace(b"\0", b"") if b"\0" in data[:200] else data):
        raise UnreadableError("The Word file declares entities, which no text needs.", _SAVE)
    if b"http://purl.oclc.org/ooxml/wordprocessingml" in data[:4_000]:
        raise UnreadableError("The Word file is saved as “Strict Open XML”.", _SAVE)


def _lists(document: Document) -> frozenset[str]:
    """Return the ids of the styles whose paragraphs are items of a list."""
    styles = document.styles.element.iter(f"{_W}style")
    return frozenset(
        str(style.get(f"{_W}styleId")) for style in styles if next(style.iter(f"{_W}numPr"), None) is not None
    )


def _blocks(parent: _Element, lists: frozenset[str]) -> Iterator[str]:
    """Yield paragraphs, items of lists (with "- ") and rows of tables, whatever they stand in."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, lists)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, lists)
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element, lists)


def _paragraph(element: _Element, lists: frozenset[str]) -> Iterator[str]:
    """Yield a paragraph's lines, and behind it what stands in its text boxes."""
    boxes: list[_Element] = []
    written = "".join(_characters(element, boxes))
    style = element.find(f"{_W}pPr/{_W}pStyle")
    item = element.find(f"{_W}pPr/{_W}numPr") is not None or (style is not None and style.get(f"{_W}val") in lists)
    heading = style is not None and str(style.get(f"{_W}val")).lower().startswith("heading")
    for line in written.split("\n"):
        if plain := " ".join(line.split()):
            yield f"{ITEM}{plain}" if item and not heading else plain
    for box in boxes:
        yield from _blocks(box, lists)


def _characters(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    """Yield what a paragraph says: insertions count, deletions and codes of fields do not."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _LEFT_OUT:
            yield from _characters(child, boxes)


def _table(table: _Element, lists: frozenset[str]) -> Iterator[str]:
    """Yield a row a line; cells that hold text to read come paragraph by paragraph."""
    rows = [
        [list(_blocks(cell, lists)) for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
        for row in table.iter(f"{_W}tr")
        if _table_of(row) is table
    ]
    one_column = all(len(row) < 2 for row in rows)
    if one_column or any(len(cell) > 1 or sum(map(len, cell)) > LONG_CELL for row in rows for cell in row):
        yield from (block for row in rows for cell in row for block in cell)
    else:
        for row in rows:
            if line := " | ".join(cell[0].removeprefix(ROW) for cell in row if cell):
                yield f"{ROW}{line}"


def _row_of(cell: _Element) -> _Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _table_of(row: _Element) -> _Element | None:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _footnotes(document: Document) -> Iterator[str]:
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.target_part.content_type.endswith(_FOOTNOTES):
            for note in parse_xml(relation.target_part.blob):
                if note.get(f"{_W}type") is None:
                    yield from _blocks(note, frozenset())


def _stated(document: Document, text: str) -> dict[str, str]:
    properties = document.core_properties
    made = properties.created
    values = {
        "title": sound_title(sound(properties.title or "")),
        "date": confirmed_date(made.date(), text) if made else "",
    }
    return {key: value for key, value in values.items() if value}


READER = Reader(suffixes=(".docx",), read=read)
