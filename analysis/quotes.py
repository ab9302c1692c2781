"""The same utterance across documents: verbatim, trimmed, or in another translation."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.settings import Settings

COLUMNS = ("cluster", "doc_id", "start", "end", "voice", "source", "similarity", "text")


def match_quotes(documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings) -> pd.DataFrame:
    """Stub."""
    del documents, profile, settings
    return pd.DataFrame([], columns=list(COLUMNS))
