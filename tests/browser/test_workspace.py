"""What a reader brings and corrects stays: after a restart, in another browser, and while two work at once."""

import re

import pytest

from tests.browser.conftest import delete_workspace, new_workspace, put_in, settled, write_into_outlet

pytestmark = pytest.mark.browser

US = "The White House said on Thursday that President Trump had raised fentanyl and tariffs with Xi Jinping.\n"
BEIJING = "China's foreign ministry said that Xi Jinping had urged Washington to lift its negative measures.\n"


@pytest.fixture
def visit(browser, own_server, watch):
    """Open an address of this file's program in a browser of its own; fail on whatever goes wrong in it."""
    contexts, wrong = [], []

    def open_in_new_browser(path):
        context = browser.new_context(
            viewport={"width": 1440, "height": 1000}, base_url=own_server.address, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        wrong.append(watch(page, own_server.address))
        page.goto(path)
        return page

    yield open_in_new_browser
    for context in contexts:
        context.close()
    assert not [each for found in wrong for each in found]


def test_what_was_brought_and_set_is_there_after_the_program_was_killed(visit, own_server):
    page = visit("/documents?corpus=upload")
    new_workspace(page, "To be killed")
    put_in(page, us=US, beijing=BEIJING)
    settled(page)
    page.get_by_role("textbox", name="Title", exact=True).fill("A pasted account")
    page.get_by_role("textbox", name="Text", exact=True).fill(BEIJING * 2)
    page.get_by_role("button", name="Add the text").click()
    page.wait_for_selector('[role=status]:has-text("Added")')
    settled(page)
    write_into_outlet(page, 0, "The Morning Wire")
    address = page.url
    assert re.search(r"workspace=[0-9a-f]{16}", address)
    page.context.close()
    own_server.kill()
    own_server.start()
    later = visit(address)
    settled(later)
    assert later.get_by_text("3 documents").count()
    assert later.locator('p.px-item:has-text("→ The Morning Wire")').count()
    assert later.get_by_role("textbox", name="Title", exact=True).input_value() == ""


def test_a_copied_address_opens_the_same_texts_in_another_browser(visit, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "us.txt").write_text(US, encoding="utf-8")
    first = visit("/documents?corpus=folder")
    field = first.get_by_role("textbox", name="Folder on this machine")
    field.fill(str(tmp_path / "texts"))
    field.press("Enter")
    settled(first)
    first.wait_for_function("location.search.includes('folder=')")
    first.get_by_role("link", name="Read", exact=True).click()
    first.wait_for_selector(".px-doc")
    second = visit(first.url)
    second.wait_for_selector(".px-doc")
    assert "raised fentanyl" in second.locator(".px-doc").inner_text()


def test_two_who_correct_at_once_lose_nothing(visit):
    one, two = visit("/documents"), visit("/documents")
    settled(one)
    settled(two)
    write_into_outlet(one, 0, "The Morning Wire")
    write_into_outlet(two, 1, "The Evening Post")
    # The second one's next interaction showed both; the first one's shows them too.
    assert two.locator('p.px-item:has-text("→ The Morning Wire")').count()
    one.get_by_role("link", name="Read", exact=True).click()
    one.wait_for_selector(".px-doc")
    one.get_by_role("link", name="Documents", exact=True).click()
    settled(one)
    for outlet in ("The Morning Wire", "The Evening Post"):
        one.wait_for_selector(f'p.px-item:has-text("→ {outlet}")')


def test_texts_are_taken_away_as_a_folder_brought_back_and_deleted(visit, tmp_path):
    page = visit("/documents?corpus=upload")
    new_workspace(page, "To be taken away")
    put_in(page, us=US, beijing=BEIJING)
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a folder").click()
    download.value.save_as(tmp_path / "texts.zip")
    assert page.get_by_text("2 texts and 0 corrections are lost").count()
    delete_workspace(page)
    page.wait_for_function("![...document.querySelectorAll('input')].some(field => field.value.includes('taken away'))")
    other = visit("/documents?corpus=upload")
    new_workspace(other, "Brought back")
    other.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(tmp_path / "texts.zip")
    settled(other)
    assert other.get_by_text("2 documents").count()
