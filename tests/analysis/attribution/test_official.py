"""Documents told by a side: its voice throughout, and whose words it retells."""

import pytest

from tests.analysis.attribution.told import analysed, passage

AMERICAN = (
    "The fleet stays. President Trump said that the levy would end. President Xi asked for patience. "
    "The two leaders agreed to meet in spring."
)
CHINESE = "习近平指出，关税不公平。特朗普表示，美方愿意对话。双方同意继续谈判。"


@pytest.mark.parametrize(("text", "teller"), [(AMERICAN, "us"), (AMERICAN, "beijing"), (CHINESE, "beijing")])
def test_every_passage_has_the_tellers_voice_and_the_official_mode(text, teller):
    assert {(p.voice, p.mode) for p in analysed(text, teller=teller).passages} == {(teller, "official")}


@pytest.mark.parametrize(
    ("text", "words", "teller", "speaker"),
    [
        (AMERICAN, "President Xi", "us", "beijing"),
        (AMERICAN, "President Trump", "us", ""),
        (AMERICAN, "President Trump", "beijing", "us"),
        (AMERICAN, "The fleet", "us", ""),
        (AMERICAN, "The two leaders", "us", ""),
        (CHINESE, "特朗普", "beijing", "us"),
        (CHINESE, "习近平", "beijing", ""),
        (CHINESE, "双方", "beijing", ""),
    ],
)
def test_the_speaker_is_named_where_it_is_not_the_teller(text, words, teller, speaker):
    assert passage(text, words, teller=teller).speaker == speaker


def test_an_untagged_sentence_goes_on_retelling_the_speaker_of_its_paragraph():
    text = "Trump said that the levy would end. The United States will ship more grain.\n\nThe port is old."
    assert passage(text, "The United States", teller="beijing").speaker == "us"
    assert passage(text, "The port", teller="beijing").speaker == ""


def test_we_in_a_sides_own_document_is_the_teller():
    assert passage("We welcome the grain deal.", teller="us").speaker == ""


def test_a_sides_claim_that_something_was_not_discussed_is_that_sides():
    found = analysed("The two leaders did not discuss fisheries.", teller="us").omissions
    assert [(o.kind, o.side, o.voice) for o in found] == [("not_discussed", "both", "us")]


def test_a_joint_document_is_read_like_press():
    assert passage("Both sides said the levy would end.", teller="joint").voice == "both"
