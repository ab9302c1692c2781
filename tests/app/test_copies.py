"""Copies on the page: named, marked, and counted once or each as the reader chooses."""

import pytest

from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of

STORY = (US_TEXT + BEIJING_TEXT).encode()
FILES = (
    ("one.txt", b"---\ntitle: First\noutlet: The Wire\ndate: 2025-06-05\n---\n" + STORY),
    ("two.txt", b"---\ntitle: <b>Second</b>\noutlet: The Post\ndate: 2025-06-06\n---\n" + STORY),
    ("other.txt", b"President Trump said that soybeans were discussed, and that he would go to Beijing."),
)


@pytest.fixture
def documents(upload):
    return upload(*FILES, page="documents")


def counted_documents(at):
    return at.session_state["comparison"].run["duplicates"]["documents_counted"]


def test_copies_are_named_with_the_text_that_stands_for_them(documents):
    told = html_of(documents)
    assert "1 document is a copy of 1 other text" in told
    assert "counted once" in told
    assert "<b>The Wire: First</b> stands for The Post: &lt;b&gt;Second&lt;/b&gt;" in told


def test_copies_are_marked_in_the_table(documents):
    table = next(table.value for table in documents.dataframe if "duplicate_of" in table.value.columns)
    assert dict(zip(table["doc_id"], table["duplicate_of"], strict=True))["two"] == "The Wire: First"


def test_the_reader_may_count_each_copy_and_the_choice_stays(documents, opened):
    assert counted_documents(documents) == 2
    before = documents.session_state["comparison"].run["words"]["all"]
    at = documents.segmented_control(key="copies").set_value("all").run()
    assert counted_documents(at) == 3
    assert at.session_state["comparison"].run["words"]["all"] > before
    assert "each of them is counted" in html_of(at)
    again = opened("documents", corpus="upload")
    assert counted_documents(again) == 3
    assert again.segmented_control(key="copies").value == "all"
    again.segmented_control(key="copies").set_value("once").run()
    assert counted_documents(at.run()) == 2


def test_without_copies_nothing_is_said_of_them(opened):
    at = opened("documents")
    assert "How copies count" not in [each.label for each in at.segmented_control]
    assert "duplicate_of" not in at.dataframe[0].value.columns
