"""Who a noun phrase names: its head, and the side that speaks through it."""

from __future__ import annotations

from dataclasses import replace

from analysis.attribution.discourse import BOTH, NOBODY, OTHER, Ref
from analysis.attribution.lexicon import Tag
from analysis.attribution.phrases import extend_left, extend_right
from analysis.attribution.unit import TITLES, Mention, Unit

POSSESSIVES = frozenset(("its", "his", "her", "their"))
_BIOGRAPHY = 14
"""Tokens behind "who served" in which it must say under whom."""
_DEFINITE = POSSESSIVES | {"the", "that", "this"}


def resolve(unit: Unit, first: int, last: int) -> Ref:
    """Name the side that speaks through the noun phrase at tokens first..last.

    The head decides: a known name; an office noun with the side of what modifies it ("Chinese officials", "a spokesman
    for the White House"); an outsider noun; an unknown name with or without a title. What the words leave open
    ("he", "the ministry") is taken from the discourse.
    """
    both = _both(unit, first, last)
    if both:
        return Ref(BOTH, first, last, "leaders")
    if first == last and unit.tags[first] & Tag.PRONOUN:
        return _pronoun(unit, first)
    split = _split(unit, first, last)
    if split <= last and all(unit.tags[i] & Tag.DETERMINER for i in range(first, split)):
        return replace(resolve(unit, split + 1, last), first=first)
    head = split - 1
    while head > first and unit.words[head] in ("’s", "'s", "."):
        head -= 1
    ref = _head(unit, first, head)
    if ref.side == NOBODY or ref.resolved:
        ref = _with_complement(unit, ref, split, last)
    return replace(ref, first=first, last=last)


def _split(unit: Unit, first: int, last: int) -> int:
    """Return the first token of the complement ("for the White House"), or the token behind the phrase."""
    for index in range(first + 1, last):
        if unit.tags[index] & Tag.PREPOSITION and unit.mention_at[index] is None:
            return index - 1 if unit.lower[index - 1] == "close" and index - 1 > first else index
    return last + 1


def _with_complement(unit: Unit, ref: Ref, split: int, last: int) -> Ref:
    """Give a head that shows no side by itself the side of its complement."""
    if _both(unit, split + 1, last):
        return replace(ref, side=BOTH, kind="both", resolved=False)
    if split >= last or ref.kind not in ("role", "document", "body"):
        return ref
    complement = _first_mention(unit, split + 1, last)
    if complement is not None:
        side = OTHER if _employer(unit, split, last) else complement.side
        return replace(ref, side=side, resolved=False)
    if unit.lower[split + 1] in POSSESSIVES:
        inner = resolve(unit, split + 1, last)
        return replace(ref, side=inner.side) if inner.side != NOBODY else ref
    if ref.kind != "document" and any(unit.words[i][0].isupper() for i in range(split + 1, last + 1)):
        return replace(ref, side=OTHER, resolved=False)
    return ref


def _employer(unit: Unit, split: int, last: int) -> bool:
    """Return whether somebody works "at" an unknown organisation ("chairman for Greater China at Example Bank")."""
    return any(
        unit.lower[i] == "at" and unit.is_name(i + 1) and unit.mention_at[i + 1] is None for i in range(split, last)
    )


def _both(unit: Unit, first: int, last: int) -> bool:
    for start in (first, first + 1):
        for phrase in unit.lexicon.both.get(unit.lower[start] if start <= last else "", ()):
            if tuple(unit.lower[start : start + len(phrase)]) == phrase and start + len(phrase) - 1 <= last:
                return True
    return False


def _pronoun(unit: Unit, index: int) -> Ref:
    tags = unit.tags[index]
    if tags & Tag.MASCULINE:
        found = _person_before(unit, index, "f") or _quoted_before(unit, index, "f") or unit.discourse.masculine
    elif tags & Tag.FEMININE:
        found = _person_before(unit, index, "m") or _quoted_before(unit, index, "m") or unit.discourse.feminine
    elif tags & Tag.NEUTER:
        found = _body_before(unit, index) or unit.discourse.body
    elif unit.lower[index + 1 : index + 2] == ["both"]:
        return Ref(BOTH, index, index, "both")
    else:
        found = _plural_before(unit, index) or unit.discourse.office
    if found is None:
        return Ref(NOBODY, index, index, "thing")
    gender = "m" if tags & Tag.MASCULINE else "f" if tags & Tag.FEMININE else ""
    return Ref(found.side, index, index, "pronoun" if gender else found.kind, gender, resolved=True)


