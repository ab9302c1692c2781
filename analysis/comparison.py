"""compare(): the one road from a corpus to a comparison."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, astuple, dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from typing import Any

import pandas as pd

from analysis.attribution import attribute
from analysis.caching import LONGEST, remembered
from analysis.claims import test_claims
from analysis.corrections import APPLIED, by_text, correct_voices, correction_table, told_corrections
from analysis.figures import topic_figures
from analysis.lexicon import wordlists_fingerprint
from analysis.mentions import find_mentions
from analysis.pairs import pair_wordings
from analysis.passage import AnalysedDocument
from analysis.phrases import SHORT_CORPUS, WORDS_PER_PHRASE
from analysis.profile import Profile, load_profile, without_topics
from analysis.progress import READING, Progress, quiet, telling
from analysis.quotes import match_quotes
from analysis.resampling import MANY
from analysis.series import trace_events
from analysis.settings import Settings
from analysis.summary import summarise
from analysis.tables import TABLES, columns
from analysis.terms import contrast_terms
from analysis.topics import judge_topics
from analysis.traditional import as_written, shown_as_written, to_read
from analysis.user_topics import told_topics
from analysis.words import count_words
from corpus.document import Corpus, Document
from corpus.duplicates import find_copies

FORMULAS = {
    "g2": "two-cell log-likelihood, Rayson and Garside (2000); not the four-cell form of Dunning (1993)",
    "log_ratio": "binary log of the ratio of relative frequencies, Hardie (2014), a zero cell counted as 0.5",
    "log_odds_z": "weighted log-odds with an informative Dirichlet prior, Monroe, Colaresi and Quinn (2008)",
    "q_value": "Benjamini and Hochberg (1995)",
    "counts": "words as scikit-learn's CountVectorizer gives them on plain words; case, plurals and hyphens folded",
    "tfidf": "scikit-learn's TfidfTransformer (smooth idf, unit length), mean over a side's documents",
    "phrases": "NLTK's likelihood ratio and pointwise mutual information for every way of cutting a phrase in two",
    "log_ratio_low, log_ratio_high": "95 % percentile bootstrap over documents, over sentences where they are few; a "
    "side without the term resampled from Gamma(1/2, 1)",
    "p_value": "greatest of the exact binomial test on words and tests on documents (on sentences where they are few)",
    "omitted_by": "zero on one side; documents: Fisher's noncentral hypergeometric distribution; where they are few: "
    "exact binomial test on sentences, for the catalogue's terms the Poisson probability of zero",
    "duplicate_of": "at least 0.8 of the shorter text's runs of five words (Chinese: eight characters) stand in the "
    "longer one, of which it is at least 0.3; shingles after Broder (1997)",
    "summary": "Jensen-Shannon divergence in bits, Lin (1991); nulls by exchange of side labels; 95 % bootstrap",
}
CONSTANTS = {
    "words_per_phrase": WORDS_PER_PHRASE,
    "short_corpus_words": SHORT_CORPUS,
    "many_documents": MANY,
}
"""Bounds that are no settings: they save memory or time in very large corpora, or list more in very short ones."""


class NothingToCompareError(ValueError):
    """The corpus holds no document with text; the message says why."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of one run: tables plus a run record.

    Attributes:
        corpus: What was compared.
        profile: Its sides, sources and topics.
        analysed: The analysed documents, in the corpus's order.
        documents: A row a document.
        passages: A row a passage.
        terms: Words and phrases contrasted.
        topics: Verdicts on topics, with evidence.
        claims: Claims of omission, tested.
        quotes: Utterances that several documents carry.
        summary: Figures about the whole corpus.
        wordings: Sentences in which the sides come closest on a topic.
        figures: Numbers that stand with a topic, and who gives them.
        series: What changes from one event to the next; empty where there is only one.
        corrections: What readers corrected, and whether it could be applied.
        run: The run record: fingerprints, versions, counts, thresholds, formulas, seed.
    """

    corpus: Corpus
    profile: Profile
    analysed: tuple[AnalysedDocument, ...]
    documents: pd.DataFrame
    passages: pd.DataFrame
    terms: pd.DataFrame
    topics: pd.DataFrame
    claims: pd.DataFrame
    quotes: pd.DataFrame
    summary: pd.DataFrame
    wordings: pd.DataFrame
    figures: pd.DataFrame
    series: pd.DataFrame
    corrections: pd.DataFrame
    run: Mapping[str, Any]

    def table(self, name: str) -> pd.DataFrame:
        """Return the table called `name`.

        Raises:
            KeyError: There is no such table.
        """
        if name not in TABLES:
            raise KeyError(name)
        frame: pd.DataFrame = getattr(self, name)
        return frame


def compare(
    corpus: Corpus,
    profile: Profile | None = None,
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Compare the two sides' framings in a corpus.

    Args:
        corpus: Documents with their tellers.
        profile: The US-China profile where None.
        settings: Thresholds and seeds; defaults where None.
        jobs: Workers for the map step (document to passages), run through joblib and thus on whatever backend is
            registered with it.
        progress: Called from time to time within each step; may raise to stop the work.

    Returns:
        The comparison. The same corpus, profile and settings give the same tables on any number of jobs.

    Raises:
        NothingToCompareError: There is no document.
    """
    profile, settings = profile or load_profile(), settings or Settings()
    report = progress or quiet
    if not corpus.documents:
        reasons = " ".join(str(problem) for problem in corpus.problems)
        raise NothingToCompareError(f"There is no document with text to compare. {reasons}".strip())
    analysed = _corrected(tuple(_analyse(to_read(corpus.documents), profile, jobs, report)), corpus, profile)
    shown = as_written(analysed, corpus.documents)
    changed = {d.document.doc_id: d.document.text for item, d in zip(analysed, shown, strict=True) if item is not d}
    report(0, 1, "looking for copies")
    copies = find_copies(corpus.documents)
    counted = analysed
    if settings.duplicates == "once":
        counted = tuple(item for item in analysed if item.document.doc_id not in copies)
    mentions = find_mentions(counted, profile, report=report)
    claims = test_claims(counted, mentions, profile, settings, report=report)
    terms = contrast_terms(counted, profile, settings, report=report)
    topics = judge_topics(counted, mentions, claims, terms, profile, settings, report=report)
    documents = _document_table(shown, copies, profile)
    show = partial(shown_as_written, changed=changed)
    corrections = correction_table(corpus, profile, topics["topic"])
    return Comparison(
        corpus=corpus,
        profile=profile,
        analysed=shown,
        documents=documents,
        passages=_passage_table(shown, profile),
        terms=terms,
        topics=topics,
        claims=show(claims),
        quotes=show(match_quotes(counted, profile, settings, report=report)),
        wordings=show(pair_wordings(counted, mentions, profile, report=report)),
        figures=show(topic_figures(counted, mentions, profile, report=report)),
        series=trace_events(counted, mentions, profile, report=report),
        summary=summarise(counted, terms, topics, profile, settings, report=report),
        corrections=corrections,
        run=_run_record(corpus, profile, settings, documents, corrections),
    )


