"""The embedded sample: marked as composed, of readable length, and labelled to the last character."""

import json
import tomllib
from pathlib import Path

import pytest

from corpus import Corpus, Document, load

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "corpus" / "june_2025_call"
LABELS = ROOT / "tests" / "data" / "june_2025_call"
DOC_IDS = sorted(path.stem for path in SAMPLE.glob("*.md"))
LABELLED = sorted(path.stem for path in LABELS.glob("*.tsv"))
KNOWN_LABELS = {"us", "beijing", "both", "other", "reporter", "omits-us", "omits-beijing", "omits-both", "?"}


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return load(SAMPLE)


@pytest.fixture
def document(sample: Corpus, request: pytest.FixtureRequest) -> Document:
    return next(d for d in sample.documents if d.doc_id == request.param)


def labelled_stretches(doc_id: str) -> list[tuple[str, str]]:
    lines = (LABELS / f"{doc_id}.tsv").read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines)]


def without_space(text: str) -> str:
    return "".join(text.split())


def test_the_sample_loads_without_problems(sample: Corpus) -> None:
    assert [str(problem) for problem in sample.problems] == []


def test_every_file_of_the_sample_is_listed_and_loaded_once(sample: Corpus) -> None:
    listed = [entry["file"] for entry in tomllib.loads((SAMPLE / "corpus.toml").read_text("utf-8"))["documents"]]
    assert [Path(name).stem for name in listed] == DOC_IDS == [d.doc_id for d in sample.documents]


def test_the_corpus_note_says_that_the_texts_are_composed(sample: Corpus) -> None:
    assert "composed" in sample.note.lower()


def test_six_articles_and_an_account_of_each_side_are_told_apart(sample: Corpus) -> None:
    assert [d.teller for d in sample.documents] == ["press"] * 6 + ["us", "beijing"]


@pytest.mark.parametrize("document", DOC_IDS, indirect=True)
def test_each_document_names_a_composed_outlet(document: Document) -> None:
    assert document.outlet.startswith("Composed")
    assert document.outlet.endswith("(sample)")


@pytest.mark.parametrize("document", DOC_IDS, indirect=True)
def test_each_document_has_250_to_700_words(document: Document) -> None:
    assert 250 <= len(document.text.split()) <= 700


@pytest.mark.parametrize("document", DOC_IDS, indirect=True)
def test_each_document_belongs_to_the_call(document: Document) -> None:
    assert document.event == "2025-06-05_trump-xi_call"


def test_every_press_article_is_labelled(sample: Corpus) -> None:
    assert [d.doc_id for d in sample.documents if d.teller == "press"] == LABELLED


@pytest.mark.parametrize("document", LABELLED, indirect=True)
def test_the_labelled_stretches_join_to_the_whole_text(document: Document) -> None:
    joined = "".join(without_space(text) for _, text in labelled_stretches(document.doc_id))
    assert joined == without_space(document.text)


@pytest.mark.parametrize("doc_id", LABELLED)
def test_labels_are_those_of_the_guide(doc_id: str) -> None:
    assert {label for label, _ in labelled_stretches(doc_id)} <= KNOWN_LABELS


def test_every_expected_claim_quotes_its_document(sample: Corpus) -> None:
    expected = json.loads((LABELS / "expected.json").read_text(encoding="utf-8"))
    texts = {d.doc_id: d.text for d in sample.documents}
    assert [claim["says"] for claim in expected["claims"] if claim["says"] not in texts[claim["doc"]]] == []


def test_every_expected_quotation_stands_in_its_documents(sample: Corpus) -> None:
    expected = json.loads((LABELS / "expected.json").read_text(encoding="utf-8"))
    texts = {d.doc_id: d.text.lower() for d in sample.documents}
    missing = [(q["match"], i) for q in expected["quotes"] for i in q["documents"] if q["match"] not in texts[i]]
    assert missing == []
