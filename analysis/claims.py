"""Claims that something was left out, tested against what the other documents show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.mentions import Mention, catalogue, sentence_number
from analysis.passage import AnalysedDocument, Omission
from analysis.profile import Profile
from analysis.settings import Settings
from analysis.tables import columns
from analysis.wordings import measure

Finding = Literal["supported", "contradicted", "untested"]

ENOUGH_WORDS = 60
"""Words a side must have in the corpus before its silence on a topic supports a claim that it was silent."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of omission about one topic.

    Attributes:
        doc_id: The document that makes it.
        omission: The stretch.
        topic: The topic, "" where none of the catalogue is named.
    """

    doc_id: str
    omission: Omission
    topic: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a document that speaks for or against a claim."""

    doc_id: str
    start: int
    end: int


class _Corpus:
    """The documents and mentions, arranged for the questions that testing a claim asks."""

    def __init__(self, documents: Sequence[AnalysedDocument], mentions: Sequence[Mention], profile: Profile) -> None:
        self.documents = {document.document.doc_id: document for document in documents}
        self.profile = profile
        self.known = catalogue(profile)
        self.by_topic: defaultdict[str, list[Mention]] = defaultdict(list)
        self.by_document: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.by_document[mention.doc_id].append(mention)
            if not mention.claimed and not self._asked(mention):
                self.by_topic[mention.topic].append(mention)
        for here in self.by_topic.values():
            here.sort(key=lambda m: (not m.direct, -m.confidence, m.doc_id, m.start))
        self.claims = tuple(claim for document in documents for claim in self._claims(document))
        self.claims_on: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            self.claims_on[claim.topic].append(claim)
        self._raised: dict[str, frozenset[str]] = {}
        self.spoken = {side: _words(documents, side) for side in profile.side_ids}
        own = {side: [d for d in documents if d.document.teller == side] for side in profile.side_ids}
        self.accounts = frozenset(side for side in own if _words(own[side], side) >= ENOUGH_WORDS)

    def _claims(self, document: AnalysedDocument) -> list[Claim]:
        """Return the claims of a document, one for each omission and topic; courtesies only where nothing else is."""
        doc_id = document.document.doc_id
        claims = []
        for omission in document.omissions:
            inside = [
                m for m in self.by_document[doc_id] if m.direct and m.start < omission.end and omission.start < m.end
            ]
            inside = _outermost(inside)
            weights = {m.topic: self.known.topics[m.topic].weight for m in inside}
            top = [topic for topic in weights if weights[topic] > 1] or list(weights)
            narrow = [t for t in top if not any(t in self.known.above[other] and other in top for other in top)]
            wide = [t for t in top if t not in narrow and _stands_alone(t, inside, self.known.above)]
            claims += [Claim(doc_id, omission, topic) for topic in sorted({*narrow, *wide})] or [
                Claim(doc_id, omission, "")
            ]
        return claims

    def around(self, mention: Mention) -> Evidence:
        """Return the part of the mention's sentence that lies in its passage."""
        document = self.documents[mention.doc_id]
        passage = document.passages[mention.passage]
        start, end = passage.start, passage.end
        number = sentence_number(document, mention.start)
        if number >= 0 and mention.start < document.sentences[number][1]:
            start, end = max(start, document.sentences[number][0]), min(end, document.sentences[number][1])
        return Evidence(mention.doc_id, min(start, mention.start), max(end, mention.end))

    def _asked(self, mention: Mention) -> bool:
        """Return whether a mention stands in a question: to ask after a topic is not to say that it came up."""
        around = self.around(mention)
        text = self.documents[mention.doc_id].document.text[around.start : around.end]
        return text.rstrip('”"’ ').endswith(("?", "？"))

    def first(self, claim: Claim, fits: Callable[[Mention], bool], *, elsewhere: bool = True) -> Mention | None:
        """Return the surest mention of a claim's topic that fits; with `elsewhere`, of another document if any does."""
        own = None
        for mention in self.by_topic[claim.topic]:
            if fits(mention):
                if not elsewhere or mention.doc_id != claim.doc_id:
                    return mention
                own = own or mention
        return own

    def raised(self, topic: str) -> frozenset[str]:
        """Return the sides that raise a topic anywhere."""
        if topic not in self._raised:
            self._raised[topic] = frozenset(s for m in self.by_topic[topic] for s in m.sides(self.profile))
        return self._raised[topic]

    def official(self, mention: Mention) -> bool:
        """Return whether a mention stands in a side's own document."""
        return self.documents[mention.doc_id].document.teller in self.profile.side_ids

    def said_to_have_come_up(self, mention: Mention) -> bool:
        """Return whether the mention's sentence says that what it names was part of the talk."""
        around = self.around(mention)
        document = self.documents[mention.doc_id]
        if any(o.start < around.end and around.start < o.end for o in document.omissions):
            return False
        text = document.document.text[around.start : around.end]
        return bool(self.known.came_up.find(text)) and not self.known.negators.find(text)


