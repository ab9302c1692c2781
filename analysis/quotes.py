"""The same utterance across documents: verbatim, trimmed, or in another translation.

Utterances are compared by their content words' stems (in Chinese: pairs of characters), weighted by how rare they are
in the corpus. Only utterances that share several uncommon words are compared at all, so that the work grows with the
corpus and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from nltk.stem.snowball import SnowballStemmer

from analysis.aliases import HAN, words_of
from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.sentences import quotations
from analysis.settings import Settings
from analysis.tables import columns
from analysis.wordings import measure

MIN_STEMS = 5
"""Content words below which an utterance is too short to be recognised elsewhere."""
STEM = 6
"""Letters of a stem that count: translations differ in derivation ("relations", "relationship")."""
MIN_SHARED = 4
"""Content words that two tellings of one utterance must share."""
SAME = 0.5
"""Cosine from which two tellings count as one utterance."""
TRIMMED = 0.62
"""Share of the shorter telling's weight found in the longer one from which it counts as cut from it."""
HEADS = 25
"""Tellings of a cluster among which the most typical one is sought."""
CROWD = 200
"""Utterances that share a word before it is too common to look others up by."""

_FUNCTION_WORDS = """
a about after all also an and any are as at be been being both but by can could did do does for from had has have he
her here him his how i if in into is it its just may me more most must my no nor not of off on once one only or other
our out over own she should so some such than that the their them then there these they this those through to too
under until up very was we were what when where which while who whom why will with would you your said say says saying
told added according stated reported noted emphasized emphasised stressed urged called
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_EDGE = " \t\n,;:–—-“”\"'‘’«»「」『』，；：、•"
_HAN_FUNCTION = frozenset("的了和是在与也将并对就从到把被这那及等着中")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody is quoted or reported as saying.

    Attributes:
        doc_id: The document.
        start: Offset of its first character.
        end: Offset behind its last.
        voice: The passage's voice.
        source: The passage's source, as written.
        stems: Its content words' stems with their counts.
    """

    doc_id: str
    start: int
    end: int
    voice: str
    source: str
    stems: Counter[str]


def match_quotes(documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings) -> pd.DataFrame:
    """Find utterances that several documents carry.

    Args:
        documents: The analysed documents.
        profile: Its sides and third parties speak; the articles' own voice does not.
        settings: Not used yet; every reduce step takes it.

    Returns:
        One row for each telling, clusters numbered in text order; `similarity` compares it with the cluster's most
        typical telling: 1 for that one and for what repeats it or is cut from it word for word.
    """
    del settings
    said = [u for document in documents for u in utterances(document, profile) if len(u.stems) >= MIN_STEMS]
    weights = _weights(said)
    clusters = [
        sorted(members, key=lambda n: (said[n].doc_id, said[n].start))
        for members in _clusters(said, weights)
        if len({said[number].doc_id for number in members}) > 1
    ]
    clusters.sort(key=lambda members: (said[members[0]].doc_id, said[members[0]].start))
    texts = {document.document.doc_id: document.document.text for document in documents}
    rows = []
    for number, members in enumerate(clusters, start=1):
        central = _central(members, said, weights)
        for member in members:
            u = said[member]
            score = max(_compare(u, said[central], weights))
            text = texts[u.doc_id][u.start : u.end]
            rows.append((f"q{number}", u.doc_id, u.start, u.end, u.voice, u.source, round(score, 6), text))
    return pd.DataFrame(rows, columns=list(columns("quotes", profile)))


def _central(members: Sequence[int], said: Sequence[Utterance], weights: dict[str, float]) -> int:
    """Return the telling that is most like the others; of equals the fullest, then the first."""
    heads = members[:HEADS]

    def order(number: int) -> tuple[float, int, int]:
        alike = sum(_compare(said[number], said[other], weights)[0] for other in heads)
        return round(alike, 6), sum(said[number].stems.values()), -number

    return max(heads, key=order)


def utterances(document: AnalysedDocument, profile: Profile) -> Iterator[Utterance]:
    """Yield what a document quotes or reports, sentence by sentence; of a quoted sentence the quotation alone.

    Args:
        document: The analysed document.
        profile: Names the sides.
    """
    text = document.document.text
    voices = {*profile.side_ids, "both", "other"}
    apart = _names(profile)
    first = 0
    for passage in document.passages:
        while first < len(document.sentences) and document.sentences[first][1] <= passage.start:
            first += 1
        if passage.voice not in voices:
            continue
        for low, high in document.sentences[first:]:
            if low >= passage.end:
                break
            start, end = max(low, passage.start), min(high, passage.end)
            for begin, stop in _quoted(text, start, end) or [(start, end)]:
                begin += len(text[begin:stop]) - len(text[begin:stop].lstrip(_EDGE))
                stop -= len(text[begin:stop]) - len(text[begin:stop].rstrip(_EDGE))
                credit = stems(f"{passage.source} {passage.cue}")
                counts = Counter(
                    {s: n for s, n in stems(text[begin:stop]).items() if s not in apart and s not in credit}
                )
                yield Utterance(document.document.doc_id, begin, stop, passage.voice, passage.source, counts)


