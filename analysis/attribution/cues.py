"""Cues and their sources: where in a unit somebody is said to say something.

Each finder is a pure function of the unit and the discourse. It yields an `Event` with the words that led to it and
the name of the rule; what stretch of the unit an event covers is decided in clauses.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.attribution.lexicon import BASE, FINITE, GERUND, PARTICIPLE, CueForm, Lexicon, Tag
from analysis.attribution.sources import NOBODY, OTHER, Discourse, Ref, extend_left, extend_right, resolve
from analysis.attribution.unit import Unit
from analysis.passage import Act

Shape = Literal[
    "verb", "inverted", "according", "with", "participle", "relative", "agent", "noun", "infinitive", "coordinated"
]

_SKIP = Tag.ADVERB | Tag.AUXILIARY | Tag.TIME
_REPORTABLE = frozenset(("quoted", "cited", "described", "reported"))
_SPEECH_INFINITIVE = frozenset(
    (
        "on",
        "used",
        "took",
        "continued",
        "call",
        "media",
        "social",
        "opportunity",
        "moved",
        "returned",
        "rushed",
        "platform",
    )
)


@dataclass(frozen=True, slots=True)
class Event:
    """A cue with its source.

    Attributes:
        first: First token of the construction (source or cue, whichever comes first).
        cue: Index of the cue's token.
        last: Last token of source and cue.
        ref: The source.
        act: What the cue does.
        shape: The construction.
        rule: Name of the rule.
        strength: 0 to 1, how surely the construction shows speech by this source.
    """

    first: int
    cue: int
    last: int
    ref: Ref
    act: Act
    shape: Shape
    rule: str
    strength: float


def find_events(unit: Unit, discourse: Discourse, lexicon: Lexicon) -> list[Event]:
    """Return the unit's events in the order in which they begin, outside quotation marks."""
    events: list[Event] = []
    for index, word in enumerate(unit.lower):
        if unit.quoted[index] >= 0 or unit.mention_at[index] is not None:
            continue
        if word == ":" and unit.mention_at[index - 1] is not None:
            events.extend(_colon(unit, index, discourse, lexicon))
        if word in lexicon.according:
            events.extend(_according(unit, index, discourse, lexicon, events))
        readings = lexicon.verbs.get(word)
        if readings is not None:
            event = _verb_event(unit, index, readings, discourse, lexicon, events)
            if event is not None:
                events.append(event)
                continue
        if word in lexicon.nouns:
            events.extend(_noun(unit, index, discourse, lexicon))
    events.sort(key=lambda event: (event.first, event.cue))
    return events


def _according(unit: Unit, index: int, discourse: Discourse, lexicon: Lexicon, before: list[Event]) -> Iterator[Event]:
    for phrase in lexicon.according[unit.lower[index]]:
        if phrase[-1].endswith("ing") and any(event.ref.side != OTHER for event in before):
            return
        behind = index + len(phrase)
        if tuple(unit.lower[index:behind]) == phrase and behind < len(unit):
            last = extend_right(unit, behind, lexicon)
            ref = resolve(unit, behind, last, discourse, lexicon)
            if ref.side == NOBODY:
                ref = Ref(OTHER, ref.first, ref.last, ref.kind)
            if ref.side == OTHER and last + 1 < len(unit) and unit.words[last + 1] == ",":
                ref = _by_apposition(unit, ref, last + 2, discourse, lexicon) or ref
            ref = _with_partner(unit, ref, len(unit), discourse, lexicon)
            if ref.kind == "document" and ref.side == OTHER:
                ref = _publisher(unit, ref, last + 1) or ref
            yield Event(index, index, last, ref, "states", "according", "according-to", 0.95)
            return


def _colon(unit: Unit, colon: int, discourse: Discourse, lexicon: Lexicon) -> Iterator[Event]:
    """ "Trump: 'We have a deal'", in headlines and transcripts: the name opens the line and a quotation or sentence follows."""
    first = extend_left(unit, colon - 1, lexicon)
    if colon + 1 >= len(unit) or any(unit.words[i][0].isalpha() for i in range(first)):
        return
    ref = resolve(unit, first, colon - 1, discourse, lexicon)
    if ref.kind in ("person", "body", "outlet") and ref.side != NOBODY:
        yield Event(first, colon, colon, ref, "states", "verb", "name-and-colon", 0.85)


