"""Texts in traditional Chinese."""

import dataclasses

import pytest
from opencc import OpenCC

import corpus
from analysis import compare
from analysis.mentions import find_mentions
from analysis.profile import load_profile
from analysis.tables import TABLES
from corpus.chinese_script import in_simplified
from corpus.corrections import Correction
from corpus.document import Corpus, Document

OFFICIAL = (
    "國家主席習近平同美國總統特朗普通電話。習近平指出，臺灣問題是中國核心利益中的核心，美方應慎重處理。"
    "雙方團隊應落實好日內瓦共識，取消對中國留學生的限制。"
)
PRESS = "特朗普表示，關稅談判進展順利。習近平強調，美方應撤銷消極舉措，並談及臺灣問題。記者未能證實此說。"
AMERICAN = "President Trump raised fentanyl and tariffs. He said that rare earths should flow again."
SHOWN = {"text", "evidence_text", "us_text", "beijing_text", "source", "cue"}


def documents(script):
    return (
        Document("cn", script(OFFICIAL), teller="beijing", language="zh"),
        Document("press", script(PRESS), language="zh"),
        Document("us", AMERICAN, teller="us"),
    )


@pytest.fixture(scope="module")
def traditional():
    return compare(Corpus(documents(str)))


@pytest.fixture(scope="module")
def simplified():
    return compare(Corpus(documents(in_simplified)))


@pytest.mark.parametrize("name", TABLES)
def test_both_scripts_give_the_same_results(traditional, simplified, name):
    one, other = traditional.table(name), simplified.table(name)
    columns = [column for column in one.columns if column not in SHOWN]
    assert one[columns].equals(other[columns])


def test_what_is_shown_is_cut_from_the_text_as_it_is_written(traditional):
    texts = {document.doc_id: document.text for document in traditional.corpus.documents}
    passages = traditional.passages
    assert texts["press"] == PRESS
    assert [texts[p.doc_id][p.start : p.end] for p in passages.itertuples()] == passages["text"].tolist()
    for item, document in zip(traditional.analysed, traditional.corpus.documents, strict=True):
        assert item.document is document


def test_voices_sources_and_cues_are_told(traditional):
    press = traditional.passages[traditional.passages["doc_id"] == "press"]
    assert [(p.voice, p.source, p.cue) for p in press.itertuples()][:2] == [
        ("us", "特朗普", "表示"),
        ("beijing", "習近平", "強調"),
    ]


def test_topics_are_found(traditional):
    verdicts = dict(zip(traditional.topics["topic"], traditional.topics["verdict"], strict=True))
    assert {verdicts[topic] for topic in ("taiwan", "student_visas", "geneva_agreement")} == {"beijing_only"}


def test_figures_are_shown_as_they_are_written():
    text = "特朗普表示，臺灣關稅涉及300億美元，關稅為30%。"
    figures = compare(Corpus((Document("a", text, language="zh"),))).figures
    assert "300億美元" in figures["text"].tolist()
    assert [text[row.start : row.end] for row in figures.itertuples()] == figures["text"].tolist()


def test_mentions_are_found_in_a_document_as_it_is_shown(traditional):
    shown = next(item for item in traditional.analysed if item.document.doc_id == "cn")
    assert "taiwan" in {mention.topic for mention in find_mentions((shown,), load_profile())}


def test_a_readers_correction_reaches_a_traditional_text():
    document = documents(str)[1]
    start = PRESS.index("記者")
    correction = Correction(
        "voice", document.text_hash, "press", "other", start, len(PRESS), made="2031-04-09T00:00:00+00:00", number=1
    )
    table = compare(Corpus((document,), corrections=(correction,))).passages
    assert table.loc[table["start"] == start, "voice"].tolist() == ["other"]


def test_a_simplified_text_with_a_rare_character_is_left_as_it_is():
    text = "习近平指出，乾坤朗朗，著名学者钟先生的话值得一听，双方应当继续对话。"
    comparison = compare(Corpus((Document("a", text, language="zh"),)))
    assert comparison.analysed[0].document.text == text


@pytest.mark.parametrize("event", ["2022-11-14_biden-xi_bali", "2024-11-16_biden-xi_lima"])
def test_a_real_readout_gives_the_same_in_both_scripts(shared, event):
    loaded = corpus.load(shared / "readouts" / event)
    convert = OpenCC("s2t").convert
    written = [dataclasses.replace(d, text=convert(d.text)) if d.language == "zh" else d for d in loaded.documents]
    one, other = compare(Corpus(loaded.documents)), compare(Corpus(tuple(written)))
    for name in ("passages", "terms", "topics", "summary"):
        columns = [column for column in one.table(name).columns if column not in SHOWN]
        assert one.table(name)[columns].equals(other.table(name)[columns]), name
