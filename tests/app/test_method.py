"""Method: rules with their counts, formulas, thresholds, limits, the run record and how to cite."""

from dataclasses import fields

import pytest

from analysis.settings import Settings
from tests.app.conftest import html_of


@pytest.fixture
def method(app):
    return app.switch_page("app_pages/method.py").run()


def table(at, column):
    return next(frame.value for frame in at.dataframe if column in frame.value)


def test_every_rule_of_these_texts_is_listed_with_its_count(method):
    passages = method.session_state["comparison"].passages
    rules = table(method, "rule")
    assert dict(zip(rules["rule"], rules["passages"], strict=True)) == passages["rule"].value_counts().to_dict()
    assert all(rules["meaning"])


def test_both_forms_of_g2_are_written_out_and_told_apart(method):
    formulas = [element.value for element in method.latex]
    assert sum("G^2" in formula for formula in formulas) == 2
    drawn = html_of(method)
    assert "182.07" in drawn
    assert "184.09" in drawn


def test_every_threshold_is_listed_with_what_it_does(method):
    settings = table(method, "default")
    assert list(settings["name"]) == [field.name.replace("_", " ") for field in fields(Settings)]
    assert all(settings["meaning"])


def test_the_citation_holds_the_fingerprints(method):
    run = method.session_state["comparison"].run
    citation = next(code.value for code in method.code if code.value.startswith("Parallax"))
    assert run["corpus"]["fingerprint"] in citation
    assert run["profile"]["fingerprint"] in citation


def test_limits_and_run_record_stand_on_the_page(method):
    assert {"Limits", "Run record", "How to cite"} <= {header.value for header in method.header}


def test_the_page_says_how_copies_and_corrections_count(method):
    drawn = html_of(method)
    assert "Each text counts once" in drawn
    assert "0 corrections count here" in drawn
