"""Reading one unit: its events, claims of omission and stretches, and what a reader then has in mind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attribution.clauses import REPORTER, Stretch, cut
from analysis.attribution.confidence import of_event, of_narration, of_rule
from analysis.attribution.cues import find_events
from analysis.attribution.discourse import BOTH, OTHER, Ref
from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.omissions import Gap, find_gaps
from analysis.attribution.phrases import extend_left, extend_right
from analysis.attribution.subjects import clause_subject
from analysis.attribution.unit import Mention, Unit
from analysis.passage import Omission, Passage
from analysis.profile import Profile


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage on its way, with what later passes need to know of it.

    Attributes:
        passage: The passage as far as its own unit shows.
        line: Number of the line it stands on.
        quote_share: Share of its tokens that stand between quotation marks.
        tagged: Whether an event of its own gave the voice.
        first_person: Whether somebody says I, my, we or our in it outside quotation marks.
        exclaims: Whether it ends with an exclamation mark outside quotation marks.
        prescribes: Whether it says what should or must be, outside quotation marks.
        introduces: Whether it ends with a colon, so that the next line holds what is said.
        joint: Whether it begins with the two sides together ("The two leaders ...").
    """

    passage: Passage
    line: int
    quote_share: float
    tagged: bool
    first_person: bool = False
    exclaims: bool = False
    prescribes: bool = False
    joint: bool = False
    introduces: bool = False


_FIRST_PERSON = frozenset(
    ("i", "my", "me", "myself", "we", "our", "ours", "i'm", "i’m", "i've", "i’ve", "we're", "we’re", "we've", "we’ve")
)
_PRESCRIBING = frozenset(("should", "must", "ought"))


def read(text: str, unit: Unit, line: int, profile: Profile) -> tuple[list[Piece], list[Omission]]:
    """Find who speaks in a unit and update what the reader has in mind.

    Args:
        text: The document's text.
        unit: The unit; its discourse is changed in place.
        line: Number of its line.
        profile: The profile.

    Returns:
        The unit's pieces, which tile it, and the claims of omission in it.
    """
    if not len(unit):
        return [], []
    gaps = find_gaps(text, unit, profile)
    events = [e for e in find_events(unit) if not any(g.cue_first <= e.cue <= g.cue_last for g in gaps)]
    stretches = cut(unit, events)
    omissions = []
    for gap in gaps:
        inside = next(s for s in stretches if s.first <= gap.cue_first <= s.last)
        claimed = gap.kind == "not_discussed" and _claims(inside.event, gap)
        first = max(gap.first, inside.first) if inside.event is None or inside.event.cue < gap.first else gap.first
        start, end = unit.starts[first], unit.ends[gap.last]
        voice = inside.voice if claimed else REPORTER
        omissions.append(Omission(start, end, gap.kind, gap.side, voice, gap.cue, f"{gap.kind}-claim"))
        if not claimed:
            last = gap.last + 1 if unit.words[gap.last + 1 : gap.last + 2] == [","] else gap.last
            stretches = _carve(stretches, first, last)
    pieces = [_piece(text, unit, stretch, line) for stretch in stretches]
    pieces = _after_gaps(unit, stretches, pieces, gaps)
    _remember(unit, events, stretches)
    return pieces, omissions


def _claims(event: Event | None, gap: Gap) -> bool:
    """Return whether somebody is credited with the claim: "Trump said it was not discussed", "..., he said"."""
    return event is not None and (event.cue < gap.cue_first or event.shape in ("according", "inverted"))


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


def _after_gaps(unit: Unit, stretches: list[Stretch], pieces: list[Piece], gaps: list[Gap]) -> list[Piece]:
    """Give what a side is said to do instead of mentioning something to that side (", instead focusing on ...")."""
    result = list(pieces)
    by_first = {stretch.first: index for index, stretch in enumerate(stretches)}
    for gap in gaps:
        index = by_first.get(gap.last + 1, by_first.get(gap.last + 2, -1))
        if gap.kind != "omitted" or gap.side == BOTH or index < 0:
            continue
        stretch = stretches[index]
        if stretch.event is not None and stretch.event.cue > gap.last:
            continue
        opening = next((unit.lower[i] for i in range(stretch.first, stretch.last + 1) if unit.is_word(i)), "")
        if opening == "instead" or opening.endswith("ing"):
            passage = replace(
                pieces[index].passage,
                voice=gap.side,
                mode="indirect",
                act="states",
                source="",
                cue=opening,
                rule="instead-of-omission",
                confidence=of_rule("instead-of-omission"),
            )
            result[index] = replace(pieces[index], passage=passage, tagged=True)
    return result


