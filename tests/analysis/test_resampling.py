"""Tests and probabilities behind the term table, against values worked out by hand."""

import numpy as np
import pytest
from scipy import sparse, stats

from analysis.counts import Counts
from analysis.resampling import (
    bootstrap_weights,
    chance_of_silence,
    chance_of_silence_in_sentences,
    difference_p_values,
    exact_p_values,
)
from analysis.settings import Settings

SETTINGS = Settings()


def counts(first, second, words=100):
    """Two sides of one-sided documents, given what each says of one term."""
    a = np.array([*first, *([0] * len(second))], float)
    b = np.array([*([0] * len(first)), *second], float)
    sides = np.array([1.0] * len(first) + [0.0] * len(second))
    return Counts(
        by_unit=(sparse.csr_array(a[:, None]), sparse.csr_array(b[:, None])),
        words=(words * sides, words * (1 - sides)),
        documents=(np.array([(a > 0).sum()]), np.array([(b > 0).sum()])),
        side_documents=(len(first), len(second)),
    )


def test_silence_against_five_of_five_documents_is_one_of_the_ways_to_choose_five_of_ten():
    made = counts([0] * 5, [1] * 5)
    assert chance_of_silence(made, np.array([0]), 0) == pytest.approx([2 / 252])


def test_repetition_within_a_document_makes_silence_no_less_probable():
    once, often = counts([0] * 9, [1] * 4 + [0] * 5), counts([0] * 9, [8] * 4 + [0] * 5)
    column = np.array([0])
    assert chance_of_silence(once, column, 0) == chance_of_silence(often, column, 0)


def test_silence_about_a_term_named_beforehand_has_the_poisson_probability():
    made = counts([0, 0], [1, 3])
    chance = chance_of_silence_in_sentences(made, np.array([0]), 0, np.array([True]))
    assert chance == pytest.approx([np.exp(-4)])


def test_silence_about_a_term_found_in_the_corpus_has_the_probability_of_the_exact_test_on_its_sentences():
    made = counts([0] * 6, [1] * 5 + [0])
    chance = chance_of_silence_in_sentences(made, np.array([0]), 0, np.array([False]))
    assert chance == pytest.approx([stats.binomtest(5, 5, 0.5).pvalue])


def test_a_sentence_that_repeats_a_word_makes_silence_no_less_probable():
    once, often = counts([0] * 6, [1] * 5 + [0]), counts([0] * 6, [1] * 4 + [9, 0])
    chances = [chance_of_silence_in_sentences(made, np.array([0]), 0, np.array([False])) for made in (once, often)]
    assert chances[0] == chances[1]


def test_the_exact_test_is_scipys_binomial_test_for_sides_of_equal_length():
    expected = stats.binomtest(7, 8, 0.5).pvalue
    assert exact_p_values(np.array([7.0]), np.array([1.0]), (1000, 1000)) == pytest.approx([expected])


def test_a_burst_in_one_document_is_less_certain_than_the_same_count_spread_out():
    burst, spread = counts([20] + [0] * 19, [0] * 20), counts([1] * 20, [0] * 20)
    column = np.array([0])
    assert difference_p_values(burst, column)[0] > 0.2 > 0.001 > difference_p_values(spread, column)[0]


def test_every_resample_has_as_many_documents_of_each_side_as_the_corpus():
    made = counts([1] * 6, [1] * 9)
    weights = bootstrap_weights(made.words, SETTINGS)
    assert (weights[:, :6].sum(axis=1) == 6).all()
    assert (weights[:, 6:].sum(axis=1) == 9).all()
