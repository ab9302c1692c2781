"""Clauses: which stretch of a unit each event covers.

An event owns the clause it stands in: what is said, the cue and the source. A later event inside what somebody is
reported to have said is nested and changes nothing; one in a clause of its own ("while Beijing said ...", ", with Xi
urging ...") takes over from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.attribution.discourse import OTHER
from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.unit import Unit

REPORTER = "reporter"
# Words that can stand between a clause boundary and the subject of the clause behind it.
_CUTTERS = frozenset(
    [
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
        "years",
        "a",
        "few",
        "day",
        "week",
        "month",
        "later",
        "earlier",
        "then",
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
        "on",
        "in",
    ]
)
_OPENERS = frozenset(
    [
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
        "until",
        "yet",
        "and",
        "so",
        "where",
    ]
)
_CONCESSIVE = frozenset(("while", "whereas", "although", "though"))
_LEADING = frozenset(("while", "whereas", "although", "though", "as", "when", "after", "before", "since", "because"))
_BACKGROUND = frozenset(("when", "after", "since", "before"))
_DASHES = ("—", "–", "--", "-")
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
    if len(outermost) == 1 and _leads(unit, outermost[0]) and _is_background(unit, outermost[0]):
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


def _voice(event: Event | None) -> str:
    """Return whose voice an event gives; leaders agreeing with nobody named as having said so is narration."""
    if event is None:
        return REPORTER
    if event.ref.kind == "leaders" and (event.act == "agrees" or event.shape == "participle"):
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
            and _is_tag(unit, event)
            and not _boundary_between(unit, kept[-1].last + 1, event.first)
        ):
            if event.ref.side == OTHER and kept[-1].ref.side != OTHER:
                continue
            kept = [e for e in kept if _boundary_between(unit, e.last + 1, event.first)]
        kept.append(event)
    return kept


def _only_leads(unit: Unit, event: Event, behind: Event) -> bool:
    """Return whether a noun of speech only leads to a later verb: "Asked about China's claim that ..., he said"."""
    opening = unit.lower[0]
    adjunct = opening.endswith(("ed", "ing")) or bool(unit.tags[0] & Tag.PREPOSITION) or opening in ("despite", "amid")
    inside = event.shape == "noun" and 0 < event.first < behind.first
    return adjunct and inside and not _boundary_between(unit, event.last + 1, behind.first)


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
    if event.cue > limit:
        return limit + 1 if _is_tag(unit, event) or event.first <= limit else max(limit + 1, opening)
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
    if _is_charge(unit, event.first):
        return True
    lead = next((unit.lower[i] for i in range(opening, event.first) if unit.is_word(i)), "")
    if lead in _CONCESSIVE or lead in ("which", "whom"):
        return True
    if lead == "but":
        return True
    if (
        lead in ("and", "after", "days", "weeks", "hours", "just")
        and unit.lower[event.cue] in unit.lexicon.plain_speech
        and not event.ref.resolved
    ):
        return True
    comma = unit.words[opening] in (",", *_DASHES) or previous in (",", "”", '"', *_DASHES)
    if comma and lead in ("yet", "as", "even", "and") and event.act in _SPEECH_ACTS:
        return not (lead == "and" and event.ref.resolved)
    return comma and _ends_quotation(unit, opening)


def _is_charge(unit: Unit, first: int) -> bool:
    """Return whether the event takes up what was said as a noun: "..., a charge Beijing denies"."""
    if first < 3 or not unit.tags[first - 1] & Tag.CUE_NOUN or unit.quoted[first - 3] >= 0:
        return False
    return unit.lower[first - 2] in ("a", "an", "the") and unit.words[first - 3] in (",", *_DASHES)


def _ends_quotation(unit: Unit, index: int) -> bool:
    return index > 0 and unit.quoted[index - 1] >= 0 > unit.quoted[index]


def _opening(unit: Unit, first: int) -> int:
    """Step left from an event over the subordinator and the comma that introduce its clause."""
    index = first
    steps = 0
    if unit.words[first] == ",":
        return first
    if _is_charge(unit, first):
        return first - 3
    while index > 0 and steps < 9:
        before = index - 1
        if unit.quoted[before] >= 0:
            break
        word = unit.lower[before]
        if word in ("which", "whom", "that") and steps == 0:
            index = before - 1 if before and unit.words[before - 1] == "," else before
            break
        if word in _CUTTERS or (unit.tags[before] & (Tag.ADVERB | Tag.TIME)):
            index = before
        elif word == "," or word in _DASHES:
            index = before
            break
        else:
            break
        steps += 1
    while index < first and unit.lower[index] in ("a", "few", "day", "week", "month", "on", "in", "years", "or"):
        index += 1
    return index


def _is_tag(unit: Unit, event: Event) -> bool:
    """Return whether the event stands behind what is said ("..., Trump said on Friday")."""
    if event.shape in ("inverted", "according"):
        return event.first > 0
    before = event.first - 1
    if event.shape != "verb" or before < 0 or not (unit.words[before] in (",", *_DASHES) or unit.quoted[before] >= 0):
        return False
    index = event.last + 1
    while index < len(unit) and unit.tags[index] & (Tag.ADVERB | Tag.TIME):
        index += 1
    if index >= len(unit) or unit.words[index] in (".", ",", ";", ":", "!", "?", *_DASHES):
        return True
    if unit.quoted[index] >= 0:
        return event.first > 0 and any(q >= 0 for q in unit.quoted[: event.first])
    if not (unit.tags[index] & Tag.PREPOSITION or unit.lower[index] in ("reporters", "after", "following")):
        return False
    while index < len(unit) and unit.words[index] not in (",", ";") and unit.quoted[index] < 0:
        if unit.lower[index] == "that":
            return False
        index += 1
    return unit.words[before] in (",", "”", '"', "''")


def _first_start(unit: Unit, event: Event, opening: int) -> int:
    """Return where a unit's first event begins to own: the unit's start, unless another clause stands before it."""
    if event.first == 0 or _is_tag(unit, event):
        return _after_boundary(unit, event.first, coordinated=False)
    if unit.lower[opening] in ("which", "whom", "that") or (
        unit.words[opening] == "," and unit.lower[opening + 1] in ("which", "whom")
    ):
        return opening
    if event.shape == "participle" and unit.lower[event.first] == "by":
        return _after_boundary(unit, event.first)
    if event.shape in ("with", "relative", "participle", "coordinated"):
        return opening if event.shape != "coordinated" else event.first
    if event.shape == "noun" and event.first > 0:
        return opening - 1 if opening and unit.tags[opening - 1] & Tag.PREPOSITION else opening
    if event.rule == "reduced-passive":
        return _after_boundary(unit, event.first)
    lead = unit.lower[opening : event.first]
    if opening > 0 and any(word in _OPENERS for word in lead):
        return opening
    return _after_boundary(unit, event.first)


def _after_boundary(unit: Unit, before: int, *, coordinated: bool = True) -> int:
    """Return the token behind the last clause boundary before token `before`."""
    for index in range(before - 1, 0, -1):
        if unit.quoted[index] >= 0:
            continue
        if unit.words[index] == ";" or _is_colon(unit, index):
            return index + 1
        if (
            coordinated
            and unit.words[index] == ","
            and unit.lower[index + 1] in ("but", "and", "yet")
            and unit.quoted[index + 1] < 0
        ):
            return index
    return 0


def _is_colon(unit: Unit, index: int) -> bool:
    """Return whether a colon stands before a clause of its own, rather than in a time or before a quotation."""
    behind = index + 1
    return unit.words[index] == ":" and unit.quoted[behind] < 0 and unit.starts[behind] > unit.ends[index]


def _end(unit: Unit, event: Event) -> int:
    """Return the last token that the event covers."""
    last = len(unit) - 1
    leads, tag = _leads(unit, event), _is_tag(unit, event)
    relative = event.shape == "relative" or _is_relative(unit, event)
    for index in range(event.last + 1, len(unit)):
        if unit.quoted[index] >= 0:
            continue
        word = unit.words[index]
        behind = index + 1
        if (relative or leads) and _closes_with_comma(unit, index):
            return index - 1
        if word == ";" and not tag:
            return index
        if leads and word == "," and index - event.cue > 1 and index - event.last > 1:
            return index
        if relative and word == "," and index - event.last > 1:
            return index
        if word == "," and behind < len(unit) and unit.quoted[behind] < 0 and _leaves_report(unit, behind):
            return index - 1
    return last


def _closes_with_comma(unit: Unit, index: int) -> bool:
    """Return whether a quotation with a comma before its closing mark ends right before token `index`."""
    return index > 2 and unit.quoted[index - 1] >= 0 > unit.quoted[index] and unit.words[index - 2] == ","


def _leaves_report(unit: Unit, index: int) -> bool:
    """Return whether what follows a comma is the reporter's again: a contrast or circumstance, not what is said."""
    word, behind = unit.lower[index], unit.lower[index + 1] if index + 1 < len(unit) else ""
    return word in _CONCESSIVE or (word == "as" and behind in ("the", "both", "its", "his", "they", "he"))


