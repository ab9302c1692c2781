"""Which passages of a document are looked at on Read: the filters, and the one that is chosen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import streamlit as st

from analysis.mentions import find_mentions
from app_pages._address import choose, choose_some
from app_pages._look import voice_label
from app_pages._markup import Span, parse_evidence, voice_at
from app_pages._wording import topic_labels

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.passage import AnalysedDocument

ANY = ""
Way: TypeAlias = Literal["address", "number", "click", "row"]
"""How a passage was chosen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it is read now.

    Attributes:
        analysed: The document.
        at: The range that the address asks for, None where it asks for none in this document.
        number: The chosen passage, from 1: the one that holds most of that range; 0 where there is no passage.
        topics: For each passage, by its place from 0, the topics that it raises.
    """

    analysed: AnalysedDocument
    at: tuple[int, int] | None
    number: int
    topics: dict[int, tuple[str, ...]]

    @property
    def chosen_by(self) -> Way:
        """Return how the range was asked for: on this page, or by a link or a copied address."""
        place, way = st.session_state.get("picked", (None, "address"))
        return way if place == (self.analysed.document.doc_id, self.at) else "address"

    def pick(self, number: int, way: Way) -> None:
        """Choose a passage by its number; the address then asks for it."""
        if 1 <= number <= len(self.analysed.passages):
            passage = self.analysed.passages[number - 1]
            st.query_params["at"] = f"{passage.start}-{passage.end}"
            place = (self.analysed.document.doc_id, (passage.start, passage.end))
            st.session_state["picked"] = (place, way)

    def draw_picker(self) -> None:
        """Draw the field for the number of the chosen passage."""
        st.session_state["passage"] = self.number

        def follow() -> None:
            self.pick(int(st.session_state["passage"] or 0), "number")

        st.number_input("Passage", 1, len(self.analysed.passages), key="passage", on_change=follow)


def reading_of(comparison: Comparison, analysed: AnalysedDocument) -> Reading:
    """Return how a document is read, by what the address asks for."""
    at = _asked_for(analysed)
    number = 1 if analysed.passages else 0
    held = voice_at(analysed, Span(analysed.document.doc_id, *at)) if at else None
    if held:
        number = 1 + analysed.passages.index(held)
    return Reading(analysed, at, number, _topics(comparison, analysed))


def _asked_for(analysed: AnalysedDocument) -> tuple[int, int] | None:
    """Return the range that the address asks for, if it lies in the document that is shown."""
    match = re.fullmatch(r"(\d{1,12})-(\d{1,12})", st.query_params.get("at", ""))
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end <= len(analysed.document.text) else None


def _topics(comparison: Comparison, analysed: AnalysedDocument) -> dict[int, tuple[str, ...]]:
    """Return the topics that each passage raises: those of the catalogue, then those found in the texts."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for mention in find_mentions((analysed,), comparison.profile):
        if not mention.claimed:
            found[mention.passage][mention.topic] = None
    discovered = comparison.topics[comparison.topics["origin"] == "discovered"]
    for side in comparison.profile.side_ids:
        for topic, cell in zip(discovered["topic"], discovered[f"{side}_evidence"], strict=True):
            for span in parse_evidence(cell):
                if span.doc_id == analysed.document.doc_id and (held := voice_at(analysed, span)):
                    found[analysed.passages.index(held)][str(topic)] = None
    return {place: tuple(topics) for place, topics in found.items()}


def draw_filters(comparison: Comparison, reading: Reading) -> frozenset[int]:
    """Draw the filters by voice, topic and act, whose values stand in the address.

    Returns:
        The places, from 0, of the passages that pass.
    """
    profile, passages = comparison.profile, reading.analysed.passages
    labels = topic_labels(comparison)
    raised = {topic for topics in reading.topics.values() for topic in topics}
    acts = sorted({passage.act for passage in passages if passage.act})
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    marked = choose_some(
        left,
        "Voices to mark",
        profile.voices,
        key="voices",
        placeholder="All voices",
        shown=lambda voice: voice_label(profile, voice),
    )
    topic = choose(
        middle,
        "Topic that is raised",
        [ANY, *sorted(raised, key=lambda each: labels[each].casefold())],
        key="about",
        default=ANY,
        shown=lambda each: labels[each] if each else "Any topic or none",
    )
    doing = choose_some(right, "Act of the cue", acts, key="acts", placeholder="Any act or none", shown=str.capitalize)
    return frozenset(
        place
        for place, passage in enumerate(passages)
        if (not marked or passage.voice in marked)
        and (not topic or topic in reading.topics.get(place, ()))
        and (not doing or passage.act in doing)
    )


def chosen_row(numbers: Sequence[int], number: int) -> dict[str, object]:
    """Return the state of a table in which the row of a passage is selected, where it has one."""
    rows = [numbers.index(number)] if number in numbers else []
    return {"selection": {"rows": rows, "columns": [], "cells": []}}
