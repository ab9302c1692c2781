"""In a side's transcript the press asks and the side answers: only the answer counts for the side."""

from __future__ import annotations

import pytest

from analysis.attribution import attribute
from analysis.mentions import find_mentions
from analysis.profile import load_profile
from corpus.document import Document

TALK = """The press: {question}

President Trump: {answer}

The press: How was the weather on the way?

President Trump: It was warm. We had a good flight."""


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def raised(question, answer, profile):
    text = TALK.format(question=question, answer=answer)
    document = attribute(Document("d", text, teller="us"), profile)
    return {m.topic for m in find_mentions([document], profile) if "us" in m.sides(profile) and not m.claimed}


def test_a_question_from_the_press_raises_nothing_for_the_side(profile):
    assert "tiktok" not in raised("Will you ban TikTok, sir?", "The weather is fine today, thank you all.", profile)


def test_an_answer_that_names_the_topic_raises_it(profile):
    assert "tiktok" in raised("Will you ban it, sir?", "We will keep TikTok alive for the young people.", profile)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What are the odds of a deal on TikTok?", "The odds are high. Both of us want it."),
        ("Did you speak of TikTok with him?", "Yes, and he was very good about it."),
    ],
)
def test_an_answer_takes_up_what_the_question_names(question, answer, profile):
    assert "tiktok" in raised(question, answer, profile)


def test_an_answer_that_says_no_does_not(profile):
    assert "tiktok" not in raised("Did you speak of TikTok with him?", "No. We spoke of other things.", profile)


def test_a_question_is_counted_with_third_parties(profile):
    text = TALK.format(question="Will you ban TikTok, sir?", answer="The weather is fine today.")
    document = attribute(Document("d", text, teller="us"), profile)
    assert {m.voice for m in find_mentions([document], profile) if m.topic == "tiktok"} == {"other"}
