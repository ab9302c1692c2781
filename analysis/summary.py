"""The corpus in a few figures, each with its uncertainty and a sentence on what it means: the table `summary`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis import measures
from analysis.counts import Floats
from analysis.lexicon import load_lexicon
from analysis.passage import AnalysedDocument
from analysis.profile import Profile
from analysis.resampling import bootstrap_weights
from analysis.roles import word_roles
from analysis.settings import Settings
from analysis.tables import columns
from analysis.tokens import Bools, Tokens, tokenise
from analysis.words import count_words

ACTS = ("states", "demands", "warns", "promises", "praises", "accuses", "denies", "asks", "agrees")
SCRIPTS = ((False, "", ""), (True, "_zh", " in Chinese"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the summary."""

    measure: str
    value: float
    reading: str
    low: float = float("nan")
    high: float = float("nan")
    null_mean: float = float("nan")
    p_value: float = float("nan")


@dataclass(frozen=True, slots=True)
class _Weights:
    """Words of each document by voice, by quotation and by act, one row a document."""

    voices: tuple[str, ...]
    by_voice: Floats
    direct: Floats
    acts: NDArray[np.int64]


def summarise(
    documents: Sequence[AnalysedDocument],
    terms: pd.DataFrame,
    topics: pd.DataFrame,
    profile: Profile,
    settings: Settings,
) -> pd.DataFrame:
    """Sum the comparison up.

    Args:
        documents: Analysed documents.
        terms: The table `terms`.
        topics: The table `topics`; its passage counts say which side raises a topic.
        profile: The sides.
        settings: Floors, number of resamples and permutations, the seed.

    Returns:
        The table `summary`. Intervals are 95 % bootstrap intervals over documents, or over sentences where a side has
        fewer than `settings.floor_documents`; the null is the mean over random exchanges of the side labels of those
        units, and the p-value the share of exchanges with a figure at least as great.
    """
    figures: list[Figure] = []
    lexicon = load_lexicon(profile)
    tokens = tokenise(documents, profile, lexicon)
    content = word_roles(tokens, profile, lexicon, settings).alone
    for han, suffix, words in SCRIPTS:
        own = content & (tokens.han[tokens.fold] == han) & (tokens.segment_side[tokens.segment] < 2)
        figures += _divergence(tokens, own, f"language_divergence{suffix}", words, profile, settings)
    figures += _topic_overlap(topics, profile)
    figures += _omissions(terms, profile)
    weights = _weigh(documents, profile)
    figures += _voices(weights, profile, settings)
    figures += _quotation(weights, profile, settings)
    figures += _acts(weights, profile)
    frame = pd.DataFrame([[getattr(figure, name) for name in columns("summary", profile)] for figure in figures])
    frame.columns = pd.Index(columns("summary", profile))
    return frame.round(6)


def _divergence(
    tokens: Tokens, own: Bools, name: str, words: str, profile: Profile, settings: Settings
) -> list[Figure]:
    """Measure how far apart the sides' word distributions are, against units dealt out at random.

    Content words only: a press passage in a side's voice names that side and a verb of saying, which is no
    difference in what it says.
    """
    segment, fold = tokens.segment[own], tokens.fold[own]
    side = tokens.segment_side[segment]
    sizes = [int((side == code).sum()) for code in (0, 1)]
    if words and not any(sizes):
        return []
    # About half of a text's words are content words.
    if min(sizes) < max(1, settings.floor_words / 2):
        return [Figure(name, float("nan"), _too_little(sizes, words, profile))]
    by_document = tokens.segment_document[segment]
    present = [np.unique(by_document[side == code]).size for code in (0, 1)]
    unit = by_document if min(present) >= settings.floor_documents else segment
    kind = "documents" if unit is by_document else "sentences"
    # One row for each side of each unit: these are dealt out anew under the null.
    rows, row_of = np.unique(unit.astype(np.int64) * 2 + side, return_inverse=True)
    forms, column_of = np.unique(fold, return_inverse=True)
    matrix = sparse.csr_array((np.ones(fold.size), (row_of, column_of)), shape=(rows.size, forms.size))
    first = rows % 2 == 0
    value = _divergence_of(matrix, first[None, :].astype(float), (~first)[None, :].astype(float))[0]
    generator = np.random.default_rng(settings.seed)
    dealt = np.array([generator.permutation(first) for _ in range(settings.permutations)], np.float64)
    null = _divergence_of(matrix, dealt, 1.0 - dealt) if settings.permutations else np.full(1, np.nan)
    lengths = np.asarray(matrix.sum(axis=1)).ravel()
    weights = bootstrap_weights((lengths * first, lengths * ~first), settings).astype(np.float64)
    drawn = _divergence_of(matrix, weights * first, weights * ~first) if settings.bootstrap else np.full(1, np.nan)
    # A resample repeats units and leaves others out, and so lies farther apart than the text itself: the spread is what
    # counts, and it is laid round the value.
    low, high = value + np.quantile(drawn, [0.025, 0.975]) - drawn.mean()
    p = (1.0 + float((null >= value - 1e-12).sum())) / (1.0 + settings.permutations)
    if p <= settings.alpha:
        reading = f"The sides' words{words} differ more than their {kind} dealt out at random ({null.mean():.3f})."
    else:
        reading = f"The sides' words{words} are no more different than their {kind} dealt out at random."
    return [Figure(name, value, reading, max(0.0, low), min(1.0, max(high, 0.0)), float(null.mean()), p)]


