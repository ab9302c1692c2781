"""Guesses of whose document a text is."""

import pytest

from analysis.profile import load_profile
from corpus.teller import Clues, guess_teller


def guess(text="Some words.", **clues):
    return guess_teller(Clues(text, **clues), load_profile())


OFFICIAL = {
    "outlet of state media": ({"outlet": "Xinhua News Agency"}, "beijing", "Xinhua News Agency"),
    "outlet of a ministry": (
        {"outlet": "Ministry of Foreign Affairs of the People's Republic of China"},
        "beijing",
        "Ministry of Foreign Affairs",
    ),
    "outlet of the US government": ({"outlet": "The White House"}, "us", "White House"),
    "address of a ministry": ({"url": "https://www.fmprc.gov.cn/eng/x.html"}, "beijing", "fmprc.gov.cn"),
    "address of an archive of the White House": (
        {"url": "https://trumpwhitehouse.archives.gov/briefings/x/"},
        "us",
        "trumpwhitehouse.archives.gov",
    ),
    "copy in the web archive": (
        {"url": "https://web.archive.org/web/20250605000000/https://www.state.gov/x"},
        "us",
        "state.gov",
    ),
    "post by address": ({"url": "https://truthsocial.com/@realDonaldTrump/posts/1"}, "us", "truthsocial.com"),
    "dateline of an agency": ({"text": "Headline\nBEIJING, May 3 (Xinhua) -- Words."}, "beijing", "(Xinhua)"),
    "dateline with the agency first": (
        {"text": "Xinhua News Agency, Lima, May 3 (Reporter): Words."},
        "beijing",
        "Xinhua News Agency, Lima",
    ),
    "Chinese dateline": (
        {"text": "新华社北京5月3日电（记者某某）文字。", "language": "zh"},
        "beijing",
        "新华社北京5月3日电",
    ),
    "broadcaster's site": ({"text": "央视网消息（新闻联播）：文字。", "language": "zh"}, "beijing", "央视网消息"),
    "readout by title": (
        {"title": "Readout of President Trump’s Call with President Xi"},
        "us",
        "Readout of President Trump",
    ),
    "readout of the other side": ({"title": "Readout of President Xi’s Call with President Trump"}, "beijing", "Xi"),
    "fact sheet": ({"title": "FACT SHEET: President Donald J. Trump Signs a Deal"}, "us", "FACT SHEET"),
    "title as first line": ({"text": "Remarks by President Trump\n\nThank you."}, "us", "Remarks by President Trump"),
    "post about the other side's leader": (
        {"text": "I just had a long phone call with President Xi of China. It went well!"},
        "us",
        "I just had",
    ),
    "transcript": (
        {
            "text": "Press: How was it?\nPresident Trump: I think we did well, and I told him so.\nPress: And then?\n"
            "President Trump: We will meet again, and my team will go there."
        },
        "us",
        "President Trump:",
    ),
    "file's name": ({"file": "call/us_readout_en.txt"}, "us", "us_readout_en"),
}


@pytest.mark.parametrize(("clues", "side", "words"), OFFICIAL.values(), ids=OFFICIAL.keys())
def test_an_official_document_is_its_sides_and_the_reason_quotes_the_words(clues, side, words):
    teller, reason = guess(**clues)
    assert teller == side
    assert words in reason


PRESS = {
    "plain article": {"text": "The two leaders spoke on Thursday."},
    "article that quotes an agency": {"text": "The call took 90 minutes, Xinhua reported. “It went well,” it said."},
    "agency named in the first line": {
        "text": "Xinhua, China's state news agency, said on June 5: the call took place."
    },
    "caption of an agency's picture": {"text": "Xi Jinping waves in Beijing (Xinhua) - file photo\nThe leaders spoke."},
    "dateline of independent press": {"text": "BEIJING (Reuters) - China's Xinhua said the call took place."},
    "Chinese dateline of independent press": {"text": "路透社北京5月3日电 新华社报道称，双方通话。", "language": "zh"},
    "Chinese article that quotes an agency": {
        "text": "据新华社报道，国家主席习近平同美国总统通电话。",
        "language": "zh",
    },
    "Chinese article that names the country": {
        "text": "中国国家主席习近平同美国总统特朗普周四通电话。",
        "language": "zh",
    },
    "outlet of the press": {"outlet": "Reuters", "title": "Readout of President Trump's call raises questions"},
    "outlet paid by a government but independent": {"outlet": "Voice of America"},
    "outlet whose name contains a ministry's": {"outlet": "Ministry of Foreign Affairs of Japan"},
    "address of the press": {"url": "https://www.bbc.com/news/1"},
    "address that only looks official": {"url": "https://www.state.gov.example.com/x"},
    "post of a private person": {"url": "https://truthsocial.com/@somebody/posts/1"},
    "headline on a joint statement": {"title": "Leaders fail to issue a joint statement"},
    "headline with a colon": {
        "text": "Trump: China broke the truce\n\nThe president said so on Friday.\nMore followed."
    },
    "essay in the first person": {"text": "I have studied China for years and once met a man who knew Xi."},
    "file's name with a side only": {"file": "us_economy.txt"},
}


@pytest.mark.parametrize("clues", PRESS.values(), ids=PRESS.keys())
def test_a_press_article_stays_press(clues):
    assert guess(**clues)[0] == "press"


@pytest.mark.parametrize(
    "clues",
    [
        {"title": "Joint Statement on U.S.-China Economic and Trade Meeting in Geneva"},
        {"title": "中美日内瓦经贸会谈联合声明"},
        {
            "url": "https://www.whitehouse.gov/2025/05/joint-statement-on-u-s-china-economic-and-trade-meeting-in-geneva/"
        },
        {"title": "Remarks by President Biden and President Xi Jinping Before Bilateral Meeting"},
    ],
)
def test_a_document_of_both_sides_is_joint_even_on_one_sides_site(clues):
    assert guess(**clues)[0] == "joint"


def test_a_joint_statement_with_a_third_country_is_not_joint():
    assert guess(title="U.S.-Japan Joint Statement", url="https://www.whitehouse.gov/x/")[0] == "us"


def test_a_transcript_with_speakers_of_both_sides_is_joint():
    text = "President Biden: I am glad that we meet.\nPresident Xi: I am glad too, and we will talk.\n" * 3
    assert guess(text)[0] == "joint"


def test_a_known_press_outlet_wins_over_an_official_address():
    assert guess(outlet="Reuters", url="https://www.mfa.gov.cn/x")[0] == "press"


def test_a_guess_without_evidence_says_that_there_is_none():
    assert "nothing shows" in guess()[1]
