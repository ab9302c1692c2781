"""Passages with one voice, claims of omission, and a document's analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.corrections import Correction
from corpus.document import Document

Mode = Literal["direct", "indirect", "official", "narration"]
Act = Literal["states", "demands", "warns", "promises", "praises", "accuses", "denies", "asks", "agrees", ""]
ClaimKind = Literal["omitted", "unconfirmed", "not_discussed"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open character range of a document with one voice.

    Attributes:
        start: Offset of the first character in the document's text.
        end: Offset behind the last character.
        voice: A side's id, `both`, `other` or `reporter`.
        speaker: Side (or `both`, `other`) of whom the passage credits, where it differs from the voice; else "".
        mode: How the words are given.
        act: What the cue does.
        source: The words that name the source, as written ("" where none).
        cue: The words that show the attribution, as written ("" where none).
        rule: Name of the rule that gave the voice.
        confidence: Estimated probability that a careful reader agrees, 0 to 1.
    """

    start: int
    end: int
    voice: str
    speaker: str = ""
    mode: Mode = "narration"
    act: Act = ""
    source: str = ""
    cue: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Omission:
    """A stretch in which a document says that something was left out, not confirmed or not discussed.

    Attributes:
        start: Offset of the clause.
        end: Offset behind the clause.
        kind: `omitted`, `unconfirmed` or `not_discussed`.
        side: Whose omission it is: a side's id, or `both` where the claim is about the talk itself.
        voice: Who makes the claim: `reporter`, a side's id, `other`.
        cue: The words that show it.
        rule: Name of the rule that found it.
    """

    start: int
    end: int
    kind: ClaimKind
    side: str
    voice: str
    cue: str
    rule: str


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """What the map step makes of one document.

    Attributes:
        document: The document.
        passages: In text order, without overlap, covering every character that is not white space.
        omissions: In text order.
        sentences: Half-open offsets of the sentences, in text order.
        corrections: What readers corrected in this text: of voices, applied already, and of topics.
    """

    document: Document
    passages: tuple[Passage, ...]
    omissions: tuple[Omission, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __hash__(self) -> int:
        """Hash by what costs nothing: documents with equal texts and metadata rarely differ in anything else."""
        return hash((self.document, len(self.passages)))
