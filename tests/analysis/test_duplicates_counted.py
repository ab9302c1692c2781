"""Copies of one text count once, unless the reader wants each of them counted."""

from dataclasses import replace

import pytest

from analysis.__main__ import main
from analysis.briefing import why_fewer
from analysis.comparison import compare
from analysis.settings import Settings
from corpus.document import Corpus, Document, Provenance

STORY = (
    "The White House said on Thursday that tariffs would stay until a deal was done. "
    "A Chinese foreign ministry spokesman urged Washington to lift its negative measures at once. "
    "The hotel in which the two delegations met stands on a lake, and reporters waited outside for hours."
)
QUICK = Settings(bootstrap=5, permutations=5)


@pytest.fixture(scope="module")
def corpus():
    copies = [Document(f"paper {number}", STORY, date=f"2025-06-0{9 - number}") for number in range(1, 5)]
    own = Document("own", "President Trump said that soybeans were discussed. " * 3, date="2025-06-06")
    return Corpus((*copies, replace(own, provenance=Provenance("own.txt", "ab12", "utf-8", "text"))))


@pytest.fixture(scope="module")
def once(corpus):
    return compare(corpus, settings=QUICK)


@pytest.fixture(scope="module")
def each(corpus):
    return compare(corpus, settings=replace(QUICK, duplicates="all"))


def documents_with(comparison, topic):
    return int(comparison.topics.set_index("topic").loc[topic, "beijing_documents"])


def test_the_earliest_copy_stands_for_all(once):
    told = dict(zip(once.documents["doc_id"], once.documents["duplicate_of"], strict=True))
    assert told == {"own": "", "paper 1": "paper 4", "paper 2": "paper 4", "paper 3": "paper 4", "paper 4": ""}


def test_a_copied_story_raises_its_topic_in_one_document(once, each):
    assert (documents_with(once, "negative_measures"), documents_with(each, "negative_measures")) == (1, 4)


def test_passages_of_copies_are_still_listed(once):
    assert set(once.passages["doc_id"]) == {"own", *(f"paper {number}" for number in range(1, 5))}


def test_words_of_copies_count_once(once, each):
    assert once.run["words"]["beijing"] * 4 == each.run["words"]["beijing"]


def test_the_run_record_counts_the_copies(once):
    assert once.run["duplicates"] == {"copies": 3, "texts_with_copies": 1, "documents_counted": 2}


def test_the_reader_is_told_of_copies_and_whether_they_count(once, each):
    assert why_fewer(once) == "3 copies of other documents, not counted again"
    assert why_fewer(each) == "3 copies of other documents, all counted"


def test_the_documents_table_says_where_a_text_came_from(once):
    row = once.documents.set_index("doc_id").loc["own"]
    assert row[["origin", "sha256", "encoding", "reader", "brought"]].tolist() == [
        "own.txt",
        "ab12",
        "utf-8",
        "text",
        "",
    ]


def test_the_command_line_counts_each_copy_where_asked(tmp_path, capsys):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(STORY, encoding="utf-8")
    told = []
    for choice in ("once", "all"):
        assert main(["compare", str(tmp_path), "--out", str(tmp_path / "out"), "--duplicates", choice]) == 0
        told.append(capsys.readouterr().out)
    assert "1 copy of other documents, not counted again" in told[0]
    assert "1 copy of other documents, all counted" in told[1]
