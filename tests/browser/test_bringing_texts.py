"""What a reader does with own texts: set who tells them, paste, stop a long comparison."""

import re

import pytest

from tests.browser.conftest import delete_workspace, new_workspace, write_into_outlet

pytestmark = pytest.mark.browser

# Typing five megabytes would take a browser minutes; this is what a paste comes to.
SET_TEXT = """(field, text) => {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
LINE = (
    "Trump said on Thursday that tariffs would stay, and Xi Jinping urged Washington to lift its negative measures.\n"
)


def open_documents(page):
    page.goto("/documents")
    page.wait_for_selector("text=Paste a text")
    page.wait_for_timeout(800)


def open_own(page, name):
    page.goto("/documents?corpus=upload")
    page.wait_for_selector("text=Paste a text")
    new_workspace(page, name)
    page.wait_for_timeout(800)


def paste(page, text, title=""):
    page.get_by_role("textbox", name="Title", exact=True).fill(title)
    page.get_by_role("textbox", name="Text", exact=True).evaluate(SET_TEXT, text)
    page.get_by_role("button", name="Add the text").click()


def test_a_cell_of_the_table_can_be_changed_and_taken_back(page):
    open_documents(page)
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    page.wait_for_selector("text=Words by voice")
    page.wait_for_timeout(2500)
    write_into_outlet(page, 0, "The Morning Wire")
    page.get_by_role("link", name="Read", exact=True).click()
    page.wait_for_selector('[data-testid=stMain] p:has-text("The Morning Wire")')
    page.get_by_role("link", name="Documents", exact=True).click()
    page.get_by_role("button", name=re.compile("Take back")).click()
    page.wait_for_selector('p.px-item:has-text("→ The Morning Wire")', state="detached")


def test_hostile_text_is_pasted_and_shown_as_written(page):
    hostile = "<script>alert(1)</script> $5bn and $7bn :red[x] =cmd() \u202eabc\u202c zero\u200bwidth"
    open_own(page, "Hostile")
    paste(page, f"{LINE}{hostile}\n", title=hostile[:40])
    page.wait_for_selector('[role=status]:has-text("Added")')
    page.get_by_role("link", name="Read", exact=True).click()
    page.wait_for_selector(".px-doc")
    page.get_by_role("combobox", name="Document").click()
    page.get_by_role("option").filter(has_text="alert(1)").click()
    page.wait_for_function("document.querySelector('.px-doc')?.innerText.includes('$5bn and $7bn :red[x]')")


def test_a_long_comparison_shows_how_far_it_is_and_can_be_stopped(page):
    open_own(page, "Long")
    paste(page, LINE * 45_000, title="Five megabytes")
    page.get_by_test_id("stMain").get_by_role("button", name="Stop", exact=True).click(timeout=60_000)
    page.wait_for_selector("text=Stopped: these texts are not compared")
    assert page.get_by_role("button", name="Compare again").is_visible()
    delete_workspace(page)
    page.get_by_test_id("stSidebar").get_by_text("Sample", exact=True).first.click()
    page.wait_for_selector("text=Words by voice", timeout=60_000)
