"""A comparison made by hand: small tables of two invented sides, with everything in them that is hard to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis.profile import Profile, Side
from analysis.tables import TABLES, columns
from corpus.document import Corpus, Document, Problem

if TYPE_CHECKING:
    from analysis.comparison import Comparison

TEXT = "North said fish prices must fall.\nSouth said =HYPERLINK() is no price. 两国谈了鱼。"

NORTH_SOUTH = Profile(
    id="north_south",
    title="North and South",
    sides=(Side("north", "Northport", "Northern"), Side("south", "Southwold", "Southern")),
    sources=(),
    topics=(),
    language={},
    fingerprint="0123456789abcdef",
)

ROWS: dict[str, list[dict[str, Any]]] = {
    "documents": [{"doc_id": "desk/a", "title": "Fish talks", "teller": "press", "outlet": "The Gull", "words": 15}],
    "passages": [
        {"doc_id": "desk/a", "passage_id": "p1", "start": 0, "end": 33, "voice": "north", "text": TEXT[:33]},
        {"doc_id": "desk/a", "passage_id": "p2", "start": 34, "end": 73, "voice": "south", "text": "=1+1"},
    ],
    "terms": [
        {"term": "fish", "favours": "north", "omitted_by": "south", "north_count": 9, "south_count": 0, "g2": 7.5},
        {"term": "nets", "favours": "south", "omitted_by": "", "north_count": 2, "south_count": 11, "g2": 6.25}
        | {"q_value": 0.01, "log_ratio": -2.5},
    ],
    "topics": [
        {"topic": "prices", "label": "Fish prices", "origin": "catalogue", "verdict": "north_only"}
        | {"north_passages": 1, "north_documents": 1, "south_passages": 0, "north_evidence": "desk/a:0-33"},
        {"topic": "waters", "label": "Waters", "origin": "catalogue", "verdict": "contested"}
        | {"north_wording": "our waters", "south_wording": "the strait", "south_evidence": "desk/a:34-73"},
    ],
    "claims": [
        {"claim_id": "c1", "doc_id": "desk/a", "start": 3, "end": 9, "kind": "omitted", "side": "south"}
        | {"topic": "prices", "finding": "untested", "text": "Southwold's note had no word on prices"},
        {"claim_id": "c2", "doc_id": "desk/a", "start": 3, "end": 9, "kind": "not_discussed", "side": "both"}
        | {"topic": "waters", "finding": "contradicted", "evidence_doc": "desk/a", "evidence_start": 34}
        | {"evidence_end": 73, "text": "the waters never came up", "evidence_text": "South spoke of the strait"},
    ],
    "quotes": [],
    "summary": [{"measure": "divergence", "value": 0.25, "low": 0.125, "reading": "above its null"}],
}


@pytest.fixture
def make_comparison():
    """Return a function that makes a comparison; it takes rows in place of a table's own."""
    from analysis.comparison import Comparison

    def make(*, words: dict[str, int] | None = None, text: str = TEXT, **rows: list[dict[str, Any]]) -> Comparison:
        counts = {"north": 6, "south": 5, "reporter": 4, "all": 15} | (words or {})
        tables = {
            name: pd.DataFrame(rows.get(name, ROWS.get(name)), columns=list(columns(name, NORTH_SOUTH)), dtype=object)
            for name in TABLES
        }
        return Comparison(
            corpus=Corpus((Document("desk/a", text),), (Problem("b.txt", "It is empty.", "Fill it."),), title="Fish"),
            profile=NORTH_SOUTH,
            analysed=(),
            run={"words": counts, "settings": {"floor_words": 100, "alpha": 0.05}, "formulas": {"g2": "two-cell"}}
            | {"duplicates": {"copies": 0}},
            **tables,
        )

    return make
