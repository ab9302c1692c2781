"""Grammatical subjects: which noun phrase a verb belongs to, found without a parser."""

from __future__ import annotations

from analysis.attribution.discourse import BOTH, NOBODY, OTHER, Ref
from analysis.attribution.lexicon import Tag
from analysis.attribution.phrases import extend_left, extend_right
from analysis.attribution.sources import resolve, side_by_surname
from analysis.attribution.unit import Unit

_ALONE = frozenset(("both", "others", "some", "many", "several", "few", "another", "one"))
"""Determiners that can stand for people ("several said")."""
_SKIP = Tag.ADVERB | Tag.AUXILIARY | Tag.TIME


def skip_left(unit: Unit, index: int) -> int:
    """Return the index of the last token before adverbs, auxiliaries and times that stand before a verb."""
    while index >= 0:
        tags = unit.tags[index]
        lower = unit.lower[index]
        if unit.mention_at[index] is not None:
            break
        if (
            tags & _SKIP
            or tags & Tag.NEGATION
            or (lower.endswith("ly") and lower not in ("daily", "ally", "family") and unit.words[index].islower())
            or lower.endswith(("n't", "n’t"))
            or lower in ("’", "'")
            or (
                index > 0
                and lower in ("on", "this", "last", "the", "earlier")
                and index + 1 < len(unit)
                and unit.tags[index + 1] & Tag.TIME
            )
            or (lower.isdigit() and index > 0 and unit.tags[index - 1] & Tag.TIME)
        ):
            index -= 1
        else:
            break
    return index


def subject(unit: Unit, index: int) -> Ref | None:
    """Return the source that is the grammatical subject of the verb at token `index`, if one is near."""
    last = skip_left(unit, index - 1)
    if last < 0:
        return None
    if last > 0 and unit.lower[last].endswith("ed") and unit.tags[last - 1] & Tag.DOCUMENT:
        last -= 1
    word = unit.words[last]
    if word in _INSERTIONS:
        return _subject_before_insertion(unit, last)
    if unit.quoted[last] >= 0:
        return None
    tags = unit.tags[last]
    if tags & Tag.RELATIVE and unit.lower[last] in ("who", "which", "that"):
        return _antecedent(unit, last)
    if tags & Tag.CONJUNCTION:
        return clause_subject(unit, last)
    if word == "%":
        return Ref(OTHER, last - 1, last, "role")
    if not unit.is_word(last) and word not in ("’", "'"):
        return None
    if word in ("’s", "'s") or (
        tags & (Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.DETERMINER)
        and unit.mention_at[last] is None
        and unit.lower[last] not in _ALONE
    ):
        return None
    if unit.lower[last] in _ALONE and unit.tags[last] & Tag.DETERMINER and unit.lower[last] != "both":
        follows_article = last > 0 and unit.tags[last - 1] & Tag.DETERMINER
        return None if follows_article else Ref(OTHER, last, last, "role")
    return phrase_ending(unit, last)


def phrase_ending(unit: Unit, last: int) -> Ref:
    """Return the source that the noun phrase ending at token `last` names, with what "and" joins to it."""
    if unit.lower[last] in ("i", "we", "you"):
        return Ref(NOBODY, last, last, "narrator")
    first = extend_left(unit, last)
    ref = resolve(unit, first, last)
    if ref.side == NOBODY:
        return ref
    return _coordinated(unit, ref)


