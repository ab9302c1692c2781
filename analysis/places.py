"""Where an offset of an analysed document lies: its sentence, its passage, the claim around it.

Every look-up is a binary search, so that a book is no slower a page than a news item.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from analysis.passage import AnalysedDocument, Omission, Passage

WIDEST_STRETCH = 1_200
"""Characters of the longest stretch shown as a sentence; text without full stops is cut around the place instead."""
QUESTION = "question-in-transcript"
BLOCK = 100_000
"""Characters whose words are held in memory at a time."""
LOOK_BACK = 64
"""Stretches before a place among which those that reach it are sought; more than that never overlap in prose."""


class Stretch(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last."""


T = TypeVar("T", bound=Stretch)


class Spans(Generic[T]):
    """Stretches of one text, ready to be asked which of them touch a given one."""

    def __init__(self, items: Iterable[T]) -> None:
        """Sort the stretches."""
        self._items: Sequence[T] = sorted(items, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self._items]
        self._reach = list(accumulate((item.end for item in self._items), max))

    def over(self, start: int, end: int) -> Iterator[T]:
        """Yield the stretches that share a character with start..end, the last one first."""
        last = bisect.bisect_left(self._starts, end) - 1
        for index in range(last, max(-1, last - LOOK_BACK), -1):
            if self._reach[index] <= start:
                return
            if self._items[index].end > start:
                yield self._items[index]

    def touch(self, start: int, end: int) -> bool:
        """Return whether any stretch shares a character with start..end."""
        return next(self.over(start, end), None) is not None

    def starting(self, start: int, end: int) -> Sequence[T]:
        """Return the stretches that begin in start..end, in order."""
        return self._items[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]


class Places:
    """One analysed document with the indexes that finding topics needs."""

    def __init__(self, analysed: AnalysedDocument) -> None:
        """Index a document."""
        self.analysed = analysed
        self.doc_id = analysed.document.doc_id
        self.text = analysed.document.text
        self.omissions: Spans[Omission] = Spans(analysed.omissions)
        self._sentences = [start for start, _ in analysed.sentences]
        self._passages = [passage.start for passage in analysed.passages]

    def sentence(self, offset: int) -> int:
        """Return the index of the sentence that begins last at or before an offset, -1 before the first."""
        return bisect.bisect_right(self._sentences, offset) - 1

    def sentence_span(self, number: int) -> tuple[int, int]:
        """Return a sentence's offsets; the whole text where there is no such sentence."""
        return self.analysed.sentences[number] if number >= 0 else (0, len(self.text))

    def passage(self, offset: int) -> int:
        """Return the index of the passage that begins last at or before an offset, 0 where there is none."""
        return max(0, bisect.bisect_right(self._passages, offset) - 1)

    def voice(self, offset: int) -> str:
        """Return whose voice an offset stands in; in a question from the press, `other`."""
        if not self.analysed.passages:
            return "reporter"
        passage = self.analysed.passages[self.passage(offset)]
        return "other" if asked_by_press(passage) else passage.voice

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield stretches of about `BLOCK` characters that end where a sentence does, or at a space where none does."""
        low = 0
        while low < len(self.text):
            high = min(len(self.text), low + BLOCK)
            if high < len(self.text):
                start = self.sentence_span(self.sentence(high))[0]
                space = self.text.rfind(" ", low + BLOCK // 2, high)
                high = start if start > low + BLOCK // 2 else space if space > 0 else high
            yield low, high
            low = high

    def omission(self, start: int, end: int) -> Omission | None:
        """Return the first claim of omission that shares a character with start..end."""
        return min(self.omissions.over(start, end), key=lambda claim: claim.start, default=None)

    def in_cue(self, start: int, end: int) -> bool:
        """Whether start..end lies within the words by which a claim says that something was left out.

        "The call steered clear of Taiwan" is about Taiwan, not about steering.
        """
        claim = self.omission(start, end)
        if claim is None or not claim.cue:
            return False
        first = self.text.find(claim.cue, claim.start, claim.end)
        return first >= 0 and first <= start and end <= first + len(claim.cue)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the sentence around start..end in which one voice speaks.

        Text in which no sentence ends for `WIDEST_STRETCH` characters is cut, at spaces, around the place.
        """
        low, high = self.sentence_span(self.sentence(start))
        if high <= start:
            low, high = start, end
        low, high = max(low, start - WIDEST_STRETCH), min(high, end + WIDEST_STRETCH)
        passages = self.analysed.passages
        if passages:
            first = last = self.passage(start)
            while first and passages[first].start > low and _one_voice(passages[first - 1], passages[first]):
                first -= 1
            while last + 1 < len(passages) and passages[last].end < high:
                if not _one_voice(passages[last], passages[last + 1]):
                    break
                last += 1
            low, high = max(low, passages[first].start), min(high, passages[last].end)
        low, high = min(low, start), max(high, end)
        if high - low > WIDEST_STRETCH:
            low = max(low, _space_behind(self.text, start - WIDEST_STRETCH // 2, start))
            high = min(high, _space_before(self.text, end + WIDEST_STRETCH // 2, end))
        return low, high


def asked_by_press(passage: Passage) -> bool:
    """Return whether a passage is a question from the press, which stands in a side's transcript but is not its."""
    return passage.speaker == "other" and QUESTION in passage.rule


def _one_voice(one: Passage, other: Passage) -> bool:
    return one.voice == other.voice and asked_by_press(one) == asked_by_press(other)


def _space_behind(text: str, offset: int, limit: int) -> int:
    place = text.find(" ", max(0, offset), limit)
    return place + 1 if place >= 0 else max(0, offset)


def _space_before(text: str, offset: int, limit: int) -> int:
    place = text.rfind(" ", limit, offset)
    return place if place >= 0 else offset
