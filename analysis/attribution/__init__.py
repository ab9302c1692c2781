"""From a document to its passages: who speaks, shown by which words, by which rule."""

from analysis.attribution.attribute import attribute

__all__ = ["attribute"]
