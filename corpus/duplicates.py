"""Copies of one text: an agency's story that several papers print, whole or cut.

Texts are compared by their shingles, the runs of a few words (in Chinese: characters) in them (Broder 1997). Only texts
that share a good part of their rarer shingles are compared at all, so that the work grows with the corpus and not with
its square; what is compared is compared exactly.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from corpus.document import Document

Shingles = NDArray[np.uint64]
Places = NDArray[np.int64]

WORDS, CHARACTERS = 5, 8
"""Length of a shingle in words, and in Chinese characters where a text is mostly Chinese."""
SHORTEST = 20
"""Shingles below which a text is too short to be called a copy: short posts repeat each other by chance."""
CONTAINED = 0.8
"""Share of the shorter text's shingles that must stand in the longer one."""
SHORTER = 0.3
"""Length of a cut version, as a share of the whole, below which it is a quotation of it rather than a copy."""
LIKELY = 0.5
"""The same share as `CONTAINED`, estimated from a part of the shingles, from which two texts are compared exactly."""
MOST_KEPT = 3_000_000
"""Shingles of all texts held in memory at once; of more an even selection, the same in every text."""
NEIGHBOURS = 3
"""Texts before it with which a text that holds a shingle is paired, besides the first that holds it."""

MOST_WORDS = 200_000
"""Words whose numbers are remembered."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_MIX = np.uint64(0x9E3779B97F4A7C15)


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Find the documents that are copies of another one.

    Two documents are copies where nearly all of the shorter one stands in the longer one and it is no mere excerpt.
    They must have the same teller and not belong to different events: a paper that prints a side's statement whole is
    not that side's account, and the same words on two occasions are said twice.

    Args:
        documents: In any order.

    Returns:
        For each copy, by its id, the id of the document that stands for it: the earliest of the (nearly) full versions,
        undated ones last, then the longest, then the first by id. Documents without copies are not in it.
    """
    return dict(_copies(tuple(documents)))


@lru_cache(maxsize=2)
def _copies(documents: tuple[Document, ...]) -> Mapping[str, str]:
    """Find copies; the last answers are kept, since a corpus is compared again after each correction."""
    by_teller: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_teller[document.teller].append(document)
    found: dict[str, str] = {}
    for same in by_teller.values():
        for group, sizes in _groups(same):
            first = _representative(group, sizes)
            found |= {document.doc_id: first.doc_id for document in group if document is not first}
    return dict(sorted(found.items()))


def _representative(group: Sequence[Document], sizes: Sequence[int]) -> Document:
    """Return the document that stands for its copies; a cut version never stands for a full one."""
    longest = max(sizes)
    full = [(d, size) for d, size in zip(group, sizes, strict=True) if size >= CONTAINED * longest]
    return min(full, key=lambda pair: (pair[0].date or "9999", -pair[1], pair[0].doc_id))[0]


def _groups(documents: Sequence[Document]) -> Iterator[tuple[list[Document], list[int]]]:
    """Yield the groups of copies among the documents of one teller, with each document's number of shingles."""
    if len(documents) < 2:
        return
    selection = _Selection(documents)
    pairs = [pair for pair in selection.likely_pairs() if selection.are_copies(*pair)]
    if not pairs:
        return
    rows, columns = zip(*pairs, strict=True)
    links = coo_array((np.ones(len(pairs), np.int8), (rows, columns)), shape=(len(documents),) * 2)
    _, labels = connected_components(links, directed=False)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place in sorted({*rows, *columns}):
        members[int(labels[place])].append(place)
    for places in members.values():
        yield [documents[place] for place in places], [int(selection.sizes[place]) for place in places]


