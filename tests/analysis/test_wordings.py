"""Phrases shown in a cell are whole clauses of the source, and the most telling ones."""

from __future__ import annotations

from collections import Counter

from analysis.wordings import WIDEST, clause_around, measure, telling_phrase, word_counts


def cut(text, word):
    start = text.index(word)
    left, right = clause_around(text, start, start + len(word), low=0, high=len(text))
    return text[left:right]


def test_a_clause_is_cut_at_commas_and_loses_its_conjunction():
    text = "They met at noon, but the ministers argued about soybeans for an hour, and left."
    assert cut(text, "soybeans") == "the ministers argued about soybeans for an hour"


def test_a_clause_too_short_to_say_anything_takes_the_one_before():
    assert cut("The two sides spoke of trade, soybeans.", "soybeans") == "The two sides spoke of trade, soybeans"


def test_a_number_with_a_comma_is_not_cut():
    assert cut("China buys 12,000 tons of soybeans a day.", "soybeans") == "China buys 12,000 tons of soybeans a day"


def test_a_long_clause_is_narrowed_around_the_stretch():
    text = " ".join(["word"] * 60 + ["soybeans"] + ["word"] * 60)
    shown = cut(text, "soybeans")
    assert "soybeans" in shown
    assert measure(shown) <= WIDEST


def test_chinese_clauses_are_cut_at_chinese_commas():
    assert cut("双方会面，中方必须坚持一个中国原则，不容挑战。", "一个中国原则") == "中方必须坚持一个中国原则"


def test_the_phrase_with_words_of_its_own_side_is_more_telling():
    ours = word_counts(["They violated the truce", "They met about the truce"])
    theirs = word_counts(["They met about the truce"])
    assert telling_phrase([("They met about the truce", 0.0), ("They violated the truce", 0.0)], ours, theirs) == (
        "They violated the truce"
    )


def test_a_known_formulation_outweighs_other_words():
    phrases = [("some rather unusual vocabulary here", 0.0), ("one China principle", 0.9)]
    assert telling_phrase(phrases, Counter(), Counter()) == "one China principle"
