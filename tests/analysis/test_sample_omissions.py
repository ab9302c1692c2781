"""What a careful reader finds in the sample, the program finds too: verdicts, tested claims, utterances."""

from __future__ import annotations

import json
import re

import pytest

from analysis import compare
from corpus import load


@pytest.fixture(scope="module")
def comparison(root):
    return compare(load(root / "corpus" / "june_2025_call"))


@pytest.fixture(scope="module")
def expected(root):
    return json.loads((root / "tests" / "data" / "june_2025_call" / "expected.json").read_text(encoding="utf-8"))


def test_each_topic_has_its_verdict(comparison, expected):
    got = dict(zip(comparison.topics["topic"], comparison.topics["verdict"], strict=True))
    assert {
        t["topic"]: got.get(t["topic"]) for t in expected["topics"] if got.get(t["topic"]) not in t["verdicts"]
    } == {}


def test_each_claim_is_found_and_tested(comparison, expected):
    fields = ["doc_id", "kind", "side", "topic", "finding"]
    missed = []
    for want in expected["claims"]:
        rows = comparison.claims[comparison.claims["text"].str.contains(want["says"], case=False, regex=False)]
        found = set(rows[fields].itertuples(index=False, name=None))
        if (want["doc"], *(want[field] for field in fields[1:])) not in found:
            missed.append(want["says"])
    assert missed == []


def test_each_utterance_is_recognised_in_the_documents_that_carry_it(comparison, expected):
    missed = []
    for want in expected["quotes"]:
        rows = comparison.quotes[comparison.quotes["voice"] == want["voice"]]
        rows = rows[rows["text"].str.contains(want["match"], flags=re.IGNORECASE)]
        clusters = [set(group["doc_id"]) for _, group in rows.groupby("cluster")]
        if not any(set(want["documents"]) <= found for found in clusters):
            missed.append(want["match"])
    assert missed == []


def test_a_claim_that_names_something_has_its_topic(comparison):
    unnamed = comparison.claims[comparison.claims["topic"] == ""]["text"].tolist()
    assert unnamed == ["The State Department declined to say whether the Rubio policy still stood."]


def test_no_claim_is_contradicted_by_a_passage_that_makes_the_same_claim(comparison):
    contradicted = comparison.claims[comparison.claims["finding"] == "contradicted"]
    against = contradicted["evidence_text"].str.contains(r"\bnot\b|\bnothing\b|no mention|avoid|left out")
    assert not against.any()


def test_the_later_tables_point_at_the_texts(comparison):
    texts = {document.doc_id: document.text for document in comparison.corpus.documents}
    for row in comparison.figures.itertuples():
        assert texts[row.doc_id][row.start : row.end].strip() == row.text
    for row in comparison.wordings.itertuples():
        assert texts[row.us_doc][row.us_start : row.us_end] == row.us_text
    assert comparison.series.empty