@lru_cache(maxsize=8)
def _names(profile: Profile) -> frozenset[str]:
    """Return the stems of the people named in a profile: who speaks is no part of what is said."""
    return frozenset(stem for s in profile.sources if s.kind == "person" for name in s.names for stem in stems(name))


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations of a sentence that are long enough to stand alone, without their marks."""
    if text[start:end].count('"') % 2:
        return []
    marks = [(mark.start + 1, mark.end - mark.closed) for mark in quotations(text, start, end)]
    closing = text.find("”", start, end)
    if closing > 0 and text.find("“", start, closing) < 0:
        marks.insert(0, (start, closing))
    found = []
    for begin, stop in marks:
        size = measure(text[begin:stop])
        if size >= 2 * MIN_STEMS or (size > MIN_STEMS and 2 * (stop - begin) > end - start):
            found.append((begin, stop))
    return found


def stems(text: str) -> Counter[str]:
    """Return the content words of a text as stems with their counts; in Chinese, pairs of characters.

    Args:
        text: The text.
    """
    counts: Counter[str] = Counter(
        _stem(word.lower) for word in words_of(text) if word.raw and word.lower not in _FUNCTION
    )
    for run in re.findall(rf"{HAN.pattern}+", text):
        counts.update(run[i : i + 2] for i in range(len(run) - 1) if not _HAN_FUNCTION.intersection(run[i : i + 2]))
    return counts


_SNOWBALL = SnowballStemmer("english")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_SNOWBALL.stem(word))[:STEM]


def _weights(said: Sequence[Utterance]) -> dict[str, float]:
    """Return each stem's inverse document frequency among the utterances, smoothed so that none is zero."""
    seen: Counter[str] = Counter()
    for utterance in said:
        seen.update(utterance.stems.keys())
    return {stem: math.log((1 + len(said)) / (1 + count)) + 1 for stem, count in seen.items()}


def _compare(one: Utterance, other: Utterance, weights: dict[str, float]) -> tuple[float, float]:
    """Return the cosine of two utterances, and the share of the shorter one's weight that the longer one holds."""
    shared = one.stems.keys() & other.stems.keys()
    product = sum(one.stems[s] * other.stems[s] * weights[s] ** 2 for s in sorted(shared))
    lengths = [math.sqrt(sum((u.stems[s] * weights[s]) ** 2 for s in sorted(u.stems))) for u in (one, other)]
    cosine = product / (lengths[0] * lengths[1]) if product else 0.0
    smaller = min(sum(weights[s] for s in sorted(u.stems)) for u in (one, other))
    return cosine, sum(weights[s] for s in sorted(shared)) / smaller


def _clusters(said: Sequence[Utterance], weights: dict[str, float]) -> list[list[int]]:
    """Group utterances around the fullest telling of each: the longer ones first, each joins the nearest leader."""
    lookup: defaultdict[str, list[int]] = defaultdict(list)
    leaders: dict[int, list[int]] = {}
    order = sorted(range(len(said)), key=lambda n: (-sum(said[n].stems.values()), said[n].doc_id, said[n].start))
    for number in order:
        mine = said[number]
        votes: Counter[int] = Counter()
        for stem in mine.stems:
            if len(lookup[stem]) <= CROWD:
                votes.update(lookup[stem])
        best, best_score = -1, 0.0
        for leader, shared in sorted(votes.items()):
            if shared < MIN_SHARED or said[leader].voice != mine.voice:
                continue
            score = _same(mine, said[leader], weights)
            if score > best_score:
                best, best_score = leader, score
        if best >= 0:
            leaders[best].append(number)
            continue
        leaders[number] = [number]
        for stem in mine.stems:
            lookup[stem].append(number)
    return list(leaders.values())


def _same(one: Utterance, other: Utterance, weights: dict[str, float]) -> float:
    """Return how alike two utterances are if they are tellings of one, else 0."""
    shared = one.stems.keys() & other.stems.keys()
    if len(shared) < MIN_SHARED:
        return 0.0
    cosine, held = _compare(one, other, weights)
    return max(cosine, held) if cosine >= SAME or held >= TRIMMED else 0.0
