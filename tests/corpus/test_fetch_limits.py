"""Fetching: what a page may cost, and what becomes of one that costs more."""

import gzip
import ssl
import subprocess
import threading
import time
import zlib
from dataclasses import replace

import pytest
from local_site import leading_to, network_of, serving

from corpus.fetching import Limits, Network, fetch

QUICK = Limits(size=100_000, seconds=0.6, connect=0.5, silence=0.3)
TEXT = "The two leaders spoke for an hour. They agreed to meet again in the autumn."


@pytest.fixture
def site():
    with serving() as running:
        yield running


def what(site, address, limits=QUICK):
    """What is wrong with the one page."""
    brought = fetch([address], network=network_of(site), limits=limits)
    assert brought.documents == ()
    [problem] = brought.problems
    assert problem.name == address
    return problem.what


def test_a_page_larger_than_the_limit_is_refused_before_it_is_sent(site):
    address = site.raw(
        "a.example.org/", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2147483648\r\n\r\nx"
    )
    assert what(site, address, Limits()) == "The page is larger than 10 MB."


def test_a_page_that_says_nothing_of_its_size_is_cut_at_the_limit(site):
    sent = []

    def pour(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not site.stopped.is_set():
            sent.append(connection.send(b"words " * 1000))

    assert "larger than" in what(site, site.raw("a.example.org/", pour), Limits(size=100_000))
    assert sum(sent) < 20_000_000


def test_a_page_that_drips_without_end_is_cut_off_in_time(site):
    def drip(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not site.stopped.wait(0.05):
            connection.sendall(b"w")

    assert "did not come to an end" in what(site, site.raw("a.example.org/", drip))


def test_headers_that_drip_without_end_are_cut_off_in_time(site):
    def drip(connection, request):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not site.stopped.wait(0.05):
            connection.sendall(b"w")

    assert "did not come to an end" in what(site, site.raw("a.example.org/", drip))


def test_a_site_that_falls_silent_is_given_up(site):
    assert "said nothing" in what(site, site.raw("a.example.org/", lambda *_: site.stopped.wait(5)))


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_cut_at_the_limit(site, coding):
    zeros = b"0" * 60_000_000
    packed = gzip.compress(zeros) if coding == "gzip" else zlib.compress(zeros)
    assert len(packed) < QUICK.size
    address = site.page("a.example.org/", packed, Content_Encoding=coding)
    assert "larger than" in what(site, address, Limits(size=100_000))


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "compress"])
def test_packing_that_was_not_asked_for_is_refused(site, coding):
    assert "not asked for" in what(site, site.page("a.example.org/", b"xxxx", Content_Encoding=coding))


def test_a_damaged_packing_is_told(site):
    assert "cannot be undone" in what(site, site.page("a.example.org/", b"no gzip at all", Content_Encoding="gzip"))


@pytest.mark.parametrize(
    "pack",
    [
        lambda data: (gzip.compress(data), "gzip"),
        lambda data: (zlib.compress(data), "deflate"),
        lambda data: (zlib.compress(data)[2:-4], "deflate"),
    ],
)
def test_a_packed_page_is_unpacked(site, pack):
    data, coding = pack(TEXT.encode())
    brought = fetch([site.page("a.example.org/", data, Content_Encoding=coding)], network=network_of(site))
    assert [document.text for document in brought.documents] == [TEXT]


def test_redirects_are_followed_and_the_last_address_is_the_origin(site):
    start = site.moved("a.example.org/1", "/2")
    site.moved("a.example.org/2", "//b.example.org/3", 308)
    site.page("b.example.org/3", TEXT)
    [document] = fetch([start], network=network_of(site)).documents
    assert document.provenance.origin == "http://b.example.org/3"
    assert document.url == "http://b.example.org/3"


def test_a_page_that_moved_within_its_site_keeps_the_address_that_was_asked_for(site):
    start = site.moved("example.org/short", "http://www.example.org/long/way")
    site.page("www.example.org/long/way", TEXT)
    [document] = fetch([start], network=network_of(site)).documents
    assert (document.url, document.provenance.origin) == (start, "http://www.example.org/long/way")


def test_a_circle_of_redirects_is_told(site):
    start = site.moved("a.example.org/1", "/2")
    site.moved("a.example.org/2", "/1")
    assert "in a circle" in what(site, start)


def test_more_than_five_redirects_are_not_followed(site):
    for number in range(1, 8):
        site.moved(f"a.example.org/{number}", f"/{number + 1}")
    assert "more than 5 times" in what(site, "http://a.example.org/1")
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (404, "no such page"),
        (410, "no such page"),
        (403, "log-in"),
        (401, "log-in"),
        (429, "left alone"),
        (503, "later"),
        (500, "later"),
        (204, "other than a page"),
        (302, "other than a page"),
    ],
)
def test_each_refusal_of_a_site_is_told_apart(site, status, told):
    assert told in what(site, site.answer("a.example.org/", status, b"<p>Sorry</p>" if status > 300 else b""))


@pytest.mark.parametrize(
    "sent", [b"", b"\0\0\0\0", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut"]
)
def test_an_answer_that_is_none_is_told(site, sent):
    assert "cut off or damaged" in what(site, site.raw("a.example.org/", sent))


def test_a_failed_page_offers_its_archived_copy_and_never_asks_for_it(site):
    address = site.answer("a.example.org/gone", 404)
    [problem] = fetch([address], network=network_of(site)).problems
    assert problem.advice.endswith(f" https://web.archive.org/web/2id_/{address}")
    assert "paste its text" in problem.advice
    assert len(site.requests) == 1


def test_the_agent_is_named_and_nothing_else_is_told(site):
    fetch([site.page("a.example.org/", TEXT)], network=network_of(site))
    headers = site.requests[0].headers
    assert headers["User-Agent"].startswith("Parallax/")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}


