"""Who a noun phrase names: its extent, its head, and the side that speaks through it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from analysis.attribution.lexicon import Lexicon, Name, Tag
from analysis.attribution.unit import Mention, Unit
from analysis.profile import Source, SourceKind

OTHER, BOTH, NOBODY = "other", "both", ""
_MAX_PHRASE = 14
_CHAIN = frozenset(("of", "for", "at", "from", "in", "with", "to", "on", "familiar", "close"))
_BODIES = ("body", "outlet", "metonym", "document")
_STOP = Tag.AUXILIARY | Tag.SUBORDINATOR | Tag.CONJUNCTION | Tag.RELATIVE | Tag.PRONOUN


@dataclass(frozen=True, slots=True)
class Ref:
    """A source as named in the text.

    Attributes:
        side: A side's id, `both`, `other`, or "" where the phrase names nobody who speaks ("the decision").
        first: Index of its first token.
        last: Index of its last token.
        kind: `person`, `body`, ..., `role`, `pronoun`, `leaders` (the two sides' leaders together), `thing`.
        gender: `m`, `f` or "".
        resolved: Whether the side comes from the discourse rather than from the words themselves.
    """

    side: str
    first: int
    last: int
    kind: str
    gender: str = ""
    resolved: bool = False


@dataclass(slots=True)
class Discourse:
    """What a reader has in mind at some point of a document.

    Attributes:
        masculine, feminine: The last persons that he and she can mean.
        body: The last body that it, the ministry or the statement can mean.
        office: The last speaker that "the spokesman" or "the official" can mean.
        speaker: The last source whose words were given.
        learned: Names introduced in the document with a title that shows their side.
    """

    masculine: Ref | None = None
    feminine: Ref | None = None
    body: Ref | None = None
    office: Ref | None = None
    speaker: Ref | None = None
    learned: dict[str, tuple[Name, ...]] = field(default_factory=dict)

    def learn(self, tokens: tuple[str, ...], side: str, gender: str, lexicon: Lexicon) -> None:
        """Remember a person by full name, first and last token; of two that share one, the later is meant."""
        for form in dict.fromkeys((tokens, tokens[:1], tokens[-1:])):
            if len(form) == 1 and (
                len(form[0]) < 2 or lexicon.tags.get(form[0].lower(), 0) or lexicon.names_alone(form[0])
            ):
                continue
            name = Name(form, Source(side, "person", (" ".join(form),), gender))
            others = [known for known in self.learned.get(form[0], ()) if known.tokens != form]
            self.learned[form[0]] = tuple(sorted((name, *others), key=lambda known: -len(known.tokens)))

    def note(self, ref: Ref, *, spoke: bool) -> None:
        """Take up a source as the one that later pronouns and bare nouns can mean."""
        if ref.side == NOBODY:
            return
        if ref.kind in ("person", "pronoun") or (ref.kind == "role" and ref.gender):
            if ref.gender != "f":
                self.masculine = ref
            if ref.gender != "m":
                self.feminine = ref
        if ref.kind in _BODIES:
            self.body = ref
        if spoke:
            self.speaker = ref
            if ref.kind != "leaders":
                self.office = ref


def extend_left(unit: Unit, last: int, lexicon: Lexicon) -> int:
    """Return the first token of the noun phrase that ends at token `last`."""
    first = last
    while first > 0 and last - first < _MAX_PHRASE:
        index = first - 1
        tags, word = unit.tags[index], unit.words[index]
        if unit.quoted[index] != unit.quoted[last]:
            break
        if unit.mention_at[index] is not None:
            first = unit.mention_at[index].first  # type: ignore[union-attr]
            continue
        if not unit.is_word(index):
            if unit.is_title_stop(index):
                first = index
                continue
            break
        if tags & Tag.PREPOSITION:
            if word in _CHAIN and index > 0 and _can_take_complement(unit, index - 1, word):
                first = index - 1
                continue
            break
        if tags & _STOP:
            break
        if tags & Tag.CUE_NOUN and unit.mention_at[first] is not None and not tags & Tag.ROLE:
            break
        if tags & Tag.ADVERB and not tags & Tag.DETERMINER and word != "first":
            break
        if word.lower() in lexicon.verbs and word.endswith(("ed", "ing", "said", "told")) and word != "United":
            break
        if word[0].islower() and word.endswith("ing") and not tags:
            break
        first = index
        if tags & Tag.DETERMINER and word[0].islower() and word not in ("senior", "top"):
            break
    return first


def _can_take_complement(unit: Unit, index: int, preposition: str) -> bool:
    """Return whether the noun before a preposition belongs to the same phrase as what follows it."""
    if unit.tags[index] & (Tag.ROLE | Tag.CUE_NOUN):
        return True
    mention = unit.mention_at[index]
    if preposition in ("in", "at", "for") and (mention.kind in ("person", "body") if mention else unit.is_name(index)):
        return True
    return preposition == "of" and (unit.words[index][0].isupper() or unit.tags[index] == 0) and unit.is_word(index)


def extend_right(unit: Unit, first: int, lexicon: Lexicon) -> int:
    """Return the last token of the noun phrase that begins at token `first`."""
    index = first
    end = min(len(unit), first + _MAX_PHRASE)
    while index < end:
        if unit.quoted[index] != unit.quoted[first]:
            break
        mention = unit.mention_at[index]
        if mention is not None:
            index = mention.last + 1
            continue
        tags, word = unit.tags[index], unit.words[index]
        if not unit.is_word(index) and not unit.is_title_stop(index):
            break
        if tags & Tag.PREPOSITION:
            if index == first or word not in _CHAIN or not _can_take_complement(unit, index - 1, word):
                break
        elif tags & (_STOP | Tag.TIME) or (tags & Tag.ADVERB and not tags & Tag.DETERMINER):
            break
        elif unit.lower[index] in lexicon.verbs and word[0].islower() and word.endswith(("ed", "ing", "said", "told")):
            break
        index += 1
    return max(first, index - 1)


def resolve(unit: Unit, first: int, last: int, discourse: Discourse, lexicon: Lexicon) -> Ref:
    """Name the side that speaks through the noun phrase at tokens first..last.

    The head decides: a known name; an office noun with the side of what modifies it ("Chinese officials", "a spokesman
    for the White House"); an outsider noun; an unknown name with or without a title. What the words leave open
    ("he", "the ministry") is taken from the discourse.
    """
    both = _both(unit, first, last, lexicon)
    if both:
        return Ref(BOTH, first, last, "leaders")
    if first == last and unit.tags[first] & Tag.PRONOUN:
        return _pronoun(unit, first, discourse)
    split = next(
        (i for i in range(first + 1, last) if unit.tags[i] & Tag.PREPOSITION and unit.mention_at[i] is None), last + 1
    )
    head = split - 1
    while head > first and unit.words[head] in ("’s", "'s", "."):
        head -= 1
    ref = _head(unit, first, head, discourse, lexicon)
    if ref.side == NOBODY or ref.resolved:
        complement = _first_mention(unit, split + 1, last) if split <= last else None
        if complement is not None and ref.kind in ("role", "document", "body"):
            return replace(ref, side=complement.side, first=first, last=last, resolved=False)
        if (
            split < last
            and ref.kind in ("role", "body")
            and any(unit.words[i][0].isupper() for i in range(split + 1, last + 1))
        ):
            return replace(ref, side=OTHER, first=first, last=last, resolved=False)
    return replace(ref, first=first, last=last)


def _both(unit: Unit, first: int, last: int, lexicon: Lexicon) -> bool:
    for start in (first, first + 1):
        for phrase in lexicon.both.get(unit.lower[start] if start <= last else "", ()):
            if tuple(unit.lower[start : start + len(phrase)]) == phrase and start + len(phrase) - 1 <= last:
                return True
    return False


def _pronoun(unit: Unit, index: int, discourse: Discourse) -> Ref:
    tags = unit.tags[index]
    if tags & Tag.MASCULINE:
        found = _person_before(unit, index, "f") or discourse.masculine
    elif tags & Tag.FEMININE:
        found = _person_before(unit, index, "m") or discourse.feminine
    elif tags & Tag.NEUTER:
        found = discourse.body
    else:
        found = discourse.office
    if found is None:
        return Ref(NOBODY, index, index, "thing")
    gender = "m" if tags & Tag.MASCULINE else "f" if tags & Tag.FEMININE else ""
    return Ref(found.side, index, index, "pronoun" if gender else found.kind, gender, resolved=True)


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


def _head(unit: Unit, first: int, head: int, discourse: Discourse, lexicon: Lexicon) -> Ref:
    mention = unit.mention_at[head]
    former = any(unit.tags[i] & Tag.FORMER for i in range(first, head + 1))
    if mention is not None:
        return _mention_head(unit, first, head, mention)
    tags = unit.tags[head]
    gender = "f" if any(unit.lower[i] in lexicon.female for i in range(first, head + 1)) else ""
    if tags & Tag.OUTSIDER:
        return Ref(OTHER, first, head, "body" if tags & Tag.BODY else "role", gender)
    modifier = _nearest_mention(unit, first, head)
    if tags & (Tag.OFFICE | Tag.DOCUMENT):
        kind: SourceKind = "document" if not tags & Tag.OFFICE else "body" if tags & Tag.BODY else "role"
        if any(unit.tags[i] & Tag.OUTSIDER and unit.mention_at[i] is None for i in range(first, head)):
            return Ref(OTHER, first, head, kind, gender)
        if former and kind != "document":
            return Ref(OTHER, first, head, kind, gender)
        if modifier is not None:
            return Ref(modifier.side, first, head, kind, gender)
        if unit.lower[first] in ("its", "his", "her", "their"):
            owner = next(
                (m for m in reversed(unit.mentions) if m.last < first and not unit.is_possessive(m.last)), None
            )
            if owner is not None:
                return Ref(owner.side, first, head, kind, gender, resolved=True)
        definite = unit.lower[first] in ("the", "its", "his", "her", "their", "that", "this") or first == head == 0
        if kind == "document" and not definite:
            return Ref(OTHER, first, head, kind, gender)
        known = discourse.body if tags & Tag.BODY or kind == "document" else discourse.office
        if known is None or any(unit.is_name(i) for i in range(max(first, 1), head)):
            return Ref(NOBODY if kind == "document" else OTHER, first, head, kind, gender, resolved=True)
        return Ref(known.side, first, head, kind, gender, resolved=True)
    if unit.is_name(head) and not unit.title_case:
        return _unknown_name(unit, first, head, discourse, lexicon, gender=gender, former=former)
    return Ref(NOBODY, first, head, "thing")


def _mention_head(unit: Unit, first: int, head: int, mention: Mention) -> Ref:
    """A known name is the head; a country before a generic body or title overrides it ("Japan's foreign ministry")."""
    kind: str = mention.kind
    if kind in ("body", "role"):
        owner = mention.first - 1
        if owner > first and unit.words[owner] in ("’s", "'s"):
            owner -= 1
        before = unit.mention_at[owner] if owner >= first else None
        if before is not None and before.kind in ("metonym", "nationality") and before.side != mention.side:
            return Ref(before.side, first, head, kind, mention.gender)
    if kind == "role" and not unit.tags[head] & Tag.BODY and not unit.lower[head].endswith("s"):
        kind = "person"
    return Ref(mention.side, first, head, kind, mention.gender)


def _unknown_name(
    unit: Unit, first: int, head: int, discourse: Discourse, lexicon: Lexicon, *, gender: str, former: bool
) -> Ref:
    """Take the side of an unknown person from the title before the name, and remember it."""
    start = head
    while start > first and (
        (unit.is_name(start - 1) and unit.mention_at[start - 1] is None and not unit.tags[start - 1] & Tag.ROLE)
        or unit.is_title_stop(start - 1)
    ):
        start -= 1
    roles = [unit.tags[i] & Tag.ROLE for i in range(first, start)]
    modifier = _nearest_mention(unit, first, start)
    if former or any(role & Tag.OUTSIDER for role in roles) or modifier is None:
        return Ref(OTHER, first, head, "person", gender)
    if not any(role & Tag.OFFICE for role in roles) and modifier.kind not in ("role", "metonym", "nationality"):
        return Ref(OTHER, first, head, "person", gender)
    name = tuple(word for word in unit.words[start : head + 1] if word != ".")
    discourse.learn(name, modifier.side, gender, lexicon)
    return Ref(modifier.side, first, head, "person", gender)
