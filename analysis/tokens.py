"""Passages as one long row of words, held in numpy arrays so that a hundred thousand documents fit.

A word is counted under its folded form. Between two neighbouring words stands a space, a hyphen, nothing (Chinese), or
a barrier: punctuation, the end of a sentence, the end of a passage. Phrases never cross a barrier.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon import HAN, Lexicon, fold
from analysis.passage import AnalysedDocument
from analysis.profile import Profile, Source

BARRIER, SPACE, HYPHEN, NOTHING = range(4)
NEITHER = 2
"""Side code of a passage whose voice is neither side's; the sides are 0 and 1, in the profile's order."""

_LETTER = rf"[^\W\d_{HAN}]"
_TOKEN = re.compile(
    rf"(?:https?://|www\.)\S+|[@#]\w+|[{HAN}]+|(?:{_LETTER}\.){{2,}}|{_LETTER}[^\W_{HAN}]*(?:['’]{_LETTER}+)*['’]?"
    rf"|\d+(?:[.,:]\d+)*(?:%|{_LETTER}+)?|(?<=\w)[-‐‑–](?=\w)|[^\w\s]"
)
_HAN_RUN = re.compile(rf"[{HAN}]")
_HYPHENS = "-‐‑–"
_CUT = "\0"
"""Stands behind each segment while a document is cut into words."""
BATCH = 2_000_000
"""Chunks cut into words at once, which bounds memory."""
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|\n\s*\n")

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a corpus in order.

    Attributes:
        surfaces: Distinct written forms.
        folded: Distinct folded forms.
        fold_of: For each surface, the index of its folded form.
        surface: For each word, the index of its surface.
        join: For each word, what stands between it and the word before.
        segment: For each word, the index of its segment (a sentence or part of one, within one passage).
        segment_document: For each segment, the index of its document.
        segment_side: For each segment, 0 or 1 for a side, `NEITHER` otherwise.
        han: For each folded form, whether it is written in Chinese characters.
    """

    surfaces: tuple[str, ...]
    folded: tuple[str, ...]
    fold_of: Ints
    surface: Ints
    join: NDArray[np.int8]
    segment: Ints
    segment_document: Ints
    segment_side: NDArray[np.int8]
    han: Bools

    @property
    def fold(self) -> Ints:
        """Return, for each word, the index of its folded form."""
        words: Ints = self.fold_of[self.surface]
        return words


def tokenise(documents: Sequence[AnalysedDocument], profile: Profile, lexicon: Lexicon) -> Tokens:
    """Cut the documents' passages into words.

    Args:
        documents: Analysed documents; where one has no sentences they are cut at full stops and empty lines.
        profile: Its sides say which voices count for a side.
        lexicon: Says which words have no plural ending to fold.

    Returns:
        The words of all passages, whatever their voice.
    """
    index: defaultdict[str, int] = defaultdict()
    index.default_factory = index.__len__
    end = index[_CUT]
    sides = {side: code for code, side in enumerate(profile.side_ids)}
    pieces: list[Ints] = []
    segment_document: list[int] = []
    segment_side: list[int] = []
    for number, document in enumerate(documents):
        text = document.document.text.replace(_CUT, " ")
        cuts = list(segments(document))
        chunks = f" {_CUT} ".join([*(text[start:stop] for start, stop, _ in cuts), ""]).split()
        segment_document += [number] * len(cuts)
        segment_side += [sides.get(voice, NEITHER) for _, _, voice in cuts]
        pieces.append(np.fromiter(map(index.__getitem__, chunks), dtype=np.int32, count=len(chunks)))
    stream = np.concatenate(pieces) if pieces else np.empty(0, np.int32)
    stream, surfaces = _cut_chunks(stream, list(index), profile)
    return _assemble(stream, end, surfaces, segment_document, segment_side, lexicon)


def _cut_chunks(stream: Ints, chunks: list[str], profile: Profile) -> tuple[Ints, list[str]]:
    """Replace what stands between spaces by its words and marks, each distinct chunk cut once.

    Args:
        stream: Indices of chunks.
        chunks: Distinct chunks; the first is the mark between segments.
        profile: Its Chinese names are words.

    Returns:
        Indices of surfaces, and the distinct surfaces, in order of appearance.
    """
    index: defaultdict[str, int] = defaultdict()
    index.default_factory = index.__len__
    parts: list[int] = []
    lengths = np.empty(len(chunks), np.int64)
    for number, chunk in enumerate(chunks):
        found = [chunk] if chunk == _CUT else _TOKEN.findall(chunk)
        words = list(_cut_chinese(found, profile)) if _HAN_RUN.search(chunk) else found
        parts.extend(map(index.__getitem__, words))
        lengths[number] = len(words)
    ids, starts = np.array(parts, np.int32), np.cumsum(lengths) - lengths
    pieces = []
    for begin in range(0, stream.size, BATCH):
        batch = stream[begin : begin + BATCH]
        sizes = lengths[batch]
        # Each chunk's words stand in a row in `ids`, from the chunk's start on.
        first = np.repeat(starts[batch] - (np.cumsum(sizes) - sizes), sizes)
        pieces.append(ids[first + np.arange(first.size)])
    return (np.concatenate(pieces) if pieces else stream), list(index)


