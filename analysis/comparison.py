"""compare(): the one road from a corpus to a comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.passage import AnalysedDocument
from analysis.profile import Profile, load_profile
from analysis.settings import Settings
from corpus.document import Corpus

TABLES = ("documents", "passages", "terms", "topics", "claims", "quotes", "summary")
"""The tables of a comparison, in the order in which they are exported."""

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what is being done)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of one run: tables plus a run record.

    Attributes:
        corpus: What was compared.
        profile: Its sides, sources and topics.
        analysed: The analysed documents, in the corpus's order.
        documents, passages, terms, topics, claims, quotes, summary: The tables, see `TABLES`.
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
    run: Mapping[str, Any]

    def table(self, name: str) -> pd.DataFrame:
        """Return the table called `name`, one of `TABLES`."""
        if name not in TABLES:
            raise KeyError(name)
        frame: pd.DataFrame = getattr(self, name)
        return frame


class NothingToCompareError(ValueError):
    """The corpus holds no document with text; the message says why."""


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
        jobs: Worker processes for the map step (document to passages); run through joblib.
        progress: Called as documents are done.

    Returns:
        The comparison. The same corpus, profile and settings give the same tables on any number of jobs.

    Raises:
        NothingToCompareError: There is no document.
    """
    raise NotImplementedError(corpus, profile or load_profile(), settings, jobs, progress)
