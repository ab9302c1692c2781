"""Boundaries: where clauses begin and end, by punctuation, function words and quotation marks."""

from __future__ import annotations

from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.unit import Unit

_CIRCUMSTANCE = frozenset(("the", "both", "its", "his", "they", "he"))
DASHES = ("—", "–", "--", "-")


def boundary_between(unit: Unit, first: int, last: int) -> bool:
    """Return whether a new clause opens between two tokens: a semicolon, or a comma with a contrast word."""
    for index in range(first, last):
        if unit.quoted[index] >= 0:
            continue
        if unit.words[index] == ";" or (
            unit.tags[index] & Tag.CONTRAST and index > 0 and unit.words[index - 1] in (",", "”", '"', "—", "–")
        ):
            return True
    return False


def is_charge(unit: Unit, first: int) -> bool:
    """Return whether the event takes up what was said as a noun: "..., a charge Beijing denies"."""
    if first < 3 or not unit.tags[first - 1] & Tag.CUE_NOUN or unit.quoted[first - 3] >= 0:
        return False
    return unit.lower[first - 2] in ("a", "an", "the") and unit.words[first - 3] in (",", *DASHES)


def ends_quotation(unit: Unit, index: int) -> bool:
    """Return whether a quotation ends right before token `index`."""
    return index > 0 and unit.quoted[index - 1] >= 0 > unit.quoted[index]


def opening_of(unit: Unit, first: int) -> int:
    """Step left from an event over the subordinator and the comma that introduce its clause."""
    index = first
    steps = 0
    if unit.words[first] == ",":
        return first
    if is_charge(unit, first):
        return first - 3
    while index > 0 and steps < 9:
        before = index - 1
        if unit.quoted[before] >= 0:
            break
        word = unit.lower[before]
        if word in ("which", "whom", "that") and steps == 0:
            index = before - 1 if before and unit.words[before - 1] == "," else before
            break
        if word in unit.lexicon.clauses["lead"] or (unit.tags[before] & (Tag.ADVERB | Tag.TIME)):
            index = before
        elif word == "," or word in DASHES:
            index = before
            break
        else:
            break
        steps += 1
    while index < first and unit.lower[index] in ("a", "few", "day", "week", "month", "on", "in", "years", "or"):
        index += 1
    return index


def is_tag(unit: Unit, event: Event) -> bool:
    """Return whether the event stands behind what is said ("..., Trump said on Friday")."""
    if event.shape in ("inverted", "according"):
        return event.first > 0
    before = event.first - 1
    if event.shape != "verb" or before < 0 or not (unit.words[before] in (",", *DASHES) or unit.quoted[before] >= 0):
        return False
    index = event.last + 1
    while index < len(unit) and unit.tags[index] & (Tag.ADVERB | Tag.TIME):
        index += 1
    if index >= len(unit) or unit.words[index] in (".", ",", ";", ":", "!", "?", *DASHES):
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


def after_boundary(unit: Unit, before: int, *, coordinated: bool = True) -> int:
    """Return the token behind the last clause boundary before token `before`."""
    for index in range(before - 1, 0, -1):
        if unit.quoted[index] >= 0:
            continue
        if unit.words[index] == ";" or is_colon(unit, index):
            return index + 1
        if (
            coordinated
            and unit.words[index] == ","
            and unit.lower[index + 1] in ("but", "and", "yet")
            and unit.quoted[index + 1] < 0
        ):
            return index
    return 0


def is_colon(unit: Unit, index: int) -> bool:
    """Return whether a colon stands before a clause of its own, rather than in a time or before a quotation."""
    behind = index + 1
    return unit.words[index] == ":" and unit.quoted[behind] < 0 and unit.starts[behind] > unit.ends[index]


def opens_unit(unit: Unit, event: Event) -> bool:
    """Return whether the event stands in a clause that opens the unit ("When Trump said ..., markets fell")."""
    opening = opening_of(unit, event.first)
    return (
        opening == 0 and event.first > 0 and event.shape == "verb" and unit.lower[0] in unit.lexicon.clauses["leading"]
    )


def is_background(unit: Unit, event: Event) -> bool:
    """Return whether the event only dates the main clause: "When Trump announced tariffs, ...", "Weeks after ..."."""
    dated = any(unit.lower[i] in unit.lexicon.clauses["background"] for i in range(min(3, event.first)))
    return dated and all(quoted < 0 for quoted in unit.quoted)


def closes_with_comma(unit: Unit, index: int) -> bool:
    """Return whether a quotation with a comma before its closing mark ends right before token `index`."""
    return index > 2 and unit.quoted[index - 1] >= 0 > unit.quoted[index] and unit.words[index - 2] == ","


def leaves_report(unit: Unit, event: Event, index: int) -> bool:
    """Return whether what follows a comma is the reporter's again: a contrast or circumstance, not what is said."""
    word, behind = unit.lower[index], unit.lower[index + 1] if index + 1 < len(unit) else ""
    if word in unit.lexicon.clauses["concessive"] or (word == "as" and behind in _CIRCUMSTANCE):
        return True
    if index + 2 >= len(unit) or event.shape not in ("verb", "coordinated"):
        return False
    if word in ("but", "and"):
        return not _reports_clause(unit, event, index) and _has_own_subject(unit, index + 1)
    return word == "as" and behind.endswith("s") and not unit.tags[index + 1] and unit.lower[index + 2] != "of"


def _reports_clause(unit: Unit, event: Event, before: int) -> bool:
    """Return whether what is said is a clause, with which a later one can be joined ("said rates rose, but ...")."""
    if unit.lower[event.cue] in unit.lexicon.plain_speech or event.act == "states":
        return True
    openers, opens = unit.lexicon.clause_openers, Tag.PRONOUN | Tag.SUBORDINATOR
    return any(
        unit.tags[i] & Tag.AUXILIARY or unit.quoted[i] >= 0 or (unit.tags[i] & opens and unit.lower[i] in openers)
        for i in range(event.cue + 1, before)
    )


def _has_own_subject(unit: Unit, first: int) -> bool:
    """Return whether a clause with a subject of its own begins at token `first`."""
    if not (
        unit.tags[first] & (Tag.PRONOUN | Tag.DETERMINER) or unit.mention_at[first] is not None or unit.is_name(first)
    ):
        return False
    for index in range(first + 1, min(len(unit), first + 7)):
        if unit.words[index] in ",;.":
            return False
        if unit.tags[index] & Tag.AUXILIARY or (unit.words[index].islower() and unit.words[index].endswith("ed")):
            return True
    return bool(unit.tags[first] & Tag.PRONOUN)


def is_relative(unit: Unit, event: Event) -> bool:
    """Return whether the event's clause is the object of "which": ", which Trump described as"."""
    return event.shape == "verb" and event.first > 0 and unit.lower[event.first - 1] in ("which", "whom", "who")
