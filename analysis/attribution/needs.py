"""What a verb needs behind it to be one of speech: a word, a clause, a quotation, a name for its object."""

from __future__ import annotations

from analysis.attribution.lexicon import FINITE, GERUND, Tag
from analysis.attribution.unit import Unit

_NEXT = frozenset(
    [
        "for",
        "on",
        "to",
        "out",
        "with",
        "as",
        "of",
        "back",
        "down",
        "it",
        "him",
        "her",
        "them",
        "this",
        "that",
        "what",
        "its",
        "his",
        "if",
        "clause",
        "quote",
        "naming",
        "renaming",
    ]
)
"""Words that are needed right behind the verb; others may follow an article."""


def has_needed(unit: Unit, index: int, needs: frozenset[str]) -> bool:
    """Return whether one of the words that the verb needs follows it."""
    behind = index + 1
    while behind < len(unit) and unit.lower[behind] not in needs and _is_adverb(unit, behind):
        behind += 1
    near = unit.lower[behind : behind + 4]
    if needs & {"quote", "clause"} and _ends_there(unit, index) and "," in unit.words[max(0, index - 8) : index]:
        return True
    if "quote" in needs and any(quoted >= 0 for quoted in unit.quoted[behind : behind + 12]):
        return True
    if "quote" in needs and index > 1 and any(quoted >= 0 for quoted in unit.quoted[max(0, index - 4) : index]):
        return True
    if "document" in needs and index > 0 and unit.tags[index - 1] & Tag.DOCUMENT:
        return True
    if "clause" in needs and near and _opens_clause(unit, behind):
        return True
    if "renaming" in needs and _renames(unit, behind):
        return True
    if "as" in needs and "as" in _before_comma(unit, behind, 12):
        return True
    if "naming" in needs and len(near) > 1 and near[0] in ("the", "these", "those", "any", "such", "their"):
        return near[1] not in unit.lexicon.summoned
    return any(word in needs for word in near[:1]) or any(word in needs and word not in _NEXT for word in near[1:])


def _ends_there(unit: Unit, index: int) -> bool:
    """Return whether a comma or the end follows the verb, times aside: ", officials predicted on Friday,"."""
    behind = index + 1
    if unit.lower[behind : behind + 1] in (["on"], ["in"]) and behind + 1 < len(unit) and _is_date(unit, behind + 1):
        behind += 2
    while behind < len(unit) and unit.tags[behind] & (Tag.ADVERB | Tag.TIME):
        behind += 1
    stops = behind + 1 == len(unit) and unit.words[behind] == "."
    return behind >= len(unit) or stops or unit.words[behind] in (",", "—", "–", "--")


def _is_date(unit: Unit, index: int) -> bool:
    return bool(unit.tags[index] & Tag.TIME) or unit.words[index].isdigit()


def _is_adverb(unit: Unit, index: int) -> bool:
    return bool(unit.tags[index] & (Tag.ADVERB | Tag.TIME)) or (
        not unit.tags[index] and unit.lower[index].endswith("ly") and unit.words[index][0].islower()
    )


_WORDS_WITHIN = 30
"""Tokens within which a move like "hit back" must be followed by what is said."""


def words_follow(unit: Unit, index: int) -> bool:
    """Return whether what is said follows.

    It shows as a participle of speech behind a comma, a verb of speech behind "and", a quotation or a last colon.
    """
    if unit.words[-1] == ":" and len(unit) - index < _WORDS_WITHIN:
        return True
    for position in range(index + 1, min(len(unit) - 1, index + _WORDS_WITHIN)):
        if unit.quoted[position] >= 0:
            if unit.words[position - 1] in (",", ":"):
                return True
            continue
        if unit.words[position] == ";":
            return False
        if unit.words[position] != "," and unit.lower[position] not in ("and", "by"):
            continue
        behind = position + 1
        while behind < len(unit) - 1 and _is_adverb(unit, behind):
            behind += 1
        wanted = FINITE if unit.lower[position] == "and" else GERUND
        if any(
            wanted in form.forms and not form.words_follow for form in unit.lexicon.verbs.get(unit.lower[behind], ())
        ):
            return True
    return False


def _renames(unit: Unit, start: int) -> bool:
    """Return whether an object and then "a ..." follow: "called the pact a hoax", unlike "called a meeting"."""
    words = _before_comma(unit, start, 7)
    if not words or unit.tags[start] & Tag.PREPOSITION or words[0] in ("a", "an", "to", "out"):
        return False
    place = next((i for i, word in enumerate(words) if word in ("a", "an")), 0)
    return place > 0 and not any(unit.tags[start + i] & (Tag.PREPOSITION | Tag.CONJUNCTION) for i in range(place))


def _before_comma(unit: Unit, start: int, width: int) -> list[str]:
    words = unit.lower[start : start + width]
    stop = next((i for i, word in enumerate(words) if word in ",.;:"), len(words))
    return words[:stop]


def _opens_clause(unit: Unit, index: int) -> bool:
    """Return whether a reported clause begins at token `index` or with a "that" behind a few words."""
    opening = unit.lower[index]
    if opening in ("that", ":") or "that" in _before_comma(unit, index, 6):
        return True
    named = opening in unit.lexicon.clause_openers or unit.mention_at[index] is not None
    return named and _clause_follows(unit, index)


def _clause_follows(unit: Unit, index: int) -> bool:
    """Return whether a finite verb (an auxiliary) stands soon behind token `index`, before the next comma."""
    for position in range(index, min(len(unit), index + 9)):
        if unit.words[position] in ",.;:":
            return False
        if unit.tags[position] & Tag.AUXILIARY:
            return True
    return False
