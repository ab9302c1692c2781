"""Claims of omission: where a text says that something was left out, not confirmed or not discussed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.attribution.discourse import BOTH, NOBODY, OTHER, Ref
from analysis.attribution.lexicon import Tag
from analysis.attribution.phrases import extend_left
from analysis.attribution.sources import resolve
from analysis.attribution.subjects import clause_subject, subject
from analysis.attribution.unit import Unit
from analysis.passage import ClaimKind
from analysis.profile import Profile

_KINDS: tuple[ClaimKind, ...] = ("omitted", "unconfirmed", "not_discussed")
_ENDING = frozenset(
    (
        "allowing",
        "instead",
        "with",
        "despite",
        "though",
        "although",
        "while",
        "whereas",
        "but",
        "which",
        "who",
        "as",
        "because",
    )
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A claim of omission in a unit, as tokens.

    Attributes:
        first: First token of the clause.
        last: Last token of the clause.
        cue_first: First token of the words that show it.
        cue_last: Last token of those words.
        kind: What is said to be missing: a mention, a confirmation, a discussion.
        side: Whose omission it is.
        cue: The words that show it.
    """

    first: int
    last: int
    cue_first: int
    cue_last: int
    kind: ClaimKind
    side: str
    cue: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    hint: re.Pattern[str]
    by_kind: tuple[tuple[ClaimKind, re.Pattern[str]], ...]
    talk: frozenset[str]


@lru_cache(maxsize=8)
def _patterns(profile: Profile) -> _Patterns | None:
    english: Mapping[str, Any] = profile.language.get("en", {})
    table = english.get("omission", {})
    kinds = [(kind, table[kind]) for kind in _KINDS if table.get(kind)]
    if not kinds:
        return None
    by_kind = tuple((kind, re.compile(r"\b(?:" + "|".join(entries) + ")")) for kind, entries in kinds)
    every = "|".join(entry for _, entries in kinds for entry in entries)
    return _Patterns(re.compile(r"\b(?:" + every + ")"), by_kind, frozenset(table.get("talk", ())))


def find_gaps(text: str, unit: Unit, profile: Profile) -> list[Gap]:
    """Return the unit's claims of omission in order, each with the clause it stands in and whose omission it is."""
    patterns = _patterns(profile)
    if patterns is None:
        return []
    lower = text[unit.start : unit.end].lower()
    if len(lower) != unit.end - unit.start or not patterns.hint.search(lower):
        return []
    gaps: list[Gap] = []
    for kind, pattern in patterns.by_kind:
        for match in pattern.finditer(lower):
            first = bisect_right(unit.starts, unit.start + match.start()) - 1
            last = bisect_right(unit.starts, unit.start + match.end() - 1) - 1
            if any(gap.first <= first <= gap.last for gap in gaps):
                continue
            cue = text[unit.starts[first] : unit.ends[last]]
            account = _account(unit, first) if kind == "not_discussed" and "mention" in cue.lower() else None
            if account is not None and account.side not in (NOBODY, OTHER):
                # "was not mentioned in the Chinese readout" is about the account, not about the talk.
                found: tuple[ClaimKind, str] = "omitted", account.side
            else:
                found = kind, _whose(unit, first, kind, patterns.talk)
            if found[1]:
                start, end = _clause(unit, first, last)
                gaps.append(Gap(start, end, first, last, *found, cue))
    gaps.sort(key=lambda gap: gap.first)
    return gaps


def _whose(unit: Unit, first: int, kind: ClaimKind, talk: frozenset[str]) -> str:
    """Return whose omission it is: the subject's side, the side of the account named, or `both` for the talk itself."""
    ref = _subject(unit, first)
    if kind == "not_discussed" and (unit.tags[first] & Tag.BE or {"come", "came"} & {*unit.lower[first : first + 4]}):
        return "both"
    if kind == "not_discussed":
        if ref is not None and unit.tags[ref.first] & Tag.NEUTER:
            ref = None
        if ref is None or ref.side in (NOBODY, OTHER) or ref.kind in ("leaders", "thing"):
            return "both" if ref is None or ref.side != OTHER or ref.kind in ("thing", "document") else ""
        return ref.side
    if ref is not None and ref.side not in (NOBODY, OTHER) and ref.kind != "thing":
        return ref.side
    account = _account(unit, first) or _account(unit, 0, before=first)
    if account is not None and account.side not in (NOBODY, OTHER):
        return account.side
    if kind == "omitted" and ref is not None and unit.lower[ref.last] in talk:
        return "both"
    if unit.lower[first] == "neither" or unit.lower[max(0, first - 1)] in ("neither", "both"):
        return "both"
    named = next((m for m in unit.mentions if m.first >= first and unit.lower[first] == "no"), None)
    return named.side if named is not None and named.side != OTHER else ""