def _remember(unit: Unit, events: list[Event], stretches: list[Stretch]) -> None:
    """Take up who was named and who spoke, for the pronouns and bare titles of later units."""
    discourse, words = unit.discourse, unit.lexicon
    outside = [m for m in unit.mentions if unit.quoted[m.first] < 0]
    for mention in outside:
        if mention.kind == "person" and mention.last > mention.first:
            discourse.learn(tuple(unit.words[mention.first : mention.last + 1]), mention.side, mention.gender, words)
    for mention in outside:
        if mention.kind == "person":
            _remember_titles(unit, mention)
    named = [m for m in outside if m.kind not in ("nationality", "role")]
    free = [m for m in named if not unit.is_possessive(m.last) and not _is_object(unit, m.first)]
    for kinds in (("person",), ("body", "outlet", "metonym")):
        first = next((m for m in free if m.kind in kinds), None) or next(
            (m for m in named if m.kind in kinds and m.first <= 1), None
        )
        if first is not None:
            discourse.note(Ref(first.side, first.first, first.last, first.kind, first.gender), spoke=False)
    subject = clause_subject(unit, len(unit))
    if subject is not None and not subject.resolved:
        discourse.note(subject, spoke=False)
    silent = subject is not None and subject.kind == "person" and not subject.resolved and not events
    discourse.subject = subject if silent and unit.quoted[0] < 0 else None
    outer = {id(stretch.event) for stretch in stretches if stretch.event is not None}
    for event in events:
        if id(event) not in outer and event.ref.kind == "pronoun":
            discourse.note(event.ref, spoke=False)
    for stretch in stretches:
        if stretch.event is not None:
            discourse.note(stretch.event.ref, spoke=True)


_TITLE_REACH = 6


def _remember_titles(unit: Unit, mention: Mention) -> None:
    """Note the titles beside a name, for a bare title later: "Roe, the commerce minister, ..."; "The minister said"."""
    behind = mention.last + 2
    apposition = unit.words[mention.last + 1 : behind] == [","] and behind < len(unit)
    last = min(extend_right(unit, behind), behind + _TITLE_REACH) if apposition else -1
    before = range(max(0, mention.first - _TITLE_REACH), mention.first)
    title = [i for i in before if i >= extend_left(unit, mention.first)]
    for index in (*title, *range(behind, last + 1)):
        if index >= behind and unit.tags[index] & Tag.PREPOSITION:
            break
        one = unit.tags[index] & Tag.OFFICE and not unit.tags[index] & Tag.BODY and not unit.lower[index].endswith("s")
        if one:
            ref = Ref(mention.side, mention.first, mention.last, "person", mention.gender, noun=unit.lower[index])
            unit.discourse.nouns[unit.lower[index]] = ref


def _is_object(unit: Unit, first: int) -> bool:
    """Return whether the name at token `first` follows a preposition or a cue verb, as an object does."""
    return first > 0 and (bool(unit.tags[first - 1] & Tag.PREPOSITION) or unit.lower[first - 1] in unit.lexicon.verbs)


def _begins_jointly(unit: Unit, first: int) -> bool:
    phrases = unit.lexicon.both.get(unit.lower[first], ())
    return any(tuple(unit.lower[first : first + len(phrase)]) == phrase for phrase in phrases)


def _piece(text: str, unit: Unit, stretch: Stretch, line: int) -> Piece:
    start, end = unit.starts[stretch.first], unit.ends[stretch.last]
    span = range(stretch.first, stretch.last + 1)
    outside = [unit.lower[i] for i in span if unit.quoted[i] < 0]
    share = 1 - len(outside) / len(span)
    event = stretch.event
    passage = Passage(start, end, REPORTER, rule="narration", confidence=of_narration(share))
    if event is not None:
        passage = Passage(
            start,
            end,
            stretch.voice,
            mode="narration" if stretch.voice == REPORTER else "direct" if share > 0.4 else "indirect",
            act=event.act,
            source=text[unit.starts[event.ref.first] : unit.ends[event.ref.last]],
            cue=unit.words[event.cue],
            rule=event.rule,
            confidence=of_event(
                event.rule, event.ref.kind, resolved=event.ref.resolved, outsider=event.ref.side == OTHER
            ),
        )
    return Piece(
        passage,
        line,
        share,
        tagged=event is not None,
        first_person=not _FIRST_PERSON.isdisjoint(outside),
        exclaims=bool(outside) and outside[-1] == "!",
        prescribes=not _PRESCRIBING.isdisjoint(outside),
        joint=_begins_jointly(unit, stretch.first),
        introduces=event is not None and unit.words[stretch.last] == ":",
    )