def segments(document: AnalysedDocument) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of sentences that lie within one passage, as (start, end, voice)."""
    text, sentences, first = document.document.text, document.sentences, 0
    for passage in document.passages:
        if not sentences:
            start = passage.start
            for gap in _SENTENCE_END.finditer(text, passage.start, passage.end):
                yield start, gap.start(), passage.voice
                start = gap.end()
            yield start, passage.end, passage.voice
            continue
        while first < len(sentences) and sentences[first][1] <= passage.start:
            first += 1
        cursor, number = passage.start, first
        while number < len(sentences) and sentences[number][0] < passage.end:
            stop = min(sentences[number][1], passage.end)
            if stop > cursor:
                yield cursor, stop, passage.voice
                cursor = stop
            number += 1
        if cursor < passage.end:
            yield cursor, passage.end, passage.voice


def tokenise_names(profile: Profile, lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Source]]:
    """Yield each source's name as folded words, with the source; a Chinese name is one word.

    A person's first and last names are yielded too: where "Ann Lee" speaks, "Ann" and "Lee" are names.
    """
    for source in profile.sources:
        for name in source.names:
            words = tuple(fold(word, lexicon.keep_plural) for word in _TOKEN.findall(name) if _is_word(word))
            if words:
                yield words, source
            if source.kind == "person" and len(words) > 1:
                yield from (((word,), source) for word in words if len(word) > 2 and word not in lexicon.stop)


def _assemble(
    stream: Ints, end: int, surfaces: list[str], document: list[int], side: list[int], lexicon: Lexicon
) -> Tokens:
    """Take the marks out of the stream and keep what they meant."""
    hyphen = np.fromiter((surface in _HYPHENS for surface in surfaces), np.bool_, len(surfaces))
    word = np.fromiter((_is_word(surface) for surface in surfaces), np.bool_, len(surfaces))
    is_word = word[stream]
    places = np.flatnonzero(is_word)
    segment = (np.cumsum(stream == end, dtype=np.int32) - (stream == end))[places]
    # What stands before a word: no mark is a space, one hyphen is a hyphen, anything else a barrier.
    before = np.diff(places, prepend=-1) - 1
    join = np.full(places.size, SPACE, np.int8)
    join[before > 0] = BARRIER
    single = places[before == 1]
    join[np.flatnonzero(before == 1)[hyphen[stream[single - 1]]]] = HYPHEN
    join[:1] = BARRIER
    forms: dict[str, int] = {}
    fold_of = np.fromiter(
        (forms.setdefault(fold(surface, lexicon.keep_plural), len(forms)) for surface in surfaces),
        np.int32,
        len(surfaces),
    )
    folded = tuple(forms)
    han = np.fromiter((bool(_HAN_RUN.match(form)) for form in folded), np.bool_, len(folded))
    surface = stream[places]
    script = han[fold_of[surface]]
    changes = np.flatnonzero(script[1:] != script[:-1]) + 1
    join[changes] = BARRIER
    join[1:][script[1:] & script[:-1] & (join[1:] == SPACE)] = NOTHING
    return Tokens(
        surfaces=tuple(surfaces),
        folded=folded,
        fold_of=fold_of,
        surface=surface,
        join=join,
        segment=segment.astype(np.int32),
        segment_document=np.asarray(document, np.int32),
        segment_side=np.asarray(side, np.int8),
        han=han,
    )


def _is_word(surface: str) -> bool:
    return surface[0].isalnum() and not surface.startswith(("http://", "https://", "www."))


def _cut_chinese(found: list[str], profile: Profile) -> Iterator[str]:
    """Replace each run of Chinese characters by its words."""
    for token in found:
        if _HAN_RUN.match(token):
            yield from _segmenter(profile).lcut(token)
        else:
            yield token


@lru_cache(maxsize=2)
def _segmenter(profile: Profile) -> Any:  # noqa: ANN401 - jieba has no types
    """Load jieba on first use: its dictionary takes a second that English corpora need not wait for."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    for source in profile.sources:
        for name in source.names:
            if _HAN_RUN.match(name):
                segmenter.add_word(name)
    return segmenter
