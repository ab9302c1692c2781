"""Statistics of two word counts, as pure functions on numbers or numpy arrays.

Every function takes counts of a term in the first side's and the second side's text (here named after the US-China
profile, whose first side is `us`) and the number of words of each side. Scalars in, a float out; arrays in, arrays out.
Where a measure has a sign, positive means that the term leans to the first side, and swapping the sides negates it.
A measure that is undefined, because a side has no text, is NaN.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

Floats = NDArray[np.float64]
Numbers: TypeAlias = Any  # a float for scalars, an array for arrays; numpy types its own functions no closer


def expected_counts(
    us_count: ArrayLike, beijing_count: ArrayLike, us_total: ArrayLike, beijing_total: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return the counts to expect if the term were equally frequent on both sides.

    E_i = N_i * (O_1 + O_2) / (N_1 + N_2): Rayson and Garside (2000), "Comparing corpora using frequency profiling",
    Proceedings of the Workshop on Comparing Corpora, pp. 1-6, here p. 3.

    Args:
        us_count: Occurrences on the first side.
        beijing_count: Occurrences on the second side.
        us_total: Words of the first side.
        beijing_total: Words of the second side.

    Returns:
        Expected counts of the first and of the second side.

    Raises:
        ValueError: A count is negative or greater than its total.

    Example:
        >>> [round(value, 2) for value in expected_counts(620, 267, 1017879, 1007532)]
        [445.77, 441.23]
    """
    a, b, n_a, n_b = _cells(us_count, beijing_count, us_total, beijing_total)
    e_a, e_b = _expected(a, b, n_a, n_b)
    return _plain(e_a), _plain(e_b)


