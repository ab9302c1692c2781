"""Phrases that keep coming up in a corpus and that no alias of the catalogue covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.aliases import HAN, AliasError, Matcher, words_of
from analysis.catalogue import Alias, catalogue
from analysis.mentions import Mention, mention_at
from analysis.passage import AnalysedDocument
from analysis.places import Places
from analysis.profile import Profile, Topic
from analysis.settings import Settings

MOST = 12
"""Discovered topics at most; further ones would be the tail that the terms table shows anyway."""
TOGETHER = 0.5
"""Share of common sentences (Jaccard) from which two phrases are one topic."""

_CALENDAR_WORDS = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
_CALENDAR = frozenset(_CALENDAR_WORDS.split())


@dataclass(slots=True)
class _Group:
    """Phrases that stand for one discovered topic, the commonest first."""

    phrases: list[str]
    sentences: set[tuple[str, int]]
    mentions: list[Mention] = field(default_factory=list)


def repeated_topics(
    documents: Sequence[AnalysedDocument], terms: pd.DataFrame, profile: Profile, settings: Settings
) -> tuple[tuple[Topic, ...], tuple[Mention, ...]]:
    """Find topics beyond the catalogue among the terms of a corpus.

    A phrase (or a name) qualifies if the sides use it often enough and in more than one document, if no alias of the
    catalogue matches in it and if it is no speaker's name. Phrases that share words or sentences become one topic.

    Args:
        documents: The analysed documents.
        terms: The table of `contrast_terms`.
        profile: The catalogue and the speakers.
        settings: `omission_min_count` and `omission_min_documents` say what is often enough.

    Returns:
        The topics, at most `MOST`, and their mentions, in the order of the documents.
    """
    phrases = _candidates(terms, profile, settings)
    if not phrases:
        return (), ()
    matcher = Matcher(_numbered(phrases))
    groups: dict[int, _Group] = {n: _Group([phrase], set()) for n, phrase in enumerate(phrases)}
    for document in documents:
        places = Places(document)
        for low, high in places.blocks():
            for hit in matcher.find(places.text, None, low, high):
                group = groups[hit.payload]
                group.sentences.add((places.doc_id, places.sentence(hit.start)))
                group.mentions.append(mention_at(places, hit, Alias("", phrases[hit.payload])))
    merged = _merge([group for group in groups.values() if group.mentions])
    topics, mentions = [], []
    for group in merged[:MOST]:
        topic = _topic(group.phrases)
        topics.append(topic)
        mentions += [replace(mention, topic=topic.id) for mention in group.mentions]
    return tuple(topics), tuple(sorted(set(mentions), key=lambda m: (m.doc_id, m.start, m.end, m.topic)))


def _candidates(terms: pd.DataFrame, profile: Profile, settings: Settings) -> list[str]:
    """Return the phrases that qualify, the commonest first."""
    if terms.empty:
        return []
    first, second = profile.side_ids
    counts = terms[f"{first}_count"].astype(int) + terms[f"{second}_count"].astype(int)
    spread = terms[f"{first}_documents"].astype(int) + terms[f"{second}_documents"].astype(int)
    often = terms[(counts >= settings.omission_min_count) & (spread >= settings.omission_min_documents)]
    names = {name.lower() for source in profile.sources for name in source.names}
    speakers = {word.folded for name in names for word in words_of(name)}
    matcher = catalogue(profile).matcher
    found = []
    for term, length, count in zip(often["term"], often["words"], counts[often.index], strict=True):
        words = [word for word in words_of(str(term)) if word.raw]
        name = int(length) == 1 and bool(re.match(r"[A-Z][a-z]{3,}", str(term)))
        if (int(length) < 2 and not name) or matcher.find(str(term)):
            continue
        if any(word.folded in speakers or word.lower in _CALENDAR for word in words) or str(term).lower() in names:
            continue
        if not HAN.search(str(term)) and sum(len(word.raw) > 3 for word in words) < min(2, int(length)):
            continue
        try:
            Matcher(_numbered([str(term)]))
        except AliasError:
            continue
        found.append((-int(count), str(term)))
    return [term for _, term in sorted(found)]


def _numbered(phrases: Sequence[str]) -> list[tuple[str, int]]:
    """Return each phrase as an alias with its number, without the signs that mean something in the pattern language."""
    return [(re.sub(r"[*~()|=?/]", " ", phrase).strip(), number) for number, phrase in enumerate(phrases)]


def _merge(groups: list[_Group]) -> list[_Group]:
    """Join groups whose phrases share all words of one, or half of their sentences."""
    merged: list[_Group] = []
    for group in groups:
        words = set(group.phrases[0].lower().split())
        for other in merged:
            theirs = [set(phrase.lower().split()) for phrase in other.phrases]
            common = len(group.sentences & other.sentences) / len(group.sentences | other.sentences)
            if common >= TOGETHER or any(words <= mine or mine <= words for mine in theirs):
                other.phrases += group.phrases
                other.sentences |= group.sentences
                other.mentions += group.mentions
                break
        else:
            merged.append(group)
    return merged


def _topic(phrases: Sequence[str]) -> Topic:
    label = phrases[0]
    slug = re.sub(r"[^0-9a-z\u3400-\u9fff]+", "_", label.lower()).strip("_")
    english = tuple(phrase for phrase in phrases if not HAN.search(phrase))
    return Topic(
        id=f"found_{slug}",
        label=label[:1].upper() + label[1:],
        explanation=f"Found in the corpus: {', '.join(phrases[:4])}.",
        en=english,
        zh=tuple(phrase for phrase in phrases if HAN.search(phrase)),
    )
