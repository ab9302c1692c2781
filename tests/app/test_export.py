"""Export offers each table in each format and the whole comparison."""

import pytest

from analysis.export import whole_name
from analysis.formats import FORMATS
from analysis.tables import TABLES
from tests.app.conftest import html_of


@pytest.fixture
def export(app):
    return app.switch_page("app_pages/export.py").run()


@pytest.mark.parametrize("kind", [kind.name for kind in FORMATS.values() if kind.each_table])
def test_every_table_comes_in_every_table_format(export, kind):
    export.segmented_control(key="as").set_value(kind).run()
    keys = {button.key for button in export.download_button}
    assert {f"export_{table}.{kind}" for table in TABLES} <= keys


def test_the_whole_comes_in_each_format_of_a_whole_and_with_its_run_record(export):
    keys = {button.key for button in export.download_button}
    wholes = {f"export_{whole_name(kind.name)}" for kind in FORMATS.values() if not kind.each_table}
    assert len(wholes) >= 4
    assert {*wholes, "export_run.json"} <= keys


def test_the_address_holds_the_file_type(app):
    app.query_params["as"] = "parquet"
    at = app.switch_page("app_pages/export.py").run()
    assert at.segmented_control(key="as").value == "parquet"


def test_the_run_record_on_screen_names_the_corpus_by_its_fingerprint(export):
    assert '"fingerprint"' in export.code[0].value


def test_a_table_that_the_page_does_not_know_is_told_by_its_columns(app, monkeypatch):
    from analysis import tables

    known = (*tables.TABLES, "echoes")
    monkeypatch.setattr(tables, "TABLES", known)
    monkeypatch.setattr("analysis.comparison.TABLES", known)
    monkeypatch.setattr("analysis.comparison.Comparison.table", lambda self, name: getattr(self, name, self.quotes))
    at = app.switch_page("app_pages/export.py").run()
    assert not at.error
    assert any("cluster, doc id, start, end" in html and "similarity" in html for html in html_of(at).splitlines())
