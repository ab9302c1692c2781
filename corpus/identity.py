"""Ids of documents: readable, unique, and the same in whatever order files are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.items import Item
from corpus.readers.reading import Draft


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a document could be called.

    Attributes:
        plain: The path below the corpus folder without its suffix, or the id of the row.
        fuller: The same with the suffix, or with the table's path before the row's id.
        root: The name of the folder that was loaded.
        text: The text, which puts documents of equal names in order.
    """

    plain: str
    fuller: str
    root: str
    text: str

    @classmethod
    def of(cls, root: str, item: Item, draft: Draft) -> Candidate:
        """Return what the text of a file, or of a table's row, could be called."""
        if draft.row_id:
            return cls(draft.row_id, f"{item.stem}/{draft.row_id}", root, draft.text)
        if draft.row:
            return cls(f"{item.stem}/row-{draft.row}", f"{item.name}/row-{draft.row}", root, draft.text)
        return cls(item.stem, item.name, root, draft.text)


def unique_ids(candidates: Sequence[Candidate]) -> list[str]:
    """Give each document an id of its own.

    Within a folder the first of two equal names keeps it and the second gets the fuller one; across folders every one
    of the equal names is preceded by its folder's name, so that no folder depends on which was named first.

    Args:
        candidates: In the order of the files' names within each folder.

    Returns:
        The ids, in the same order.
    """
    ids = _within_roots(candidates)
    count = Counter(ids)
    ids = [f"{each.root}/{name}" if count[name] > 1 else name for name, each in zip(ids, candidates, strict=True)]
    free = _FreeNames()
    result = [""] * len(ids)
    for index in sorted(range(len(ids)), key=lambda index: (ids[index], candidates[index].text)):
        result[index] = free.take(ids[index])
    return result


def _within_roots(candidates: Sequence[Candidate]) -> list[str]:
    free: dict[str, _FreeNames] = {}
    return [free.setdefault(each.root, _FreeNames()).take(each.plain, each.fuller) for each in candidates]


@dataclass(slots=True)
class _FreeNames:
    """Names that are taken, and for each how far its numbers have been given out."""

    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def take(self, *names: str) -> str:
        """Return the first name that is not taken, a numbered one if need be, and take it."""
        name = next((name for name in names if name not in self.taken), "")
        number = self.numbers.get(names[-1], 2)
        while not name:
            numbered = f"{names[-1]}-{number}"
            name = "" if numbered in self.taken else numbered
            number += 1
            # Not from 2 each time: 100,000 rows of one id would take an hour.
            self.numbers[names[-1]] = number
        self.taken.add(name)
        return name
