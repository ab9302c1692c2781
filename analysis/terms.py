"""Words and phrases contrasted between the two sides: the table `terms`.

A side's text is the passages in its voice; passages of the reporter, of third parties and of both sides together count
for neither. Each term belongs to a language, told from its script, and is compared with the text that both sides have
in that language only: an English word is not left out by a side whose text is all Chinese. Where a side has fewer words
than `Settings.floor_words` in a term's language, counts and rates stand alone, nothing is ranked, and scores are NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis import measures
from analysis.counts import Counts, Floats, count_terms, written_forms
from analysis.lexicon import load_lexicon
from analysis.passage import AnalysedDocument
from analysis.phrases import Terms, find_terms
from analysis.profile import Profile
from analysis.progress import Progress, quiet
from analysis.resampling import (
    bootstrap_log_ratio,
    chance_of_silence,
    chance_of_silence_in_sentences,
    difference_p_values,
)
from analysis.roles import catalogue_wordings
from analysis.settings import Settings
from analysis.tables import columns
from analysis.tokens import Bools, Tokens, tokenise

Texts = NDArray[np.object_]
STEP = "contrasting terms"


def contrast_terms(
    documents: Sequence[AnalysedDocument], profile: Profile, settings: Settings, *, report: Progress = quiet
) -> pd.DataFrame:
    """Contrast the words and phrases of the two sides.

    Args:
        documents: Analysed documents.
        profile: Its sides give the column names; the first side is the positive one.
        settings: Thresholds and the seed.
        report: Told as words are cut, phrases found, and each language's terms contrasted.

    Returns:
        The table `terms`, sorted: omissions first, then by G2. Rates are per 1,000 words of the side in the term's
        language; TF-IDF is the mean over the side's documents. The interval of the log ratio is a 95 % bootstrap
        interval over documents, or over sentences where a side has fewer than `settings.floor_documents`. The p-value
        is the greater of an exact test on words and a test on documents (see `resampling`), q its Benjamini-Hochberg
        form. `omitted_by` names a side with zero occurrences, where the other has enough of them, in enough
        documents, for zero to be improbable; where documents are few, "enough" is counted in sentences.
    """
    lexicon = load_lexicon(profile)
    report(0, 4, STEP)
    tokens = tokenise(documents, profile, lexicon)
    report(1, 4, STEP)
    terms = find_terms(tokens, profile, lexicon, settings)
    number = terms.length.size
    table = {name: np.full(number, np.nan) for name in columns("terms", profile)}
    table |= {"term": _texts(written_forms(tokens, terms)), "words": terms.length.astype(np.int64)}
    table |= {"favours": _texts([""] * number), "omitted_by": _texts([""] * number)}
    for done, han in enumerate((False, True), start=2):
        report(done, 4, STEP)
        chosen = np.flatnonzero(terms.han == han)
        if chosen.size:
            for name, values in _language(tokens, terms, chosen, profile, settings).items():
                table[name][chosen] = values
    report(4, 4, STEP)
    frame = pd.DataFrame(table, columns=list(columns("terms", profile)))
    frame["q_value"] = _rounded(measures.benjamini_hochberg(frame["p_value"].to_numpy(dtype=float)))
    for side in profile.side_ids:
        for name in (f"{side}_count", f"{side}_documents"):
            frame[name] = frame[name].astype("int64")
    return _sorted(frame)


def _texts(values: list[str]) -> Texts:
    return np.array(values, dtype=object)


def _language(
    tokens: Tokens, terms: Terms, chosen: NDArray[np.int64], profile: Profile, settings: Settings
) -> dict[str, NDArray[Any]]:
    """Return the columns of the terms of one language."""
    han = bool(terms.han[chosen[0]])
    counts = count_terms(tokens, terms, han=han, by_sentence=False)
    few = min(counts.side_documents) < settings.floor_documents
    units = count_terms(tokens, terms, han=han, by_sentence=True) if few else counts
    a, b = (total[chosen] for total in counts.totals)
    sizes = counts.sizes
    documents = tuple(found[chosen] for found in counts.documents)
    result: dict[str, NDArray[Any]] = {}
    tfidf = _tfidf(counts)
    for side, count, size, found, weight in zip(profile.side_ids, (a, b), sizes, documents, tfidf, strict=True):
        result[f"{side}_count"] = count
        result[f"{side}_documents"] = found
        result[f"{side}_per_1000"] = 1000.0 * count / size if size else np.full(count.size, np.nan)
        result[f"{side}_tfidf"] = weight[chosen]
    result["tfidf_contrast"] = tfidf[0][chosen] - tfidf[1][chosen]
    if min(sizes) < max(1, settings.floor_words):
        return {name: _rounded(values) for name, values in result.items()}
    result["g2"] = measures.log_likelihood_g2(a, b, *sizes)
    result["log_ratio"] = measures.log_ratio(a, b, *sizes)
    result["log_ratio_low"], result["log_ratio_high"] = bootstrap_log_ratio(units, chosen, settings)
    result["log_odds_z"] = _log_odds(a, b, terms.length[chosen], sizes, settings)
    result["p_value"] = difference_p_values(units, chosen)
    if few and min(counts.side_documents) > 1:  # even a few documents show which words come in bursts
        result["p_value"] = np.maximum(result["p_value"], difference_p_values(counts, chosen))
    first, second = profile.side_ids
    # From the rates themselves: the half that stands for zero in the log ratio can outweigh one or two occurrences.
    lead = a * sizes[1] - b * sizes[0]
    result["favours"] = np.where(lead > 0, first, np.where(lead < 0, second, "")).astype(object)
    named = _named(tokens, terms, chosen, profile) if few else None
    result["omitted_by"] = _omitted_by(counts, units, chosen, named, profile, settings)
    return {name: _rounded(values) for name, values in result.items()}


def _rounded(values: NDArray[Any]) -> NDArray[Any]:
    """Round to six decimals, so that the last bits of a sum, which depend on the machine, are not exported."""
    return np.round(values.astype(np.float64), 6) + 0.0 if values.dtype.kind == "f" else values


def _tfidf(counts: Counts) -> tuple[Floats, Floats]:
    """Return the mean TF-IDF of each term over each side's documents.

    A unit is what one side says in one document, so that a press article with both sides gives two. The weights are
    scikit-learn's: tf * (ln((1 + n) / (1 + df)) + 1), each unit scaled to length 1.
    """
    present = [words > 0 for words in counts.words]
    rows = [matrix[np.flatnonzero(some)] for matrix, some in zip(counts.by_unit, present, strict=True)]
    sizes = [int(some.sum()) for some in present]
    if not sum(sizes) or not counts.by_unit[0].shape[1]:
        return np.zeros(counts.by_unit[0].shape[1]), np.zeros(counts.by_unit[0].shape[1])
    transformer = TfidfTransformer().fit(sparse.vstack(rows))
    means = [
        np.asarray(transformer.transform(matrix).sum(axis=0)).ravel() / size
        if size
        else np.full(matrix.shape[1], np.nan)
        for matrix, size in zip(rows, sizes, strict=True)
    ]
    return means[0], means[1]


def _log_odds(
    a: NDArray[np.int64], b: NDArray[np.int64], lengths: NDArray[np.int8], sizes: tuple[int, int], settings: Settings
) -> Floats:
    """Return the weighted log-odds, terms of each length against all other words.

    The prior is informative: both sides' words together, scaled to `prior_weight` of the shorter side's length.
    """
    z = np.full(a.size, np.nan)
    scale = settings.prior_weight * min(sizes) / sum(sizes)
    for length in np.unique(lengths):
        chosen = lengths == length
        # One more cell holds every other word, so that the cells of a side add up to its length.
        first = np.append(a[chosen], max(0, sizes[0] - a[chosen].sum()))
        second = np.append(b[chosen], max(0, sizes[1] - b[chosen].sum()))
        z[chosen] = measures.log_odds_z(first, second, np.maximum((first + second) * scale, 1e-9))[:-1]
    return z


def _named(tokens: Tokens, terms: Terms, chosen: NDArray[np.int64], profile: Profile) -> Bools:
    """Return which of the chosen terms the profile's catalogue names."""
    wordings = catalogue_wordings(profile, load_lexicon(profile))
    _, first = np.unique(terms.term, return_index=True)  # every term occurs
    spans = zip(terms.place[first[chosen]].tolist(), terms.length[chosen].tolist(), strict=True)
    fold = tokens.fold
    found = (tuple(tokens.folded[word] for word in fold[place : place + length]) for place, length in spans)
    return np.array([words in wordings for words in found], np.bool_)