def test_a_proxy_in_the_environment_is_not_used(site, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch([site.page("a.example.org/", TEXT)], network=network_of(site)).documents


def test_one_page_at_a_time_is_asked_of_a_host(site):
    under_way, most = [0], [0]
    lock = threading.Lock()

    def slowly(connection, request):
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.05)
        with lock:
            under_way[0] -= 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nWords")

    addresses = [site.raw(f"a.example.org/{number}", slowly) for number in range(4)]
    network = network_of(site)
    readers = [threading.Thread(target=fetch, args=([address],), kwargs={"network": network}) for address in addresses]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert (len(site.requests), most[0]) == (4, 1)


def test_one_failing_page_does_not_stop_the_others(site):
    good, bad = site.page("a.example.org/good", TEXT), site.answer("b.example.org/bad", 503)
    brought = fetch([bad, good, "nonsense://"], network=network_of(site))
    assert [document.url for document in brought.documents] == [good]
    assert [problem.name for problem in brought.problems] == [bad, "nonsense://"]
    assert not brought.offline


def test_off_the_network_the_first_unknown_name_ends_the_trying(site):
    asked = []

    def look_up(host, port):
        asked.append(host)
        raise OSError("nobody there")

    addresses = [f"https://site{number}.example.org/{page}" for number in range(3) for page in "ab"]
    brought = fetch(addresses, network=Network(look_up=look_up))
    assert brought.offline
    assert [problem.name for problem in brought.problems] == addresses
    assert sorted(set(asked)) == ["site0.example.org", "site1.example.org", "site2.example.org"]
    assert len(asked) <= 4  # the first, and each other one once to be sure
    assert all("Not tried" in problem.what for problem in brought.problems[1:])


def test_a_misspelt_name_among_others_is_that_pages_problem_alone(site):
    good = site.page("a.example.org/", TEXT)
    brought = fetch(["http://a.exmaple.org/", good], network=network_of(site, unknown=("a.exmaple.org",)))
    assert not brought.offline
    assert len(brought.documents) == 1
    assert "misspelt" in brought.problems[0].what


def test_hosts_that_cannot_be_connected_to_end_the_trying_after_the_second():
    network = replace(leading_to("127.0.0.1", port=1), allows=lambda _: True)
    brought = fetch([f"http://site{number}.example.org/" for number in range(5)], network=network)
    assert brought.offline
    assert ["does not accept" in problem.what for problem in brought.problems] == [True, True, False, False, False]


def test_a_host_is_found_behind_addresses_that_lead_nowhere(site):
    address = site.page("a.example.org/", TEXT)
    nowhere = [("::1", 1)] * 5  # nobody listens there
    network = replace(network_of(site), look_up=lambda *_: [*nowhere, ("127.0.0.1", site.port)], allows=lambda _: True)
    assert len(fetch([address], network=network).documents) == 1


def test_more_than_a_hundred_addresses_are_left_for_another_go():
    brought = fetch([f"http://127.0.0.1/{number}" for number in range(103)], network=leading_to())
    assert [problem.advice for problem in brought.problems].count("Fetch the rest in another go.") == 3


def test_an_address_that_is_named_twice_is_fetched_once(site):
    address = site.page("a.example.org/", TEXT)
    assert len(fetch([address, f" {address} "], network=network_of(site)).documents) == 1
    assert len(site.requests) == 1


def test_progress_is_told_before_each_page_and_may_stop_the_fetching(site):
    told = []

    def tell(done, total, doing):
        told.append((done, total))
        if done == 1:
            raise KeyboardInterrupt

    addresses = [site.page(f"a.example.org/{number}", TEXT) for number in range(3)]
    with pytest.raises(KeyboardInterrupt):
        fetch(addresses, network=network_of(site), progress=tell)
    assert (told, len(site.requests)) == ([(0, 3), (1, 3)], 1)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for trusted.example.org that nobody but the test trusts."""
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out cert.pem -subj /CN=test"
    try:
        subprocess.run(
            [*command.split(), "-addext", "subjectAltName=DNS:trusted.example.org"],
            cwd=folder,
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"openssl, which makes the certificate for this test, does not run here ({error})")
    return folder


def secure(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return serving(context)


def trusting(certificate):
    return lambda: ssl.create_default_context(cafile=str(certificate / "cert.pem"))


def test_a_site_over_tls_proves_its_name_although_the_connection_goes_to_a_number(certificate):
    with secure(certificate) as site:
        site.page("trusted.example.org/a", TEXT)
        network = network_of(site, tls=trusting(certificate))
        [document] = fetch(["https://trusted.example.org/a"], network=network).documents
    assert document.text == TEXT


def test_a_site_that_cannot_prove_its_name_is_not_read(certificate):
    with secure(certificate) as site:
        site.page("other.example.org/a", TEXT)
        [problem] = fetch(["https://other.example.org/a"], network=network_of(site, tls=trusting(certificate))).problems
        assert "could not prove that it is other.example.org" in problem.what
        assert site.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate):
    with secure(certificate) as site:
        [problem] = fetch(["https://trusted.example.org/a"], network=network_of(site)).problems
        assert "could not prove" in problem.what
        assert site.requests == []
