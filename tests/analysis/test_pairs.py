"""Sentences in which the sides come closest on a topic stand side by side, with the words that differ."""

from __future__ import annotations

import pytest

from analysis.mentions import find_mentions
from analysis.pairs import closest_wordings, pair_wordings
from analysis.profile import load_profile
from analysis.tables import columns
from tests.analysis.analysed import analysed


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def paired(first, second, profile):
    documents = [
        analysed(first, voices=["us"], doc_id="a", teller="us"),
        analysed(second, voices=["beijing"], doc_id="b", teller="beijing"),
    ]
    table = pair_wordings(documents, find_mentions(documents, profile), profile)
    return table, {"a": first, "b": second}


def cut(cell, text):
    spans = [span.split("-") for span in cell.split(";") if span]
    return [text[int(start) : int(end)] for start, end in spans]


def test_the_closest_sentences_of_both_sides_are_paired_and_their_differences_marked():
    texts = {"a": "China violated the truce of May. Soybeans are cheap.", "b": "China implemented the truce of May."}
    (pair,) = closest_wordings("truce", [("a", 0, 32), ("a", 33, 52)], [("b", 0, 35)], texts)
    assert (pair.first, pair.second) == (("a", 0, 32), ("b", 0, 35))
    assert [texts["a"][start:end] for start, end in pair.first_only] == ["violated"]
    assert [texts["b"][start:end] for start, end in pair.second_only] == ["implemented"]


def test_the_table_gives_sentences_and_differing_words_by_offset(profile):
    table, texts = paired("A start. China broke the Geneva agreement.", "China kept the Geneva agreement.", profile)
    row = table[table["topic"] == "geneva_agreement"].iloc[0]
    assert texts["a"][row["us_start"] : row["us_end"]] == row["us_text"] == "China broke the Geneva agreement."
    assert cut(row["us_only"], texts["a"]) == ["broke"]
    assert cut(row["beijing_only"], texts["b"]) == ["kept"]


def test_characters_that_the_other_chinese_sentence_lacks_are_marked(profile):
    table, texts = paired("双方讨论了大豆贸易。", "中方增加大豆贸易。", profile)
    row = table[table["topic"] == "soybeans"].iloc[0]
    assert cut(row["us_only"], texts["a"]) == ["双方讨论了"]
    assert cut(row["beijing_only"], texts["b"]) == ["中方增加"]


def test_sentences_in_two_languages_are_paired_with_similarity_zero(profile):
    table, _ = paired("Soybeans matter.", "大豆贸易很重要。", profile)
    assert table[table["topic"] == "soybeans"]["similarity"].tolist() == [0.0]


def test_a_topic_of_one_side_has_no_pair(profile):
    table, _ = paired("Soybeans matter.", "台湾问题很重要。", profile)
    assert table.empty
    assert tuple(table.columns) == columns("wordings", profile)


def test_a_sentence_of_both_sides_is_not_paired_with_itself(profile):
    document = analysed("They agreed on soybeans.", voices=["both"])
    assert pair_wordings([document], find_mentions([document], profile), profile).empty
