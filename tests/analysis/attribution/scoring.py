"""Score passages against hand-labelled text, a word at a time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

VOICES = ("us", "beijing", "both", "other", "reporter")
SIDES = ("us", "beijing")
SCORED = ("us", "beijing", "reporter")
LABELS = frozenset({*VOICES, "omits-us", "omits-beijing", "omits-both", "?"})
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled half-open character range of a text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labelled stretches, in reading order."""

    text: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of words by (labelled voice, given voice); scores of several texts add up.

    Attributes:
        confusion: Words by the voice they were labelled with and the voice they were given.
    """

    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __add__(self, more):
        return Score(self.confusion + more.confusion)

    def f1(self, voice):
        """Return the harmonic mean of a voice's precision and recall, 0 to 1."""
        right = self.confusion[voice, voice]
        labelled = sum(count for (label, _), count in self.confusion.items() if label == voice)
        given = sum(count for (_, answer), count in self.confusion.items() if answer == voice)
        return 2 * right / (labelled + given) if right else 0.0

    @property
    def macro_f1(self):
        """The mean F1 of the two sides and the reporter."""
        return sum(map(self.f1, SCORED)) / len(SCORED)

    @property
    def flips(self):
        """The share of the two sides' words that were given to the other side."""
        sided = sum(count for (label, _), count in self.confusion.items() if label in SIDES)
        flipped = self.confusion["us", "beijing"] + self.confusion["beijing", "us"]
        return flipped / sided if sided else 0.0


def read_labels(path, text):
    """Return `text` with the labels of a file of `label<TAB>words` lines.

    Raises:
        ValueError: The words differ from the text (white space aside), stop before its end, or a label is unknown.
    """
    places = [at for at, character in enumerate(text) if not character.isspace()]
    packed = "".join(text.split())
    stretches, done = [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        label, _, words = line.partition("\t")
        piece = "".join(words.split())
        if label not in LABELS:
            raise ValueError(f"{path.name}:{number}: there is no label {label!r}")
        if not piece or not packed.startswith(piece, done):
            raise ValueError(f"{path.name}:{number}: the text goes on otherwise: {packed[done : done + 40]!r}")
        stretches.append(Stretch(places[done], places[done + len(piece) - 1] + 1, label))
        done += len(piece)
    if done != len(packed):
        raise ValueError(f"{path.name}: no label for {packed[done : done + 40]!r}")
    return Labelled(text, tuple(stretches))


def score(labels, passages):
    """Count each word that has a voice by its label and by the voice of the passage that covers it.

    Words that no passage covers count as given to the reporter; `?` and the omission labels are not counted.
    """
    voice_at = ["reporter"] * len(labels.text)
    for passage in passages:
        voice_at[passage.start : passage.end] = [passage.voice] * (passage.end - passage.start)
    confusion = Counter()
    for stretch in labels.stretches:
        if stretch.label in VOICES:
            words = WORD.finditer(labels.text, stretch.start, stretch.end)
            confusion.update((stretch.label, voice_at[word.start()]) for word in words)
    return Score(confusion)
