"""Clauses: which stretch of a unit each event covers.

An event owns the clause it stands in: what is said, the cue and the source. A later event inside what somebody is
reported to have said is nested and changes nothing; one in a clause of its own ("while Beijing said ...", ", with Xi
urging ...") takes over from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.attribution.boundaries import (
    DASHES,
    after_boundary,
    boundary_between,
    closes_with_comma,
    ends_quotation,
    is_background,
    is_charge,
    is_relative,
    is_tag,
    leaves_report,
    opening_of,
    opens_unit,
)
from analysis.attribution.discourse import OTHER
from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.unit import Unit

REPORTER = "reporter"
_PASSING_ON = ("outlet", "document", "thing")
_SPEECH_ACTS = frozenset(("states", "denies", "accuses", "warns", "demands"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens first..last of a unit with one voice.

    Attributes:
        first: Index of the first token.
        last: Index of the last token.
        voice: A side's id, `both`, `other` or `reporter`.
        event: The event that gave the voice, or None.
    """

    first: int
    last: int
    voice: str
    event: Event | None


def cut(unit: Unit, events: list[Event]) -> list[Stretch]:
    """Divide a unit among its events.

    Args:
        unit: The unit.
        events: Its events in order.

    Returns:
        Stretches that tile the unit's tokens, neighbours of different voice or event.
    """
    owner: list[Event | None] = [None] * len(unit)
    current: Event | None = None
    limit = -1
    outermost = _outermost(unit, events)
    if len(outermost) == 1 and opens_unit(unit, outermost[0]) and is_background(unit, outermost[0]):
        return [Stretch(0, len(unit) - 1, REPORTER, None)]
    for event in outermost:
        start = _start(unit, event, current, limit)
        if start is None:
            continue
        end = _end(unit, event)
        for index in range(start, end + 1):
            owner[index] = event
        current, limit = event, end
    return _stretches(unit, owner)


def _voice(unit: Unit, event: Event | None) -> str:
    """Return whose voice an event gives; leaders agreeing with nobody named as having said so is narration."""
    if event is None:
        return REPORTER
    mutual = event.act == "agrees" or unit.lower[event.cue] in unit.lexicon.mutual or event.shape == "participle"
    if event.ref.kind == "leaders" and mutual:
        return REPORTER
    return event.ref.side


def _outermost(unit: Unit, events: list[Event]) -> list[Event]:
    """Drop events that a source named later in the same clause vouches for ("Xi said ..., according to Xinhua").

    A third party that only passes on what a named side said ("..., Reuters reported") does not take over.
    """
    kept: list[Event] = []
    for event in events:
        if kept and event.shape == "verb" and _only_leads(unit, kept[-1], event):
            kept.pop()
        if (
            kept
            and event.first > 0
            and is_tag(unit, event)
            and not boundary_between(unit, kept[-1].last + 1, event.first)
        ):
            if event.ref.kind in _PASSING_ON and event.ref.side == OTHER and kept[-1].ref.side != OTHER:
                continue
            kept = [e for e in kept if boundary_between(unit, e.last + 1, event.first)]
        kept.append(event)
    return kept


def _only_leads(unit: Unit, event: Event, behind: Event) -> bool:
    """Return whether a noun of speech only leads to a later verb: "Asked about China's claim that ..., he said"."""
    opening = unit.lower[0]
    adjunct = opening.endswith(("ed", "ing")) or bool(unit.tags[0] & Tag.PREPOSITION) or opening in ("despite", "amid")
    inside = event.shape == "noun" and 0 < event.first < behind.first
    return adjunct and inside and not boundary_between(unit, event.last + 1, behind.first)


def _start(unit: Unit, event: Event, current: Event | None, limit: int) -> int | None:
    """Return the first token that the event covers, or None where it is nested in `current`'s content."""
    opening = opening_of(unit, event.first)
    if current is None:
        return _first_start(unit, event, opening)
    if event.cue > limit:
        return limit + 1 if is_tag(unit, event) or event.first <= limit else max(limit + 1, opening)
    if event.ref.side == current.ref.side and event.ref.kind != "thing":
        return None
    if unit.lower[event.first - 1] == "what":
        return None
    if current.shape in ("with", "relative"):
        return None if event.ref.resolved else max(opening, current.last + 1)
    return opening if _is_separate(unit, event, opening) else None


