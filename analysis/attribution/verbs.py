"""Verbs of speech: which reading a form has, and whose speech it shows.

Each reader is a pure function of the unit and what was said before it; it returns an `Event` with the words that led to
it and the name of the rule, or None where the form shows no speech.
"""

from __future__ import annotations

from analysis.attribution.discourse import NOBODY, OTHER, Ref
from analysis.attribution.events import Event
from analysis.attribution.inverted import inverted
from analysis.attribution.lexicon import BASE, FINITE, GERUND, PARTICIPLE, CueForm, Tag
from analysis.attribution.needs import has_needed, words_follow
from analysis.attribution.phrases import extend_right
from analysis.attribution.sources import resolve
from analysis.attribution.subjects import (
    clause_subject,
    phrase_ending,
    skip_left,
    subject,
    subject_after,
)
from analysis.attribution.unit import Unit


def verb_event(unit: Unit, index: int, readings: tuple[CueForm, ...]) -> Event | None:
    """Return the event of the cue verb at token `index` in the first of its readings that shows speech."""
    for reading in readings:
        if reading.needs and not has_needed(unit, index, reading.needs):
            continue
        if reading.words_follow and not words_follow(unit, index):
            continue
        event = _read_verb(unit, index, reading)
        if event is not None:
            return event
    return None


def _read_verb(unit: Unit, index: int, reading: CueForm) -> Event | None:
    """Read the verb at token `index` by its form and the auxiliaries before it."""
    forms, previous = reading.forms, skip_left(unit, index - 1)
    negated, be, modal, auxiliary = _auxiliaries(unit, previous + 1, index)
    behind = unit.lower[index + 1] if index + 1 < len(unit) else ""
    if negated:
        return None
    if GERUND in forms and be:
        return _finite(unit, index, reading, "progressive-verb")
    if GERUND in forms or (PARTICIPLE in forms and "having" in unit.lower[previous + 1 : index]):
        return _gerund(unit, index, reading)
    if PARTICIPLE in forms and (be or (not auxiliary and behind == "by")):
        return _passive(unit, index, reading, be=be)
    if FINITE not in forms and not (PARTICIPLE in forms and auxiliary):
        return None
    if be or (modal and modal not in ("will", "would")):
        return None
    if behind == "to" and unit.lower[index] in unit.lexicon.with_object:
        return None
    if BASE in forms and index > 0 and unit.lower[index - 1] == "to":
        return _infinitive(unit, index, reading)
    if modal and reading.act in ("states", "agrees", "asks", "praises"):
        return None
    return inverted(unit, index, reading) or _finite(unit, index, reading, "subject-verb")


def _auxiliaries(unit: Unit, first: int, index: int) -> tuple[bool, bool, str, bool]:
    """Return (negated, passive or progressive be, modal, any auxiliary) of the words between subject and verb."""
    negated = be = auxiliary = False
    modal = ""
    for position in range(first, index):
        tags = unit.tags[position]
        if tags & Tag.NEGATION or unit.lower[position].endswith(("n't", "n’t")):
            negated = not (position + 1 < len(unit) and unit.lower[position + 1] == "only")
        be = be or bool(tags & Tag.BE)
        auxiliary = auxiliary or bool(tags & Tag.AUXILIARY)
        if tags & Tag.UNREAL and tags & Tag.AUXILIARY:
            modal = unit.lower[position]
    return negated, be, modal, auxiliary


