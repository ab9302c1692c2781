"""Terms: the contrast, its filters, and the term in context."""

import pyarrow as pa
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


def test_a_filter_on_the_occurrences_leaves_only_frequent_terms(terms):
    terms.selectbox(key="count").set_value("5").run()
    assert (shown(terms)["us_count"] + shown(terms)["beijing_count"]).min() >= 5


def test_a_filter_on_the_documents_leaves_only_terms_of_several_documents(terms):
    terms.selectbox(key="spread").set_value("3").run()
    assert shown(terms)[["us_documents", "beijing_documents"]].max(axis=1).min() >= 3


@pytest.mark.parametrize("measure", ["tfidf_contrast", "log_ratio", "log_odds_z", "g2"])
def test_the_table_is_sorted_by_the_strength_of_the_measure(terms, measure):
    terms.segmented_control(key="measure").set_value(measure).run()
    assert shown(terms)[measure].abs().dropna().is_monotonic_decreasing


def chart_of(at):
    """Return the contrast plot's rows by the name of the data."""
    proto = at.get("vega_lite_chart")[0].proto
    return {item.name: pa.ipc.open_stream(item.data.data).read_pandas() for item in proto.datasets}


def test_the_plot_has_the_first_side_left_of_the_axis(terms):
    points = chart_of(terms)["points"]
    assert (points.loc[points["side"] == "Washington", "x"] < 0.2).all()
    assert (points.loc[points["side"] == "Beijing", "x"] > -0.2).all()


def test_the_plot_marks_what_a_side_never_uses(terms):
    points, table = chart_of(terms)["points"], terms.session_state["comparison"].terms
    never = set(table.loc[table["omitted_by"] != "", "term"])
    assert never
    assert set(points.loc[points["use"].str.startswith("never"), "term"]) == never


def test_the_selected_term_has_a_ring_and_its_interval(terms):
    terms.selectbox(key="term").set_value("Geneva").run()
    charted = chart_of(terms)
    row = terms.session_state["comparison"].terms.set_index("term").loc["Geneva"]
    assert len(charted["chosen"]) == 1
    assert charted["interval"]["low"].iloc[0] == -row["log_ratio_high"]
    assert charted["interval"]["high"].iloc[0] == -row["log_ratio_low"]


def test_the_row_of_the_selected_term_is_selected(terms):
    terms.selectbox(key="term").set_value("Geneva").run()
    row = terms.session_state["term_table"]["selection"]["rows"][0]
    assert shown(terms)["term"].iloc[row] == "Geneva"


def test_the_plot_says_in_words_what_it_shows(terms):
    alt = terms.get("vega_lite_chart")[0].proto.alt
    assert "rare earth (7 to 0)" in alt
    assert "Geneva (1 to 9)" in alt


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
