"""Ten files of ten kinds at once, an address, and an event while its sites are away: from there to a finding."""

import io
import json

import openpyxl
import pandas as pd
import pytest
from made_archives import packed
from made_pages import WHITE_HOUSE, XINHUA
from made_pdfs import make_pdf, set_lines
from traps import word_file

from tests.browser.conftest import ROOT, choose

pytestmark = pytest.mark.browser

CALL = ROOT / "corpus" / "june_2025_call"
ROW = "The Harbour Post said on Thursday that Beijing had urged Washington to lift its tariffs."


@pytest.fixture
def unknown():
    """The ministries of the event that is picked."""
    return ("www.state.gov", "www.mfa.gov.cn")


def workbook(*rows):
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def ten_files():
    """Ten kinds that are read and, beside them, a broken workbook and an archive with a scan."""
    wire, *_, washington, beijing = sorted(CALL.glob("*.md"))
    parquet = io.BytesIO()
    pd.DataFrame({"text": [f"{ROW} It is the ninth."], "outlet": ["Ninth Post"]}).to_parquet(parquet)
    return {
        "readout.txt": washington.read_bytes(),
        "wire.md": wire.read_bytes(),
        "page.html": XINHUA.data,
        "statement.pdf": make_pdf(set_lines(ROW, "Nobody in Washington had spoken of that before.")),
        "note.docx": word_file("A note on the call. " + ROW),
        "export.csv": f"Headline,Body,Publication,Date\nTalks,{ROW} It is one.,Factual Wire,2025-06-06\n".encode(),
        "chinese.tsv": "标题\ttext\n通话\t习近平表示，愿意继续对话，希望取消消极举措。\n".encode("gb18030"),
        "table.parquet": parquet.getvalue(),
        "rows.jsonl": json.dumps({"text": f"{ROW} It is the tenth.", "outlet": "Tenth Post"}).encode(),
        "more.zip": packed({"a/beijing.md": beijing.read_bytes(), "scan.pdf": make_pdf([], pictures=(0,))}),
        "broken.xlsx": workbook(["text"], [ROW])[:900],
    }


def test_ten_kinds_an_address_and_an_event_lead_to_a_finding(site, web_page):
    address = site.page(
        "www.whitehouse.gov/briefings-statements/2031/04/readout/", WHITE_HOUSE.data, "text/html; charset=utf-8"
    )
    files = ten_files()
    web_page.goto("/documents?corpus=upload")
    web_page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(
        [{"name": name, "mimeType": "", "buffer": data} for name, data in files.items()]
    )
    web_page.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
    sidebar = web_page.get_by_test_id("stSidebar")
    assert sidebar.get_by_text("10 documents").count()
    # Each broken file is named with what is wrong and what to do; how columns were understood is told as well.
    for name, what in (
        ("broken.xlsx", "damaged"),
        ("more.zip/scan.pdf", "scan"),
        ("export.csv", "Body is read as text"),
    ):
        assert sidebar.locator(f'.px-item:has-text("{name}")').filter(has_text=what).count(), name

    web_page.get_by_role("textbox", name="Addresses, one a line").fill(address)
    web_page.get_by_role("button", name="Fetch").click()
    web_page.wait_for_selector('[role=status]:has-text("Added 1 text.")', timeout=60_000)

    web_page.get_by_role("radio", name="Official accounts").click()
    choose(web_page, "Year", "2025")
    choose(web_page, "Meeting or call", "Rubio-Wang call, September")
    web_page.get_by_role("button", name="Bring both accounts in").click()
    web_page.wait_for_selector('[role=alert]:has-text("off the network")', timeout=60_000)
    assert web_page.get_by_test_id("stMain").get_by_text("www.mfa.gov.cn/web/wjdt", exact=False).count()

    web_page.get_by_role("link", name="Overview", exact=True).click()
    finding = web_page.locator("[data-testid=stMain] .px-lead").first
    finding.wait_for(timeout=60_000)
    assert sidebar.get_by_text("11 documents").count()
    assert "White House" in finding.inner_text() or "Beijing" in finding.inner_text()
