"""Text that looks like markup, a formula or a command is shown as written and runs nothing."""

import html
import re

import pyarrow as pa
import pytest

from tests.app.conftest import PAGES, html_of

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)>",
    "$5bn and $7bn",
    ":red[warned] and **bold** and [a link](javascript:alert(3))",
    '=cmd|"/c calc"!A1',
    "right \u202eto left\u202c and zero\u200bwidth",
)
TEXT = "".join(f'Xi told Trump that "{line}" mattered to Taiwan and tariffs, Xinhua reported.\n\n' for line in HOSTILE)
TEXT += "".join(f'Trump said that "{line}" mattered to tariffs and fentanyl.\n\n' for line in HOSTILE)
OTHER = "".join(
    f'The White House said on Friday that "{line}" had come up beside rare earths.\n\n' for line in HOSTILE[::-1]
)
FRONT = "---\ntitle: '<b>$1</b> :blue[title] *x*'\noutlet: '<i>outlet</i>'\n---\n"


@pytest.fixture(params=PAGES)
def page(request, upload):
    name = "<u>a</u> $x$ :red[b].md"
    return upload((name, (FRONT + TEXT).encode()), ("b.txt", OTHER.encode()), page=request.param)


def chart_cells(at):
    """Return the texts in the data of a page's charts."""
    protos = [element.proto for element in at.get("vega_lite_chart")]
    frames = [pa.ipc.open_stream(item.data.data).read_pandas() for proto in protos for item in proto.datasets]
    return [cell for frame in frames for name in frame for cell in frame[name] if isinstance(cell, str)]


def test_no_page_fails_on_hostile_text(page):
    assert not page.error
    assert not page.exception


def test_no_hostile_tag_reaches_the_page(page):
    drawn = html_of(page)
    scripts = re.findall(r"<script>.*?</script>", drawn, re.DOTALL)
    assert all("scrollIntoView" in script for script in scripts)
    assert not re.search(r"<img|<u>|<i>outlet", drawn)


def test_no_text_of_a_document_goes_through_markdown(page):
    kinds = ("markdown", "caption", "header", "subheader", "title", "info", "warning")
    rendered = [str(element.value) for kind in kinds for element in getattr(page, kind)]
    rendered += [widget.label for kind in ("button", "download_button", "expander") for widget in getattr(page, kind)]
    rendered += [link.label for link in page.get("page_link")]
    assert not [text for text in rendered if any(mark in text for mark in ("$5bn", ":red[", "alert(", "zero\u200b"))]


def test_labels_of_charts_stay_on_one_line_and_hold_no_tag(page):
    assert not [cell for cell in chart_cells(page) if "\n" in cell or "<script" in cell or len(cell) > 400]


def test_hostile_cells_reach_a_table_as_they_are(upload):
    at = upload(("a.md", (FRONT + TEXT).encode()), page="read")
    told = " ".join(at.dataframe[0].value["text"])
    assert "$5bn and $7bn" in told
    assert "zero\u200bwidth" in told


@pytest.mark.parametrize("page_name", PAGES)
def test_hostile_values_in_the_address_change_nothing(opened, page_name):
    names = ("topic", "term", "quote", "event", "course", "doc", "at", "as", "measure", "count", "view")
    at = opened(page_name, **dict.fromkeys(names, "<script>alert(1)</script>$5 :red[x] =cmd() \u202e\u200b"))
    assert not at.error
    assert "alert(1)" not in html_of(at)


def test_the_reader_sees_the_text_as_written(upload):
    at = upload(("b.txt", TEXT.encode()), page="read")
    drawn = next(element.proto.body for element in at.get("html") if "px-doc" in element.proto.body[:60])
    drawn = re.sub(r'<span class="px-tag">.*?</span>|<span class="px-tip".*?</span>', "", drawn)
    shown = html.unescape(re.sub(r"<[^>]*>", "", drawn))
    assert all(line in shown for line in HOSTILE)
