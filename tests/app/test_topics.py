"""Topics and omissions: the matrix, its filters, and the evidence under the selected row."""

import pytest

from tests.app.conftest import html_of


@pytest.fixture
def topics(app):
    return app.switch_page("app_pages/topics.py").run()


def shown(at):
    return at.dataframe[0].value


def test_a_filter_on_the_verdict_leaves_only_that_verdict(topics):
    topics.multiselect(key="verdict").select("beijing_only").run()
    assert set(shown(topics)["verdict"]) == {"▶ Beijing only"}


def test_a_search_leaves_the_topics_that_hold_the_words(topics):
    topics.text_input(key="topic_search").set_value("taiwan").run()
    assert all("taiwan" in label.casefold() for label in shown(topics)["label"])


def test_a_search_without_a_hit_says_what_to_do(topics):
    topics.text_input(key="topic_search").set_value("no such topic").run()
    assert "Clear the search" in topics.info[0].value


def test_choosing_a_topic_shows_the_passages_of_the_side_that_raises_it(topics):
    topics.selectbox(key="topic").set_value("negative_measures").run()
    cards = [element.proto.body for element in topics.get("html") if 'class="px-card px-second"' in element.proto.body]
    assert any("negative measures" in card for card in cards)


def test_the_address_chooses_the_topic(app):
    app.query_params["topic"] = "taiwan"
    at = app.switch_page("app_pages/topics.py").run()
    assert at.selectbox(key="topic").value == "taiwan"


def test_a_topic_that_does_not_exist_is_ignored(app):
    app.query_params["topic"] = "no_such_topic"
    at = app.switch_page("app_pages/topics.py").run()
    assert not at.error
    assert at.selectbox(key="topic").value in set(at.session_state["comparison"].topics["topic"])


def test_the_row_of_the_topic_is_the_selected_one(topics):
    topics.selectbox(key="topic").set_value("taiwan").run()
    row = topics.session_state["topic_table"]["selection"]["rows"][0]
    assert shown(topics)["label"].iloc[row] == "Taiwan"


def test_each_claim_is_listed_with_its_finding(topics):
    claims = topics.dataframe[1].value
    assert set(claims["finding"]) <= {"Contradicted", "Borne out", "Untested"}


def test_the_page_says_that_left_out_means_left_out_of_these_documents(topics):
    assert "left out of these documents" in html_of(topics)


def test_a_shared_topic_shows_its_closest_sentences_with_the_differing_words_marked(topics):
    topics.selectbox(key="topic").set_value("state_visits").run()
    assert "Where the two wordings come closest" in [header.value for header in topics.subheader]
    pair = [html for html in html_of(topics).splitlines() if 'class="px-differs"' in html and "px-card" in html]
    assert ["px-first" in html for html in pair[:2]] == [True, False]
    assert any("wordings" in button.key for button in topics.download_button)


def test_a_topic_of_one_side_has_no_wordings_to_compare(topics):
    topics.selectbox(key="topic").set_value("negative_measures").run()
    assert "Where the two wordings come closest" not in [header.value for header in topics.subheader]


def test_figures_are_listed_with_who_gives_them(topics):
    figures = topics.session_state["comparison"].figures
    topic = figures["topic"].value_counts().index[0]
    topics.selectbox(key="topic").set_value(topic).run()
    rows = figures[figures["topic"] == topic]
    drawn = html_of(topics)
    assert all(f"<b>{figure}</b>" in drawn for figure in rows["figure"].unique()[:8])
    assert "Figures, and who gives them" in [header.value for header in topics.subheader]