def _finite(unit: Unit, index: int, reading: CueForm, rule: str) -> Event | None:
    ref = subject(unit, index)
    if ref is None:
        return None
    previous = skip_left(unit, index - 1)
    lower = unit.lower[previous] if previous >= 0 else ""
    if reading.of_persons and ref.kind == "metonym":
        return None
    if ref.side == NOBODY:
        if not _shows_speaker(unit, index, reading) or ref.kind != "thing":
            return None
        ref = Ref(OTHER, ref.first, ref.last, "thing")
        return Event(ref.first, index, index, ref, reading.act, "verb", "unknown-subject-verb")
    plain = unit.lower[index] in unit.lexicon.plain_speech
    if ref.first == ref.last == 0 and ref.side == OTHER and _may_be_noun(unit, index) and unit.mention_at[0] is None:
        return None
    if ref.first > 0 and unit.lower[ref.first - 1] in unit.lexicon.rules["before_unreal"]:
        return None
    if ref.resolved and unit.tags[ref.last] & Tag.NEUTER and unit.lower[index] in unit.lexicon.shown:
        return None
    if unit.tags[ref.first] & Tag.NEGATION or unit.lower[ref.last] in ("nobody", "none"):
        return None
    if index == previous + 1 and not plain and _is_noun_here(unit, index, reading, ref):
        return None
    if unit.tags[previous] & Tag.RELATIVE and lower in ("who", "which", "that") and previous != ref.last:
        comma = previous > 0 and unit.words[previous - 1] in (",", "—", "–")
        first = previous if comma and previous > 1 and _goes_on_from(unit, ref.first) else ref.first
        return Event(first, index, index, ref, reading.act, "relative" if comma else "verb", "relative-clause")
    if unit.tags[previous] & Tag.CONJUNCTION and lower in ("and", "but", "or"):
        return Event(previous, index, index, ref, reading.act, "coordinated", "coordinated-verb")
    return Event(ref.first, index, index, ref, reading.act, "verb", rule)


def _shows_speaker(unit: Unit, index: int, reading: CueForm) -> bool:
    """Return whether the verb makes whatever its subject is a speaker: "the fund said", "the filing warned that"."""
    if unit.lower[index] in unit.lexicon.plain_speech:
        return True
    charged = reading.act in ("warns", "accuses", "denies", "demands") and not reading.needs
    past = PARTICIPLE in reading.forms and not reading.of_persons and unit.lower[index] not in unit.lexicon.shown
    return (charged or past) and unit.lower[index + 1 : index + 2] in (["that"], [":"])


def _goes_on_from(unit: Unit, first: int) -> bool:
    """Return whether a clause stands before the noun phrase at token `first`, so that its relative clause is apart."""
    return any(
        unit.mention_at[i] is None and unit.words[i].islower() and unit.tags[i] in (0, unit.tags[i] & Tag.AUXILIARY)
        for i in range(first)
        if unit.quoted[i] < 0
    )


def _is_noun_here(unit: Unit, index: int, reading: CueForm, ref: Ref) -> bool:
    """Return whether a form that can be a noun is one: "the US claim", "Chinese claims"."""
    if ref.kind == "nationality" and unit.lower[index] in unit.lexicon.nouns:
        return True
    plural = _plural_subject(unit, ref)
    chain = next((i for i in range(ref.first + 1, ref.last) if unit.tags[i] & Tag.PREPOSITION), ref.last + 1)
    several = plural or unit.lower[chain - 1].endswith("s")
    if ref.kind == "role" and several and unit.lower[ref.last] not in unit.lexicon.tags:
        # "voters in battleground states": a plural does not speak in the singular.
        return reading.forms == {FINITE} and unit.lower[index].endswith("s")
    return BASE in reading.forms and PARTICIPLE not in reading.forms and not plural


def _may_be_noun(unit: Unit, index: int) -> bool:
    """Return whether the unit's first word is an adjective and the verb's form a noun: "Unresolved disputes"."""
    return unit.lower[index].endswith("s") and unit.lower[0].endswith(unit.lexicon.adjective_endings)


def _plural_subject(unit: Unit, ref: Ref) -> bool:
    """Return whether the subject's head is a plural, so that a base form behind it is a verb."""
    if unit.tags[ref.last] & Tag.DOCUMENT and unit.lower[ref.last].endswith("s"):
        return True
    titles = [unit.lower[i] for i in range(ref.first, ref.last + 1) if unit.tags[i] & (Tag.OFFICE | Tag.OUTSIDER)]
    word = titles[0] if titles else unit.lower[ref.last]
    plural = word.endswith("s") and word not in ("house", "congress", "us")
    return plural or word in ("they", "people", "media", "both", "some", "many", "several", "few") or ref.side == "both"


_ACCOUNTS = ("document", "outlet", "body")