def _coordinated(unit: Unit, ref: Ref) -> Ref:
    """Join "X and Y" as one source: of one side where both are, else of both sides."""
    before = ref.first - 1
    if (
        before < 1
        or not unit.is_word(before - 1)
        or unit.lower[before] not in ("and", "&", "or")
        or ref.kind == "pronoun"
    ):
        return ref
    first = extend_left(unit, before - 1)
    other = resolve(unit, first, before - 1)
    if other.side == NOBODY or other.kind in ("thing", "pronoun") or unit.quoted[before - 1] >= 0:
        return ref
    if first > 0 and (unit.tags[first - 1] & Tag.PREPOSITION or unit.lower[first - 1] in unit.lexicon.verbs):
        return ref
    if other.side == ref.side:
        return Ref(ref.side, first, ref.last, ref.kind, "", ref.resolved)
    if OTHER in (other.side, ref.side):
        return Ref(OTHER, first, ref.last, ref.kind)
    kind = "leaders" if ref.kind == other.kind == "person" else "both"
    return Ref("both", first, ref.last, kind)


_INSERTIONS = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-", "--": "--"}
_LONGEST_INSERTION = 40


def _subject_before_insertion(unit: Unit, closing: int) -> Ref | None:
    """Look past inserted phrases: "Lin Jian, a spokesman for the ministry, said", "Rep. Roe, R-Ohio, who ..., said"."""
    opening = _INSERTIONS[unit.words[closing]]
    start = closing
    for _ in range(3):
        start -= 1
        while start > 0 and closing - start < _LONGEST_INSERTION and not _is_mark(unit, start, opening):
            start -= 1
        if start <= 0 or not _is_mark(unit, start, opening) or unit.quoted[start - 1] >= 0:
            return None
        before = start - 1
        while before > 0 and unit.tags[before] & Tag.ADVERB and unit.mention_at[before] is None:
            before -= 1
        if unit.is_word(before) and not unit.words[before].isdigit():
            break
    else:
        return None
    if unit.lower[before].startswith(("r-", "d-")):
        return _subject_before_insertion(unit, start)
    ref = phrase_ending(unit, before)
    if ref.side == NOBODY:
        return None
    if ref.resolved and ref.kind == "role":
        named = resolve(unit, start + 1, extend_right(unit, start + 1))
        if named.kind == "person" and named.side not in (NOBODY, OTHER):
            return Ref(named.side, ref.first, ref.last, "person", named.gender)
    return ref if ref.side != OTHER else by_apposition(unit, ref, start + 1) or ref


def _is_mark(unit: Unit, index: int, mark: str) -> bool:
    return unit.words[index] == mark and unit.quoted[index] < 0


def by_apposition(unit: Unit, ref: Ref, start: int) -> Ref | None:
    """Give an unknown name the side of the title that follows it, and remember it."""
    if start >= len(unit) or unit.tags[start] & Tag.RELATIVE:
        return None
    last = extend_right(unit, start)
    title = resolve(unit, start, last)
    if title.resolved and title.kind == "role" and ref.kind == "person":
        side = side_by_surname(unit, ref.last - 1, ref.last)
        if side and unit.is_name(ref.last - 1):
            unit.discourse.learn(tuple(unit.words[ref.last - 1 : ref.last + 1]), side, title.gender, unit.lexicon)
            return Ref(side, ref.first, ref.last, "person", title.gender)
    if title.side in (NOBODY, OTHER, BOTH) or title.resolved:
        return None
    named = unit.mention_at[title.last]
    if title.kind not in ("role", "body") and not (named is None or named.kind == "role"):
        return None
    if ref.kind == "person":
        name = tuple(w for i, w in enumerate(unit.words[ref.first : ref.last + 1], ref.first) if unit.is_name(i))
        if name:
            unit.discourse.learn(name, title.side, title.gender, unit.lexicon)
        return Ref(title.side, ref.first, ref.last, "person", title.gender)
    return None


def _antecedent(unit: Unit, relative: int) -> Ref | None:
    last = relative - 1
    if last >= 0 and unit.words[last] == ",":
        last -= 1
    if last < 0 or not unit.is_word(last) or unit.quoted[last] >= 0:
        return None
    ref = phrase_ending(unit, last)
    if ref.kind == "document" and ref.side == OTHER and ref.resolved:
        maker = clause_subject(unit, ref.first)
        if maker is not None and maker.side not in (NOBODY, OTHER):
            return Ref(maker.side, ref.first, ref.last, "document", noun=unit.lower[ref.last])
    if unit.lower[relative] == "that" and ref is not None and ref.kind not in ("role", "document"):
        return None
    return ref


