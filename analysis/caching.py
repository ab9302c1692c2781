"""What was worked out of single documents, kept for the next comparison of the same ones.

After a correction, or with one more text, most documents are what they were. What is worked out of one document alone
is kept under its text, metadata and corrections and the profile; the results are the same with and without.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from corpus.document import Document

MOST = 512
"""Documents kept, for each kind of result."""
LONGEST = 200_000
"""Characters of a document up to which its results are kept."""

D = TypeVar("D", Document, AnalysedDocument)
T = TypeVar("T")


def remembered(function: Callable[[D, Profile], T]) -> Callable[[D, Profile], T]:
    """Return a pure function of one document that remembers its last results, which nobody may change.

    Args:
        function: Works something out of one document.
    """
    kept = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def recalled(document: D, profile: Profile) -> T:
        text = document.document.text if isinstance(document, AnalysedDocument) else document.text
        return kept(document, profile) if len(text) <= LONGEST else function(document, profile)

    return recalled