def _is_separate(unit: Unit, event: Event, opening: int) -> bool:
    """Return whether an event behind another stands in a clause of its own rather than in what is reported."""
    previous = unit.words[opening - 1] if opening > 0 else ""
    if ";" in (previous, unit.words[opening]):
        return True
    if event.shape in ("with", "relative"):
        return not event.ref.resolved or event.shape == "relative"
    if event.shape in ("participle", "coordinated", "infinitive", "agent", "noun", "according", "inverted"):
        return False
    if is_charge(unit, event.first):
        return True
    lead = next((unit.lower[i] for i in range(opening, event.first) if unit.is_word(i)), "")
    if lead in unit.lexicon.clauses["concessive"] or lead in ("which", "whom"):
        return True
    if lead == "but":
        return True
    if (
        lead in ("and", "after", "days", "weeks", "hours", "just")
        and unit.lower[event.cue] in unit.lexicon.plain_speech
        and not event.ref.resolved
    ):
        return True
    comma = unit.words[opening] in (",", *DASHES) or previous in (",", "”", '"', *DASHES)
    if comma and lead in ("yet", "as", "even", "and") and event.act in _SPEECH_ACTS:
        return not (lead == "and" and event.ref.resolved)
    return comma and ends_quotation(unit, opening)


def _first_start(unit: Unit, event: Event, opening: int) -> int:
    """Return where a unit's first event begins to own: the unit's start, unless another clause stands before it."""
    if event.first == 0 or is_tag(unit, event):
        return after_boundary(unit, event.first, coordinated=False)
    if unit.lower[opening] in ("which", "whom", "that") or (
        unit.words[opening] == "," and unit.lower[opening + 1] in ("which", "whom")
    ):
        return opening
    if event.shape == "participle" and unit.lower[event.first] == "by":
        return after_boundary(unit, event.first)
    if event.shape in ("with", "relative", "participle", "coordinated"):
        return opening if event.shape != "coordinated" else event.first
    if event.shape == "noun" and event.first > 0:
        return opening - 1 if opening and unit.tags[opening - 1] & Tag.PREPOSITION else opening
    if event.rule == "reduced-passive":
        return after_boundary(unit, event.first)
    lead = unit.lower[opening : event.first]
    if opening > 0 and any(word in unit.lexicon.clauses["opener"] for word in lead):
        return opening
    return after_boundary(unit, event.first)


def _end(unit: Unit, event: Event) -> int:
    """Return the last token that the event covers."""
    last = len(unit) - 1
    leads, tag = opens_unit(unit, event), is_tag(unit, event)
    relative = event.shape == "relative" or is_relative(unit, event)
    for index in range(event.last + 1, len(unit)):
        if unit.quoted[index] >= 0:
            continue
        word = unit.words[index]
        behind = index + 1
        if (relative or leads) and closes_with_comma(unit, index):
            return index - 1
        if word == ";" and not tag:
            return index
        if leads and word == "," and index - event.cue > 1 and index - event.last > 1:
            return index
        if relative and word == "," and index - event.last > 1:
            return index
        if word == "," and behind < len(unit) and unit.quoted[behind] < 0 and leaves_report(unit, event, behind):
            return index - 1
    return last


def _stretches(unit: Unit, owner: list[Event | None]) -> list[Stretch]:
    """Gather neighbours with one event; a comma or dash between two stretches stays with the first."""
    stretches: list[Stretch] = []
    first = 0
    for index in range(1, len(owner) + 1):
        if index < len(owner) and owner[index] is owner[first]:
            continue
        last = index - 1
        if index < len(owner) - 1 and unit.words[index] in (",", ";", *DASHES) and unit.quoted[index] < 0:
            owner[index] = owner[first]
            continue
        stretches.append(Stretch(first, last, _voice(unit, owner[first]), owner[first]))
        first = index
    return stretches
