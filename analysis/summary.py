"""The corpus in a few figures, each with its uncertainty and a sentence on what it means: the table `summary`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis import measures
from analysis.counts import Floats
from analysis.lexicon import load_lexicon
from analysis.overlap import topic_overlap
from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.progress import Progress, quiet
from analysis.readings import Figure, against_chance, counted, mean_of
from analysis.resampling import bootstrap_weights
from analysis.roles import word_roles
from analysis.settings import Settings
from analysis.tables import columns
from analysis.tokens import Bools, Tokens, tokenise
from analysis.units import Units, dealt, drawn, interval, share_of_extremes, units_of
from analysis.words import count_words

STEP = "summing up"
ACTS = ("states", "demands", "warns", "promises", "praises", "accuses", "denies", "asks", "agrees")
SCRIPTS = ((False, "", ""), (True, "_zh", " in Chinese"))
WORDS, DIRECT, PASSAGES, FIRST_ACT = range(4)
"""What is counted in a passage: its words, those in direct quotation, itself, and what its cue does."""


def summarise(
    documents: Sequence[AnalysedDocument],
    terms: pd.DataFrame,
    topics: pd.DataFrame,
    profile: Profile,
    settings: Settings,
    *,
    report: Progress = quiet,
) -> pd.DataFrame:
    """Sum the comparison up.

    Args:
        documents: Analysed documents.
        terms: The table `terms`.
        topics: The table `topics`; its passage counts say which side raises a topic, its evidence where.
        profile: The sides.
        settings: Floors, number of resamples and permutations, the seed.
        report: Told as figures are done.

    Returns:
        The table `summary`. Intervals are 95 % bootstrap intervals over what each side says in each document, or over
        passages (for the divergence, sentences) where a side has fewer than `settings.floor_documents`; readings say
        which. The null is the mean over random exchanges of the side labels of those units. The p-value is the share of
        exchanges with a divergence at least as great, and for other figures as far from that mean.
    """
    figures: list[Figure] = []
    report(0, 5, STEP)
    lexicon = load_lexicon(profile)
    tokens = tokenise(documents, profile, lexicon)
    content = word_roles(tokens, profile, lexicon, settings).content
    for done, (han, suffix, words) in enumerate(SCRIPTS, start=1):
        report(done, 5, STEP)
        own = (tokens.han[tokens.fold] == han) & (tokens.segment_side[tokens.segment] < 2)
        figures += _divergence(tokens, own, content, f"language_divergence{suffix}", words, profile, settings)
    report(3, 5, STEP)
    figures += topic_overlap(documents, topics, profile, settings)
    figures += _omissions(terms, profile)
    figures += _voices(documents, profile, settings)
    report(4, 5, STEP)
    units = _passages(documents, profile, settings)
    figures += _quotation(units, profile, settings)
    figures += _acts(units, profile, settings)
    report(5, 5, STEP)
    frame = pd.DataFrame([[getattr(figure, name) for name in columns("summary", profile)] for figure in figures])
    frame.columns = pd.Index(columns("summary", profile))
    return frame.round(6)


def _divergence(
    tokens: Tokens, own: Bools, content: Bools, name: str, words: str, profile: Profile, settings: Settings
) -> list[Figure]:
    """Measure how far apart the sides' word distributions are, against units dealt out at random.

    Content words only: a press passage in a side's voice names that side and a verb of saying, which is no
    difference in what it says.
    """
    sides = tokens.segment_side[tokens.segment]
    sizes = [int((sides[own] == code).sum()) for code in (0, 1)]
    if words and not any(sizes):
        return []
    if min(sizes) < max(1, settings.floor_words) or not all((content & own & (sides == code)).any() for code in (0, 1)):
        return [Figure(name, float("nan"), _too_little(sizes, words, profile))]
    own = own & content
    segment, side = tokens.segment[own].astype(np.int64), sides[own].astype(np.int64)
    forms, column = np.unique(tokens.fold[own], return_inverse=True)
    document = tokens.segment_document[segment].astype(np.int64)
    units = units_of(
        document, segment, side, column, np.ones(column.size), columns=forms.size, kind="sentences", settings=settings
    )
    first, second = units.observed()
    value = measures.jensen_shannon(first, second)
    to_first = units.sums(dealt(units, settings))
    null = np.asarray(measures.jensen_shannon(to_first, first + second - to_first))
    draws = np.asarray(measures.jensen_shannon(*(units.sums(weights) for weights in drawn(units, settings))))
    low, high = interval(value, draws, most=1.0)
    p = float((1 + (null >= value - 1e-12).sum()) / (1 + null.size)) if null.size else float("nan")
    mean = mean_of(null)
    if p <= settings.alpha:
        reading = f"The sides' words{words} differ more than their {units.kind} dealt out at random ({mean:.3f})."
    else:
        reading = f"The sides' words{words} are no more different than their {units.kind} dealt out at random."
    if units.kind == "sentences":
        reading += (
            f" Sentences are exchanged, as a side has fewer than {settings.floor_documents} documents: "
            "two documents of one side can differ as much."
        )
    return [Figure(name, value, reading, low, high, mean, p)]


def _too_little(sizes: list[int], words: str, profile: Profile) -> str:
    """Say which side has too few words."""
    code = int(np.argmin(sizes))
    return f"Too little text{words} to say: {counted(sizes[code], 'word')} from {profile.sides[code].label}."


def _omissions(terms: pd.DataFrame, profile: Profile) -> list[Figure]:
    """Count the terms that a side leaves out."""
    figures = []
    ranked = terms.empty or bool(terms["p_value"].notna().any())
    for side in profile.sides:
        count = int((terms["omitted_by"] == side.id).sum())
        other = profile.label(profile.other_side(side.id))
        if not ranked:
            reading = f"Too little text to say which of {other}'s terms {side.label} leaves out."
        elif count:
            reading = f"{side.label} leaves out {count} of {other}'s terms, beyond what chance explains."
        else:
            reading = f"{side.label} leaves out none of {other}'s terms beyond what chance explains."
        figures.append(Figure(f"{side.id}_omitted_terms", float(count) if ranked else float("nan"), reading))
    return figures


def _voices(documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings) -> list[Figure]:
    """Give each side's words, and each voice's share of all words."""
    voices = profile.voices
    by_voice = np.zeros((len(documents), len(voices)))
    for row, document in enumerate(documents):
        for passage in document.passages:
            voice = passage.voice if passage.voice in voices else "other"
            words = count_words(document.document.text[passage.start : passage.end])
            by_voice[row, voices.index(voice)] += words
    totals = by_voice.sum(axis=0)
    everything = totals.sum()
    figures = []
    for column, side in enumerate(profile.sides):
        words, found = int(totals[column]), int((by_voice[:, column] > 0).sum())
        reading = f"{side.label} has {counted(words, 'word')} in {found} of {counted(len(documents), 'document')}."
        if words < settings.floor_words:
            reading += " Too little to rank terms."
        figures.append(Figure(f"{side.id}_words", float(words), reading))
    lows, highs = _share_intervals(by_voice, settings)
    for column, voice in enumerate(voices):
        share = totals[column] / everything if everything else float("nan")
        label = {"both": "Both sides together", "other": "Third parties", "reporter": "The reporters"}.get(
            voice, profile.label(voice)
        )
        reading = f"{label}: {share:.0%} of all words." if everything else "There are no words."
        figures.append(Figure(f"{voice}_word_share", share, reading, lows[column], highs[column]))
    return figures


def _share_intervals(parts: Floats, settings: Settings) -> tuple[Floats, Floats]:
    """Return 95 % bootstrap intervals over documents of each column's share; NaN with too few documents."""
    wholes = parts.sum(axis=1)
    rows = np.flatnonzero(wholes > 0)
    if rows.size < settings.floor_documents or not settings.bootstrap:
        nothing = np.full(parts.shape[1], np.nan)
        return nothing, nothing
    weights = bootstrap_weights((wholes, np.zeros_like(wholes)), settings)
    shares = (weights @ parts) / (weights @ wholes)[:, None]
    low, high = np.quantile(shares, [0.025, 0.975], axis=0)
    return low, high


