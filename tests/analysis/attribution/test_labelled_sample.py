"""Measured against the labelled sample that comes with the program, and against labelled reference articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.attribution import attribute
from analysis.profile import load_profile
from corpus import load
from corpus.document import Document
from tests.analysis.attribution.scoring import Score, read_labels, score

ROOT = Path(__file__).resolve().parents[3]
LABELS = ROOT / "tests" / "data" / "june_2025_call"


def labelled(document, path):
    """Return a document's score and the claims of omission that were not found."""
    found = attribute(document, load_profile())
    labels = read_labels(path, document.text)
    missed = [
        (stretch.label, document.text[stretch.start : stretch.end])
        for stretch in labels.stretches
        if stretch.label.startswith("omits-")
        and not any(
            o.start < stretch.end and o.end > stretch.start and f"omits-{o.side}" == stretch.label
            for o in found.omissions
        )
    ]
    return score(labels, found.passages), missed


def pooled(pairs):
    results = [labelled(document, path) for document, path in pairs]
    assert results
    return sum((result for result, _ in results), Score()), [claim for _, missed in results for claim in missed]


@pytest.fixture(scope="module")
def sample():
    documents = load(ROOT / "corpus" / "june_2025_call").documents
    paths = [(document, LABELS / f"{document.doc_id}.tsv") for document in documents]
    return pooled([(document, path) for document, path in paths if path.exists()])


@pytest.fixture(scope="module")
def seeds(shared):
    paths = sorted((shared / "gold").glob("*.tsv"))
    texts = [(shared / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8") for path in paths]
    return pooled([(Document(path.stem, text), path) for path, text in zip(paths, texts, strict=True)])


def test_the_samples_voices_are_told_as_a_reader_tells_them(sample):
    assert sample[0].macro_f1 >= 0.90


def test_the_samples_sides_are_hardly_ever_confused(sample):
    assert sample[0].flips <= 0.02


def test_every_claim_of_omission_in_the_sample_is_found(sample):
    assert sample[1] == []


def test_the_seeds_voices_are_told_as_a_reader_tells_them(seeds):
    assert seeds[0].macro_f1 >= 0.96


def test_the_seeds_sides_are_never_confused(seeds):
    assert seeds[0].flips == 0


def test_every_claim_of_omission_in_the_seeds_is_found(seeds):
    assert seeds[1] == []
