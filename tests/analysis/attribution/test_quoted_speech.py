"""Quotations: every kind of mark, run-on ones, split ones, and marks that show no speech."""

import pytest

from tests.analysis.attribution.told import passage, pieces, voice


@pytest.mark.parametrize(
    ("left", "right"), [('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»"), ("「", "」"), ("『", "』")]
)
def test_quotation_marks_of_every_kind_give_direct_speech(left, right):
    found = passage(f"{left}The levy will fall very fast,{right} Trump said.")
    assert (found.voice, found.mode) == ("us", "direct")


def test_a_cue_inside_a_quotation_does_not_take_over():
    assert voice("Trump said: \"My friend told me 'the levy must fall' and Xi said no.\"") == "us"


def test_a_quotation_split_around_its_tag_is_one_voice():
    assert voice('"The levy," Trump said on Friday, "will fall fast."') == "us"


@pytest.mark.parametrize(("left", "right"), [('"', '"'), ("“", "”"), ("‘", "’")])
def test_a_second_quotation_without_a_tag_keeps_the_speaker(left, right):
    text = f"{left}The levy will fall,{right} Trump told reporters. {left}It will fall fast.{right}"
    assert voice(text, "It will fall") == "us"


def test_a_quotation_in_a_paragraph_of_its_own_keeps_the_speaker():
    text = "Trump said he liked grain.\n\n“It feeds us all.”\n\nThe port is old."
    assert [side for side, _ in pieces(text)] == ["us", "us", "reporter"]


def test_paragraphs_that_open_a_quotation_again_keep_the_speaker():
    text = "Trump wrote: “The levy will fall.\n“It will fall fast.\n“It will never rise again.”\nShips waited outside."
    assert [side for side, _ in pieces(text)] == ["us", "us", "us", "reporter"]


def test_a_quotation_that_nobody_closes_ends_with_its_line():
    text = "Trump said “the levy will fall.\n\nThe port is old."
    assert [side for side, _ in pieces(text)] == ["us", "reporter"]


def test_a_speech_tag_behind_an_exclamation_belongs_to_the_quotation():
    assert voice('"The levy will fall!" Trump said. The port is old.', "Trump said") == "us"


def test_marks_inside_the_quotation_of_the_other_side_do_not_flip_it():
    assert voice("“We want ‘fair’ trade,” Xi said.") == "beijing"


def test_neighbouring_quotations_with_tags_of_their_own_are_kept_apart():
    text = '"The levy must end," Xi said. "It will not," Trump replied.'
    assert [side for side, _ in pieces(text)] == ["beijing", "us"]


@pytest.mark.parametrize(
    "text",
    [
        'Farmers face a so-called "great squeeze" on prices.',
        "Prices slid in the “golden harvest” season.",
        '"The levy" is the title of a film.',
        "Farmers' hopes rose as Trump's levy fell.",
        'Trump used the word "grain" twice.',
    ],
)
def test_scare_quotes_titles_and_apostrophes_are_no_speech(text):
    assert voice(text) == "reporter"


def test_a_headline_may_quote_behind_a_name_and_a_colon():
    found = passage("Trump: 'We have a grain deal'")
    assert (found.voice, found.mode) == ("us", "direct")


def test_few_quoted_words_make_a_report_not_a_quotation():
    assert passage('Trump said the "levy" would end before the harvest came in.').mode == "indirect"
