"""The table `summary`: figures with their nulls, and sentences that say what they mean."""

from dataclasses import replace

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


def told_topics(us, beijing):
    """The topics table of two sides' evidence: one topic a column of cells."""
    raised = {f"{side}_passages": [len(list(filter(None, cell.split(";")))) for cell in cells]
              for side, cells in (("us", us), ("beijing", beijing))}  # fmt: skip
    return pd.DataFrame(raised | {"us_evidence": us, "beijing_evidence": beijing})


def evidence(side, documents_of_topic):
    return ";".join(f"{side}{number:04d}:0-9" for number in documents_of_topic)


def test_topics_that_only_one_side_raises_again_and_again_overlap_less_than_chance():
    made = [*documents("us", 8, seed=1), *documents("beijing", 8, seed=2)]
    topics = told_topics(
        [evidence("us", range(8)), evidence("us", range(8)), "", ""],
        ["", "", evidence("beijing", range(8)), evidence("beijing", range(8))],
    )
    row = summary(*made, topics=topics).loc["topic_overlap"]
    assert (row["value"], row["null_mean"] > 0.9, row["p_value"] < 0.05) == (0, True, True)
    assert "less than with the sides' documents dealt out" in row["reading"]


def test_the_same_topics_on_both_sides_overlap_no_more_than_chance():
    made = [*documents("us", 8, seed=1), *documents("beijing", 8, seed=2)]
    topics = told_topics([evidence("us", range(8))] * 2, [evidence("beijing", range(8))] * 2)
    row = summary(*made, topics=topics).loc["topic_overlap"]
    assert (row["value"], row["p_value"]) == (1, 1)


def quoting(teller, share, count, words=40):
    """Documents of a side of which that share of the words is quoted."""
    made = []
    for number in range(count):
        text = " ".join(["word"] * words)
        cut = 5 * round(words * share)
        passages = [Passage(0, cut - 1, teller, mode="direct")] if cut else []
        passages += [Passage(cut, len(text), teller, mode="indirect")] if cut < len(text) else []
        made.append(AnalysedDocument(Document(f"{teller}{number}", text), tuple(passages)))
    return made


def test_a_side_that_is_quoted_far_more_stands_out_from_its_null():
    row = summary(*quoting("us", 0.8, 8), *quoting("beijing", 0.2, 8)).loc["us_direct_share"]
    assert row["null_mean"] == pytest.approx(0.5, abs=0.05)
    assert row["p_value"] < 0.05
    assert "more than with the sides' documents dealt out" in row["reading"]


def test_sides_that_are_quoted_alike_do_not_stand_out():
    row = summary(*quoting("us", 0.5, 8), *quoting("beijing", 0.5, 8)).loc["us_direct_share"]
    assert row["p_value"] == 1


def test_passages_are_the_units_where_documents_are_few():
    reading = summary(*quoting("us", 0.5, 3), *quoting("beijing", 0.5, 3)).loc["us_direct_share", "reading"]
    assert "the sides' passages dealt out" in reading


def test_the_reading_says_how_sentences_are_exchanged_where_documents_are_few():
    made = [*documents("us", 2, seed=1), *documents("beijing", 2, seed=2)]
    reading = summary(*made).loc["language_divergence", "reading"]
    assert "Sentences are exchanged, as a side has fewer than 5 documents" in reading


def test_acts_are_compared_with_passages_dealt_out_at_random():
    demanding = [AnalysedDocument(each.document, (Passage(0, len(each.document.text), "us", act="demands"),))
                 for each in documents("us", 8, seed=1)]  # fmt: skip
    row = summary(*demanding, *documents("beijing", 8, seed=2)).loc["us_demands"]
    assert (row["value"], row["null_mean"]) == (8, pytest.approx(4, abs=0.5))
    assert row["p_value"] < 0.05


def test_below_the_floor_a_figure_stands_without_its_null():
    frame = summary(*quoting("us", 0.5, 1), *quoting("beijing", 0.5, 1))
    assert frame.loc["us_direct_share", "value"] == 0.5
    assert np.isnan(frame.loc["us_direct_share", "p_value"])


def test_one_is_worded_as_one():
    reading = summary(told("Soybeans", "us")).loc["us_words", "reading"]
    assert reading.startswith("Washington has 1 word in 1 of 1 document.")


def test_terms_are_not_counted_as_left_out_where_nothing_is_ranked():
    made = [told("The soybeans grow. " * 60, "us", "a"), told("The tariffs hurt.", "beijing", "b")]
    frame = summarise(made, contrast_terms(made, PROFILE, QUICK), TOPICS, PROFILE, QUICK).set_index("measure")
    assert np.isnan(frame.loc["beijing_omitted_terms", "value"])


def test_a_side_with_more_room_but_the_same_habits_does_not_stand_out():
    def acting(side, room, number):
        made = mixed(*[(side, f"We state point {point} here.") for point in range(room)], doc_id=f"{side}{number}")
        acts = ("states", "warns") * room
        passages = tuple(replace(passage, act=act) for passage, act in zip(made.passages, acts, strict=False))
        return AnalysedDocument(made.document, passages)

    made = [acting(side, room, number) for side, room in (("us", 12), ("beijing", 4)) for number in range(6)]
    assert summary(*made).loc["us_warns", "p_value"] == 1
