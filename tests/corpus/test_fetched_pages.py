"""Fetching pages in the structure of those that people bring: what the site sends, and the document it becomes."""

import gzip
import hashlib
import io
import re

import pytest
from local_site import network_of, serving
from made_pages import MFA_CHINESE, NEWS_SITE, PAGES

from corpus.fetching import Limits, fetch
from corpus.readers import readers

ADDRESSES = {
    "White House": "www.whitehouse.gov/briefings-statements/2031/04/readout-of-call/",
    "State Department": "www.state.gov/secretary-birchs-meeting-with-foreign-minister-luo/",
    "foreign ministry, English": "www.fmprc.gov.cn/eng/xw/zyxw/203104/t20310409_11641982.html",
    "foreign ministry, Chinese": "www.mfa.gov.cn/web/wjdt_674879/gjldrhd_674881/203104/t20310409_11641983.shtml",
    "Xinhua": "english.news.cn/20310409/2c90919c6eca4e54/c.html",
    "news site": "www.harborledger.example/world/2031/04/09/two-versions.html",
}
TELLERS = {
    "White House": "us",
    "State Department": "us",
    "foreign ministry, English": "beijing",
    "foreign ministry, Chinese": "beijing",
    "Xinhua": "beijing",
    "news site": "press",
}
IDS = {
    "White House": "whitehouse.gov/readout-of-call",
    "State Department": "state.gov/secretary-birchs-meeting-with-foreign-minister-luo",
    "foreign ministry, English": "fmprc.gov.cn/t20310409_11641982",
    "foreign ministry, Chinese": "mfa.gov.cn/t20310409_11641983",
    "Xinhua": "english.news.cn/2c90919c6eca4e54-c",
    "news site": "harborledger.example/two-versions",
}


@pytest.fixture
def site():
    with serving() as running:
        yield running


def one(site, address):
    """The one document of an address, which comes without a problem."""
    brought = fetch([address], network=network_of(site))
    assert [str(problem) for problem in brought.problems] == []
    [document] = brought.documents
    return document


def only_problem(site, address, **settings):
    brought = fetch([address], network=network_of(site), **settings)
    assert brought.documents == ()
    [problem] = brought.problems
    return problem


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_becomes_its_article_with_what_is_known_of_it(site, kind):
    page = PAGES[kind]
    address = site.page(ADDRESSES[kind], page.data, "text/html")
    document = one(site, address)
    assert [each for each in page.paragraphs if each not in document.text] == []
    assert [each for each in page.clutter if each in document.text] == []
    assert (document.title, document.date) == (page.stated["title"], page.stated["date"])
    assert (document.doc_id, document.url) == (IDS[kind], address)
    assert document.teller == TELLERS[kind], document.teller_reason
    assert document.language == ("zh" if "Chinese" in kind else "en")
    came = document.provenance
    assert (came.origin, came.sha256, came.reader) == (address, hashlib.sha256(page.data).hexdigest(), "html")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", came.brought)


def test_the_encoding_in_the_header_wins_over_the_one_in_the_page(site):
    """An old page of a ministry: GB 2312 by its server, something else by its own word."""
    html = MFA_CHINESE.html.replace('charset="utf-8"', 'charset="big5"')
    document = one(
        site, site.page(ADDRESSES["foreign ministry, Chinese"], html.encode("gb18030"), "text/html; charset=GB2312")
    )
    assert MFA_CHINESE.paragraphs[0] in document.text
    assert document.provenance.encoding == "gb18030"


def test_a_header_that_is_plainly_wrong_gives_way(site):
    document = one(site, site.page("news.example.org/a", MFA_CHINESE.data, "text/html; charset=ISO-8859-1"))
    assert MFA_CHINESE.paragraphs[0] in document.text


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "idna", "rot13", "no-such-thing", '"', "utf-7"])
def test_an_encoding_that_no_page_has_is_ignored(site, charset):
    data = "Le président a parlé. ".encode("cp1252") * 20_000
    document = one(site, site.page("news.example.org/a", data, f"text/plain; charset={charset}"))
    assert document.text.startswith("Le président")


