"""Readers set a voice or a topic right: results follow at once, everything can be taken back, the exports tell."""

import io
import json

import pandas as pd
import pytest

from analysis import export
from tests.app.conftest import BEIJING_TEXT, html_of

DOCUMENT = "01_wire_story"


def comparison_of(at):
    return at.session_state["comparison"]


def passages_of(at, doc_id=DOCUMENT):
    rows = comparison_of(at).passages
    return rows[rows["doc_id"] == doc_id].reset_index(drop=True)


def verdict(at, topic):
    return comparison_of(at).topics.set_index("topic")["verdict"].get(topic, "")


def chosen(at):
    return int(at.number_input(key="passage").value)


def voice_choice(at):
    return next(control for control in at.segmented_control if control.key.startswith("voice_"))


def button(at, start):
    return next(each for each in at.button if each.key.startswith(start))


@pytest.fixture
def read(opened):
    return lambda **parameters: opened("read", **({"doc": DOCUMENT} | parameters))


@pytest.fixture
def uploaded(upload):
    at = upload(("call.txt", BEIJING_TEXT.encode()), page="topics")
    assert not at.exception
    return at


def test_the_address_chooses_the_passage(read):
    passage = passages_of(read()).iloc[6]
    at = read(at=f"{passage['start'] + 1}-{passage['start'] + 5}")
    assert chosen(at) == 7
    assert str(passage["text"])[:40].split('"')[0] in html_of(at)


def test_a_number_chooses_the_passage_and_stands_in_the_address(read):
    at = read()
    at.number_input(key="passage").set_value(5).run()
    row = passages_of(at).iloc[4]
    assert f"{row['start']}-{row['end']}" in at.query_params["at"]
    assert chosen(at) == 5


def test_the_chosen_passage_tells_why_it_has_its_voice(read):
    at = read()
    number = next(n for n, row in passages_of(at).iterrows() if row["source"] and row["cue"])
    at.number_input(key="passage").set_value(number + 1).run()
    drawn, row = html_of(at), passages_of(at).iloc[number]
    assert f"cue “{row['cue']}”" in drawn
    assert all(f"<b>{name}</b>" in drawn for name in ("Source", "Cue", "Rule", "Confidence"))


def test_a_corrected_voice_is_marked_and_can_be_taken_back(read):
    at = read()
    before = passages_of(at).iloc[0]["voice"]
    voice_choice(at).set_value("beijing").run()
    assert passages_of(at).iloc[0]["voice"] == "beijing"
    assert "px-corrected" in html_of(at)
    assert voice_choice(at).value == "beijing"
    button(at, "undo_voice").click().run()
    assert passages_of(at).iloc[0]["voice"] == before
    assert 'class="px-p px-corrected' not in html_of(at)
    assert not [each for each in at.button if each.key.startswith("undo_")]


def test_a_corrected_voice_changes_the_verdict_at_once(upload):
    at = upload(("call.txt", BEIJING_TEXT.encode()), page="read")
    assert verdict(at, "taiwan") == "beijing_only"
    rows = passages_of(at, comparison_of(at).passages["doc_id"].iloc[0])
    for number in rows.index[rows["text"].str.contains("Taiwan")]:
        at.number_input(key="passage").set_value(number + 1).run()
        voice_choice(at).set_value("us").run()
    assert verdict(at, "taiwan") == "us_only"


def test_a_passage_that_is_not_about_a_topic_is_taken_out_and_put_back(uploaded):
    at = uploaded
    at.selectbox(key="topic").set_value("taiwan").run()
    button(at, "strike_evidence_taiwan").click().run()
    assert verdict(at, "taiwan") == ""
    assert "Corrected topics that nothing raises any more" in html_of(at)
    button(at, "undo_gone").click().run()
    assert verdict(at, "taiwan") == "beijing_only"


def test_a_topics_corrections_stand_in_its_detail(opened):
    at = opened("topics", topic="taiwan")
    button(at, "strike_evidence_taiwan").click().run()
    assert at.selectbox(key="topic").value == "taiwan"
    assert "Does not raise “Taiwan”" in html_of(at)
    button(at, "undo_topic").click().run()
    assert "Does not raise" not in html_of(at)


def test_a_topic_is_added_to_a_passage_and_struck_again(upload):
    at = upload(("call.txt", BEIJING_TEXT.encode()), page="read")
    assert verdict(at, "climate") == ""
    next(box for box in at.selectbox if box.key.startswith("add_topic_")).set_value("climate").run()
    assert verdict(at, "climate") == "beijing_only"
    button(at, "strike_passage_climate").click().run()
    assert verdict(at, "climate") == ""


def test_the_reader_is_named_beside_the_correction(read):
    at = read()
    at.text_input(key="author").set_value("Ann <b>Lee</b>").run()
    voice_choice(at).set_value("both").run()
    assert "Ann &lt;b&gt;Lee&lt;/b&gt;" in html_of(at)


def test_corrections_stand_in_every_export(read):
    at = read()
    voice_choice(at).set_value("other").run()
    made = comparison_of(at)
    table = pd.read_csv(io.BytesIO(export.table_bytes(made.corrections, "csv")))
    assert table[["kind", "value", "applied"]].values.tolist() == [["voice", "other", "yes"]]
    assert pd.read_excel(io.BytesIO(export.workbook(made)), sheet_name="corrections")["value"].tolist() == ["other"]
    assert json.loads(export.run_json(made.run))["corrections"]["count"] == 1
    assert b"Readers' corrections" in export.briefing_html(made).replace(b"&#x27;", b"'")


def test_a_session_that_opens_later_finds_the_correction(read):
    voice_choice(read()).set_value("beijing").run()
    assert passages_of(read()).iloc[0]["voice"] == "beijing"


def test_filters_by_topic_and_act_dim_the_other_passages_and_stand_in_the_address(read):
    at = read()
    at.selectbox(key="about").set_value("rare_earths").run()
    assert "rare_earths" in at.query_params["about"]
    text = next(element.proto.body for element in at.get("html") if "px-doc" in element.proto.body[:60])
    assert 0 < text.count('data-no="') - text.count("px-dim") < text.count('data-no="')
    at.multiselect(key="acts").select("demands").run()
    assert "demands" in at.query_params["acts"]


def test_an_address_with_filters_reopens_them(read):
    at = read(about="rare_earths", acts="states", voices="us")
    assert at.selectbox(key="about").value == "rare_earths"
    assert at.multiselect(key="acts").value == ["states"]
    assert at.multiselect(key="voices").value == ["us"]


def test_filters_that_nothing_passes_say_so(read):
    at = read(about="rare_earths", voices="both")
    assert "No passage passes the filters" in html_of(at)
    assert not at.exception