def _omitted_by(
    counts: Counts,
    units: Counts,
    chosen: NDArray[np.int64],
    named: Bools | None,
    profile: Profile,
    settings: Settings,
) -> Texts:
    """Name the side that leaves a term out, where its silence is improbable.

    Args:
        counts: Counts by document.
        units: The same where there are enough documents, else counts by sentence.
        chosen: Columns of the counts.
        named: Where units are sentences, which of the chosen terms the catalogue names.
        profile: The sides.
        settings: Thresholds.

    Returns:
        A side or "" for each chosen term.
    """
    omitted = np.full(chosen.size, "", dtype=object)
    totals = counts.totals
    for silent in (0, 1):
        speaking = 1 - silent
        range_needed = min(settings.omission_min_documents, counts.side_documents[speaking])
        # A single readout says each thing once or twice; there the chance of silence is the stricter test.
        alone = counts.side_documents[speaking] < settings.omission_min_documents
        count_needed = settings.min_count if alone else settings.omission_min_count
        said, ranged = totals[speaking][chosen], counts.documents[speaking][chosen]
        fitting = (totals[silent][chosen] == 0) & (said >= count_needed) & (ranged >= range_needed)
        if named is None:
            chance = chance_of_silence(counts, chosen[fitting], silent)
        else:
            chance = chance_of_silence_in_sentences(units, chosen[fitting], silent, named[fitting])
        omitted[np.flatnonzero(fitting)[chance <= settings.omission_max_probability]] = profile.side_ids[silent]
    return omitted


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    """Put omissions first, then the greatest differences; ties in alphabetical order."""
    keys = pd.DataFrame({"said": frame["omitted_by"] == "", "g2": -frame["g2"].fillna(-1.0), "term": frame["term"]})
    return frame.loc[keys.sort_values(["said", "g2", "term"], kind="stable").index].reset_index(drop=True)
