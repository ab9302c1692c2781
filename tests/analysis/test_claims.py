"""Claims of omission are tested against everything else that the corpus says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.attribution import attribute
from analysis.claims import test_claims as tested
from analysis.mentions import find_mentions
from analysis.profile import Topic, load_profile
from analysis.settings import Settings
from analysis.tables import columns
from corpus.document import Document
from tests.analysis.analysed import analysed

LEFT_OUT = "Beijing's account made no mention of fentanyl."


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def run(documents, profile):
    return tested(documents, find_mentions(documents, profile), profile, Settings())


def claiming(text=LEFT_OUT, kind="omitted", side="beijing", doc_id="claim", **keywords):
    return analysed(text, voices=["reporter"], doc_id=doc_id, omitted=[(0, len(text), kind, side)], **keywords)


def findings(documents, profile, doc_id="claim"):
    table = run(documents, profile)
    return dict(table[table["doc_id"] == doc_id][["topic", "finding"]].itertuples(index=False))


def test_a_side_that_raises_the_topic_elsewhere_contradicts_the_claim(profile):
    other = analysed("China will cooperate on fentanyl.", voices=["beijing"], doc_id="other")
    assert findings([claiming(), other], profile)["fentanyl"] == "contradicted"


def test_the_passage_that_contradicts_is_given_word_for_word(profile):
    other = analysed(
        "A first sentence. China will cooperate on fentanyl.", voices=["reporter", "beijing"], doc_id="other"
    )
    row = run([claiming(), other], profile).iloc[0]
    assert row["evidence_doc"] == "other"
    assert row["evidence_text"] == "China will cooperate on fentanyl."
    assert other.document.text[row["evidence_start"] : row["evidence_end"]] == row["evidence_text"]


def test_the_other_side_raising_it_does_not_contradict(profile):
    other = analysed("We stopped fentanyl.", voices=["us"], doc_id="other")
    assert findings([claiming(), other], profile)["fentanyl"] != "contradicted"


def test_silence_of_a_side_with_enough_words_supports_the_claim(profile):
    official = analysed(
        "The two sides spoke about soybeans. " * 12, voices=["beijing"], doc_id="official", teller="beijing"
    )
    american = analysed("We stopped fentanyl.", voices=["us"], doc_id="other")
    assert findings([claiming(), american], profile)["fentanyl"] == "untested"
    assert findings([claiming(), american, official], profile)["fentanyl"] == "supported"


def test_a_claim_about_the_talk_is_contradicted_where_another_article_says_it_came_up(profile):
    claim = claiming("The call avoided Taiwan.", "not_discussed", "both")
    other = analysed("The conversation included Beijing's view of Taiwan.", voices=["reporter"], doc_id="other")
    background = analysed("Taiwan is a democracy of 23 million people.", voices=["reporter"], doc_id="other")
    assert findings([claim, other], profile)["taiwan"] == "contradicted"
    assert findings([claim, background], profile)["taiwan"] == "untested"


def test_a_claim_about_the_talk_is_contradicted_by_a_sides_own_account(profile):
    claim = claiming("The call avoided Taiwan.", "not_discussed", "both")
    official = analysed("Prudence is needed on Taiwan.", voices=["beijing"], doc_id="official", teller="beijing")
    assert findings([claim, official], profile)["taiwan"] == "contradicted"


def test_two_articles_that_make_the_same_claim_support_each_other(profile):
    one = claiming("Absent from the talks were Ukraine and Iran.", "not_discussed", "both")
    two = claiming("Ukraine was not discussed.", "not_discussed", "both", doc_id="two")
    assert findings([one, two], profile) == {"iran": "untested", "ukraine": "supported"}


def test_each_topic_of_a_claim_has_its_own_row(profile):
    claim = claiming("The call avoided Taiwan, the South China Sea and human rights.", "not_discussed", "both")
    assert set(run([claim], profile)["topic"]) == {"taiwan", "south_china_sea", "human_rights"}


def test_a_claim_that_names_no_topic_stays_untested(profile):
    row = run([claiming("He gave no details.", "unconfirmed", "us")], profile).iloc[0]
    assert (row["topic"], row["finding"]) == ("", "untested")


def test_the_table_has_its_columns_also_when_nothing_is_claimed(profile):
    table = run([analysed("Nothing here.", voices=["reporter"])], profile)
    assert tuple(table.columns) == columns("claims", profile)
    assert table.empty


def test_a_sentence_that_denies_something_came_up_does_not_contradict(profile):
    claim = claiming("The call avoided Taiwan.", "not_discussed", "both")
    other = analysed("Taiwan was not discussed in the call, aides said.", voices=["reporter"], doc_id="other")
    assert findings([claim, other], profile)["taiwan"] == "untested"


@pytest.mark.parametrize(
    ("kind", "text", "finding"),
    [
        ("omitted", "Neither account mentions Taiwan.", "supported"),
        ("not_discussed", "The call avoided Taiwan.", "untested"),
    ],
)
def test_silence_of_both_accounts_shows_that_they_are_silent_not_that_nothing_was_said(kind, text, finding, profile):
    claim = claiming(text, kind, "both")
    accounts = [
        analysed("The two leaders spoke about soybeans. " * 12, voices=[side], doc_id=side, teller=side)
        for side in ("us", "beijing")
    ]
    assert findings([claim, accounts[0]], profile)["taiwan"] == "untested"
    assert findings([claim, *accounts], profile)["taiwan"] == finding


def test_a_claim_that_says_it_is_about_the_topic_before(profile):
    text = "As for Taiwan, it never came up. It just was not discussed."
    first, second = text.index("it never"), text.index("It just")
    omitted = [(first, second - 1, "not_discussed", "both", "us"), (second, len(text), "not_discussed", "both", "us")]
    document = analysed(text, voices=["us"], teller="us", omitted=omitted)
    assert run([document], profile)["topic"].tolist() == ["taiwan", "taiwan"]
    assert all(m.claimed for m in find_mentions([document], profile) if m.topic == "taiwan")


@pytest.mark.parametrize("text", ["Taiwan was not discussed.", "They said that Taiwan never came up in the talks."])
def test_a_denial_in_a_sides_own_account_does_not_contradict_a_claim_of_the_same(text, profile):
    claim = claiming("The call avoided Taiwan.", "not_discussed", "both")
    official = analysed(text, voices=["beijing"], doc_id="official", teller="beijing")
    assert findings([claim, official], profile)["taiwan"] != "contradicted"


def test_a_denial_beside_another_topic_does_not_hide_what_was_raised(profile):
    claim = claiming("The call avoided Taiwan.", "not_discussed", "both")
    text = "Ukraine was not discussed, but Xi demanded prudence on Taiwan."
    official = analysed(text, voices=["beijing"], doc_id="official", teller="beijing")
    assert findings([claim, official], profile)["taiwan"] == "contradicted"


def test_a_claim_that_hangs_on_its_sentence_is_about_what_that_said_before(profile):
    text = "Trump would honour the one-China policy, a pledge that his own post left out."
    start = text.index("a pledge")
    document = analysed(text, voices=["beijing"], omitted=[(start, len(text), "omitted", "us")])
    assert run([document], profile)["topic"].tolist() == ["one_china"]
    raised = [m for m in find_mentions([document], profile) if m.topic == "one_china" and not m.claimed]
    assert [m.voice for m in raised] == ["beijing"]


def test_a_sentence_is_shown_rather_than_a_heading(profile):
    other = analysed(
        "Fentanyl\n\nChina will cooperate on fentanyl.", voices=["beijing"], doc_id="other", teller="beijing"
    )
    assert run([claiming(), other], profile).iloc[0]["evidence_text"] == "China will cooperate on fentanyl."


def test_a_question_from_the_press_contradicts_nothing(profile):
    document = attribute(
        Document(
            "other",
            "Reporter: Did China raise fentanyl?\n\nSpokesperson Mao Ning: Next please, over there.\n\n"
            "Reporter: What about the weather?\n\nSpokesperson Mao Ning: It is fine.",
            teller="beijing",
        ),
        profile,
    )
    assert findings([claiming(), document], profile)["fentanyl"] != "contradicted"


def test_a_claim_about_a_finer_matter_is_one_about_the_weighty_topic_named_in_it(profile):
    text = "Notably absent was Iran's nuclear programme."
    assert set(findings([claiming(text, "not_discussed", "both")], profile)) >= {"iran", "iran_nuclear"}


def test_the_words_by_which_a_claim_is_made_raise_no_topic_themselves():
    topics = (Topic("helm", "At the helm", en=("steer*",)), Topic("taiwan", "Taiwan", en=("Taiwan",)))
    own = replace(load_profile(), topics=topics, fingerprint="two topics")
    text = "They steer relations together. The call steered clear of Taiwan."
    found = find_mentions([attribute(Document("a", text), own)], own)
    assert [(mention.topic, text[mention.start : mention.end]) for mention in found] == [
        ("helm", "steer"),
        ("taiwan", "Taiwan"),
    ]