def _gerund(unit: Unit, index: int, reading: CueForm) -> Event | None:
    """Read a participle: ", saying ...", "with Xi urging ...", "officials saying", "the readout has him saying"."""
    previous = index - 1
    while previous >= 0 and (
        unit.tags[previous] & (Tag.ADVERB | Tag.TIME)
        or unit.lower[previous].endswith("ly")
        or unit.lower[previous] == "having"
    ):
        previous -= 1
    begun = previous - 1 if previous > 0 and unit.lower[previous] == "on" else previous
    if begun > 0 and unit.lower[begun] in unit.lexicon.begins and unit.quoted[begun] < 0:
        named = subject(unit, begun)
        if named is not None and named.side != NOBODY:
            return Event(named.first, index, index, named, reading.act, "verb", "subject-verb")
    if previous >= 1 and unit.lower[previous] in ("him", "her", "them"):
        return _retold(unit, index, previous, reading)
    if previous >= 0 and _can_end_subject(unit, previous):
        ref = phrase_ending(unit, previous)
        if ref.side == NOBODY:
            return None
        if ref.first > 0 and unit.lower[ref.first - 1] == "with":
            return Event(ref.first - 1, index, index, ref, reading.act, "with", "with-participle")
        retold = _retold(unit, index, ref.first, reading)
        if retold is None and ref.side == OTHER and ref.kind == "person":
            if previous == index - 1:
                return None
            ref = clause_subject(unit, index) or ref
            return Event(index, index, index, ref, reading.act, "participle", "participle")
        return retold or Event(ref.first, index, index, ref, reading.act, "noun", "reduced-relative")
    if previous >= 0 and unit.lower[previous] not in unit.lexicon.rules["before_participle"]:
        return None
    source = clause_subject(unit, index) if previous > 0 else subject_after(unit, index)
    if source is None:
        return None
    return Event(max(previous, 0), index, index, source, reading.act, "participle", "participle")


def _can_end_subject(unit: Unit, index: int) -> bool:
    """Return whether the token before a participle can be the end of the noun phrase that it belongs to."""
    return (
        (unit.is_word(index) or unit.words[index] in ("’", "'"))
        and not unit.tags[index] & (Tag.PREPOSITION | Tag.CONJUNCTION | Tag.SUBORDINATOR | Tag.DETERMINER)
        and unit.quoted[index] < 0
        and unit.lower[index] not in unit.lexicon.verbs
    )


def _retold(unit: Unit, index: int, before: int, reading: CueForm) -> Event | None:
    """Read "the readout has Trump saying": the words are the account's, which the verb before `before` belongs to."""
    if before < 2 or unit.lower[before - 1] not in ("has", "had", "have", "quotes", "quoted"):
        return None
    teller = subject(unit, before - 1)
    if teller is None or teller.kind not in _ACCOUNTS:
        return None
    return Event(teller.first, index, index, teller, reading.act, "verb", "account-has-somebody-say")


def _passive(unit: Unit, index: int, reading: CueForm, *, be: bool) -> Event | None:
    """Take the agent of a passive: "was described by Trump as", "condemned by Beijing"; "Xi was quoted as saying"."""
    for position in range(index + 1, min(len(unit) - 1, index + 9)):
        if unit.lower[position] == "by" and unit.quoted[position] < 0 and not _is_gerund(unit, position + 1):
            last = extend_right(unit, position + 1)
            ref = resolve(unit, position + 1, last)
            if ref.side == NOBODY or ref.kind == "thing" or unit.lower[index] in unit.lexicon.possessed:
                return None
            return Event(index, index, last, ref, reading.act, "agent", "passive-agent" if be else "reduced-passive")
        if unit.words[position] in ",;:." or unit.lower[position] in unit.lexicon.verbs:
            break
    if be and unit.lower[index] in ("quoted", "cited") and index + 1 < len(unit) and unit.lower[index + 1] == "as":
        named = subject(unit, index)
        if named is not None and named.side != NOBODY:
            return Event(named.first, index, index, named, reading.act, "verb", "quoted-as-saying")
    return None


def _is_gerund(unit: Unit, index: int) -> bool:
    return unit.words[index].endswith("ing") and unit.words[index][0].islower()


def _infinitive(unit: Unit, index: int, reading: CueForm) -> Event | None:
    """Read "Trump used the call to urge ...": speech that took place, unlike "is expected to urge"."""
    infinitives = unit.lexicon.rules["before_infinitive"]
    governors = infinitives.intersection(unit.lower[max(0, index - 9) : index - 1])
    adjacent = unit.lower[index - 2] if index > 1 else ""
    if "summoned" in governors and reading.act == "accuses":
        adjacent = "summoned"
    if not governors & {"used", "took"} and adjacent not in infinitives:
        return None
    source = clause_subject(unit, index)
    if source is None or source.side == NOBODY:
        return None
    return Event(source.first, index, index, source, reading.act, "infinitive", "speech-infinitive")
