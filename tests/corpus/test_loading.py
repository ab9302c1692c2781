"""load() and load_files(): files, folders and what is wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.readers import reading


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def ids(loaded):
    return [document.doc_id for document in loaded.documents]


def problem(loaded, name):
    """The one problem of that name, as a line."""
    found = [str(each) for each in loaded.problems if each.name == name]
    assert len(found) == 1, loaded.problems
    return found[0]


def test_ids_are_paths_below_the_folder_without_suffix(tmp_path):
    write(tmp_path, {"b.txt": "B", "a/one.md": "A", "a/deep/two.txt": "C"})
    assert ids(corpus.load(tmp_path)) == ["a/deep/two", "a/one", "b"]


def test_a_single_file_is_called_by_its_stem(tmp_path):
    loaded = corpus.load(write(tmp_path, {"call.v2.txt": "Words"}) / "call.v2.txt")
    assert ids(loaded) == ["call.v2"]
    assert loaded.title == "call.v2"


def test_two_files_of_one_stem_are_both_kept(tmp_path):
    loaded = corpus.load(write(tmp_path, {"a.md": "first", "a.txt": "second"}))
    assert {document.doc_id: document.text for document in loaded.documents} == {"a": "first", "a.txt": "second"}


def test_hidden_files_and_folders_are_skipped_in_silence(tmp_path):
    loaded = corpus.load(write(tmp_path, {"a.txt": "A", ".b.txt": "B", ".git/c.txt": "C", "~$d.txt": "D"}))
    assert ids(loaded) == ["a"]
    assert loaded.problems == ()


def test_equal_names_in_two_folders_are_told_apart_by_the_folders(tmp_path):
    write(tmp_path, {"x/a.txt": "1", "y/a.txt": "2", "y/b.txt": "3"})
    assert ids(corpus.load(tmp_path / "x", tmp_path / "y")) == ["b", "x/a", "y/a"]


def test_the_order_of_paths_changes_nothing(tmp_path):
    write(tmp_path, {"x/a.txt": "1", "y/a.txt": "2", "z.txt": "3"})
    paths = [tmp_path / "x", tmp_path / "y", tmp_path / "z.txt"]
    assert corpus.load(*paths).fingerprint == corpus.load(*reversed(paths)).fingerprint


def test_a_file_given_twice_counts_once(tmp_path):
    write(tmp_path, {"x/s/a.txt": "1"})
    assert ids(corpus.load(tmp_path / "x/s/a.txt", tmp_path / "x", tmp_path / "x/s")) == ["s/a"]


def test_the_fingerprint_does_not_depend_on_where_the_folder_lies(tmp_path):
    files = {"a.txt": "1", "s/b.md": "---\ntitle: T\n---\n2"}
    one, two = write(tmp_path / "one/call", files), write(tmp_path / "two/deeper/call", files)
    assert corpus.load(one).fingerprint == corpus.load(two).fingerprint


def test_an_upload_gives_the_same_corpus_as_the_folder(tmp_path):
    files = {"a.txt": b"1", "s/b.md": b"2", "corpus.toml": b'event = "E"\n'}
    assert corpus.load_files(list(files.items())).fingerprint == corpus.load(write(tmp_path, files)).fingerprint


def test_text_is_kept_as_written_but_for_line_ends(tmp_path):
    text = "  “One”  \r\n\r\n\ttwo\u00a0three \rfour\n\n"
    (document,) = corpus.load(write(tmp_path, {"a.txt": text})).documents
    assert document.text == text.replace("\r\n", "\n")


def test_a_title_falls_back_to_the_folders_name(tmp_path):
    assert corpus.load(write(tmp_path / "june", {"a.txt": "A"})).title == "june"


def test_language_is_told_where_not_stated(tmp_path):
    spanish = "El presidente dijo que la llamada fue muy buena y que los equipos de los dos países se reunirán pronto."
    files = {
        "en.txt": "The call went well.",
        "zh.txt": "双方通了电话。",
        "es.txt": spanish,
        "s.md": "---\nlanguage: ja\n---\nX",
    }
    told = {document.doc_id: document.language for document in corpus.load(write(tmp_path, files)).documents}
    assert told == {"en": "en", "zh": "zh", "es": "es", "s": "ja"}


def test_a_path_that_leads_nowhere_is_an_error_with_its_name(tmp_path):
    with pytest.raises(corpus.LoadError, match=r"nothing\.txt.*Check"):
        corpus.load(tmp_path / "nothing.txt")


def test_an_impossible_path_is_the_same_error():
    with pytest.raises(corpus.LoadError):
        corpus.load("a\0b")


def test_an_empty_folder_is_a_corpus_with_a_problem(tmp_path):
    loaded = corpus.load(tmp_path)
    assert len(loaded) == 0
    assert "no file" in problem(loaded, tmp_path.name)


def test_an_empty_upload_is_a_corpus_with_a_problem():
    assert "no file" in problem(corpus.load_files([]), "upload")


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b"\n \n", "empty"),
    "only_front_matter.md": (b"---\ntitle: T\n---\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
    "columns.csv": (b"headline,blurb\nx,y\n", "`headline`, `blurb`. Rename the column"),
    "columns.tsv": (b"url\tblurb\nx\ty\n", "the addresses in `url` fetched"),
    "columns.jsonl": (b'{"blurb": "x"}\n', "name it: --column text=NAME"),
    "header.csv": (b"id,text\n", "no row"),
    "broken.xlsx": (b"not a workbook", "no Excel workbook"),
    "broken.parquet": (b"not a table", "no Parquet table"),
    "broken.jsonl": (b"not json\n", "No line"),
    "page.xyz": (b"x", "kind .xyz"),
    "nosuffix": (b"x", "without a suffix"),
    "README.md": (b"About this folder", "tells about the folder"),
    "SOURCES.txt": (b"Where it is from", "tells about the folder"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_problem_with_advice_and_stops_nothing(tmp_path, name):
    content, words = BAD[name]
    loaded = corpus.load(write(tmp_path, {name: content, "good.txt": "Good words."}))
    assert ids(loaded) == ["good"]
    assert words in problem(loaded, name)
    assert loaded.problems[0].advice


def test_where_no_file_can_be_used_the_corpus_says_so(tmp_path):
    loaded = corpus.load(write(tmp_path, {"empty.txt": ""}))
    assert "no text in it that can be used" in problem(loaded, tmp_path.name)


def test_a_note_named_alone_is_read(tmp_path):
    assert ids(corpus.load(write(tmp_path, {"README.md": "Words"}) / "README.md")) == ["README"]


def test_a_note_that_the_manifest_lists_is_read(tmp_path):
    files = {"README.md": "Words", "corpus.toml": '[[documents]]\nfile = "README.md"\n'}
    assert ids(corpus.load(write(tmp_path, files))) == ["README"]


def test_many_files_of_an_unknown_kind_are_counted(tmp_path):
    loaded = corpus.load(write(tmp_path, {f"{n}.jpg": b"x" for n in range(40)} | {"a.txt": "A"}))
    assert len(loaded.problems) == 6
    assert "35 more files" in str(loaded.problems[-1])


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    write(tmp_path, {"secret.txt": "A", "open.txt": "B"})
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    loaded = corpus.load(tmp_path)
    assert ids(loaded) == ["open"]
    assert "Permission denied" in problem(loaded, "secret.txt")


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path):
    write(tmp_path, {"a.txt": "A"})
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert "cannot be opened" in problem(corpus.load(tmp_path), "gone.txt")


def test_a_link_to_its_own_folder_is_not_followed(tmp_path):
    write(tmp_path, {"a.txt": "A"})
    (tmp_path / "loop").symlink_to(tmp_path)
    assert ids(corpus.load(tmp_path)) == ["a"]


def test_a_text_of_20_megabytes_loads():
    text = "The call went well. " * 1_050_000
    (document,) = corpus.load_files([("big.txt", text.encode())]).documents
    assert document.text == text


def test_a_file_above_the_limit_is_a_problem_with_both_sizes():
    loaded = corpus.load_files([("huge.txt", b"x" * (reading.MAX_TEXT_BYTES + 2**20))])
    assert "51 MB; the limit is 50 MB" in problem(loaded, "huge.txt")


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\etc\\a.txt"])
def test_the_name_of_an_upload_cannot_climb(name):
    assert ids(corpus.load_files([(name, b"A")])) == ["etc/a"]


def test_an_id_holds_neither_line_ends_nor_the_separator_of_evidence():
    assert ids(corpus.load_files([("a;b\nc.txt", b"A")])) == ["a_b_c"]


@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(["a.txt", "a.md", "a.csv", "a.tsv", "a.jsonl", "a.xlsx", "a.parquet"]),
)
def test_any_bytes_give_a_document_or_a_problem(data, name):
    loaded = corpus.load_files([(name, data)])
    assert loaded.documents or loaded.problems
    for document in loaded.documents:
        document.text.encode()


@given(text=st.text(max_size=300))
def test_any_text_gives_a_document_or_a_problem(text):
    loaded = corpus.load_files([("a.md", text.encode("utf-8", "replace"))])
    assert loaded.documents or loaded.problems


def test_real_articles_are_press_in_english(shared):
    loaded = corpus.load(shared / "seeds")
    assert {(document.teller, document.language) for document in loaded.documents} == {("press", "en")}
    assert loaded.problems == ()


def test_real_readouts_keep_their_tellers_and_the_note_beside_them_is_left_out(shared):
    loaded = corpus.load(shared / "readouts")
    assert {document.teller for document in loaded.documents} == {"us", "beijing"}
    assert [each.name for each in loaded.problems] == ["SOURCES.md"]
