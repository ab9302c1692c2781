"""Events: a cue with its source, and the construction that ties them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.attribution.discourse import Ref
from analysis.passage import Act

Shape = Literal[
    "verb", "inverted", "according", "with", "participle", "relative", "agent", "noun", "infinitive", "coordinated"
]


@dataclass(frozen=True, slots=True)
class Event:
    """A cue with its source.

    Attributes:
        first: First token of the construction (source or cue, whichever comes first).
        cue: Index of the cue's token.
        last: Last token of source and cue.
        ref: The source.
        act: What the cue does.
        shape: The construction.
        rule: Name of the rule.
    """

    first: int
    cue: int
    last: int
    ref: Ref
    act: Act
    shape: Shape
    rule: str
