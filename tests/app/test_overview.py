"""Overview says what differs, with evidence, and how much the texts allow to be said."""

from tests.app.conftest import US_TEXT, html_of


def test_the_first_sentence_counts_what_each_side_alone_raises(app):
    lead = next(html for html in html_of(app).splitlines() if "px-lead" in html)
    assert "Washington alone raises" in lead
    assert "Beijing alone raises" in lead


def test_a_finding_links_to_its_passage_and_to_all_its_evidence(app):
    links = [link.label for link in app.get("page_link")]
    assert "Read in context" in links
    assert "All evidence" in links


def test_a_claim_stands_beside_its_counter_evidence(app):
    drawn = html_of(app)
    assert "The claim" in drawn
    assert "The counter-evidence" in drawn


def test_the_chart_has_a_text_alternative(app):
    chart = app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert "left of the axis" in str(chart[0].proto)


def test_where_one_side_is_silent_nothing_is_called_left_out(upload):
    at = upload(("us.txt", US_TEXT.encode()))
    drawn = html_of(at)
    assert "No passage carries the voice of Beijing" in drawn
    assert "does not speak in these texts" in drawn
    assert not any("leaves out" in header.value for header in at.header)
    assert "alone raises" not in drawn


def test_where_neither_side_speaks_the_page_says_so(upload):
    at = upload(("rain.txt", b"It rained in the hills on Sunday. The river rose by a metre, and then it fell.\n"))
    assert "No passage carries the voice of Washington or Beijing" in html_of(at)
    assert not at.error


def test_where_passages_count_otherwise_than_verdicts_the_page_says_why(app):
    topics = app.session_state["comparison"].topics
    both = int(((topics["us_passages"] > 0) & (topics["beijing_passages"] > 0)).sum())
    verdicts = topics["verdict"].value_counts()
    said = f"both raise {both}; a verdict also weighs" in html_of(app)
    assert said == (both != verdicts["both"] or "contested" in verdicts)


def test_the_address_holds_the_topic_whose_bar_was_picked(opened):
    plain, picked = html_of(opened()), html_of(opened(bar="taiwan"))
    assert '<p class="px-item"><b>Taiwan</b></p>' in picked
    assert '<p class="px-item"><b>Taiwan</b></p>' not in plain
