"""Read shows a document as written, its voices marked, and its two framings."""

import html
import re

import pytest

from tests.app.conftest import html_of

DOCUMENT = "01_wire_story"


@pytest.fixture
def read(app):
    app.query_params["doc"] = DOCUMENT
    return app.switch_page("app_pages/read.py").run()


def marked(at):
    return next(element.proto.body for element in at.get("html") if "px-doc" in element.proto.body[:60])


def test_the_address_chooses_the_document(read):
    assert read.selectbox(key="doc").value == DOCUMENT


def test_the_marked_text_reads_as_the_document_is_written(read, root):
    without = re.sub(r'<span class="px-tag">.*?</span>|<span class="px-tip".*?</span>', "", marked(read))
    shown = html.unescape(re.sub(r"<[^>]*>", "", without))
    written = (root / "corpus/june_2025_call" / f"{DOCUMENT}.md").read_text(encoding="utf-8")
    assert shown.strip() == written.split("---\n", 2)[2].strip()


def test_a_passage_tells_its_source_cue_rule_and_confidence(read):
    tips = re.findall(r'<span class="px-tip".*?</span>', marked(read))
    assert all(any(f"<b>{name}</b>" in tip for tip in tips) for name in ("Source", "Cue", "Rule", "Confidence"))


def test_each_voice_has_a_tag_beside_its_colour(read):
    assert all(f'<span class="px-tag">{name}</span>' in marked(read) for name in ("Washington", "Beijing", "Reporter"))


def test_the_passage_that_the_address_asks_for_is_highlighted(app):
    app.query_params["doc"] = DOCUMENT
    app.query_params["at"] = "300-400"
    assert marked(app.switch_page("app_pages/read.py").run()).count('id="at"') == 1


@pytest.mark.parametrize("at", ["", "x", "9-3", "0-99999999999", "-1-5"])
def test_a_place_that_is_not_in_the_document_is_ignored(app, at):
    app.query_params["doc"] = DOCUMENT
    app.query_params["at"] = at
    page = app.switch_page("app_pages/read.py").run()
    assert not page.error
    assert "px-at" not in marked(page)


def test_voices_that_were_not_chosen_are_dimmed(read):
    read.multiselect(key="voices").select("us").run()
    assert 'px-p px-second px-dim"' in marked(read)
    assert 'px-p px-first px-dim"' not in marked(read)


def test_the_two_framings_stand_in_two_columns_under_their_names(read):
    read.segmented_control(key="view").set_value("framings").run()
    drawn = html_of(read)
    assert '<div class="px-head px-first">Washington</div>' in drawn
    assert '<div class="px-head px-second">Beijing</div>' in drawn


def test_an_official_account_stands_beside_one_of_the_other_side(app):
    app.query_params["doc"] = "08_chinese_account_digest"
    app.query_params["view"] = "framings"
    page = app.switch_page("app_pages/read.py").run()
    texts = [element.proto.body for element in page.get("html") if "px-doc" in element.proto.body[:60]]
    assert ["px-first" in text for text in texts] == [True, False]


def test_choosing_another_document_drops_the_highlight(app):
    app.query_params["doc"] = DOCUMENT
    app.query_params["at"] = "300-400"
    page = app.switch_page("app_pages/read.py").run()
    page.selectbox(key="doc").set_value("02_broadsheet_analysis").run()
    assert "px-at" not in marked(page)
