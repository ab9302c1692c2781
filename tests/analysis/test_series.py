"""Several events: what a side raises for the first time, drops, and takes up again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.mentions import find_mentions
from analysis.profile import load_profile
from analysis.series import trace_events
from analysis.tables import columns
from tests.analysis.analysed import analysed


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def told(text, year, *, teller="us", voice=None, doc_id=""):
    document = analysed(text, voices=[voice or teller], doc_id=doc_id or f"{teller}{year}", teller=teller)
    return replace(document, document=replace(document.document, event=f"summit {year}", date=f"{year}-06-01"))


def trace(documents, profile):
    return trace_events(documents, find_mentions(documents, profile), profile)


def changes(documents, profile, topic):
    table = trace(documents, profile)
    table = table[(table["topic"] == topic) & (table["formulation"] == "")]
    return list(table[["event", "side", "change"]].itertuples(index=False, name=None))


def test_a_topic_appears_disappears_and_returns(profile):
    documents = [
        told("Soybeans came first.", 2021),
        told("TikTok came first.", 2022),
        told("Soybeans and TikTok again.", 2023),
    ]
    assert changes(documents, profile, "soybeans") == [
        ("summit 2021", "us", "first"),
        ("summit 2022", "us", "disappears"),
        ("summit 2023", "us", "returns"),
    ]
    assert changes(documents, profile, "tiktok")[-1] == ("summit 2023", "us", "continues")


def test_a_side_is_compared_with_itself_only(profile):
    documents = [told("Soybeans.", 2021), told("TikTok.", 2021, teller="beijing"), told("TikTok.", 2022)]
    assert changes(documents, profile, "tiktok") == [
        ("summit 2021", "beijing", "first"),
        ("summit 2022", "us", "first"),
    ]


def test_an_event_of_which_a_side_says_nothing_is_no_account_without_the_topic(profile):
    documents = [told("Soybeans.", 2021), told("TikTok.", 2022, teller="beijing"), told("Soybeans.", 2023)]
    assert [change for *_, change in changes(documents, profile, "soybeans")] == ["first", "continues"]


def test_the_press_speaks_for_a_side_only_where_the_side_has_no_document(profile):
    press = told("Fentanyl matters, Trump said.", 2022, teller="press", voice="us", doc_id="paper")
    without = [told("Soybeans.", 2021), press]
    assert [change for *_, change in changes(without, profile, "fentanyl")] == ["first"]
    assert changes([*without, told("TikTok.", 2022)], profile, "fentanyl") == []


def test_a_set_phrase_that_is_dropped_is_named_with_where_it_last_stood(profile):
    text = "We will keep our one China policy."
    table = trace([told(text, 2021), told("We spoke of Taiwan.", 2022)], profile)
    row = table[(table["formulation"] != "") & (table["change"] == "disappears")].iloc[0]
    assert "one China policy" in row["formulation"]
    assert row["event"] == "summit 2022"
    assert row["evidence"] == f"us2021:0-{len(text)}"
    assert row["share_change"] == -1


def test_events_stand_in_the_order_of_their_dates(profile):
    table = trace([told("Soybeans.", 2023), told("TikTok.", 2021)], profile)
    assert table["date"].tolist() == sorted(table["date"])


def test_one_event_is_no_series(profile):
    table = trace([told("Soybeans.", 2021), told("TikTok.", 2021, teller="beijing")], profile)
    assert tuple(table.columns) == columns("series", profile)
    assert table.empty


def test_a_chinese_phrase_is_not_dropped_by_an_english_account(profile):
    documents = [
        told("必须坚持一个中国原则。", 2021, teller="beijing"),
        told("Abide by the one China principle.", 2022, teller="beijing"),
    ]
    table = trace(documents, profile)
    assert "disappears" not in table[table["formulation"] != ""]["change"].tolist()


def test_a_phrase_that_is_part_of_the_last_one_continues_it(profile):
    documents = [told("We keep our one China policy.", 2021), told("The one China policy remains.", 2022)]
    table = trace(documents, profile)
    later = table[(table["formulation"] != "") & (table["event"] == "summit 2022")]
    assert later["change"].tolist() == ["continues"]
