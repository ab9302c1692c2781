"""The guard: which hosts are asked at all."""

import ipaddress
import socket
import threading

import pytest
from local_site import PUBLIC, leading_to, network_of, serving

from corpus.fetching import Limits, Network, fetch
from corpus.fetching.addresses import AddressError, parse_address
from corpus.fetching.client import get
from corpus.fetching.failure import FetchError
from corpus.fetching.guard import endpoints, is_public

NOT_PUBLIC = (
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7"),
    *("203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1"),
    *("::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1", "3fff::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1"),
    *("2002:7f00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2606:4700::200:5efe:10.0.0.1", "5f00::1"),
)


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_an_address_of_no_public_host_is_not_public(ip):
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_a_public_host_is_public(ip):
    assert is_public(ipaddress.ip_address(ip))


def refusal(address, network=None):
    """Why an address is not fetched."""
    [problem] = fetch([address], network=network or Network(look_up=never, gap=0)).problems
    return problem.what


def never(host, port):
    raise AssertionError(f"{host}:{port} was looked up")


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[fd00:ec2::254]/"),
        *("http://[::ffff:169.254.169.254]/", "http://0.0.0.0/", "https://10.0.0.1/"),
        # The same in other scripts' digits and dots, which names are brought into one form before they are judged.
        *("http://１２７.０.０.１/", "http://127。0。0。1/"),
    ],
)
def test_an_ip_address_that_is_not_public_is_refused(address):
    assert "private network" in refusal(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://1/",
    ],
)
def test_a_host_given_as_an_odd_number_is_refused(address):
    assert "unusual spelling" in refusal(address)


@pytest.mark.parametrize("host", ["localhost", "metadata.google.internal", "printer.local", "intranet", "a.localhost"])
def test_a_name_of_a_local_network_is_not_even_looked_up(host):
    assert "local network" in refusal(f"http://{host}/")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "begin with file:"),
        ("gopher://example.org/", "begin with gopher:"),
        ("javascript:alert(1)", "begin with javascript:"),
        ("http://user:secret@example.org/", "password"),
        ("http://example.org@127.0.0.1/", "password"),
        ("http://example.org\\@127.0.0.1/", "no address may have"),
        ("http://example.org/a b", "blank"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:99999/", "cannot be understood"),
        ("http:///path", "no name of a site"),
        ("http://[fe80::1%25eth0]/", "network card"),
        ("http://exa mple.org/", "blank"),
        ("http://" + "a" * 70 + ".org/", "no name of a site"),
        ("", "no address"),
        ("http://example.org/" + "x" * 5000, "no address"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_with_the_reason(address, why):
    assert why in refusal(address)


def test_a_name_is_refused_if_any_of_its_addresses_is_not_public():
    network = leading_to(PUBLIC, "10.0.0.5")
    assert "10.0.0.5" in refusal("http://example.org/", network)


def test_a_name_that_resolves_to_this_machine_is_refused():
    network = leading_to("127.0.0.1")
    assert "private network (127.0.0.1)" in refusal("http://innocent.example.org/", network)


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "//10.0.0.1/", "http://inside.example.org/"]
)
def test_a_redirect_into_a_private_network_is_refused(to):
    with serving() as site:
        start = site.moved("news.example.org/a", to)
        # Only for the first request is this machine allowed: after that the guard's rule holds for it too.
        network = network_of(site, known={"inside.example.org": ["192.168.0.9"]})
        strict = Network(
            network.look_up,
            lambda ip: is_public(ip) or (str(ip) == "127.0.0.1" and not site.requests),
            network.ports,
            network.tls,
            0,
        )
        assert "private network" in refusal(start, strict)
        assert [request.target for request in site.requests] == ["/a"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/x", "http://a:b@example.org/", "http://2130706433/"]
)
def test_a_redirect_to_what_is_no_page_is_refused(to):
    with serving() as site:
        assert "not fetched" in refusal(site.moved("news.example.org/a", to), network_of(site))


def test_the_connection_goes_to_the_address_that_was_checked():
    """A name that resolves to something else the second time leads nowhere else: it is resolved once a request."""
    with serving() as site:
        address = site.page("rebinding.example.org/", "The text of the page.")
        asked = []

        def look_up(host, port):
            asked.append(host)
            return [("127.0.0.1", site.port)] if len(asked) == 1 else [("127.0.0.1", 9)]

        network = Network(look_up=look_up, allows=lambda _: True, gap=0)
        assert get(parse_address(address), network, Limits()).data == b"The text of the page."
        assert asked == ["rebinding.example.org"]
        assert site.requests[0].host == "rebinding.example.org"


def test_a_name_that_takes_too_long_to_resolve_means_no_network():
    def look_up(host, port):
        forever.wait(20)
        return []

    forever = threading.Event()
    try:
        with pytest.raises(FetchError) as error:
            endpoints(parse_address("http://example.org/"), Network(look_up=look_up), seconds=0.05)
    finally:
        forever.set()
    assert error.value.cause == "offline"


def test_a_resolver_that_cannot_be_asked_means_no_network():
    def look_up(host, port):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(FetchError, match="off the network"):
        endpoints(parse_address("http://example.org/"), Network(look_up=look_up), seconds=2)


def test_names_in_other_scripts_are_sent_in_ascii():
    assert (
        str(parse_address("https://新华网.中国/时政?q=中"))
        == "https://xn--xkrr14bows.xn--fiqs8s/%E6%97%B6%E6%94%BF?q=%E4%B8%AD"
    )


def test_an_address_without_a_scheme_is_taken_for_https():
    assert str(parse_address("www.State.gov/briefings")) == "https://www.state.gov/briefings"


def test_a_name_with_an_underscore_or_a_trailing_dot_is_brought_into_form():
    assert parse_address("http://a_b.example.org./x").host == "a_b.example.org"


def test_an_error_of_an_address_tells_what_to_do():
    with pytest.raises(AddressError) as error:
        parse_address("mailto:someone@example.org")
    assert "paste" in error.value.advice
