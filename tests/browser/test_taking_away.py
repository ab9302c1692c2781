"""Each file that a reader takes away opens in a reader of its format and holds what is on screen."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pyarrow.parquet as pq
import pytest

from analysis.tables import TABLES
from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

FORMULA = '=cmd|"/c calc"!A1'
LINES = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)>",
    "$5bn and $7bn",
    ":red[warned] and **bold**",
    "right \u202eto left\u202c and zero\u200bwidth",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of texts full of what is markup, a formula or a command elsewhere."""
    made = tmp_path_factory.mktemp("hostile")
    text = "".join(
        f'Xi told Trump that "{line}" mattered to Taiwan and the tariffs, Xinhua reported.\n\n' for line in LINES
    )
    text += "".join(f'Trump said that "{line}" mattered to tariffs and fentanyl.\n\n' for line in LINES)
    (made / "a $x$ :red[b].md").write_text(
        f"---\ntitle: '{FORMULA}'\noutlet: '<i>outlet</i> $1'\n---\n{text}{FORMULA} was said by Xi.\n", encoding="utf-8"
    )
    (made / "b.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def opened(page, folder):
    """Open a page on those texts; a dialog means that a script of theirs ran."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def open_page(path):
        page.goto(f"/{path}?corpus=folder&folder={folder}")
        page.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
        page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")
        return page

    yield open_page
    assert not dialogs


def taken(page, button):
    """Click a download and return the file's bytes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


class Parsed(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text = set(), []
        self.feed(text)

    def handle_starttag(self, tag, _attributes):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text.append(data)


def test_the_whole_opens_as_workbook_word_file_and_pages(opened):
    page = opened("export")
    book = openpyxl.load_workbook(io.BytesIO(taken(page, "comparison.xlsx")))
    assert {name.casefold() for name in TABLES} <= {name.casefold() for name in book.sheetnames}
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if cell.value == f"'{FORMULA}"]

    word = docx.Document(io.BytesIO(taken(page, "briefing.docx")))
    written = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert LINES[1] in written

    parsed = Parsed(taken(page, "briefing.html").decode())
    assert not parsed.tags & {"script", "img", "iframe"}
    assert any("<script>alert(1)</script>" in text for text in parsed.text)

    assert taken(page, "briefing.md").decode().startswith("# ")
    assert json.loads(taken(page, "run.json"))["corpus"]["documents"] == 2


def test_a_table_opens_in_each_format(opened):
    page = opened("export")
    rows = list(csv.DictReader(io.StringIO(taken(page, "documents.csv").decode("utf-8-sig"))))
    assert [row["title"] for row in rows if row["title"]] == [f"'{FORMULA}"]
    page.get_by_text("JSON", exact=True).click()
    passages = json.loads(taken(page, "passages.json"))
    assert any("right \u202eto left\u202c and zero\u200bwidth" in row["text"] for row in passages)
    page.get_by_text("Parquet", exact=True).click()
    table = pq.read_table(io.BytesIO(taken(page, "documents.parquet"))).to_pylist()
    assert FORMULA in [row["title"] for row in table]


def test_a_filtered_table_is_taken_away_as_it_is_on_screen(page):
    page.goto("/topics?verdict=contested")
    page.wait_for_selector("text=Words by voice", state="attached")
    button = page.get_by_role("button", name=re.compile(r"Download topics .* as filtered"))
    shown = int(re.search(r"\((\d+) of", button.inner_text())[1])
    content = taken(page, re.compile("Download topics"))
    assert content.startswith(b"\xef\xbb\xbf")  # without it Excel reads Chinese wrongly
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["verdict"] for row in rows} == {"contested"}
    assert len(rows) == shown


@pytest.mark.parametrize("title", PAGES)
def test_a_page_opens_from_its_address_and_runs_nothing_of_its_texts(opened, title):
    page = opened(PAGES[title])
    page.wait_for_timeout(500)
    assert page.locator("h1").inner_text() == title
    main = page.locator("[data-testid=stMain]")
    assert main.locator("img[src=x], .katex:has-text('bn')").count() == 0
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    if title == "Read":
        written = page.locator(".px-doc").inner_text()
        assert all(line in written for line in LINES)