def clause_subject(unit: Unit, index: int) -> Ref | None:
    """Return the first source of the sentence that stands as a subject before token `index`."""
    position = 0
    while position < index:
        if unit.quoted[position] >= 0 or not unit.is_word(position):
            position += 1
            continue
        tags = unit.tags[position]
        mention = unit.mention_at[position]
        if tags & Tag.PREPOSITION and mention is None:
            position = extend_right(unit, min(position + 1, len(unit) - 1)) + 1
            continue
        if mention is not None and _is_object_of_past(unit, position):
            position = mention.last + 1
            continue
        if mention is not None or tags & (Tag.ROLE | Tag.PRONOUN) or _opens_name(unit, position):
            last = extend_right(unit, position)
            if last >= index:
                return None
            first = extend_left(unit, position)
            ref = resolve(unit, first, last)
            if ref.side == NOBODY and mention is not None and not unit.is_possessive(mention.last):
                last = mention.last
                ref = resolve(unit, first, last)
            if ref.side == OTHER and unit.words[last + 1 : last + 2] == [","]:
                ref = by_apposition(unit, ref, last + 2) or ref
            if ref.side != NOBODY and not unit.is_possessive(last):
                return with_partner(unit, ref, index)
            position = last + 1
            continue
        position += 1
    return None


def _is_object_of_past(unit: Unit, position: int) -> bool:
    """Return whether a past form stands before a name: "has angered Beijing"."""
    word = unit.words[position - 1] if position else ""
    return word.endswith("ed") and word.islower() and not unit.tags[position - 1] and word not in unit.lexicon.verbs


def _opens_name(unit: Unit, position: int) -> bool:
    """Return whether an unknown name begins here; the first word of a sentence is one only if a name part follows."""
    if unit.title_case or not unit.is_name(position):
        return False
    return position > 0 or (len(unit) > 1 and (unit.is_name(1) or bool(unit.tags[1] & Tag.AUXILIARY)))


def with_partner(unit: Unit, ref: Ref, before: int) -> Ref:
    """Join a subject with the one after its "and": "Trump and Xi ..., signalling"."""
    behind = ref.last + 2
    if behind >= before or unit.lower[ref.last + 1] not in ("and", "&") or unit.mention_at[behind] is None:
        return ref
    partner = resolve(unit, behind, extend_right(unit, behind))
    if partner.side in (NOBODY, ref.side):
        return ref
    side = OTHER if OTHER in (partner.side, ref.side) else "both"
    return Ref(side, ref.first, partner.last, "leaders" if side == "both" else ref.kind)


def subject_after(unit: Unit, index: int) -> Ref | None:
    """Return the subject of the main clause behind a leading participle: "Calling the talks "good", Trump ..."."""
    for position in range(index, len(unit) - 1):
        if (unit.words[position] == "," and unit.quoted[position] < 0) or (
            position > index and unit.quoted[position] >= 0 > unit.quoted[position + 1]
        ):
            behind = position + 1
            if unit.mention_at[behind] or unit.is_name(behind) or unit.tags[behind] & (Tag.PRONOUN | Tag.ROLE):
                return resolve(unit, behind, extend_right(unit, behind))
    return None


def publisher(unit: Unit, ref: Ref, start: int) -> Ref | None:
    """Return the side that put a document out: "a readout published in Chinese state media"."""
    for index in range(start, min(len(unit), start + 9)):
        relative = index + 1 < len(unit) and unit.lower[index + 1] == "which"
        if (unit.words[index] in ",;." and not relative) or unit.quoted[index] >= 0:
            return None
        mention = unit.mention_at[index]
        if mention is not None:
            return Ref(mention.side, ref.first, mention.last, "document")
    return None
