"""Documents: what the reader sets or pastes changes the comparison at once."""

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


def table_with(at, column):
    return next(table.value for table in at.dataframe if column in table.value.columns)


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
    at.button(key="back_1").click().run()
    assert row_of(at, "01_wire_story")["teller"] == "press"
    assert not [button for button in at.button if button.label == "Take back"]


def test_a_title_can_be_set_and_cleared(documents):
    at = set_field(documents, "01_wire_story", title="Another title")
    assert row_of(at, "01_wire_story")["title"] == "Another title"
    assert row_of(set_field(at, "01_wire_story", title=""), "01_wire_story")["title"] == ""


def test_setting_what_stands_there_already_is_no_correction(documents):
    at = set_field(documents, "01_wire_story", teller="press")
    assert not [button for button in at.button if button.label == "Take back"]


def test_the_run_record_names_what_the_reader_set(documents):
    at = set_field(documents, "01_wire_story", teller="us")
    (told,) = at.session_state["comparison"].run["corrections"]["list"]
    assert "01_wire_story" in told
    assert "us" in told


def test_the_record_names_the_reader_who_set_and_took_back(documents):
    documents.text_input(key="author").set_value("Ana").run()
    at = set_field(documents, "01_wire_story", teller="us")
    assert "Ana ·" in html_of(at)
    at.button(key="back_1").click().run()
    record = table_with(at, "undone_by").iloc[0]
    assert (record["author"], record["before"], record["value"], record["undone_by"]) == ("Ana", "press", "us", "Ana")


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
    next(box for box in at.selectbox if box.label == "Texts that were added").set_value("pasted_1").run()
    at.button(key="out").click().run()
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
    problems = table_with(at, "advice")
    assert list(problems["name"]) == ["empty.txt"]
    assert all(problems["advice"])


def test_problems_that_were_read_can_be_dismissed(upload):
    at = upload(("us.txt", US_TEXT.encode()), ("empty.txt", b""), page="documents")
    at.button(key="dismiss").click().run()
    assert "every text was read as it is" in html_of(at)


@pytest.mark.parametrize("text", ["x" * 500_000, "<script>alert(1)</script> $5 :red[x] =cmd() \u202e\u200b\n" * 2000])
def test_a_long_or_hostile_paste_is_compared_as_it_is(documents, text):
    at = paste(documents, text, title="<b>:red[x]</b> $1 $2")
    assert not at.error
    assert len(at.session_state["comparison"].analysed[-1].document.text) == len(text)
    assert "<b>:red" not in html_of(at)
