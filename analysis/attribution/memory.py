"""Memory: what a reader keeps of a unit for the pronouns, bare titles and last names of later ones."""

from __future__ import annotations

from analysis.attribution.clauses import Stretch
from analysis.attribution.discourse import OTHER, Ref
from analysis.attribution.events import Event
from analysis.attribution.lexicon import Tag
from analysis.attribution.phrases import extend_left, extend_right
from analysis.attribution.sources import has_left_office
from analysis.attribution.subjects import clause_subject
from analysis.attribution.unit import Mention, Unit

_TITLE_REACH = 6
"""Tokens beside a name in which its title stands."""


def remember(unit: Unit, events: list[Event], stretches: list[Stretch]) -> None:
    """Take up who was named and who spoke in a unit.

    Args:
        unit: The unit; its discourse is changed in place.
        events: Its events.
        stretches: What the events cover.
    """
    discourse = unit.discourse
    outside = [mention for mention in unit.mentions if unit.quoted[mention.first] < 0]
    persons = [mention for mention in outside if mention.kind == "person"]
    for mention in persons:
        _learn_name(unit, mention)
    for mention in persons:
        _learn_titles(unit, mention)
    _note_named(unit, outside)
    about = clause_subject(unit, len(unit))
    if about is not None and about.resolved:
        about = None
    if about is not None:
        discourse.note(about, spoke=False)
    silent = about is not None and about.kind == "person" and not events and unit.quoted[0] < 0
    discourse.subject = about if silent else None
    outer = {id(stretch.event) for stretch in stretches if stretch.event is not None}
    for event in events:
        if id(event) not in outer and event.ref.kind == "pronoun":
            discourse.note(event.ref, spoke=False)
    for stretch in stretches:
        if stretch.event is not None:
            _learn_stranger(unit, stretch.event.ref)
            discourse.note(stretch.event.ref, spoke=True)


def _learn_name(unit: Unit, mention: Mention) -> None:
    """Make the parts of a full name known, and a former official somebody who speaks for no side."""
    discourse = unit.discourse
    name = tuple(unit.words[mention.first : mention.last + 1])
    if mention.side != OTHER and has_left_office(unit, mention):
        discourse.learn(name, OTHER, mention.gender, unit.lexicon, namesake=True)
    elif len(name) > 1:
        discourse.learn(name, mention.side, mention.gender, unit.lexicon)
    discourse.met.add(name[-1])


def _learn_stranger(unit: Unit, ref: Ref) -> None:
    """Make the last name of somebody of neither side known, who may share it with an official named before."""
    if ref.kind != "person" or ref.side != OTHER or ref.resolved:
        return
    tokens = range(ref.first, ref.last + 1)
    parts = [i for i in tokens if unit.is_name(i) and not unit.tags[i]]
    name = tuple(unit.words[i] for i in parts)
    if len(name) == 2 and unit.mention_at[parts[1]] is None:
        unit.discourse.learn(name, OTHER, ref.gender, unit.lexicon)


def _learn_titles(unit: Unit, mention: Mention) -> None:
    """Note the titles beside a name, for a bare title later: "Roe, the commerce minister, ..."; "The minister said"."""
    behind = mention.last + 2
    apposition = unit.words[mention.last + 1 : behind] == [","] and behind < len(unit)
    last = min(extend_right(unit, behind), behind + _TITLE_REACH) if apposition else -1
    before = range(max(extend_left(unit, mention.first), mention.first - _TITLE_REACH), mention.first)
    for index in (*before, *range(behind, last + 1)):
        tags, word = unit.tags[index], unit.lower[index]
        if index >= behind and tags & Tag.PREPOSITION:
            break
        if tags & Tag.OFFICE and not tags & Tag.BODY and not word.endswith("s"):
            ref = Ref(mention.side, mention.first, mention.last, "person", mention.gender, noun=word)
            unit.discourse.nouns[word] = ref


def _note_named(unit: Unit, outside: list[Mention]) -> None:
    """Note the first person and the first body named outside quotations, those that can be subjects first."""
    named = [m for m in outside if m.kind not in ("nationality", "role")]
    free = [m for m in named if not unit.is_possessive(m.last) and not _is_object(unit, m.first)]
    for kinds in (("person",), ("body", "outlet", "metonym")):
        first = next((m for m in free if m.kind in kinds), None) or next(
            (m for m in named if m.kind in kinds and m.first <= 1), None
        )
        if first is not None:
            unit.discourse.note(Ref(first.side, first.first, first.last, first.kind, first.gender), spoke=False)


def _is_object(unit: Unit, first: int) -> bool:
    """Return whether the name at token `first` follows a preposition or a cue verb, as an object does."""
    return first > 0 and (bool(unit.tags[first - 1] & Tag.PREPOSITION) or unit.lower[first - 1] in unit.lexicon.verbs)
