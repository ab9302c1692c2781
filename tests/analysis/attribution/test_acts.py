"""What a cue does: states, demands, warns, promises, praises, accuses, denies, asks, agrees."""

import pytest

from tests.analysis.attribution.told import passage


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Beijing said the port was open.", "states"),
        ("Xi urged Washington to lift the levy.", "demands"),
        ("Xi called for calm.", "demands"),
        ("Beijing warned that the levy would hurt everyone.", "warns"),
        ("Trump promised that grain would ship.", "promises"),
        ("Trump praised Xi as a great farmer.", "praises"),
        ("Beijing accused Washington of dumping grain.", "accuses"),
        ("Beijing condemned the levy as a step backwards.", "accuses"),
        ("China denied dumping grain.", "denies"),
        ("Trump asked Xi to buy grain.", "asks"),
        ("China agreed that the levy must end.", "agrees"),
        ("A warning from China that ships would wait moved prices.", "warns"),
        ("习近平强调，关税不公平。", "states"),
        ("中方敦促美方取消关税。", "demands"),
        ("美方承诺，粮食将按时运到。", "promises"),
        ("外交部发言人否认这一说法。", "denies"),
    ],
)
def test_the_cue_gives_the_act(text, act):
    assert passage(text).act == act


@pytest.mark.parametrize("text", ["Boats waited at the port.", "粮价周五上涨。"])
def test_narration_has_no_act(text):
    assert passage(text).act == ""


@pytest.mark.parametrize(
    "text", ['Beijing called the levy "a grave mistake".', "In an editorial, the Global Times called the levy folly."]
)
def test_calling_something_a_name_is_no_demand(text):
    assert passage(text).act != "demands"
