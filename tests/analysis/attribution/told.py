"""Short ways to ask whose voice a stretch of text carries."""

from __future__ import annotations

from analysis.attribution import attribute
from analysis.profile import load_profile
from corpus.document import Document


def analysed(text, *, teller="press", profile=None, doc_id="d"):
    return attribute(Document(doc_id, text, teller=teller), profile or load_profile())


def pieces(text, **options):
    """Return (voice, words) of every passage in order."""
    return [(p.voice, text[p.start : p.end]) for p in analysed(text, **options).passages]


def passage(text, words="", **options):
    """Return the passage in which `words` begin, or the only one."""
    found = analysed(text, **options).passages
    if not words:
        assert len(found) == 1, pieces(text, **options)
        return found[0]
    at = text.index(words)
    return next(p for p in found if p.start <= at < p.end)


def voice(text, words="", **options):
    return passage(text, words, **options).voice


def gaps(text, **options):
    """Return (kind, side, words) of every claim of omission in order."""
    return [(o.kind, o.side, text[o.start : o.end]) for o in analysed(text, **options).omissions]
