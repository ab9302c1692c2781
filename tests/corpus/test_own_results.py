"""Results that lie among the texts are not taken for texts; ids are fit for every table."""

import json

import pytest

import corpus
from analysis import compare
from analysis.export import write
from analysis.formats import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_of_our_own_results_is_left_out_and_said(tmp_path, name):
    (tmp_path / "a.txt").write_text("Xi said the ship must be steered.", encoding="utf-8")
    write(compare(corpus.load(tmp_path)), tmp_path / "out", [name])
    loaded = corpus.load(tmp_path)
    assert [document.doc_id for document in loaded.documents] == ["a"]
    assert any("results of a comparison" in problem.what for problem in loaded.problems)


def test_half_a_character_in_a_rows_id_becomes_a_whole_one(tmp_path):
    row = json.dumps({"id": "x\ud800", "text": "Trump said the call was good."})
    (tmp_path / "rows.jsonl").write_text(row + "\n", encoding="utf-8")
    (document,) = corpus.load(tmp_path).documents
    assert document.doc_id.encode() == "x\ufffd".encode()


def test_half_a_character_in_an_uploads_name_becomes_a_whole_one():
    (document,) = corpus.load_files([("n\udcff.txt", b"Trump said the call was good.")]).documents
    assert document.doc_id.encode() == "n\ufffd".encode()
