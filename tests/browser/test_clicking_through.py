"""What a reader does with the page: look, select, follow, read, take away, bring own texts."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGES = {
    "Overview": "",
    "Read": "read",
    "Topics and omissions": "topics",
    "Terms": "terms",
    "Quotes": "quotes",
    "Series": "series",
    "Documents": "documents",
    "Method": "method",
    "Export": "export",
}
ROW, HEADING = 35, 36
"""Heights in pixels of a table's row and of its heading."""


def open_page(page, path=""):
    """Open a page and wait until the sidebar has counted the words, which is the last thing before the page itself."""
    page.goto(f"/{path}")
    page.wait_for_selector(".px-bar", state="attached")
    page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")


def click_row(page, number):
    """Select a row of the page's first table."""
    box = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + HEADING + ROW * number + ROW / 2)


@pytest.mark.parametrize("title", PAGES)
def test_a_page_opens_from_its_address(page, title):
    open_page(page, PAGES[title])
    assert page.locator("h1").inner_text() == title
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


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


def test_a_table_is_taken_away_as_csv(page):
    open_page(page, "topics")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Download topics")).click()
    content = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert content.startswith("topic,label,origin,verdict,us_passages,beijing_passages")


@pytest.mark.parametrize(
    ("button", "name", "start"),
    [
        ("Workbook", "comparison.xlsx", b"PK"),
        ("Briefing \\(HTML", "briefing.html", b"<!"),
        ("Run record", "run.json", b"{"),
    ],
)
def test_the_whole_comparison_is_taken_away(page, button, name, start):
    open_page(page, "export")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(button)).click()
    assert download.value.suggested_filename == name
    assert Path(download.value.path()).read_bytes().startswith(start)


def test_an_uploaded_text_is_compared_and_survives_a_change_of_page(page):
    open_page(page)
    page.get_by_test_id("stSidebar").get_by_text("Upload", exact=True).first.click()
    page.wait_for_selector("text=Add the texts on the left")
    hostile = "<script>alert(1)</script> $5 :red[x]"
    text = f"Xinhua reported that Xi Jinping urged Trump to lift the negative measures.\n{hostile}"
    page.locator("input[type=file]").set_input_files(
        [{"name": "mine.txt", "mimeType": "text/plain", "buffer": text.encode()}]
    )
    page.wait_for_selector("text=No passage carries the voice of Washington")
    page.get_by_role("link", name="Read", exact=True).click()
    page.wait_for_selector(".px-doc")
    assert hostile in page.locator(".px-doc").inner_text()


def test_following_a_link_keeps_the_uploaded_texts(page):
    open_page(page)
    page.get_by_test_id("stSidebar").get_by_text("Upload", exact=True).first.click()
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "mine.txt",
                "mimeType": "text/plain",
                "buffer": b"Trump said that the tariffs would stay in place.\n",
            }
        ]
    )
    page.get_by_role("link", name="Read in context").first.click()
    page.wait_for_selector("#at")
    assert "the tariffs would stay" in page.locator("#at").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_narrow_screen(browser, server, scheme):
    context = browser.new_context(viewport={"width": 400, "height": 850}, color_scheme=scheme, base_url=server)
    page = context.new_page()
    for path in PAGES.values():
        page.goto(f"{server}/{path}")
        page.wait_for_selector(".px-bar", state="attached")
        page.wait_for_timeout(800)
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth + 1"), path
    context.close()
