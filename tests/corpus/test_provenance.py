"""Where each text came from stands with it."""

import hashlib

import corpus


def test_a_file_has_its_name_hash_encoding_and_reader(tmp_path):
    data = "双方通了电话。他表示，愿意继续对话。".encode("gb18030")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "call.txt").write_bytes(data)
    (document,) = corpus.load(tmp_path).documents
    assert document.provenance == corpus.document.Provenance(
        origin="a/call.txt", sha256=hashlib.sha256(data).hexdigest(), encoding="gb18030", reader="text", brought=""
    )


def test_the_rows_of_a_table_share_the_files(tmp_path):
    (tmp_path / "t.csv").write_text("id,text\n1,One.\n2,Two.\n", encoding="utf-8-sig")
    first, second = corpus.load(tmp_path).documents
    assert first.provenance is second.provenance
    assert (first.provenance.reader, first.provenance.encoding) == ("separated", "utf-8-sig")


def test_a_table_without_an_encoding_of_its_own_names_none(tmp_path):
    import pandas as pd

    pd.DataFrame({"text": ["One."]}).to_parquet(tmp_path / "t.parquet")
    (document,) = corpus.load(tmp_path).documents
    assert (document.provenance.reader, document.provenance.encoding) == ("parquet", "")


def test_where_a_text_came_from_is_no_part_of_the_fingerprint():
    one, two = corpus.load_files([("a.txt", b"One.")]), corpus.load_files([("a.md", b"One.")])
    assert one.documents[0].provenance != two.documents[0].provenance
    assert one.fingerprint == two.fingerprint