def _words(documents: Sequence[AnalysedDocument], side: str) -> float:
    """Return how many words the documents hold in a side's voice."""
    passages = [(d.document.text, p) for d in documents for p in d.passages if p.voice in (side, "both")]
    return sum(measure(text[passage.start : passage.end]) for text, passage in passages)


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Drop mentions that lie within a longer one of another topic: "visit" within "state visit invitation"."""
    return [
        m
        for m in mentions
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in mentions)
    ]


def _stands_alone(topic: str, mentions: list[Mention], above: dict[str, tuple[str, ...]]) -> bool:
    """Return whether a broader topic is named apart from the narrower ones beside it."""
    narrower = [m for m in mentions if topic in above[m.topic]]
    return any(m.topic == topic and not any(n.start < m.end and m.start < n.end for n in narrower) for m in mentions)


def test_claims(
    documents: Sequence[AnalysedDocument], mentions: Sequence[Mention], profile: Profile, settings: Settings
) -> pd.DataFrame:
    """Test every claim that a topic was left out, not confirmed or not discussed.

    A claim about a side is contradicted where that side raises the topic anywhere but in the claim. A claim about the
    talk is contradicted where a side's own account raises the topic, or a passage says that it came up. It is
    supported where another document makes the same claim or, for a claim about a side, where the corpus holds enough
    of that side's words and none raises what others raise.

    Where the accounts of all sides that the claim is about are in the corpus and none raises the topic, the claim is
    supported too; there is no passage to show for that.

    Args:
        documents: The analysed documents, with their omissions.
        mentions: What `find_mentions` found in them.
        profile: Sides and topics.
        settings: Not used yet; every reduce step takes it.

    Returns:
        One row for each omission and topic, in text order, with the columns of the claims table.
    """
    del settings
    corpus = _Corpus(documents, mentions, profile)
    rows = []
    for number, claim in enumerate(corpus.claims, start=1):
        finding, evidence = _test(claim, corpus)
        text = corpus.documents[claim.doc_id].document.text
        rows.append(
            (
                f"c{number}",
                claim.doc_id,
                claim.omission.start,
                claim.omission.end,
                claim.omission.kind,
                claim.omission.side,
                claim.topic,
                finding,
                evidence.doc_id if evidence else "",
                evidence.start if evidence else None,
                evidence.end if evidence else None,
                text[claim.omission.start : claim.omission.end],
                corpus.documents[evidence.doc_id].document.text[evidence.start : evidence.end] if evidence else "",
            )
        )
    frame = pd.DataFrame(rows, columns=list(columns("claims", profile)))
    return frame.astype({"start": "Int64", "end": "Int64", "evidence_start": "Int64", "evidence_end": "Int64"})


test_claims.__test__ = False  # type: ignore[attr-defined]  # its name looks like a test's to pytest


def _test(claim: Claim, corpus: _Corpus) -> tuple[Finding, Evidence | None]:
    """Return what the corpus says of a claim, with the passage that says it."""
    if not claim.topic:
        return "untested", None
    against = corpus.first(claim, lambda mention: _contradicts(mention, claim, corpus))
    if against is not None:
        return "contradicted", corpus.around(against)
    for other in corpus.claims_on[claim.topic]:
        if _agrees(other, claim):
            return "supported", Evidence(other.doc_id, other.omission.start, other.omission.end)
    silent = claim.omission.side
    if silent in corpus.profile.side_ids and corpus.spoken[silent] >= ENOUGH_WORDS:
        speaker = corpus.profile.other_side(silent)
        elsewhere = corpus.first(claim, lambda mention: speaker in mention.sides(corpus.profile), elsewhere=False)
        if elsewhere is not None:
            return "supported", corpus.around(elsewhere)
    silent_sides = frozenset(corpus.profile.side_ids if silent == "both" else (silent,))
    if silent_sides <= corpus.accounts and not silent_sides & corpus.raised(claim.topic):
        return "supported", None
    return "untested", None


def _contradicts(mention: Mention, claim: Claim, corpus: _Corpus) -> bool:
    """Return whether a mention shows that what the claim says was left out was not."""
    omission = claim.omission
    if mention.doc_id == claim.doc_id and mention.start < omission.end and omission.start < mention.end:
        return False
    sides = mention.sides(corpus.profile)
    if omission.side in corpus.profile.side_ids:
        return omission.side in sides
    if omission.kind != "not_discussed":
        return bool(sides)
    if mention.doc_id == claim.doc_id and omission.voice == mention.voice:
        return False
    if corpus.official(mention):
        return omission.voice not in sides or mention.voice == "both"
    return corpus.said_to_have_come_up(mention)


def _agrees(other: Claim, claim: Claim) -> bool:
    """Return whether another document makes the same claim about the same topic."""
    return (
        other.doc_id != claim.doc_id
        and other.topic == claim.topic
        and other.omission.side in (claim.omission.side, "both")
        and (
            other.omission.kind == claim.omission.kind
            or "not_discussed" not in (other.omission.kind, claim.omission.kind)
        )
    )
