"""A profile's words compiled for look-up: names, cue verbs and nouns, roles and function words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.passage import Act
from analysis.profile import Profile, Source


class Tag:
    """What a lower-case word can be; a word may have several tags.

    Plain integers, since the rules test them for every word and an enum's operators are many times slower.
    """

    AUXILIARY = 1
    BE = 2
    ADVERB = 4
    NEGATION = 8
    DETERMINER = 16
    PREPOSITION = 32
    CONJUNCTION = 64
    SUBORDINATOR = 128
    RELATIVE = 256
    MASCULINE = 512
    FEMININE = 1024
    NEUTER = 2048
    PLURAL = 4096
    OFFICE = 8192
    OUTSIDER = 16384
    DOCUMENT = 32768
    FORMER = 65536
    TIME = 131072
    CONTRAST = 262144
    CUE_NOUN = 524288
    UNREAL = 1048576
    BODY = 2097152
    VOICE_OF_BODY = 4194304

    PRONOUN = MASCULINE | FEMININE | NEUTER | PLURAL
    ROLE = OFFICE | OUTSIDER | DOCUMENT


_WORD_GROUPS = {
    "auxiliary": Tag.AUXILIARY,
    "be": Tag.BE,
    "adverb": Tag.ADVERB,
    "negation": Tag.NEGATION,
    "determiner": Tag.DETERMINER,
    "preposition": Tag.PREPOSITION,
    "conjunction": Tag.CONJUNCTION,
    "subordinator": Tag.SUBORDINATOR,
    "relative": Tag.RELATIVE,
    "masculine": Tag.MASCULINE,
    "feminine": Tag.FEMININE,
    "neuter": Tag.NEUTER,
    "plural": Tag.PLURAL,
    "time": Tag.TIME,
    "contrast": Tag.CONTRAST,
    "unreal": Tag.UNREAL,
}
_ROLE_GROUPS = {
    "office": Tag.OFFICE,
    "outsider": Tag.OUTSIDER,
    "document": Tag.DOCUMENT,
    "institution": Tag.BODY,
    "voice_of_body": Tag.VOICE_OF_BODY,
    "former": Tag.FORMER,
}

_CLAUSE_WORDS = ("lead", "opener", "concessive", "leading", "background")
_RULE_WORDS = ("first_person", "prescribing", "before_infinitive", "before_unreal", "before_participle", "polled")
FINITE, PARTICIPLE, GERUND, BASE = "finite", "participle", "gerund", "base"


@dataclass(frozen=True, slots=True)
class CueForm:
    """One written form of a cue verb.

    Attributes:
        act: What the verb does.
        forms: Which of finite, participle, gerund and base the written form can be.
        needs: Words of which one must follow; empty where the verb alone shows speech.
        of_persons: Whether a country or a place as the subject makes it the reporter's reading ("China believes").
        words_follow: Whether what is said must follow in a form of its own (", saying ...", "and said", a quotation).
    """

    act: Act
    forms: frozenset[str]
    needs: frozenset[str]
    words_follow: bool = False
    of_persons: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a sequence of tokens, with the source it belongs to."""

    tokens: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All look-up tables of a profile for English text.

    Attributes:
        tags: Tags by lower-case word.
        verbs: Cue readings by lower-case form; a form can belong to several lemmas.
        nouns: Act by lower-case cue noun.
        names: Names by their first token, longest first.
        both: Phrases for the two sides together, as lower-case token tuples, by first token.
        according: Phrases whose object is the source, by first token.
        female: Words that show a female source.
        clause_openers: Words that `clause` in a verb's needs stands for.
        clauses: Words at the beginning of clauses, by what they do.
        plain_speech: Forms of verbs that show speech whatever their subject is.
        adjective_endings: Endings of words that are no names at the beginning of a sentence.
        person_endings: Endings of nouns for people.
        not_people: Nouns with such endings that are things.
        with_object: Forms of verbs whose object stands right behind them.
        possessed: Participles that with "by" tell whose something is, not what somebody says ("claimed by China").
        lasting: Titles whose former holders still speak for a side.
        counted: Documents that a headline can open with ("Poll: ...").
        rules: Further words that single rules ask for, by what they ask.
        unnamed: Plural titles that alone mean people of no known side ("diplomats say").
        surnames: Side by surname, for office holders of unknown name.
        mutual: Forms of verbs for what two leaders do with each other rather than say ("extended invitations").
        begins: Verbs before the participle of a verb of speech ("began urging", "went on criticising").
        shown: Forms of verbs that with "it" tell what something shows ("it signals a calm").
        summoned: Nouns after which "call" means to convene or to telephone.
    """

    tags: Mapping[str, int]
    verbs: Mapping[str, tuple[CueForm, ...]]
    nouns: Mapping[str, Act]
    names: Mapping[str, tuple[Name, ...]]
    both: Mapping[str, tuple[tuple[str, ...], ...]]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    female: frozenset[str]
    clause_openers: frozenset[str]
    clauses: Mapping[str, frozenset[str]]
    plain_speech: frozenset[str]
    summoned: frozenset[str]
    with_object: frozenset[str]
    rules: Mapping[str, frozenset[str]]
    counted: frozenset[str]
    unnamed: frozenset[str]
    surnames: Mapping[str, str]
    lasting: frozenset[str]
    possessed: frozenset[str]
    begins: frozenset[str]
    shown: frozenset[str]
    mutual: frozenset[str]
    adjective_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    not_people: frozenset[str]

    def names_alone(self, token: str) -> bool:
        """Return whether the profile has `token` as a name of its own."""
        return any(len(name.tokens) == 1 for name in self.names.get(token, ()))


# A token is a dotted abbreviation, a word with inner hyphens and apostrophes (a possessive 's split off), or one sign.
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:-\w+)*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\w+(?:\.\w+)*(?:(?:-|['’](?!s\b))\w+)*|['’]s\b|\.{3}|\S",
)


CHINESE = re.compile(r"[\u3400-\u9fff]")


def tokens_of(name: str) -> tuple[str, ...]:
    """Split a name as running text is split."""
    return tuple(TOKEN.findall(name))


@lru_cache(maxsize=8)
def lexicon(profile: Profile) -> Lexicon:
    """Compile the English tables of `profile`."""
    english: Mapping[str, Any] = profile.language.get("en", {})
    tags: dict[str, int] = {}
    for groups, table in ((_WORD_GROUPS, english.get("words", {})), (_ROLE_GROUPS, english.get("roles", {}))):
        for group, tag in groups.items():
            for word in table.get(group, ()):
                tags[word] = tags.get(word, 0) | tag
    nouns: dict[str, Act] = {}
    for act, words in english.get("nouns", {}).items():
        for word in words:
            nouns.setdefault(word, act)
            tags[word] = tags.get(word, 0) | Tag.CUE_NOUN
    roles = english.get("roles", {})
    words = english.get("words", {})
    return Lexicon(
        tags=tags,
        verbs=_verbs(english.get("verbs", ()), english.get("irregular", {})),
        nouns=nouns,
        names=_names(profile.sources),
        both=_by_first(roles.get("plural_both", ())),
        according=_by_first(english.get("phrases", {}).get("according", ())),
        female=frozenset(roles.get("female", ())),
        clause_openers=frozenset(words.get("clause_opener", ())),
        clauses={name: frozenset(english.get("clauses", {}).get(name, ())) for name in _CLAUSE_WORDS},
        plain_speech=frozenset(words.get("plain_speech", ())),
        summoned=frozenset(words.get("summoned", ())),
        with_object=frozenset(words.get("with_object", ())),
        unnamed=frozenset(roles.get("unnamed", ())),
        rules={name: frozenset(english.get("rules", {}).get(name, ())) for name in _RULE_WORDS},
        counted=frozenset(roles.get("counted", ())),
        surnames={name: side for side, names in english.get("surnames", {}).items() for name in names},
        lasting=frozenset(roles.get("lasting", ())),
        possessed=frozenset(words.get("possessed", ())),
        begins=frozenset(words.get("begins", ())),
        shown=frozenset(words.get("shown", ())),
        mutual=frozenset(words.get("mutual", ())),
        adjective_endings=tuple(words.get("adjective_endings", ("\0",))),
        person_endings=tuple(roles.get("person_endings", ())),
        not_people=frozenset(roles.get("not_people", ())),
    )


def inflect(lemma: str) -> dict[str, str]:
    """Return the regular inflections of a verb: written form to kind of form, joined by spaces where ambiguous.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    vowel = lemma[-2:-1] in "aeiou"
    if lemma.endswith("e"):
        past, gerund, third = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing", lemma + "s"
    elif lemma.endswith("y") and not vowel:
        past, gerund, third = lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
        third = lemma + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", lemma) else "s")
    return {lemma: f"{BASE} {FINITE}", third: FINITE, past: f"{FINITE} {PARTICIPLE}", gerund: GERUND}


