"""What readers corrected, applied to what the rules found: voices of passages, and whether a passage raises a topic.

A correction is kept under the hash of the text it was made in, so it reaches every document with that text and no
other. One that cannot be applied changes nothing, and the table `corrections` says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from analysis.passage import AnalysedDocument, Mode, Passage
from analysis.profile import Profile
from analysis.tables import columns
from corpus.corrections import METADATA, NOT_RAISED, RAISED, Correction, newest
from corpus.document import Corpus, Document

READERS_RULE = "reader's correction"
REPORTER = "reporter"
APPLIED = "yes"
NO_TEXT = "the text is no longer in the corpus"
OUTSIDE = "range outside the text"
UNKNOWN_VOICE = "unknown voice"
UNKNOWN_TOPIC = "unknown topic"
UNKNOWN_VALUE = "unknown value"
OVERTAKEN = "a later correction covers it"
NOT_STATED = "the document has another value"


def by_text(corpus: Corpus) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections of voices and topics that count, by the hash of the text they belong to."""
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for each in newest(corpus.corrections):
        if each.kind in ("voice", "topic"):
            found[each.text_hash].append(each)
    return {text_hash: tuple(corrections) for text_hash, corrections in found.items()}


def correct_voices(analysed: AnalysedDocument, corrections: Sequence[Correction], profile: Profile) -> AnalysedDocument:
    """Return a document with its readers' corrections: those of voices applied, all of them noted in it.

    A passage is split at the ends of a corrected range, so that the passages go on to cover the text without overlap.
    Of corrections that overlap, later ones win where they do.

    Args:
        analysed: What the rules found.
        corrections: Those of this text, in the order in which they were made.
        profile: Names the voices; a correction to any other changes nothing.
    """
    if not corrections:
        return analysed
    text, teller = analysed.document.text, analysed.document.teller
    own = teller if teller in profile.side_ids else ""
    passages, omissions = list(analysed.passages), list(analysed.omissions)
    for each in corrections:
        if each.kind != "voice" or _hindrance(each, analysed.document, profile):
            continue
        parts = (part for p in passages for part in _split(p, each.start, each.end, text))
        passages = [
            _voiced(p, each.value, own, text) if each.start <= p.start and p.end <= each.end else p for p in parts
        ]
        omissions = [replace(gap, voice=each.value) if each.start <= gap.start < each.end else gap for gap in omissions]
    return replace(analysed, passages=tuple(passages), omissions=tuple(omissions), corrections=tuple(corrections))


def _split(passage: Passage, start: int, end: int, text: str) -> Iterator[Passage]:
    """Yield the parts of a passage before, in and behind a range, without white space at the cuts."""
    if passage.end <= start or end <= passage.start:
        yield passage
        return
    cuts = (passage.start, max(passage.start, start), min(passage.end, end), passage.end)
    for low, high in pairwise(cuts):
        piece = text[low:high]
        if kept := piece.strip():
            first = low + len(piece) - len(piece.lstrip())
            yield replace(passage, start=first, end=first + len(kept))


def _voiced(passage: Passage, voice: str, own: str, text: str) -> Passage:
    """Return a passage in the voice that a reader gave it; of mode, source, cue and act what still fits.

    Args:
        passage: As the rules had it.
        voice: The voice that the reader chose.
        own: The side that tells the document, "" for the press.
        text: The document's text.
    """
    if voice == REPORTER:
        return Passage(passage.start, passage.end, voice, rule=READERS_RULE)
    mode: Mode = passage.mode
    if voice == own:
        mode = "official"
    elif passage.mode in ("official", "narration"):
        quoted = text[passage.start] in '"“「『' or passage.rule.endswith("speaker-label")
        mode = "direct" if quoted else "indirect"
    # A side's own account credits others; a passage that is taken out of it is nobody's retelling any more.
    speaker = passage.speaker if voice == own and passage.speaker != voice else ""
    return replace(passage, voice=voice, speaker=speaker, mode=mode, rule=READERS_RULE, confidence=1.0)


