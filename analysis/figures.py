"""Figures that documents give on a topic: percentages, sums, spans of time, quantities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from analysis.mentions import Mention
from analysis.passage import AnalysedDocument
from analysis.places import Places, Spans
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.tables import columns

FARTHEST = 400
"""Characters from a figure in which what it is about is sought."""
NEAR = 60
"""Characters by which a topic may stand farther from a figure than the nearest one and still be what it is about."""

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = {"billion": "bn", "bn": "bn", "million": "m", "trillion": "tn", "thousand": "k", "亿": "亿", "万": "万"}
_FIGURE = re.compile(
    rf"(?P<money>(?:US)?[$€¥]\s?)?(?P<number>{_NUMBER})(?:\s?(?:to|-|–|至)\s?(?P<upper>{_NUMBER}))?"
    r"[\s-]?(?:(?P<percent>%|％|percent(?:age points?)?\b|per cent\b|个百分点)"
    r"|(?P<scale>billion|trillion|million|thousand|bn|亿|万)?[\s-]?"
    r"(?P<unit>(?:days?|months?|years?|weeks?|hours?|minutes?|(?:metric )?tons?|tonnes?|people|students)\b"
    r"|天|个月|年|小时|分钟|万吨|吨|美元|元|人)?)",
    re.IGNORECASE,
)


def topic_figures(
    documents: Sequence[AnalysedDocument], mentions: Sequence[Mention], profile: Profile, *, report: Progress = quiet
) -> pd.DataFrame:
    """List the figures that stand with each topic, and who gives them.

    Args:
        documents: The analysed documents.
        mentions: What `find_mentions` found in them.
        profile: Sides and topics.
        report: Told as sentences are done.

    Returns:
        One row for each figure and each topic that stands nearest to it in its sentence, or hardly farther off, with
        the columns of the figures table; `figure` is written one way whatever the document writes ("30 percent" is
        "30 %").
    """
    texts = {document.document.doc_id: Places(document) for document in documents}
    by_sentence: defaultdict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.direct and not mention.claimed:
            by_sentence[mention.doc_id, texts[mention.doc_id].sentence(mention.start)].append(mention)
    rows = []
    sentences = sorted(by_sentence.items())
    for (doc_id, number), inside in telling(sentences, len(sentences), report, "listing figures"):
        places, here = texts[doc_id], Spans(inside)
        start, end = places.sentence_span(number) if number >= 0 else (0, 0)
        for match in _FIGURE.finditer(places.text, start, end):
            figure = written(match)
            apart = {
                m: max(m.start - match.end(), match.start() - m.end, 0)
                for m in here.starting(match.start() - FARTHEST, match.end() + FARTHEST)
            }
            if not figure or not apart:
                continue
            nearest = min(apart.values())
            about = {m.topic for m, distance in apart.items() if distance <= nearest + NEAR}
            place = (doc_id, match.start(), match.end(), match.group().strip())
            rows += [(topic, figure, places.voice(match.start()), *place) for topic in sorted(about)]
    return pd.DataFrame(rows, columns=list(columns("figures", profile))).sort_values(
        ["topic", "figure", "doc_id", "start"], kind="stable", ignore_index=True
    )


def written(match: re.Match[str]) -> str:
    """Return a figure in one spelling, "" for a bare number, which is a date or a count of nothing in particular."""
    value = match["number"].replace(",", "") + (f"-{match['upper'].replace(',', '')}" if match["upper"] else "")
    if match["percent"]:
        return f"{value} %"
    scale = _SCALE.get((match["scale"] or "").lower(), "")
    unit = (match["unit"] or "").lower()
    if unit.isascii():
        unit = unit.removeprefix("metric ").removesuffix("s")
    money = "$" if match["money"] and "$" in match["money"] else (match["money"] or "").strip()
    if not (money or scale or unit) or (unit == "年" and len(value) == 4):
        return ""
    return " ".join(part for part in (f"{money}{value}", scale, unit) if part)
