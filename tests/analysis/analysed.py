"""Analysed documents built by hand: one voice a sentence, omissions where the test puts them."""

from __future__ import annotations

from analysis.passage import AnalysedDocument, Omission, Passage
from analysis.sentences import lines, sentences
from corpus.document import Document


def document_of(text, *, doc_id="d", teller="press", language="en"):
    return Document(doc_id, text, teller=teller, language=language)


def analysed(text, *, voices, doc_id="d", teller="press", omitted=(), confidence=0.9):
    """Return a document whose sentences have the given voices; the last voice goes on to the end."""
    spans = [span for start, end in lines(text) for span in sentences(text, start, end)]
    mode = "official" if teller in ("us", "beijing") else "indirect"
    passages = [
        Passage(start, end, voices[min(number, len(voices) - 1)], mode=mode, confidence=confidence)
        for number, (start, end) in enumerate(spans)
    ]
    omissions = [
        Omission(start, end, kind, side, voice[0] if voice else "reporter", "", "test")
        for start, end, kind, side, *voice in omitted
    ]
    return AnalysedDocument(
        document_of(text, doc_id=doc_id, teller=teller), tuple(passages), tuple(omissions), tuple(spans)
    )
