"""A reader's own topics: added, renamed, extended and switched off on the page, and there again later."""

import json

import pytest

from analysis.comparison import compare
from analysis.profile import load_profile
from app_pages import _own_topics
from corpus.workspace import Store, StoreError, open_store
from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of

FILES = (("us.txt", US_TEXT.encode()), ("beijing.txt", BEIJING_TEXT.encode()))


@pytest.fixture
def topics(upload):
    return upload(*FILES, page="topics")


def add(at, name, words, broader=None):
    at.text_input(key="own_name").set_value(name)
    at.text_area(key="own_words").set_value(words)
    if broader:
        at.selectbox(key="own_broader").set_value(broader)
    at.run()
    return at.button(key="own_add").click().run()


def change(at, topic, *, name="", words=""):
    at.selectbox(key="own_topic").set_value(topic).run()
    if name:
        next(field for field in at.text_input if field.label == "Its name").set_value(name)
    if words:
        at.text_area(key=f"own_more_{topic}").set_value(words)
    at.run()
    return at.button(key="own_save").click().run()


def take_back(at, number):
    return at.button(key=f"own_back_{number}").click().run()


def table(at):
    return at.session_state["comparison"].topics.set_index("topic")


def record(at):
    return at.session_state["comparison"].run["profile"]["topics"]


def test_a_new_topic_is_judged_at_once_and_is_the_users(topics):
    at = add(topics, "Who asked", "at the request of\n应约")
    row = table(at).loc["own_who_asked"]
    assert (row["label"], row["origin"]) == ("Who asked", "user")
    assert at.selectbox(key="topic").value == "own_who_asked"
    assert "Added “Who asked”" in html_of(at)
    assert at.text_input(key="own_name").value == ""
    assert "user" in set(at.dataframe[0].value["origin"])


def test_before_it_is_added_the_page_says_what_the_words_find(topics):
    topics.text_area(key="own_words").set_value("fair deal\nrequest*").run()
    told = html_of(topics)
    assert "<b>2 passages</b> in 2 documents" in told
    assert "fair deal (1)" in told
    topics.text_area(key="own_words").set_value("pineapple").run()
    assert "No passage of these texts has such words" in html_of(topics)


def test_a_word_that_cannot_be_looked_for_is_said_plainly_and_nothing_is_added(topics):
    topics.text_area(key="own_words").set_value("deal ~4").run()
    assert "a pattern needs words, ends with one" in html_of(topics)
    at = add(topics, "Deals", "deal ~4")
    assert "a pattern needs words, ends with one" in html_of(at)
    assert record(at) == {"user": [], "off": []}
    assert at.text_area(key="own_words").value == "deal ~4"


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("", "deal", "needs a name"),
        ("Deals", "", "has no aliases"),
        ("taiwan", "island", "called taiwan already"),
        ("Deals", "/(a+)+$/", "regular expression"),
        ("Deals", "中~99美", "distance"),
    ],
)
def test_a_topic_that_cannot_be_made_says_why(topics, name, words, said):
    at = add(topics, name, words)
    assert said in html_of(at)
    assert record(at) == {"user": [], "off": []}
    assert not at.error


def test_a_new_topic_raises_the_broader_one(topics):
    before = table(topics).loc["taiwan", "us_passages"] if "taiwan" in table(topics).index else 0
    at = add(topics, "Fairness", "fair deal", broader="taiwan")
    assert table(at).loc["taiwan", "us_passages"] == before + 1
    assert "below Taiwan: fair deal" in html_of(at)


def test_a_catalogue_topic_is_renamed_and_gets_further_words(topics):
    at = change(topics, "fentanyl", name="The opioid", words="fair deal")
    row = table(at).loc["fentanyl"]
    assert (row["label"], row["origin"]) == ("The opioid", "user")
    assert "”: renamed to “The opioid”; also fair deal" in html_of(at)


def test_saving_nothing_says_so(topics):
    at = change(topics, "fentanyl")
    assert "Nothing to save" in html_of(at)


def test_a_topic_switched_off_is_gone_and_comes_back(topics):
    topics.selectbox(key="own_topic").set_value("fentanyl").run()
    at = topics.button(key="own_off").click().run()
    assert "fentanyl" not in table(at).index
    assert record(at)["off"] == ["fentanyl"]
    assert "fentanyl" in table(take_back(at, 0)).index


def test_a_new_topic_taken_back_goes_with_what_was_changed_of_it(topics):
    at = add(topics, "Who asked", "at the request of")
    at = change(at, "own_who_asked", name="The request")
    assert table(at).loc["own_who_asked", "label"] == "The request"
    at = take_back(at, 0)
    assert record(at) == {"user": [], "off": []}
    assert "Nothing: the topics are those of the catalogue" in html_of(at)


def test_a_topic_that_another_one_stands_below_is_not_taken_back_before_it(topics):
    at = add(topics, "Courtesies", "fair deal")
    at = add(at, "Who asked", "at the request of", broader="own_courtesies")
    at = take_back(at, 0)
    assert "Another change needs this one" in html_of(at)
    assert len(record(at)["user"]) == 2


def test_changes_are_there_in_a_new_session_and_only_in_their_workspace(topics, opened):
    add(topics, "Who asked", "at the request of")
    assert "own_who_asked" in table(opened("topics", corpus="upload")).index
    assert "own_who_asked" not in table(opened("topics")).index


def test_a_change_that_no_longer_fits_the_catalogue_is_named_and_the_others_count(topics, opened):
    store = open_store()
    kept = [{"id": "gone", "label": "X", "later": 1}, {"label": "Who asked", "aliases": ["at the request of"]}]
    store.choose(store.workspaces()[0].id, "topics", json.dumps(kept))
    store.close()
    at = opened("topics", corpus="upload")
    assert "Not used: There is no topic gone" in html_of(at)
    assert "own_who_asked" in table(at).index


def test_the_download_is_a_profile_that_gives_the_same_topics(topics, tmp_path, monkeypatch):
    taken = {}
    monkeypatch.setattr(_own_topics.st, "download_button", lambda *_, **given: taken.update({given["key"]: given}))
    at = add(topics, "Who asked", "at the request of\n应约", broader="taiwan")
    at = change(at, "fentanyl", name="The “opioid”", words="opioid*")
    at.selectbox(key="own_topic").set_value("tariffs").run()
    at = at.button(key="own_off").click().run()
    path = tmp_path / taken["own_download"]["file_name"]
    path.write_bytes(taken["own_download"]["data"]())
    here = at.session_state["comparison"]
    there = compare(here.corpus, load_profile(path))
    assert there.topics.equals(here.topics)
    assert there.run == here.run


def test_a_hostile_name_is_shown_as_text(topics):
    at = add(topics, "<b>:red[x]</b> $1 [a](b)", "fair deal\n<script>")
    assert "<b>:red" not in html_of(at)
    at = add(at, "<b>:red[x]</b> $1 [a](b)", "fair deal")
    assert "<b>:red" not in html_of(at)
    assert not at.error


def test_where_the_store_refuses_the_page_says_so_and_does_not_claim_otherwise(topics, monkeypatch):
    def fail(*_, **__):
        raise StoreError("The store is held by another program.")

    monkeypatch.setattr(Store, "amend", fail)
    at = add(topics, "Who asked", "at the request of")
    assert "held by another program" in html_of(at)
    assert "Added" not in html_of(at)
    assert at.text_input(key="own_name").value == "Who asked"
