"""The same tables, byte for byte, on any number of jobs."""

import json

import pytest

from analysis.comparison import compare
from analysis.settings import Settings
from analysis.tables import TABLES
from corpus import load

QUICK = Settings(bootstrap=20, permutations=20)


@pytest.fixture(scope="module")
def compared(root):
    """The sample corpus compared in one process and in two."""
    corpus = load(root / "corpus" / "june_2025_call")
    return compare(corpus, settings=QUICK, jobs=1), compare(corpus, settings=QUICK, jobs=2)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_same_bytes_on_one_job_and_on_two(compared, name):
    one, two = (comparison.table(name).to_csv().encode() for comparison in compared)
    assert one == two


def test_the_run_record_is_the_same_on_one_job_and_on_two(compared):
    one, two = (json.dumps(dict(comparison.run), sort_keys=True) for comparison in compared)
    assert one == two


def test_the_run_record_holds_every_setting_the_bounds_and_the_word_lists(compared):
    run = compared[0].run
    assert set(run["settings"]) == set(Settings.__dataclass_fields__)
    assert run["settings"]["prior_weight"] == 0.1
    assert {"constants", "wordlists", "formulas", "versions"} <= set(run)


def test_every_scored_column_of_the_term_table_has_its_formula_in_the_run_record(compared):
    formulas = " ".join(compared[0].run["formulas"])
    for name in ("g2", "log_ratio", "log_ratio_low", "log_odds_z", "p_value", "q_value", "omitted_by", "tfidf"):
        assert name in formulas
