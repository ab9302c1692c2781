"""A reader doubts a passage, corrects it, sees the verdict change, takes the correction away in files, undoes it."""

import io
import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

pytestmark = pytest.mark.browser

TOPIC, DOCUMENT = "play_with_fire", "04_asia_desk"


@pytest.fixture
def page(browser, own_server, watch):
    """A page of this file's own program; the test fails on whatever goes wrong in it."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 1000}, base_url=own_server.address, accept_downloads=True
    )
    page = context.new_page()
    wrong = watch(page, own_server.address)
    yield page
    context.close()
    assert not wrong


def open_page(page, path):
    page.goto(path)
    page.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
    settle(page)


def settle(page):
    page.wait_for_timeout(400)
    page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(400)


def verdict(page, topic=TOPIC):
    open_page(page, f"/topics?topic={topic}")
    heading = page.locator("h2.px-h2").filter(has=page.locator(".px-quiet")).first
    heading.wait_for()
    return heading.locator(".px-quiet").inner_text()


def follow_evidence(page):
    page.get_by_role("link", name="Read in context").first.click()
    page.wait_for_selector("#chosen")
    settle(page)


def choose_voice(page, name):
    page.get_by_role("radiogroup", name=re.compile("Whose voice")).or_(
        page.get_by_test_id("stButtonGroup").filter(has_text="Third parties")
    ).first.get_by_text(name, exact=True).click()
    page.wait_for_selector(".px-corrected")
    settle(page)


def undo_all(page):
    """Take back every correction of the document."""
    open_page(page, f"/read?doc={DOCUMENT}")
    while page.get_by_role("button", name="Undo").count():
        page.get_by_role("button", name="Undo").first.click()
        settle(page)


def download(page, button):
    with page.expect_download() as taken:
        page.get_by_role("button", name=re.compile(button)).first.click()
    return Path(taken.value.path()).read_bytes()


def test_a_corrected_voice_changes_the_verdict_and_an_undone_one_changes_it_back(page):
    assert "Beijing only" in verdict(page)
    follow_evidence(page)
    choose_voice(page, "Washington")
    assert "a reader said so" in page.locator("[data-testid=stMain]").inner_text()
    assert "Washington only" in verdict(page)
    assert "Corrections that touch this topic" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("button", name="Undo").first.click()
    settle(page)
    assert "Beijing only" in verdict(page)


def test_a_click_chooses_a_passage_and_shows_what_is_known_of_it(page):
    open_page(page, f"/read?doc={DOCUMENT}")
    for _ in range(10):
        page.locator('.px-p[data-no="4"]').click()
        page.wait_for_timeout(1000)
        if "at=" in page.url:
            break
    page.wait_for_function("document.querySelector('.px-at')?.dataset.no === '4'")
    settle(page)
    assert page.get_by_label("Passage", exact=True).input_value() == "4"
    assert 0 < page.locator("#chosen").bounding_box()["y"] < 1000
    assert re.search(r"at=\d+-\d+", page.url)


def test_the_keyboard_alone_chooses_and_corrects_a_passage(page):
    open_page(page, f"/read?doc={DOCUMENT}")
    for _ in range(10):  # what listens for keys comes after the text itself
        page.locator('.px-p[data-no="3"]').focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(1000)
        if "at=" in page.url:
            break
    page.wait_for_function("document.activeElement?.id === 'chosen'")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "radio":
            break
    for _ in range(5):
        if page.evaluate("document.activeElement.innerText") == "Third parties":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_selector('.px-corrected[data-no="3"]')
    undo_all(page)


def test_a_passage_that_is_not_about_the_topic_is_taken_out_and_put_back(page):
    open_page(page, f"/topics?topic={TOPIC}")
    page.get_by_role("button", name="Not about this topic").first.click()
    page.wait_for_selector("text=Does not raise")
    settle(page)
    assert "Beijing only" not in page.locator("h2.px-h2").first.inner_text()
    page.get_by_role("button", name="Undo").first.click()
    settle(page)
    assert "Beijing only" in verdict(page)


def test_corrections_stand_in_the_files_and_outlive_a_crash(page, own_server):
    verdict(page)
    follow_evidence(page)
    choose_voice(page, "Third parties")
    page.goto("about:blank")
    own_server.kill()
    own_server.start()
    open_page(page, "/export")
    book = openpyxl.load_workbook(io.BytesIO(download(page, "comparison.xlsx")), read_only=True)
    rows = list(book["corrections"].iter_rows(values_only=True))
    assert rows[1][rows[0].index("value")] == "other"
    run = json.loads(download(page, "run.json"))
    assert run["corrections"]["count"] == run["corrections"]["applied"] == 1
    table = pd.read_csv(io.BytesIO(download(page, "corrections.csv")))
    assert table[["kind", "value", "applied"]].values.tolist() == [["voice", "other", "yes"]]
    undo_all(page)


@pytest.mark.parametrize("path", [f"read?doc={DOCUMENT}&at=590-600", f"topics?topic={TOPIC}"])
def test_the_controls_fit_a_narrow_screen(browser, own_server, path):
    context = browser.new_context(viewport={"width": 400, "height": 850}, base_url=own_server.address)
    page = context.new_page()
    open_page(page, f"/{path}")
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth + 1")
    context.close()
