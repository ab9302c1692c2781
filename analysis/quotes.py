"""The same utterance across documents: verbatim, trimmed, or in another translation.

Utterances are compared by their content words' stems (in Chinese: pairs of characters), weighted by how rare they are
in the corpus, and by the topics that they raise, since translators differ in words and not in matter. Only utterances
that share several uncommon words are compared at all, so that the work grows with the corpus and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from analysis.caching import remembered
from analysis.catalogue import Catalogue, catalogue
from analysis.clusters import cluster, compare, rarity
from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.settings import Settings
from analysis.tables import columns
from analysis.utterances import Utterance, left_out, utterances

STEP = "matching quotations"
HEADS = 25
"""Tellings of a cluster among which the most typical one is sought."""


def match_quotes(
    documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings, *, report: Progress = quiet
) -> pd.DataFrame:
    """Find utterances that several documents carry.

    Args:
        documents: The analysed documents.
        profile: Its sides and third parties speak; the articles' own voice does not.
        settings: Not used yet; every reduce step takes it.
        report: Told as utterances are done.

    Returns:
        One row for each telling, clusters numbered in text order; `similarity` compares it with the cluster's most
        typical telling: 1 for that one and for what repeats it or is cut from it word for word. `cut` holds the words
        of that telling which this one leaves out; nothing where this one is no shortened form of it but another
        wording.
    """
    del settings
    told = telling(documents, len(documents), report, STEP)
    said = [utterance for document in told for utterance in _utterances(document, profile)]
    weights = rarity(said)

    def tick(done: int) -> None:
        report(done, len(said), STEP)

    clusters = [
        sorted(members, key=lambda n: (said[n].doc_id, said[n].start))
        for members in _told_once(cluster(said, weights, tick), said)
        if len({said[number].doc_id for number in members}) > 1
    ]
    clusters.sort(key=lambda members: (said[members[0]].doc_id, said[members[0]].start, said[members[0]].end))
    texts = {document.document.doc_id: document.document.text for document in documents}
    rows = []
    for number, members in enumerate(telling(clusters, len(clusters), report, STEP), start=1):
        central = _central(members, said, weights)
        tellings = {member: texts[said[member].doc_id][said[member].start : said[member].end] for member in members}
        for member, text in tellings.items():
            u = said[member]
            score = round(min(1.0, max(compare(u, said[central], weights))), 6)
            cut = left_out(tellings[central], text) if member != central else ""
            rows.append((f"q{number}", u.doc_id, u.start, u.end, u.voice, u.source, score, text, cut))
    return pd.DataFrame(rows, columns=list(columns("quotes", profile)))


@remembered
def _utterances(document: AnalysedDocument, profile: Profile) -> tuple[Utterance, ...]:
    """Return what a document quotes or reports, the topics that are raised in it among the words."""
    text, known = document.document.text, catalogue(profile)
    return tuple(replace(u, stems=u.stems + _topics(u, text, known)) for u in utterances(document, profile))


def _topics(utterance: Utterance, text: str, known: Catalogue) -> Counter[str]:
    """Return the topics that an utterance raises by their own aliases, as one more kind of word."""
    hits = known.matcher.find(text, None, utterance.start, utterance.end)
    return Counter(
        {f"#{known.aliases[hit.payload].topic}": 1 for hit in hits if not known.aliases[hit.payload].excluded}
    )


def _told_once(clusters: Sequence[Sequence[int]], said: Sequence[Utterance]) -> Iterator[list[int]]:
    """Yield the clusters without those short quotations whose whole sentence another document carries too."""
    shared = {
        (said[n].doc_id, said[n].start)
        for members in clusters
        if len({said[n].doc_id for n in members}) > 1
        for n in members
        if said[n].within < 0
    }
    for members in clusters:
        yield [n for n in members if (said[n].doc_id, said[n].within) not in shared]


def _central(members: Sequence[int], said: Sequence[Utterance], weights: dict[str, float]) -> int:
    """Return the telling that is most like the others; of equals the fullest, then the first."""
    same: dict[tuple[object, ...], list[int]] = {}
    for number in members[:HEADS]:
        same.setdefault((said[number].words, *sorted(said[number].stems.items())), []).append(number)
    heads = [numbers[0] for numbers in same.values()]
    counts = [len(numbers) for numbers in same.values()]

    def order(number: int) -> tuple[float, int, int]:
        pairs = zip(heads, counts, strict=True)
        alike = sum(count * compare(said[number], said[other], weights)[0] for other, count in pairs)
        return round(alike, 6), sum(said[number].stems.values()), -number

    return max(heads, key=order)