def _irregular(lemma: str, forms: list[str]) -> dict[str, str]:
    """Sort listed forms (third person, past, participle, gerund; variants allowed) into their kinds."""
    result = {lemma: f"{BASE} {FINITE}", forms[0]: FINITE}
    for form in forms[1:]:
        if form.endswith("ing"):
            result[form] = GERUND
        elif form.endswith(("n", "ne")):
            result[form] = PARTICIPLE
        else:
            result[form] = f"{result.get(form, '')} {FINITE} {PARTICIPLE}".strip()
    return result


def _verbs(entries: Iterable[Mapping[str, Any]], irregular: Mapping[str, list[str]]) -> dict[str, tuple[CueForm, ...]]:
    verbs: dict[str, list[CueForm]] = {}
    for entry in entries:
        needs = frozenset(entry.get("needs", ()))
        for lemma in dict.fromkeys(entry["lemmas"]):
            forms = _irregular(lemma, irregular[lemma]) if lemma in irregular else inflect(lemma)
            for form, kinds in forms.items():
                follow = bool(entry.get("words_follow", False))
                cue = CueForm(
                    entry["act"], frozenset(kinds.split()), needs, follow, bool(entry.get("of_persons", False))
                )
                verbs.setdefault(form, []).append(cue)
    return {form: tuple(readings) for form, readings in verbs.items()}


def _names(sources: Iterable[Source]) -> dict[str, tuple[Name, ...]]:
    names: dict[str, list[Name]] = {}
    for source in sources:
        capitalised = (written[0].upper() + written[1:] for written in source.names)
        for written in dict.fromkeys((*source.names, *capitalised)):
            tokens = tokens_of(written)
            if tokens and not CHINESE.search(written):
                names.setdefault(tokens[0], []).append(Name(tokens, source))
    return {first: tuple(sorted(group, key=lambda name: -len(name.tokens))) for first, group in names.items()}


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        tokens = tuple(phrase.split())
        table.setdefault(tokens[0], []).append(tokens)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in table.items()}
