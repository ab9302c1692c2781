"""The measures against published values, their signs, and their edges."""

import doctest
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import measures

COUNTS = st.integers(min_value=0, max_value=5_000)
TOTALS = st.integers(min_value=5_000, max_value=2_000_000)
WAR = (
    620,
    267,
    1_017_879,
    1_007_532,
)  # "war" in AmE06 and BE06: Brezina (2018), Statistics in Corpus Linguistics, ch. 3
GRIES_PARTS = ("bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat")  # Gries (2008), the toy corpus


def test_docstring_examples_run():
    assert doctest.testmod(measures).failed == 0


def test_expected_counts_of_brezina_2018():
    assert measures.expected_counts(*WAR) == pytest.approx((445.77, 441.23), abs=0.01)


def test_g2_of_brezina_2018():
    assert measures.log_likelihood_g2(*WAR) == pytest.approx(140.87, abs=0.01)


def test_log_ratio_of_brezina_2018():
    assert measures.log_ratio(*WAR) == pytest.approx(1.2, abs=0.01)


def test_percent_difference_of_brezina_2018():
    assert measures.percent_difference(*WAR) == pytest.approx(129.85, abs=0.05)


def test_g2_is_the_two_cell_form_of_rayson_and_garside_2000():
    # The four-cell form of Dunning (1993) gives 184.09 on the same counts.
    assert measures.log_likelihood_g2(12_000, 10_000, 1_000_000, 1_000_000) == pytest.approx(182.07, abs=0.005)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [((540, 0, 116_000, 5_451_382), 4180.78), ((10, 10, 150, 150), 0.0), ((7, 0, 10_000, 100_000), 33.57),
     ((540, 7525, 116_000, 5_451_382), 534.64)],
)  # fmt: skip
def test_g2_of_the_lancaster_calculator_as_read_by_clic(cells, expected):
    assert measures.log_likelihood_g2(*cells) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(("letter", "expected"), [("b", 0.02), ("i", 0.82), ("q", 0.8), ("x", 0.78)])
def test_dispersion_of_the_toy_corpus_of_gries_2008(letter, expected):
    counts = [part.count(letter) for part in GRIES_PARTS]
    assert measures.dispersion_dp(counts, [len(part) for part in GRIES_PARTS]) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(("letter", "expected"), [("b", 0.024), ("i", 1.0), ("q", 0.976), ("x", 0.951)])
def test_normalised_dispersion_of_the_toy_corpus_of_gries_2008(letter, expected):
    counts = [part.count(letter) for part in GRIES_PARTS]
    sizes = [len(part) for part in GRIES_PARTS]
    assert measures.dispersion_dp(counts, sizes, normalised=True) == pytest.approx(expected, abs=5e-4)


def test_simple_maths_of_kilgarriff_2009():
    assert measures.simple_maths(35, 263, 112_289_811, 1_559_717_242) == pytest.approx(1.1224, abs=5e-5)


def test_log_odds_z_agrees_with_the_fighting_words_code_of_hessel():
    # Words: the, cat, dog, purr, bark; values as juliamendelsohn/logodds asserts them, over its whole vocabulary.
    counts = [500, 40, 6, 9, 0, 1, 300, 0], [520, 5, 44, 0, 11, 0, 290, 7]
    prior = np.array([100_000, 50, 50, 5, 5, 5, 80_000, 5]) + 0.01
    expected = [-0.0418221428687848, 2.8790441554595216, -3.068637214930627, 1.9757749829094806, -2.269344973404529]
    assert measures.log_odds_z(*counts, prior)[:5] == pytest.approx(expected, abs=1e-10)


def test_q_values_of_three_tests():
    assert measures.benjamini_hochberg([0.001, 0.5, 0.9]) == pytest.approx([0.003, 0.75, 0.9], abs=1e-12)


def test_a_test_that_was_not_made_does_not_raise_the_other_q_values():
    q = measures.benjamini_hochberg([0.001, np.nan, 0.5, 0.9])
    assert np.isnan(q[1])
    assert q[[0, 2, 3]] == pytest.approx([0.003, 0.75, 0.9])


