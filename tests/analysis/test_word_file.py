"""The briefing as a Word document, read back with the library that Word files are read with."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from analysis.export import briefing_docx

HOSTILE = '=HYPERLINK("x") { DDEAUTO c:\\\\x } \x07\x00\ud83d ]]> <w:instrText>'


@pytest.fixture
def opened(make_comparison):
    return lambda **rows: docx.Document(io.BytesIO(briefing_docx(make_comparison(**rows))))


def text_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_headings_nest(opened):
    styles = [p.style.name for p in opened().paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert styles[0] == "Title"
    assert set(styles[1:]) == {"Heading 1"}


def test_a_finding_stands_with_its_passage(opened):
    told = [(p.style.name, p.text) for p in opened().paragraphs]
    place = told.index(("Normal", "Fish prices: 1 passage in 1 document."))
    assert told[place + 1] == ("Quote", "North said fish prices must fall. (desk/a)")


def test_the_chart_is_a_table_with_bars_and_a_text_for_who_cannot_see_it(opened):
    table = next(table for table in opened().tables if table.rows[0].cells[0].text == "topic")
    assert [cell.text.strip() for cell in table.rows[1].cells] == ["Fish prices", "1", "0", "only Northport"]
    assert table.rows[1].cells[1]._tc.findall(f".//{qn('w:rPr')}/{qn('w:shd')}")
    described = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert "Fish prices: Northport 1, Southwold 0" in described


def test_the_run_record_stands_at_the_end(opened):
    last = opened().tables[-1]
    assert ["formulas.g2", "two-cell"] in [[cell.text for cell in row.cells] for row in last.rows]


def test_a_sources_text_is_text_and_never_a_field(make_comparison, opened):
    rows = {"claims": [{"claim_id": "c", "doc_id": "d", "text": HOSTILE, "topic": "", "side": "south"}]}
    assert '=HYPERLINK("x") { DDEAUTO' in text_of(opened(**rows))
    with zipfile.ZipFile(io.BytesIO(briefing_docx(make_comparison(**rows)))) as archive:
        body = archive.read("word/document.xml").decode()
    assert not re.search(r"<w:(instrText|fldSimple|fldChar|hyperlink)\b", body)


def test_the_same_comparison_gives_the_same_bytes_and_no_date(make_comparison):
    first, second = briefing_docx(make_comparison()), briefing_docx(make_comparison())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_a_wide_table_repeats_its_heading_on_each_page(opened):
    row = opened().tables[0].rows[0]
    assert row._tr.trPr.find(qn("w:tblHeader")) is not None
