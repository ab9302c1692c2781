"""Specific matters that official accounts raise and no catalogue knows: a parade, a plan, a threatened tariff.

An official account is short and every sentence of it was weighed, so that one mention counts, as it does not in the
press. Expressions are taken by their form (see `expressions`), those dropped that the catalogue covers, and the rest
ranked by how much a side makes of them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.aliases import HAN, Hit, words_of
from analysis.catalogue import Alias, catalogue
from analysis.mentions import Mention, mention_at
from analysis.passage import AnalysedDocument
from analysis.places import Places
from analysis.profile import Profile
from analysis.sightings import Sighting, comparable, sightings_in, vocabulary_of
from analysis.wordforms import stem
from analysis.wordings import measure

OFFICIAL_WORDS = 30_000
"""Words of official accounts up to which one mention counts; in more text a matter worth a row comes up again."""
WORDS_A_TOPIC = 40
"""Words of a side's accounts for each topic found in them."""
MOST = 40
"""Topics found in official accounts at most."""
LEAST = 2.0
"""Salience below which an expression is passed over even where there is room."""
FARTHEST_HAN = 3
"""Lengths of a Chinese term over which its words may be spread in a sentence that is to raise it."""
FORM = {"name": 3.0, "numbered": 3.0, "quoted": 2.6, "amount": 2.6, "dated": 2.6, "phrase": 1.2}
"""What an expression's form says of its salience."""
_EDITION = re.compile(r"\d{1,3}(?:st|nd|rd|th) (?:[A-Z][\w+-]*[ -]?)+$")


@dataclass(slots=True)
class Specific:
    """A matter found in official accounts, with every expression of it."""

    stems: frozenset[str]
    sightings: list[Sighting]
    salience: float = 0.0
    mentions: list[Mention] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Return the commonest written form; of equally common ones the fullest."""
        forms: defaultdict[str, int] = defaultdict(int)
        written: dict[str, str] = {}
        for sighting in self.sightings:
            forms[sighting.label.lower()] += 1
            written.setdefault(sighting.label.lower(), sighting.label)
        best = max(forms, key=lambda form: (forms[form], len(form), form))
        return written[best]


def specific_topics(documents: Sequence[AnalysedDocument], profile: Profile) -> list[Specific]:
    """Find what the sides' own accounts raise beyond the catalogue.

    Args:
        documents: The analysed documents, of which those told by a side are searched.
        profile: Sides, speakers and catalogue.

    Returns:
        The matters, the most salient first, each with its mentions in the accounts.
    """
    official = [Places(document) for document in documents if document.document.teller in profile.side_ids]
    words = {side: _words(official, side) for side in profile.side_ids}
    if not official or sum(words.values()) > OFFICIAL_WORDS:
        return []
    known = catalogue(profile)
    vocabulary = vocabulary_of(official, profile)
    sightings = [found for places in official for found in sightings_in(places, known, vocabulary, profile)]
    sightings = comparable(sightings, official, known, profile)
    groups = _merge(_grouped(sightings))
    for group in groups:
        group.salience = _salience(group, words)
    groups = [group for group in groups if group.salience >= LEAST and _telling(group, official)]
    groups.sort(key=lambda group: (-group.salience, group.label))
    chosen = _within_quota(groups, words)
    _add_mentions(chosen, documents)
    return chosen


def _words(official: Iterable[Places], side: str) -> float:
    """Return how many words the accounts have in a side's voice."""
    return sum(
        measure(places.text[passage.start : passage.end])
        for places in official
        for passage in places.analysed.passages
        if passage.voice in (side, "both") and places.voice(passage.start) == passage.voice
    )


def _grouped(sightings: Iterable[Sighting]) -> list[Specific]:
    groups: dict[frozenset[str], Specific] = {}
    for sighting in sightings:
        stems = sighting.expression.stems
        groups.setdefault(stems, Specific(stems, [])).sightings.append(sighting)
    return list(groups.values())


def _merge(groups: list[Specific]) -> list[Specific]:
    """Join expressions one of which has all words of the other, and those of one sentence that share most words."""
    merged: list[Specific] = []
    for group in sorted(groups, key=lambda g: (-_weight(g), g.label)):
        for other in merged:
            common = group.stems & other.stems
            if (
                common
                and 2 * len(common) >= min(len(group.stems), len(other.stems))
                and (common in (group.stems, other.stems) or _places(group) & _places(other))
            ):
                break
        else:
            merged.append(group)
    return merged


def _weight(group: Specific) -> float:
    """Return how much a group's own form says: the form, the words, and how often it stands."""
    form = max(FORM[sighting.expression.kind] for sighting in group.sightings)
    return form + 0.5 * min(3, len(group.stems)) + math.log(len(_places(group)))


def _places(group: Specific) -> set[tuple[str, int]]:
    return {(sighting.doc_id, sighting.sentence) for sighting in group.sightings}