_attributed = remembered(attribute)


def _analyse(
    documents: tuple[Document, ...], profile: Profile, jobs: int, report: Progress
) -> Iterator[AnalysedDocument]:
    """Map step: attribute each document, in order."""
    total, profile = len(documents), without_topics(profile)
    if jobs == 1 or total == 1:
        for done, document in enumerate(telling(documents, total, report, READING)):
            if len(document.text) <= LONGEST:
                yield _attributed(document, profile)
            else:
                yield attribute(document, profile, partial(report, done, total, READING))
        return
    from joblib import Parallel, delayed

    batch = max(1, min(200, total // (abs(jobs) * 4)))
    parallel = Parallel(n_jobs=jobs, batch_size=batch, return_as="generator")
    results = parallel(delayed(attribute)(document, profile) for document in documents)
    yield from telling(results, total, report, READING)


def _corrected(
    analysed: tuple[AnalysedDocument, ...], corpus: Corpus, profile: Profile
) -> tuple[AnalysedDocument, ...]:
    """Return the documents with their readers' corrections, which are kept under the texts as they are written."""
    corrections = by_text(corpus)
    if not corrections:
        return analysed
    return tuple(
        correct_voices(item, corrections.get(document.text_hash, ()), profile)
        for item, document in zip(analysed, corpus.documents, strict=True)
    )


def _document_table(
    analysed: tuple[AnalysedDocument, ...], copies: Mapping[str, str], profile: Profile
) -> pd.DataFrame:
    """Return a row a document, with the words that each voice has in it and where it comes from."""
    first, second = profile.side_ids
    rows = []
    for item in analysed:
        d = item.document
        by_voice: Counter[str] = Counter()
        for p in item.passages:
            by_voice[p.voice] += count_words(d.text[p.start : p.end])
        rows.append(
            (d.doc_id, d.title, d.teller, d.teller_reason, d.outlet, d.date, d.event, d.language)
            + (sum(by_voice.values()), by_voice[first], by_voice[second], by_voice["reporter"])
            + (copies.get(d.doc_id, ""), *astuple(d.provenance))
        )
    return pd.DataFrame(rows, columns=list(columns("documents", profile)))


def _passage_table(analysed: tuple[AnalysedDocument, ...], profile: Profile) -> pd.DataFrame:
    """Return a row a passage, its text as it stands in the document."""
    rows = [
        (item.document.doc_id, f"p{number}", p.start, p.end, p.voice, p.speaker, p.mode, p.act, p.source, p.cue, p.rule)
        + (round(p.confidence, 3), item.document.text[p.start : p.end])
        for item in analysed
        for number, p in enumerate(item.passages, 1)
    ]
    return pd.DataFrame(rows, columns=list(columns("passages", profile)))


def _run_record(
    corpus: Corpus, profile: Profile, settings: Settings, documents: pd.DataFrame, corrections: pd.DataFrame
) -> dict[str, Any]:
    """Return what somebody needs to repeat the run and to check that the result is the same."""
    first, second = profile.side_ids
    copied = documents["duplicate_of"] != ""
    counted = documents[~copied] if settings.duplicates == "once" else documents
    return {
        "corpus": {
            "title": corpus.title,
            "note": corpus.note,
            "fingerprint": corpus.fingerprint,
            "documents": len(corpus),
            "problems": [str(problem) for problem in corpus.problems],
        },
        "corrections": {
            "count": len(corrections),
            "applied": int((corrections["applied"] == APPLIED).sum()),
            "list": list(told_corrections(corrections)),
        },
        "profile": {"id": profile.id, "fingerprint": profile.fingerprint, "sides": [first, second]}
        | {"topics": told_topics(profile)},
        "duplicates": {
            "copies": int(copied.sum()),
            "texts_with_copies": int(documents.loc[copied, "duplicate_of"].nunique()),
            "documents_counted": len(counted),
        },
        "words": {name: int(counted[f"{name}_words"].sum()) for name in (first, second, "reporter")}
        | {"all": int(counted["words"].sum())},
        "settings": asdict(settings),
        "constants": CONSTANTS,
        "wordlists": wordlists_fingerprint(),
        "formulas": FORMULAS,
        "sign": f"positive tfidf_contrast, log_ratio and log_odds_z lean to {profile.sides[0].label}",
        "versions": dict(_versions()),
    }


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    """Return the versions of what the figures depend on."""
    packages = ("numpy", "scipy", "pandas", "scikit-learn", "nltk", "jieba")
    return {"python": platform.python_version()} | {name: version(name) for name in packages}
