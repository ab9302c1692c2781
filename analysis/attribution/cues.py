"""Cues and their sources: where in a unit somebody is said to say something.

Verbs are read in verbs.py; here stand the constructions without one ("according to", "Beijing's demand that",
"Trump: ...") and the pass over the unit that collects all. What an event covers is decided in clauses.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.attribution.discourse import NOBODY, OTHER, Ref
from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.phrases import extend_left, extend_right
from analysis.attribution.sources import POSSESSIVES, possessor, resolve
from analysis.attribution.subjects import by_apposition, publisher, with_partner
from analysis.attribution.unit import Unit
from analysis.attribution.verbs import verb_event

_DASHES = ("—", "–", "―", "--")


def find_events(unit: Unit) -> list[Event]:
    """Return the unit's events in the order in which they begin, outside quotation marks."""
    events: list[Event] = []
    for index, word in enumerate(unit.lower):
        if unit.quoted[index] >= 0 or unit.mention_at[index] is not None:
            continue
        if word == ":" and index and (unit.mention_at[index - 1] or unit.tags[index - 1] & Tag.DOCUMENT):
            events.extend(_colon(unit, index))
        if word in _DASHES and index > 0 and unit.quoted[index - 1] >= 0:
            events.extend(_signature(unit, index))
        if word in unit.lexicon.according:
            events.extend(_according(unit, index, events))
        readings = unit.lexicon.verbs.get(word)
        if readings is not None and not (index and unit.words[index].istitle() and not unit.title_case):
            event = verb_event(unit, index, readings)
            if event is not None:
                events.append(event)
                continue
        if word in unit.lexicon.nouns:
            events.extend(_noun(unit, index))
    events.sort(key=lambda event: (event.first, event.cue))
    return events


def _according(unit: Unit, index: int, before: list[Event]) -> Iterator[Event]:
    for phrase in unit.lexicon.according[unit.lower[index]]:
        if phrase[-1].endswith("ing") and any(event.ref.side != OTHER for event in before):
            return
        behind = index + len(phrase)
        if tuple(unit.lower[index:behind]) == phrase and behind < len(unit):
            last = extend_right(unit, behind)
            ref = resolve(unit, behind, last)
            if phrase[-1].endswith("ing") and ref.kind in ("metonym", "thing", "nationality"):
                return
            if ref.side == NOBODY:
                ref = Ref(OTHER, ref.first, ref.last, ref.kind)
            if ref.side == OTHER and last + 1 < len(unit) and unit.words[last + 1] == ",":
                ref = by_apposition(unit, ref, last + 2) or ref
            ref = with_partner(unit, ref, len(unit))
            if ref.kind == "document" and ref.side == OTHER:
                ref = publisher(unit, ref, last + 1) or ref
            yield Event(index, index, last, ref, "states", "according", "according-to")
            return


def _colon(unit: Unit, colon: int) -> Iterator[Event]:
    """Read a name that opens the line with a colon behind it, as headlines have it: "Trump: 'We have a deal'"."""
    first = extend_left(unit, colon - 1)
    if colon + 1 >= len(unit) or any(unit.words[i][0].isalpha() for i in range(first)):
        return
    ref = resolve(unit, first, colon - 1)
    if ref.side == NOBODY and unit.lower[colon - 1] in unit.lexicon.counted:
        ref = Ref(OTHER, first, colon - 1, "document")
    counted = ref.kind == "document" and unit.lower[colon - 1] in unit.lexicon.counted
    if (counted or ref.kind in ("person", "body", "outlet")) and ref.side != NOBODY:
        yield Event(first, colon, colon, ref, "states", "verb", "name-and-colon")


def _signature(unit: Unit, dash: int) -> Iterator[Event]:
    """Read a quotation with its speaker's name behind a dash: “...” — Jane Roe."""
    if dash + 1 >= len(unit) or not (unit.mention_at[dash + 1] or unit.is_name(dash + 1)):
        return
    last = extend_right(unit, dash + 1)
    rest = next((unit.words[i] for i in range(last + 1, len(unit))), ".")
    ref = resolve(unit, dash + 1, last)
    if ref.side != NOBODY and rest in ".,(" and ref.kind in ("person", "body", "outlet"):
        yield Event(dash, dash, last, ref, "states", "inverted", "dash-and-name")


def _behind_time(unit: Unit, index: int) -> int:
    """Step over a time: "his announcement in May that ..."."""
    behind = index
    while behind < len(unit) and (
        _is_time(unit, behind)
        or (unit.tags[behind] & (Tag.PREPOSITION | Tag.DETERMINER | Tag.ADVERB) and behind < index + 3)
    ):
        behind += 1
    timed = any(_is_time(unit, i) for i in range(index, behind))
    return behind if timed and behind < len(unit) and unit.lower[behind] == "that" else index


def _is_time(unit: Unit, index: int) -> bool:
    return bool(unit.tags[index] & Tag.TIME) or unit.words[index] == "May"


def _noun(unit: Unit, index: int) -> Iterator[Event]:
    """Read a noun of speech with its owner: "Beijing's demand that ...", "a warning from China that ..."."""
    first = extend_left(unit, index)
    behind = index + 1
    ref: Ref | None = None
    if behind < len(unit) and unit.lower[behind] in ("from", "by", "of") and unit.lower[behind] != "of":
        last = extend_right(unit, min(behind + 1, len(unit) - 1))
        ref, behind = resolve(unit, min(behind + 1, len(unit) - 1), last), last + 1
    else:
        owner = next((m for m in reversed(unit.mentions) if first <= m.first and m.last < index), None)
        if owner is not None:
            ref = Ref(owner.side, first, owner.last, owner.kind, owner.gender)
        elif unit.lower[first] in POSSESSIVES:
            ref = Ref(possessor(unit, first), first, first, "pronoun", resolved=True)
    behind = _behind_time(unit, behind)
    if ref is None or ref.side == NOBODY or behind >= len(unit):
        return
    quoted = any(q >= 0 for q in unit.quoted[behind : behind + 3])
    if first > 0 and unit.lower[first - 1] == "in" and unit.words[behind] in ",." and not ref.resolved:
        yield Event(first - 1, index, max(index, ref.last), ref, "states", "according", "in-the-view-of")
    if unit.lower[behind] in ("is", "was", "are", "were") and unit.lower[behind + 1 : behind + 2] == ["that"]:
        behind += 1
    if unit.lower[behind] in ("that", ":") or quoted:
        yield Event(first, index, max(index, ref.last), ref, unit.lexicon.nouns[unit.lower[index]], "noun", "cue-noun")
