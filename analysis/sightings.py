"""Where the sides' own accounts have expressions that the catalogue does not cover."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.aliases import HAN, Hit, words_of
from analysis.catalogue import Catalogue
from analysis.expressions import Expression, english_expressions
from analysis.expressions_zh import chinese_expressions
from analysis.lexicon import Lexicon, load_lexicon
from analysis.places import Places, Spans
from analysis.profile import Profile
from analysis.wordforms import Vocabulary, stem

_HEADING = re.compile(r"(?:[\w’'&,-]+ ){0,5}[\w’'&-]+")
"""A line of a few words without a full stop."""
_TRANSCRIPT = re.compile(r"speaker-label|question-in-transcript")
_COMMA = re.compile(r"[,;，；：]")
_OCCASIONS = frozenset({"summit", "meet", "visit", "issu", "question"})
"""Stems of nouns that make nothing of a topic's name more specific."""
_LABEL = re.compile(r"^[ \t]*((?:[A-Z][\w.’'-]*[ \t]+){0,4}[A-Z][\w.’'-]*):[ \t]", re.MULTILINE)
_VOCATIVE = re.compile(
    r"(?:(?:^|[.?!:—][ \t]+)|\b(?:Well|Look|Yes|No|So|And|Thank you|Thanks),?[ \t])([A-Z][a-z]{2,})(?:,|\.[ \t])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An expression where it stands.

    Attributes:
        doc_id: The document.
        sentence: Index of its sentence.
        expression: What was found.
        label: How it is written.
        side: Whose words it is part of.
        depth: Where in the document it stands, from 0 to 1.
        touched: Topics of the catalogue whose aliases share characters with it.
        fresh: How many of its words the catalogue does not know.
        spoken: Whether it stands in a transcript, whose words were not weighed.
        beside: Topics of the catalogue in the same clause.
    """

    doc_id: str
    sentence: int
    expression: Expression
    label: str
    side: str
    depth: float
    touched: frozenset[str]
    fresh: int
    spoken: bool = False
    beside: frozenset[str] = frozenset()


def vocabulary_of(official: Sequence[Places], profile: Profile) -> Vocabulary:
    """Return what the words of the accounts are: names of speakers, words for the sides, common words."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for source in profile.sources:
        named[source.kind] |= {word.lower for name in source.names for word in words_of(name)}
    speakers = named["person"]
    nations = named["nationality"] | named["metonym"]
    nations |= {word.lower for side in profile.sides for word in words_of(f"{side.label} {side.adjective}")}
    common: set[str] = set()
    for places in official:
        for match in (*_LABEL.finditer(places.text), *_VOCATIVE.finditer(places.text)):
            speakers |= {word.lower for word in words_of(match.group(1))}
        for word in words_of(places.text):
            if word.raw.islower():
                common |= {word.raw, word.folded}
    lexicon = load_lexicon(profile)
    nations -= common
    speakers -= lexicon.titles | lexicon.stop | common | nations
    return Vocabulary(lexicon, frozenset(speakers), frozenset(common), frozenset(nations))


def sightings_in(places: Places, known: Catalogue, vocabulary: Vocabulary, profile: Profile) -> Iterator[Sighting]:
    """Yield the expressions of one account that the catalogue does not cover."""
    names, by_word = _source_names(profile)
    text = places.text
    spoken = any(_TRANSCRIPT.search(passage.rule) for passage in places.analysed.passages)
    for number, (start, end) in enumerate(places.analysed.sentences):
        if _HEADING.fullmatch(text[start:end].strip()):
            continue
        hits = [hit for hit in known.matcher.find(text, None, start, end) if not known.aliases[hit.payload].excluded]
        aliases = Spans(hits)
        expressions = list(english_expressions(text, start, end, vocabulary))
        if HAN.search(text, start, end):
            expressions += chinese_expressions(text, start, end, vocabulary.lexicon, names)
        for expression in expressions:
            voice = places.voice(expression.start)
            label_like = text[expression.end : expression.end + 1] == ":" and expression.start == start
            if voice not in (*profile.side_ids, "both") or label_like:
                continue
            if places.omissions.touch(expression.start, expression.end):
                continue
            if text[expression.start : expression.end] in names or _in_name(text, expression, by_word):
                continue
            touched = {known.aliases[hit.payload].topic for hit in aliases.over(expression.start, expression.end)}
            fresh = _fresh(expression, aliases, touched, known, vocabulary)
            if fresh:
                label = " ".join(text[expression.start : expression.end].split())
                depth = expression.start / max(1, len(text))
                low, high = _clause(text, start, end, expression)
                beside = frozenset(known.aliases[hit.payload].topic for hit in aliases.over(low, high))
                for side in profile.side_ids if voice == "both" else (voice,):
                    yield Sighting(
                        places.doc_id,
                        number,
                        expression,
                        label,
                        side,
                        depth,
                        frozenset(touched),
                        len(fresh),
                        spoken,
                        beside,
                    )


def _clause(text: str, start: int, end: int, expression: Expression) -> tuple[int, int]:
    """Return the stretch between two commas or semicolons of a sentence in which an expression stands."""
    breaks = [match.start() for match in _COMMA.finditer(text, start, end)]
    low = max((place for place in breaks if place < expression.start), default=start)
    return low, min((place for place in breaks if place >= expression.end), default=end)


@lru_cache(maxsize=2)
def _source_names(profile: Profile) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Return the names of all who speak, and those of several words by each of their words."""
    names = frozenset(name.removeprefix("the ") for source in profile.sources for name in source.names)
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for word in words if len(words) > 2 else ():
            by_word[word].add(name)
    return names, {word: tuple(sorted(each)) for word, each in by_word.items()}


def _in_name(text: str, expression: Expression, by_word: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether an expression is a piece of the name of somebody who speaks ("Liberation Army")."""
    piece = text[expression.start : expression.end]
    for name in by_word.get(piece.split()[0], ()):
        at = name.find(piece)
        if at >= 0 and text.startswith(name, max(0, expression.start - at)):
            return True
    return False


def _fresh(
    expression: Expression, aliases: Spans[Hit], touched: set[str], known: Catalogue, vocabulary: Vocabulary
) -> list[str]:
    """Return the words of an expression that neither an alias covers nor the label of a topic it touches has."""
    labels = {stem(word.lower) for topic in touched for word in words_of(known.topics[topic].label) if word.raw}
    nations = {stem(word) for word in vocabulary.nations}
    fresh = [
        word
        for start, end, word in expression.words
        if not aliases.touch(start, end) and word not in labels and not (touched and word in nations)
    ]
    plain = _plain_stems(vocabulary.lexicon)
    if touched and fresh and _OCCASIONS.issuperset(fresh):
        return []
    # "Shipbuilding sectors" is no more than shipbuilding; a name of which half is known, no more than that.
    known_name = expression.kind == "name" and 2 * len(fresh) <= len(expression.words)
    if touched and fresh and expression.kind in ("name", "phrase") and (known_name or plain.issuperset(fresh)):
        return []
    new = sum(len(word) for word in fresh)
    if HAN.search("".join(fresh)) and 2 * new < sum(end - start for start, end, _ in expression.words):
        fresh = []
    figures = {word for word in expression.stems if word[:1].isdigit()}
    listed = any(
        hit.start <= expression.start and expression.end <= hit.end and figure in known.aliases[hit.payload].text
        for hit in aliases.over(expression.start, expression.end)
        for figure in figures
    )
    if not fresh and _specific(expression, touched, labels, known, counted=listed):
        return [word for _, _, word in expression.words]
    return fresh


@lru_cache(maxsize=4)
def _plain_stems(lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of words that name no matter by themselves."""
    return frozenset(stem(word) for word in lexicon.plain | lexicon.vague | lexicon.titles | lexicon.verbs)


def _specific(
    expression: Expression, touched: set[str], labels: set[str], known: Catalogue, *, counted: bool = False
) -> bool:
    """Return whether an expression that aliases cover is more specific than the topics they stand for.

    With `counted`, the catalogue has the figure with its noun ("100% tariff").

    "Flying Tigers" is more than "Second World War"; "Taiwan Strait" is no more than "Taiwan".
    """
    if expression.kind == "phrase" or len(expression.words) < 2:
        return False
    stems = expression.stems
    if any(HAN.search(word) for word in stems):
        aliases = " ".join(alias for topic in touched for alias in known.topics[topic].zh)
        return expression.kind == "numbered" and all(aliases.count(word) <= 1 for word in stems)
    figures = {word for word in stems if word[:1].isdigit()}
    return bool(figures and not counted) or not stems & labels


def comparable(
    sightings: list[Sighting], official: Sequence[Places], known: Catalogue, profile: Profile
) -> list[Sighting]:
    """Leave out details of a topic that the other side raises in another language, where words cannot be compared."""
    languages: dict[str, set[bool]] = {side: set() for side in profile.side_ids}
    raised: dict[str, set[str]] = {side: set() for side in profile.side_ids}
    for places in official:
        for passage in places.analysed.passages:
            voice = places.voice(passage.start)
            sides = profile.side_ids if voice == "both" else (voice,) if voice in languages else ()
            for side in sides:
                languages[side].add(bool(HAN.search(places.text, passage.start, passage.end)))
                for hit in known.matcher.find(places.text, None, passage.start, passage.end):
                    topic = known.aliases[hit.payload].topic
                    raised[side] |= {topic, *known.above[topic]}
    figures = {side: set[str]() for side in profile.side_ids}
    for places in official:
        for passage in places.analysed.passages:
            for side in profile.side_ids:
                if places.voice(passage.start) in (side, "both"):
                    figures[side] |= _figures(places.text[passage.start : passage.end])
    kept = []
    for sighting in sightings:
        other = profile.other_side(sighting.side)
        alike = bool(HAN.search(sighting.label)) in languages[other]
        # A figure reads the same in every language.
        figure = _figures(sighting.label)
        beside = sighting.touched
        if sighting.expression.kind == "phrase":
            beside |= sighting.beside
        if alike or not beside & raised[other] or (figure and not figure & figures[other]):
            kept.append(sighting)
    return kept


def _figures(text: str) -> set[str]:
    """Return the numbers of a text as digits, also those written as a word before a noun or a Chinese counter."""
    found = set(re.findall(r"\d+", text))
    found |= {_NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMBERS}
    return found | {_NUMBERS[sign] for sign in re.findall(r"([二两三四五六七八九十])[个种根点条项份]", text)}


_UP_TO_TEN = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: str(n) for n, word in enumerate(_UP_TO_TEN, start=2)}
_NUMBERS |= {sign: str(n) for n, sign in enumerate("二三四五六七八九十", start=2)} | {"两": "2"}
