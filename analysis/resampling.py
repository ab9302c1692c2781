"""How sure a difference is: bootstrap intervals, tests, and the chance of silence.

Words of one document are not independent: a word said once is likely to be said again. So where there are enough
documents these count documents, not words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

from analysis.counts import Counts, Floats
from analysis.settings import Settings
from analysis.tokens import Bools

MANY = 5_000
"""Documents from which on the chance of silence is computed as if each could be drawn twice."""
BLOCK = 20_000
"""Terms handled at once, which bounds memory."""


def bootstrap_weights(words: tuple[Floats, Floats], settings: Settings) -> NDArray[np.float32]:
    """Draw how often each unit stands in each resample.

    Units that carry the first side only, the second only, and both are resampled apart, so that no resample is without
    a side and a press article's two sides move together.

    Args:
        words: Words of each side in each unit.
        settings: Number of resamples and seed.

    Returns:
        Resamples by units; units without either side stay at zero.
    """
    generator = np.random.default_rng(settings.seed)
    weights = np.zeros((settings.bootstrap, words[0].size), np.float32)
    kind = (words[0] > 0) + 2 * (words[1] > 0)
    for stratum in (1, 2, 3):
        units = np.flatnonzero(kind == stratum)
        if units.size:
            drawn = generator.integers(0, units.size, size=(settings.bootstrap, units.size))
            for row, sample in enumerate(drawn):
                weights[row, units] = np.bincount(sample, minlength=units.size)
    return weights


def bootstrap_log_ratio(counts: Counts, chosen: NDArray[np.int64], settings: Settings) -> tuple[Floats, Floats]:
    """Return the 95 % percentile bootstrap interval of the log ratio of each chosen term.

    Resampling a count of zero gives zero again and again, which would make the interval of an omission too narrow. A
    term that a side does not have is therefore resampled as a draw from Gamma(1/2, 1), the posterior of a Poisson count
    observed as zero under Jeffreys' prior; its mean is the half that the point estimate uses.

    Args:
        counts: Counts by unit.
        chosen: Columns of the counts.
        settings: Number of resamples and seed.

    Returns:
        Lower and upper ends.
    """
    low, high = np.full(chosen.size, np.nan), np.full(chosen.size, np.nan)
    if settings.bootstrap < 1:
        return low, high
    weights = bootstrap_weights(counts.words, settings)
    totals = [weights @ words for words in counts.words]
    jeffreys = np.random.default_rng(settings.seed).gamma(0.5, size=settings.bootstrap)[:, None]
    for start in range(0, chosen.size, BLOCK):
        block = chosen[start : start + BLOCK]
        rates = []
        for matrix, total in zip(counts.by_unit, totals, strict=True):
            part = matrix[:, block]
            drawn = np.asarray(part.T @ weights.T).T.astype(np.float64)
            absent = np.asarray(part.sum(axis=0)).ravel() == 0
            drawn = np.where(absent, jeffreys, np.where(drawn > 0, drawn, 0.5))
            rates.append(np.log2(np.maximum(drawn, 1e-6)) - np.log2(total)[:, None])
        ends = np.quantile(rates[0] - rates[1], [0.025, 0.975], axis=0)
        low[start : start + BLOCK], high[start : start + BLOCK] = ends
    return low, high


def difference_p_values(counts: Counts, chosen: NDArray[np.int64]) -> Floats:
    """Return the probability of a difference as great as that of each chosen term, were there none.

    The greater of two probabilities. First, the exact binomial test on words: of all occurrences, each falls to a side
    with the probability of the side's share of words; it holds for the smallest counts, where the chi-square
    approximation of G2 does not. Second, a test of the difference in rates with a variance estimated from the units,
    which is wide for words that cluster in few of them: with r the pooled rate, x a unit's count and n its words, the
    variance is the sum over units of ((x_1 - r n_1) / N_1 - (x_2 - r n_2) / N_2)^2.

    Args:
        counts: Counts by unit.
        chosen: Columns of the counts.

    Returns:
        Two-sided p-values.
    """
    sizes = counts.sizes
    p = np.ones(chosen.size)
    scale = counts.words[0] / sizes[0] - counts.words[1] / sizes[1]
    units = int(((counts.words[0] > 0) | (counts.words[1] > 0)).sum())
    for start in range(0, chosen.size, BLOCK):
        block = chosen[start : start + BLOCK]
        parts = [sparse.csr_array(matrix[:, block], dtype=np.float64) for matrix in counts.by_unit]
        a, b = (np.asarray(part.sum(axis=0)).ravel() for part in parts)
        exact = exact_p_values(a, b, sizes)
        contrast = sparse.csr_array(parts[0] * (1.0 / sizes[0]) - parts[1] * (1.0 / sizes[1]))
        rate = (a + b) / sum(sizes)
        squares = np.asarray(contrast.multiply(contrast).sum(axis=0)).ravel()
        variance = squares - 2.0 * rate * (contrast.T @ scale) + rate**2 * (scale @ scale)
        if units > 1:
            z = np.abs(a / sizes[0] - b / sizes[1]) / np.sqrt(np.maximum(variance * units / (units - 1), 1e-30))
            p[start : start + BLOCK] = np.maximum(exact, 2.0 * stats.t.sf(z, units - 1))
        else:
            p[start : start + BLOCK] = exact
    return p


def exact_p_values(a: Floats, b: Floats, sizes: tuple[int, int]) -> Floats:
    """Return two-sided p-values of the exact binomial test of equal rates (twice the smaller tail, at most 1)."""
    share = sizes[0] / sum(sizes)
    below = stats.binom.cdf(a, a + b, share)
    above = stats.binom.sf(a - 1, a + b, share)
    p: Floats = np.minimum(1.0, 2.0 * np.minimum(below, above))
    return p


def chance_of_silence(counts: Counts, chosen: NDArray[np.int64], silent: int) -> Floats:
    """Return the probability that a side says nothing of a term by chance, documents being the units.

    Given the k documents in which the other side says it, the probability that a random k of all documents' sides would
    leave one of the two sides without any. A side of twice the words a document is twice as likely to hold a mention
    (Fisher's noncentral hypergeometric distribution; Fog (2008), Communications in Statistics 37(2), pp. 241-257).
    Repetition within a document counts for nothing.

    Args:
        counts: Counts by document.
        chosen: Columns of the counts.
        silent: 0 or 1, the side whose silence is judged.

    Returns:
        One probability a term; meaningful where the silent side has none.
    """
    speaking = 1 - silent
    sizes = counts.sizes
    said, place = np.unique(counts.documents[speaking][chosen], return_inverse=True)
    here, there = counts.side_documents[speaking], counts.side_documents[silent]
    odds = (sizes[speaking] / here) / (sizes[silent] / there)
    chances = np.ones(said.size)
    for index, k in enumerate(said.tolist()):
        if k > MANY or here + there > MANY:  # so many that drawing without replacement makes no difference
            share = sizes[speaking] / sum(sizes)
            chances[index] = share**k + (1.0 - share) ** k
        elif k:
            drawn = stats.nchypergeom_fisher(here + there, here, k, odds)
            chances[index] = drawn.pmf(k) + (drawn.pmf(0) if k <= there else 0.0)
    return chances[place]


def chance_of_silence_in_sentences(sentences: Counts, chosen: NDArray[np.int64], silent: int, named: Bools) -> Floats:
    """Return the probability that a side says nothing of a term by chance, where there are too few documents.

    A term that the corpus itself brought up was picked because one side repeats it, so its frequency there overstates
    its rate. Given the k sentences that say it, wherever they stand, the probability is the two-sided exact one of all
    k falling to the speaking side, each with that side's share of words; a sentence that repeats it counts once. A term
    that was named before looking has no such advantage: its probability is the Poisson probability of zero in this
    side's length at the other side's rate. Either way sentences are taken as independent, which only more documents
    could refute.

    Args:
        sentences: Counts by sentence.
        chosen: Columns of the counts.
        silent: 0 or 1, the side whose silence is judged.
        named: For each chosen term, whether it was named before looking.

    Returns:
        One probability a term; meaningful where the silent side has none.
    """
    speaking, sizes = 1 - silent, sentences.sizes
    part = sparse.csc_array(sentences.by_unit[speaking][:, chosen])
    said: Floats = np.diff(part.indptr).astype(np.float64)
    share = sizes[speaking] / sum(sizes)
    expected = sentences.totals[speaking][chosen] * sizes[silent] / sizes[speaking]
    here, there = share**said, (1.0 - share) ** said
    return np.where(named, np.exp(-expected), np.where(there <= here, here + there, here))
