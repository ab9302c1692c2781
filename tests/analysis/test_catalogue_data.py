"""The catalogue that comes with the program: complete, without doubles, each finer topic below broader ones."""

from collections import Counter

import pytest

from analysis.aliases import Matcher
from analysis.catalogue import catalogue
from analysis.mentions import mentions_in
from analysis.profile import load_profile
from tests.analysis.made_text import told


@pytest.fixture(scope="module")
def topics():
    return load_profile().topics


def test_no_two_topics_are_called_alike(topics):
    assert [label for label, count in Counter(topic.label.lower() for topic in topics).items() if count > 1] == []


def test_every_topic_says_what_it_is(topics):
    assert [topic.id for topic in topics if not topic.explanation.endswith(".")] == []


def test_no_topic_is_below_itself(topics):
    known = catalogue(load_profile())
    above = {topic.id: set(known.above[topic.id]) for topic in topics}
    assert [key for key, broader in above.items() if any(key in above[other] for other in broader)] == []


def test_an_exception_leaves_a_topic_something_to_be_found_by(topics):
    for topic in topics:
        ruled_out = Matcher((alias, 0) for alias in topic.excluding)
        assert not all(ruled_out.find(alias) for alias in (*topic.en, *topic.zh)), topic.id


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("习近平在中南海会见客人。", "south_china_sea"),
        ("Guests watched from Tiananmen Gate.", "human_rights"),
        ("China added a firm to its entity list and expanded the list.", "cooperation_list"),
        ("He has done a great job.", "american_jobs"),
        ("National Security Advisor Marlowe spoke on trade and technology.", "us_national_security"),
        ("The meeting in Busan last month went well.", "call_length"),
        ("The United States Government issued a rule.", "subnational"),
        ("Both sides exchanged views on economic and trade issues of mutual concern.", "other_regions"),
        ("The secretaries agreed to meet in person at least once annually.", "leaders_meeting"),
        ("双方的交流是理性、坦诚、友好的。", "correct_perception"),
        ("It wrote to the Democratic People's Republic of Korea.", "south_korea"),
        ("The United States does not support “Taiwan independence”.", "taiwan_interference"),
        ("Building a small yard in the name of de-risking helps nobody.", "rising_risks"),
        ("He spoke for peace and stability in the Taiwan Strait.", "peace_stability"),
        ("They set up an export control enforcement exchange.", "verification_enforcement"),
        ("Maritime affairs and Asia-Pacific affairs are next.", "indo_pacific"),
    ],
)
def test_a_word_in_another_sense_raises_no_topic(text, absent):
    raised = {mention.topic for mention in mentions_in(told(text, "us"), catalogue(load_profile()))}
    assert absent not in raised
