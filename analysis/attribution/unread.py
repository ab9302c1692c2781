"""Documents in a language without rules: nobody's words are told apart in them."""

from __future__ import annotations

from typing import Final

from analysis.attribution.clauses import REPORTER
from analysis.passage import AnalysedDocument, Passage
from analysis.sentences import lines, sentences
from corpus.document import Document

RULE: Final = "language-not-analysed"
CONFIDENCE: Final = 0.5
"""Nothing was looked at, so nothing speaks for the voice."""


def as_narration(document: Document) -> AnalysedDocument:
    """Return a document with every sentence in the reporter's voice, whoever its teller is.

    Words of a language without rules must not enter a side's counts, where they would stand as words that the other
    side never uses.
    """
    spans = tuple(span for start, end in lines(document.text) for span in sentences(document.text, start, end))
    passages = tuple(Passage(start, end, REPORTER, rule=RULE, confidence=CONFIDENCE) for start, end in spans)
    return AnalysedDocument(document, passages, (), spans)
