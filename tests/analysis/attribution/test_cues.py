"""Which words show that somebody speaks, and which do not."""

import pytest

from tests.analysis.attribution.told import passage, voice


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Trump said the levy would end.", "subject-verb"),
        ("Trump told Fox News that the levy would end.", "subject-verb"),
        ("The levy must end, Xi told Trump.", "subject-verb"),
        ('"The levy will end," said Trump.', "verb-subject"),
        ("According to Trump, the levy would end.", "according-to"),
        ("The levy would end, according to the White House.", "according-to"),
        ("Calling the harvest a triumph, Trump left.", "participle"),
        ("The levy was condemned by China as a step backwards.", "passive-agent"),
        ("Trump was told by Xi that the levy must end.", "passive-agent"),
        ("Beijing's demand that the levy be lifted was repeated on Friday.", "cue-noun"),
        ("A warning from China that ships would wait moved prices.", "cue-noun"),
        ("The White House: the levy ends today", "name-and-colon"),
    ],
)
def test_each_construction_is_told_by_its_rule(text, rule):
    found = passage(text, text[:5])
    assert (found.rule, found.voice != "reporter") == (rule, True)


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("The grain talks resumed, with Xi urging patience.", "with Xi", "beijing"),
        ("Trump left Iowa, saying the levy would end.", "saying", "us"),
        ("Trump met farmers in Iowa and said the levy would end.", "and said", "us"),
        ("China, which has denied dumping steel, exports more every year.", "China", "beijing"),
        ("In a statement, the White House said the port had reopened.", "In a statement", "us"),
        ("Asked about the levy, Trump said it would end.", "Asked", "us"),
    ],
)
def test_participles_relatives_and_second_verbs_go_back_to_their_subject(text, words, side):
    assert voice(text, words) == side


def test_the_agent_of_a_passive_may_be_a_city_that_ends_in_ing():
    assert voice("The levy was condemned by the authorities in Beijing as a step backwards.") == "beijing"


def test_the_agent_of_a_passive_may_be_beijing():
    assert voice("The levy was condemned by Beijing as a step backwards.") == "beijing"


def test_a_second_verb_finds_its_subject_behind_a_verb_that_is_no_cue():
    assert voice("Trump nodded and said the levy would end.", "and said") == "us"


def test_a_view_of_a_side_is_its_own():
    assert voice("In Beijing's view, the levy must end.") == "beijing"


@pytest.mark.parametrize(
    "text",
    [
        "Trump did not say that the levy would end.",
        "Xi never said the levy would end.",
        "Trump had not said that the levy would end.",
        "Trump might say the levy will end.",
        "Trump is expected to say the levy will end.",
    ],
)
def test_speech_that_did_not_take_place_is_narration(text):
    assert voice(text) == "reporter"


@pytest.mark.parametrize(
    "text", ["If Trump says the levy will end, prices will rise.", "Neither Trump nor Xi said the grain would flow."]
)
def test_speech_under_a_condition_or_denied_of_both_is_narration(text):
    assert voice(text, text[:5]) == "reporter"


@pytest.mark.parametrize(
    "text",
    [
        "Trump raised tariffs on grain.",
        "Xi called Trump on Thursday.",
        "Beijing responded with a levy of its own.",
        "Trump posted a photograph.",
        "Trump made a sandwich.",
        "Beijing wants the levy lifted.",
        "The two leaders agreed to meet again in spring.",
    ],
)
def test_deeds_and_wishes_are_narration(text):
    assert voice(text) == "reporter"


@pytest.mark.parametrize(
    "text",
    [
        "Trump raised concerns about grain exports.",
        "Xi called for calm.",
        "Beijing responded that the levy was unjust.",
        "Trump posted that the levy would end.",
        "Trump made clear that the levy would end.",
    ],
)
def test_the_same_verbs_with_what_they_need_are_speech(text):
    assert voice(text) in ("us", "beijing")


def test_a_side_that_says_what_it_wants_speaks():
    assert voice("China says it wants the levy lifted.") == "beijing"


def test_a_headline_in_title_case_is_read_and_its_cue_kept_as_written():
    found = passage("Beijing Warns Washington Over Levy")
    assert (found.voice, found.cue) == ("beijing", "Warns")


def test_a_cue_in_capitals_is_read():
    assert voice("Beijing WARNED that ships would wait.") == "beijing"


def test_a_headline_in_capitals_is_read():
    assert voice("XI WARNS TRUMP OVER GRAIN") == "beijing"


@pytest.mark.parametrize(
    "text",
    [
        '"Grain is dear," said former port master Ann Roe.',
        '"Grain is dear," said undecided farmer Ann Roe.',
        "''Is grain dear?'' said Ann Roe, a professor of farming.",
        "Kelly said grain was dear.",
        "Some 47% say grain is dear.",
        "Several said grain was dear.",
        "Grain will be dear, the budget office reported on Tuesday.",
    ],
)
def test_people_whom_only_an_adjective_a_share_or_a_name_like_an_adverb_shows_speak(text):
    assert voice(text, text[:6]) == "other"
