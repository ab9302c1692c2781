"""Front matter, corpus.toml and stated metadata."""

import pytest

import corpus
from corpus.metadata import iso_date


def one(text, *more, name="a.md"):
    loaded = corpus.load_files([(name, text.encode()), *((each, content.encode()) for each, content in more)])
    return loaded.documents[0], [str(each) for each in loaded.problems]


def test_every_key_reaches_the_document_and_none_of_it_the_text():
    document, problems = one(
        "---\ntitle: 'A: B'\nteller: us\noutlet: O\ndate: 2025-06-05\nevent: E\nurl: https://e.org/\nlanguage: en\n"
        "unknown: x\n---\nThe text."
    )
    assert (document.title, document.teller, document.outlet) == ("A: B", "us", "O")
    assert (document.date, document.event, document.url, document.language) == (
        "2025-06-05",
        "E",
        "https://e.org/",
        "en",
    )
    assert (document.text, document.teller_reason, problems) == ("The text.", "stated in front matter", [])


def test_front_matter_counts_in_txt_and_with_windows_line_ends():
    document, _ = one("---\r\nteller: us\r\n---\r\nOne\r\ntwo", name="a.txt")
    assert (document.teller, document.text) == ("us", "One\ntwo")


def test_a_blank_line_after_front_matter_belongs_to_the_text():
    assert one("---\nteller: us\n---\n\nText")[0].text == "\nText"


def test_words_that_yaml_would_change_stay_as_written():
    document, _ = one("---\nlanguage: no\ntitle: 007\n---\nText")
    assert (document.language, document.title) == ("no", "007")


@pytest.mark.parametrize("block", ["title: He said: go\nteller: us", "teller: us\ntitle: [a", 'teller: us\ntitle: "a'])
def test_broken_front_matter_is_a_problem_and_its_sound_lines_still_count(block):
    document, problems = one(f"---\n{block}\n---\nText")
    assert (document.teller, document.text) == ("us", "Text")
    assert "not valid YAML" in problems[0]


def test_a_block_that_is_no_front_matter_stays_in_the_text():
    text = "---\nA line between two rules.\n---\nText"
    assert one(text)[0].text == text


def test_front_matter_without_an_end_is_a_problem_and_all_is_text():
    document, problems = one("---\ntitle: T\nText")
    assert document.text == "---\ntitle: T\nText"
    assert "not closed" in problems[0]


def test_an_unknown_teller_is_a_problem_and_guessed():
    document, problems = one("---\nteller: moscow\noutlet: Xinhua\n---\nText")
    assert document.teller == "beijing"
    assert "'moscow' is not known" in problems[0]
    assert "us, beijing, joint, press, other" in problems[0]


@pytest.mark.parametrize("teller", ["us", "beijing", "joint", "press", "other", "US"])
def test_each_teller_can_be_stated(teller):
    assert one(f"---\nteller: {teller}\n---\nText")[0].teller == teller.lower()


@pytest.mark.parametrize(
    "written",
    ["2025-06-05", "2025-6-5", "2025-06-05T10:00:00Z", "June 5, 2025", "5 Jun 2025", "2025年6月5日", "20250605"],
)
def test_dates_become_iso_dates(written):
    assert iso_date(written) == "2025-06-05"


def test_a_date_that_may_be_two_days_is_a_problem():
    document, problems = one("---\ndate: 06/05/2025\n---\nText")
    assert document.date == ""
    assert "06/05/2025" in problems[0]


MANIFEST = 'title = "C"\nevent = "E"\nnote = "N"\n[[documents]]\nfile = "a.md"\nteller = "us"\ndate = 2025-06-05\n'


def test_corpus_toml_wins_over_front_matter():
    document, problems = one("---\nteller: beijing\ntitle: T\n---\nText", ("corpus.toml", MANIFEST))
    assert (document.teller, document.teller_reason) == ("us", "stated in corpus.toml")
    assert (document.title, document.date, document.event, problems) == ("T", "2025-06-05", "E", [])


def test_corpus_toml_names_the_corpus():
    loaded = corpus.load_files([("a.md", b"A"), ("corpus.toml", MANIFEST.encode())])
    assert (loaded.title, loaded.event, loaded.note) == ("C", "E", "N")


def test_corpus_toml_of_a_sub_folder_counts_for_it():
    loaded = corpus.load_files([("s/a.md", b"A"), ("s/corpus.toml", MANIFEST.encode()), ("b.md", b"B")])
    assert [(each.doc_id, each.teller, each.event) for each in loaded.documents] == [
        ("b", "press", ""),
        ("s/a", "us", "E"),
    ]


@pytest.mark.parametrize("file", ["gone.md", "../a.md", "/a.md"])
def test_a_listed_file_that_is_not_there_is_a_problem(file):
    _, problems = one("Text", ("corpus.toml", f'[[documents]]\nfile = "{file}"\n'))
    assert f"'{file}', which is not there" in problems[0]


@pytest.mark.parametrize(
    "content", ["title = ", "documents = 3", '[[documents]]\nteller = "us"', 'documents = ["a.md"]']
)
def test_a_broken_corpus_toml_is_a_problem_and_the_texts_still_load(content):
    document, problems = one("Text", ("corpus.toml", content))
    assert document.text == "Text"
    assert problems[0].startswith("corpus.toml: ")