def _reference_value(case):
    given_, stat = case["inputs"], case["stat"]
    if stat == "benjamini_hochberg":
        return measures.benjamini_hochberg(given_["p"])
    if stat.startswith("gries"):
        parts = [part.split() for part in given_["parts"].split("|")]
        counts = [[part.count(kind) for part in parts] for kind in given_["types"]]
        return measures.dispersion_dp(counts, [len(part) for part in parts], normalised=stat.endswith("norm"))
    if stat == "log_odds_z_2term":
        words = list(case["expected"])
        columns = [[given_[name].get(word, 0) for word in words] for name in ("counts_a", "counts_b", "prior")]
        return measures.log_odds_z(columns[0], columns[1], np.array(columns[2]) + given_["alpha"])
    cells = [given_[name] for name in ("a", "b", "n_a", "n_b")]
    if stat == "log_ratio_add_half":
        return measures.log_ratio(cells[0] + 0.5, cells[1] + 0.5, *cells[2:])
    if stat == "simple_maths":
        return measures.simple_maths(*cells, smoothing=given_["k"])
    if stat.startswith("expected"):
        return measures.expected_counts(*cells)["ab".index(stat[-1])]
    named = {"g2_two_cell": measures.log_likelihood_g2, "log_ratio_raw": measures.log_ratio,
             "percent_diff": measures.percent_difference}  # fmt: skip
    return named[stat](*cells)


def test_every_case_of_the_reference_file_holds_within_its_tolerance(shared):
    cases = json.loads((shared / "reference" / "keyness_cases.json").read_text(encoding="utf-8"))["cases"]
    wrong = []
    for case in cases:
        expected = case["expected"]
        expected = list(expected.values()) if isinstance(expected, dict) else expected
        if not np.allclose(_reference_value(case), expected, rtol=0, atol=case["tol"] * (1 + 1e-9)):
            wrong.append(case["id"])
    assert wrong == []


@given(COUNTS, COUNTS, TOTALS, TOTALS)
def test_swapping_the_sides_negates_the_log_ratio(a, b, n_a, n_b):
    assert measures.log_ratio(a, b, n_a, n_b) == -measures.log_ratio(b, a, n_b, n_a)


@given(COUNTS, COUNTS, TOTALS, TOTALS)
def test_swapping_the_sides_leaves_g2_as_it_is(a, b, n_a, n_b):
    swapped = measures.log_likelihood_g2(b, a, n_b, n_a)
    assert measures.log_likelihood_g2(a, b, n_a, n_b) == pytest.approx(swapped, rel=1e-9, abs=1e-9)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=20))
def test_swapping_the_sides_negates_the_log_odds(pairs):
    first, second = zip(*pairs, strict=True)
    prior = np.full(len(first), 0.5)
    assert measures.log_odds_z(first, second, prior) == pytest.approx(-measures.log_odds_z(second, first, prior))


@given(COUNTS, COUNTS, TOTALS, TOTALS)
def test_expected_counts_add_up_to_the_observed_ones(a, b, n_a, n_b):
    assert sum(measures.expected_counts(a, b, n_a, n_b)) == pytest.approx(a + b)


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=30))
def test_a_q_value_is_never_below_its_p_value(p_values):
    assert (measures.benjamini_hochberg(p_values) >= np.array(p_values) - 1e-12).all()


def test_arrays_give_what_their_cells_give_one_by_one():
    a, b = np.array([620, 5, 0]), np.array([267, 0, 9])
    single = [measures.log_likelihood_g2(x, y, 10_000, 20_000) for x, y in zip(a, b, strict=True)]
    assert measures.log_likelihood_g2(a, b, 10_000, 20_000) == pytest.approx(single)


def test_a_zero_cell_counts_as_a_half_in_the_log_ratio():
    assert measures.log_ratio(8, 0, 1000, 1000) == pytest.approx(4.0)


def test_the_count_that_stands_for_zero_can_be_chosen():
    assert measures.log_ratio(8, 0, 1000, 1000, zero_count=1.0) == pytest.approx(3.0)


@pytest.mark.parametrize("measure", [measures.log_likelihood_g2, measures.log_ratio, measures.percent_difference])
def test_a_side_without_text_has_no_score(measure):
    assert np.isnan(measure(5, 0, 1000, 0))


def test_a_count_above_its_total_is_refused():
    with pytest.raises(ValueError, match="between zero and its side's number of words"):
        measures.log_likelihood_g2(11, 0, 10, 10)


def test_unaligned_arrays_are_refused():
    with pytest.raises(ValueError, match="aligned"):
        measures.log_odds_z([1, 2], [1, 2, 3], [1, 1])


def test_texts_without_a_common_word_diverge_by_one_bit():
    assert measures.jensen_shannon([3, 2, 0], [0, 0, 7]) == pytest.approx(1.0)


def test_divergence_agrees_with_scipy():
    from scipy.spatial.distance import jensenshannon

    first, second = [9, 3, 1, 0], [2, 2, 5, 4]
    assert measures.jensen_shannon(first, second) == pytest.approx(jensenshannon(first, second, base=2) ** 2)
