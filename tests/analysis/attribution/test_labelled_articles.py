"""Articles in the manner of ten kinds of outlet: the labels fit the texts, and the voices are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.attribution import attribute
from analysis.passage import Passage
from analysis.profile import load_profile
from corpus import load
from tests.analysis.attribution.scoring import Score, read_labels, score

ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"
PATHS = sorted(ARTICLES.glob("*/*.md"))
LEAST_MACRO_F1 = {"seen": 0.90, "unseen": 0.85}
MOST_FLIPS = {"seen": 0.01, "unseen": 0.02}


def document_of(path):
    corpus = load(path)
    assert not corpus.problems
    return corpus.documents[0]


def labels_of(path):
    return read_labels(path.with_suffix(".tsv"), document_of(path).text)


@pytest.fixture(scope="module", params=["seen", "unseen"])
def part(request):
    return request.param


@pytest.fixture(scope="module")
def pooled(part):
    profile = load_profile()
    paths = [path for path in PATHS if path.parent.name == part]
    return sum((score(labels_of(path), attribute(document_of(path), profile).passages) for path in paths), Score())


def test_every_article_has_labels_and_every_label_file_its_article():
    assert PATHS
    assert [path.with_suffix(".tsv") for path in PATHS] == sorted(ARTICLES.glob("*/*.tsv"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_labels_cover_the_article_to_the_last_character(path):
    labels = labels_of(path)
    covered = "".join(labels.text[stretch.start : stretch.end] for stretch in labels.stretches)
    assert "".join(covered.split()) == "".join(labels.text.split())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_article_is_marked_as_composed_and_told_by_the_press(path):
    document = document_of(path)
    assert document.outlet.startswith("Composed ")
    assert document.outlet.endswith("(test article)")
    assert document.teller == "press"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_article_lets_both_sides_and_the_reporter_speak(path):
    assert {"us", "beijing", "reporter"} <= {stretch.label for stretch in labels_of(path).stretches}


def test_the_voices_of_the_articles_are_told_apart(part, pooled):
    assert pooled.macro_f1 >= LEAST_MACRO_F1[part], {voice: pooled.f1(voice) for voice in ("us", "beijing", "reporter")}


def test_few_words_of_one_side_are_given_to_the_other(part, pooled):
    assert pooled.flips <= MOST_FLIPS[part]


@pytest.fixture
def made_labels(tmp_path):
    """Eight words: two of each side and four of the reporter, and a ninth that is not scored."""
    path = tmp_path / "made.tsv"
    path.write_text("us\tHe said\nbeijing\tshe replied\nreporter\tand it rained again\n?\tLater\n", encoding="utf-8")
    return read_labels(path, "He said she replied\nand it rained again Later")


def test_passages_that_agree_with_the_labels_score_one(made_labels):
    right = [Passage(s.start, s.end, s.label) for s in made_labels.stretches]
    assert score(made_labels, right).macro_f1 == 1
    assert score(made_labels, right).flips == 0


def test_a_side_taken_for_the_other_counts_as_a_flip_and_costs_both_their_f1(made_labels):
    found = score(made_labels, [Passage(0, 19, "us")])
    assert found.flips == 0.5
    assert found.macro_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_what_no_passage_covers_is_the_reporters(made_labels):
    assert score(made_labels, []).confusion == {("us", "reporter"): 2, ("beijing", "reporter"): 2} | {
        ("reporter", "reporter"): 4
    }


@pytest.mark.parametrize("end", ["", "and it snowed", "and it rained again"], ids=["shorter", "other", "longer"])
def test_labels_of_another_text_are_refused(tmp_path, end):
    path = tmp_path / "made.tsv"
    path.write_text("us\tHe said\nbeijing\tshe replied\nreporter\tand it rained\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"made\.tsv"):
        read_labels(path, f"He said she replied {end}")
