"""PDF files composed for the tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

Placed = tuple[float, float, str]
"""A line: where it begins, in points from the lower left corner, and what it says."""

LEFT, TOP, LEADING = 72.0, 700.0, 14.0


def set_lines(*lines: str, top: float = TOP, left: float = LEFT, leading: float = LEADING) -> list[Placed]:
    """Place lines below one another; an empty one leaves a gap, leading spaces set a line in by 5 points each."""
    placed = []
    for number, line in enumerate(lines):
        if line.strip():
            placed.append((left + 5 * (len(line) - len(line.lstrip())), top - number * leading, line.strip()))
    return placed


def make_pdf(
    *pages: Sequence[Placed],
    info: Mapping[str, str] | None = None,
    pictures: Sequence[int] = (),
    password: str | None = None,
    owner: str | None = None,
) -> bytes:
    """Make a PDF.

    Args:
        pages: The lines of each page.
        info: Its own metadata ("/Title").
        pictures: Pages (from 0) that show a picture.
        password: What it is locked with; "" guards only against changes.
        owner: The owner's password.
    """
    writer = PdfWriter()
    for number, lines in enumerate(pages):
        page = writer.add_blank_page(612, 792)
        resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): _font(writer, lines)})})
        if number in pictures:
            picture = StreamObject()
            picture.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")})
            resources[NameObject("/XObject")] = DictionaryObject({NameObject("/P"): writer._add_object(picture)})
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = writer._add_object(_content(lines))
    writer.add_metadata(dict(info or {}))
    if password is not None:
        writer.encrypt(password, owner or "owner", algorithm="AES-256")
    return _bytes(writer)


def pdf_of_stream(data: bytes, filters: Sequence[str] = (), pages: int = 1) -> bytes:
    """Make a PDF whose pages all show one stream of given bytes, which its filters unpack."""
    writer = PdfWriter()
    stream = StreamObject()
    stream._data = data
    if filters:
        stream[NameObject("/Filter")] = ArrayObject(NameObject(f"/{each}") for each in filters)
    content = writer._add_object(stream)
    for _ in range(pages):
        page = writer.add_blank_page(612, 792)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): _font(writer, ())})}
        )
        page[NameObject("/Contents")] = content
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _content(lines: Sequence[Placed]) -> DecodedStreamObject:
    shown = (f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj" for x, y, text in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 11 Tf {' '.join(shown)} ET".encode())
    return stream


def _font(writer: PdfWriter, lines: Sequence[Placed]) -> DictionaryObject:
    """Return a font of two-byte codes that are the characters' own, with the table that says so."""
    used = sorted({character for _, _, text in lines for character in text})
    pairs = [f"<{ord(character):04x}> <{ord(character):04x}>" for character in used]
    blocks = (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    unicode = DecodedStreamObject()
    unicode.set_data(f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{table}\nendcmap\n".encode())
    descendant = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/DW"): NumberObject(500),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(descendant)]),
            NameObject("/ToUnicode"): writer._add_object(unicode),
        }
    )
