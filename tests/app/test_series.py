"""Series: what changes from one event to the next, or what to do where there is one event only."""

import pytest

from tests.app.conftest import html_of

EARLY = (
    "---\nteller: {teller}\nevent: autumn call\ndate: 2024-10-01\n---\n"
    "The two sides discussed fentanyl. They also discussed tariffs at length.\n"
)
LATE = (
    "---\nteller: {teller}\nevent: spring call\ndate: 2025-04-01\n---\n"
    "The two sides discussed Taiwan. They also discussed tariffs at length.\n"
)


@pytest.fixture
def series(upload):
    files = [
        (f"{teller}_{number}.md", text.format(teller=teller).encode())
        for teller in ("us", "beijing")
        for number, text in enumerate((EARLY, LATE))
    ]
    return upload(*files, page="series")


def test_with_one_event_the_page_says_what_to_do(app):
    drawn = html_of(app.switch_page("app_pages/series.py").run())
    assert "All of these texts are about one event" in drawn
    assert "two events or more" in drawn


def test_the_last_event_is_shown_first(series):
    assert series.selectbox(key="event").value == "spring call"


def test_what_is_new_and_what_was_dropped_is_listed_for_each_side(series):
    drawn = html_of(series)
    assert drawn.count("<b>Raises for the first time</b>") == 2
    new = drawn.split("<b>Raises for the first time</b>")[1].split("<b>")[0]
    dropped = drawn.split("<b>No longer raises</b>")[1].split("<b>")[0]
    assert "Taiwan" in new
    assert "entanyl" in dropped


def test_the_first_account_has_nothing_to_be_compared_with(series):
    series.selectbox(key="event").set_value("autumn call").run()
    drawn = html_of(series)
    assert drawn.count("first account here") == 2
    assert "No longer raises" not in drawn


def test_a_chosen_topic_shows_its_course_event_by_event(series):
    series.selectbox(key="course").set_value("taiwan").run()
    lines = [html for html in html_of(series).splitlines() if "● First raised" in html]
    assert len(lines) == 2
    assert all("spring call" in line for line in lines)


def test_the_charts_have_text_alternatives(series):
    charts = series.get("vega_lite_chart") or series.get("arrow_vega_lite_chart")
    assert ["Washington" in str(chart.proto) for chart in charts] == [True, False]


def test_the_address_chooses_the_event(upload):
    files = [(f"us_{n}.md", text.format(teller="us").encode()) for n, text in enumerate((EARLY, LATE))]
    at = upload(*files)
    at.query_params["event"] = "autumn call"
    assert at.switch_page("app_pages/series.py").run().selectbox(key="event").value == "autumn call"