class _Selection:
    """Some of the shingles of each document, the same ones in each; all of them where that is not too many."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Read the documents one after the other, and select more strictly as they fill the memory."""
        self._documents = documents
        self.sizes = np.zeros(len(documents), np.int64)
        self._lowest = np.zeros(len(documents), np.uint64)
        self._step, self._kept, total = np.uint64(1), list[Shingles](), 0
        for place, document in enumerate(documents):
            found = shingles(document.text)
            self.sizes[place] = found.size
            self._lowest[place] = found[0] if found.size else 0
            self._kept.append(found[found % self._step == 0] if found.size >= SHORTEST else found[:0])
            total += self._kept[-1].size
            while total > MOST_KEPT:
                self._step *= np.uint64(2)
                self._kept = [each[each % self._step == 0] for each in self._kept]
                total = sum(each.size for each in self._kept)

    def are_copies(self, one: int, other: int) -> bool:
        """Return whether two documents are copies, by all of their shingles."""
        first, second = self._documents[one], self._documents[other]
        if first.event and second.event and first.event != second.event:
            return False
        shorter, longer = sorted((self.sizes[one], self.sizes[other]))
        if shorter < max(SHORTEST, SHORTER * longer):
            return False
        shared = np.intersect1d(self._all(one), self._all(other), assume_unique=True).size
        return bool(shared >= CONTAINED * shorter)

    def _all(self, place: int) -> Shingles:
        return self._kept[place] if self._step == 1 else shingles(self._documents[place].text)

    def likely_pairs(self) -> list[tuple[int, int]]:
        """Return the places of documents that share enough of the selected shingles to be compared exactly."""
        kept = np.array([each.size for each in self._kept])
        # Copies tend to have the same lowest shingle: in this order they stand beside each other.
        order = np.argsort(self._lowest, kind="stable")
        hashes = np.concatenate([self._kept[place] for place in order])
        ranks = np.repeat(np.arange(order.size), kept[order])
        by_hash = np.argsort(hashes, kind="stable")
        hashes, ranks = hashes[by_hash], ranks[by_hash]
        begins = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if hashes.size else np.empty(0, np.int64)
        first = np.repeat(begins, np.diff(np.r_[begins, hashes.size]))
        here = np.arange(hashes.size)
        codes = [_coded(ranks[first], ranks, here > first + NEIGHBOURS, order.size)]
        codes += [
            _coded(np.roll(ranks, back), ranks, here - back >= first, order.size) for back in range(1, NEIGHBOURS + 1)
        ]
        pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
        one, other = order[pairs // order.size], order[pairs % order.size]
        likely = shared >= LIKELY * np.minimum(kept[one], kept[other])
        return list(zip(one[likely].tolist(), other[likely].tolist(), strict=True))


def _coded(one: Places, other: Places, chosen: NDArray[np.bool_], size: int) -> Places:
    """Return pairs as single numbers."""
    return one[chosen] * size + other[chosen]


@lru_cache(maxsize=512)
def shingles(text: str) -> Shingles:
    """Return the shingles of a text as sorted 64-bit hashes, each once; case and punctuation do not count."""
    lower = text.lower()
    han = 0 if lower.isascii() else len(_HAN.findall(lower))
    units = _UNIT.findall(lower) if han else lower.split()
    codes = np.fromiter(map(_codes.__getitem__, units), np.uint64, len(units))
    codes = codes[codes > 0]
    length = CHARACTERS if 2 * han > codes.size else WORDS
    if codes.size < length:
        return np.empty(0, np.uint64)
    size = codes.size - length + 1
    mixed = np.zeros(size, np.uint64)
    for column in range(length):
        mixed = (mixed ^ codes[column : column + size]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    mixed.sort()
    return mixed[np.r_[True, mixed[1:] != mixed[:-1]]]


class _Codes(dict[str, int]):
    """A number for each word without its punctuation: its CRC-32, the same on every machine; 0 where nothing is left.

    The numbers of many words are remembered.
    """

    def __missing__(self, word: str) -> int:
        kept = "".join(_UNIT.findall(word))
        code = zlib.crc32(kept.encode("utf-8", "replace"))
        if len(self) < MOST_WORDS:
            self[word] = code
        return code


_codes = _Codes()
