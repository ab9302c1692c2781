"""A corpus that is written as a folder or zip is read back as the same corpus, with its corrections."""

import io
import tomllib
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import load, load_files
from corpus.corrections import Correction, correct
from corpus.document import Corpus, Document, Provenance
from corpus.workspace.folder import FolderError, files_of, write_folder, zip_bytes

CALL = Document(
    "wire/one",
    "Trump raised tariffs on Thursday. Xi Jinping urged Washington to lift its negative measures.\n",
    teller="press",
    teller_reason="stated in front matter",
    title='"One" call: $5bn \\ and more',
    outlet="新华社",
    date="2025-06-05",
    event="June call",
    url="https://example.org/?a=b#c",
    provenance=Provenance("news.zip/a/一.html", "f" * 64, "gb18030", "html", "2026-01-02T03:04:05+00:00"),
)
# What readers make of names and texts: no control characters or halves of characters in ids, no text of blanks alone.
NAMES = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"), exclude_characters=";"),
        st.sampled_from("aA/.~-_ "),
    ),
    min_size=1,
    max_size=40,
).filter(lambda name: " ".join(name.split()) == name)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200),
    st.lists(
        st.sampled_from(["---", "title: x", "\r", "\n", "\r\n", "\x00", "\ufeff", "a", "习", " "]), max_size=30
    ).map("".join),
).filter(str.strip)


def without_numbers(corrections):
    return {replace(each, number=0) for each in corrections}


def read_back(corpus):
    return load_files(list(files_of(corpus)))


def names_in(corpus):
    return [name for name, _ in files_of(corpus)]


@settings(max_examples=150)
@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
def test_any_ids_and_texts_come_back_with_the_same_fingerprint(pairs):
    corpus = Corpus(tuple(replace(CALL, doc_id=name, text=text) for name, text in pairs))
    assert read_back(corpus).fingerprint == corpus.fingerprint


def test_corrections_come_back_and_count(tmp_path):
    corpus = correct(
        Corpus(
            (CALL, replace(CALL, doc_id="two", text="Another text; 习近平。")),
            title="Two",
            event="June call",
            note="A note",
        ),
        [
            Correction(
                "teller", CALL.text_hash, CALL.doc_id, "us", before="press", author="Ana", made="2026-01-02", number=1
            ),
            Correction("outlet", CALL.text_hash, CALL.doc_id, "", before="新华社", number=2),
            Correction("voice", CALL.text_hash, CALL.doc_id, "us", start=0, end=33, before="reporter", number=3),
            Correction("topic", CALL.text_hash, CALL.doc_id, "not_raised", start=0, end=33, topic="tariffs", number=4),
        ],
    )
    write_folder(corpus, tmp_path / "new")
    again = load(tmp_path / "new")
    assert again.fingerprint == corpus.fingerprint
    assert without_numbers(again.corrections) == without_numbers(corpus.corrections)
    assert again.documents[1].teller_reason == "set by the reader"
    assert (again.title, again.event, again.note) == ("Two", "June call", "A note")
    assert not again.problems


def test_the_sample_comes_back_as_readable_files(root, tmp_path):
    corpus = load(root / "corpus" / "june_2025_call")
    write_folder(corpus, tmp_path / "copy")
    assert load(tmp_path / "copy").fingerprint == corpus.fingerprint
    assert (tmp_path / "copy" / "01_wire_story.txt").read_text(encoding="utf-8") == corpus.documents[0].text


def test_a_zip_is_read_back_as_the_same_corpus():
    corpus = Corpus((CALL, replace(CALL, doc_id="a/../b", text="---\ntitle: no\n---\nText")), title="Two")
    again = load_files([("export.zip", zip_bytes(corpus))])
    assert again.fingerprint == corpus.fingerprint
    assert again.title == "Two"
    assert zip_bytes(again) == zip_bytes(corpus)


