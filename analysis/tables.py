"""The tables of a comparison: their names and columns, in order."""

from __future__ import annotations

import pandas as pd

from analysis.profile import Profile

TABLES = (
    *("documents", "passages", "terms", "topics", "claims", "quotes", "summary"),
    *("wordings", "figures", "series", "corrections"),
)
"""In the order in which they are exported."""

_COLUMNS = {
    "documents": "doc_id title teller teller_reason outlet date event language words {a}_words {b}_words "
    "reporter_words duplicate_of origin sha256 encoding reader brought",
    "passages": "doc_id passage_id start end voice speaker mode act source cue rule confidence text",
    "terms": "term words favours omitted_by {a}_count {b}_count {a}_per_1000 {b}_per_1000 {a}_documents {b}_documents "
    "{a}_tfidf {b}_tfidf tfidf_contrast g2 log_ratio log_ratio_low log_ratio_high log_odds_z p_value q_value",
    "topics": "topic label origin verdict {a}_passages {b}_passages reporter_passages {a}_documents {b}_documents "
    "{a}_share {b}_share {a}_rank {b}_rank {a}_wording {b}_wording {a}_evidence {b}_evidence confidence",
    "claims": "claim_id doc_id start end kind side topic finding evidence_doc evidence_start evidence_end text "
    "evidence_text",
    "quotes": "cluster doc_id start end voice source similarity text cut",
    "summary": "measure value low high null_mean p_value reading",
    "wordings": "topic similarity {a}_doc {a}_start {a}_end {b}_doc {b}_start {b}_end {a}_only {b}_only {a}_text "
    "{b}_text",
    "figures": "topic figure voice doc_id start end text",
    "series": "event date side topic label formulation change share share_change evidence",
    "corrections": "number kind doc_id start end topic before value author made applied text",
}


def columns(table: str, profile: Profile) -> tuple[str, ...]:
    """Return the columns that `table` begins with; later columns may follow.

    Args:
        table: One of `TABLES`.
        profile: Its side ids take the places of `us` and `beijing` in the names.

    Raises:
        KeyError: There is no such table.
    """
    first, second = profile.side_ids
    return tuple(_COLUMNS[table].format(a=first, b=second).split())


def empty(table: str, profile: Profile) -> pd.DataFrame:
    """Return `table` without rows."""
    return pd.DataFrame({column: pd.Series(dtype=object) for column in columns(table, profile)})
