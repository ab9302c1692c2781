"""Transcripts: the label before a turn names who speaks."""

import pytest

from tests.analysis.attribution.told import analysed, passage, pieces, voice

OFFICIAL = "THE PRESIDENT: We spoke about grain.\nQ: And fisheries?\nTHE PRESIDENT: They did not.\nQ: Thank you."
MIXED = (
    "Donald Trump: We spoke.\nAnd the harvest is good.\nXi Jinping: The course must be kept.\nXi Jinping: Good night."
)


def test_each_turn_is_its_labels_voice():
    assert [side for side, _ in pieces(MIXED)] == ["us", "us", "beijing", "beijing"]


def test_a_turn_goes_on_over_lines_without_a_label():
    found = passage(MIXED, "And the harvest")
    assert (found.source, found.mode) == ("Donald Trump", "direct")


def test_a_question_in_an_official_transcript_is_not_the_tellers_speech():
    speakers = [p.speaker for p in analysed(OFFICIAL, teller="us").passages]
    assert speakers == ["", "other", "", "other"]


@pytest.mark.parametrize("host", ["Paula Quince", "Paula Bessent"])
def test_who_mostly_asks_is_of_the_press_whatever_the_name(host):
    text = f"{host}: Was grain raised?\nScott Bessent: It was.\n{host}: Fisheries too?\nScott Bessent: No."
    assert [p.speaker for p in analysed(text, teller="us").passages] == ["other", "", "other", ""]


def test_a_question_in_a_press_transcript_is_the_reporters():
    assert passage(OFFICIAL, "Q: And").voice == "reporter"


@pytest.mark.parametrize(
    "text", ["Grain: prices up.\nFish: prices down.\nSteel: prices flat.", "Trump: we spoke.\nThe port is old."]
)
def test_lists_and_single_labels_are_no_transcript(text):
    assert not [p for p in analysed(text).passages if p.rule == "speaker-label"]


def test_labels_in_chinese_are_followed():
    text = "主持人：请提问。\n毛宁：中方反对加征关税。\n记者：渔业呢？\n毛宁：没有更多信息。"
    assert passage(text, "毛宁：中方").voice == "beijing"


def test_a_quoted_piece_of_a_transcript_inside_an_article_follows_its_labels():
    text = (
        "The two met on Sunday.\n\n"
        '"HOLT: Will grain flow?\n\n"RUBIO: Well, it will. The farmers know it.\n\n"HOLT: And steel?\n\n'
        '"RUBIO: Steel too.'
    )
    assert [voice(text, words) for words in ("The two met", "Well, it", "The farmers", "And steel")] == [
        "reporter",
        "us",
        "us",
        "other",
    ]
