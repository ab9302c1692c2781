"""Quotes: utterances that several documents carry, and how their tellings differ."""

import pytest

from tests.app.conftest import BEIJING_TEXT, html_of


@pytest.fixture
def quotes(app):
    return app.switch_page("app_pages/quotes.py").run()


def shown(at):
    return at.dataframe[0].value


def tellings(at):
    return [element.proto.body for element in at.get("html") if element.proto.body.startswith('<div class="px-card')]


def test_an_utterance_is_a_row_with_the_number_of_documents_that_carry_it(quotes):
    assert shown(quotes)["documents"].is_monotonic_decreasing
    assert shown(quotes)["documents"].min() >= 2


def test_choosing_an_utterance_shows_each_of_its_tellings(quotes):
    table = quotes.session_state["comparison"].quotes
    cluster = table["cluster"].value_counts().index[0]
    quotes.selectbox(key="quote").set_value(cluster).run()
    assert len(tellings(quotes)) == (table["cluster"] == cluster).sum()


def test_the_first_telling_is_the_measure_of_the_others(quotes):
    marked = ["px-differs" in telling for telling in tellings(quotes)]
    assert not marked[0]
    assert any(marked[1:])


def test_a_search_leaves_the_utterances_that_hold_the_words(quotes):
    quotes.text_input(key="quote_search").set_value("negative measures").run()
    assert 0 < len(shown(quotes)) < quotes.session_state["comparison"].quotes["cluster"].nunique()


def test_a_choice_of_voices_leaves_their_utterances(quotes):
    quotes.multiselect(key="quote_voice").select("beijing").run()
    assert all("Beijing" in voice for voice in shown(quotes)["voices"])


def test_filters_that_leave_nothing_say_what_to_do(quotes):
    quotes.text_input(key="quote_search").set_value("no such words").run()
    assert "Clear the search" in quotes.info[0].value


def test_the_address_chooses_the_utterance(app):
    app.query_params["quote"] = "q2"
    at = app.switch_page("app_pages/quotes.py").run()
    assert at.selectbox(key="quote").value == "q2"


def test_where_nothing_is_carried_twice_the_page_says_what_is_needed(upload):
    at = upload(("one.txt", BEIJING_TEXT.encode()), page="quotes")
    assert "Two or more documents" in at.info[0].value
    assert 'class="px-card' not in html_of(at)
