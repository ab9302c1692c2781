"""Reading one unit: its events, claims of omission and stretches, and what a reader then has in mind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attribution.clauses import REPORTER, Stretch, cut
from analysis.attribution.confidence import of_event, of_narration, of_rule
from analysis.attribution.cues import find_events
from analysis.attribution.discourse import BOTH, OTHER
from analysis.attribution.events import Event
from analysis.attribution.memory import remember
from analysis.attribution.omissions import Gap, find_gaps
from analysis.attribution.unit import Unit
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
    remember(unit, events, stretches)
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
        first_person=not unit.lexicon.rules["first_person"].isdisjoint(outside),
        exclaims=bool(outside) and outside[-1] == "!",
        prescribes=not unit.lexicon.rules["prescribing"].isdisjoint(outside),
        joint=_begins_jointly(unit, stretch.first),
        introduces=event is not None and unit.words[stretch.last] == ":",
    )
