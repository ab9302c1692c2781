"""The catalogue of official accounts, and the command that fetches them."""

import datetime
import re
from collections import Counter
from dataclasses import replace

import pytest
from local_site import leading_to, network_of, serving, without_tls

import corpus
from analysis.profile import load_profile
from corpus.__main__ import DONE, NOTHING, WRONG, main
from corpus.fetching import fetch
from corpus.fetching.addresses import parse_address
from corpus.names import side_of_address
from corpus.official import CatalogueError, corpus_of, find_event, load_catalogue, wanted_of

CHINESE_SITES = re.compile(
    r"https?://(?:tv\.cctv\.com|www\.news\.cn|www\.mofcom\.gov\.cn|www\.(?:mfa|fmprc)\.gov\.cn/(?!eng/))"
)
EVENTS = load_catalogue()
ACCOUNTS = [(event, account) for event in EVENTS for account in event.accounts]


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def test_the_catalogue_spans_the_years_since_2017_without_a_gap():
    assert sorted({event.year for event in EVENTS}) == list(range(2017, 2027))
    assert len(EVENTS) > 80


def test_every_address_stands_for_the_side_whose_site_it_is(profile):
    """A page of the press may carry an official's words; a page of the other side's never does."""
    for event, account in ACCOUNTS:
        side, _ = side_of_address(account.address, profile)
        if account.side in profile.side_ids:
            assert side != profile.other_side(account.side), (event.id, account.address)


def test_no_address_is_listed_for_two_events():
    count = Counter(account.address for _, account in ACCOUNTS)
    assert [address for address, times in count.items() if times > 1] == []


def test_addresses_hold_no_marks_of_where_they_were_found():
    assert [a.address for _, a in ACCOUNTS if re.search(r"utm_|[?&](?:s|t|pp|ab_channel|fbclid)=", a.address)] == []


def test_every_address_is_written_as_it_is_fetched():
    for _, account in ACCOUNTS:
        assert str(parse_address(account.address)) == account.address


def test_the_language_is_that_of_the_page():
    for _, account in ACCOUNTS:
        assert account.language == ("zh" if CHINESE_SITES.match(account.address) else "en"), account


def test_a_date_in_an_address_is_the_accounts_date():
    for _, account in ACCOUNTS:
        found = re.search(r"(?:/|t)(20\d\d)[/-]?(\d\d)[/-]?(\d\d)[/_]", account.address)
        if found:
            assert account.date == "-".join(found.groups()), account


def test_an_account_is_published_on_the_day_or_within_two_weeks():
    for event, account in ACCOUNTS:
        after = datetime.date.fromisoformat(account.date) - datetime.date.fromisoformat(event.date)
        assert -1 <= after.days <= 14, (event.id, account)


def test_people_of_one_side_never_stand_on_the_other(profile):
    people = [{name for event in EVENTS for name in event.participants[side]} for side in profile.side_ids]
    assert people[0].isdisjoint(people[1])
    assert all(set(event.participants) == set(profile.side_ids) for event in EVENTS)


def test_a_side_without_an_account_shows_as_missing(profile):
    event = find_event("2021-02-10_biden-xi_call", EVENTS)
    assert event.untold(profile) == ("beijing",)
    assert find_event("2025-06-05", EVENTS).untold(profile) == ()


def test_videos_are_listed_and_never_fetched(profile):
    event = find_event("2025-10-30", EVENTS)
    assert any(account.kind == "video" for account in event.accounts)
    assert not any("youtube" in wanted.address for wanted in wanted_of(event, profile))


def test_an_event_is_found_by_a_part_of_its_id():
    assert find_event("busan", EVENTS).id == "2025-10-30_trump-xi_busan"
    with pytest.raises(CatalogueError, match="fits"):
        find_event("trump", EVENTS)
    with pytest.raises(CatalogueError, match="No event"):
        find_event("atlantis", EVENTS)


ENTRY = '[[events]]\nid = "2031-04-09_call"\ntitle = "A call"\ndate = 2031-04-09\nkind = "call"\n'
PEOPLE = 'participants = { us = ["A"], beijing = ["B"] }\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[events]", "cannot be read"),
        (ENTRY.replace("2031-04-09\n", "2031-04-10\n") + PEOPLE, "the same date"),
        (ENTRY.replace('"call"', '"chat"') + PEOPLE, "video meeting"),
        (ENTRY, "participants of both sides"),
        (ENTRY + PEOPLE + ENTRY + PEOPLE, "given to two events"),
        (ENTRY + PEOPLE + 'accounts = [{ side = "mars", language = "en", kind = "readout" }]', "needs a side"),
        (
            ENTRY
            + PEOPLE
            + 'accounts = [{ side = "us", language = "en", kind = "post", date = 2031-04-09, address = "file:///x" }]',
            "cannot be fetched",
        ),
    ],
)
def test_a_faulty_entry_is_named(tmp_path, text, told):
    path = tmp_path / "official.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=told):
        load_catalogue(path)


