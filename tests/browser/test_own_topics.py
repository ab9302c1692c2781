"""A reader adds a topic in a browser: it is judged at once, can be taken away, and is there after a reload."""

import tomllib

import pytest

from tests.browser.conftest import delete_workspace, new_workspace, put_in, settled

pytestmark = pytest.mark.browser

US = "The White House said on Thursday that President Trump had raised fentanyl at the request of farmers.\n"
BEIJING = "China's foreign ministry said that Xi Jinping had urged Washington to lift its negative measures.\n"


def test_a_topic_of_ones_own_is_judged_taken_away_and_there_after_a_reload(page, tmp_path):
    page.goto("/topics?corpus=upload")
    new_workspace(page, "Own topics")
    put_in(page, us=US, beijing=BEIJING)
    settled(page)
    page.get_by_text("Your topics", exact=True).click()
    page.get_by_role("textbox", name="Words by which texts raise it").fill("request ~2 farmer")
    page.get_by_role("textbox", name="Name", exact=True).fill("Farmers")
    page.get_by_role("textbox", name="Name", exact=True).press("Enter")
    page.wait_for_selector('[role=status]:has-text("1 passage")')
    page.get_by_role("button", name="Add the topic").click()
    page.wait_for_selector('[role=status]:has-text("Added “Farmers”")')
    settled(page)
    page.wait_for_function("location.search.includes('topic=own_farmers')")
    assert page.locator("mark:has-text('request of farmers'), .px-card:has-text('request of farmers')").count()
    page.get_by_role("tab", name="What you changed").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a profile").click()
    download.value.save_as(tmp_path / "mine.toml")
    (topic,) = tomllib.loads((tmp_path / "mine.toml").read_text(encoding="utf-8"))["topics"]
    assert (topic["id"], topic["en"]) == ("own_farmers", ["request ~2 farmer"])
    page.reload()
    settled(page)
    page.get_by_text("Your topics", exact=True).click()
    page.get_by_role("tab", name="What you changed").click()
    page.get_by_role("button", name="Take back").click()
    page.wait_for_selector('[role=status]:has-text("Taken back")')
    settled(page)
    assert not page.get_by_role("button", name="Take back").count()
    page.get_by_text("Manage workspaces").click()
    delete_workspace(page)