def log_likelihood_g2(
    us_count: ArrayLike, beijing_count: ArrayLike, us_total: ArrayLike, beijing_total: ArrayLike
) -> Numbers:
    """Return the log-likelihood ratio G2 in its two-cell keyword form, without sign.

    G2 = 2 * (O_1 ln(O_1 / E_1) + O_2 ln(O_2 / E_2)), a zero cell adding nothing: Rayson and Garside (2000), p. 3.
    Two formulas go by this name. Dunning (1993), "Accurate methods for the statistics of surprise and coincidence",
    Computational Linguistics 19(1), pp. 61-74, sums over four cells, the words that are not the term included. The two
    differ visibly for frequent words only: 12,000 against 10,000 a million is 182.07 here and 184.09 there.

    Args:
        us_count: Occurrences on the first side.
        beijing_count: Occurrences on the second side.
        us_total: Words of the first side.
        beijing_total: Words of the second side.

    Returns:
        G2, zero or greater; it has no sign, the log ratio says which side the term leans to.

    Raises:
        ValueError: A count is negative or greater than its total.

    Example:
        >>> round(log_likelihood_g2(12_000, 10_000, 1_000_000, 1_000_000), 2)
        182.07
    """
    a, b, n_a, n_b = _cells(us_count, beijing_count, us_total, beijing_total)
    e_a, e_b = _expected(a, b, n_a, n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        # O ln(O/E) as rel_entr keeps a zero cell at zero; equal rates may come out a rounding error below zero.
        g2 = 2.0 * (special.rel_entr(a, e_a) + special.rel_entr(b, e_b))
    return _plain(np.where((n_a > 0) & (n_b > 0), np.maximum(g2, 0.0), np.nan))


def log_ratio(
    us_count: ArrayLike,
    beijing_count: ArrayLike,
    us_total: ArrayLike,
    beijing_total: ArrayLike,
    zero_count: float = 0.5,
) -> Numbers:
    """Return the binary logarithm of the ratio of the two rates, an effect size.

    log2((O_1 / N_1) / (O_2 / N_2)): Hardie (2014), "Log Ratio: an informal introduction", ESRC Centre for Corpus
    Approaches to Social Science, Lancaster (a web page, without page numbers). One step is a doubling.

    Args:
        us_count: Occurrences on the first side.
        beijing_count: Occurrences on the second side.
        us_total: Words of the first side.
        beijing_total: Words of the second side.
        zero_count: What a cell of zero is counted as, so that the ratio stays finite (Hardie uses 0.5).

    Returns:
        The log ratio; positive leans to the first side, swapping the sides negates it, absent from both is zero.

    Raises:
        ValueError: A count is negative or greater than its total.

    Example:
        >>> log_ratio(40, 10, 1000, 1000), log_ratio(10, 40, 1000, 1000), log_ratio(4, 0, 1000, 1000)
        (2.0, -2.0, 3.0)
    """
    a, b, n_a, n_b = _cells(us_count, beijing_count, us_total, beijing_total)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(a > 0, a, zero_count) * n_b
        second = np.where(b > 0, b, zero_count) * n_a
        # The greater by the smaller, then the sign: so that swapping the sides negates to the last bit.
        size = np.log2(np.maximum(first, second) / np.minimum(first, second))
        ratio = np.where((a > 0) | (b > 0), np.sign(first - second) * size, 0.0)
    return _plain(np.where((n_a > 0) & (n_b > 0), ratio, np.nan))


def percent_difference(
    us_count: ArrayLike, beijing_count: ArrayLike, us_total: ArrayLike, beijing_total: ArrayLike
) -> Numbers:
    """Return by how many per cent the first side's rate is above the second's (%DIFF).

    100 * (r_1 - r_2) / r_2 with r_i = O_i / N_i: Gabrielatos and Marchi (2012), "Keyness: appropriate metrics and
    practical issues", CADS International Conference, Bologna (slides, without page numbers).

    Args:
        us_count: Occurrences on the first side.
        beijing_count: Occurrences on the second side.
        us_total: Words of the first side.
        beijing_total: Words of the second side.

    Returns:
        Per cent; positive leans to the first side. It is not symmetric: swapping the sides changes the sign but not to
        the same size. Infinite where only the first side has the term, NaN where neither has.

    Raises:
        ValueError: A count is negative or greater than its total.

    Example:
        >>> percent_difference(30, 10, 1000, 1000)
        200.0
    """
    a, b, n_a, n_b = _cells(us_count, beijing_count, us_total, beijing_total)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _plain(100.0 * (a * n_b - b * n_a) / (b * n_a))


def simple_maths(
    us_count: ArrayLike,
    beijing_count: ArrayLike,
    us_total: ArrayLike,
    beijing_total: ArrayLike,
    *,
    smoothing: float = 1.0,
) -> Numbers:
    """Return the ratio of the two smoothed rates a million words.

    (f_1 + k) / (f_2 + k) with f_i the rate a million: Kilgarriff (2009), "Simple maths for keywords", Proceedings of
    Corpus Linguistics 2009, Liverpool.

    Args:
        us_count: Occurrences on the first side.
        beijing_count: Occurrences on the second side.
        us_total: Words of the first side.
        beijing_total: Words of the second side.
        smoothing: The k of the formula; a greater one brings commoner words to the top.

    Returns:
        The ratio; above 1 leans to the first side, swapping the sides gives its reciprocal.

    Raises:
        ValueError: A count is negative or greater than its total.

    Example:
        >>> round(simple_maths(35, 263, 112_289_811, 1_559_717_242), 4)
        1.1224
    """
    a, b, n_a, n_b = _cells(us_count, beijing_count, us_total, beijing_total)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _plain((1e6 * a / n_a + smoothing) / (1e6 * b / n_b + smoothing))


def log_odds_z(us_counts: ArrayLike, beijing_counts: ArrayLike, prior_counts: ArrayLike) -> Floats:
    """Return the weighted log-odds of every word with an informative Dirichlet prior, as z-scores.

    delta = ln((y_1 + a) / (n_1 + a_0 - y_1 - a)) - ln((y_2 + a) / (n_2 + a_0 - y_2 - a)), divided by the square root
    of 1 / (y_1 + a) + 1 / (y_2 + a), the two-term variance: Monroe, Colaresi and Quinn (2008), "Fightin' words",
    Political Analysis 16(4), pp. 372-403, section 3. Totals are the sums of the arrays, so these must hold the whole
    vocabulary. The score answers "how sure", and hides omissions: a word with zero on one side scores low.

    Args:
        us_counts: Counts of the first side, one a word.
        beijing_counts: Counts of the second side, aligned.
        prior_counts: Pseudo-counts of the prior, aligned; a word with a count of zero needs one above zero.

    Returns:
        One z a word; positive leans to the first side, swapping the sides negates it.

    Raises:
        ValueError: The arrays differ in shape, or a count or a prior is negative.

    Example:
        >>> log_odds_z([30, 10, 5], [10, 30, 5], [1, 1, 1]).round(3).tolist()
        [5.168, -5.168, 0.0]
    """
    y_1 = np.asarray(us_counts, dtype=np.float64)
    y_2 = np.asarray(beijing_counts, dtype=np.float64)
    prior = np.asarray(prior_counts, dtype=np.float64)
    if not y_1.shape == y_2.shape == prior.shape:
        raise ValueError(f"the three arrays must be aligned; their shapes are {y_1.shape}, {y_2.shape}, {prior.shape}")
    if (y_1 < 0).any() or (y_2 < 0).any() or (prior < 0).any():
        raise ValueError("counts and prior counts must not be negative")
    a_0 = prior.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.log(y_1 + prior) - np.log(y_1.sum() + a_0 - y_1 - prior)
        second = np.log(y_2 + prior) - np.log(y_2.sum() + a_0 - y_2 - prior)
        z: Floats = (first - second) / np.sqrt(1.0 / (y_1 + prior) + 1.0 / (y_2 + prior))
    return z


def benjamini_hochberg(p_values: ArrayLike) -> Floats:
    """Return the q-values of several tests: the false-discovery rate at which each would be declared.

    q_(i) = min over j >= i of m * p_(j) / j: Benjamini and Hochberg (1995), "Controlling the false discovery rate",
    Journal of the Royal Statistical Society B 57(1), pp. 289-300, here p. 293, as adjusted p-values.

    Args:
        p_values: Probabilities; NaN stands for a test that was not made and counts for nothing.

    Returns:
        q-values, aligned with the input; NaN where the input is.

    Raises:
        ValueError: A value lies outside 0 to 1.

    Example:
        >>> benjamini_hochberg([0.001, 0.5, 0.9]).round(6).tolist()
        [0.003, 0.75, 0.9]
    """
    p = np.asarray(p_values, dtype=np.float64)
    made = ~np.isnan(p)
    if ((p[made] < 0) | (p[made] > 1)).any():
        raise ValueError("a p-value lies between 0 and 1")
    q = np.full(p.shape, np.nan)
    if made.any():
        q[made] = stats.false_discovery_control(p[made], method="bh")
    return q


def dispersion_dp(part_counts: ArrayLike, part_sizes: ArrayLike, *, normalised: bool = False) -> Numbers:
    """Return Gries's deviation of proportions: 0 is spread as evenly as can be, near 1 is all in one small part.

    DP = 0.5 * sum |v_i - s_i|, v_i the share of the term in part i and s_i the part's share of all words: Gries (2008),
    "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13(4), pp. 403-437,
    here p. 415. Normalised: DP / (1 - min s_i), so that 1 can be reached, in the form of Lijffijt and Gries (2012),
    the same journal 17(1), pp. 147-149.

    Args:
        part_counts: Counts of a term in the parts, or of several terms with one row each.
        part_sizes: Words of the parts.
        normalised: Whether to return DPnorm.

    Returns:
        DP of the term, or one a row; NaN for a term that does not occur.

    Raises:
        ValueError: Parts and sizes are not aligned, or a size is negative.

    Example:
        >>> round(dispersion_dp([1, 0, 0, 0, 0], [9, 10, 10, 10, 11]), 2)
        0.82
    """
    counts = np.asarray(part_counts, dtype=np.float64)
    sizes = np.asarray(part_sizes, dtype=np.float64)
    if sizes.ndim != 1 or counts.shape[-1:] != sizes.shape or (sizes < 0).any():
        raise ValueError(f"counts of shape {counts.shape} need as many non-negative part sizes, found {sizes.shape}")
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = sizes / sizes.sum()
        dp = 0.5 * np.abs(counts / counts.sum(axis=-1, keepdims=True) - shares).sum(axis=-1)
        return _plain(dp / (1.0 - shares.min()) if normalised else dp)


def jensen_shannon(us_counts: ArrayLike, beijing_counts: ArrayLike) -> Numbers:
    """Return the Jensen-Shannon divergence of two word distributions in bits.

    H((p + q) / 2) - (H(p) + H(q)) / 2 with equal weights and base 2: Lin (1991), "Divergence measures based on the
    Shannon entropy", IEEE Transactions on Information Theory 37(1), pp. 145-151, here p. 148. It grows as texts get
    shorter: read it beside its permutation null only.

    Args:
        us_counts: Counts of the first side, one a word, or several rows of them.
        beijing_counts: Counts of the second side, aligned.

    Returns:
        0 (the same) to 1 (no word in common); one a row; NaN where a side has no words.

    Example:
        >>> jensen_shannon([1, 1, 0], [1, 1, 0]), jensen_shannon([5, 0], [0, 3])
        (0.0, 1.0)
    """
    first = np.asarray(us_counts, dtype=np.float64)
    second = np.asarray(beijing_counts, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = first / first.sum(axis=-1, keepdims=True)
        q = second / second.sum(axis=-1, keepdims=True)
        middle = (p + q) / 2.0
        nats = (special.rel_entr(p, middle) + special.rel_entr(q, middle)).sum(axis=-1) / 2.0
        return _plain(np.clip(nats / np.log(2.0), 0.0, 1.0))


def _cells(
    us_count: ArrayLike, beijing_count: ArrayLike, us_total: ArrayLike, beijing_total: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the four inputs as float arrays of one shape, checked."""
    a, b, n_a, n_b = np.broadcast_arrays(
        *(np.asarray(cell, dtype=np.float64) for cell in (us_count, beijing_count, us_total, beijing_total))
    )
    if (a < 0).any() or (b < 0).any() or (a > n_a).any() or (b > n_b).any():
        raise ValueError("a count must lie between zero and its side's number of words")
    return a, b, n_a, n_b


def _expected(a: Floats, b: Floats, n_a: Floats, n_b: Floats) -> tuple[Floats, Floats]:
    """Share the joint count out by the sides' lengths."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = (a + b) / (n_a + n_b)
    return n_a * rate, n_b * rate


def _plain(values: Floats) -> Numbers:
    """Return a float for a scalar, the array otherwise."""
    return float(values) if np.ndim(values) == 0 else values
