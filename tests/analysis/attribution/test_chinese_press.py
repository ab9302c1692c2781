"""Articles in Chinese: sources, cues and clauses without spaces between words."""

import pytest

from tests.analysis.attribution.told import passage, pieces, voice


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("习近平指出，关税不公平。", "beijing"),
        ("外交部发言人毛宁表示，关税不公平。", "beijing"),
        ("中方敦促美方取消关税。", "beijing"),
        ("特朗普表示，他愿意扩大粮食贸易。", "us"),
        ("美国财政部长说，粮价会下降。", "us"),
        ("据新华社报道，特朗普愿意扩大粮食贸易。", "beijing"),
        ("“粮食贸易必须公平，”特朗普说。", "us"),
        ("习近平指出：「粮食贸易必须公平。」", "beijing"),
        ("专家表示，粮价将上涨。", "other"),
        ("美国农业专家表示，粮价将上涨。", "other"),
        ("日本外务省表示，渡轮已返航。", "other"),
        ("粮价周五上涨。", "reporter"),
        ("美国总统特朗普与中国国家主席习近平周四通话。", "reporter"),
        ("双方同意继续谈判。", "reporter"),
    ],
)
def test_a_sentence_is_its_sources(text, side):
    assert voice(text) == side


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("us", "特朗普表示，他愿意扩大粮食贸易；"), ("beijing", "习近平强调，双方应当相互尊重。")),
        (("beijing", "习近平强调，关税不公平，"), ("us", "而特朗普表示关税将取消。")),
    ],
)
def test_a_sentence_with_two_sources_is_cut_at_the_clause(first, second):
    assert pieces(first[1] + second[1]) == [first, second]


def test_a_quoted_sentence_is_direct_speech():
    assert passage("“粮食贸易必须公平，不能再等，”特朗普说。").mode == "direct"


def test_both_languages_may_stand_in_one_document():
    text = "Trump said the levy would end.\n习近平指出，关税不公平。\nBoats waited."
    assert [side for side, _ in pieces(text)] == ["us", "beijing", "reporter"]


def test_narrated_agreement_has_the_mode_narration():
    assert passage("双方同意继续谈判。").mode == "narration"
