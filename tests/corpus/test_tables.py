"""Tables: one document a row, by the same rules in every format."""

import io

import openpyxl
import pandas as pd
import pytest

import corpus

FRAME = pd.DataFrame(
    {
        "id": ["one", "two", ""],
        "Text": ['He said, "well".\nThen he left.', "", "第三"],
        "teller": ["us", "press", ""],
        "date": ["2025-06-05", "", "2025-06-07"],
        "junk": [1, 2, 3],
    }
)


def as_bytes(suffix: str) -> bytes:
    buffer = io.BytesIO()
    match suffix:
        case "csv":
            return FRAME.to_csv(index=False).encode()
        case "tsv":
            return FRAME.to_csv(index=False, sep="\t").encode()
        case "jsonl":
            return FRAME.to_json(orient="records", lines=True).encode()
        case "xlsx":
            FRAME.to_excel(buffer, index=False)
        case _:
            FRAME.to_parquet(buffer)
    return buffer.getvalue()


def load(name: str, data: bytes):
    return corpus.load_files([(name, data)])


def problems(loaded):
    return " ".join(map(str, loaded.problems))


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "xlsx", "parquet"])
def test_each_format_gives_the_same_documents_and_names_the_row_without_text(suffix):
    loaded = load(f"t.{suffix}", as_bytes(suffix))
    # A spreadsheet's first row is its header, a JSON file has none.
    first = 1 if suffix == "jsonl" else 2
    assert [(each.doc_id, each.text, each.date) for each in loaded.documents] == [
        ("one", 'He said, "well".\nThen he left.', "2025-06-05"),
        (f"t/row-{first + 2}", "第三", "2025-06-07"),
    ]
    assert loaded.documents[0].teller_reason == "stated in the table"
    assert [str(each) for each in loaded.problems] == [
        f"t.{suffix}: Row {first + 1} has no text and is left out. Fill the column `text`, or take the row out."
    ]


def test_a_table_separated_by_semicolons_is_read():
    loaded = load("t.csv", "id;text\n1;Größe, und mehr\n".encode("cp1252"))
    assert loaded.documents[0].text == "Größe, und mehr"


def test_a_cell_longer_than_the_csv_modules_limit_is_read():
    assert len(load("t.csv", b"text\n" + b"long " * 100_000).documents[0].text) == 500_000


def test_a_zero_byte_stops_nothing():
    assert load("t.csv", b"id,text\n1,a\0b\n2,c\n").documents[1].text == "c"


def test_short_and_long_rows_are_read_and_the_long_ones_named():
    loaded = load("t.csv", b"id,text,title\n1,a\n2,b,T,extra\n")
    assert [each.text for each in loaded.documents] == ["a", "b"]
    assert "Row 3 has more cells" in problems(loaded)


def test_a_quotation_mark_that_is_never_closed_is_a_problem():
    loaded = load("t.csv", b'id,text\n1,"open\n2,second\n')
    assert "never closed" in problems(loaded)
    assert "second" in loaded.documents[0].text


def test_quotation_marks_in_an_unquoted_tsv_stay_in_the_text():
    loaded = load("t.tsv", b'id\ttext\n1\t"Well," he said\n2\t"open\n')
    assert [each.text for each in loaded.documents] == ['"Well," he said', '"open']


def test_lines_that_are_no_objects_are_named_and_the_others_read():
    loaded = load("t.jsonl", b'{"text": "a"}\nnope\n[1]\n' + b"[" * 5000 + b'\n{"text": "b"}\n')
    assert [each.text for each in loaded.documents] == ["a", "b"]
    assert "Lines 2, 3 and 4 are not JSON objects" in problems(loaded)


def test_half_a_character_in_json_is_replaced():
    assert load("t.jsonl", rb'{"text": "a\ud800b"}').documents[0].text == "a\ufffdb"


def test_many_rows_without_text_are_counted():
    loaded = load("t.csv", b"id,text\n" + b"x,\n" * 100 + b"y,text\n")
    assert "9 and 92 more have no text" in problems(loaded)


def test_every_sheet_with_a_column_text_is_read():
    book = openpyxl.Workbook()
    book.active.append(["about", "this"])
    for name in ("A", "B"):
        sheet = book.create_sheet(name)
        sheet.append(["id", "text"])
        sheet.append([7, f"text {name}"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert sorted(each.text for each in load("t.xlsx", buffer.getvalue()).documents) == ["text A", "text B"]


def test_equal_ids_in_two_tables_are_told_apart():
    loaded = corpus.load_files([("a.csv", b"id,text\n1,x\n"), ("b.csv", b"id,text\n1,y\n")])
    assert [(each.doc_id, each.text) for each in loaded.documents] == [("1", "x"), ("b/1", "y")]


def test_equal_ids_in_one_table_are_numbered():
    loaded = load("t.csv", b"id,text\n1,x\n1,y\n1,z\n")
    assert sorted(each.doc_id for each in loaded.documents) == ["1", "t/1", "t/1-2"]


def test_an_address_as_id_is_kept():
    assert load("t.csv", b"id,text\nhttps://e.org/a?b=1,x\n").documents[0].doc_id == "https://e.org/a?b=1"


def test_the_same_id_in_very_many_rows_is_numbered_without_delay():
    loaded = load("t.csv", b"id,text\n" + b"1,x\n" * 30_000)
    assert len({each.doc_id for each in loaded.documents}) == 30_000


def test_an_id_holds_nothing_that_steers_a_display():
    assert load("t.csv", "id,text\n1\x1b[31m\u202e;,x\n".encode()).documents[0].doc_id == "1_[31m__"