def _subject(unit: Unit, first: int) -> Ref | None:
    ref = subject(unit, first)
    if ref is None and (
        first == 0 or unit.tags[first - 1] & (Tag.CONJUNCTION | Tag.ADVERB) or unit.words[first - 1] in (",", "—", "–")
    ):
        ref = clause_subject(unit, first)
    return ref


def _account(unit: Unit, start: int, *, before: int | None = None) -> Ref | None:
    """Return the document or outlet named in tokens start..before ("was not mentioned in the Chinese readout")."""
    for index in range(start, len(unit) if before is None else before):
        if unit.quoted[index] >= 0:
            continue
        mention = unit.mention_at[index]
        if (
            unit.lower[index] in ("either", "neither", "both")
            and index + 1 < len(unit)
            and unit.tags[index + 1] & (Tag.DOCUMENT | Tag.OFFICE)
        ):
            return Ref(BOTH, index, index + 1, "document")
        if unit.tags[index] & Tag.DOCUMENT and not (mention and mention.kind == "person"):
            return resolve(unit, extend_left(unit, index), index)
        if mention is not None and mention.kind == "outlet":
            return Ref(mention.side, mention.first, mention.last, "outlet")
    return None


_TURNS = ("but", "while", "although", "though", "whereas")


def _clause(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of the clause around first..last; commas of a list do not end it."""
    start = first
    while start > 0:
        before = start - 1
        if unit.quoted[before] < 0:
            if unit.words[before] == "," and _is_list_comma(unit, before, first):
                start = before
                continue
            if unit.words[before] in (",", ";", ":", "—", "–") or unit.quoted[before] != unit.quoted[first]:
                break
            if unit.lower[before] in _TURNS:
                start = before
                break
        start = before
    end = last
    while end + 1 < len(unit):
        behind = end + 1
        if unit.words[behind] == ";" or (unit.lower[behind] in _TURNS and behind > last + 1):
            break
        if (
            unit.words[behind] in ",—–"
            and unit.quoted[behind] < 0
            and behind + 1 < len(unit)
            and _ends_list(unit, behind + 1)
        ):
            break
        end = behind
    return start, end


def _is_list_comma(unit: Unit, comma: int, cue: int) -> bool:
    """Return whether a comma parts the items of a list that is the subject: "Russia, Ukraine and Iran were not"."""
    between = range(comma + 1, cue)
    if len(between) > 12 or any(unit.tags[i] & (Tag.AUXILIARY | Tag.SUBORDINATOR | Tag.RELATIVE) for i in between):
        return False
    if not any(unit.lower[i] in ("and", "or", "nor") for i in between):
        return False
    item = range(max(0, comma - 4), comma)
    return comma > 0 and not any(unit.tags[i] & (Tag.AUXILIARY | Tag.PREPOSITION | Tag.TIME) for i in item)


def _ends_list(unit: Unit, index: int) -> bool:
    """Return whether what follows a comma is a new clause rather than the next item of a list."""
    word = unit.lower[index]
    if word in _ENDING or word.endswith("ing") or unit.quoted[index] >= 0:
        return True
    if unit.tags[index] & (Tag.PRONOUN | Tag.RELATIVE | Tag.SUBORDINATOR | Tag.CONTRAST):
        return True
    upto = next((i for i in range(index, len(unit)) if unit.words[i] in ",;."), len(unit))
    return any(unit.tags[i] & Tag.AUXILIARY for i in range(index, upto))