def _passages(documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings) -> Units:
    """Count words, words in direct quotation and acts of the sides' passages."""
    cells = np.array(list(_cells(documents, profile)), np.int64).reshape(-1, 5)
    document, part, side, column, amount = cells.T
    return units_of(
        document, part, side, column, amount.astype(float), columns=FIRST_ACT + len(ACTS), kind="passages",
        settings=settings,
    )  # fmt: skip


def _cells(documents: Sequence[AnalysedDocument], profile: Profile) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield document, passage, side, what is counted and how much."""
    part = 0
    for number, document in enumerate(documents):
        for passage in document.passages:
            if passage.voice not in profile.side_ids:
                continue
            part += 1
            where = (number, part, profile.side_ids.index(passage.voice))
            words = count_words(document.document.text[passage.start : passage.end])
            yield *where, WORDS, words
            yield *where, DIRECT, words * (passage.mode == "direct")
            yield *where, PASSAGES, 1
            if passage.act in ACTS:
                yield *where, FIRST_ACT + ACTS.index(passage.act), 1


def _quotation(units: Units, profile: Profile, settings: Settings) -> list[Figure]:
    """Give the share of each side's words that stand in direct quotation."""
    figures = []
    first, second = units.observed()
    everything = first + second
    ranked = min(first[WORDS], second[WORDS]) >= max(1, settings.floor_words)
    for code, side in enumerate(profile.sides):
        counts = (first, second)[code]
        name = f"{side.id}_direct_share"
        if not counts[WORDS]:
            figures.append(Figure(name, float("nan"), f"{side.label} says nothing here."))
            continue
        share = counts[DIRECT] / counts[WORDS]
        reading = f"{share:.0%} of {side.label}'s words are quoted directly."
        if not ranked or not everything[DIRECT]:
            figures.append(Figure(name, share, reading))
            continue
        to_side = units.sums(dealt(units, settings))
        to_side = to_side if code == 0 else everything - to_side
        null = to_side[:, DIRECT] / np.maximum(to_side[:, WORDS], 1)
        draws = units.sums(drawn(units, settings)[code])
        p, mean = share_of_extremes(share, null), mean_of(null)
        low, high = interval(share, draws[:, DIRECT] / np.maximum(draws[:, WORDS], 1), most=1.0)
        if null.size:
            reading += against_chance(share, mean, p, units.kind, settings)
        figures.append(Figure(name, share, reading, low, high, mean, p))
    return figures


