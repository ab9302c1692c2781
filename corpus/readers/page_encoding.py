"""The encoding of a web page: by byte order mark, as UTF-8, else as declared, else as its characters make sense."""

from __future__ import annotations

import codecs
import re

from corpus.readers.decoding import Decoded, decode
from corpus.readers.reading import UnreadableError

HEAD_BYTES = 4_096
"""Bytes in which a declaration is looked for; browsers look at the first 1,024, but saved pages have notes on top."""

MAX_DAMAGE = 0.01
"""Share of characters beyond ASCII that may be damaged where a declaration is to be believed."""

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})"
    rb"|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"'](?P<xml>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_OF_PAGES = re.compile(
    r"utf-(?:8|16|16-le|16-be|32)|gb18030|hz|iso2022_\w+|cp\d{3,4}|iso8859-\d+|tis-620|big5\w*|euc_\w+|shift_jis\w*|koi8-\w|"
    r"mac-\w+|johab"
)
"""Encodings of pages, by Python's names. It knows more, some of which take hours for a page made to that end."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "big5": "cp950",
    "iso8859-9": "cp1254",
}
"""What browsers read for a declared name: the encoding that holds it and more (WHATWG Encoding Standard)."""


def decode_page(data: bytes, charset: str = "") -> Decoded:
    """Decode a web page.

    UTF-8 goes before a declaration: text in another encoding is hardly ever valid UTF-8, while pages that were saved
    anew often keep the declaration of the original.

    Args:
        data: The page's bytes.
        charset: The encoding that the server named, if any; it wins over the page's own declaration.

    Returns:
        The markup and its encoding; with a repair where a reader should look at the text.

    Raises:
        UnreadableError: The page is empty or is no text.
    """
    if data.startswith(_MARKS) or _is_utf8(data):
        return decode(data)
    for name in (charset, _declared(data)):
        if name and (decoded := _as_declared(data, name)):
            return decoded
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:HEAD_BYTES])
    return (match["meta"] or match["xml"]).decode("ascii", "ignore") if match else ""


def _as_declared(data: bytes, name: str) -> Decoded | None:
    """Read in the declared encoding; None where there is no such encoding or it does not fit."""
    try:
        encoding = codecs.lookup(name.strip().lower()).name
        encoding = _WIDER.get(encoding, encoding)
        if not _OF_PAGES.fullmatch(encoding):
            return None
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    damaged = text.count("\ufffd")
    beyond = sum(not character.isascii() for character in text) if damaged else 0
    if damaged > MAX_DAMAGE * beyond + 1 or "\0" in text[:HEAD_BYTES]:
        return None
    if not text.strip():
        raise UnreadableError("The file is empty.", "Save the page again, or take it out of the corpus.")
    if not damaged:
        return Decoded(text, encoding)
    what = f"{damaged} characters are not valid {encoding.upper()} and show as \ufffd."
    return Decoded(text, encoding, (what, "Look at the text, and paste it from the page if it is wrong."))
