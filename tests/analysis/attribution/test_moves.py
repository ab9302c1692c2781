"""Moves that are speech where the words follow, objects that are called names, and clauses set apart."""

import pytest

from tests.analysis.attribution.told import pieces, voice


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Beijing hit back at the duties, saying the grain would flow.", "beijing"),
        ("The Pentagon weighed in late on Friday, warning that the fleet would stay.", "us"),
        ("Rubio went further, promising a bill on drones.", "us"),
        ("Wang Yi took a swipe at the visit and said the islands were calm.", "beijing"),
        ("China's commerce ministry made the announcement in a statement, calling the duties unfair.", "beijing"),
        ("Yellen referred to her first trip, telling farmers that the harvest was safe.", "us"),
    ],
)
def test_a_move_is_speech_where_the_words_follow(text, side):
    assert [found for found, _ in pieces(text)] == [side]


@pytest.mark.parametrize(
    "text",
    [
        "Beijing hit back with duties of its own.",
        "The Pentagon referred the case to a court.",
        "Beijing took aim at soybeans.",
    ],
)
def test_the_same_move_without_words_is_narration(text):
    assert voice(text) == "reporter"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Trump called the pact a hoax.", "us"),
        ("Chinese officials have labelled the drill a threat.", "beijing"),
        ("Trump called a meeting with a senator.", "reporter"),
        ("China has objected strenuously to the visit.", "beijing"),
        ("U.S. lawmakers blasted the visit.", "us"),
    ],
)
def test_what_an_object_is_called_is_speech_and_a_convened_meeting_is_not(text, side):
    assert voice(text) == side


def test_a_relative_clause_of_speech_is_parted_from_the_main_clause():
    text = "The trader faces extradition to the United States, which alleges that she lied."
    assert pieces(text) == [
        ("reporter", "The trader faces extradition to the United States,"),
        ("us", "which alleges that she lied."),
    ]


def test_islands_claimed_by_a_country_are_not_its_words():
    assert voice("The reef is part of a chain also claimed by China.") == "reporter"


def test_an_adjective_that_opens_a_sentence_speaks_for_nobody():
    assert voice("Unresolved disputes have lasted for years.") == "reporter"


def test_a_company_that_vouches_for_what_an_official_wrote_is_the_source():
    text = "A tweet from Chinese spokesman Zhao Lijian claiming rain fell breaks no rule, a company spokesman said."
    assert voice(text) == "other"


def test_a_news_agency_that_passes_on_what_a_side_said_is_not():
    assert voice("Xi told the farmers that rain would fall, Reuters reported.") == "beijing"


def test_a_spokesman_of_an_unknown_company_does_not_speak_for_the_body_named_last():
    text = "The White House met the firms. “The rules are fair,” Chirper spokesman Dale Fenn said."
    assert voice(text, "Dale Fenn") == "other"


def test_a_pronoun_behind_a_verb_is_its_object():
    text = "Sergei Orlov, the Russian envoy, said the US was “blind” and warned it against more duties."
    assert voice(text) == "other"


def test_a_name_set_between_commas_speaks_rather_than_what_the_speech_is_about():
    text = "Trump's commerce secretary, Wilbur Ross, said the order, which is new, was fair."
    assert voice(text) == "us"


def test_a_ministry_introduced_by_its_full_name_is_the_ministry_meant_later():
    text = "Taiwan's Ministry of Foreign Affairs said all was calm. The foreign ministry added that it was glad."
    assert voice(text, "The foreign ministry added") == "other"


def test_summoning_an_envoy_to_condemn_something_is_speech():
    assert voice("The White House summoned China's ambassador to condemn the drill.") == "us"


def test_summoning_a_company_to_explain_itself_is_not():
    assert voice("China's internet regulator summoned the firm to explain a risk.") == "reporter"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Some U.S. officials believe that the harvest was poor.", "us"),
        ("Analysts expect that prices will rise.", "other"),
        ("China believes that time is on its side.", "reporter"),
        ("Trump wants a deal on grain.", "reporter"),
        ("Poll: Farmers distrust the deal.", "other"),
        ("A new survey shows farmers leaving.", "other"),
        ("The new poll shows farmers leaving.", "other"),
        ("Court records show that boats waited.", "other"),
        ("Some believe that prices will rise.", "other"),
        ("Farmers in coastal states have left.", "reporter"),
        ("Trump unleashed a flurry of tweets about grain.", "us"),
        ("A court in Ottawa ruled that the levy was void.", "other"),
        ("The website noted that boats were waiting.", "other"),
        ("Some 40 percent indicated that prices mattered.", "other"),
    ],
)
def test_beliefs_of_people_and_findings_of_surveys_have_a_source_and_wishes_have_none(text, side):
    assert voice(text) == side
