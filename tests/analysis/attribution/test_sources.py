"""Who speaks: names, titles, bodies, metonyms, and those who speak for neither side."""

import pytest

from tests.analysis.attribution.told import passage, voice


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("Trump", "us"),
        ("President Donald Trump", "us"),
        ("The White House", "us"),
        ("Washington", "us"),
        ("The United States", "us"),
        ("The Chinese leader", "beijing"),
        ("Xi Jinping", "beijing"),
        ("Beijing", "beijing"),
        ("China's foreign ministry", "beijing"),
        ("China’s foreign ministry", "beijing"),
        ("Chinese state media", "beijing"),
        ("Xinhua", "beijing"),
    ],
)
def test_persons_bodies_places_and_outlets_speak_for_their_side(source, side):
    assert voice(f"{source} said the port would reopen.") == side


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("The US ambassador to China", "us"),
        ("China's ambassador to the United States", "beijing"),
        ("The US Embassy in Beijing", "us"),
        ("China's embassy in Washington", "beijing"),
        ("A spokesman for the Chinese embassy in Washington", "beijing"),
        ("Chinese officials", "beijing"),
        ("Officials in Beijing", "beijing"),
        ("A White House official", "us"),
        ("Two US officials", "us"),
    ],
)
def test_an_office_takes_the_side_it_serves_and_not_the_place_it_is_posted_to(source, side):
    assert voice(f"{source} said the port would reopen.") == side


@pytest.mark.parametrize(
    "source",
    [
        "Japan's foreign ministry",
        "South Korea's trade minister",
        "Taiwan's president",
        "Hong Kong's leader",
        "The EU",
        "The secretary-general of the United Nations",
        "Reuters",
    ],
)
def test_third_countries_bodies_and_media_are_other(source):
    assert voice(f"{source} said the ferry had turned back.") == "other"


@pytest.mark.parametrize(
    "source", ["Analysts", "American farmers", "The Chinese company", "The US company", "One analyst in Beijing"]
)
def test_private_people_and_firms_of_a_side_do_not_speak_for_it(source):
    assert voice(f"{source} said the harvest would fail.") == "other"


def test_a_former_official_is_other():
    assert voice("A former US official said the plan was doomed.") == "other"


@pytest.mark.parametrize("source", ["Former Treasury Secretary Janet Yellen", "Retired general Mark Milley"])
def test_a_former_official_with_a_known_name_is_other(source):
    assert voice(f"{source} said the plan was doomed.") == "other"


@pytest.mark.parametrize("source", ["The president of Brazil", "The foreign minister of Brazil"])
def test_a_title_of_a_third_country_named_behind_it_is_other(source):
    assert voice(f"{source} said the grain would flow.") == "other"


def test_an_unnamed_official_behind_an_insertion_keeps_the_side():
    text = "A senior administration official, speaking on condition of anonymity, said the plan was ready."
    assert voice(text) == "us"


@pytest.mark.parametrize(
    "source",
    [
        "A Chinese official familiar with the matter",
        "A Chinese official close to the talks",
    ],
)
def test_an_unnamed_official_familiar_with_something_keeps_the_side(source):
    assert voice(f"{source} said the plan was ready.") == "beijing"


def test_an_unnamed_official_with_knowledge_of_something_keeps_the_side():
    assert voice("A Chinese official with knowledge of the talks said the plan was ready.") == "beijing"


def test_the_sides_together_are_both():
    assert voice("Both sides said the plan was ready, according to a joint statement.") == "both"


def test_two_sources_joined_by_and_are_both():
    assert voice("Trump and China's foreign ministry said the call took place.") == "both"


def test_two_accounts_named_behind_according_to_are_both():
    assert voice("The call took place, according to the White House and China's foreign ministry.") == "both"


def test_the_words_of_the_source_are_kept():
    assert passage("China's commerce ministry said the port would reopen.").source == "China's commerce ministry"


def test_what_a_side_says_the_other_promised_is_its_own_account():
    assert voice("Trump said Xi had promised to buy more grain.") == "us"


@pytest.mark.parametrize(
    "text",
    [
        "Xinhua quoted Trump as saying the levy would end.",
        "Trump was quoted by Xinhua as saying the levy would end.",
        "The levy is unjust, Trump said, according to Xinhua.",
        "The levy is unjust, Xinhua reported, citing Trump.",
    ],
)
def test_the_outlet_that_passes_words_on_vouches_for_them(text):
    assert voice(text) == "beijing"


def test_a_third_party_that_passes_words_on_leaves_them_to_the_speaker():
    assert voice("The levy is unjust, Trump said, Reuters reported.") == "us"


@pytest.mark.parametrize("text", ["China's criticism of Trump grew louder.", "Trump's call with Xi lasted an hour."])
def test_names_without_speech_are_narration(text):
    assert voice(text) == "reporter"


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("Brooke Rollins", "us"),
        ("Samuel Paparo", "us"),
        ("Rep. Young Kim", "us"),
        ("Zheng Shanjie", "beijing"),
        ("Hou Yanqi", "beijing"),
        ("China's Defense Ministry", "beijing"),
        ("The Chinese Consulate General in Houston", "beijing"),
        ("The American Chamber of Commerce in China", "other"),
        ("William Zarn, chairman of the American Chamber of Commerce in China,", "other"),
        ("A professor at Renmin University of China", "other"),
        ("Japan's Defense Ministry", "other"),
    ],
)
def test_office_holders_bodies_and_lobbies_of_the_last_years_are_known(speaker, side):
    assert voice(f"{speaker} said the harvest had been poor.") == side


def test_an_official_of_unknown_name_is_told_by_surname_and_title():
    text = "Consul General Cai Peng told a station that all was well. Cai said it was cold."
    assert voice(text, "Cai said") == "beijing"


def test_a_surname_without_an_office_tells_no_side():
    assert voice("Wang Hui, a trader, said the harvest had been poor.") == "other"


def test_a_party_and_state_in_brackets_do_not_end_the_sentence():
    assert voice("“The rule is fair,” Rep. Dana Fenn (D-Wis.) said.") == "us"


def test_a_newspaper_of_unknown_name_is_an_outlet():
    assert voice("The Fennville Post reports that the harvest was poor.") == "other"


def test_an_age_behind_the_name_is_stepped_over():
    assert voice("Trump, 79, who has held rallies for a decade, told reporters that it was cold.") == "us"
