"""Verbs of speech before their subject: "...," said Trump."""

from __future__ import annotations

from analysis.attribution.discourse import NOBODY, OTHER, Ref
from analysis.attribution.events import Event
from analysis.attribution.lexicon import CueForm, Tag
from analysis.attribution.phrases import extend_right
from analysis.attribution.sources import resolve
from analysis.attribution.subjects import by_apposition, publisher, subject
from analysis.attribution.unit import Unit


def inverted(unit: Unit, index: int, reading: CueForm) -> Event | None:
    """Read a verb before its subject: "...," said Trump."""
    behind = index + 1
    if unit.lower[index] in unit.lexicon.with_object:
        return None
    if behind >= len(unit) or reading.needs - {"quote", "clause", "how", "why", "what"}:
        return None
    before = index - 1
    while before >= 0 and unit.tags[before] & Tag.ADVERB:
        before -= 1
    after_quote = before >= 0 and (
        unit.quoted[before] >= 0
        or unit.words[before] in (",", "”", '"')
        or (before > 0 and unit.words[before] == "and" and unit.quoted[before - 1] >= 0)
    )
    starts = before < 0
    if not (after_quote or starts):
        return None
    last = extend_right(unit, behind)
    tagged = before >= 0 and unit.quoted[before] >= 0 and unit.lower[index] in unit.lexicon.plain_speech
    described = tagged and _is_described(unit, behind, last)
    if not described and not _can_begin_subject(unit, behind, pronoun=unit.lower[index] in unit.lexicon.plain_speech):
        return None
    ref = resolve(unit, behind, last)
    if ref.side == NOBODY and tagged:
        ref = Ref(OTHER, ref.first, ref.last, "role")
    if ref.side == NOBODY or (starts and ref.side == OTHER):
        return None
    if ref.side == OTHER and last + 1 < len(unit) and unit.words[last + 1] == ",":
        ref = by_apposition(unit, ref, last + 2) or ref
    follows_quotation = not starts and (unit.quoted[before] >= 0 or (before > 0 and unit.quoted[before - 1] >= 0))
    plain = unit.lower[index] in unit.lexicon.plain_speech
    if not starts and not follows_quotation:
        named = subject(unit, index) if ref.kind in ("document", "thing") else None
        plain = plain or (reading.act == "states" and ref.kind == "person" and unit.words[before] == ",")
        if not (plain and _ends_clause(unit, last)) or (named is not None and named.side not in (NOBODY, OTHER)):
            return None
    if ref.kind == "document" and ref.resolved:
        ref = publisher(unit, ref, last + 1) or ref
    return Event(index, index, last, ref, reading.act, "inverted", "verb-subject")


def _can_begin_subject(unit: Unit, index: int, *, pronoun: bool) -> bool:
    """Return whether a noun phrase for somebody who speaks can begin at token `index`; "it" only with `pronoun`."""
    tags = unit.tags[index]
    outside = unit.quoted[index] < 0 and unit.is_word(index)
    if not outside or tags & (Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.TIME | Tag.CONJUNCTION):
        return False
    if tags & Tag.NEUTER and not pronoun:
        return False
    named = unit.mention_at[index] is not None or unit.is_name(index)
    return named or bool(tags & (Tag.DETERMINER | Tag.ROLE | Tag.PRONOUN))


def _is_described(unit: Unit, first: int, last: int) -> bool:
    """Return whether adjectives stand before a title or a name ("said undecided voter Ann Roe", "said former ...")."""
    if unit.quoted[first] >= 0 or (unit.tags[first] and not unit.tags[first] & Tag.FORMER):
        return False
    return any(unit.mention_at[i] or unit.tags[i] & Tag.ROLE or unit.is_name(i) for i in range(first + 1, last + 1))


def _ends_clause(unit: Unit, last: int) -> bool:
    return (
        last + 1 >= len(unit)
        or unit.words[last + 1] in ".,;:"
        or bool(unit.tags[last + 1] & (Tag.PREPOSITION | Tag.TIME | Tag.ADVERB))
    )