def _acts(units: Units, profile: Profile, settings: Settings) -> list[Figure]:
    """Count what each side's cues do, against passages dealt out at random."""
    figures = []
    first, second = units.observed()
    ranked = min(first[WORDS], second[WORDS]) >= max(1, settings.floor_words)
    to_first = units.sums(dealt(units, settings)) if ranked else np.empty((0, len(first)))
    null = (to_first, first + second - to_first)
    draws = [units.sums(weights if ranked else weights[:0]) for weights in drawn(units, settings)]
    for code, side in enumerate(profile.sides):
        for act, verb in enumerate(ACTS, start=FIRST_ACT):
            count = int((first, second)[code][act])
            if not count:
                continue
            reading = f"{side.label} {verb} in {counted(count, 'passage')}."
            # Of as many passages as the side has: a side that is given more room does everything more often.
            chance = null[code][:, act] / np.maximum(null[code][:, PASSAGES], 1) * (first, second)[code][PASSAGES]
            p, mean = share_of_extremes(float(count), chance), mean_of(chance)
            low, high = interval(float(count), draws[code][:, act])
            if p <= settings.alpha:
                often = "more" if count > mean else "less"
                reading += f" That is {often} often than with the sides' {units.kind} dealt out at random ({mean:.1f})."
            figures.append(Figure(f"{side.id}_{verb}", float(count), reading, low, high, mean, p))
    return figures
