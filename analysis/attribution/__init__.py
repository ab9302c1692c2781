"""From a document to its passages: who speaks, shown by which words, by which rule."""

from analysis.attribution.attribute import attribute
from analysis.attribution.explain import explain

__all__ = ["attribute", "explain"]
