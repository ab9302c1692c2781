"""Claims that something was left out, tested against what the other documents show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import pandas as pd

from analysis.aliases import words_of
from analysis.catalogue import Catalogue, catalogue
from analysis.mentions import Mention
from analysis.passage import AnalysedDocument, Omission
from analysis.places import Places, Spans, asked_by_press
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.settings import Settings
from analysis.tables import columns
from analysis.wordings import clause_around, measure

Finding = Literal["supported", "contradicted", "untested"]

ENOUGH_WORDS = 60
"""Words a side must have in the corpus before its silence on a topic supports a claim that it was silent."""

HEADING = 7
"""Words below which a line without a full stop is a heading."""
WEIGHTY = 3
"""Weight of what a report leads with."""
MOST_NAMED = 40
"""Places in a claim that are looked at; one that names more is no clause but a text without full stops."""


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
        self.places = {document.document.doc_id: Places(document) for document in documents}
        self.profile = profile
        self.known = catalogue(profile)
        self.by_topic: defaultdict[str, list[Mention]] = defaultdict(list)
        named: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.claimed and mention.direct:
                named[mention.doc_id].append(mention)
            if not mention.claimed and not self._asked(mention):
                self.by_topic[mention.topic].append(mention)
        for here in self.by_topic.values():
            here.sort(key=lambda m: (self._heading(m), not m.direct, -m.confidence, m.doc_id, m.start))
        self.claims = tuple(
            claim for d in documents for claim in _claims(d, Spans(named[d.document.doc_id]), self.known)
        )
        self.peers: defaultdict[tuple[str, bool, str], list[tuple[int, Claim]]] = defaultdict(list)
        for number, claim in enumerate(self.claims):
            peers = self.peers[claim.topic, claim.omission.kind == "not_discussed", claim.omission.side]
            if not any(other.doc_id == claim.doc_id for _, other in peers[:2]):
                peers.append((number, claim))
        self._raised: dict[str, frozenset[str]] = {}
        self._said: dict[Evidence, tuple[bool, bool]] = {}
        self._evidence: dict[tuple[str, str, str], _Witnesses] = {}
        self.spoken = {side: _words(documents, side) for side in profile.side_ids}
        own = {side: [d for d in documents if d.document.teller == side] for side in profile.side_ids}
        self.accounts = frozenset(side for side in own if _words(own[side], side) >= ENOUGH_WORDS)

    def around(self, mention: Mention) -> Evidence:
        """Return the part of the mention's sentence in which its voice speaks."""
        return Evidence(mention.doc_id, *self.places[mention.doc_id].around(mention.start, mention.end))

    def text(self, evidence: Evidence) -> str:
        """Return what stands there."""
        return self.places[evidence.doc_id].text[evidence.start : evidence.end]

    def _asked(self, mention: Mention) -> bool:
        """Return whether a mention stands in a question: to ask after a topic is not to say that it came up."""
        around = self.around(mention)
        return self.text(replace(around, start=max(around.start, around.end - 9))).rstrip('”"’ ').endswith(("?", "？"))

    def _heading(self, mention: Mention) -> bool:
        """Return whether a mention stands in a heading, which shows less than a sentence does."""
        around = self.around(mention)
        if around.end - around.start > 20 * HEADING:
            return False
        text = self.text(around)
        return measure(text) < HEADING and not text.rstrip('”"’ ').endswith((".", "!", "。", "！"))

    def against(self, claim: Claim) -> Mention | None:
        """Return the surest mention which shows that what a claim says was left out was not."""
        omission = claim.omission
        sides = self.profile.side_ids
        about = omission.side if omission.side in sides else "talk" if omission.kind == "not_discussed" else "any"
        key = (claim.topic, about, omission.voice if about == "talk" else "")
        if key not in self._evidence:
            self._evidence[key] = _Witnesses(m for m in self.by_topic[claim.topic] if self._contradicts(m, *key[1:]))
        return self._evidence[key].best(claim.doc_id, but=omission.voice if about == "talk" else "")

    def _contradicts(self, mention: Mention, about: str, voice: str) -> bool:
        """Return whether a mention speaks against the claim, made by `voice`, that side `about` was silent on it."""
        sides = mention.sides(self.profile)
        if about != "talk":
            return (about in sides or (about == "any" and bool(sides))) and not self._denied(mention)
        if self.places[mention.doc_id].analysed.document.teller in self.profile.side_ids:
            return bool(sides) and (voice not in sides or mention.voice == "both") and not self._denied(mention)
        return self._came_up(mention)

    def _denied(self, mention: Mention) -> bool:
        """Return whether the words around a mention only say that it did not come up."""
        places = self.places[mention.doc_id]
        low, high = places.around(mention.start, mention.end)
        start, end = clause_around(places.text, mention.start, mention.end, low=low, high=high)
        return all(self._says(Evidence(mention.doc_id, start, end)))

    def _came_up(self, mention: Mention) -> bool:
        """Return whether the mention's sentence says that what it names was part of the talk."""
        around = self.around(mention)
        if self.places[mention.doc_id].omissions.touch(around.start, around.end):
            return False
        came_up, negated = self._says(around)
        return came_up and not negated

    def _says(self, stretch: Evidence) -> tuple[bool, bool]:
        """Return whether a stretch has words for coming up in a talk, and whether it has words of denial."""
        if stretch not in self._said:
            text = self.text(stretch)
            words = words_of(text)
            came_up = bool(self.known.came_up.find(text, words))
            self._said[stretch] = came_up, came_up and bool(self.known.negators.find(text, words))
        return self._said[stretch]

    def raising(self, topic: str, side: str) -> Mention | None:
        """Return the surest mention of a topic by a side."""
        key = (topic, side, "")
        if key not in self._evidence:
            self._evidence[key] = _Witnesses(m for m in self.by_topic[topic] if self._contradicts(m, side, ""))
        return self._evidence[key].best("")

    def raised(self, topic: str) -> frozenset[str]:
        """Return the sides that raise a topic anywhere."""
        if topic not in self._raised:
            self._raised[topic] = frozenset(s for m in self.by_topic[topic] for s in m.sides(self.profile))
        return self._raised[topic]

    def same(self, claim: Claim) -> Claim | None:
        """Return the first claim of another document that says the same of the same topic."""
        late = claim.omission.kind == "not_discussed"
        found = [
            (number, other)
            for side in dict.fromkeys((claim.omission.side, "both"))
            for number, other in self.peers.get((claim.topic, late, side), ())
            if other.doc_id != claim.doc_id
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None


class _Witnesses:
    """Mentions in the order of their weight, of each document and voice the first."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._documents: dict[str, dict[str, Mention]] = {}
        for mention in mentions:
            self._documents.setdefault(mention.doc_id, {}).setdefault(mention.voice, mention)
        self._first = [next(iter(voices.values())) for voices in list(self._documents.values())[:2]]

    def best(self, doc_id: str, *, but: str = "") -> Mention | None:
        """Return the first of another document, else the first of `doc_id` itself in a voice other than `but`."""
        own = (mention for voice, mention in self._documents.get(doc_id, {}).items() if voice != but)
        return next((m for m in self._first if m.doc_id != doc_id), None) or next(own, None)


def _claims(document: AnalysedDocument, named: Spans[Mention], known: Catalogue) -> Iterator[Claim]:
    """Yield the claims of a document, one for each omission and topic; courtesies only where nothing else is named.

    A weighty topic that is named within the name of a finer one ("Iran" in "Iran's nuclear programme") is claimed too.
    """
    doc_id = document.document.doc_id
    for omission in document.omissions:
        every = list(islice(named.over(omission.start, omission.end), MOST_NAMED))
        inside = _outermost(every)
        weights = {m.topic: known.topics[m.topic].weight for m in inside}
        top = [topic for topic in weights if weights[topic] > 1] or list(weights)
        narrow = [t for t in top if not any(t in known.above[other] and other in top for other in top)]
        wide = [t for t in top if t not in narrow and _stands_alone(t, inside, known.above)]
        wide += [m.topic for m in every if known.topics[m.topic].weight >= WEIGHTY and _above_any(m.topic, top, known)]
        for topic in sorted({*narrow, *wide}) or [""]:
            yield Claim(doc_id, omission, topic)


def _above_any(topic: str, finer: Sequence[str], known: Catalogue) -> bool:
    return any(topic in known.above[other] for other in finer)


def _words(documents: Sequence[AnalysedDocument], side: str) -> float:
    """Return how many words the documents hold in a side's voice."""
    return sum(
        measure(d.document.text[p.start : p.end])
        for d in documents
        for p in d.passages
        if p.voice in (side, "both") and not asked_by_press(p)
    )


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
    documents: Sequence[AnalysedDocument],
    mentions: Sequence[Mention],
    profile: Profile,
    settings: Settings,
    *,
    report: Progress = quiet,  # noqa: PT028 - no test, whatever its name
) -> pd.DataFrame:
    """Test every claim that a topic was left out, not confirmed or not discussed.

    A claim about a side is contradicted where that side raises the topic anywhere but in the claim. A claim about the
    talk is contradicted where a side's own account raises the topic, or a passage says that it came up. It is
    supported where another document makes the same claim or, for a claim about a side, where the corpus holds enough
    of that side's words and none raises what others raise.

    Where the accounts of all sides that a claim of leaving out is about are in the corpus and none raises the topic,
    the claim is supported too; there is no passage to show for that. Their silence says nothing of what was discussed.

    Args:
        documents: The analysed documents, with their omissions.
        mentions: What `find_mentions` found in them.
        profile: Sides and topics.
        settings: Not used yet; every reduce step takes it.
        report: Told as claims are done.

    Returns:
        One row for each omission and topic, in text order, with the columns of the claims table.
    """
    del settings
    corpus = _Corpus(documents, mentions, profile)
    rows = []
    for number, claim in enumerate(telling(corpus.claims, len(corpus.claims), report, "testing claims"), start=1):
        finding, evidence = _test(claim, corpus)
        text = corpus.places[claim.doc_id].text
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
                corpus.text(evidence) if evidence else "",
            )
        )
    frame = pd.DataFrame(rows, columns=list(columns("claims", profile)))
    return frame.astype({"start": "Int64", "end": "Int64", "evidence_start": "Int64", "evidence_end": "Int64"})


test_claims.__test__ = False  # type: ignore[attr-defined]  # its name looks like a test's to pytest


def _test(claim: Claim, corpus: _Corpus) -> tuple[Finding, Evidence | None]:
    """Return what the corpus says of a claim, with the passage that says it."""
    if not claim.topic:
        return "untested", None
    if (against := corpus.against(claim)) is not None:
        return "contradicted", corpus.around(against)
    if (other := corpus.same(claim)) is not None:
        return "supported", Evidence(other.doc_id, other.omission.start, other.omission.end)
    silent = claim.omission.side
    if silent in corpus.profile.side_ids and corpus.spoken[silent] >= ENOUGH_WORDS:
        speaks = corpus.raising(claim.topic, corpus.profile.other_side(silent))
        if speaks is not None:
            return "supported", corpus.around(speaks)
    silent_sides = frozenset(corpus.profile.side_ids if silent == "both" else (silent,))
    told = claim.omission.kind != "not_discussed" and silent_sides <= corpus.accounts
    if told and not silent_sides & corpus.raised(claim.topic):
        return "supported", None
    return "untested", None
