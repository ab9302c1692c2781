"""Claims that something was left out, not confirmed or not discussed: each kind, and whose omission it is."""

import pytest

from tests.analysis.attribution.told import analysed, gaps, pieces


@pytest.mark.parametrize(
    ("text", "kind", "side"),
    [
        ("Beijing's statement did not mention the grain deal.", "omitted", "beijing"),
        ("The White House readout made no mention of fisheries.", "omitted", "us"),
        ("Trump left out the levy in his post.", "omitted", "us"),
        ("Xinhua was silent on fisheries.", "omitted", "beijing"),
        ("Neither side mentioned fisheries in its statement.", "omitted", "both"),
        ("Neither readout mentioned fisheries.", "omitted", "both"),
        ("The White House declined to comment on the grain deal.", "unconfirmed", "us"),
        ("China's foreign ministry has not confirmed the grain deal.", "unconfirmed", "beijing"),
        ("Trump would not say whether the levy would end.", "unconfirmed", "us"),
        ("The call avoided fisheries.", "not_discussed", "both"),
        ("The two leaders did not discuss fisheries.", "not_discussed", "both"),
        ("The grain deal was not discussed.", "not_discussed", "both"),
        ("特朗普没有提及渔业。", "omitted", "us"),
        ("美方尚未证实粮食协议。", "unconfirmed", "us"),
        ("双方没有讨论渔业。", "not_discussed", "both"),
    ],
)
def test_a_claim_has_its_kind_and_its_side(text, kind, side):
    assert gaps(text) == [(kind, side, text)]


@pytest.mark.parametrize("text", ["The two leaders discussed fisheries.", "Trump mentioned the grain deal."])
def test_what_was_said_is_no_claim_of_omission(text):
    assert gaps(text) == []


def test_the_claim_is_the_articles_own_voice():
    assert pieces("The White House readout made no mention of fisheries.")[0][0] == "reporter"


def test_a_claim_that_a_side_makes_is_that_sides():
    text = "Trump said the grain deal was not discussed."
    assert [(o.side, o.voice) for o in analysed(text).omissions] == [("both", "us")]


def test_a_claim_ends_where_the_other_sides_clause_begins():
    text = "Trump made no mention of fisheries, but Xi said they mattered."
    assert gaps(text) == [("omitted", "us", "Trump made no mention of fisheries")]
    assert pieces(text)[-1] == ("beijing", "but Xi said they mattered.")


def test_the_items_of_a_list_belong_to_one_claim():
    text = "Beijing's statement did not mention fisheries, the grain deal, or the port."
    assert gaps(text)[0][2] == text


def test_what_a_side_did_instead_is_that_sides():
    text = "Xinhua's report omitted the grain deal, instead stressing patience."
    assert pieces(text)[-1][0] == "beijing"
    assert gaps(text)[0][2] == "Xinhua's report omitted the grain deal"


def test_what_an_account_does_not_mention_is_left_out_by_its_side():
    text = "The grain deal was not mentioned in the Chinese readout."
    assert gaps(text) == [("omitted", "beijing", text)]


def test_what_is_absent_from_an_account_is_left_out_by_its_side():
    text = "The grain deal was absent from the Chinese readout."
    assert gaps(text) == [("omitted", "beijing", text)]


def test_a_bare_noun_may_be_what_was_not_discussed():
    assert gaps("Fisheries were not discussed.")[0][:2] == ("not_discussed", "both")


def test_a_comma_behind_a_claim_is_no_passage_of_its_own():
    assert "," not in [words for _, words in pieces("Trump made no mention of fisheries, but Xi said they mattered.")]


def test_neither_sides_account_is_both_sides():
    assert [(kind, side) for kind, side, _ in gaps("Neither side's account mentions fisheries.")] == [
        ("omitted", "both")
    ]


@pytest.mark.parametrize("further", ["Nor, he said, was the harbour.", "Neither were the fisheries."])
def test_a_sentence_that_only_names_what_else_was_left_out_carries_the_claim_on(further):
    found = analysed(f"Trump said the grain deal was not discussed. {further}").omissions
    assert [(o.kind, o.side, o.voice) for o in found] == [("not_discussed", "both", "us")] * 2


def test_nor_behind_something_else_is_no_claim():
    assert gaps("The grain deal was praised. Nor, he said, was the harbour.") == []
