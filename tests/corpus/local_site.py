"""A web server on this machine, and a network in which every name leads to it: no test needs the internet."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from urllib3.connection import HTTPConnection

from corpus.fetching import Network
from corpus.fetching.guard import is_public

Handler = Callable[[socket.socket, "Request"], None]
PUBLIC = "93.184.215.14"
"""An address that is public; what resolves to it is only judged, never connected to."""


@dataclass(frozen=True)
class Request:
    """What was asked, as it came."""

    host: str
    target: str
    headers: dict[str, str]


@dataclass
class Site:
    """Answers by host and target; what has no answer is a 404.

    Attributes:
        answers: Bytes to send, or a function that talks to the connection itself.
        requests: What was asked so far.
        port: Where it listens.
    """

    answers: dict[str, bytes | Handler] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def page(self, address: str, body: bytes | str, kind: str = "text/plain; charset=utf-8", **headers: str) -> str:
        """Serve a page at an address (host and path, without scheme); return the address to fetch."""
        data = body.encode() if isinstance(body, str) else body
        return self.answer(address, 200, data, **({"Content-Type": kind} if kind else {}), **headers)

    def moved(self, address: str, to: str, status: int = 302) -> str:
        """Send whoever asks for an address on to another one."""
        return self.answer(address, status, b"", Location=to)

    def answer(self, address: str, status: int, body: bytes = b"", **headers: str) -> str:
        """Serve any answer; `_` in a header's name stands for `-`."""
        sent = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value)
        return self.raw(address, f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode() + body)

    def raw(self, address: str, answer: bytes | Handler) -> str:
        """Serve bytes as they are, or by a function."""
        self.answers[address] = answer
        return f"http://{address}"

    def serve(self, connection: socket.socket) -> None:
        """Answer one request."""
        with contextlib.suppress(OSError), connection:
            connection.settimeout(20)
            head = b""
            while b"\r\n\r\n" not in head:
                part = connection.recv(65536)
                if not part:
                    return
                head += part
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.split(": ", 1) for line in lines if ": " in line)
            request = Request(headers["Host"], first.split(" ")[1], headers)
            self.requests.append(request)
            answer = self.answers.get(
                request.host + request.target, b"HTTP/1.1 404 Not here\r\nContent-Length: 0\r\n\r\n"
            )
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection, request)


@contextlib.contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a site, over TLS where a context is given."""
    site = Site()
    listener = socket.create_server(("127.0.0.1", 0))
    site.port = listener.getsockname()[1]

    def talk(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            site.serve(context.wrap_socket(connection, server_side=True) if context else connection)

    def accept() -> None:
        while not site.stopped.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield site
    finally:
        site.stopped.set()
        listener.close()


def leading_to(*ips: str, port: int = 80) -> Network:
    """Return a network in which every name resolves to the given addresses, judged by the guard's own rule."""
    return Network(look_up=lambda _host, _port: [(ip, port) for ip in ips], gap=0.0)


def network_of(
    site: Site, *, known: dict[str, list[str]] | None = None, unknown: tuple[str, ...] = (), **settings
) -> Network:
    """Return a network whose every name leads to the site; only for the site's own address is the guard's rule lifted.

    Args:
        site: The site.
        known: Names that resolve to other addresses.
        unknown: Names that do not resolve.
    """

    def look_up(host: str, port: int) -> list[tuple[str, int]]:
        if host in unknown:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if known and host in known:
            return [(ip, port) for ip in known[host]]
        return [("127.0.0.1", site.port)]

    def allows(ip) -> bool:
        return str(ip) == "127.0.0.1" or is_public(ip)

    return Network(look_up=look_up, allows=allows, gap=0.0, **settings)


def without_tls(ip: str, port: int, *, timeout: float, server_hostname: str, **_: object) -> HTTPConnection:
    """Connect without TLS: for tests that take the place of real sites, whose addresses are https."""
    assert server_hostname.endswith((".gov", ".gov.cn"))
    return HTTPConnection(ip, port, timeout=timeout)
