"""Counts of terms by document and side, as sparse matrices, and the written form to show for each term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.phrases import Terms
from analysis.tokens import HYPHEN, NOTHING, Tokens

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """What each unit of text says, on each side.

    A unit is a document; where a side has few documents, a sentence. Both arrays of a pair follow the profile's order
    of sides.

    Attributes:
        by_unit: For each side a matrix of units by terms.
        words: For each side the number of words of each unit.
        documents: For each side the number of documents in which each term occurs.
        side_documents: For each side the number of documents with any text of it.
    """

    by_unit: tuple[sparse.csr_array, sparse.csr_array]
    words: tuple[Floats, Floats]
    documents: tuple[Wholes, Wholes]
    side_documents: tuple[int, int]

    @property
    def totals(self) -> tuple[Wholes, Wholes]:
        """Return, for each side, how often each term occurs."""
        first, second = (np.asarray(matrix.sum(axis=0)).ravel().astype(np.int64) for matrix in self.by_unit)
        return first, second

    @property
    def sizes(self) -> tuple[int, int]:
        """Return the number of words of each side."""
        return int(self.words[0].sum()), int(self.words[1].sum())


def count_terms(tokens: Tokens, terms: Terms, *, han: bool, by_sentence: bool) -> Counts:
    """Count the terms of one script.

    Args:
        tokens: The corpus.
        terms: The terms and where they occur.
        han: Whether to count Chinese words, or all others.
        by_sentence: Whether units are sentences (parts of sentences in one voice) instead of documents.

    Returns:
        Counts with one column for each of `terms`, those of the other script left at zero.
    """
    script = tokens.han[tokens.fold] == han
    documents = int(tokens.segment_document.max(initial=-1)) + 1
    segments = tokens.segment_document.size
    side_of = tokens.segment_side[tokens.segment]
    unit_of = tokens.segment if by_sentence else tokens.segment_document[tokens.segment]
    units = segments if by_sentence else documents
    matrices, words, ranges, present = [], [], [], []
    mine = terms.han[terms.term] == han
    for side in (0, 1):
        on_side = (side_of == side) & script
        words.append(np.bincount(unit_of[on_side], minlength=units).astype(np.float64))
        chosen = mine & on_side[terms.place]
        places, columns = terms.place[chosen], terms.term[chosen]
        matrices.append(_matrix(unit_of[places], columns, (units, terms.length.size)))
        in_documents = (
            _matrix(tokens.segment_document[tokens.segment[places]], columns, (documents, terms.length.size))
            if by_sentence
            else matrices[-1]
        )
        ranges.append(np.bincount(in_documents.indices, minlength=terms.length.size).astype(np.int64))
        present.append(np.unique(tokens.segment_document[tokens.segment[on_side]]).size)
    return Counts((matrices[0], matrices[1]), (words[0], words[1]), (ranges[0], ranges[1]), (present[0], present[1]))


def _matrix(rows: NDArray[np.int32], columns: NDArray[np.int32], shape: tuple[int, int]) -> sparse.csr_array:
    """Add up (row, column) pairs."""
    matrix = sparse.csr_array((np.ones(rows.size, np.float32), (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def written_forms(tokens: Tokens, terms: Terms) -> list[str]:
    """Return the commonest written form of each term in the sides' passages.

    Of equally common forms the one with the fewest capitals is taken, then the first in the alphabet. Where two terms
    would look alike, the later one is numbered.

    Args:
        tokens: The corpus.
        terms: The terms and where they occur.

    Returns:
        One form a term.
    """
    own = tokens.segment_side[tokens.segment[terms.place]] < 2
    places, numbers = terms.place[own], terms.term[own]
    key = tokens.surface[places].astype(np.uint64)
    length = terms.length[numbers]
    for step in range(1, int(terms.length.max(initial=1))):
        longer = length > step
        at = places[longer] + step
        mixed = tokens.surface[at].astype(np.uint64) * np.uint64(4) + tokens.join[at].astype(np.uint64) + np.uint64(1)
        key[longer] = key[longer] * np.uint64(0x9E3779B97F4A7C15) + mixed
    forms, _ = pd.factorize(key * np.uint64(0x9E3779B97F4A7C15) + numbers.astype(np.uint64))
    often = np.bincount(forms)
    starts = np.empty(often.size, np.int64)
    starts[forms[::-1]] = np.arange(forms.size)[::-1]  # of each form, where it stands first
    best: list[tuple[int, int, str] | None] = [None] * terms.length.size
    for number, place, count in zip(numbers[starts].tolist(), places[starts].tolist(), often.tolist(), strict=True):
        shown = best[number]
        if shown is None or -count <= shown[0]:
            form = _written(tokens, place, int(terms.length[number]))
            candidate = (-count, sum(letter.isupper() for letter in form), form)
            best[number] = candidate if shown is None else min(shown, candidate)
    seen: set[str] = set()
    shown_forms = []
    for number, entry in enumerate(best):
        form = entry[2] if entry else ""
        if form in seen and entry:  # jieba may cut one string in two ways
            form = f"{form} ({number})"
        seen.add(form)
        shown_forms.append(form)
    return shown_forms


def _written(tokens: Tokens, place: int, length: int) -> str:
    """Return `length` words from `place` on as they are written, without a possessive ending."""
    words: str = tokens.surfaces[tokens.surface[place]]
    for at in range(place + 1, place + length):
        between = {HYPHEN: "-", NOTHING: ""}.get(int(tokens.join[at]), " ")
        words += between + tokens.surfaces[tokens.surface[at]]
    for ending in ("'s", "’s", "'", "’"):
        words = words.removesuffix(ending)
    return words
