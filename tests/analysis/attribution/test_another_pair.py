"""Another pair of sides is a profile of its own and no code."""

from pathlib import Path

import pytest

from analysis.attribution import explain
from analysis.profile import load_profile
from tests.analysis.attribution.told import gaps, passage, pieces

PROFILE = load_profile(Path(__file__).parents[2] / "data" / "profiles" / "moscow_washington.toml")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Putin said the treaty would hold.", "moscow"),
        ("The Kremlin said the treaty would hold.", "moscow"),
        ("Russian officials said the treaty would hold.", "moscow"),
        ("Russia's ambassador to the US said the treaty would hold.", "moscow"),
        ("According to TASS, Trump said the treaty would hold.", "moscow"),
        ("The US ambassador to Russia said the treaty would hold.", "washington"),
        ('"The treaty will hold," Trump told reporters.', "washington"),
        ("A State Department spokeswoman said the treaty would hold.", "washington"),
        ("Xi said the treaty would hold.", "other"),
        ("China's foreign ministry said the treaty would hold.", "other"),
        ("Ukrainian officials said the treaty would hold.", "other"),
        ("The treaty has held since spring.", "reporter"),
    ],
)
def test_voices_are_told_by_the_profiles_own_sides(text, side):
    assert passage(text, profile=PROFILE).voice == side


def test_a_mixed_sentence_is_cut_between_the_new_sides():
    text = "Trump said the treaty would hold, while Moscow said it must be renewed."
    assert [side for side, _ in pieces(text, profile=PROFILE)] == ["washington", "moscow"]


def test_pronouns_and_learnt_names_take_the_new_sides():
    text = (
        "Ivan Orlov, a spokesman for the Kremlin, said on Friday that all was well. Orlov added that more would come."
    )
    assert passage(text, "Orlov added", profile=PROFILE).voice == "moscow"


def test_an_official_document_speaks_for_its_new_side_and_names_whom_it_retells():
    text = "The treaty stands. Trump said the treaty would hold."
    found = passage(text, "Trump said", teller="moscow", profile=PROFILE)
    assert (found.voice, found.speaker, found.mode) == ("moscow", "washington", "official")


def test_an_omission_belongs_to_the_new_side():
    text = "The Kremlin made no mention of the treaty."
    assert gaps(text, profile=PROFILE) == [("omitted", "moscow", text)]


def test_an_explanation_names_the_new_side_by_its_label():
    assert explain(passage("Putin said so.", profile=PROFILE), PROFILE).startswith("Moscow:")


def test_without_chinese_cues_a_chinese_sentence_is_narration():
    assert passage("习近平指出，关税不公平。", profile=PROFILE).voice == "reporter"


def test_the_two_profiles_can_be_used_in_turn():
    text = "Putin said the treaty would hold."
    assert [passage(text).voice, passage(text, profile=PROFILE).voice, passage(text).voice] == [
        "other",
        "moscow",
        "other",
    ]


def test_wishes_count_for_a_profile_that_includes_the_tables_of_thoughts(tmp_path):
    path = tmp_path / "thoughts.toml"
    path.write_text('include = ["us_china.toml", "english_thoughts.toml"]\n', encoding="utf-8")
    text = "Trump wants a deal on grain."
    assert [passage(text).voice, passage(text, profile=load_profile(path)).voice] == ["reporter", "us"]
