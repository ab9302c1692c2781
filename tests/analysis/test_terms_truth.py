"""Omissions and differences in made text of which the truth is known."""

import numpy as np
import pytest
from made_text import documents, told

from analysis.attribution import attribute
from analysis.profile import load_profile
from analysis.settings import Settings
from analysis.terms import contrast_terms
from corpus import load

PROFILE = load_profile()
QUICK = Settings(bootstrap=0)
PHRASES = [f"{first} {second}" for first in ("soft", "rare", "joint", "blue") for second in
           ("power", "earth", "patrol", "bridge", "harvest")]  # fmt: skip


def contrast(*made):
    return contrast_terms([each for side in made for each in side], PROFILE, QUICK).set_index("term")


@pytest.fixture(scope="module")
def planted():
    """Forty documents a side; twenty phrases in four tenths of Beijing's and in none of Washington's."""
    beijing = documents("beijing", 40, seed=11, planted=dict.fromkeys(PHRASES, 0.4))
    return contrast(documents("us", 40, seed=12), beijing)


def test_phrases_planted_on_one_side_are_found_as_omitted(planted):
    found = [phrase for phrase in PHRASES if phrase in planted.index and planted.loc[phrase, "omitted_by"] == "us"]
    assert len(found) >= 18


def test_what_is_called_omitted_was_planted(planted):
    omitted = planted.index[planted["omitted_by"] == "us"]
    assert np.mean([term in PHRASES for term in omitted]) >= 0.9


def test_planted_phrases_differ_significantly(planted):
    found = [phrase for phrase in PHRASES if phrase in planted.index and planted.loc[phrase, "q_value"] < 0.05]
    assert len(found) >= 18


def test_random_halves_of_one_side_show_no_difference():
    made, generator = documents("us", 60, seed=5), np.random.default_rng(7)
    declared, omitted = [], []
    for _ in range(12):
        labels = generator.permutation(np.repeat(["us", "beijing"], 30))
        split = [
            told(each.document.text, label, each.document.doc_id) for each, label in zip(made, labels, strict=True)
        ]
        frame = contrast(split)
        declared.append(bool((frame["q_value"] < QUICK.alpha).any()))
        omitted.append((frame["omitted_by"] != "").mean())
    assert sum(declared) <= 1
    assert np.mean(omitted) <= 0.05


def test_a_word_that_one_document_repeats_is_no_difference_between_the_sides():
    us = documents("us", 20, seed=1)
    us[0] = told(us[0].document.text + " The soybeans grow." * 30, "us", "us0000")
    row = contrast(us, documents("beijing", 20, seed=2)).loc["soybeans"]
    assert row["q_value"] > 0.2
    assert row["omitted_by"] == ""


@pytest.mark.parametrize("number", [2, 4, 6, 8])
def test_a_handful_of_documents_of_one_side_leaves_hardly_anything_out(number):
    made, generator = documents("us", 60, seed=5), np.random.default_rng(7)
    omitted, declared = [], []
    for _ in range(12):
        chosen = generator.choice(len(made), number, replace=False)
        split = [
            told(made[index].document.text, ("us", "beijing")[place % 2], made[index].document.doc_id)
            for place, index in enumerate(chosen)
        ]
        frame = contrast(split)
        omitted.append((frame["omitted_by"] != "").mean())
        declared.append(bool((frame["q_value"] < QUICK.alpha).any()))
    assert np.mean(omitted) <= 0.05
    assert sum(declared) <= 1


def test_what_carries_no_issue_is_not_among_the_terms_of_real_readouts(shared):
    empty = {
        "action",
        "billion",
        "conversation",
        "discussion",
        "flow",
        "global",
        "historic",
        "million",
        "outcome",
        "positive",
        "regional",
    }
    events = [path for path in sorted((shared / "readouts").iterdir()) if path.is_dir()]
    for event in events:
        analysed = [attribute(document, PROFILE) for document in load(event).documents]
        listed = contrast_terms(analysed, PROFILE, QUICK)["term"]
        assert not empty & set(listed.str.lower()), event.name
