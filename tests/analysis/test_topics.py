"""Verdicts on topics: who raises them, who does not, how sure that is."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.claims import test_claims as tested
from analysis.mentions import find_mentions
from analysis.profile import ProfileError, load_profile
from analysis.settings import Settings
from analysis.tables import columns
from analysis.topics import judge_topics
from tests.analysis.analysed import analysed


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def judge(documents, profile, terms=None):
    mentions = find_mentions(documents, profile)
    claims = tested(documents, mentions, profile, Settings())
    return judge_topics(documents, mentions, claims, pd.DataFrame() if terms is None else terms, profile, Settings())


def rows(documents, profile, **keywords):
    return judge(documents, profile, **keywords).set_index("topic").to_dict("index")


def test_what_one_side_alone_raises_is_its_own(profile):
    table = rows(
        [
            analysed("Soybeans and Ukraine came first.", voices=["us"], doc_id="a", teller="us"),
            analysed("乌克兰危机和台湾问题。", voices=["beijing"], doc_id="b", teller="beijing"),
        ],
        profile,
    )
    assert table["soybeans"]["verdict"] == "us_only"
    assert table["taiwan"]["verdict"] == "beijing_only"
    assert table["ukraine"]["verdict"] == "both"


def test_silence_on_a_finer_topic_shows_where_both_raise_the_broader_one(profile):
    table = rows(
        [
            analysed("We want a level playing field, not non-market practices.", voices=["us"], teller="us"),
            analysed("双方应当公平竞争。", voices=["beijing"], doc_id="b", teller="beijing"),
        ],
        profile,
    )
    verdicts = {
        topic: table[topic]["verdict"] for topic in ("fair_trade", "level_playing_field", "non_market_practices")
    }
    assert list(verdicts.values()) == ["both", "both", "us_only"]


def test_what_only_the_reporter_raises_is_neither_sides(profile):
    assert rows([analysed("Soybeans fell.", voices=["reporter"])], profile)["soybeans"]["verdict"] == "neither"


def test_what_nobody_raises_is_no_row(profile):
    assert judge([analysed("A quiet day.", voices=["reporter"])], profile).empty


def test_a_contradicted_claim_makes_the_topic_contested(profile):
    claim = "Beijing left out fentanyl."
    documents = [
        analysed(claim, voices=["reporter"], doc_id="a", omitted=[(0, len(claim), "omitted", "beijing")]),
        analysed("China will cooperate on fentanyl.", voices=["beijing"], doc_id="b"),
    ]
    assert rows(documents, profile)["fentanyl"]["verdict"] == "contested"


def test_a_side_that_says_a_topic_was_not_discussed_is_the_one_that_brings_it_up(profile):
    text = "Nothing was said about Iran."
    document = analysed(text, voices=["us"], teller="us", omitted=[(0, len(text), "not_discussed", "both", "us")])
    row = rows([document], profile)["iran"]
    assert (row["verdict"], row["us_passages"], row["us_evidence"]) == ("us_only", 0, f"d:0-{len(text)}")


def test_a_passage_of_both_counts_for_both_sides(profile):
    assert rows([analysed("They agreed on soybeans.", voices=["both"])], profile)["soybeans"]["verdict"] == "both"


def test_evidence_points_at_the_sentences_that_raise_the_topic(profile):
    text = "Hello there. Soybeans matter. Nothing else."
    row = rows([analysed(text, voices=["us"])], profile)["soybeans"]
    place = row["us_evidence"].removeprefix("d:").split("-")
    assert text[int(place[0]) : int(place[1])] == "Soybeans matter."
    assert row["us_share"] == pytest.approx(len("Soybeans matter.") / sum(map(len, text.split(". "))), abs=0.05)


def test_the_rank_says_what_a_side_led_with(profile):
    table = rows([analysed("Soybeans first. Then TikTok.", voices=["us"], teller="us")], profile)
    assert table["soybeans"]["us_rank"] < table["tiktok"]["us_rank"]
    assert pd.isna(table["tiktok"]["beijing_rank"])


def test_silence_in_a_long_account_is_surer_than_in_a_short_one(profile):
    american = analysed("Soybeans matter.", voices=["us"], doc_id="a", teller="us")
    short = analysed("They met.", voices=["beijing"], doc_id="b", teller="beijing")
    long = analysed(
        "They met and walked in the garden for a while. " * 60, voices=["beijing"], doc_id="b", teller="beijing"
    )
    assert (
        rows([american, long], profile)["soybeans"]["confidence"]
        > rows([american, short], profile)["soybeans"]["confidence"] + 0.2
    )


def test_a_wording_is_cut_from_the_sides_own_text(profile):
    documents = [
        analysed("We will keep our one China policy.", voices=["us"], doc_id="a", teller="us"),
        analysed("必须恪守一个中国原则。", voices=["beijing"], doc_id="b", teller="beijing"),
    ]
    row = rows(documents, profile)["one_china"]
    assert "one China policy" in row["us_wording"]
    assert "一个中国原则" in row["beijing_wording"]


def test_swapping_the_tellers_swaps_the_verdicts(profile):
    def run(first, second):
        return rows(
            [
                analysed("Soybeans and Iran.", voices=[first], doc_id="a"),
                analysed("Taiwan and Iran.", voices=[second], doc_id="b"),
            ],
            profile,
        )

    swapped = {"us_only": "beijing_only", "beijing_only": "us_only", "both": "both"}
    one, other = run("us", "beijing"), run("beijing", "us")
    assert {t: swapped[r["verdict"]] for t, r in one.items()} == {t: r["verdict"] for t, r in other.items()}


def test_phrases_that_no_alias_covers_become_discovered_topics(profile):
    terms = pd.DataFrame(
        {
            "term": ["lunar dust", "trade deal"],
            "words": [2, 2],
            **{f"{side}_{name}": [3, 3] for side in profile.side_ids for name in ("count", "documents")},
        }
    )
    table = rows([analysed("Lunar dust is a trade deal matter.", voices=["us"])], profile, terms=terms)
    assert table["found_lunar_dust"]["origin"] == "discovered"
    assert table["found_lunar_dust"]["verdict"] == "us_only"
    assert [topic for topic, row in table.items() if row["origin"] == "discovered"] == ["found_lunar_dust"]


def test_the_table_has_the_designs_columns_and_comes_out_the_same_twice(profile):
    documents = [analysed("Soybeans and TikTok and Taiwan.", voices=["us"])]
    first, second = judge(documents, profile), judge(documents, profile)
    assert tuple(first.columns) == columns("topics", profile)
    pd.testing.assert_frame_equal(first, second)


def own(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(f'include = ["us_china.toml"]\n{text}', encoding="utf-8")
    return load_profile(path)


def test_a_users_profile_adds_renames_and_switches_off_topics(tmp_path):
    mine = own(
        tmp_path,
        '[[topics]]\nid = "pandas"\nenabled = false\n[[topics]]\nid = "soybeans"\nlabel = "Beans"\n'
        '[[topics]]\nid = "plums"\nen = ["plum"]\n',
    )
    table = rows([analysed("Pandas eat plums and soybeans.", voices=["us"])], mine)
    assert "pandas" not in table
    assert (table["soybeans"]["label"], table["soybeans"]["origin"]) == ("Beans", "user")
    assert (table["plums"]["label"], table["plums"]["origin"]) == ("Plums", "user")
    assert table["agriculture_trade"]["origin"] == "catalogue"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('id = "plums"', "no aliases"),
        ('id = "plums"\nen = "plum"', "write a list"),
        ('id = "plums"\nen = ["plum"]\nbroader = ["fruit"]', "does not exist: fruit"),
        ('id = "Plums"\nen = ["plum"]', "lower-case"),
    ],
)
def test_a_faulty_topic_is_named_with_what_to_mend(tmp_path, entry, message):
    with pytest.raises(ProfileError, match=message):
        own(tmp_path, f"[[topics]]\n{entry}\n")
