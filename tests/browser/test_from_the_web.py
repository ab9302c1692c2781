"""From an address and an event to Overview, in a browser; every site is a server of the test's own."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "tests" / "corpus"))

from local_site import serving  # noqa: E402
from made_pages import MFA_CHINESE, STATE_DEPARTMENT, WHITE_HOUSE  # noqa: E402

from tests.browser.conftest import Server  # noqa: E402

pytestmark = pytest.mark.browser

# Run by Python at its start, before the program: all sites are the test's, and none of them speaks TLS.
INSTEAD_OF_THE_WEB = """
import corpus.fetching
import corpus.fetching.client
from local_site import Site, network_of, without_tls

corpus.fetching.client.HTTPSConnection = without_tls
corpus.fetching.Network = lambda: network_of(Site(port={port}))
"""


@pytest.fixture
def site():
    """The only site that the program under test can reach."""
    with serving() as running:
        yield running


@pytest.fixture
def visit(site, browser, tmp_path, monkeypatch):
    """A page of a program for which every name leads to the site."""
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(INSTEAD_OF_THE_WEB.format(port=site.port), "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (start, ROOT, ROOT / "tests" / "corpus"))))
    # A file that changes would have the program import everything anew, without what was put in its place.
    monkeypatch.setenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "none")
    program = Server(tmp_path)
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=program.address)
    page = context.new_page()
    page.set_default_timeout(30_000)
    try:
        yield page
        assert "Traceback" not in program.log.read_text(), program.log.read_text()
    finally:
        context.close()
        program.stop()


def choose(page, name, option):
    """Type into a choice until only what is wanted is left, as the list shows a part of its options only."""
    page.get_by_role("combobox", name=name).fill(option)
    page.get_by_role("option").filter(has_text=option).click()
    page.wait_for_timeout(1000)


def test_an_address_and_an_event_lead_to_a_comparison(site, visit):
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

    visit.goto("/documents?corpus=upload")
    visit.get_by_role("textbox", name="Addresses, one a line").fill(f"{address}\n{missing}")
    visit.get_by_role("button", name="Fetch").click()
    visit.wait_for_selector('[role=status]:has-text("Added 1 text.")', timeout=60_000)
    visit.wait_for_selector('[role=alert]:has-text("no such page")')
    assert visit.get_by_text(f"https://web.archive.org/web/2id_/{missing}").count()

    visit.get_by_role("radio", name="Official accounts").click()
    choose(visit, "Year", "2025")
    choose(visit, "Meeting or call", "Rubio-Wang call, September")
    visit.get_by_role("button", name="Bring both accounts in").click()
    visit.wait_for_selector('[role=status]:has-text("Added 2 texts.")', timeout=60_000)

    visit.get_by_role("link", name="Overview", exact=True).click()
    visit.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
    visit.wait_for_selector("[data-testid=stMain] .px-lead, [data-testid=stMain] .px-h2", timeout=60_000)
    assert visit.get_by_text("3 documents").count()
