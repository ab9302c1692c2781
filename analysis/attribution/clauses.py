"""Clauses: which stretch of a unit each event covers.

An event owns the clause it stands in: what is said, the cue and the source. A later event inside what somebody is
reported to have said is nested and changes nothing; one in a clause of its own ("while Beijing said ...", ", with Xi
urging ...") takes over from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.attribution.cues import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.sources import OTHER
from analysis.attribution.unit import Unit

REPORTER = "reporter"
_CUTTERS = frozenset(
    (
        "while",
        "whereas",
        "although",
        "though",
        "but",
        "as",
        "after",
        "before",
        "since",
        "when",
        "because",
        "even",
        "days",
        "hours",
        "weeks",
        "months",
        "a",
        "day",
        "week",
        "shortly",
        "just",
        "only",
        "despite",
        "following",
        "where",
        "until",
        "yet",
        "and",
        "or",
        "so",
    )
)
_ADJUNCT = frozenset(("while", "whereas", "although", "though", "as"))


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
    for event in _outermost(unit, events):
        start = _start(unit, event, current, limit)
        if start is None:
            continue
        end = _end(unit, event)
        for index in range(start, end + 1):
            owner[index] = event
        current, limit = event, end
    return _stretches(unit, owner)


def _voice(event: Event | None) -> str:
    """Return whose voice an event gives; leaders agreeing with nobody named as having said so is narration."""
    if event is None or event.ref.kind == "leaders" and event.ref.side == "both" and event.act == "agrees":
        return REPORTER
    return event.ref.side


def _outermost(unit: Unit, events: list[Event]) -> list[Event]:
    """Drop events that a source named later in the same clause vouches for ("Xi said ..., according to Xinhua")."""
    kept: list[Event] = []
    for event in events:
        trailing = event.shape in ("according", "inverted") and kept and event.first > 0
        if trailing and not _boundary_between(unit, kept[-1].last + 1, event.first):
            if event.ref.side == OTHER and kept[-1].ref.side != OTHER:
                continue
            if event.ref.side != OTHER and event.shape == "according":
                kept = [e for e in kept if _boundary_between(unit, e.last + 1, event.first)]
        kept.append(event)
    return kept


def _boundary_between(unit: Unit, first: int, last: int) -> bool:
    """Return whether a new clause opens between two tokens: a semicolon, or a comma with a contrast word."""
    for index in range(first, last):
        if unit.quoted[index] >= 0:
            continue
        if unit.words[index] == ";" or (
            unit.tags[index] & Tag.CONTRAST and index > 0 and unit.words[index - 1] in (",", "”", '"', "—", "–")
        ):
            return True
    return False


def _start(unit: Unit, event: Event, current: Event | None, limit: int) -> int | None:
    """Return the first token that the event covers, or None where it is nested in `current`'s content."""
    opening = _opening(unit, event.first)
    if current is None:
        return _first_start(unit, event, opening)
    if event.first > limit:
        return max(limit + 1, opening) if _is_tag(unit, event) is False else limit + 1
    if event.ref.side == current.ref.side and event.ref.kind != "thing":
        return None
    if current.shape in ("with", "relative"):
        return max(opening, current.last + 1)
    between = unit.lower[opening : event.first + 1]
    previous = unit.words[opening - 1] if opening > 0 else ""
    if previous == ";" or (opening > 0 and unit.words[opening] == ";"):
        return opening
    if event.shape == "with" and not event.ref.resolved:
        return opening
    if event.shape in ("relative",):
        return opening
    if event.shape in ("participle", "coordinated", "infinitive", "agent", "noun", "according", "inverted"):
        return None
    lead = next((word for word in between if word not in (",", "”", '"', "—", "–")), "")
    if lead in ("while", "whereas", "although", "though"):
        return opening
    comma = opening > 0 and unit.words[opening] in (",", "—", "–") or previous in (",", "”", '"', "—", "–")
    if (
        comma
        and lead in ("but", "yet", "as", "even", "and")
        and event.act in ("states", "denies", "accuses", "warns", "demands")
    ):
        if lead == "and" and event.ref.resolved:
            return None
        return opening
    if _ends_quotation(unit, opening) and comma:
        return opening
    return None