def _divergence_of(matrix: sparse.csr_array, first: Floats, second: Floats) -> Floats:
    """Return the divergence for each pair of rows of unit weights."""
    columns_first = sparse.csr_array(matrix.T)
    result = np.empty(first.shape[0])
    for row in range(first.shape[0]):
        result[row] = measures.jensen_shannon(columns_first @ first[row], columns_first @ second[row])
    return result


def _too_little(sizes: list[int], words: str, profile: Profile) -> str:
    """Say which side has too few words."""
    code = int(np.argmin(sizes))
    return f"Too little text{words} to say: {sizes[code]} content words from {profile.sides[code].label}."


def _topic_overlap(topics: pd.DataFrame, profile: Profile) -> list[Figure]:
    """Count the topics that each side raises, and the share that both raise."""
    a, b = (topics[f"{side}_passages"].to_numpy(dtype=float) > 0 for side in profile.side_ids)
    both, either = int((a & b).sum()), int((a | b).sum())
    first, second = (side.label for side in profile.sides)
    share = both / either if either else float("nan")
    reading = (
        f"Of {either} topics that a side raises, both raise {both}; {int((a & ~b).sum())} only {first}, "
        f"{int((b & ~a).sum())} only {second}."
        if either
        else "Neither side raises a topic."
    )
    figures = [Figure("topic_overlap", share, reading)]
    for side, raised in zip(profile.sides, (a, b), strict=True):
        count = int(raised.sum())
        figures.append(Figure(f"{side.id}_topics", float(count), f"Topics that {side.label} raises: {count}."))
    return figures


def _omissions(terms: pd.DataFrame, profile: Profile) -> list[Figure]:
    """Count the terms that a side leaves out."""
    figures = []
    for side in profile.sides:
        count = int((terms["omitted_by"] == side.id).sum())
        other = profile.label(profile.other_side(side.id))
        reading = f"Terms of {other}'s that {side.label} leaves out, beyond what chance explains: {count}."
        figures.append(Figure(f"{side.id}_omitted_terms", float(count), reading))
    return figures


def _weigh(documents: Sequence[AnalysedDocument], profile: Profile) -> _Weights:
    """Count words by voice, words in direct quotation and acts, for each document."""
    voices = (*profile.side_ids, "both", "other", "reporter")
    by_voice = np.zeros((len(documents), len(voices)))
    direct = np.zeros((len(documents), 2))
    acts = np.zeros((2, len(ACTS)), np.int64)
    for row, document in enumerate(documents):
        for passage in document.passages:
            column = voices.index(passage.voice) if passage.voice in voices else voices.index("other")
            words = count_words(document.document.text[passage.start : passage.end])
            by_voice[row, column] += words
            if column < 2:
                direct[row, column] += words * (passage.mode == "direct")
                if passage.act in ACTS:
                    acts[column, ACTS.index(passage.act)] += 1
    return _Weights(voices, by_voice, direct, acts)


def _voices(weights: _Weights, profile: Profile, settings: Settings) -> list[Figure]:
    """Give each side's words, and each voice's share of all words."""
    totals = weights.by_voice.sum(axis=0)
    everything = totals.sum()
    documents = len(weights.by_voice)
    figures = []
    for column, side in enumerate(profile.sides):
        words, found = int(totals[column]), int((weights.by_voice[:, column] > 0).sum())
        reading = f"{side.label} has {words} words in {found} of {documents} documents."
        if words < settings.floor_words:
            reading += " Too little to rank terms."
        figures.append(Figure(f"{side.id}_words", float(words), reading))
    lows, highs = _share_intervals(weights.by_voice, weights.by_voice.sum(axis=1), settings)
    for column, voice in enumerate(weights.voices):
        share = totals[column] / everything if everything else float("nan")
        label = {"both": "Both sides together", "other": "Third parties", "reporter": "The reporters"}.get(
            voice, profile.label(voice)
        )
        reading = f"{label}: {share:.0%} of all words." if everything else "There are no words."
        figures.append(Figure(f"{voice}_word_share", share, reading, lows[column], highs[column]))
    return figures


def _quotation(weights: _Weights, profile: Profile, settings: Settings) -> list[Figure]:
    """Give the share of each side's words that stand in direct quotation."""
    figures = []
    for column, side in enumerate(profile.sides):
        words = weights.by_voice[:, column]
        quoted, total = weights.direct[:, column].sum(), words.sum()
        if not total:
            figures.append(Figure(f"{side.id}_direct_share", float("nan"), f"{side.label} says nothing here."))
            continue
        lows, highs = _share_intervals(weights.direct[:, column : column + 1], words, settings)
        reading = f"{quoted / total:.0%} of {side.label}'s words are quoted directly."
        figures.append(Figure(f"{side.id}_direct_share", quoted / total, reading, lows[0], highs[0]))
    return figures


def _acts(weights: _Weights, profile: Profile) -> list[Figure]:
    """Count what each side's cues do."""
    return [
        Figure(f"{side.id}_{act}", float(count), f"Passages in which {side.label} {act}: {count}.")
        for row, side in enumerate(profile.sides)
        for act, count in zip(ACTS, weights.acts[row].tolist(), strict=True)
        if count
    ]


def _share_intervals(parts: Floats, wholes: Floats, settings: Settings) -> tuple[Floats, Floats]:
    """Return 95 % bootstrap intervals of the share of each column in the wholes; NaN with too few documents."""
    rows = np.flatnonzero(wholes > 0)
    nothing = np.full(parts.shape[1], np.nan)
    if rows.size < settings.floor_documents or not settings.bootstrap:
        return nothing, nothing
    weights = bootstrap_weights((wholes, np.zeros_like(wholes)), settings)
    shares = (weights @ parts) / (weights @ wholes)[:, None]
    low, high = np.quantile(shares, [0.025, 0.975], axis=0)
    return low, high
