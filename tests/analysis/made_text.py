"""Made documents with a known truth, for tests of the statistics."""

import numpy as np

from analysis.passage import AnalysedDocument, Passage
from corpus.document import Document

SYLLABLES = [c + v for c in "bdfgklmnprtvz" for v in "aeiou"]


def told(text, teller, doc_id="a", **fields):
    """A document that is its teller's voice throughout."""
    passages = (Passage(0, len(text), teller, mode="official"),) if text else ()
    return AnalysedDocument(Document(doc_id, text, teller=teller, **fields), passages)


def mixed(*parts, doc_id="a"):
    """A press document of (voice, text) parts."""
    passages, text = [], ""
    for voice, part in parts:
        start = len(text)
        text += part + " "
        passages.append(Passage(start, start + len(part), voice, mode="indirect"))
    return AnalysedDocument(Document(doc_id, text), tuple(passages))


def vocabulary(size, seed=1):
    """Distinct made-up words, none of which looks like a plural or an adverb."""
    generator, words = np.random.default_rng(seed), {}
    while len(words) < size:
        words["".join(generator.choice(SYLLABLES, size=3)) + "k"] = None
    return list(words)


def documents(teller, count, *, words=200, seed=0, planted=None, burst=True):
    """Documents of made-up words with a Zipf distribution, in sentences of twelve words.

    Args:
        teller: Whose documents.
        count: How many.
        words: Length of each.
        seed: Another seed gives another text from the same distribution.
        planted: For each phrase, the share of documents that say it (twice each).
        burst: Whether each document repeats a few words of its own, as real ones do.
    """
    generator, known = np.random.default_rng(seed), vocabulary(1500)
    weights = 1.0 / np.arange(3, len(known) + 3)
    made = []
    for number in range(count):
        drawn = list(generator.choice(known, size=words, p=weights / weights.sum()))
        if burst:
            for own in generator.choice(known, size=3):
                for place in generator.choice(words, size=5):
                    drawn[place] = own
        sentences = [" ".join(drawn[start : start + 12]) for start in range(0, words, 12)]
        for phrase, share in (planted or {}).items():
            if generator.random() < share:
                sentences += [f"the {phrase} of all", f"a {phrase} for them"]
        made.append(told(". ".join(sentences) + ".", teller, f"{teller}{number:04d}"))
    return made
