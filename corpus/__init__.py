"""Files in, documents out."""

from corpus.document import Corpus, Document, Problem

__all__ = ["Corpus", "Document", "Problem"]
