"""Web pages: the article without the navigation around it, and the title, date, outlet and address that it states."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.characters import sound
from corpus.document import Problem
from corpus.readers.layout import ITEM, ROW, lay_out
from corpus.readers.page_encoding import decode_page
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE_BYTES = 10 * 2**20
"""The largest page: reading takes up to 25 times its size in memory; the longest transcripts have 2 MB."""

MAX_ELEMENTS = 60_000
"""The most elements of a page: each costs about 3 kB and 0.1 ms; a transcript of three hours has 5,000."""

MANY_ELEMENTS = 8_000
"""From here on one method looks for the article, not several that are compared: their time grows with the square."""

LEAST = 100
"""Characters from which what was found counts as the article; official statements are often short."""

SHORT = 200
"""A text of fewer characters (a Chinese one counts double) may be the rest of a page whose article was not found."""

MAX_REFUSAL = 800
"""A longer text is no notice that the page cannot be shown."""

MAX_CONTAINERS = 8
"""Elements named as the article, one in another; more of them are no article but a list of some."""

_PASTE = "Open the page, copy the article's text, and paste it."
_SENTENCE_END = re.compile(r"(?<=[^\n]{19})[.!?…](?=[\s\"'”’)]|$)|(?<=[\u3400-\u9fff][^\n]{6})[。！？…]")
"""The end of a sentence, found from behind so that no text, however long, is read twice."""
_REFUSAL = re.compile(
    r"\b(?:enable|activate|turn on|requires?|without|disabled?) (?:\w+ ){0,4}java ?script\b|"
    r"\bjava ?script (?:is|to be) \w+|"
    r"\b(?:checking|verify\w*) (?:that )?(?:you are|your browser|if the site)|\bare you (?:a human|a robot)\b|"
    r"\bjust a moment\.\.\.|^(?:access|permission) denied|\b(?:page|file) (?:was |is |could )?not (?:be )?found\b|"
    r"\bcaptcha\b|启用 ?javascript|开启 ?javascript|访问被拒绝|验证码|页面不存在|人机验证",
    re.IGNORECASE | re.MULTILINE,
)
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(?P<a>https?://\S+)|<!--[^>]{0,80}?\burl:\s*(?P<b>https?://\S+)", re.IGNORECASE
)
_TABLE_RULE = re.compile(r"^[|\s-]*-{3}[|\s-]*$")
_BYLINE = re.compile(
    r"(?:来源|來源|编辑|編輯|责任编辑|責任編輯|责编|作者|分享到?|打印|字号|【[^】]{1,8}】)(?:[:：|].{0,40})?"
    r"|\d{4}(?:[-/.]|年)\d{1,2}(?:[-/.]|月)\d{1,2}日?[ \d:]*(?:(?:来源|來源)[:：].{0,40})?|(?:Source|Editor): ?.{1,40}"
)
"""Lines that agencies set around their texts: source, editor, date, buttons."""
_TABLE_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption")
_CLUTTER = ("//nav", "//footer", "//*[@role='navigation']", "//*[@role='dialog']", "//*[@aria-hidden='true']//form")
_CONTAINERS = (
    "//*[@id='News_Body_Txt_A' or @id='detailContent' or @id='UCAP-CONTENT' or @id='p-detail' "
    "or contains(@class,'TRS_UEDITOR') or contains(@class,'TRS_Editor')]"
)
"""Where the systems that Chinese authorities and agencies publish with keep the article."""

_GOVERNMENT_META = {"articletitle": "title", "pubdate": "date", "contentsource": "outlet", "sitename": "site"}
"""Meta names that Chinese government sites must have (guidelines of the State Council, 2017)."""


def read(name: str, data: bytes) -> Reading:
    """Read a page that was saved as a file."""
    return read_page(name, data)


def read_page(name: str, data: bytes, *, charset: str = "") -> Reading:
    """Read a web page.

    Args:
        name: The file's name or the page's address, for the problems.
        data: Its bytes.
        charset: The encoding that the server named, if any.

    Returns:
        One draft, its paragraphs parted by blank lines, with the metadata that the page states.

    Raises:
        UnreadableError: The page is no text, or holds no article.
    """
    decoded = decode_page(data, charset)
    markup = _INVALID.sub(" ", sound(decoded.text))
    tree = _parse(markup)
    stated = _stated(tree, markup)
    article = _container(tree)
    text = _extract(tree if article is None else article, stated.get("title", ""))
    if not _SENTENCE_END.search(text):
        raise UnreadableError("The page holds no article text.", _PASTE)
    # Only a short text is weighed, so the beginning of a long one will do.
    weight = len(text) + sum("\u3400" <= character <= "\u9fff" for character in text[:MAX_REFUSAL])
    if weight < MAX_REFUSAL and (notice := _REFUSAL.search(f"{stated.get('title', '')}\n{text}")):
        what = f'The page holds no article text, only a notice ("{" ".join(notice[0].split())}").'
        raise UnreadableError(what, _PASTE)
    repairs = [decoded.repair] if decoded.repair else []
    if article is None and weight < SHORT:
        what = f"Only {len(text)} characters of text were found in the page, which may be less than the article."
        repairs.append((what, "Look at the text, and paste it from the page if something is missing."))
    return Reading(
        drafts=(Draft(text=text, stated=stated, where="the page"),),
        problems=tuple(Problem(name, what, advice) for what, advice in repairs),
        encoding=decoded.encoding,
    )


def _parse(markup: str) -> HtmlElement:
    """Parse a page; no address in it is ever opened and no entity of its own is resolved."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    # Not as a string: lxml refuses one that declares an encoding, and pages declare any.
    markup = re.sub(r"^\s*<\?xml[^>]{0,200}>", "", markup)
    try:
        tree: HtmlElement = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("The page holds no article text.", _PASTE) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # libxml2 stops there, so the rest of the page would be missing without a word.
        what = "The page cannot be read whole: it is nested more than 250 levels deep, or has one piece of 10 MB."
        raise UnreadableError(what, _PASTE)
    if next(islice(tree.iter(), MAX_ELEMENTS, None), None) is not None:
        raise UnreadableError(f"The page has more than {MAX_ELEMENTS:,} elements, which no article has.", _PASTE)
    if tree.find(".//body") is None:
        raise UnreadableError("The page holds no article text.", _PASTE)
    for table in reversed(list(tree.iter("table"))):
        if any(_is_prose(cell) for cell in table.iter("td", "th")):
            for part in table.iter(*_TABLE_PARTS):
                part.tag = "div"
    return tree


