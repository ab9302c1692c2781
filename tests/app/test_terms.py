"""Terms: the contrast, its filters, and the term in context."""

import pytest


@pytest.fixture
def terms(app):
    return app.switch_page("app_pages/terms.py").run()


def shown(at):
    return at.dataframe[0].value


def test_a_filter_on_the_side_leaves_only_terms_that_lean_to_it(terms):
    terms.selectbox(key="leaning").set_value("beijing").run()
    assert set(shown(terms)["favours"]) == {"Beijing"}


def test_a_filter_on_omissions_leaves_only_terms_that_a_side_never_uses(terms):
    terms.toggle(key="omitted").set_value(True).run()
    counts = shown(terms)[["us_count", "beijing_count"]]
    assert (counts.min(axis=1) == 0).all()


def test_a_filter_on_the_length_leaves_only_phrases(terms):
    longest = terms.slider(key="length").value[1]
    terms.slider(key="length").set_range(2, longest).run()
    assert shown(terms)["words"].min() >= 2


@pytest.mark.parametrize("measure", ["tfidf_contrast", "log_ratio", "log_odds_z", "g2"])
def test_the_table_is_sorted_by_the_strength_of_the_measure(terms, measure):
    terms.segmented_control(key="measure").set_value(measure).run()
    strength = shown(terms)["strength"].abs()
    assert strength.dropna().is_monotonic_decreasing


def test_choosing_a_term_shows_the_lines_it_stands_in(terms):
    term = shown(terms)["term"].iloc[0]
    terms.selectbox(key="term").set_value(term).run()
    lines = [element.proto.body for element in terms.get("html") if "px-kwic" in element.proto.body[:30]]
    assert lines
    assert all("<mark>" in line for line in lines)


def test_a_side_below_the_floor_is_said_to_be_below_it(upload):
    from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of

    at = upload(("us.txt", US_TEXT.encode()), ("beijing.txt", BEIJING_TEXT.encode()), page="terms")
    assert "Mind the amount of text" in html_of(at)
    assert not at.error


def test_filters_that_leave_nothing_say_what_to_do(terms):
    longest = terms.slider(key="length").value[1]
    terms.slider(key="length").set_range(longest, longest)
    terms.text_input(key="term_search").set_value("no such term").run()
    assert "Clear the search" in terms.info[0].value
    assert not terms.error