def _plural_before(unit: Unit, index: int) -> Ref | None:
    """Return the nearest people named by a plural title before token `index`: "prosecutors allege what they say"."""
    for position in range(index - 1, -1, -1):
        role = unit.tags[position] & (Tag.OFFICE | Tag.OUTSIDER) and unit.mention_at[position] is None
        if role and unit.lower[position].endswith("s") and unit.quoted[position] < 0:
            ref = resolve(unit, extend_left(unit, position), position)
            return None if ref.side == NOBODY or ref.resolved else ref
    return None


def _body_before(unit: Unit, index: int) -> Ref | None:
    """Return the first body or country named before token `index` in the unit, if it stands as a subject."""
    first = next((m for m in unit.mentions if m.kind not in ("person", "nationality")), None)
    if first is None or first.last >= index or unit.quoted[first.first] >= 0 or unit.is_possessive(first.last):
        return None
    if first.first > 0 and unit.tags[first.first - 1] & Tag.PREPOSITION:
        return None
    return Ref(first.side, first.first, first.last, "body" if first.kind == "role" else first.kind)


def _quoted_before(unit: Unit, index: int, excluded: str) -> Ref | None:
    """Return the last speaker, where a quotation stands before the pronoun: it goes on with what that person said."""
    speaker = unit.discourse.subject or unit.discourse.speaker
    if speaker is None or unit.quoted[0] < 0 or index == 0:
        return None
    if speaker.gender == excluded or speaker.kind not in ("person", "pronoun", "role"):
        return None
    return speaker


def _person_before(unit: Unit, index: int, excluded: str) -> Ref | None:
    """Return the first person named before token `index` in the unit, as the likeliest subject."""
    for mention in unit.mentions:
        if mention.first >= index:
            return None
        if mention.kind == "person" and mention.gender != excluded and unit.quoted[mention.first] < 0:
            if mention.first > 0 and unit.tags[mention.first - 1] & Tag.PREPOSITION:
                continue
            if not unit.is_possessive(mention.last):
                return Ref(mention.side, mention.first, mention.last, "person", mention.gender)
    return None


def _first_mention(unit: Unit, first: int, last: int) -> Mention | None:
    return next((m for m in unit.mentions if m.first >= first and m.last <= last), None)


def _nearest_mention(unit: Unit, first: int, before: int) -> Mention | None:
    """Return the mention that stands closest before token `before`, within the phrase."""
    for index in range(before - 1, first - 1, -1):
        if unit.mention_at[index] is not None:
            return unit.mention_at[index]
    return None


def _head(unit: Unit, first: int, head: int) -> Ref:
    """Name the side of a noun phrase by its head at token `head`, complements aside."""
    mention = unit.mention_at[head]
    former = any(unit.tags[i] & Tag.FORMER for i in range(first, head + 1))
    if mention is not None:
        if (
            mention.kind == "person"
            and unit.words[mention.last] not in unit.discourse.met
            and has_left_office(unit, mention)
        ):
            return Ref(OTHER, first, head, "person", mention.gender)
        if former and mention.kind == "role" and unit.lexicon.lasting.isdisjoint(unit.lower[first : head + 1]):
            return Ref(OTHER, first, head, "person", mention.gender)
        return _mention_head(unit, first, head, mention)
    tags = unit.tags[head]
    gender = "f" if any(unit.lower[i] in unit.lexicon.female for i in range(first, head + 1)) else ""
    if tags & Tag.OUTSIDER:
        return Ref(OTHER, first, head, "body" if tags & Tag.BODY else "role", gender)
    if tags & (Tag.OFFICE | Tag.DOCUMENT):
        return _office_or_document(unit, first, head, gender=gender, former=former)
    if unit.is_name(head) and not unit.title_case:
        return _unknown_name(unit, first, head, gender=gender, former=former)
    word = unit.lower[head]
    if (
        len(word) > 5
        and not tags
        and word.endswith(unit.lexicon.person_endings)
        and word not in unit.lexicon.not_people
    ):
        return Ref(OTHER, first, head, "role", gender)
    return Ref(NOBODY, first, head, "thing")


