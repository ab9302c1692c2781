"""Export offers each table in each format and the whole comparison."""

import pytest

from tests.app.conftest import html_of


@pytest.fixture
def export(app):
    return app.switch_page("app_pages/export.py").run()


def test_every_table_comes_in_every_table_format(export):
    from analysis.tables import TABLES

    keys = {button.key for button in export.download_button}
    assert {f"export_{table}.{kind}" for table in TABLES for kind in ("csv", "json", "parquet")} <= keys


def test_the_whole_comes_as_workbook_briefing_and_run_record(export):
    keys = {button.key for button in export.download_button}
    assert {"export_comparison.xlsx", "export_briefing.html", "export_briefing.md", "export_run.json"} <= keys


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
    assert "similarity" in next(html for html in html_of(at).splitlines() if "<b>Echoes</b>" in html)
