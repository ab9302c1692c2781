"""The table `summary`: figures with their nulls, and sentences that say what they mean."""

import numpy as np
import pandas as pd
import pytest
from made_text import documents, mixed, told

from analysis.passage import AnalysedDocument, Passage
from analysis.profile import load_profile
from analysis.settings import Settings
from analysis.summary import summarise
from analysis.tables import columns, empty
from analysis.terms import contrast_terms
from corpus.document import Document

PROFILE = load_profile()
QUICK = Settings(bootstrap=40, permutations=99)
TOPICS = pd.DataFrame({"us_passages": [3, 0, 2, 0], "beijing_passages": [1, 4, 0, 0]})


def summary(*made, topics=TOPICS):
    frame = summarise(made, empty("terms", PROFILE), topics, PROFILE, QUICK)
    return frame.set_index("measure")


def test_columns_are_those_of_the_design_in_order():
    frame = summarise([], empty("terms", PROFILE), TOPICS, PROFILE, QUICK)
    assert tuple(frame.columns) == columns("summary", PROFILE)


def test_two_halves_of_one_side_read_as_no_difference():
    made = [*documents("us", 12, seed=1), *documents("beijing", 12, seed=2)]
    row = summary(*made).loc["language_divergence"]
    assert row["p_value"] > 0.05
    assert "no more different" in row["reading"]


def test_a_real_difference_stands_out_from_its_null():
    us = documents("us", 12, seed=1, planted={"soft power": 1.0, "blue harvest": 1.0})
    row = summary(*us, *documents("beijing", 12, seed=2)).loc["language_divergence"]
    assert row["p_value"] < 0.05
    assert row["null_mean"] < row["value"]


def test_the_divergence_lies_in_its_interval():
    made = [*documents("us", 12, seed=1), *documents("beijing", 12, seed=2)]
    row = summary(*made).loc["language_divergence"]
    assert row["low"] <= row["value"] <= row["high"]


def test_too_little_text_is_said_not_scored():
    row = summary(told("Soybeans grow here. " * 60, "us", "a"), told("Tariffs hurt.", "beijing", "b"))
    assert np.isnan(row.loc["language_divergence", "value"])
    assert row.loc["language_divergence", "reading"].startswith("Too little text")


def test_topic_overlap_is_the_share_of_raised_topics_that_both_raise():
    assert summary(told("Soybeans.", "us")).loc["topic_overlap", "value"] == pytest.approx(1 / 3)


def test_words_are_shared_out_by_voice():
    frame = summary(mixed(("us", "one two three"), ("beijing", "four"), ("reporter", "five six seven eight")))
    assert frame.loc["us_word_share", "value"] == pytest.approx(3 / 8)
    assert frame.loc["reporter_word_share", "value"] == pytest.approx(4 / 8)


def test_direct_quotation_is_a_share_of_the_sides_own_words():
    text = "one two three four five"
    passages = (Passage(0, 7, "us", mode="direct"), Passage(8, len(text), "us", mode="indirect"))
    frame = summary(AnalysedDocument(Document("a", text), passages))
    assert frame.loc["us_direct_share", "value"] == pytest.approx(2 / 5)


def test_acts_are_counted_by_side():
    text = "stop now please"
    passages = (Passage(0, 8, "beijing", act="demands"), Passage(9, len(text), "beijing", act="demands"))
    frame = summary(AnalysedDocument(Document("a", text), passages))
    assert frame.loc["beijing_demands", "value"] == 2


def test_omitted_terms_are_counted():
    made = [*documents("us", 20, seed=1, planted={"soft power": 1.0}), *documents("beijing", 20, seed=2)]
    terms = contrast_terms(made, PROFILE, QUICK)
    frame = summarise(made, terms, TOPICS, PROFILE, QUICK).set_index("measure")
    assert frame.loc["beijing_omitted_terms", "value"] == (terms["omitted_by"] == "beijing").sum() > 0


def test_a_side_that_says_nothing_is_reported_as_such():
    frame = summary(told("Soybeans grow here.", "us"))
    assert frame.loc["beijing_direct_share", "reading"] == f"{PROFILE.label('beijing')} says nothing here."
