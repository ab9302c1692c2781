"""One page: asked for at a checked address, with limits on time, size and redirects."""

from __future__ import annotations

import contextlib
import errno
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.response import HTTPResponse

from corpus.fetching.addresses import Address, AddressError, joined
from corpus.fetching.failure import FetchError
from corpus.fetching.guard import Endpoint, Network, endpoints

AGENT = "Parallax/1.0 (fetches single pages that a person asks for)"
"""Named, so that a site can tell who asks. robots.txt is not read: it speaks to crawlers, and nothing is crawled."""

HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,application/pdf;q=0.8,*/*;q=0.1",
    "Accept-Language": "en,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
REDIRECTS = frozenset((301, 302, 303, 307, 308))
CHUNK = 16 * 2**10
"""Bytes taken from a connection at once: compressed, they are at most 16 MB, whatever a page tries."""

MOST_TRIED = 2
"""IP addresses of one host that are tried, of IPv4 and of IPv6 each: one of the two may lead nowhere from here."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost.

    Attributes:
        size: Bytes, as sent and after unpacking.
        seconds: From the first connection to the last byte, redirects included.
        connect: Seconds to look a name up, to connect, and to agree on encryption, each.
        silence: Seconds without a byte.
        redirects: How often a site may lead on to another address.
    """

    size: int = 10 * 2**20
    seconds: float = 30.0
    connect: float = 4.0
    silence: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What a site sent.

    Attributes:
        address: Where it came from, after all redirects.
        data: The bytes, unpacked.
        kind: The media type, lower case, "" where the site names none.
        charset: The encoding that the site names, lower case, "" where it names none.
    """

    address: Address
    data: bytes
    kind: str = ""
    charset: str = ""


@dataclass(slots=True)
class _Clock:
    """Ends a connection when the time for a page is over, however slowly the bytes drip in."""

    seconds: float
    over: bool = False
    _connection: socket.socket | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        timer = threading.Timer(self.seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def watch(self, connection: socket.socket | None) -> None:
        """Name the connection to end; the one before is forgotten."""
        with self._lock:
            self._connection = connection
            if self.over:
                self._shut()

    def _end(self) -> None:
        with self._lock:
            self.over = True
            self._shut()

    def _shut(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                # The plain socket's method: the encrypted one would first take its encryption away from the reader.
                socket.socket.shutdown(self._connection, socket.SHUT_RDWR)


def get(address: Address, network: Network, limits: Limits) -> Page:
    """Fetch a page.

    Args:
        address: Its address.
        network: Finds hosts and judges them, at every redirect again.
        limits: What it may cost.

    Raises:
        FetchError: There is no page to be had.
    """
    clock = _Clock(limits.seconds)
    with clock.running():
        try:
            return _follow(address, network, limits, clock)
        except FetchError:
            if clock.over:
                raise _too_slow(limits) from None
            raise


def _follow(address: Address, network: Network, limits: Limits, clock: _Clock) -> Page:
    seen = [address]
    for _ in range(limits.redirects + 1):
        answer = _ask(seen[-1], network, limits, clock)
        if isinstance(answer, Page):
            return answer
        try:
            following = joined(seen[-1], answer)
        except AddressError as error:
            what = f"The site leads on to {answer[:200]!r}, which is not fetched: {error.what}"
            raise FetchError("refused", what) from None
        if following in seen:
            raise FetchError("page", "The site leads on in a circle, as some do that expect a log-in.")
        seen.append(following)
    raise FetchError("page", f"The site leads on more than {limits.redirects} times.")


def _ask(address: Address, network: Network, limits: Limits, clock: _Clock) -> Page | str:
    """Ask once; return the page, or where it has gone."""
    if clock.over:
        raise _too_slow(limits)
    connection = _connect(address, endpoints(address, network, seconds=limits.connect), network, limits)
    try:
        clock.watch(connection.sock)
        connection.timeout = limits.silence
        headers = {**HEADERS, "Host": address.authority}
        connection.request("GET", address.target, headers=headers, preload_content=False)
        answer = connection.getresponse()
        if answer.status in REDIRECTS and answer.headers.get("Location"):
            return str(answer.headers["Location"])
        _check(answer, limits)
        data = _body(answer, limits)
        if clock.over:  # a page that says nothing of its length ends like any other when its connection is cut
            raise _too_slow(limits)
        return Page(address, data, *_kind(answer.headers.get("Content-Type", "")))
    except (TimeoutError, ReadTimeoutError):
        raise FetchError("page", f"The site said nothing for {limits.silence:g} seconds.") from None
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        kind = "packed in a way that cannot be undone" if isinstance(error, DecodeError) else "cut off or damaged"
        raise FetchError("page", f"What the site sent is {kind}.") from None
    finally:
        clock.watch(None)
        connection.close()


def _connect(address: Address, where: list[Endpoint], network: Network, limits: Limits) -> HTTPConnection:
    """Connect to the first of the checked IP addresses that answers.

    Raises:
        FetchError: None does, or the site cannot prove who it is.
    """
    causes: list[BaseException] = []
    ipv6 = [each for each in where if ":" in each[0]][:MOST_TRIED]
    ipv4 = [each for each in where if ":" not in each[0]][:MOST_TRIED]
    for ip, port in sorted((*ipv6, *ipv4), key=where.index):
        if address.scheme == "https":
            connection: HTTPConnection = HTTPSConnection(
                ip, port, timeout=limits.connect, ssl_context=network.tls(), server_hostname=address.host
            )
        else:
            connection = HTTPConnection(ip, port, timeout=limits.connect)
        try:
            connection.connect()
        except (ssl.SSLError, SSLError) as error:
            connection.close()
            what = f"The site could not prove that it is {address.host} ({_reason(error)}), so nothing was read."
            raise FetchError("page", what) from None
        except (ConnectTimeoutError, NewConnectionError, OSError) as error:
            connection.close()
            causes.append(error)
        else:
            return connection
    if all(getattr(_root(cause), "errno", 0) == errno.ENETUNREACH for cause in causes):
        raise FetchError("offline", "No network can be reached: this machine seems to be off the network.")
    slow = any(isinstance(_root(cause), TimeoutError) for cause in causes)
    how = f"did not answer within {limits.connect:g} seconds" if slow else "does not accept connections"
    raise FetchError("unreachable", f"The site {address.host} {how}.")


def _root(error: BaseException) -> BaseException:
    """Return what the system said: urllib3's own errors name a refusal and a timeout alike."""
    return error.__cause__ or error


def _reason(error: Exception) -> str:
    found = getattr(error, "verify_message", "") or getattr(error, "reason", "") or type(error).__name__
    return str(found).strip().rstrip(".")[:120]


def _check(answer: HTTPResponse, limits: Limits) -> None:
    """Refuse an answer that is no page, before its body is read."""
    if answer.status not in (200, 203):
        raise FetchError("page", _told(answer.status))
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError("page", f"The page is packed as {packed[:40]!r}, which was not asked for.")
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limits.size:
        raise _too_large(limits)


def _body(answer: HTTPResponse, limits: Limits) -> bytes:
    """Read the body as it comes, no further than the limit."""
    parts: list[bytes] = []
    size = 0
    # read1 hands over what there is; read would wait for a full chunk, however long that takes to drip in.
    while part := answer.read1(CHUNK, decode_content=True):
        size += len(part)
        if size > limits.size or answer.tell() > limits.size:
            raise _too_large(limits)
        parts.append(part)
    return b"".join(parts)


def _too_large(limits: Limits) -> FetchError:
    return FetchError("page", f"The page is larger than {limits.size / 2**20:,.0f} MB.")


def _too_slow(limits: Limits) -> FetchError:
    return FetchError("page", f"The page did not come to an end within {limits.seconds:g} seconds.")


def _kind(header: str) -> tuple[str, str]:
    """Return media type and charset of a Content-Type header."""
    kind, *parameters = header.split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and not charset:
            charset = value.strip().strip("\"'").lower()
    return kind.strip().lower(), charset


def _told(status: int) -> str:
    if status in (404, 410):
        return f"The site has no such page, or no longer (status {status})."
    if status in (401, 402, 403, 407, 451):
        return f"The site does not give this page to programs, or only after a log-in (status {status})."
    if status == 429:
        return "The site was asked too often and wants to be left alone for a while (status 429)."
    if status >= 500:
        return f"The site is out of order or overloaded (status {status}); it may work again later."
    return f"The site answered with something other than a page (status {status})."
