"""Cells that leave the program: no formula, no half character, one type a column."""

import math

import pandas as pd
import pytest

from analysis.cells import clean_text, defuse, plain, tidy


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "  =", "\n@", "＝", "＋", "－", "＠", "\u3000＝", "\ufeff="]
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert defuse(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("text", ["", "tariffs = 30%", "关税-措施", "(=)", "1-2", "'=1", "“-”"])
def test_text_that_no_spreadsheet_runs_stays_as_it_is(text):
    assert defuse(text) == text


def test_half_a_surrogate_pair_becomes_the_replacement_character():
    assert clean_text("a\ud83db") == "a\ufffdb"


def test_a_whole_emoji_survives_cleaning():
    assert clean_text("🐟") == "🐟"


def test_offsets_with_gaps_stay_whole_numbers():
    assert tidy(pd.DataFrame({"evidence_start": [12.0, math.nan]}))["evidence_start"].tolist() == [12, pd.NA]


def test_offsets_given_as_numbers_and_empty_text_stay_whole_numbers():
    assert str(tidy(pd.DataFrame({"evidence_start": ["", 7]}))["evidence_start"].dtype) == "Int64"


def test_an_empty_offset_column_has_the_type_of_a_full_one():
    assert str(tidy(pd.DataFrame({"start": ["", ""]}))["start"].dtype) == "Int64"


def test_a_score_that_happens_to_be_whole_stays_a_real_number():
    assert str(tidy(pd.DataFrame({"log_ratio": [1.0, 2.0]}))["log_ratio"].dtype) == "float64"


def test_missing_text_is_empty_text():
    assert tidy(pd.DataFrame({"source": [None, "Xinhua"]}))["source"].tolist() == ["", "Xinhua"]


def test_an_infinite_score_is_written_as_a_word():
    assert plain(math.inf) == "inf"