def _office_or_document(unit: Unit, first: int, head: int, *, gender: str, former: bool) -> Ref:
    """Name the side of an office, body or document by what modifies it, whose it is, or what was named before."""
    tags = unit.tags[head]
    kind = "document" if not tags & Tag.OFFICE else "body" if tags & Tag.BODY else "role"
    outsiders = any(
        unit.tags[i] & Tag.OUTSIDER and not unit.tags[i] & Tag.DETERMINER and unit.mention_at[i] is None
        for i in range(first, head)
    )
    if outsiders or (former and kind != "document"):
        return Ref(OTHER, first, head, kind, gender)
    modifier = _nearest_mention(unit, first, head)
    if modifier is not None:
        return Ref(modifier.side, first, head, kind, gender, noun=unit.lower[head])
    owner = possessor(unit, first) if unit.lower[first] in POSSESSIVES else ""
    if owner:
        return Ref(owner, first, head, kind, gender, resolved=True)
    if unit.lower[head] in unit.lexicon.rules["polled"]:
        return Ref(OTHER, first, head, kind, gender, resolved=True)
    definite = unit.lower[first] in _DEFINITE or first == head == 0
    if kind == "document" and not definite:
        return Ref(OTHER, first, head, kind, gender, resolved=True)
    known = unit.discourse.body if tags & Tag.BODY else unit.discourse.office
    if kind == "document":
        known = unit.discourse.account or unit.discourse.body
    known = unit.discourse.nouns.get(unit.lower[head], known)
    if kind == "role" and not definite and first == head and unit.lower[head] in unit.lexicon.unnamed:
        known = unit.discourse.nouns.get(unit.lower[head])
    if unit.words[head][0].isupper() and head > first and unit.is_name(head - 1) and not unit.title_case:
        return Ref(OTHER, first, head, "outlet" if kind == "document" else kind, gender)
    if known is None or any((i or unit.is_possessive(i)) and unit.is_name(i) for i in range(first, head)):
        return Ref(NOBODY if kind == "document" else OTHER, first, head, kind, gender, resolved=True)
    return Ref(known.side, first, head, kind, gender, resolved=True)


def possessor(unit: Unit, first: int) -> str:
    """Return the side that "its", "his", "her" or "their" at token `first` goes back to, or "" where unknown."""
    personal = unit.lower[first] in ("his", "her")
    before = (m for m in reversed(unit.mentions) if m.last < first and not unit.is_possessive(m.last))
    owners = [m for m in before if (m.kind == "person") == personal]
    owner = next((m for m in owners if not _is_governed(unit, m.first)), owners[0] if owners else None)
    if owner is not None:
        return owner.side
    named = {"his": unit.discourse.masculine, "her": unit.discourse.feminine}
    antecedent = named.get(unit.lower[first], unit.discourse.body)
    return antecedent.side if antecedent is not None else ""


def _is_governed(unit: Unit, first: int) -> bool:
    """Return whether a name follows a preposition, its article aside."""
    before = first - 1
    if before >= 0 and unit.tags[before] & Tag.DETERMINER:
        before -= 1
    return before >= 0 and bool(unit.tags[before] & Tag.PREPOSITION)


def _is_namesake(unit: Unit, first: int, mention: Mention) -> bool:
    """Return whether an unknown first name makes a known last name somebody else's ("Jonathan Sullivan")."""
    before = mention.first - 1
    if mention.kind != "person" or mention.first != mention.last or before < first or unit.title_case:
        return False
    word = unit.words[before]
    introduced = any(
        unit.tags[i] & Tag.OFFICE or (unit.mention_at[i] and unit.mention_at[i].side == mention.side)  # type: ignore[union-attr]
        for i in range(first, before)
    )
    if introduced or word in TITLES:
        return False
    named = word.isalpha() and word.istitle() and not word.endswith("ly") and not unit.tags[before]
    starts = before == 0 and unit.words[mention.last + 1 : mention.last + 2] != [","]
    return named and unit.mention_at[before] is None and not starts and unit.is_name(before)


def _mention_head(unit: Unit, first: int, head: int, mention: Mention) -> Ref:
    """A known name is the head; a country before a generic body or title overrides it ("Japan's foreign ministry")."""
    kind: str = mention.kind
    if _is_namesake(unit, first, mention):
        unit.discourse.learn(
            (unit.words[mention.first - 1], unit.words[mention.first]), OTHER, "", unit.lexicon, namesake=True
        )
        return Ref(OTHER, first, head, "person")
    if kind in ("body", "role"):
        if kind == "role" and head + 1 < len(unit) and unit.lower[head + 1] == "of":
            return _head_of(unit, first, head, mention)
        owner = mention.first - 1
        if owner > first and unit.words[owner] in ("’s", "'s"):
            owner -= 1
        before = unit.mention_at[owner] if owner >= first else None
        if before is not None and before.kind in ("metonym", "nationality") and before.side != mention.side:
            named = (unit.lower[i] for i in range(mention.first, head + 1) if unit.tags[i] & Tag.BODY)
            return Ref(before.side, first, head, kind, mention.gender, noun=next(named, unit.lower[head]))
    if kind == "metonym" and _is_part_of_name(unit, first, mention):
        return Ref(OTHER, first, head, "body")
    bare = kind == "role" and unit.tags[head] & Tag.BODY and mention.first == first and unit.lower[first] == "the"
    known = unit.discourse.body
    if bare and known is not None and known.noun == unit.lower[head]:
        return Ref(known.side, first, head, "body", "", resolved=True, noun=known.noun)
    if kind == "role" and not unit.tags[head] & Tag.BODY and not unit.lower[head].endswith("s"):
        kind = "person"
    named = (unit.lower[i] for i in range(mention.first, head + 1) if unit.tags[i] & Tag.BODY)
    return Ref(mention.side, first, head, kind, mention.gender, noun=next(named, unit.lower[head]))


