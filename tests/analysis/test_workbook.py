"""The Excel workbook: opens, holds what the tables hold, and nothing in it runs."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from analysis import workbook as workbook_module
from analysis.tables import TABLES
from analysis.workbook import CELL_LIMIT, fit, workbook


@pytest.fixture
def sheets(make_comparison):
    """Return a function that gives a comparison's sheets as lists of rows."""

    def read(**rows):
        book = load_workbook(io.BytesIO(workbook(make_comparison(**rows))))
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}

    return read


def test_each_table_is_a_sheet_and_the_run_record_the_last(sheets):
    assert list(sheets()) == [*TABLES, "run"]


def test_numbers_are_numbers(sheets):
    rows = sheets()["terms"]
    assert rows[2][rows[0].index("log_ratio")] == -2.5


def test_a_formula_in_text_is_text(sheets):
    rows = sheets()["passages"]
    assert rows[2][rows[0].index("text")] == "'=1+1"


def test_text_that_looks_like_an_error_of_a_spreadsheet_is_text(make_comparison):
    content = workbook(make_comparison(terms=[{"term": "#N/A"}]))
    cell = load_workbook(io.BytesIO(content))["terms"]["A2"]
    assert (cell.value, cell.data_type) == ("#N/A", "s")


def test_the_run_record_has_a_row_for_each_value(sheets):
    assert ["formulas.g2", "two-cell"] in sheets()["run"]


def test_characters_that_xml_forbids_are_dropped(sheets):
    rows = sheets(passages=[{"doc_id": "a", "text": "fish\x0b\x00\ufffe\ud83d🐟"}])["passages"]
    assert rows[1][rows[0].index("text")] == "fish\ufffd\ufffd🐟"


def test_a_cell_that_fits_is_kept_whole():
    assert fit("x" * CELL_LIMIT) == "x" * CELL_LIMIT


@pytest.mark.parametrize("text", ["x" * 40_000, "🐟" * 20_000])
def test_a_cell_that_is_too_long_is_cut_with_a_mark(text):
    cell = fit(text)
    assert len(cell.encode("utf-16-le")) // 2 in {CELL_LIMIT - 1, CELL_LIMIT}
    assert cell.endswith("of 40,000 characters]")


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(sheets, monkeypatch):
    monkeypatch.setattr(workbook_module, "ROW_LIMIT", 3)
    rows = [{"term": f"t{number}"} for number in range(5)]
    read = sheets(terms=rows)
    assert [row[0] for name in ("terms", "terms_2", "terms_3") for row in read[name]] == [
        *("term", "t0", "t1", "term", "t2", "t3", "term", "t4")
    ]


def test_no_entry_of_the_file_carries_the_time_of_writing(make_comparison):
    with zipfile.ZipFile(io.BytesIO(workbook(make_comparison()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
