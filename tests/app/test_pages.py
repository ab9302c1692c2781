"""Every page opens on the sample, says something, and offers its tables."""

import pytest

from tests.app.conftest import PAGES, html_of

TABLES_OF = {
    "overview": {"topics", "claims", "documents", "summary"},
    "read": {"passages"},
    "topics": {"topics", "claims"},
    "terms": {"terms"},
    "quotes": {"quotes"},
    "series": set(),
    "documents": {"documents"},
    "method": set(),
    "export": {
        *("documents", "passages", "terms", "topics", "claims", "quotes", "summary"),
        *("wordings", "figures", "series"),
    },
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_sample_without_an_error(app, page):
    at = app.switch_page(f"app_pages/{page}.py").run()
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title(app, page):
    assert len(app.switch_page(f"app_pages/{page}.py").run().title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_each_table_of_a_page_can_be_downloaded(app, page):
    at = app.switch_page(f"app_pages/{page}.py").run()
    keys = [button.key for button in at.download_button]
    offered = {table for table in TABLES_OF["export"] if any(f"_{table}" in key for key in keys)}
    assert offered >= TABLES_OF[page]  # a chosen topic may bring tables of its own


def test_the_sidebar_names_the_corpus_and_counts_the_words_of_each_voice(app):
    drawn = html_of(app)
    assert "composed sample" in drawn
    assert all(f"</i>{voice}</td>" in drawn for voice in ("Washington", "Beijing", "Reporters"))


def test_tables_have_a_name_for_screen_readers(app):
    for page in PAGES:
        at = app.switch_page(f"app_pages/{page}.py").run()
        assert all(table.proto.alt for table in at.dataframe)
