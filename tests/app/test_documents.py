"""Documents: what the reader sets or pastes changes the comparison at once, in this session only."""

import pytest

from app_pages import _desk
from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of


@pytest.fixture
def documents(app):
    return app.switch_page("app_pages/documents.py").run()


def set_field(at, doc_id, **values):
    """Do what the table does when a cell is changed, and run the page again."""
    from analysis.profile import load_profile

    items = at.session_state["comparison"].analysed
    document = next(item.document for item in items if item.document.doc_id == doc_id)
    desk = at.session_state["desk"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_desk, "desk", lambda: desk)
        _desk.change(document, values, load_profile())
    return at.run()


def row_of(at, doc_id):
    return at.session_state["comparison"].documents.set_index("doc_id").loc[doc_id]


def paste(at, text, **stated):
    for name, value in stated.items():
        widget = at.selectbox if name == "teller" else at.text_input
        widget(key=f"paste_{name}").set_value(value)
    at.text_area(key="paste_text").set_value(text)
    next(button for button in at.button if button.label == "Add the text").click()
    return at.run()


def test_a_teller_that_the_reader_sets_gives_the_document_its_voice(documents):
    before = row_of(documents, "01_wire_story")
    after = row_of(set_field(documents, "01_wire_story", teller="us"), "01_wire_story")
    assert before["us_words"] < after["us_words"] == after["words"]
    assert after["teller_reason"] == "set by the reader"


def test_outlet_and_event_are_shown_on_the_other_pages(documents):
    set_field(documents, "01_wire_story", outlet="The Morning Wire")
    assert "The Morning Wire" in html_of(documents.switch_page("app_pages/read.py").run())


def test_a_date_is_kept_in_one_form(documents):
    set_field(documents, "01_wire_story", date="June 6, 2025")
    assert row_of(documents, "01_wire_story")["date"] == "2025-06-06"


def test_a_date_that_cannot_be_understood_is_refused_with_advice(documents):
    before = row_of(documents, "01_wire_story")["date"]
    at = set_field(documents, "01_wire_story", date="the other day")
    assert row_of(at, "01_wire_story")["date"] == before
    assert "Write it as year-month-day" in html_of(at)


def test_what_was_set_can_be_taken_back(documents):
    at = set_field(documents, "01_wire_story", teller="us")
    at.button(key="back_0").click().run()
    assert row_of(at, "01_wire_story")["teller"] == "press"
    assert "What you set" not in [header.value for header in at.header]


def test_the_run_record_names_what_the_reader_set(documents):
    at = set_field(documents, "01_wire_story", teller="us")
    assert "01_wire_story (teller: press → us)" in at.session_state["comparison"].run["corpus"]["note"]


def test_one_readers_changes_do_not_reach_another_session(documents, app):
    from streamlit.testing.v1 import AppTest

    from tests.app.conftest import ROOT

    set_field(documents, "01_wire_story", teller="us")
    other = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert row_of(other, "01_wire_story")["teller"] == "press"


def test_a_pasted_text_joins_the_comparison_as_the_reader_describes_it(documents):
    at = paste(documents, BEIJING_TEXT, title="A digest", teller="beijing", outlet="Desk", date="2025-06-05")
    row = row_of(at, "pasted_1")
    assert (row["title"], row["teller"], row["outlet"], row["date"]) == ("A digest", "beijing", "Desk", "2025-06-05")
    assert row["beijing_words"] == row["words"]


def test_a_pasted_text_without_a_teller_is_guessed_with_a_reason(documents):
    at = paste(documents, US_TEXT)
    assert row_of(at, "pasted_1")["teller_reason"]
    assert "Added" in html_of(at)


def test_a_pasted_text_can_be_taken_out(documents):
    at = paste(documents, US_TEXT)
    at.button(key="out_pasted_1").click().run()
    assert "pasted_1" not in set(at.session_state["comparison"].documents["doc_id"])


def test_pasting_nothing_says_what_is_missing(documents):
    at = paste(documents, "   ")
    assert "no text to add" in html_of(at)
    assert "pasted_1" not in set(at.session_state["comparison"].documents["doc_id"])


def test_texts_can_be_pasted_without_any_file(upload):
    at = paste(upload(), US_TEXT, teller="us")
    assert "1 document" in html_of(at)
    assert row_of(at, "pasted_1")["teller"] == "us"


def test_problems_stand_on_the_page_with_advice(upload):
    at = upload(("us.txt", US_TEXT.encode()), ("empty.txt", b""), page="documents")
    problems = at.dataframe[-1].value
    assert list(problems["name"]) == ["empty.txt"]
    assert all(problems["advice"])


@pytest.mark.parametrize("text", ["x" * 500_000, "<script>alert(1)</script> $5 :red[x] =cmd() \u202e\u200b\n" * 2000])
def test_a_long_or_hostile_paste_is_compared_as_it_is(documents, text):
    at = paste(documents, text, title="<b>:red[x]</b> $1 $2")
    assert not at.error
    assert len(at.session_state["comparison"].analysed[-1].document.text) == len(text)
    assert "<b>:red" not in html_of(at)
