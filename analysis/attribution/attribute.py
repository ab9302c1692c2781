"""The road through the passes of attribution."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attribution.clauses import REPORTER, Stretch, cut
from analysis.attribution.cues import clause_subject, find_events
from analysis.attribution.lexicon import Lexicon, Tag, lexicon
from analysis.attribution.omissions import find_gaps
from analysis.attribution.sources import Discourse, Ref
from analysis.attribution.unit import Unit
from analysis.passage import AnalysedDocument, Omission, Passage
from analysis.profile import Profile
from analysis.sentences import Quotation, Span, lines, quotations, sentences
from corpus.document import Document


def attribute(document: Document, profile: Profile) -> AnalysedDocument:
    """Split a document into passages with one voice each.

    Args:
        document: The document; its teller decides whether it is read as an official account or as press.
        profile: The sides and their sources and cues.

    Returns:
        The passages, the claims of omission and the sentences, all with offsets into the document's text.
    """
    words = lexicon(profile)
    discourse = Discourse()
    pieces: list[_Piece] = []
    spans: list[Span] = []
    omissions: list[Omission] = []
    open_quotation = False
    for line_number, (start, end) in enumerate(lines(document.text)):
        marks = quotations(document.text, start, end, continues=open_quotation)
        line_sentences = sentences(document.text, start, end)
        spans.extend(line_sentences)
        for unit_span in _units(document.text, line_sentences, marks, words):
            inside = [mark for mark in marks if mark.start < unit_span[1] and mark.end > unit_span[0]]
            unit = Unit(document.text, unit_span, inside, words, discourse.learned)
            if len(unit):
                found, gaps = _read(document.text, unit, line_number, discourse, words, profile)
                pieces.extend(found)
                omissions.extend(gaps)
        open_quotation = bool(marks) and not marks[-1].closed
    if document.teller in profile.side_ids:
        passages = _official(pieces, document.teller)
        omissions = [replace(gap, voice=document.teller) for gap in omissions]
    else:
        passages = [piece.passage for piece in _continue(pieces)]
    return AnalysedDocument(document, tuple(passages), tuple(omissions), tuple(spans))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A passage on its way, with what later passes need to know of it."""

    passage: Passage
    line: int
    quote_share: float
    tagged: bool


_TAG_WINDOW = 70


def _units(text: str, spans: list[Span], marks: list[Quotation], words: Lexicon) -> list[Span]:
    """Join sentences that lie in one quotation, and a speech tag with the quotation that it follows ("...!" he said.)."""
    units: list[Span] = []
    for start, end in spans:
        if units and (
            any(mark.start < units[-1][1] <= mark.end - 1 and mark.end > start for mark in marks)
            or (
                text[units[-1][1] - 1] in "\"”’'"
                and text[units[-1][1] - 2] in "!?…"
                and _is_speech_tag(text[start : min(end, start + _TAG_WINDOW)], words)
            )
        ):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _is_speech_tag(opening: str, words: Lexicon) -> bool:
    """Return whether a sentence opens with a subject of up to six words and a plain verb of speech."""
    tokens = opening.split()[:7]
    for position, token in enumerate(tokens):
        if token[0] in "\"“‘'":
            return False
        if token.strip(".,:").lower() in words.plain_speech:
            return position > 0 or token[0].islower()
        if token[-1] in ".,;:":
            return False
    return False


def _read(
    text: str, unit: Unit, line: int, discourse: Discourse, words: Lexicon, profile: Profile
) -> tuple[list[_Piece], list[Omission]]:
    """Find who speaks in a unit and update what the reader has in mind."""
    gaps = find_gaps(text, unit, discourse, words, profile)
    events = [
        e for e in find_events(unit, discourse, words) if not any(g.cue_first <= e.cue <= g.cue_last for g in gaps)
    ]
    stretches = cut(unit, events)
    omissions = []
    for gap in gaps:
        inside = next(s for s in stretches if s.first <= gap.cue_first <= s.last)
        claimed = inside.event is not None and inside.event.cue < gap.cue_first and gap.kind == "not_discussed"
        first = max(gap.first, inside.first) if inside.event is None or inside.event.cue < gap.first else gap.first
        start, end = unit.starts[first], unit.ends[gap.last]
        voice = inside.voice if claimed else REPORTER
        omissions.append(Omission(start, end, gap.kind, gap.side, voice, gap.cue, f"{gap.kind}-claim"))
        if not claimed:
            stretches = _carve(stretches, first, gap.last)
    pieces = [_piece(unit, stretch, line) for stretch in stretches]
    _remember(unit, stretches, discourse, words)
    return pieces, omissions