def has_left_office(unit: Unit, mention: Mention) -> bool:
    """Return whether a person not named before is introduced as a former official.

    A former president goes on speaking for a side.
    """
    if unit.words[mention.last] in unit.discourse.met:
        return False
    behind = mention.last + 2
    title = list(range(extend_left(unit, mention.first), mention.first))
    if unit.words[mention.last + 1 : behind] == [","] and behind < len(unit):
        title.extend(range(behind, extend_right(unit, behind) + 1))
        if unit.lower[behind : behind + 2] in (["who", "served"], ["who", "worked"]):
            near = unit.lower[behind : behind + _BIOGRAPHY]
            return "under" in near or "administration" in near
    former = any(unit.tags[i] & Tag.FORMER for i in title)
    return former and not any(unit.lower[i] in unit.lexicon.lasting for i in title)


def _is_part_of_name(unit: Unit, first: int, mention: Mention) -> bool:
    """Return whether a country ends a longer proper name ("PEN America")."""
    before = mention.first - 1
    if before < first or unit.title_case or unit.mention_at[before] is not None:
        return False
    return unit.is_name(before) and not unit.tags[before]


def _head_of(unit: Unit, first: int, head: int, mention: Mention) -> Ref:
    """Read "the president of ...": whose president the complement tells."""
    last = extend_right(unit, min(head + 2, len(unit) - 1))
    named = _first_mention(unit, head + 2, last)
    if named is not None:
        return Ref(named.side, first, head, "person", mention.gender)
    unknown = any(unit.is_name(i) for i in range(head + 2, last + 1))
    return Ref(OTHER if unknown else mention.side, first, head, "person", mention.gender)


def _unknown_name(unit: Unit, first: int, head: int, *, gender: str, former: bool) -> Ref:
    """Take the side of an unknown person from the title before the name, and remember it."""
    start = head
    while start > first and (
        (unit.is_name(start - 1) and unit.mention_at[start - 1] is None and not unit.tags[start - 1] & Tag.ROLE)
        or unit.is_title_stop(start - 1)
    ):
        start -= 1
    roles = [unit.tags[i] & Tag.ROLE for i in range(first, start)]
    modifier = _nearest_mention(unit, first, start)
    titled = any(role & Tag.OFFICE for role in roles) and not any(role & Tag.OUTSIDER for role in roles)
    by_surname = side_by_surname(unit, start, head) if modifier is None and titled and not former else ""
    if by_surname:
        unit.discourse.learn(tuple(unit.words[start : head + 1]), by_surname, gender, unit.lexicon)
        return Ref(by_surname, first, head, "person", gender)
    if modifier is None and any(unit.tags[i] & Tag.VOICE_OF_BODY for i in range(first, start)):
        return _spokesperson(unit, first, start, head, gender)
    if former or any(role & Tag.OUTSIDER for role in roles) or modifier is None:
        return Ref(OTHER, first, head, "person", gender)
    if not any(role & Tag.OFFICE for role in roles) and modifier.kind not in ("role", "metonym", "nationality"):
        return Ref(OTHER, first, head, "person", gender)
    name = tuple(word for word in unit.words[start : head + 1] if word != ".")
    unit.discourse.learn(name, modifier.side, gender, unit.lexicon)
    return Ref(modifier.side, first, head, "person", gender)


def side_by_surname(unit: Unit, first: int, last: int) -> str:
    """Return the side in whose country a two-part name begins with its surname ("Consul General Cai Wei"), or ""."""
    given = unit.words[last]
    if last != first + 1 or not (given.istitle() and given.isalpha()):
        return ""
    return unit.lexicon.surnames.get(unit.words[first], "")


def _spokesperson(unit: Unit, first: int, start: int, head: int, gender: str) -> Ref:
    """Take the side of the body named last for "spokeswoman Meng Wei", and remember the name."""
    named = next((m for m in unit.mentions if m.kind == "body" and m.first < first), None)
    side = named.side if named else unit.discourse.body.side if unit.discourse.body else OTHER
    if any(unit.is_name(i) and not unit.tags[i] for i in range(first, start)):
        return Ref(OTHER, first, head, "person", gender)
    name = tuple(word for word in unit.words[start : head + 1] if word != ".")
    unit.discourse.learn(name, side, gender, unit.lexicon)
    return Ref(side, first, head, "person", gender)
