"""What a reader does with the page: look, select, follow, read."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import HEADING, PAGES, ROW

pytestmark = pytest.mark.browser


def open_page(page, path=""):
    """Open a page and wait until the sidebar has counted the words, which is the last thing before the page itself."""
    page.goto(f"/{path}")
    page.wait_for_selector(".px-bar", state="attached")
    page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")


def click_row(page, number, height=ROW):
    """Select a row of the page's first table."""
    box = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + HEADING + height * number + height / 2)


def test_every_page_opens_from_the_navigation(page):
    open_page(page)
    for title in PAGES:
        page.get_by_role("link", name=title, exact=True).click()
        page.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=title)
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


def test_selecting_a_topic_row_shows_its_evidence_and_leads_to_the_passage(page):
    open_page(page, "topics?topic=taiwan")
    page.wait_for_selector("text=Evidence for the topic")
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    page.wait_for_timeout(800)
    click_row(page, 1)
    page.wait_for_function("!location.search.includes('topic=taiwan')")
    page.wait_for_selector(".px-card")
    page.get_by_role("link", name="Read in context").first.click()
    page.wait_for_selector("#at")
    page.wait_for_timeout(800)
    assert re.search(r"/read\?.*doc=.*at=\d+-\d+", page.url)
    box = page.locator("#at").bounding_box()
    assert 0 < box["y"] < 1000


def test_a_copied_address_reopens_the_passage(page):
    open_page(page, "read?doc=04_asia_desk&at=10-60")
    page.wait_for_selector("#at")
    assert "Asia desk" in page.get_by_role("combobox", name="Document").input_value()


def test_pointing_at_a_passage_shows_its_source_cue_and_rule(page):
    open_page(page, "read?doc=01_wire_story")
    passage = page.locator(".px-p.px-first").nth(2)
    passage.focus()
    assert passage.locator(".px-tip").is_visible()
    assert "Rule" in passage.locator(".px-tip").inner_text()


def test_picking_a_bar_shows_the_passages_behind_it(page):
    open_page(page)
    bar = page.locator("[data-testid=stVegaLiteChart] .mark-rect path").first
    bar.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    before = page.locator(".px-card").count()
    bar.click()
    page.wait_for_function(
        "before => document.querySelectorAll('.px-card').length > before", arg=before, timeout=10_000
    )


def test_picking_a_point_shows_the_lines_of_its_term(page):
    open_page(page, "terms?term=trade")
    point = page.locator("[data-testid=stVegaLiteChart] .mark-symbol.role-mark path[aria-label*='Term: Geneva;']").first
    point.wait_for()
    page.wait_for_timeout(800)
    point.click(force=True)
    page.wait_for_function("!location.search.includes('term=trade')")
    term = parse_qs(urlsplit(page.url).query)["term"][0]
    page.wait_for_function(
        "term => document.querySelector('.px-kwic mark')?.innerText.toLowerCase().includes(term.slice(0, 4))",
        arg=term.casefold(),
    )


@pytest.mark.parametrize(
    ("path", "name", "field"),
    [
        ("topics", "topic", "Evidence for the topic"),
        ("terms?leaning=beijing&measure=log_ratio", "term", "Term"),
        ("quotes?quote_voice=us,beijing", "quote", "Utterance"),
    ],
)
def test_a_copied_address_reopens_what_was_selected(page, browser, server, watch, path, name, field):
    open_page(page, path)
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    page.wait_for_timeout(800)
    before = page.get_by_role("combobox", name=field, exact=True).input_value()
    page.locator("[data-testid=stDataFrame]").first.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    click_row(page, 3, height=70 if path.startswith("quotes") else ROW)
    page.wait_for_function("name => location.search.includes(name + '=')", arg=name)
    page.wait_for_function(
        "([field, before]) => [...document.querySelectorAll('[role=combobox]')].every(box => box.value !== before)",
        arg=[field, before],
    )
    selected = page.get_by_role("combobox", name=field, exact=True).input_value()
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    other = context.new_page()
    wrong = watch(other, server)
    other.goto(page.url)
    box = other.get_by_role("combobox", name=field, exact=True)
    box.wait_for()
    assert box.input_value() == selected != before
    assert set(parse_qs(urlsplit(page.url).query)) == set(parse_qs(urlsplit(other.url).query))
    context.close()
    assert not wrong


def test_a_finding_of_the_overview_leads_to_its_sentence(page):
    open_page(page)
    page.get_by_role("heading", name="Negative and restrictive measures").wait_for()
    finding = page.get_by_test_id("stVerticalBlock").filter(
        has=page.get_by_role("heading", name="Negative and restrictive measures")
    )
    finding.last.get_by_role("link", name="Read in context").click()
    page.wait_for_selector(".px-at")
    assert "negative measures" in page.locator(".px-at").first.inner_text()


def test_ten_readers_at_once_all_get_the_sample(browser, server, watch):
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=server)
    tabs = [context.new_page() for _ in range(10)]
    wrong = [watch(tab, server) for tab in tabs]
    for number, tab in enumerate(tabs):
        tab.goto(f"/{list(PAGES.values())[number % len(PAGES)]}", wait_until="commit")
    for tab in tabs:
        tab.wait_for_selector(".px-bar", state="attached", timeout=60_000)
        assert "composed sample" in tab.locator("[data-testid=stSidebar]").inner_text()
        assert tab.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    context.close()
    assert not any(wrong)