def _is_prose(cell: HtmlElement) -> bool:
    """Whether a table's cell holds text to read: such a table is there for the layout."""
    paragraphs = [part for part in cell.iter("p", "div", "br", "h1", "h2") if part is not cell]
    return len(paragraphs) > 1 and len(_SENTENCE_END.findall(str(cell.text_content()))) > 1


def _container(tree: HtmlElement) -> HtmlElement | None:
    """Return the article where its element is known by name, as a page of its own."""
    from lxml import html

    found = tree.xpath(_CONTAINERS)
    if len(found) > MAX_CONTAINERS:
        return None
    # The outermost: these elements stand in one another.
    found = [each for each in found if not any(above in found for above in each.iterancestors())]
    if len(found) != 1 or not _SENTENCE_END.search(str(found[0].text_content())):
        return None
    page = html.document_fromstring("<html><body><article></article></body></html>")
    page.find(".//article").extend(list(found[0]))
    page.find(".//article").text = found[0].text
    return page


@cache
def _extractor() -> Callable[..., Any]:
    """Return trafilatura's function; imported here because that takes a second and most corpora hold no page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    for library in ("trafilatura", "htmldate", "justext", "courlan"):
        # Without a handler Python prints warnings; what matters of them is said in the problems.
        logging.getLogger(library).addHandler(logging.NullHandler())
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(LEAST))
    return partial(bare_extraction, config=config, include_comments=False, prune_xpath=list(_CLUTTER))


def _extract(tree: HtmlElement, title: str) -> str:
    """Return the article; what stands around short ones is taken off line by line."""
    around = {" ".join(str(link.text_content()).split()) for link in tree.iter("a")}
    many = next(islice(tree.iter(), MANY_ELEMENTS, None), None) is not None
    document = _extractor()(tree, fast=many)
    lines = str(document.text or "").split("\n") if document is not None else []
    return lay_out(_blocks(lines, around | {title}))


def _blocks(lines: Iterable[str], around: Collection[str]) -> Iterator[str]:
    """Yield paragraphs, items of lists and rows of tables, without lines that are no text of the article.

    Args:
        lines: The lines as the library writes them.
        around: Texts of the page's links, and its title: a line that is one of these is not the article's, unless it
            reads like a part of a sentence.
    """
    for line in map(str.strip, lines):
        plain = line.removeprefix(ITEM)
        if not line or _TABLE_RULE.match(line) or _BYLINE.fullmatch(plain):
            continue
        if plain in around and not (plain[0].islower() or plain[-1] in ",;:.!?。！？"):
            continue
        if line.startswith(ROW):
            yield ROW + " | ".join(cell.strip() for cell in line.strip("| ").split(" | "))
        else:
            yield line


def _stated(tree: HtmlElement, markup: str) -> dict[str, str]:
    """Return the title, outlet, date and address that the page states, empty ones left out."""
    from htmldate import find_date
    from trafilatura import metadata

    found = metadata.examine_meta(tree)
    with suppress(Exception):  # a broken script of a page says nothing
        found = metadata.extract_meta_json(tree, found)
    own = {
        _GOVERNMENT_META[key]: str(meta.get("content")).strip()
        for meta in tree.iter("meta")
        if (key := str(meta.get("name") or "").lower()) in _GOVERNMENT_META and meta.get("content")
    }
    saved = _SAVED_FROM.search(markup[:4_000])
    url = found.url or metadata.extract_url(tree, None) or (saved["a"] or saved["b"] if saved else "")
    outlet = own.get("outlet") or found.sitename or own.get("site") or metadata.extract_sitename(tree) or ""
    title = own.get("title") or found.title or metadata.extract_title(tree) or ""
    date = find_date(tree, extensive_search=False, original_date=True, url=url or None, max_date="2099-12-31")
    values = {
        "title": _without_site(title, outlet),
        "outlet": outlet.lstrip("@"),
        "date": date or own.get("date", "")[:10],
        "url": url,
    }
    return {key: " ".join(value.split()) for key, value in values.items() if value and value.strip()}


def _without_site(title: str, outlet: str) -> str:
    """Return a title without the site's name behind it: "Readout - Department of State"."""
    title = title.split("_")[0]
    if outlet and title.endswith(outlet):
        return re.sub(r"\s*[-–—|·:]\s*$", "", title.removesuffix(outlet)) or title
    return title


READER = Reader(suffixes=(".html", ".htm"), read=read, limit=MAX_PAGE_BYTES)
