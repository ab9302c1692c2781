"""Addresses as people paste them: told apart, brought into one form, and turned into names people can read."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote, urljoin, urlsplit

from corpus.characters import sound

LONGEST = 4_000
"""Characters of an address."""

LONGEST_NAME = 80
"""Characters of the part of a document's id that comes from an address's path."""

SHORT = 8
"""Characters of a path that say so little that the query must be what tells pages apart."""

ARCHIVE = "https://web.archive.org/web/2id_/"
"""Before an address, this asks the Internet Archive for its latest copy as it was sent, without the archive's frame."""

_UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"{}|^`]")
_SCHEME = re.compile(r"^(?P<scheme>[a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|\d+)$", re.IGNORECASE)
_PLAIN_IPV4 = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}")
_SAFE_PATH = "%/:=&?~+!$,;'@()*[]-._"
_TELLS_NOTHING = re.compile(r"(?:index|default|content|article|c|home|main|page|view|watch|\d{1,2})", re.IGNORECASE)


class AddressError(ValueError):
    """An address that is not fetched, with what is wrong and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a web page, taken apart.

    Attributes:
        scheme: `http` or `https`.
        host: The host in lower case and ASCII, without brackets; an IP address in its usual spelling.
        port: The port that is connected to.
        target: Path and query, escaped, as they are sent.
    """

    scheme: Literal["http", "https"]
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"

    def __str__(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"


def addresses_in(pasted: str) -> tuple[str, ...]:
    """Return the addresses in a pasted text, each once, in order.

    Args:
        pasted: Addresses one a line, perhaps with words or marks around them. A line without http:// or https:// is
            taken for an address that lacks it.
    """
    found: list[str] = []
    for line in pasted.splitlines():
        named = [match[0].rstrip(".,;)>]}\"'»”") for match in _WEB.finditer(line)]
        found += named or ([line.strip()] if line.strip() else [])
    return tuple(dict.fromkeys(found))


def parse_address(written: str) -> Address:
    """Take an address apart, in the one form in which it is checked, sent and shown.

    Args:
        written: As pasted; `https://` is added where no scheme is given.

    Raises:
        AddressError: It is none, or not one of a page on the web.
    """
    text = sound(written).strip()
    if not text or len(text) > LONGEST:
        raise AddressError("This is no address of a page.", "Copy it from the browser's address bar.")
    scheme = _SCHEME.match(text)
    if scheme and scheme["scheme"].lower() not in ("http", "https"):
        what = f"Addresses that begin with {scheme['scheme'][:20].lower()}: are not fetched."
        raise AddressError(what, "Only http and https are. Bring a file in by uploading it, or paste its text.")
    if _UNSAFE.search(text):
        raise AddressError("The address has a blank or a character that no address may have.", _COPY_AGAIN)
    text = text if scheme else f"https://{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise AddressError("The address cannot be understood.", _COPY_AGAIN) from None
    if "@" in parts.netloc:
        what = "The address carries a name or a password for the site."
        raise AddressError(what, "Leave out what stands before the @, or paste the text of the page.")
    secure = parts.scheme == "https"
    target = quote(parts.path or "/", safe=_SAFE_PATH) + (
        f"?{quote(parts.query, safe=_SAFE_PATH)}" if parts.query else ""
    )
    return Address("https" if secure else "http", _host(parts.hostname or ""), port or (443 if secure else 80), target)


_COPY_AGAIN = "Copy it again from the browser's address bar."


def _host(written: str) -> str:
    """Return a host in ASCII.

    Raises:
        AddressError: It is no host's name, or an IP address in a spelling that hides where it leads.
    """
    if ":" in written:  # IPv6; what it leads to is judged by the guard, a zone never leads to a public host
        if "%" in written:
            raise AddressError("The address names a network card of this machine.", _COPY_AGAIN)
        return written
    try:
        host = written.encode("idna").decode("ascii").lower().rstrip(".") if written else ""
    except UnicodeError:
        host = ""
    if not host or not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", host):
        raise AddressError("The address has no name of a site that can be understood.", _COPY_AGAIN)
    if _ENDS_IN_NUMBER.search(host) and not _PLAIN_IPV4.fullmatch(host):
        raise AddressError("The site is given as a number in an unusual spelling.", "Write the site's name.")
    return host


def joined(address: Address, location: str) -> Address:
    """Return where a redirect leads.

    Args:
        address: The address that answered.
        location: The Location header, as it was sent.

    Raises:
        AddressError: It leads to no page on the web.
    """
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # headers come as Latin-1 whatever they hold
    try:
        return parse_address(urljoin(str(address), location.strip().replace(" ", "%20")))
    except ValueError as error:
        if isinstance(error, AddressError):
            raise
        raise AddressError("The site leads on to an address that cannot be understood.", _COPY_AGAIN) from None


def archived(address: str) -> str:
    """Return where the Internet Archive may have a copy of a page; an archived address is returned as it is."""
    return address if re.match(r"https?://web\.archive\.org/", address) else ARCHIVE + address


def readable_id(address: Address) -> str:
    """Return an id that tells site and page.

    >>> readable_id(parse_address("https://www.mfa.gov.cn/eng/xw/202506/t20250605_11641982.html"))
    'mfa.gov.cn/t20250605_11641982'
    """
    path, _, query = address.target.partition("?")
    words = [unquote(part) for part in path.split("/") if part]
    if words:
        words[-1] = re.sub(r"\.[A-Za-z]{2,5}$", "", words[-1])
    last = words[-1:] if words and not _TELLS_NOTHING.fullmatch(words[-1]) else words[-2:]
    if query and sum(map(len, last)) < SHORT:
        last = [*last, unquote(query)]
    plain = re.sub(r"[^\w.-]+", "-", "-".join(last)).strip("-.")
    site = address.host.removeprefix("www.").replace(":", "-")
    return f"{site}/{plain[:LONGEST_NAME].rstrip('-.')}" if plain else site