class TopicCorrections:
    """What readers said of the topics that a text raises."""

    def __init__(self, analysed: AnalysedDocument) -> None:
        """Take over the corrections that a document carries."""
        self._length = len(analysed.document.text)
        self._all = [each for each in analysed.corrections if each.kind == "topic" and self._inside(each)]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._all)

    def rule_out(self, topic: str, start: int, end: int) -> bool:
        """Return whether a reader said that start..end, or a part of it, does not raise a topic."""
        return any(
            each.topic == topic and each.value == NOT_RAISED and each.start < end and start < each.end
            for each in self._all
        )

    def raised(self, topics: Collection[str]) -> Iterator[Correction]:
        """Yield the ranges of which a reader said that they raise one of some topics, unless it was taken back later.

        Args:
            topics: The topics that are known.
        """
        for number, each in enumerate(self._all):
            if each.value == RAISED and each.topic in topics:
                later = (other for other in self._all[number + 1 :] if other.value == NOT_RAISED)
                if not any(o.topic == each.topic and o.start < each.end and each.start < o.end for o in later):
                    yield each

    def _inside(self, each: Correction) -> bool:
        return 0 <= each.start < each.end <= self._length


def correction_table(corpus: Corpus, profile: Profile, topics: Iterable[str]) -> pd.DataFrame:
    """Return the table `corrections`: a row a correction that counts, and whether it could be applied.

    Args:
        corpus: With its corrections.
        profile: Its voices, and the topics of its catalogue.
        topics: Further topics: those that were found in this corpus.

    Returns:
        The columns of the table, in the order in which corrections were made. `doc_id` is the document's present id;
        where its text is gone, the id it had.
    """
    counting = newest(corpus.corrections)
    documents: defaultdict[str, list[Document]] = defaultdict(list)
    if counting:
        for one in corpus.documents:
            documents[one.text_hash].append(one)
    known = {*(topic.id for topic in profile.topics), *topics}
    rows = []
    for number, each in enumerate(counting):
        same = documents.get(each.text_hash, [])
        document = next((d for d in same if d.doc_id == each.doc_id), same[0] if same else None)
        applied = NO_TEXT if document is None else _hindrance(each, document, profile, known)
        if not applied and each.kind == "voice" and any(_covers(later, each) for later in counting[number + 1 :]):
            applied = OVERTAKEN
        text = document.text[max(0, each.start) : max(0, each.end)] if document else ""
        rows.append(
            (each.number, each.kind, document.doc_id if document else each.doc_id, each.start, each.end, each.topic)
            + (each.before, each.value, each.author, each.made, applied or APPLIED, text)
        )
    return pd.DataFrame(rows, columns=list(columns("corrections", profile)))


def told_corrections(table: pd.DataFrame) -> Iterator[str]:
    """Yield each correction of the table as one line for people to read."""
    for row in table.astype(str).to_dict("records"):
        where = f"{row['doc_id']}:{row['start']}-{row['end']}" if row["kind"] in ("voice", "topic") else row["doc_id"]
        by = ", ".join(part for part in (row["author"], row["made"]) if part)
        line = f"{row['number']}. {where}: {row['kind']} {row['topic']}".rstrip()
        line += f" {row['before'] or '(nothing)'} -> {row['value']}" + (f" ({by})" if by else "")
        yield line if row["applied"] == APPLIED else f"{line}; not applied: {row['applied']}"


def _covers(later: Correction, each: Correction) -> bool:
    same = later.kind == each.kind and later.text_hash == each.text_hash
    return same and later.start <= each.start and each.end <= later.end


def _hindrance(each: Correction, document: Document, profile: Profile, topics: Collection[str] | None = None) -> str:
    """Return why a correction cannot be applied to its document, "" where it can."""
    if each.kind in METADATA:
        return "" if getattr(document, each.kind) == each.value else NOT_STATED
    if not 0 <= each.start < each.end <= len(document.text) or not document.text[each.start : each.end].strip():
        return OUTSIDE
    if each.kind == "voice":
        return "" if each.value in profile.voices else UNKNOWN_VOICE
    if each.value not in (RAISED, NOT_RAISED):
        return UNKNOWN_VALUE
    # A topic that was found in the corpus is gone where readers said of every place that it is not raised there.
    gone = each.value == NOT_RAISED and each.topic.startswith("found_")
    return "" if topics is None or gone or each.topic in topics else UNKNOWN_TOPIC
