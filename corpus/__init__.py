"""Files in, documents out."""

from corpus.document import Corpus, Document, Problem
from corpus.loading import LoadError, load, load_files

__all__ = ["Corpus", "Document", "LoadError", "Problem", "load", "load_files"]
