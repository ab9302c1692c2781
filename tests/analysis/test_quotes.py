"""The same utterance is recognised in several documents, however it was cut or translated."""

from __future__ import annotations

import pytest

from analysis.profile import load_profile
from analysis.quotes import match_quotes
from analysis.settings import Settings
from analysis.tables import columns
from tests.analysis.analysed import analysed

FULL = "“We will finish the orchard bridge before winter and then open the northern valley to every farmer,” he said."
TRIMMED = "He promised to “finish the orchard bridge before winter” in the valley."
RETOLD = "He said the orchard bridge would be finished before winter sets in and the northern valley opened to farmers."
OTHER = "“Our harvest of plums failed because late frost killed the young blossom in May,” he said."


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def clusters(*documents, profile):
    table = match_quotes(documents, profile, Settings())
    return table, [set(group["doc_id"]) for _, group in table.groupby("cluster")]


def said(text, doc_id, voice="us"):
    return analysed(text, voices=[voice], doc_id=doc_id)


def test_a_verbatim_and_a_retold_utterance_are_one(profile):
    _, groups = clusters(said(FULL, "a"), said(FULL, "b"), said(RETOLD, "c"), profile=profile)
    assert groups == [{"a", "b", "c"}]


def test_a_trimmed_utterance_joins_the_full_one(profile):
    _, groups = clusters(said(FULL, "a"), said(TRIMMED, "b"), profile=profile)
    assert groups == [{"a", "b"}]


def test_different_utterances_stay_apart(profile):
    _, groups = clusters(said(FULL, "a"), said(OTHER, "b"), profile=profile)
    assert groups == []


def test_the_same_words_of_another_voice_stay_apart(profile):
    _, groups = clusters(said(FULL, "a"), said(FULL, "b", voice="beijing"), profile=profile)
    assert groups == []


def test_the_articles_own_voice_is_no_utterance(profile):
    _, groups = clusters(said(FULL, "a", voice="reporter"), said(FULL, "b", voice="reporter"), profile=profile)
    assert groups == []


def test_what_is_repeated_word_for_word_has_similarity_one(profile):
    table, _ = clusters(said(FULL, "a"), said(FULL, "b"), profile=profile)
    assert set(table["similarity"]) == {1.0}


def test_of_a_quoted_sentence_the_quotation_is_shown_with_its_offsets(profile):
    first = said(FULL, "a")
    table, _ = clusters(first, said(FULL, "b"), profile=profile)
    row = table.iloc[0]
    assert row["text"] == first.document.text[row["start"] : row["end"]]
    assert row["text"].startswith("We will")
    assert row["text"].endswith("farmer")


def test_chinese_utterances_are_compared_by_their_characters(profile):
    one = "他强调，果园的石桥应当在冬天来临之前完工，北方山谷要向农民开放。"
    two = "果园石桥应当在冬天来临之前完工，北方山谷将向农民开放，他说。"
    _, groups = clusters(said(one, "a", "beijing"), said(two, "b", "beijing"), profile=profile)
    assert groups == [{"a", "b"}]


def test_without_repetition_the_table_is_empty_and_has_its_columns(profile):
    table, _ = clusters(said(FULL, "a"), profile=profile)
    assert tuple(table.columns) == columns("quotes", profile)
    assert table.empty


def test_what_a_shortened_telling_leaves_out_is_named(profile):
    table, _ = clusters(said(FULL, "a"), said(TRIMMED, "b"), profile=profile)
    cut = dict(zip(table["doc_id"], table["cut"], strict=True))
    assert cut["a"] == ""
    assert "open the northern" in cut["b"]
    assert "orchard" not in cut["b"]


def test_a_quotation_that_a_tag_interrupts_is_one_utterance(profile):
    parted = (
        "“We will finish the orchard bridge before winter,” he said, “and then open the northern valley to farmers.”"
    )
    table, groups = clusters(said(FULL, "a"), said(parted, "b"), profile=profile)
    assert groups == [{"a", "b"}]
    assert len(table) == 2


def test_a_short_quotation_within_a_sentence_is_recognised_word_for_word(profile):
    one = (
        "On Monday he complained that the miller had “ruined the good old orchard,” and he left for the coast at noon."
    )
    two = "The miller, he said in an interview on the train, “RUINED THE GOOD OLD ORCHARD.”"
    three = "The orchard was old and good, he said, until it was ruined."
    _, groups = clusters(said(one, "a"), said(two, "b"), said(three, "c"), profile=profile)
    assert groups == [{"a", "b"}]


def test_translations_that_share_a_topic_and_few_words_are_one_utterance(profile):
    one = "“The big ship of China-US relations must get back to the right heading, both of us at the helm,” he said."
    two = "“Bringing a ship as large as our relationship back to its heading,” he said, “takes firm hands.”"
    _, groups = clusters(said(one, "a", "beijing"), said(two, "b", "beijing"), profile=profile)
    assert groups == [{"a", "b"}]
