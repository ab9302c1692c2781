"""What a reader has in mind: names introduced with a title, pronouns and bare titles."""

import pytest

from tests.analysis.attribution.told import passage, voice

CALM = " The weather was fine. "


@pytest.mark.parametrize(
    ("introduction", "side"),
    [
        ("Lin Qiao, a spokeswoman for China's commerce ministry, said the duties would hurt.", "beijing"),
        ("Chinese Vice Minister Lin Qiao said the duties would hurt.", "beijing"),
        ('"The duties hurt," Lin Qiao, a spokesman for the Chinese embassy, told reporters on Friday.', "beijing"),
        ("Assistant Secretary of State Dana Qiao said the fleet would stay.", "us"),
        ("Sen. Olga Qiao, a Republican from Iowa, said the grain would flow.", "us"),
    ],
)
def test_a_name_introduced_with_a_title_is_known_by_its_last_part_later(introduction, side):
    known = "Lin" if "Lin" in introduction else "Qiao"
    last = f"{known} added that talks would go on."
    assert voice(introduction + CALM + last, last) == side


def test_a_name_introduced_without_a_side_stays_other():
    text = "Lin Qiao, an economist at a bank, said prices would rise." + CALM + "Lin added that wages would fall."
    assert voice(text, "Lin added") == "other"


def test_what_one_document_taught_is_forgotten_in_the_next():
    voice("Chinese Vice Minister Lin Qiao said the duties would hurt.")
    assert voice("Lin Qiao said the duties would hurt.") == "other"


def test_an_apposition_with_a_title_of_the_profile_gives_its_side():
    text = "Hao Rong, China's vice minister of commerce, told reporters on Friday that the grain would flow."
    assert voice(text) == "beijing"


def test_an_apposition_gives_its_side_to_the_second_verb_too():
    text = "Lin Qiao, a spokesman for the Chinese embassy, met farmers and said the duties would hurt."
    assert voice(text, "and said") == "beijing"


def test_the_people_who_were_told_are_not_the_source():
    text = "The grain would flow, Hao Rong, a spokesman for the Chinese embassy, told reporters."
    assert passage(text).source == "Hao Rong"


@pytest.mark.parametrize(
    ("scene", "said", "side"),
    [
        ("Trump met reporters on the lawn.", "He said the harvest had been poor.", "us"),
        ("Mao Ning met the press on Monday.", "She said that the two countries should talk more.", "beijing"),
        ("Beijing insisted the islands are its own.", "It said the fleet would stay.", "beijing"),
        ("Beijing insisted the islands are its own.", "Its spokesman said so again.", "beijing"),
        ("The White House said the port was open.", "The spokeswoman said boats were ready.", "us"),
    ],
)
def test_pronouns_and_bare_titles_mean_who_was_named_before(scene, said, side):
    assert voice(f"{scene} {said}", said) == side


def test_a_pronoun_does_not_mean_somebody_of_the_other_gender():
    text = "Mao Ning met the press on Monday. He said the harvest had been poor."
    assert voice(text, "He said") == "other"


def test_the_ministry_means_the_body_that_spoke_last():
    text = "Japan's foreign ministry said ferries ran. The ministry said one had turned back."
    assert voice(text, "The ministry said") == "other"


def test_the_ministry_means_the_body_named_last():
    text = "Japan's foreign ministry held a briefing. The ministry said the ferry had turned back."
    assert voice(text, "The ministry said") == "other"


def test_a_bare_title_means_its_holder_named_before():
    text = "Wang Wentao, the commerce minister, visited Geneva. The minister said he was hopeful."
    assert voice(text, "The minister said") == "beijing"


def test_they_both_means_the_two_sides():
    text = "US and Chinese officials met in Geneva. They both say that talks will go on."
    assert voice(text, "They both") == "both"


def test_a_quotation_without_a_name_belongs_to_whom_the_last_sentence_was_about():
    text = "Dana Fenn, a trader, said prices rose. Trump has sought grain from Iowa. “It is going well,” he said."
    assert voice(text, "“It is") == "us"


def test_a_company_is_not_taken_up_by_he():
    text = "Trump met the press on Friday. Fenn Sciences Inc said its drug worked. He said the tests were over."
    assert voice(text, "He said") == "us"


def test_it_signals_is_the_reporters_reading():
    text = "The White House said the ports were open. It signals a calm."
    assert voice(text, "It signals") == "reporter"


def test_a_document_released_on_some_day_is_still_the_source():
    assert voice("The Chinese policy paper released on Sunday stated that grain would flow.") == "beijing"


@pytest.mark.parametrize(
    "introduction",
    [
        "Former national security adviser John Bolton met students.",
        "John Bolton, a former national security adviser, met students.",
        "John Bolton, who served as national security adviser under Trump, met students.",
    ],
)
def test_a_former_official_speaks_for_no_side_in_the_rest_of_the_text(introduction):
    text = f"{introduction} Bolton said the harvest was poor."
    assert voice(text, "Bolton said") == "other"


def test_a_former_official_introduced_in_the_same_sentence_speaks_for_no_side():
    assert voice("Matt Pottinger, a former deputy national security adviser, said the harvest was poor.") == "other"


def test_a_former_president_goes_on_speaking_for_a_side():
    text = "Former President Donald Trump met students. Trump said the harvest was poor."
    assert voice(text, "Trump said") == "us"


def test_one_already_named_keeps_the_side_when_a_former_office_is_mentioned():
    text = "Rubio met students. Marco Rubio, the former senator, met farmers. Rubio said the harvest was poor."
    assert voice(text, "Rubio said") == "us"


def test_a_stranger_who_shares_an_officials_surname_is_meant_later():
    text = "Wang Yi met farmers. Wang Dong, a professor in Fudan, said rain fell. Wang said it was cold."
    assert voice(text, "Wang said") == "other"


def test_the_statement_belongs_to_the_body_that_spoke_last():
    text = "Fenn Motors said in a statement rain fell. The Chinese Embassy said it was cold. “No,” the statement said."
    assert voice(text, "the statement") == "beijing"


def test_diplomats_alone_speak_for_no_side():
    text = "The Chinese officials said rain fell. Xi has been out of sight, diplomats say."
    assert voice(text, "diplomats") == "other"


def test_whom_something_angered_is_not_who_raised_doubts():
    assert voice("The arrest has angered Beijing and raised new doubts about the truce.") == "reporter"