def _salience(group: Specific, words: dict[str, float]) -> float:
    """Return how much the sides make of a matter: form, frequency for their length, how early, how many words."""
    form = max(FORM[sighting.expression.kind] for sighting in group.sightings)
    often = len(_places(group))
    length = sum(words[side] for side in {sighting.side for sighting in group.sightings})
    early = 1.0 - min(sighting.depth for sighting in group.sightings)
    fresh = min(3, max(sighting.fresh for sighting in group.sightings))
    return (
        form + math.log(often) + 0.5 * math.log1p(1000 * (often - 1) / max(200.0, length)) + 0.5 * early + 0.4 * fresh
    )


def _telling(group: Specific, official: Sequence[Places]) -> bool:
    """Return whether a group can stand by itself."""
    kinds = {sighting.expression.kind for sighting in group.sightings}
    kinds = kinds - {"phrase"} or kinds
    often = len(_places(group))
    label = group.label
    if HAN.search(label):
        return kinds != {"phrase"} or max(sighting.expression.strong for sighting in group.sightings) > 1
    if kinds == {"phrase"} and often == 1 and all(sighting.spoken for sighting in group.sightings):
        return False  # said once off the cuff
    one_figure = kinds == {"amount"} and sum(word[:1].isdigit() for word in group.stems) == 1
    if one_figure and all(sighting.spoken and sighting.touched for sighting in group.sightings):
        return False  # one figure for a known matter, given off the cuff: the table of figures has it
    opening = {sighting.sentence for sighting in group.sightings} == {0}
    if opening and (kinds <= {"name"} or (kinds <= {"name", "numbered"} and all(map(_edition, group.sightings)))):
        return False  # where and when the sides met
    if kinds == {"name"} and _venue(group, official):
        return False
    length = len(label.replace("-", " ").split())
    if length == 1:
        spoken = all(sighting.spoken for sighting in group.sightings)
        return "name" in kinds and len(label) > 2 and often > 1 and not spoken
    if kinds == {"name"} and not max(sighting.expression.strong for sighting in group.sightings):
        return False
    strong = max(sighting.expression.strong for sighting in group.sightings)
    return kinds != {"phrase"} or strong > 1 or (often > 1 and (strong > 0))


def _edition(sighting: Sighting) -> bool:
    """Return whether an expression is the name of a conference with its number ("the 7th Harbour Forum")."""
    return bool(_EDITION.match(sighting.label))


def _venue(group: Specific, official: Sequence[Places]) -> bool:
    """Return whether a name is that of the place that the event is named after."""
    events = " ".join(re.sub(r"[^a-z]", "", places.analysed.document.event.lower()) for places in official)
    return re.sub(r"[^a-z]", "", group.label.lower()) in events


def _within_quota(groups: Sequence[Specific], words: dict[str, float]) -> list[Specific]:
    """Return the most salient groups, so many of each side as its text bears."""
    room = {side: math.ceil(count / WORDS_A_TOPIC) for side, count in words.items()}
    chosen: list[Specific] = []
    for group in groups:
        sides = {sighting.side for sighting in group.sightings}
        if len(chosen) < MOST and any(room[side] > 0 for side in sides):
            chosen.append(group)
            for side in sides:
                room[side] -= 1
    return chosen


def _add_mentions(groups: Sequence[Specific], documents: Sequence[AnalysedDocument]) -> None:
    """Add to each group the sentences that have all its words, in whatever order or inflection."""
    for document in documents:
        text = document.document.text
        lowered = text.lower()
        # Stems differ from what is written in their last letter at most; that passes over most of a large press corpus.
        present = [group for group in groups if all(word[: max(2, len(word) - 1)] in lowered for word in group.stems)]
        if not present:
            continue
        places = Places(document)
        wanted = frozenset[str]().union(*(group.stems for group in present))
        for start, end in document.sentences:
            found = _found(text, start, end, wanted)
            for group in present:
                if group.stems <= found.keys():
                    low = min(found[word][0] for word in group.stems)
                    high = max(found[word][1] for word in group.stems)
                    if HAN.search(group.label) and high - low > FARTHEST_HAN * len(group.label):
                        continue  # its words stand there, but in other company
                    group.mentions.append(mention_at(places, Hit(low, high, 0), Alias("", group.label)))


def _found(text: str, start: int, end: int, wanted: frozenset[str]) -> dict[str, tuple[int, int]]:
    """Return where each of the wanted stems, figures and Chinese words stands first in a sentence."""
    found: dict[str, tuple[int, int]] = {}
    for word in words_of(text, start, end):
        if word.raw and (key := stem(word.lower)) in wanted:
            found.setdefault(key, (word.start, word.end))
    for name in wanted - found.keys():
        if HAN.search(name) or name[0].isdigit():
            at = text.find(name, start, end)
            if at >= 0:
                found[name] = (at, at + len(name))
    return found
