"""Noun phrases: where one begins and ends, told without a parser from names, titles and function words."""

from __future__ import annotations

from analysis.attribution.lexicon import Tag
from analysis.attribution.unit import Unit

_MAX_PHRASE = 14
_CHAIN = frozenset(("of", "by", "for", "at", "from", "in", "with", "to", "on", "familiar", "close"))
_COMPLETE = ("person", "outlet")
"""Kinds of names that a lower-case word does not go on with, unless it is a title."""
_JOINS = {"&": Tag.CONJUNCTION}
"""Conjunctions inside names ("Brunner & Lowe")."""
_STOP = Tag.AUXILIARY | Tag.SUBORDINATOR | Tag.CONJUNCTION | Tag.RELATIVE | Tag.PRONOUN


def extend_left(unit: Unit, last: int) -> int:
    """Return the first token of the noun phrase that ends at token `last`."""
    first = last
    while first > 0 and last - first < _MAX_PHRASE:
        index = first - 1
        mention = unit.mention_at[index]
        if unit.quoted[index] != unit.quoted[last]:
            break
        if mention is not None:
            first = mention.first
        elif unit.is_title_stop(index):
            first = index
        elif unit.tags[index] & Tag.PREPOSITION:
            if not _chains(unit, index):
                break
            first = index - 1
        elif _ends_phrase(unit, index, first):
            break
        else:
            first = index
            if _closes(unit, index) and not _chains(unit, index - 1):
                break
    return first


def _closes(unit: Unit, index: int) -> bool:
    """Return whether a determiner here begins the noun phrase."""
    word = unit.words[index]
    return bool(unit.tags[index] & Tag.DETERMINER) and word[0].islower() and word not in ("senior", "top")


def _chains(unit: Unit, index: int) -> bool:
    """Return whether the preposition at token `index` ties what follows to a noun before it."""
    return index > 0 and unit.words[index] in _CHAIN and _can_take_complement(unit, index - 1, unit.words[index])


def _ends_phrase(unit: Unit, index: int, first: int) -> bool:
    """Return whether token `index` cannot belong to the noun phrase that begins behind it at `first`."""
    tags, word = unit.tags[index], unit.words[index]
    if (not unit.is_word(index) and word != "&") or tags & _STOP & ~_JOINS.get(word, 0):
        return True
    if tags & Tag.CUE_NOUN and unit.mention_at[first] is not None and not tags & Tag.ROLE:
        return True
    if tags & Tag.ADVERB and not tags & Tag.DETERMINER and word != "first":
        return True
    return _is_verb_form(unit, index) or (word[0].islower() and word.endswith("ing") and not tags)


def _is_verb_form(unit: Unit, index: int) -> bool:
    word = unit.lower[index]
    return word in unit.lexicon.verbs and word.endswith(("ed", "ing", "said", "told")) and unit.words[index] != "United"


def _can_take_complement(unit: Unit, index: int, preposition: str) -> bool:
    """Return whether the noun before a preposition belongs to the same phrase as what follows it."""
    if unit.lower[index] in ("familiar", "close"):
        return True
    if unit.tags[index] & (Tag.ROLE | Tag.CUE_NOUN):
        return preposition != "by" or bool(unit.tags[index] & Tag.DOCUMENT)
    mention = unit.mention_at[index]
    if preposition in ("in", "at", "for") and (mention.kind in ("person", "body") if mention else unit.is_name(index)):
        return True
    return preposition == "of" and (unit.words[index][0].isupper() or unit.tags[index] == 0) and unit.is_word(index)


def extend_right(unit: Unit, first: int) -> int:
    """Return the last token of the noun phrase that begins at token `first`."""
    index = first
    end = min(len(unit), first + _MAX_PHRASE)
    while index < end and unit.quoted[index] == unit.quoted[first]:
        mention = unit.mention_at[index]
        if mention is not None:
            index = mention.last + 1
        elif _ends_phrase_right(unit, index, first):
            break
        else:
            index += 1
    return max(first, index - 1)


def _ends_phrase_right(unit: Unit, index: int, first: int) -> bool:
    """Return whether token `index` cannot belong to the noun phrase that begins before it at `first`."""
    tags, word = unit.tags[index], unit.words[index]
    if not unit.is_word(index):
        return not unit.is_title_stop(index)
    if tags & Tag.PREPOSITION:
        return index == first or word not in _CHAIN or not _can_take_complement(unit, index - 1, word)
    if tags & (_STOP | Tag.TIME) or (tags & Tag.ADVERB and not tags & Tag.DETERMINER):
        return True
    behind_role = index > first and unit.mention_at[index - 1] is None and unit.tags[index - 1] & Tag.ROLE
    if behind_role and word[0].islower() and not tags & (Tag.ROLE | Tag.CUE_NOUN):
        return True
    before = unit.mention_at[index - 1] if index > first else None
    closed = before is not None and before.kind in _COMPLETE
    titled = before is not None and before.kind in ("body", "role") and not _title_follows(unit, index)
    if (closed or titled) and word[0].islower() and not tags & Tag.ROLE:
        return True
    if word[0].islower() and word.endswith("ly") and not tags:
        return True
    return word[0].islower() and _is_verb_form(unit, index)


def _title_follows(unit: Unit, index: int) -> bool:
    """Return whether a title or a name stands within three words ("White House trade adviser")."""
    if unit.words[index].endswith("ed") and unit.words[index].islower():
        return False
    for position in range(index + 1, min(len(unit), index + 4)):
        if not unit.is_word(position) or unit.tags[position] & (_STOP | Tag.PREPOSITION | Tag.DETERMINER):
            return False
        if unit.tags[position] & Tag.ROLE or unit.mention_at[position] is not None:
            return True
    return False
