"""A briefing as a Word document: headings, the chart, tables, quoted passages and the run record.

Everything that comes from a source is plain text of a run, never a field, a link or a formula. The chart is a table
whose bars are shaded stretches of no-break spaces, so that it needs no picture, can be edited, and reads as numbers.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analysis.drawing import COLOURS, Chart
from analysis.packing import EPOCH, ILLEGAL, packed
from analysis.rendering import Block, Briefing, Bullets, Finding, Grid, Paragraph, Quote

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table

LONGEST_BAR = 26
"""Spaces of the longest bar."""
SMALL = 8.5
"""Size of the text in tables, in points."""
_SHADE = "EDEBE6"


def to_docx(briefing: Briefing) -> bytes:
    """Return the briefing as a .docx file; the same briefing gives the same bytes."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.0)
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _clean(briefing.title)[:255], "Parallax", ""
    properties.last_modified_by, properties.revision = "Parallax", 1
    properties.created = properties.modified = datetime(*EPOCH)  # noqa: DTZ001 - the format has no zone
    document.add_heading(_clean(briefing.title), level=0)
    for part in briefing.sections:
        document.add_heading(_clean(part.title), level=1)
        for block in part.blocks:
            _add(document, block)
    draft = io.BytesIO()
    document.save(draft)
    return packed(draft.getvalue())


def _clean(text: str) -> str:
    """Return text on one line without what XML cannot hold."""
    return ILLEGAL.sub("", " ".join(text.split()))


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Paragraph(text):
            document.add_paragraph(_clean(text))
        case Finding(text, quotes):
            document.add_paragraph(_clean(text)).paragraph_format.keep_with_next = bool(quotes)
            for quote in quotes:
                _add_quote(document, quote)
        case Bullets(items):
            for item in items:
                document.add_paragraph(_clean(item), style="List Bullet")
        case Grid(heading, rows):
            _add_table(document, heading, rows)
        case Chart():
            _add_chart(document, block)


def _add_quote(document: WordDocument, quote: Quote) -> None:
    from docx.shared import Cm

    told = document.add_paragraph(style="Quote")
    told.paragraph_format.left_indent = Cm(0.8)
    # Italics hurt Chinese characters; the indent is mark enough.
    told.add_run(_clean(quote.text)).italic = False
    source = told.add_run(f" ({_clean(quote.source)})")
    source.italic, source.font.size = False, _points(SMALL)


def _points(size: float) -> Any:  # noqa: ANN401 - a length of python-docx
    from docx.shared import Pt

    return Pt(size)


def _add_table(document: WordDocument, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Add a table whose heading is repeated on each page."""
    table = document.add_table(rows=1, cols=len(heading), style="Table Grid")
    _write_heading(table, heading)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size = _points(SMALL)
    document.add_paragraph()


def _write_heading(table: Table, heading: Sequence[str]) -> None:
    from docx.oxml import OxmlElement

    for cell, text in zip(table.rows[0].cells, heading, strict=True):
        run = cell.paragraphs[0].add_run(_clean(text))
        run.bold, run.font.size = True, _points(SMALL)
        _shade(cell._tc.get_or_add_tcPr(), _SHADE)  # noqa: SLF001 - python-docx has no shading of its own
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - nor a repeated heading
    properties.append(OxmlElement("w:tblHeader"))


def _add_chart(document: WordDocument, chart: Chart) -> None:
    """Add the chart as a table: topic, the first side's bar towards the middle, the second's from it, verdict."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    document.add_paragraph(_clean(chart.title)).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    table.autofit = False
    _write_heading(table, chart.heading)
    _describe(table, chart)
    longest = max(chart.reach)
    for bar in chart.bars:
        label, left, right, verdict = table.add_row().cells
        for cell, text in ((label, bar.label), (verdict, bar.verdict)):
            cell.paragraphs[0].add_run(_clean(text)).font.size = _points(SMALL)
        left.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _add_bar(left, bar.counts[0], longest, COLOURS[0], leftward=True)
        _add_bar(right, bar.counts[1], longest, COLOURS[1], leftward=False)
    table.rows[0].cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, width in zip(table.columns, (5.2, 4.6, 4.6, 2.6), strict=True):
        for cell in column.cells:
            cell.width = Cm(width)
        column.width = Cm(width)
    document.add_paragraph()


def _add_bar(cell: Any, count: int, longest: int, colour: str, *, leftward: bool) -> None:  # noqa: ANN401
    """Write a count and its bar, the bar on the side of the axis."""
    paragraph = cell.paragraphs[0]
    length = round(LONGEST_BAR * count / longest) if count else 0
    parts = [(f"{count:,}", False), ("\u00a0" * max(1, length) if count else "", True)]
    for text, drawn in parts if leftward else reversed(parts):
        if text:
            run = paragraph.add_run(text if drawn else f"\u00a0{text}\u00a0")
            run.font.size = _points(SMALL)
            if drawn:
                _shade(run._r.get_or_add_rPr(), colour.lstrip("#"))  # noqa: SLF001 - python-docx has no shading


def _shade(properties: Any, colour: str) -> None:  # noqa: ANN401 - an XML element
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def _describe(table: Table, chart: Chart) -> None:
    """Give a table the text that a screen reader reads in its place."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name, text in (("tblCaption", "Who raises what"), ("tblDescription", _clean(chart.description))):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), text)
        table._tbl.tblPr.append(element)  # noqa: SLF001 - python-docx has no alternative text for tables