def _is_relative(unit: Unit, event: Event) -> bool:
    return event.shape == "verb" and event.first > 0 and unit.lower[event.first - 1] in ("which", "whom")


def _is_background(unit: Unit, event: Event) -> bool:
    """Return whether the event only dates the main clause: "When Trump announced tariffs, ...", "Weeks after ..."."""
    dated = any(unit.lower[i] in _BACKGROUND for i in range(min(3, event.first)))
    return dated and all(quoted < 0 for quoted in unit.quoted)


def _leads(unit: Unit, event: Event) -> bool:
    """Return whether the event stands in a clause that opens the unit ("When Trump said ..., markets fell")."""
    opening = _opening(unit, event.first)
    return opening == 0 and event.first > 0 and event.shape == "verb" and unit.lower[0] in _LEADING


def _stretches(unit: Unit, owner: list[Event | None]) -> list[Stretch]:
    """Gather neighbours with one event; a comma or dash between two stretches stays with the first."""
    stretches: list[Stretch] = []
    first = 0
    for index in range(1, len(owner) + 1):
        if index < len(owner) and owner[index] is owner[first]:
            continue
        last = index - 1
        if index < len(owner) - 1 and unit.words[index] in (",", ";", *_DASHES) and unit.quoted[index] < 0:
            owner[index] = owner[first]
            continue
        stretches.append(Stretch(first, last, _voice(owner[first]), owner[first]))
        first = index
    return stretches