def _carve(stretches: list[Stretch], first: int, last: int) -> list[Stretch]:
    """Give tokens first..last to the reporter, who makes the claim."""
    result = []
    for stretch in stretches:
        if stretch.last < first or stretch.first > last:
            result.append(stretch)
            continue
        if stretch.first < first:
            result.append(replace(stretch, last=first - 1))
        if stretch.last > last:
            result.append(replace(stretch, first=last + 1))
    result.append(Stretch(first, last, REPORTER, None))
    return sorted(result, key=lambda stretch: stretch.first)


def _remember(unit: Unit, stretches: list[Stretch], discourse: Discourse, words: Lexicon) -> None:
    """Take up who was named and who spoke, for the pronouns and bare titles of later units."""
    outside = [m for m in unit.mentions if unit.quoted[m.first] < 0]
    for mention in outside:
        if mention.kind == "person" and mention.last > mention.first:
            discourse.learn(tuple(unit.words[mention.first : mention.last + 1]), mention.side, mention.gender, words)
    free = [m for m in outside if not unit.is_possessive(m.last) and m.kind not in ("nationality", "role")]
    subjects = [m for m in free if not (m.first and unit.tags[m.first - 1] & Tag.PREPOSITION)] or free
    for kinds in (("person",), ("body", "outlet", "metonym")):
        first = next((m for m in subjects if m.kind in kinds), None)
        if first is not None:
            discourse.note(Ref(first.side, first.first, first.last, first.kind, first.gender), spoke=False)
    subject = clause_subject(unit, len(unit), discourse, words)
    if subject is not None and not subject.resolved:
        discourse.note(subject, spoke=False)
    for stretch in stretches:
        if stretch.event is not None:
            discourse.note(stretch.event.ref, spoke=True)


def _piece(unit: Unit, stretch: Stretch, line: int) -> _Piece:
    start, end = unit.starts[stretch.first], unit.ends[stretch.last]
    inside = sum(1 for i in range(stretch.first, stretch.last + 1) if unit.quoted[i] >= 0)
    share = inside / (stretch.last - stretch.first + 1)
    event = stretch.event
    if event is None:
        return _Piece(Passage(start, end, REPORTER, rule="narration", confidence=0.85), line, share, tagged=False)
    source = unit.words[event.ref.first : event.ref.last + 1]
    passage = Passage(
        start,
        end,
        stretch.voice,
        mode="narration" if stretch.voice == REPORTER else "direct" if share > 0.4 else "indirect",
        act=event.act,
        source=" ".join(source),
        cue=unit.words[event.cue],
        rule=event.rule,
        confidence=event.strength,
    )
    return _Piece(passage, line, share, tagged=True)


def _continue(pieces: list[_Piece]) -> list[_Piece]:
    """Give untagged quotations the speaker before them."""
    result: list[_Piece] = []
    speaker: Passage | None = None
    last_line = -2
    for piece in pieces:
        if not piece.tagged and piece.quote_share > 0.6 and speaker is not None and piece.line - last_line <= 1:
            passage = replace(
                speaker,
                start=piece.passage.start,
                end=piece.passage.end,
                mode="direct",
                cue="",
                rule="continued-quotation",
                confidence=0.8,
            )
            piece = replace(piece, passage=passage)
            last_line = piece.line
        elif piece.tagged and piece.passage.voice != REPORTER:
            speaker, last_line = piece.passage, piece.line
        elif piece.line != last_line:
            speaker = None
        result.append(piece)
    return result


def _official(pieces: list[_Piece], teller: str) -> list[Passage]:
    """In a side's own document the voice is the teller's throughout; the speaker tells whose words are retold."""
    passages = []
    for piece in pieces:
        p = piece.passage
        speaker = p.voice if p.voice not in (teller, REPORTER) else ""
        passages.append(
            replace(
                p, voice=teller, speaker=speaker, mode="official", rule=f"official-document/{p.rule}", confidence=0.99
            )
        )
    return passages