EVENT = find_event("2025-09-10_rubio-wang_call", EVENTS)
US = "The Secretary spoke today with the Director. They discussed trade and the strait. He raised detained citizens."
BEIJING = "双方就中美关系交换了意见。王毅表示，中美关系对两国和世界都十分重要。"


@pytest.fixture
def site():
    """A site that has the pages of one event, under names that all lead to it."""
    with serving() as running:
        us, beijing = EVENT.told_by("us")[0].address, EVENT.told_by("beijing")[0].address
        running.page(us.removeprefix("https://"), US)
        running.page(beijing.removeprefix("https://"), BEIJING.encode("gb18030"), "text/plain; charset=gb2312")
        yield running


def test_both_accounts_come_in_with_their_tellers_set(site, profile, monkeypatch):
    monkeypatch.setattr("corpus.fetching.client.HTTPSConnection", without_tls)
    made = corpus_of(EVENT, fetch(wanted_of(EVENT, profile), network=network_of(site)))
    told = {document.teller: document for document in made.documents}
    assert (told["us"].text, told["beijing"].text) == (US, BEIJING)
    assert {document.event for document in made.documents} == {EVENT.id}
    assert told["us"].teller_reason == "stated in the catalogue of official accounts"
    assert (told["beijing"].language, told["beijing"].date) == ("zh", "2025-09-10")
    assert made.title == EVENT.title


def test_the_command_writes_a_folder_that_load_reads(site, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("corpus.fetching.client.HTTPSConnection", without_tls)
    assert main(["fetch", "2025-09-10", "--out", str(tmp_path / "call")], network=network_of(site)) == DONE
    loaded = corpus.load(tmp_path / "call")
    assert [(document.teller, document.text) for document in loaded.documents] == [("beijing", BEIJING), ("us", US)]
    assert {document.url for document in loaded.documents} == {account.address for account in EVENT.accounts}
    assert loaded.problems == ()
    assert (loaded.title, loaded.event) == (EVENT.title, EVENT.id)
    assert "2 of 2 pages" in capsys.readouterr().out


def test_a_side_that_cannot_be_had_is_told_and_the_other_is_kept(site, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("corpus.fetching.client.HTTPSConnection", without_tls)
    site.answers.pop(EVENT.told_by("us")[0].address.removeprefix("https://"))
    assert main(["fetch", EVENT.id, "--out", str(tmp_path / "call")], network=network_of(site)) == DONE
    out, err = capsys.readouterr()
    assert "Washington missing, Beijing 1" in out
    assert "web.archive.org" in err
    assert len(corpus.load(tmp_path / "call")) == 1


def unplugged(host, port):
    raise OSError("nobody there")


def test_off_the_network_the_addresses_are_shown_and_nothing_is_written(tmp_path, capsys):
    network = replace(leading_to(), look_up=unplugged)
    assert main(["fetch", EVENT.id, "--out", str(tmp_path / "call")], network=network) == NOTHING
    out, err = capsys.readouterr()
    assert "off the network" in err
    assert err.count("page ") == 1
    assert all(account.address in out for account in EVENT.accounts)
    assert not (tmp_path / "call").exists()


def test_an_event_without_addresses_is_said_to_have_none(tmp_path, capsys):
    assert main(["fetch", "2019-06-29", "--out", str(tmp_path / "x")], network=leading_to()) == NOTHING
    assert "no address" in capsys.readouterr().err


def test_wrong_usage_is_found_before_anything_is_fetched(tmp_path, capsys):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    for arguments in (["fetch", "atlantis"], ["fetch", "busan", "--out", str(tmp_path / "full")]):
        assert main(arguments, network=leading_to()) == WRONG
    assert main(["fetch", "busan", "--out", str(tmp_path / "file" / "x")], network=leading_to()) == WRONG
    assert capsys.readouterr().err.count("error: ") == 3


def test_the_list_names_each_event_of_a_year_and_what_is_missing(capsys):
    assert main(["events", "--year", "2021"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == sum(event.year == 2021 for event in EVENTS)
    assert any("2021-02-10_biden-xi_call" in line and "Beijing missing" in line for line in lines)
    assert main(["events", "--year", "1999"]) == NOTHING
