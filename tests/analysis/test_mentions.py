"""Topics are found by the catalogue's aliases, for the voice of the passage they stand in."""

from __future__ import annotations

import pytest

from analysis.aliases import AliasError, Matcher, expand
from analysis.catalogue import catalogue
from analysis.mentions import find_mentions
from analysis.profile import ProfileError, load_profile
from tests.analysis.analysed import analysed, document_of


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def found(pattern, text):
    return [text[hit.start : hit.end] for hit in Matcher([(pattern, 0)]).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ship", "The relationship needs hardship, not a ship.", ["ship"]),
        ("rare earth", "Rare-earth magnets and rare earths", ["Rare-earth", "rare earths"]),
        ("visa", "No visa, no VISAS", ["visa", "VISAS"]),
        ("decoupl*", "Decoupling, or to decouple", ["Decoupling", "decouple"]),
        ("arm* ~4 Taiwan", "arms for use by Taiwan; arms. Taiwan", ["arms for use by Taiwan"]),
        ("(sale|transfer) of chip", "the transfer of chips", ["transfer of chips"]),
        ("trade? deal", "a trade deal", ["trade deal", "deal"]),
        ("=AI", "AI is not ai", ["AI"]),
        ("U.S. tariff", "US tariffs; they hit us: tariffs", ["US tariffs"]),
        (r"/\bCOP ?\d\d\b/", "At COP28 in Dubai", ["COP28"]),
        ("台湾~6工具", "不寻求利用台湾问题作为工具", ["台湾问题作为工具"]),
        ("Taiwan president", "On Taiwan, President Biden spoke", []),
        ("one China policy", "its “one-China” policy", ["one-China” policy"]),
    ],
)
def test_a_pattern_matches_what_the_topics_file_says_it_does(pattern, text, expected):
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["~3 tariff", "tariff ~3", "", "de*coupling", "(a|(b|c))", "24%"])
def test_a_pattern_outside_the_language_is_refused(pattern):
    with pytest.raises(AliasError):
        expand(pattern)


def test_a_bad_alias_is_reported_with_its_topic(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'include = ["us_china.toml"]\n[[topics]]\nid = "mine"\nen = ["tariff ~"]\n',
        encoding="utf-8",
    )
    with pytest.raises(ProfileError, match="mine"):
        catalogue(load_profile(path))


def topics(text, *, profile, **keywords):
    return {(m.topic, m.voice) for m in find_mentions([analysed(text, **keywords)], profile)}


def test_every_alias_of_the_catalogue_can_be_compiled(profile):
    assert len(catalogue(profile).aliases) > 1000


def test_a_mention_has_the_voice_of_its_passage(profile):
    text = "Trump spoke of soybeans. Beijing spoke of Taiwan."
    got = topics(text, profile=profile, voices=["us", "beijing"])
    assert {("soybeans", "us"), ("taiwan", "beijing")} <= got
    assert ("taiwan", "us") not in got


def test_a_narrower_topic_is_also_a_mention_of_the_broader_one(profile):
    mentions = find_mentions([analysed("He rejected “台独”.", voices=["beijing"])], profile)
    assert {m.topic for m in mentions} >= {"taiwan_independence", "taiwan"}


def test_chinese_and_english_aliases_raise_the_same_topic(profile):
    assert ("rare_earths", "us") in topics("Rare earths were settled.", profile=profile, voices=["us"])
    assert ("rare_earths", "beijing") in topics("双方讨论了稀土问题。", profile=profile, voices=["beijing"])


def test_a_noun_that_fits_one_topic_calls_it_back_from_the_sentence_before(profile):
    text = "The talks turned to rare earths from the mainland. He wanted fewer limits on these vital materials."
    assert ("rare_earths", "us") in topics(text, profile=profile, voices=["reporter", "us"])


def test_a_generic_noun_calls_back_what_was_raised_last(profile):
    text = "They argued about soybeans and then about TikTok. That topic is closed, she said."
    got = topics(text, profile=profile, voices=["reporter", "us"])
    assert ("tiktok", "us") in got
    assert ("soybeans", "us") not in got


def test_a_claim_that_something_was_left_out_is_kept_apart(profile):
    text = "Beijing's account left out fentanyl."
    mentions = find_mentions(
        [analysed(text, voices=["beijing"], omitted=[(0, len(text), "omitted", "beijing")])], profile
    )
    fentanyl = [m for m in mentions if m.topic == "fentanyl"]
    assert fentanyl
    assert all(m.claimed and m.voice == "reporter" for m in fentanyl)


def test_what_a_denial_calls_back_in_its_sentence_belongs_to_the_denial(profile):
    text = "Despite hopes for help with Ukraine, he said that topic was not discussed."
    start = text.index("he said")
    document = analysed(text, voices=["us"], omitted=[(start, len(text), "not_discussed", "both", "us")])
    ukraine = [m for m in find_mentions([document], profile) if m.topic == "ukraine"]
    assert ukraine
    assert all(m.claimed for m in ukraine)


def test_an_exception_keeps_an_alias_from_counting(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'include = ["us_china.toml"]\n[[topics]]\nid = "mine"\nen = ["steel"]\nexcept = ["Steel City"]\n',
        encoding="utf-8",
    )
    mine = load_profile(path)
    assert "mine" in {m.topic for m in find_mentions([analysed("Steel fell.", voices=["us"])], mine)}
    assert "mine" not in {m.topic for m in find_mentions([analysed("Steel City won.", voices=["us"])], mine)}


def test_offsets_point_at_the_words_that_matched(profile):
    text = "A word before. China must buy soybeans now."
    mention = next(m for m in find_mentions([analysed(text, voices=["us", "us"])], profile) if m.topic == "soybeans")
    assert text[mention.start : mention.end] == "soybeans"
    assert mention.doc_id == document_of(text).doc_id


def test_where_an_article_was_filed_from_raises_no_topic(profile):
    text = "HONG KONG — The two leaders spoke.\nBEIJING, June 5 (Xinhua) -- Nothing on Hong Kong."
    mentions = [m for m in find_mentions([analysed(text, voices=["us"])], profile) if m.topic == "hong_kong"]
    assert [m.start for m in mentions] == [text.rindex("Hong Kong")]


@pytest.mark.parametrize(
    ("topic", "phrases"),
    [
        ("overcapacity", ["industrial overcapacity", "产能过剩"]),
        ("north_korea", ["the DPRK's missiles", "朝鲜半岛无核化"]),
        ("reunification", ["peaceful reunification", "和平统一"]),
        ("mutual_respect", ["mutual respect and win-win cooperation", "相互尊重、和平共处、合作共赢"]),
        ("taiwan_arms_sales", ["arms sales to Taiwan", "对台军售"]),
        ("military_communication", ["military-to-military channels", "两军交往"]),
        ("decoupling", ["de-risking", "脱钩断链"]),
        ("second_world_war", ["the victory over fascism", "世界反法西斯战争"]),
    ],
)
def test_both_capitals_words_for_a_thing_raise_it_in_both_languages(topic, phrases, profile):
    for phrase in phrases:
        assert (topic, "us") in topics(phrase, profile=profile, voices=["us"])
