"""The guard: only public hosts are asked, whatever an address looks like or a name resolves to.

A page that the program fetches for somebody must not become a way into the network that the program runs in. So a name
is resolved once, every address that it resolves to must be public, and the connection goes to an address that was
checked, not to the name: a name that resolves to something else a moment later changes nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.fetching.addresses import Address
from corpus.fetching.failure import FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

Endpoint = tuple[str, int]
"""An IP address and a port."""

PORTS = frozenset((80, 443))
"""Ports that pages are fetched from. Others mostly belong to services that no reader of pages should reach."""

_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        # IANA's registries of special purposes; written out, since versions of Python differ in what they call global.
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # A cloud's own service for its machines, at an address that looks public (Microsoft Azure's WireServer).
        "168.63.129.16/32",
        # Below 2000::/3, the only part of IPv6 given out to the public: protocols (Teredo among them), 6to4, examples.
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
_PUBLIC_IPV6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAME = re.compile(r"(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)$")


def is_public(ip: IP) -> bool:
    """Whether an IP address belongs to a host that anybody on the internet can reach.

    An IPv6 address that carries an IPv4 address (mapped, or translated by NAT64) is judged by the one it carries.
    """
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(ip.ipv4_mapped)
        if ip in _NAT64:
            return is_public(ipaddress.IPv4Address(ip.packed[-4:]))
        if ip not in _PUBLIC_IPV6 or ip.scope_id is not None:
            return False
        if ip.packed[8:12] in (b"\0\0\x5e\xfe", b"\2\0\x5e\xfe"):  # ISATAP tunnels to the IPv4 address at the end
            return is_public(ipaddress.IPv4Address(ip.packed[-4:]))
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NEVER)


def look_up(host: str, port: int) -> Sequence[Endpoint]:
    """Return the IP addresses of a host, in the order in which to try them.

    Raises:
        OSError: The name is not known, or nobody can be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [(str(where[0]), int(where[1])) for *_, where in found]


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found and which of them may be asked; a test puts its own server in the place of the internet.

    Attributes:
        look_up: Resolves a host and a port.
        allows: Whether an IP address may be connected to.
        ports: The ports that an address may name.
        tls: Makes the settings under which a site has to prove who it is.
        gap: Seconds between two pages of one host.
    """

    look_up: Callable[[str, int], Sequence[Endpoint]] = look_up
    allows: Callable[[IP], bool] = is_public
    ports: frozenset[int] = PORTS
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    gap: float = 1.0


def endpoints(address: Address, network: Network, *, seconds: float) -> list[Endpoint]:
    """Return where an address may be connected to.

    Args:
        address: The address.
        network: Finds the host and judges it.
        seconds: How long the name may take to resolve.

    Raises:
        FetchError: The host is not public, not known, or cannot be looked up.
    """
    if address.port not in network.ports:
        what = f"The address names port {address.port}; pages are fetched from ports 80 and 443 only."
        raise FetchError("refused", what)
    literal = _literal(address.host)
    if literal is None and ("." not in address.host or _LOCAL_NAME.search(address.host)):
        raise FetchError("refused", f"{address.host} is a name within a local network, not a site on the web.")
    found = [(address.host, address.port)] if literal else _resolved(address, network, seconds)
    for ip, _ in found:
        judged = _literal(ip)
        if judged is None or not network.allows(judged):
            what = f"{address.host} leads into this machine or a private network ({ip}), which is never fetched."
            raise FetchError("refused", what if ip != address.host else what.replace(f" ({ip})", ""))
    return list(dict.fromkeys(found))


def _literal(host: str) -> IP | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _resolved(address: Address, network: Network, seconds: float) -> list[Endpoint]:
    """Resolve a name in a thread of its own: the system's resolver may take minutes and cannot be told to stop."""
    found: list[Endpoint] = []
    wrong: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.extend(network.look_up(address.host, address.port))
        except (OSError, UnicodeError) as error:
            wrong.append(error)

    asking = threading.Thread(target=ask, name="look-up", daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive() or (wrong and getattr(wrong[0], "errno", 0) == socket.EAI_AGAIN):
        raise FetchError("offline", "The names of sites cannot be looked up: this machine seems to be off the network.")
    if not found:
        what = f"The site {address.host} is not known; either its name is misspelt or this machine is off the network."
        raise FetchError("unknown", what)
    return found
