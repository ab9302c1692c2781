"""Figures are listed with the topic they stand nearest to, in one spelling."""

from __future__ import annotations

import pytest

from analysis.figures import topic_figures
from analysis.mentions import find_mentions
from analysis.profile import load_profile
from tests.analysis.analysed import analysed


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def figures(text, profile, topic, voices=("us",)):
    document = analysed(text, voices=list(voices))
    table = topic_figures([document], find_mentions([document], profile), profile)
    return table[table["topic"] == topic]


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("30%", "30 %"),
        ("30 percent", "30 %"),
        ("90 days", "90 day"),
        ("$295 billion", "$295 bn"),
        ("12 million metric tons", "12 m ton"),
        ("45 to 47%", "45-47 %"),
    ],
)
def test_a_figure_is_spelled_one_way(written, figure, profile):
    assert figures(f"The tariff: {written}.", profile, "tariffs")["figure"].tolist() == [figure]


def test_chinese_figures_are_read(profile):
    assert figures("关税降到10%。", profile, "tariffs", ["beijing"])["figure"].tolist() == ["10 %"]


def test_a_year_is_no_figure(profile):
    assert figures("The tariff of 2018 stays.", profile, "tariffs").empty


def test_who_gives_a_figure_is_said(profile):
    table = figures("The tariff is 30%. The tariff is 145%.", profile, "tariffs", ["us", "reporter"])
    assert dict(zip(table["figure"], table["voice"], strict=True)) == {"30 %": "us", "145 %": "reporter"}
