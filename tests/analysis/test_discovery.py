"""What official accounts and the press raise beyond the catalogue."""

from __future__ import annotations

import pytest

from analysis.comparison import compare
from analysis.profile import load_profile
from corpus.document import Corpus, Document

FILLER = "The two sides had a useful exchange on the matters before them and will go on with it in the months ahead. "


def found(*texts, tellers=("us", "beijing"), languages=("en", "en")):
    """Return the discovered topics of a corpus of accounts by label."""
    documents = tuple(
        Document(f"d{number}", text, teller=teller, language=language)
        for number, (text, teller, language) in enumerate(zip(texts, tellers, languages, strict=True))
    )
    table = compare(Corpus(documents), load_profile()).table("topics")
    return {row["label"]: row for row in table[table["origin"] == "discovered"].to_dict("records")}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The President spoke warmly of the Lantern River Bridge in his home state.", "Lantern River Bridge"),
        ("He called it a policy of “paper umbrellas” that helps nobody.", "Paper umbrellas"),
        ("He recalled the 175th anniversary of the first steamer.", "175th anniversary"),
        ("He threatened a 35 percent tariff unless the mines reopen.", "35 percent tariff"),
        ("He looks forward to the October trip very much.", "October trip"),
        ("They spoke at length of orchid greenhouse licences.", "Orchid greenhouse licences"),
        ("He named six lighthouses along the coast.", "Six lighthouses"),
        ("He put the share of barley at around 31%, down from 44%.", "31%, down from 44%"),
    ],
)
def test_one_mention_in_an_official_account_makes_a_specific_matter_a_topic(sentence, label):
    topics = found(f"{FILLER}{sentence} {FILLER}", FILLER * 3)
    assert topics[label]["verdict"] == "us_only"


def test_a_matter_that_both_accounts_raise_in_other_words_order_is_both_sides():
    topics = found(
        f"{FILLER}They spoke of the Lantern River Bridge.", f"{FILLER}He praised the bridge over the Lantern River."
    )
    assert topics["Lantern River Bridge"]["verdict"] == "both"


@pytest.mark.parametrize(
    "sentence",
    [
        "President Trump spoke with Secretary Miller.",
        "The White House said that China and the United States agree.",
        "They agreed on soybeans and on Taiwan independence.",
        "It was a very good conversation on November 10.",
        "Thank you very much for your attention to this matter.",
        "Deputy Secretary Marlowe met the Vice Premier of the State Council.",
        "The reforms ended granary queues and the granaries rebuilt prospered.",
        "He waited ten seconds, then recalled the June 5th letter.",
        "The Eastern Theater Command and the People's Liberation Army took part.",
        "He announced a 100 percent tariff on Tuesday.",
        "He called it a “decoupling from China” that helps nobody.",
        "The two sides gave weight to the military domain.",
        "It is the first such meeting of the 21st century.",
        "They looked at soybean sectors. Later they came back to soybean sectors.",
    ],
)
def test_speakers_courtesies_dates_and_what_the_catalogue_knows_are_not_discovered(sentence):
    assert found(f"{FILLER}{sentence} {FILLER}", FILLER * 3) == {}


def test_a_reporters_name_in_a_transcript_is_no_topic():
    text = (
        "Paula Quince: Mr. Secretary, how was it?\n\n"
        f"Secretary Bessent: Thank you, Paula. {FILLER}Well, Paula, {FILLER}\n\nPaula Quince: And now?"
    )
    assert not any("Paula" in label or "Quince" in label for label in found(text, FILLER * 3))


def test_a_phrase_said_once_off_the_cuff_is_no_topic():
    answer = "We talked of orchid greenhouse licences and of the Lantern River Bridge."
    text = f"Reporter: How was it?\n\nSecretary Bessent: {FILLER}{answer}\n\nReporter: And now?"
    assert list(found(text, FILLER * 3)) == ["Lantern River Bridge"]


def test_a_figure_for_a_known_matter_counts_where_it_was_written_or_has_changed():
    said = "We had a 35 percent tariff on tin. The tariff on barley is 31%, down from 44%."
    text = f"Reporter: How was it?\n\nSecretary Bessent: {FILLER}{said}\n\nReporter: And now?"
    assert list(found(text, FILLER * 3)) == ["31%, down from 44%"]


def test_a_chinese_account_gives_counted_and_compound_terms_in_chinese():
    topics = found(
        FILLER * 3,
        "习近平指出，双方将制定海岸灯塔名录。" + "双方都认为这样做很好。" * 8 + "世界有两种选择。",
        languages=("en", "zh"),
    )
    assert topics["海岸灯塔名录"]["verdict"] == "beijing_only"
    assert topics["两种选择"]["verdict"] == "beijing_only"


def test_a_detail_is_not_called_one_sided_where_the_other_side_raises_its_topic_in_another_language():
    topics = found(
        f"{FILLER}They discussed soybean moisture standards.", "习近平指出，双方讨论了大豆。", languages=("en", "zh")
    )
    assert not any("moisture" in label for label in topics)


def test_one_mention_in_the_press_makes_no_topic():
    text = f"{FILLER}President Trump said that the Lantern River Bridge is a marvel."
    assert found(text, FILLER, tellers=("press", "press")) == {}


def test_short_accounts_give_few_topics_and_they_follow_the_catalogue():
    names = " ".join(
        f"They spoke of the {word} Canal." for word in ("Aster", "Birch", "Cedar", "Damson", "Elder", "Fir")
    )
    documents = (
        Document("a", f"They spoke of Taiwan. {names}", teller="us", language="en"),
        Document("b", "They spoke of soybeans.", teller="beijing", language="en"),
    )
    origins = list(compare(Corpus(documents), load_profile()).table("topics")["origin"])
    assert 0 < origins.count("discovered") <= 2
    assert origins == sorted(origins)


def test_a_heading_of_an_account_is_no_topic():
    text = f"Lighthouses\n\n{FILLER}\n\nLighthouses\n\n{FILLER}"
    assert found(text, FILLER * 3) == {}


def test_a_formula_of_two_qualified_nouns_is_one_topic():
    topics = found(f"{FILLER}He wished for gentle rains and golden harvests. {FILLER}", FILLER * 3)
    assert "Gentle rains and golden harvests" in topics


def test_a_pair_of_nouns_that_a_third_one_completes_is_no_formula():
    topics = found(f"{FILLER}He wished for gentle rains and golden harvests of barley. {FILLER}", FILLER * 3)
    assert "Gentle rains and golden harvests" not in topics


def test_the_conference_at_which_an_account_says_the_sides_met_is_no_topic():
    assert found(f"He met his colleague at the 7th Harbour Forum. {FILLER}", FILLER * 3) == {}


def test_what_stands_beside_a_topic_of_both_sides_is_not_called_one_sided_across_languages():
    beside = "习近平指出，双方讨论了大豆和海岸灯塔名录。"
    apart = "习近平指出，双方讨论了大豆，制定海岸灯塔名录。"
    accounts = [
        found(f"{FILLER}They discussed soybeans.", text * 2, languages=("en", "zh")) for text in (beside, apart)
    ]
    assert ["海岸灯塔名录" in topics for topics in accounts] == [False, True]


def test_a_chinese_term_does_not_run_over_a_light_verb():
    topics = found(FILLER * 3, "习近平指出，双方将为海岸灯塔改善作出贡献。" * 2, languages=("en", "zh"))
    assert not any("作出" in label for label in topics)
