"""What words would find: tried on the passages of a comparison before a topic is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.aliases import Matcher
from analysis.passage import AnalysedDocument
from analysis.traditional import as_read

MOST_FORMS = 6
"""Spellings that are told."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found.

    Attributes:
        passages: Passages in which one of the words stands.
        documents: Documents with such a passage.
        voices: Voices of these passages with how many they have, the most frequent first.
        forms: What was found, in lower case, with how often, the most frequent first; at most `MOST_FORMS`.
    """

    passages: int
    documents: int
    voices: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]


def try_words(aliases: Iterable[str], documents: Iterable[AnalysedDocument]) -> Trial:
    """Look for words in the passages of documents.

    Args:
        aliases: In the pattern language of the topics file, checked already.
        documents: The analysed documents, as they are written.

    Returns:
        How many passages have them. A topic of the same words may be raised in some more passages, which refer back to
        it, and in some fewer, which only say that it was not discussed.
    """
    matcher = Matcher((alias, 0) for alias in aliases)
    voices: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    found = 0
    for item in documents:
        text = as_read(item).document.text
        hits = matcher.find(text)
        forms.update(" ".join(text[hit.start : hit.end].lower().split()) for hit in hits)
        with_hit = [p.voice for p in item.passages if any(p.start <= hit.start < p.end for hit in hits)]
        voices.update(with_hit)
        found += bool(with_hit)
    return Trial(voices.total(), found, tuple(voices.most_common()), tuple(forms.most_common(MOST_FORMS)))
