"""Mixed sentences are cut at the clause, to the character."""

import pytest

from tests.analysis.attribution.told import pieces


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("us", "Trump said the levy would fall,"), ("beijing", "while Beijing said it must go at once.")),
        (("us", "Trump said the levy would fall,"), ("beijing", "but Chinese officials said it must go at once.")),
        (("us", "Trump said the levy would fall;"), ("beijing", "Xi said it must go.")),
        (("reporter", "Washington raised the levy in May,"), ("beijing", 'which Beijing called "a grave mistake".')),
        (("reporter", "The levy took effect in May,"), ("us", "and Trump said it would stay.")),
        (("reporter", "The talks resumed,"), ("beijing", "with Xi urging patience.")),
        (("reporter", "Markets slid"), ("us", "after Trump said the levy would rise.")),
        (("reporter", "The port reopened,"), ("beijing", "though Beijing said ships would wait.")),
        (("us", "While Trump said the levy would fall,"), ("reporter", "markets slid.")),
        (("beijing", "China, which has denied dumping,"), ("reporter", "exports more every year.")),
        (("us", "As Trump said on Friday,"), ("beijing", "China rejects the levy.")),
        (("beijing", '"The levy must end," Xi said,'), ("us", "and Trump replied that it would not.")),
        (("beijing", 'Beijing said it was "dissatisfied",'), ("us", 'while Washington spoke of "progress".')),
        (("us", "Trump says levy to end;"), ("beijing", "Beijing denies deal")),
    ],
)
def test_a_sentence_with_two_voices_is_cut_between_them(first, second):
    assert pieces(f"{first[1]} {second[1]}") == [first, second]


def test_a_time_before_a_participle_stays_with_its_own_clause():
    first, second = "Trump signed an order in March,", "saying the levy would end."
    assert [words for _, words in pieces(f"{first} {second}")] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Trump said the levy would fall and the port would reopen.",
        "Trump said that while the levy would fall the port would stay shut.",
        "Xi told Trump that the levy must end, adding that it helped none.",
        "Trump said Xi had told him that Beijing would buy grain.",
    ],
)
def test_what_one_source_is_reported_to_have_said_is_not_cut(text):
    assert len(pieces(text)) == 1


def test_each_sentence_of_a_quotation_is_a_passage_of_its_own():
    text = 'Xi said, "The levy must end. It hurts all. It helps none."'
    assert [words for _, words in pieces(text)] == ['Xi said, "The levy must end.', "It hurts all.", 'It helps none."']


def test_a_bullet_is_read_by_itself():
    text = "- Trump said the levy would end.\n- Xi said it must end at once.\n* Boats waited."
    assert [side for side, _ in pieces(text)] == ["us", "beijing", "reporter"]


def test_a_contrast_behind_praise_is_the_reporters():
    text = "Trump praised the farmers, but the harvest has been poor."
    assert pieces(text) == [("us", "Trump praised the farmers,"), ("reporter", "but the harvest has been poor.")]


def test_a_contrast_behind_a_reported_clause_goes_on_with_it():
    text = "Trump told reporters that the harvest was poor, but the farmers were fine."
    assert [side for side, _ in pieces(text)] == ["us"]


def test_two_leaders_who_extended_invitations_said_nothing():
    assert [side for side, _ in pieces("Both leaders extended invitations to each other.")] == ["reporter"]