def test_a_packed_page_without_a_type_is_told_by_its_first_bytes(site):
    data = gzip.compress(NEWS_SITE.data)
    document = one(site, site.page("news.example.org/a", data, "", Content_Encoding="gzip"))
    assert NEWS_SITE.paragraphs[0] in document.text
    assert document.provenance.sha256 == hashlib.sha256(NEWS_SITE.data).hexdigest()


def test_plain_text_is_kept_as_it_is(site):
    document = one(site, site.page("news.example.org/call.txt", "Line one.\r\n\r\nLine <two>."))
    assert (document.text, document.provenance.reader) == ("Line one.\n\nLine <two>.", "text")


def test_a_page_cannot_say_whose_it_is_nor_where_it_stands(site):
    """Any page can call itself the White House's; whose text it is shows from its address."""
    text = (
        "---\nteller: us\nevent: 2031-04-09_call\nurl: https://www.whitehouse.gov/x\n---\nWords on a page of nobody's."
    )
    document = one(site, site.page("blog.example.org/readout", text))
    assert (document.teller, document.event) == ("press", "")
    assert document.url == "http://blog.example.org/readout"


def test_a_pdf_is_read_by_its_reader(site):
    if ".pdf" not in readers():
        pytest.skip("this version has no reader of PDFs")
    document = one(
        site, site.page("www.treasury.gov/sb1.pdf", pdf("The Secretary met the Vice Premier."), "application/pdf")
    )
    assert "The Secretary met the Vice Premier." in document.text
    assert (document.provenance.reader, document.doc_id) == ("pdf", "treasury.gov/sb1")


def test_a_pdf_that_is_called_a_page_is_read_as_a_pdf(site):
    if ".pdf" not in readers():
        pytest.skip("this version has no reader of PDFs")
    document = one(site, site.page("www.treasury.gov/get?id=7", pdf("They agreed to meet again."), "text/html"))
    assert "They agreed to meet again." in document.text


FONTS = b"/Resources << /Font << /F1 5 0 R >> >>"


def pdf(text):
    """A PDF of one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %b >>" % FONTS,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def test_a_page_that_only_a_script_fills_is_a_problem_with_a_way_out(site):
    html = """<!doctype html><html><head><title>Post</title><script src="/app.js"></script></head><body>
    <noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""
    problem = only_problem(site, site.page("social.example.org/@someone/1", html, "text/html"))
    assert "no article text" in problem.what
    assert "paste its text" in problem.advice


def test_a_check_for_robots_is_a_problem(site):
    html = (
        "<html><body><h1>Just a moment...</h1><p>Verify you are human by completing the action below.</p></body></html>"
    )
    address = site.answer("news.example.org/a", 403, html.encode(), Content_Type="text/html")
    assert "does not give this page to programs" in only_problem(site, address).what


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "application/json"])
def test_what_is_no_text_is_a_problem(site, kind):
    assert (
        f"something other than a text ({kind})"
        in only_problem(site, site.page("a.example.org/x", b"\x89PNG....", kind)).what
    )


def test_bytes_that_are_no_text_are_a_problem_whatever_the_site_calls_them(site):
    problem = only_problem(site, site.page("a.example.org/x", b"\x89PNG\r\n\x1a\n" + bytes(500), "text/html"))
    assert "PNG" in problem.what


def test_an_empty_page_is_a_problem(site):
    assert "empty" in only_problem(site, site.page("a.example.org/", b"  ", "text/html")).what


def test_a_page_nested_without_end_is_a_problem_in_bounded_time(site):
    html = b"<html><body>" + b"<div>" * 200_000 + b"Words. Words and more words."
    assert only_problem(site, site.page("a.example.org/", html, "text/html"), limits=Limits(seconds=20)).what


def test_pages_of_one_name_get_ids_of_their_own(site):
    addresses = [site.page(f"news.example.org/{year}/readout.html", f"The readout of {year}.") for year in (2030, 2031)]
    documents = fetch(addresses, network=network_of(site)).documents
    assert [document.doc_id for document in documents] == ["news.example.org/readout", "news.example.org/readout-2"]


def test_a_video_site_keeps_what_tells_its_pages_apart(site):
    address = site.page("www.youtube.com/watch?v=fQSzbPwIr44", "The words that were spoken there.")
    assert one(site, address).doc_id == "youtube.com/watch-v-fQSzbPwIr44"
