"""Texts from the web: addresses and official events, fetched from a server of the test's own."""

import socket

import pytest
from local_site import network_of, serving, without_tls
from streamlit.testing.v1 import AppTest

from app_pages import _web
from corpus.fetching import Network
from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of


@pytest.fixture
def site(monkeypatch):
    """A site under every name; the page fetches from it instead of the internet."""
    with serving() as running:
        monkeypatch.setattr(_web, "network", lambda: network_of(running))
        yield running


@pytest.fixture
def unplugged(monkeypatch):
    def look_up(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(_web, "network", lambda: Network(look_up=look_up, gap=0))


def page():
    import streamlit as st

    from app_pages import _web

    def bring(corpus):
        st.session_state.setdefault("kept", []).extend(corpus.documents)
        st.session_state.setdefault("problems", []).extend(corpus.problems)
        return corpus.documents

    _web.draw(bring)


@pytest.fixture
def at():
    return AppTest.from_function(page, default_timeout=30).run()


def fetch(at, *addresses):
    at.text_area(key="web_addresses").set_value("\n".join(addresses))
    next(button for button in at.button if button.label == "Fetch").click()
    return at.run()


def kept(at):
    return at.session_state["kept"] if "kept" in at.session_state else []  # noqa: SIM401 - it has no get


def copyable(at):
    return [code.value for code in at.code]


def test_pages_that_are_named_are_fetched_and_kept(at, site):
    first = site.page("www.whitehouse.gov/readout", US_TEXT)
    second = site.page("news.example.org/story", BEIJING_TEXT)
    fetch(at, f"- {first}", "", f"{second}.")
    assert {(document.url, document.teller) for document in kept(at)} == {(first, "us"), (second, "press")}
    assert "Added 2 texts." in html_of(at)


def test_a_page_that_fails_is_explained_beside_those_that_did_not(at, site):
    good, bad = site.page("news.example.org/a", US_TEXT), site.answer("news.example.org/b", 404)
    fetch(at, good, bad)
    assert len(kept(at)) == 1
    assert [problem.name for problem in at.session_state["problems"]] == [bad]
    assert "no such page" in html_of(at)
    assert f"https://web.archive.org/web/2id_/{bad}" in copyable(at)


def test_where_no_page_could_be_had_nothing_is_kept_and_the_page_says_why(at, site):
    fetch(at, "http://127.0.0.1/admin", "file:///etc/passwd")
    assert kept(at) == []
    assert "problems" not in at.session_state
    assert "127.0.0.1" in html_of(at)
    assert "begin with file:" in html_of(at)


def test_nothing_entered_is_told(at):
    assert "There is no address yet" in html_of(fetch(at, "  "))


def test_an_address_with_markup_is_shown_as_text(at, site):
    fetch(at, "http://news.example.org/<script>alert(1)</script>")
    assert "<script>" not in html_of(at)


def test_off_the_network_the_page_says_so_and_offers_the_addresses(at, unplugged):
    addresses = ["https://one.example.org/a", "https://two.example.org/b"]
    fetch(at, *addresses)
    assert "off the network" in html_of(at)
    assert set(addresses) <= set(copyable(at))


def choose(at, year, name):
    at.segmented_control(key="web_what").set_value(_web.OFFICIAL).run()
    at.selectbox(key="web_year").set_value(year).run()
    box = at.selectbox(key="web_event")
    return box.select_index(next(n for n, option in enumerate(box.options) if name in option)).run()


def test_an_event_shows_who_met_and_where_each_account_stands(at):
    choose(at, 2025, "Rubio-Wang call, September")
    assert "Marco Rubio and Wang Yi" in html_of(at)
    assert any(address.startswith("https://www.mfa.gov.cn/") for address in copyable(at))
    assert at.button(key="web_official").label == "Bring both accounts in"


def test_a_side_without_an_account_is_shown_as_missing(at):
    choose(at, 2021, "Biden-Xi call, February")
    assert "no address is known" in html_of(at)
    assert at.button(key="web_official").label == "Bring what there is in"


def test_an_event_without_any_address_cannot_be_fetched(at):
    choose(at, 2019, "Osaka")
    assert at.button(key="web_official").disabled


def test_both_accounts_of_an_event_come_in_with_their_tellers(at, site, monkeypatch):
    monkeypatch.setattr("corpus.fetching.client.HTTPSConnection", without_tls)
    choose(at, 2025, "Rubio-Wang call, September")
    for address, text in zip(copyable(at), (US_TEXT, BEIJING_TEXT), strict=True):
        site.page(address.removeprefix("https://"), text)
    at.button(key="web_official").click().run()
    assert {(document.teller, document.event) for document in kept(at)} == {
        ("us", "2025-09-10_rubio-wang_call"),
        ("beijing", "2025-09-10_rubio-wang_call"),
    }


def test_what_was_fetched_before_a_stop_is_kept(at, site):
    """The reader stops after the first page; the second never comes."""
    good = site.page("a.example.org/", US_TEXT)

    def never(connection, request):
        at.session_state["web_job"].stopped.set()
        site.stopped.wait(20)

    fetch(at, good, site.raw("b.example.org/", never))
    assert [document.url for document in kept(at)] == [good]
    assert "Stopped: 1 of the pages" in html_of(at)
