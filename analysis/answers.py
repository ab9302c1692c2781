"""Answers in a side's transcript: what a question asks after, the answer may take up without naming it.

"What are the odds of a summit?" raises nothing for the side whose transcript carries it, but "The odds are high" does.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.aliases import Hit, Word, words_of
from analysis.catalogue import Alias, Catalogue
from analysis.places import Places, Spans, asked_by_press

FIRST_WORDS = 25
"""Words of an answer in which it shows whether it takes the question up."""


def turns(places: Places) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the offsets of each question from the press with those of the answer behind it.

    Args:
        places: The document.
    """
    question: tuple[int, int] | None = None
    answer: tuple[int, int] | None = None
    for passage in places.analysed.passages:
        if asked_by_press(passage):
            if question and answer:
                yield question, answer
                question = None
            question, answer = (question[0] if question else passage.start, passage.end), None
        elif question:
            answer = (answer[0] if answer else passage.start, passage.end)
    if question and answer:
        yield question, answer


def taken_up(
    places: Places, asked: Spans[Hit], topics: dict[tuple[int, int], set[str]], known: Catalogue
) -> Iterator[tuple[Hit, Alias]]:
    """Yield the topics of questions that the answers take up without naming them.

    An answer takes up its question if it opens with an assent, or with a word of the question's sentence; not if it
    opens with a refusal, and not if it names one of the topics itself, which counts anyhow.

    Args:
        places: The document.
        asked: Where aliases matched.
        topics: The topics of each of those places.
        known: The compiled catalogue.
    """
    for (low, high), (start, end) in turns(places):
        after = {topic for hit in asked.starting(low, high) for topic in topics[hit.start, hit.end]}
        after = {topic for topic in after if known.topics[topic].weight > 1}
        if not after or any(after & topics[hit.start, hit.end] for hit in asked.starting(start, end)):
            continue
        opening = [word for word in words_of(places.text, start, min(end, start + 400)) if word.raw][:FIRST_WORDS]
        opening = _behind_label(places.text, opening)
        if not opening or opening[0].lower in known.refusals:
            continue
        asked_words = words_of(places.text, low, high)
        question = {word.folded for word in asked_words if len(word.raw) > 3 and word.raw.isalpha()}
        if opening[0].lower in known.assents or any(word.folded in question for word in opening):
            first, last = places.around(opening[0].start, opening[0].end)
            for topic in sorted(after):
                yield Hit(max(first, opening[0].start), last, 0), Alias(topic, "")


def _behind_label(text: str, words: list[Word]) -> list[Word]:
    """Return the words behind the speaker's label ("Secretary Rubio:")."""
    for index, word in enumerate(words[:6]):
        if text[word.end : word.end + 1] in (":", "："):
            return words[index + 1 :]
    return words
