"""Which side raises which topic, which one leaves it out, and how sure that is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.claims import Evidence
from analysis.discovery import discover
from analysis.mentions import Mention
from analysis.passage import AnalysedDocument
from analysis.places import Places, asked_by_press
from analysis.profile import Profile, Topic
from analysis.progress import Progress, quiet, telling
from analysis.settings import Settings
from analysis.tables import columns
from analysis.user_topics import topics_of_user
from analysis.wordings import clause_around, measure, telling_phrase, word_counts

STEP = "judging topics"
FORMULATION_BONUS = 0.5
QUESTION_MALUS = 0.5
MOST_WORDINGS = 250
"""Stretches of a side on a topic that are looked at for its most telling phrase."""
DISCOVERED_TRUST = 0.75
"""Share of its confidence that a verdict keeps on a topic of which only the words in this corpus are known."""
SILENCE_SCALE = 250.0
"""Words of a side's text after which its silence on an ordinary topic is worth about two thirds of a certain one."""


@dataclass(slots=True)
class _Account:
    """What one voice has on one topic."""

    stretches: dict[tuple[str, int, int], list[Mention]] = field(default_factory=dict)
    passages: set[tuple[str, int]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    denials: list[Evidence] = field(default_factory=list)
    first: float = math.inf
    confidence: float = 0.0


class _Texts:
    """The documents with their sentences and how much each side says."""

    def __init__(self, documents: Sequence[AnalysedDocument], profile: Profile) -> None:
        self.profile = profile
        self.places = {document.document.doc_id: Places(document) for document in documents}
        self.characters = dict.fromkeys(profile.side_ids, 0)
        self.words = dict.fromkeys(profile.side_ids, 0.0)
        for document in documents:
            for passage in document.passages:
                for side in profile.side_ids:
                    if passage.voice in (side, "both") and not asked_by_press(passage):
                        text = document.document.text[passage.start : passage.end]
                        self.characters[side] += len(text)
                        self.words[side] += measure(text)

    def text(self, doc_id: str) -> str:
        """Return a document's text."""
        return self.places[doc_id].text

    def stretch(self, mention: Mention) -> tuple[str, int, int]:
        """Return the part of the mention's sentence in which its voice speaks."""
        return mention.doc_id, *self.places[mention.doc_id].around(mention.start, mention.end)


def judge_topics(
    documents: Sequence[AnalysedDocument],
    mentions: Sequence[Mention],
    claims: pd.DataFrame,
    terms: pd.DataFrame,
    profile: Profile,
    settings: Settings,
    *,
    report: Progress = quiet,
) -> pd.DataFrame:
    """Judge for every topic that anybody raises whether one side alone, both or neither does.

    Args:
        documents: The analysed documents.
        mentions: What `find_mentions` found in them.
        claims: The table of `test_claims`.
        terms: The table of `contrast_terms`, in which topics beyond the catalogue are sought.
        profile: Sides and topics.
        settings: Thresholds.
        report: Told as mentions, then topics are done.

    Returns:
        One row a topic, what a report would lead with first, discovered topics last, with the columns of the topics
        table. A side that brings a topic up only to say that it was not discussed counts as the one that brings it up
        where nobody else does, with that statement as evidence and no passages.
    """
    texts = _Texts(documents, profile)
    found, found_mentions = discover(documents, terms, profile, settings)
    contested = frozenset(claims.loc[claims["finding"] == "contradicted", "topic"]) if len(claims) else frozenset()
    every = (*mentions, *found_mentions)
    accounts = _accounts(telling(every, len(every), report, STEP), texts)
    users = topics_of_user(profile)
    origins = {topic.id: "user" if topic.id in users else "catalogue" for topic in profile.topics}
    ranks = {side: _ranks(accounts, side) for side in profile.side_ids}
    rows = []
    candidates = (*profile.topics, *found)
    for topic in telling(candidates, len(candidates), report, STEP):
        if topic.id in accounts:
            row = _row(topic, accounts[topic.id], texts, ranks, contested=topic.id in contested)
            row["origin"] = origins.get(topic.id, "discovered")
            rows.append((_prominence(topic, row, profile), row))
    rows.sort(key=lambda pair: (-pair[0], pair[1]["topic"]))
    salience = {topic.id: place for place, topic in enumerate(found)}
    # What was discovered follows the catalogue, in its own order.
    rows.sort(key=lambda pair: salience.get(str(pair[1]["topic"]), -1))
    for _, row in rows:
        if row["origin"] == "discovered":
            row["confidence"] = round(DISCOVERED_TRUST * float(str(row["confidence"])), 6)
    frame = pd.DataFrame([row for _, row in rows], columns=list(columns("topics", profile)))
    return frame.astype({f"{side}_rank": "Int64" for side in profile.side_ids})


def _accounts(mentions: Iterable[Mention], texts: _Texts) -> dict[str, dict[str, _Account]]:
    """Return for each topic what each side and the reporter (with third parties) have on it."""
    accounts: dict[str, dict[str, _Account]] = {}
    for mention in mentions:
        voices = mention.sides(texts.profile) or ("reporter",)
        by_voice = accounts.setdefault(mention.topic, defaultdict(_Account))
        for voice in voices:
            account = by_voice[voice]
            stretch = texts.stretch(mention)
            if mention.claimed and voice != "reporter":
                account.denials.append(Evidence(*stretch))
                continue
            account.stretches.setdefault(stretch, []).append(mention)
            account.passages.add((mention.doc_id, mention.passage))
            account.documents.add(mention.doc_id)
            length = max(1, len(texts.text(mention.doc_id)))
            account.first = min(account.first, mention.start / length)
            account.confidence = max(account.confidence, mention.confidence)
    return accounts


def _ranks(accounts: Mapping[str, Mapping[str, _Account]], side: str) -> dict[str, int]:
    """Return for each topic the place of its first mention among a side's topics, from 1."""
    first = sorted({a[side].first for a in accounts.values() if side in a and a[side].stretches})
    places = {value: place for place, value in enumerate(first, start=1)}
    return {topic: places[a[side].first] for topic, a in accounts.items() if side in a and a[side].stretches}


def _row(
    topic: Topic,
    by_voice: Mapping[str, _Account],
    texts: _Texts,
    ranks: Mapping[str, Mapping[str, int]],
    *,
    contested: bool,
) -> dict[str, object]:
    sides = texts.profile.side_ids
    empty = _Account()
    account = {voice: by_voice.get(voice, empty) for voice in (*sides, "reporter")}
    raised = [side for side in sides if account[side].stretches]
    if not raised:
        raised = [side for side in sides if account[side].denials]
    if contested:
        verdict = "contested"
    elif len(raised) == 1:
        verdict = f"{raised[0]}_only"
    else:
        verdict = "both" if raised else "neither"
    words = {side: word_counts(texts.text(d)[s:e] for d, s, e in _sample(account[side])) for side in sides}
    row: dict[str, object] = {"topic": topic.id, "label": topic.label, "origin": "", "verdict": verdict}
    row["reporter_passages"] = len(account["reporter"].passages)
    for side in sides:
        other = texts.profile.other_side(side)
        mine = account[side]
        row[f"{side}_passages"] = len(mine.passages)
        row[f"{side}_documents"] = len(mine.documents)
        covered = sum(end - start for _, start, end in mine.stretches)
        row[f"{side}_share"] = round(covered / texts.characters[side], 6) if texts.characters[side] else 0.0
        row[f"{side}_rank"] = ranks[side].get(topic.id)
        row[f"{side}_wording"] = _wording(side, mine, texts, words[side], words[other])
        places = sorted(mine.stretches) or sorted({(e.doc_id, e.start, e.end) for e in mine.denials})
        row[f"{side}_evidence"] = ";".join(f"{d}:{s}-{e}" for d, s, e in places)
    row["confidence"] = round(_confidence(verdict, account, texts, topic), 6)
    return row


def _sample(account: _Account) -> list[tuple[str, int, int]]:
    """Return an account's stretches in order; of very many an even selection, which shows as well how they word it."""
    stretches = sorted(account.stretches)
    return stretches[:: max(1, math.ceil(len(stretches) / MOST_WORDINGS))]


def _wording(side: str, account: _Account, texts: _Texts, ours: Mapping[str, int], theirs: Mapping[str, int]) -> str:
    """Return the side's most telling phrase on a topic, cut from its own passages."""
    candidates = []
    for doc_id, low, high in _sample(account):
        text = texts.text(doc_id)
        for mention in account.stretches[doc_id, low, high]:
            start, end = clause_around(text, mention.start, mention.end, low=low, high=high)
            bonus = FORMULATION_BONUS if mention.formulation == side else 0.0
            bonus -= QUESTION_MALUS if text[low:high].rstrip('”"’ ').endswith(("?", "？")) else 0.0
            candidates.append((" ".join(text[start:end].split()), bonus + 0.2 * mention.direct))
    if not candidates:
        candidates = [(" ".join(texts.text(e.doc_id)[e.start : e.end].split()), 0.0) for e in account.denials]
    return telling_phrase(candidates, ours, theirs)


def _confidence(verdict: str, account: Mapping[str, _Account], texts: _Texts, topic: Topic) -> float:
    """Return the estimated probability that a careful reader of the same texts agrees with a verdict.

    Who raises a topic is as sure as the surest attribution of a passage that does. That the other side is silent means
    the more, the more words it has: 1 - exp(-words / SILENCE_SCALE), from one half (nothing said at all) to one.
    """
    del topic
    sides = texts.profile.side_ids
    raised = [side for side in sides if account[side].stretches]
    if verdict == "contested":
        return 0.9
    if verdict == "neither":
        return min(0.5 + 0.5 * (1 - math.exp(-texts.words[side] / SILENCE_SCALE)) for side in sides)
    if verdict == "both":
        return math.prod(account[side].confidence for side in raised) if raised else 0.5
    speaker = verdict.removesuffix("_only")
    silent = texts.profile.other_side(speaker)
    sure = account[speaker].confidence if account[speaker].stretches else 0.6
    return sure * (0.5 + 0.5 * (1 - math.exp(-texts.words[silent] / SILENCE_SCALE)))


def _prominence(topic: Topic, row: Mapping[str, object], profile: Profile) -> float:
    """Return how early a topic stands in the table: what is contested or one-sided, weighty and much dwelt on first."""
    passages = sum(int(str(row[f"{side}_passages"])) for side in profile.side_ids)
    shares = sum(float(str(row[f"{side}_share"])) for side in profile.side_ids)
    standing = {"contested": 2.0, "both": 0.0, "neither": -2.0}.get(str(row["verdict"]), 0.5)
    return 2.0 * topic.weight + standing + math.log1p(passages) + 3.0 * shares - 0.25 * bool(topic.broader)