def _publisher(unit: Unit, ref: Ref, start: int) -> Ref | None:
    """Return the side that put a document out: "a readout published in Chinese state media"."""
    for index in range(start, min(len(unit), start + 7)):
        if unit.words[index] in ",;." or unit.quoted[index] >= 0:
            return None
        mention = unit.mention_at[index]
        if mention is not None:
            return Ref(mention.side, ref.first, mention.last, "document")
    return None


def _verb_event(
    unit: Unit, index: int, readings: tuple[CueForm, ...], discourse: Discourse, lexicon: Lexicon, before: list[Event]
) -> Event | None:
    for reading in readings:
        if reading.needs and not _has_needed(unit, index, reading.needs, lexicon):
            continue
        event = _read_verb(unit, index, reading, discourse, lexicon, before)
        if event is not None:
            return event
    return None


def _has_needed(unit: Unit, index: int, needs: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether one of the words that the verb needs follows it."""
    behind = index + 1
    while behind < len(unit) and unit.tags[behind] & (Tag.ADVERB | Tag.TIME) and unit.lower[behind] not in needs:
        behind += 1
    near = unit.lower[behind : behind + 4]
    if needs & {"quote", "clause"} and (not near or near[0] in ".,") and "," in unit.words[max(0, index - 8) : index]:
        return True
    if "quote" in needs and any(quoted >= 0 for quoted in unit.quoted[behind : behind + 12]):
        return True
    if "quote" in needs and index > 1 and any(quoted >= 0 for quoted in unit.quoted[max(0, index - 4) : index]):
        return True
    if "clause" in needs and "that" in _before_comma(unit, behind, 6):
        return True
    if "clause" in needs and near:
        if near[0] == "that" or (near[0] in lexicon.clause_openers and _clause_follows(unit, behind)):
            return True
        if near[0] in (":",):
            return True
        if unit.mention_at[behind] is not None and _clause_follows(unit, behind):
            return True
    return any(
        word in needs for word in near[: 4 if "clear" in needs or "concern" in needs or "statement" in needs else 1]
    )


def _before_comma(unit: Unit, start: int, width: int) -> list[str]:
    words = unit.lower[start : start + width]
    stop = next((i for i, word in enumerate(words) if word in ",.;:"), len(words))
    return words[:stop]


def _clause_follows(unit: Unit, index: int) -> bool:
    """Return whether a finite verb (an auxiliary) stands soon behind token `index`, before the next comma."""
    for position in range(index, min(len(unit), index + 9)):
        if unit.words[position] in ",.;:":
            return False
        if unit.tags[position] & Tag.AUXILIARY:
            return True
    return False


def _read_verb(
    unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon, before: list[Event]
) -> Event | None:
    forms, previous = reading.forms, _skip_left(unit, index - 1)
    negated, be, modal, auxiliary = _auxiliaries(unit, previous + 1, index)
    if negated and reading.act not in ("denies",):
        return None
    if PARTICIPLE in forms and "having" in unit.lower[previous + 1 : index]:
        return _gerund(unit, index, reading, discourse, lexicon)
    if GERUND in forms:
        if be:
            return _finite(unit, index, reading, discourse, lexicon, "progressive-verb")
        return _gerund(unit, index, reading, discourse, lexicon)
    if PARTICIPLE in forms and "having" in unit.lower[previous + 1 : index]:
        return _gerund(unit, index, reading, discourse, lexicon)
    if PARTICIPLE in forms and (be or (not auxiliary and index + 1 < len(unit) and unit.lower[index + 1] == "by")):
        return _passive(unit, index, reading, discourse, lexicon, be=be)
    if FINITE in forms or (PARTICIPLE in forms and auxiliary):
        if modal and modal not in ("will", "would"):
            return None
        if BASE in forms and index > 0 and unit.lower[index - 1] == "to":
            return _infinitive(unit, index, reading, discourse, lexicon)
        if modal and reading.act in ("states", "agrees", "asks", "praises"):
            return None
        inverted = _inverted(unit, index, reading, discourse, lexicon)
        if inverted is not None:
            return inverted
        return _finite(unit, index, reading, discourse, lexicon, "subject-verb")
    return None


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


def _skip_left(unit: Unit, index: int) -> int:
    """Return the index of the last token before adverbs, auxiliaries and times that stand before a verb."""
    while index >= 0:
        tags = unit.tags[index]
        lower = unit.lower[index]
        if unit.mention_at[index] is not None:
            break
        if tags & _SKIP or tags & Tag.NEGATION or (lower.endswith("ly") and lower not in ("daily", "ally", "family")):
            index -= 1
        elif lower.endswith(("n't", "n’t")) or lower in ("’", "'"):
            index -= 1
        elif (
            index > 0
            and lower in ("on", "this", "last", "the", "earlier")
            and index + 1 < len(unit)
            and unit.tags[index + 1] & Tag.TIME
        ):
            index -= 1
        elif lower.isdigit() and index > 0 and unit.tags[index - 1] & Tag.TIME:
            index -= 1
        else:
            break
    return index


def subject(unit: Unit, index: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    """Return the source that is the grammatical subject of the verb at token `index`, if one is near."""
    last = _skip_left(unit, index - 1)
    if last < 0:
        return None
    word = unit.words[last]
    if word in (",", "–", "—", ")", "-"):
        return _subject_before_insertion(unit, last, discourse, lexicon)
    if unit.quoted[last] >= 0:
        return None
    tags = unit.tags[last]
    if tags & Tag.RELATIVE and unit.lower[last] in ("who", "which", "that"):
        return _antecedent(unit, last, discourse, lexicon)
    if tags & Tag.CONJUNCTION:
        return clause_subject(unit, last, discourse, lexicon)
    if not unit.is_word(last) and word not in ("’", "'"):
        return None
    if (
        word in ("’s", "'s")
        or tags & (Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.DETERMINER)
        and unit.mention_at[last] is None
        and unit.lower[last] not in ("both", "others", "some", "many")
    ):
        return None
    return _phrase_ending(unit, last, discourse, lexicon)


def _phrase_ending(unit: Unit, last: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    first = extend_left(unit, last, lexicon)
    ref = resolve(unit, first, last, discourse, lexicon)
    if ref.side == NOBODY:
        return ref
    return _coordinated(unit, ref, discourse, lexicon)


def _coordinated(unit: Unit, ref: Ref, discourse: Discourse, lexicon: Lexicon) -> Ref:
    """Join "X and Y" as one source: of one side where both are, else of both sides."""
    before = ref.first - 1
    if before < 1 or unit.lower[before] not in ("and", "&", "or") or ref.kind == "pronoun":
        return ref
    first = extend_left(unit, before - 1, lexicon)
    other = resolve(unit, first, before - 1, discourse, lexicon)
    if other.side == NOBODY or other.kind in ("thing", "pronoun") or unit.quoted[before - 1] >= 0:
        return ref
    if first > 0 and (unit.tags[first - 1] & Tag.PREPOSITION or unit.lower[first - 1] in lexicon.verbs):
        return ref
    if other.side == ref.side:
        return Ref(ref.side, first, ref.last, ref.kind, "", ref.resolved)
    if OTHER in (other.side, ref.side):
        return Ref(OTHER, first, ref.last, ref.kind)
    kind = "leaders" if ref.kind == other.kind == "person" else "both"
    return Ref("both", first, ref.last, kind)


def _subject_before_insertion(unit: Unit, comma: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    """Look past an inserted phrase: "Lin Jian, a spokesman for the ministry, said"."""
    opening = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-"}[unit.words[comma]]
    start = comma - 1
    while start > 0 and comma - start < 40 and not (unit.words[start] == opening and unit.quoted[start] < 0):
        start -= 1
    if start <= 0 or unit.words[start] != opening or unit.quoted[start - 1] >= 0 or not unit.is_word(start - 1):
        return None
    ref = _phrase_ending(unit, start - 1, discourse, lexicon)
    if ref is None or ref.side not in (OTHER, NOBODY):
        return ref if ref is None or ref.side != NOBODY else None
    return _by_apposition(unit, ref, start + 1, discourse, lexicon) or (ref if ref.side == OTHER else None)


def _by_apposition(unit: Unit, ref: Ref, start: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    """Give an unknown name the side of the title that follows it, and remember it."""
    if start >= len(unit) or unit.tags[start] & Tag.RELATIVE:
        return None
    last = extend_right(unit, start, lexicon)
    title = resolve(unit, start, last, discourse, lexicon)
    if title.side in (NOBODY, OTHER, "both") or title.kind not in ("role", "body") or title.resolved:
        return None
    if ref.kind == "person":
        name = tuple(w for i, w in enumerate(unit.words[ref.first : ref.last + 1], ref.first) if unit.is_name(i))
        if name:
            discourse.learn(name, title.side, title.gender, lexicon)
        return Ref(title.side, ref.first, ref.last, "person", title.gender)
    return None


def _antecedent(unit: Unit, relative: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    last = relative - 1
    if last >= 0 and unit.words[last] == ",":
        last -= 1
    if last < 0 or not unit.is_word(last) or unit.quoted[last] >= 0:
        return None
    ref = _phrase_ending(unit, last, discourse, lexicon)
    if unit.lower[relative] == "that" and ref is not None and ref.kind not in ("role", "document"):
        return None
    return ref


def clause_subject(unit: Unit, index: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    """Return the first source of the sentence that stands as a subject before token `index`."""
    position = 0
    while position < index:
        if unit.quoted[position] >= 0 or not unit.is_word(position):
            position += 1
            continue
        tags = unit.tags[position]
        mention = unit.mention_at[position]
        if tags & Tag.PREPOSITION and mention is None:
            position = extend_right(unit, min(position + 1, len(unit) - 1), lexicon) + 1
            continue
        if mention is not None or tags & (Tag.ROLE | Tag.PRONOUN) or (unit.is_name(position) and not unit.title_case):
            last = extend_right(unit, position, lexicon)
            if last >= index:
                return None
            first = extend_left(unit, position, lexicon)
            ref = resolve(unit, first, last, discourse, lexicon)
            if ref.side != NOBODY and not unit.is_possessive(last):
                return _with_partner(unit, ref, index, discourse, lexicon)
            position = last + 1
            continue
        position += 1
    return None


def _with_partner(unit: Unit, ref: Ref, before: int, discourse: Discourse, lexicon: Lexicon) -> Ref:
    """Join a subject with the one after its "and": "Trump and Xi ..., signalling"."""
    behind = ref.last + 2
    if behind >= before or unit.lower[ref.last + 1] not in ("and", "&") or unit.mention_at[behind] is None:
        return ref
    partner = resolve(unit, behind, extend_right(unit, behind, lexicon), discourse, lexicon)
    if partner.side in (NOBODY, ref.side):
        return ref
    side = OTHER if OTHER in (partner.side, ref.side) else "both"
    return Ref(side, ref.first, partner.last, "leaders" if side == "both" else ref.kind)


def _finite(
    unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon, rule: str
) -> Event | None:
    ref = subject(unit, index, discourse, lexicon)
    if ref is None:
        return None
    previous = _skip_left(unit, index - 1)
    lower = unit.lower[previous] if previous >= 0 else ""
    if ref.side == NOBODY:
        if unit.lower[index] not in lexicon.plain_speech or ref.kind != "thing":
            return None
        ref = Ref(OTHER, ref.first, ref.last, "thing")
        return Event(ref.first, index, index, ref, reading.act, "verb", "unknown-subject-verb", 0.6)
    if BASE in reading.forms and FINITE in reading.forms and not _plural_subject(unit, ref):
        # "US demands" is a noun unless what follows is a clause; "the US claim" is a noun.
        if index == previous + 1:
            return None
    if unit.tags[previous] & Tag.RELATIVE and lower in ("who", "which", "that") and previous != ref.last:
        comma = previous > 0 and unit.words[previous - 1] == ","
        return Event(
            ref.first, index, index, ref, reading.act, "relative" if comma else "verb", "relative-clause", 0.85
        )
    if unit.tags[previous] & Tag.CONJUNCTION and lower in ("and", "but", "or"):
        return Event(previous, index, index, ref, reading.act, "coordinated", "coordinated-verb", 0.8)
    return Event(ref.first, index, index, ref, reading.act, "verb", rule, 0.9 if not ref.resolved else 0.85)


def _plural_subject(unit: Unit, ref: Ref) -> bool:
    word = unit.lower[ref.last]
    return (
        (word.endswith("s") and word not in ("house", "congress", "us"))
        or word in ("they", "people", "media", "we", "both")
        or ref.side == "both"
    )


def _inverted(unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon) -> Event | None:
    """ "...," said Trump."""
    behind = index + 1
    if behind >= len(unit) or reading.needs - {"quote", "clause", "how", "why", "what"}:
        return None
    before = index - 1
    while before >= 0 and unit.tags[before] & Tag.ADVERB:
        before -= 1
    after_quote = before >= 0 and (
        unit.quoted[before] >= 0
        or unit.words[before] in (",", "”", '"')
        or (before > 0 and unit.words[before] in ("and",) and unit.quoted[before - 1] >= 0)
    )
    starts = before < 0
    if not (after_quote or starts):
        return None
    if (
        unit.quoted[behind] >= 0
        or not unit.is_word(behind)
        or unit.tags[behind] & (Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.TIME | Tag.CONJUNCTION)
    ):
        return None
    if not (
        unit.mention_at[behind] or unit.is_name(behind) or unit.tags[behind] & (Tag.DETERMINER | Tag.ROLE | Tag.PRONOUN)
    ):
        return None
    last = extend_right(unit, behind, lexicon)
    ref = resolve(unit, behind, last, discourse, lexicon)
    if ref.side == NOBODY and not starts and unit.quoted[before] >= 0 and unit.lower[index] in lexicon.plain_speech:
        ref = Ref(OTHER, ref.first, ref.last, "role")
    if ref.side == NOBODY or (starts and ref.side == OTHER):
        return None
    if ref.side == OTHER and last + 1 < len(unit) and unit.words[last + 1] == ",":
        ref = _by_apposition(unit, ref, last + 2, discourse, lexicon) or ref
    if (
        not starts
        and unit.quoted[before] < 0
        and unit.words[before] == ","
        and (before == 0 or unit.quoted[before - 1] < 0)
        and not _ends_clause(unit, last)
    ):
        return None
    return Event(index, index, last, ref, reading.act, "inverted", "verb-subject", 0.92)


def _ends_clause(unit: Unit, last: int) -> bool:
    return (
        last + 1 >= len(unit)
        or unit.words[last + 1] in ".,;:"
        or bool(unit.tags[last + 1] & (Tag.PREPOSITION | Tag.TIME | Tag.ADVERB))
    )


def _gerund(unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon) -> Event | None:
    previous = index - 1
    while previous >= 0 and (
        unit.tags[previous] & (Tag.ADVERB | Tag.TIME)
        or unit.lower[previous].endswith("ly")
        or unit.lower[previous] == "having"
    ):
        previous -= 1
    lower = unit.lower[previous] if previous >= 0 else ""
    if lower in ("him", "her", "them") and unit.lower[previous - 1] in ("has", "had", "have"):
        teller = subject(unit, previous - 1, discourse, lexicon)
        if teller is not None and teller.kind in ("document", "outlet", "body"):
            return Event(teller.first, index, index, teller, reading.act, "verb", "account-has-somebody-say", 0.85)
    if (
        previous >= 0
        and (unit.is_word(previous) or lower in ("’", "'"))
        and not unit.tags[previous] & (Tag.PREPOSITION | Tag.CONJUNCTION | Tag.SUBORDINATOR | Tag.DETERMINER)
        and unit.quoted[previous] < 0
        and lower not in lexicon.verbs
    ):
        ref = _phrase_ending(unit, previous, discourse, lexicon)
        if ref is None or ref.side == NOBODY:
            return None
        if ref.first > 1 and unit.lower[ref.first - 1] in ("has", "had", "have", "quotes", "quoted"):
            teller = subject(unit, ref.first - 1, discourse, lexicon)
            if teller is not None and teller.kind in ("document", "outlet", "body"):
                return Event(teller.first, index, index, teller, reading.act, "verb", "account-has-somebody-say", 0.85)
        with_it = ref.first > 0 and unit.lower[ref.first - 1] == "with"
        first = ref.first - 1 if with_it else ref.first
        return Event(
            first,
            index,
            index,
            ref,
            reading.act,
            "with" if with_it else "noun",
            "with-participle" if with_it else "reduced-relative",
            0.88 if with_it else 0.6,
        )
    if previous >= 0 and lower not in (
        ",",
        "and",
        "or",
        "by",
        "before",
        "after",
        "while",
        "in",
        "for",
        "despite",
        "without",
        "—",
        "–",
        "but",
        "when",
    ):
        return None
    if lower in ("despite", "without", "for"):
        return None
    ref = (
        clause_subject(unit, index, discourse, lexicon)
        if previous > 0
        else _subject_after(unit, index, discourse, lexicon)
    )
    if ref is None:
        return None
    return Event(max(previous, 0), index, index, ref, reading.act, "participle", "participle", 0.75)


def _subject_after(unit: Unit, index: int, discourse: Discourse, lexicon: Lexicon) -> Ref | None:
    """Return the subject of the main clause behind a leading participle: "Calling the talks "good", Trump ..."."""
    for position in range(index, len(unit) - 1):
        if (
            unit.words[position] == ","
            and unit.quoted[position] < 0
            or (position > index and unit.quoted[position] >= 0 > unit.quoted[position + 1])
        ):
            behind = position + 1
            if unit.mention_at[behind] or unit.is_name(behind) or unit.tags[behind] & (Tag.PRONOUN | Tag.ROLE):
                return resolve(unit, behind, extend_right(unit, behind, lexicon), discourse, lexicon)
    return None


def _passive(
    unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon, *, be: bool
) -> Event | None:
    """Take the agent of a passive: "was described by Trump as", "condemned by Beijing"; "Xi was quoted as saying"."""
    for position in range(index + 1, min(len(unit) - 1, index + 9)):
        if unit.lower[position] == "by" and unit.quoted[position] < 0 and not unit.lower[position + 1].endswith("ing"):
            last = extend_right(unit, position + 1, lexicon)
            ref = resolve(unit, position + 1, last, discourse, lexicon)
            if ref.side in (NOBODY,) or (ref.kind == "thing"):
                return None
            return Event(index, index, last, ref, reading.act, "agent", "passive-agent", 0.85 if be else 0.7)
        if unit.words[position] in ",;:." or unit.lower[position] in lexicon.verbs:
            break
    if be and unit.lower[index] in ("quoted", "cited") and index + 1 < len(unit) and unit.lower[index + 1] == "as":
        ref = subject(unit, index, discourse, lexicon)
        if ref is not None and ref.side != NOBODY:
            return Event(ref.first, index, index, ref, reading.act, "verb", "quoted-as-saying", 0.85)
    return None


def _infinitive(unit: Unit, index: int, reading: CueForm, discourse: Discourse, lexicon: Lexicon) -> Event | None:
    """ "Trump used the call to urge ...": speech that took place, unlike "is expected to urge"."""
    governors = _SPEECH_INFINITIVE.intersection(unit.lower[max(0, index - 9) : index - 1])
    adjacent = unit.lower[index - 2] if index > 1 else ""
    if not governors & {"used", "took"} and adjacent not in _SPEECH_INFINITIVE:
        return None
    ref = clause_subject(unit, index, discourse, lexicon)
    if ref is None or ref.side == NOBODY:
        return None
    return Event(ref.first, index, index, ref, reading.act, "infinitive", "speech-infinitive", 0.65)


def _noun(unit: Unit, index: int, discourse: Discourse, lexicon: Lexicon) -> Iterator[Event]:
    """ "Beijing's demand that ...", "a warning from China that ..."."""
    first = extend_left(unit, index, lexicon)
    behind = index + 1
    ref: Ref | None = None
    if behind < len(unit) and unit.lower[behind] in ("from", "by", "of") and unit.lower[behind] != "of":
        last = extend_right(unit, min(behind + 1, len(unit) - 1), lexicon)
        ref, behind = resolve(unit, min(behind + 1, len(unit) - 1), last, discourse, lexicon), last + 1
    else:
        owner = next((m for m in reversed(unit.mentions) if first <= m.first and m.last < index), None)
        if owner is not None:
            ref = Ref(owner.side, first, owner.last, owner.kind, owner.gender)
    if ref is None or ref.side in (NOBODY,) or behind >= len(unit):
        return
    quoted = any(q >= 0 for q in unit.quoted[behind : behind + 3])
    if unit.lower[behind] in ("that", ":") or quoted:
        yield Event(first, index, max(index, ref.last), ref, lexicon.nouns[unit.lower[index]], "noun", "cue-noun", 0.8)
