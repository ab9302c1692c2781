"""Zip archives count as folders."""

import io
import shutil
import zipfile

import pytest

import corpus
from corpus import archives, unpacking


def packed(files: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def load(data: bytes, *more: tuple[str, bytes]):
    return corpus.load_files([("news.zip", data), *more])


def texts(loaded):
    return {document.doc_id: document.text for document in loaded.documents}


def told(loaded):
    return [str(problem) for problem in loaded.problems]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "june"
    (place / "a").mkdir(parents=True)
    (place / "corpus.toml").write_text(
        'title = "June"\nevent = "E"\n[[documents]]\nfile = "a/one.txt"\nteller = "us"\n', encoding="utf-8"
    )
    (place / "a" / "one.txt").write_text("One said so.", encoding="utf-8")
    (place / "two.md").write_text("---\ntitle: T\n---\nTwo said no.", encoding="utf-8")
    (place / "rows.csv").write_text("id,text\n7,Seven.\n", encoding="utf-8")
    return place


@pytest.mark.parametrize("whole", [True, False], ids=["the folder packed", "its files packed"])
def test_an_archive_of_a_folder_loads_as_the_folder(folder, tmp_path, whole):
    made = shutil.make_archive(
        str(tmp_path / "sent"), "zip", tmp_path if whole else folder, folder.name if whole else None
    )
    plain, zipped = corpus.load(folder), corpus.load(made)
    uploaded = load((tmp_path / "sent.zip").read_bytes())
    assert texts(zipped) == texts(plain) == texts(uploaded)
    assert zipped.fingerprint == plain.fingerprint == uploaded.fingerprint
    assert zipped.title == "June"
    assert not zipped.problems


def test_an_archive_in_a_folder_counts_as_a_folder_of_its_name(folder):
    (folder / "news.zip").write_bytes(packed({"b/c.txt": "Three.", "corpus.toml": 'event = "inner"\n'}))
    loaded = corpus.load(folder)
    assert [document.doc_id for document in loaded.documents] == ["7", "a/one", "news.zip/b/c", "two"]
    assert {document.doc_id: document.event for document in loaded.documents}["news.zip/b/c"] == "inner"


def test_the_manifest_beside_an_archive_can_list_its_files(tmp_path):
    (tmp_path / "n.zip").write_bytes(packed({"c.txt": "Three."}))
    (tmp_path / "corpus.toml").write_text('[[documents]]\nfile = "n.zip/c.txt"\nteller = "beijing"\n', encoding="utf-8")
    (document,) = corpus.load(tmp_path).documents
    assert document.teller == "beijing"


def test_where_a_text_came_from_names_the_archive(folder, tmp_path):
    made = shutil.make_archive(str(tmp_path / "sent"), "zip", folder)
    assert {document.provenance.origin for document in corpus.load(made).documents} == {
        "sent.zip/a/one.txt",
        "sent.zip/rows.csv",
        "sent.zip/two.md",
    }


def test_what_systems_leave_in_archives_is_skipped_in_silence():
    loaded = load(packed({"a.txt": "A", "__MACOSX/._a.txt": "x", ".DS_Store": "x", "d/Thumbs.db": "x"}))
    assert texts(loaded) == {"a": "A"}
    assert not loaded.problems


def test_results_of_our_own_in_an_archive_are_left_out_and_said():
    loaded = load(packed({"a.txt": "A", "out/run.json": "{}", "out/passages.csv": "doc_id,text\na,x\n"}))
    assert texts(loaded) == {"a": "A"}
    assert any("results of a comparison" in line for line in told(loaded))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_chinese_names_without_a_flag_are_read(encoding):
    name = "中美關係.txt" if encoding == "big5" else "中美关系.txt"
    raw = name.encode(encoding)
    data = packed({"x" * len(raw): "A"}).replace(b"x" * len(raw), raw)
    assert list(texts(load(data))) == [name.removesuffix(".txt")]


def test_the_files_after_the_one_that_exceeds_an_archives_total_are_left_out_with_one_remark(monkeypatch):
    monkeypatch.setattr(unpacking, "MIN_TOTAL", 1_000)
    loaded = load(packed({f"{n}.txt": f"{n} " * 5_000 for n in range(8)}))
    assert 0 < len(loaded.documents) < 8
    assert len(loaded.problems) == 1
    assert "those after it are left out" in told(loaded)[0]


def test_many_entries_of_one_fault_are_counted():
    data = bytearray(packed({f"{n}.txt": "x" for n in range(30)}))
    # The method in the central directory's entries: 12 is bzip2.
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 10 : at + 12] = (12).to_bytes(2, "little")
        at = data.find(b"PK\x01\x02", at + 1)
    loaded = load(bytes(data), ("good.txt", b"Good."))
    assert texts(loaded) == {"good": "Good."}
    assert len(loaded.problems) == archives.MAX_LISTED + 1
    assert "25 more files" in told(loaded)[-1]