def _ends_quotation(unit: Unit, index: int) -> bool:
    return index > 0 and unit.quoted[index - 1] >= 0 > unit.quoted[index]


def _opening(unit: Unit, first: int) -> int:
    """Step left from an event over the subordinator and the comma that introduce its clause."""
    index = first
    steps = 0
    while index > 0 and steps < 5:
        before = index - 1
        if unit.quoted[before] >= 0:
            break
        word = unit.lower[before]
        if word in _CUTTERS or (unit.tags[before] & (Tag.ADVERB | Tag.TIME)):
            index = before
        elif word in (",", "—", "–"):
            index = before
            break
        else:
            break
        steps += 1
    return index


def _is_tag(unit: Unit, event: Event) -> bool:
    """Return whether the event stands behind what is said ("..., Trump said on Friday")."""
    if event.shape in ("inverted", "according"):
        return event.first > 0
    if event.shape != "verb":
        return False
    index = event.last + 1
    while index < len(unit) and unit.tags[index] & (Tag.ADVERB | Tag.TIME):
        index += 1
    if index >= len(unit) or unit.words[index] in ".,;:!?—–":
        return True
    if unit.quoted[index] >= 0:
        return event.first > 0 and any(q >= 0 for q in unit.quoted[: event.first])
    rest = unit.lower[index:]
    return (
        bool(unit.tags[index] & Tag.PREPOSITION or unit.lower[index] in ("reporters", "after", "following"))
        and "that" not in rest
        and (event.first > 0 and unit.words[event.first - 1] in (",", "”", '"'))
    )


def _first_start(unit: Unit, event: Event, opening: int) -> int:
    """Return where the first event of a unit begins to own: the unit's start, unless another clause stands before it."""
    if event.first == 0 or _is_tag(unit, event):
        return _after_boundary(unit, event.first)
    if event.shape in ("with", "relative", "participle", "coordinated"):
        return opening if event.shape != "coordinated" else event.first
    if event.shape == "noun" and event.first > 0 and event.cue - event.first < 12:
        return opening if unit.words[opening] == "," else _after_boundary(unit, event.first)
    if event.shape == "agent" and event.strength < 0.8:
        return _after_boundary(unit, event.first)
    lead = unit.lower[opening : event.first]
    has_cutter = any(word in _CUTTERS and word not in ("a", "just", "only") for word in lead)
    if has_cutter and opening > 0:
        return opening
    return _after_boundary(unit, event.first)


def _after_boundary(unit: Unit, before: int) -> int:
    """Return the token behind the last clause boundary before token `before`."""
    for index in range(before - 1, 0, -1):
        if unit.quoted[index] >= 0:
            continue
        if unit.words[index] == ";":
            return index + 1
        if unit.words[index] == "," and unit.lower[index + 1] in ("but", "and", "yet") and unit.quoted[index + 1] < 0:
            return index
    return 0


def _end(unit: Unit, event: Event) -> int:
    """Return the last token that the event covers."""
    last = len(unit) - 1
    for index in range(event.last + 1, len(unit)):
        if unit.quoted[index] >= 0:
            continue
        word = unit.words[index]
        behind = index + 1
        if word == ";":
            return index
        if event.shape == "relative" and word == "," and not _is_insertion(unit, event.last, index):
            return index
        if (
            word == ","
            and behind < len(unit)
            and unit.lower[behind] in ("while", "whereas", "although", "though")
            and unit.quoted[behind] < 0
        ):
            return index - 1
    return last


def _is_insertion(unit: Unit, cue: int, comma: int) -> bool:
    return comma - cue <= 1


def _stretches(unit: Unit, owner: list[Event | None]) -> list[Stretch]:
    stretches: list[Stretch] = []
    first = 0
    for index in range(1, len(owner) + 1):
        if index == len(owner) or owner[index] is not owner[first]:
            stretches.append(Stretch(first, index - 1, _voice(owner[first]), owner[first]))
            first = index
    return stretches
