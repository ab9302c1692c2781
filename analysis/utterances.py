"""What a document quotes or reports, utterance by utterance, and the words by which one is recognised elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nltk.stem.snowball import SnowballStemmer

from analysis.aliases import HAN, Word, words_of
from analysis.passage import AnalysedDocument, Passage
from analysis.profile import Profile
from analysis.sentences import quotations
from analysis.wordings import measure, uncovered

MIN_STEMS = 5
"""Content words below which an utterance is recognised elsewhere only word for word."""
SHORT_QUOTE = (5, 3)
"""Words, and content words among them, from which a quotation within a sentence is an utterance of its own."""
CUT_FROM = 0.6
"""Share of a telling's content words found in a fuller one from which it counts as a shortened form of that."""
TAG = 9
"""Words at most between the parts of a quotation that a tag interrupts ("..., the president wrote, ...")."""
STEM = 6
"""Letters of a stem that count: translations differ in derivation."""

_FUNCTION_WORDS = """
a about after all also an and any are as at be been being both but by can could did do does for from had has have he
her here him his how i if in into is it its just may me more most must my no nor not of off on once one only or other
our out over own she should so some such than that the their them then there these they this those through to too
under until up us very was we were what when where which while who whom why will with would you your said say says
saying told added according stated reported noted emphasized emphasised stressed urged called
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_EDGE = " \t\n,;:–—-“”\"'‘’«»「」『』，；：、•"
_HAN_FUNCTION = frozenset("的了和是在与也将并对就从到把被这那及等着中")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody is quoted or reported as saying.

    Attributes:
        doc_id: The document.
        start: Offset of its first character.
        end: Offset behind its last.
        voice: The passage's voice.
        source: The passage's source, as written.
        stems: Its content words' stems with their counts.
        words: Its words in lower case between spaces, to tell what repeats or contains it word for word.
        within: Offset of the sentence from which a short quotation is taken, -1 for any other utterance.
    """

    doc_id: str
    start: int
    end: int
    voice: str
    source: str
    stems: Counter[str]
    words: str = ""
    within: int = -1


def utterances(document: AnalysedDocument, profile: Profile) -> Iterator[Utterance]:
    """Yield what a document quotes or reports, sentence by sentence; of a quoted sentence the quotation alone.

    Args:
        document: The analysed document.
        profile: Names the sides.
    """
    text = document.document.text
    voices = {*profile.side_ids, "both", "other"}
    apart = _names(profile)
    first = 0
    for passage in document.passages:
        while first < len(document.sentences) and document.sentences[first][1] <= passage.start:
            first += 1
        if passage.voice not in voices:
            continue
        credit = stems(f"{passage.source} {passage.cue}").keys() | apart
        number = first
        while number < len(document.sentences) and document.sentences[number][0] < passage.end:
            low, high = document.sentences[number]
            number += 1
            start, end = max(low, passage.start), min(high, passage.end)
            marks = _quoted(text, start, end)
            whole = [spans for spans in _joined(text, marks) if _stands_alone(text, spans, end - start)]
            told = [(spans, -1) for spans in whole or [[(start, end)]]]
            taken = {mark for spans in whole for mark in spans}
            told += [([mark], start) for mark in marks if mark not in taken]
            for spans, within in told:
                utterance = _utterance(document, passage, spans, within, credit)
                if utterance is not None:
                    yield utterance


def _utterance(
    document: AnalysedDocument,
    passage: Passage,
    spans: Sequence[tuple[int, int]],
    within: int,
    credit: Container[str],
) -> Utterance | None:
    """Return what stands in some parts of a sentence, None where it is too short to be recognised elsewhere."""
    text = document.document.text
    parts = [_trimmed(text, *span) for span in spans]
    shown = " ".join(text[begin:stop] for begin, stop in parts)
    read = words_of(shown)
    counts = Counter({stem: n for stem, n in stems(shown, read).items() if stem not in credit})
    words = [word.raw.lower().replace(".", "") for word in read if word.raw]
    if within < 0 and len(counts) < MIN_STEMS:
        within = spans[0][0]
    if within >= 0 and (len(words) < SHORT_QUOTE[0] or len(counts) < SHORT_QUOTE[1]):
        return None
    start, end = parts[0][0], parts[-1][1]
    plain = f" {' '.join(words)} "
    return Utterance(document.document.doc_id, start, end, passage.voice, passage.source, counts, plain, within)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(_EDGE)), end - len(piece) + len(piece.rstrip(_EDGE))


@lru_cache(maxsize=8)
def _names(profile: Profile) -> frozenset[str]:
    """Return the stems of the people named in a profile: who speaks is no part of what is said."""
    return frozenset(stem for s in profile.sources if s.kind == "person" for name in s.names for stem in stems(name))


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations of a sentence that have words enough, without their marks."""
    if text[start:end].count('"') % 2:
        return []
    marks = [(mark.start + 1, mark.end - mark.closed) for mark in quotations(text, start, end)]
    closing = text.find("”", start, end)
    if closing > 0 and text.find("“", start, closing) < 0:
        marks.insert(0, (start, closing))
    return [(begin, stop) for begin, stop in marks if measure(text[begin:stop]) >= SHORT_QUOTE[0]]


def _joined(text: str, marks: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the quotations of a sentence, parts that only a tag divides together."""
    joined: list[list[tuple[int, int]]] = []
    for mark in marks:
        if joined and measure(text[joined[-1][-1][1] : mark[0]]) <= TAG:
            joined[-1].append(mark)
        else:
            joined.append([mark])
    return joined


def _stands_alone(text: str, spans: list[tuple[int, int]], sentence: int) -> bool:
    """Return whether a quotation stands for its sentence (of so many characters): it is long, or most of it."""
    size = sum(measure(text[begin:stop]) for begin, stop in spans)
    most = 2 * sum(stop - begin for begin, stop in spans) > sentence
    return size >= 2 * MIN_STEMS or (size > MIN_STEMS and most)


def stems(text: str, words: Sequence[Word] | None = None) -> Counter[str]:
    """Return the content words of a text as stems with their counts; in Chinese, pairs of characters.

    Args:
        text: The text.
        words: Its words if they are at hand.
    """
    read = words_of(text) if words is None else words
    counts: Counter[str] = Counter(_stem(word.lower) for word in read if word.raw and word.lower not in _FUNCTION)
    for run in re.findall(rf"{HAN.pattern}+", text):
        counts.update(run[i : i + 2] for i in range(len(run) - 1) if not _HAN_FUNCTION.intersection(run[i : i + 2]))
    return counts


_SNOWBALL = SnowballStemmer("english")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_SNOWBALL.stem(word.removesuffix("ship") if len(word) > 8 else word))[:STEM]


@lru_cache(maxsize=10_000)
def left_out(full: str, told: str) -> str:
    """Return the words of one telling that another leaves out, in their order; " … " stands between the gaps.

    Args:
        full: The fuller telling.
        told: The other one.

    Returns:
        The words; nothing where the other telling is not cut from this one but worded anew.
    """
    ours, theirs = stems(full).keys(), stems(told).keys()
    if len(theirs & ours) < CUT_FROM * len(theirs):
        return ""
    gaps: list[tuple[int, int]] = []
    open_gap = False
    for word in words_of(full):
        if word.raw and word.lower not in _FUNCTION:
            if _stem(word.lower) in theirs:
                open_gap = False
            elif open_gap:
                gaps[-1] = (gaps[-1][0], word.end)
            else:
                gaps.append((word.start, word.end))
                open_gap = True
    gaps += uncovered(full, theirs)
    return " … ".join(" ".join(full[start:end].split()) for start, end in sorted(gaps))
