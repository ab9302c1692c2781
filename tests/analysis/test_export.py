"""Tables as files: what is written can be read back, and is harmless."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cells import clean_text
from analysis.export import run_json, table_csv, table_json, table_parquet, write
from analysis.formats import FORMATS
from analysis.tables import TABLES


def read_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8():
    assert table_csv(pd.DataFrame({"term": ["关税"]})) == b"\xef\xbb\xbfterm\n" + "关税\n".encode()


def test_csv_keeps_negative_numbers_as_numbers():
    assert read_csv(table_csv(pd.DataFrame({"log_ratio": [-2.5]})))[0]["log_ratio"] == "-2.5"


def test_csv_defuses_a_formula_in_text():
    assert read_csv(table_csv(pd.DataFrame({"text": ["=1+1"]})))[0]["text"] == "'=1+1"


def test_csv_leaves_a_missing_number_empty():
    assert read_csv(table_csv(pd.DataFrame({"g2": [1.5, float("nan")]})))[1]["g2"] == ""


def test_csv_writes_an_offset_with_gaps_without_a_point():
    assert read_csv(table_csv(pd.DataFrame({"evidence_start": [12.0, None]})))[0]["evidence_start"] == "12"


def test_csv_of_a_table_without_rows_is_its_heading():
    assert table_csv(pd.DataFrame({"a": [], "b": []})) == b"\xef\xbb\xbfa,b\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_csv_gives_back_any_text_but_for_the_apostrophe(texts):
    rows = read_csv(table_csv(pd.DataFrame({"n": range(len(texts)), "text": texts})))
    assert [row["text"].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in texts]


@given(st.lists(st.text(st.characters(codec=None)), min_size=1))
def test_no_writer_trips_over_any_text_a_program_can_hold(texts):
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    assert [row["text"] for row in json.loads(table_json(frame))] == [clean_text(text) for text in texts]
    assert pd.read_parquet(io.BytesIO(table_parquet(frame)))["text"].tolist() == [clean_text(text) for text in texts]
    assert table_csv(frame).endswith(b"\n")


def test_json_is_a_list_with_a_record_a_row():
    frame = pd.DataFrame({"term": ["关税"], "g2": [float("nan")], "us_count": [3]})
    assert json.loads(table_json(frame)) == [{"term": "关税", "g2": None, "us_count": 3}]


def test_json_of_a_table_without_rows_is_an_empty_list():
    assert json.loads(table_json(pd.DataFrame({"term": []}))) == []


def test_parquet_keeps_a_columns_type_where_it_has_no_value():
    frame = pd.DataFrame({"evidence_start": [None, None], "p_value": [None, None], "text": [None, "x"]})
    read = pd.read_parquet(io.BytesIO(table_parquet(frame)))
    assert [str(kind) for kind in read.dtypes] == ["Int64", "float64", "str"]


def test_the_run_record_is_json_with_its_text_as_written():
    assert json.loads(run_json({"corpus": {"title": "通话\ud800"}})) == {"corpus": {"title": "通话\ufffd"}}


def test_write_makes_every_file_that_the_formats_promise(make_comparison, tmp_path):
    written = write(make_comparison(), tmp_path / "deep" / "out", tuple(FORMATS))
    tables = {f"{table}.{suffix}" for table in TABLES for suffix in ("csv", "json", "parquet")}
    whole = {"comparison.xlsx", "briefing.md", "briefing.html", "briefing.docx", "run.json"}
    assert {path.name for path in written} == tables | whole
    assert all(path.stat().st_size for path in written)


def test_write_gives_the_run_record_with_any_format(make_comparison, tmp_path):
    assert [path.name for path in write(make_comparison(), tmp_path, ["md"])] == ["briefing.md", "run.json"]


def test_write_gives_the_same_bytes_twice(make_comparison, tmp_path):
    first, second = (write(make_comparison(), tmp_path / name, tuple(FORMATS)) for name in ("first", "second"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_write_says_so_where_the_folder_is_a_file(make_comparison, tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        write(make_comparison(), tmp_path / "taken")
