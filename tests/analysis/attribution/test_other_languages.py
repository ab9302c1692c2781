"""Documents in a language without rules."""

import pytest

from analysis import compare
from analysis.attribution import attribute
from analysis.profile import load_profile
from corpus.document import Corpus, Document

SPANISH = (
    "El presidente Trump dijo que la llamada fue muy buena. Xi Jinping subrayó la cuestión de Taiwán.\n\nOtra línea."
)


@pytest.mark.parametrize("teller", ["press", "us", "beijing", "joint"])
def test_everything_in_them_is_narration_and_the_rule_says_why(teller):
    analysed = attribute(Document("es", SPANISH, teller=teller, language="es"), load_profile())
    assert {(passage.voice, passage.mode, passage.rule) for passage in analysed.passages} == {
        ("reporter", "narration", "language-not-analysed")
    }
    assert [SPANISH[start:end] for start, end in analysed.sentences] == [
        "El presidente Trump dijo que la llamada fue muy buena.",
        "Xi Jinping subrayó la cuestión de Taiwán.",
        "Otra línea.",
    ]
    assert [(p.start, p.end) for p in analysed.passages] == list(analysed.sentences)


def test_their_words_do_not_enter_a_sides_counts():
    documents = (
        Document("es", SPANISH, teller="beijing", language="es"),
        Document("us", "The President raised fentanyl.", teller="us"),
        Document("cn", "Xi noted that Taiwan matters most.", teller="beijing"),
    )
    table = compare(Corpus(documents)).documents.set_index("doc_id")
    assert table.loc["es", ["us_words", "beijing_words"]].tolist() == [0, 0]
    assert table.loc["cn", "beijing_words"] > 0


def test_a_text_whose_language_cannot_be_told_is_read_by_the_rules_for_english():
    analysed = attribute(Document("a", "Trump said the call was good.", language="und"), load_profile())
    assert analysed.passages[0].voice == "us"
