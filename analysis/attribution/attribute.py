"""The road through the passes of attribution."""

from __future__ import annotations

from analysis.passage import AnalysedDocument, Passage
from analysis.profile import Profile
from corpus.document import Document


def attribute(document: Document, profile: Profile) -> AnalysedDocument:
    """Split a document into passages with one voice each.

    Args:
        document: The document; its teller decides whether it is read as an official account or as press.
        profile: The sides and their sources and cues.

    Returns:
        The passages, the claims of omission and the sentences, all with offsets into the document's text.
    """
    text = document.text
    passages = []
    sentences = []
    for start, end in _lines(text):
        sentences.append((start, end))
        if document.teller in profile.side_ids:
            passages.append(Passage(start, end, document.teller, mode="official", rule="official-document"))
            continue
        voice = "reporter"
        for source in profile.sources:
            if any(text[start:].startswith(name) for name in source.names):
                voice = source.side
        passages.append(Passage(start, end, voice, rule="line-opening"))
    return AnalysedDocument(document, tuple(passages), (), tuple(sentences))


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