def test_names_that_only_capitals_tell_apart_do_not_overwrite_each_other():
    corpus = Corpus(
        (replace(CALL, doc_id="Call"), replace(CALL, doc_id="call", text="Other."), replace(CALL, doc_id="CALL.txt/x"))
    )
    names = names_in(corpus)
    assert "documents.jsonl" in names
    assert len({name.casefold() for name in names}) == len(names)
    assert read_back(corpus).fingerprint == corpus.fingerprint


@pytest.mark.parametrize(
    "name", ["aux", "a:b", "dot./x", "../up", "/root", ".hidden", "a//b", "x" * 300, "what?", "tab\tid"]
)
def test_a_name_that_some_system_refuses_is_no_file(name):
    corpus = Corpus((replace(CALL, doc_id=name),))
    assert names_in(corpus) == ["corpus.toml", "documents.jsonl"]


def test_a_document_without_an_event_gets_none_from_the_others():
    corpus = Corpus((CALL, replace(CALL, doc_id="two", event="")), event="June call")
    assert read_back(corpus).fingerprint == corpus.fingerprint


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderError, match="is not empty"):
        write_folder(Corpus((CALL,)), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderError, match="cannot be written"):
        write_folder(Corpus((CALL,)), tmp_path / "file" / "new")


def test_the_zip_can_be_opened_by_anything_that_opens_zips():
    with zipfile.ZipFile(io.BytesIO(zip_bytes(Corpus((CALL,), title="One")))) as archive:
        assert archive.testzip() is None
        assert archive.read("wire/one.txt").decode() == CALL.text
        assert tomllib.loads(archive.read("corpus.toml").decode())["documents"][0]["outlet"] == "新华社"


def test_a_text_keeps_where_it_came_from_as_a_file_and_as_a_row():
    corpus = Corpus((CALL, replace(CALL, doc_id="a/../b", teller="us", teller_reason="outlet White House")))
    assert names_in(corpus) == ["corpus.toml", "wire/one.txt", "documents.jsonl"]
    again = read_back(corpus)
    assert {document.provenance for document in again.documents} == {CALL.provenance}
    assert [document.teller_reason for document in again.documents] == ["outlet White House", "stated in front matter"]


def test_a_text_or_teller_that_was_changed_in_the_folder_has_the_origin_of_the_change():
    files = dict(files_of(Corpus((CALL,))))
    other = load_files([*{**files, "wire/one.txt": b"Another text."}.items()]).documents[0]
    assert (other.provenance.origin, other.provenance.reader) == ("wire/one.txt", "text")
    toml = files["corpus.toml"].replace(b'teller = "press"\n', b'teller = "us"\n', 1)
    told = load_files([*{**files, "corpus.toml": toml}.items()]).documents[0]
    assert (told.teller, told.teller_reason) == ("us", "stated in corpus.toml")
    assert told.provenance == CALL.provenance


def test_an_origin_that_is_none_is_passed_over():
    toml = b'[[documents]]\nfile = "a.txt"\nprovenance = 7\n[[documents]]\nfile = "b.txt"\nprovenance = {origin = 3}\n'
    corpus = load_files([("corpus.toml", toml), ("a.txt", b"One text."), ("b.txt", b"Two texts.")])
    assert [document.provenance.origin for document in corpus.documents] == ["a.txt", "b.txt"]


def test_a_correction_of_what_was_empty_says_so_in_the_folder():
    empty = replace(CALL, outlet="")
    corpus = correct(Corpus((empty,)), [Correction("outlet", empty.text_hash, "wire/one", "Reuters", number=1)])
    (correction,) = tomllib.loads(dict(files_of(corpus))["corpus.toml"].decode())["corrections"]
    assert correction["before"] == ""
    assert read_back(corpus).corrections[0].before == ""


def test_a_correction_that_does_not_say_what_stood_before_gets_it_from_the_text():
    toml = b'[[corrections]]\nkind = "outlet"\ndocument = "a"\nvalue = "Reuters"\n'
    text = b"---\noutlet: Xinhua\n---\nOne text."
    (correction,) = load_files([("corpus.toml", toml), ("a.txt", text)]).corrections
    assert (correction.before, correction.value) == ("Xinhua", "Reuters")
