"""Every label can be explained in one sentence."""

import pytest

from analysis.attribution import explain
from analysis.profile import load_profile
from tests.analysis.attribution.told import analysed, passage


def explained(text, words="", **options):
    return explain(passage(text, words, **options), load_profile())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trump said the levy would end.", ["Washington", "“Trump”", "“said”", "%"]),
        ("习近平指出，关税不公平。", ["Beijing", "“习近平”", "“指出”"]),
        ("According to Xinhua, the levy is unjust.", ["Beijing", "“Xinhua”"]),
        ("Boats waited.", ["Reporter", "nobody is credited"]),
    ],
)
def test_it_names_the_side_the_source_and_the_cue(text, parts):
    assert [part for part in parts if part not in explained(text)] == []


def test_it_says_that_an_official_document_speaks_for_its_side():
    assert "a document told by Washington" in explained("Boats waited.", teller="us")


def test_it_says_whose_words_an_official_document_retells():
    assert "retelling Beijing" in explained("President Xi asked for patience.", teller="us")


@pytest.mark.parametrize(
    "text",
    [
        "“The levy will fall,” Trump said. “It will fall fast.”",
        "The talks resumed, with Xi urging patience.",
        "Trump left, saying the levy would end.",
        "China, which has denied dumping, exports more.",
        "Xinhua's report omitted the levy, instead stressing patience.",
        "Boats waited.\nWe love grain.\n— Donald Trump (@realDonaldTrump)",
        "Donald Trump: We spoke.\nQ: Did you?\nXi Jinping: We did.",
    ],
)
def test_no_rule_is_explained_by_its_bare_name(text):
    profile = load_profile()
    for found in analysed(text).passages:
        assert f": {found.rule.replace('-', ' ')}" not in explain(found, profile)
