"""Text that looks like markup, a formula or a command is shown as written and runs nothing."""

import html
import re

import pytest

from tests.app.conftest import html_of

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)>",
    "$5bn and $7bn",
    ":red[warned] and **bold** and [a link](javascript:alert(3))",
    '=cmd|"/c calc"!A1',
    "right \u202eto left\u202c and zero\u200bwidth",
)
TEXT = "".join(f'Xi told Trump that "{line}" mattered to Taiwan and tariffs, Xinhua reported.\n\n' for line in HOSTILE)
TEXT += "".join(f'Trump said that "{line}" mattered to tariffs and fentanyl.\n\n' for line in HOSTILE)
FRONT = "---\ntitle: '<b>$1</b> :blue[title] *x*'\noutlet: '<i>outlet</i>'\n---\n"
PAGES = ("overview", "read", "topics", "terms", "quotes", "series", "documents", "method", "export")


@pytest.fixture(params=PAGES)
def page(request, upload):
    name = "<u>a</u> $x$ :red[b].md"
    return upload((name, (FRONT + TEXT).encode()), ("b.txt", TEXT.encode()), page=request.param)


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


def test_the_reader_sees_the_text_as_written(upload):
    at = upload(("b.txt", TEXT.encode()), page="read")
    drawn = next(element.proto.body for element in at.get("html") if "px-doc" in element.proto.body[:60])
    drawn = re.sub(r'<span class="px-tag">.*?</span>|<span class="px-tip".*?</span>', "", drawn)
    shown = html.unescape(re.sub(r"<[^>]*>", "", drawn))
    assert all(line in shown for line in HOSTILE)
