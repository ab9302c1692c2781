"""From an address and an event to Overview, in a browser; every site is a server of the test's own."""

import pytest
from made_pages import MFA_CHINESE, STATE_DEPARTMENT, WHITE_HOUSE

from tests.browser.conftest import choose

pytestmark = pytest.mark.browser


def test_an_address_and_an_event_lead_to_a_comparison(site, web_page):
    html = "text/html; charset=utf-8"
    address = site.page("www.whitehouse.gov/briefings-statements/2031/04/readout/", WHITE_HOUSE.data, html)
    missing = site.answer("www.whitehouse.gov/gone/", 404)
    site.page(
        "www.state.gov/releases/2025/09/secretary-rubios-call-with-chinas-director-of-the-office-of-the-ccp-central-"
        "foreign-affairs-commission-and-foreign-minister-wang-yi/",
        STATE_DEPARTMENT.data,
        html,
    )
    site.page("www.mfa.gov.cn/web/wjdt_674879/wjbxw_674885/202509/t20250910_11706154.shtml", MFA_CHINESE.data, html)

    web_page.goto("/documents?corpus=upload")
    web_page.get_by_role("textbox", name="Addresses, one a line").fill(f"{address}\n{missing}")
    web_page.get_by_role("button", name="Fetch").click()
    web_page.wait_for_selector('[role=status]:has-text("Added 1 text.")', timeout=60_000)
    web_page.wait_for_selector('[role=alert]:has-text("no such page")')
    assert web_page.get_by_text(f"https://web.archive.org/web/2id_/{missing}").count()

    web_page.get_by_role("radio", name="Official accounts").click()
    choose(web_page, "Year", "2025")
    choose(web_page, "Meeting or call", "Rubio-Wang call, September")
    web_page.get_by_role("button", name="Bring both accounts in").click()
    web_page.wait_for_selector('[role=status]:has-text("Added 2 texts.")', timeout=60_000)

    web_page.get_by_role("link", name="Overview", exact=True).click()
    web_page.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
    web_page.wait_for_selector("[data-testid=stMain] .px-lead, [data-testid=stMain] .px-h2", timeout=60_000)
    assert web_page.get_by_text("3 documents").count()
