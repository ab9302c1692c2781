"""The briefing: what it says, and that a source's text cannot take it over."""

import re

import pytest

from analysis.briefing import brief, why_no_contrast
from analysis.drawing import shortened
from analysis.export import briefing_html, briefing_markdown
from analysis.rendering import Finding, Quote, escape_markdown

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> **b** [l](http://x.example) `c` $1$ | # h"


def findings(comparison, title):
    section = next(section for section in brief(comparison).sections if section.title.startswith(title))
    return section.blocks


def test_a_topic_of_one_side_is_told_with_its_passage(make_comparison):
    assert findings(make_comparison(), "What Northport raises") == (
        Finding("Fish prices: 1 passage in 1 document.", (Quote("North said fish prices must fall.", "desk/a"),)),
    )


def test_a_side_that_raises_nothing_alone_is_told_so(make_comparison):
    assert findings(make_comparison(), "What Southwold raises")[0].text == "Nothing was found."


def test_a_contradicted_claim_is_told_with_both_passages(make_comparison):
    told = findings(make_comparison(), "Claims")[1]
    assert told.text == "desk/a says that “Waters” was not discussed. A passage contradicts it."
    assert [quote.text for quote in told.quotes] == ["the waters never came up", "South spoke of the strait"]


def test_terms_stand_with_the_counts_of_both_sides(make_comparison):
    told = [block.text for block in findings(make_comparison(), "Terms")]
    assert told[0].endswith("fish (9).")
    assert told[3].endswith("nets (11 against 2).")


def test_wordings_of_a_shared_topic_stand_side_by_side(make_comparison):
    (grid,) = findings(make_comparison(), "How shared topics")
    assert (grid.heading, grid.rows) == (("topic", "Northport", "Southwold"), (("Waters", "our waters", "the strait"),))


def test_a_document_id_with_colons_and_semicolons_is_found_again(make_comparison):
    comparison = make_comparison(
        topics=[{"label": "x", "verdict": "north_only", "north_evidence": "a;b:1-2;desk/a:0-5"}]
    )
    quotes = findings(comparison, "What Northport raises")[0].quotes
    assert [quote.text for quote in quotes] == ["North"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"south": 0}, "No passage carries the voice of Southwold, so nothing can be contrasted"),
        ({"north": 0, "south": 0}, "No passage carries the voice of Northport or Southwold"),
    ],
)
def test_a_silent_side_is_named(make_comparison, words, said):
    assert why_no_contrast(make_comparison(words=words)).startswith(said)


def test_two_voices_are_enough_for_a_contrast(make_comparison):
    assert why_no_contrast(make_comparison()) == ""


def test_nothing_is_called_left_out_where_a_side_is_silent(make_comparison):
    titles = [section.title for section in brief(make_comparison(words={"south": 0})).sections]
    assert not [title for title in titles if "raises" in title]


def test_a_long_passage_is_cut_at_a_word(make_comparison):
    text = "fish " * 200
    topic = {"label": "x", "verdict": "north_only", "north_evidence": "desk/a:0-1000"}
    (quote,) = findings(make_comparison(text=text, topics=[topic]), "What Northport raises")[0].quotes
    assert quote.text.endswith("fish […]")


def test_html_shows_a_sources_markup_as_text(make_comparison):
    comparison = make_comparison(
        claims=[{"claim_id": "c", "doc_id": HOSTILE, "text": HOSTILE, "topic": "", "side": "south"}]
    )
    page = briefing_html(comparison).decode()
    assert not re.search(r"<(script|img)\b", page)
    assert "&lt;script&gt;" in page


def test_html_fetches_nothing(make_comparison):
    assert not re.search(r"(src|href)=|url\(", briefing_html(make_comparison()).decode())


def test_markdown_escapes_every_mark_of_a_source(make_comparison):
    comparison = make_comparison(
        claims=[{"claim_id": "c", "doc_id": "d", "text": HOSTILE, "topic": "", "side": "south"}]
    )
    text = briefing_markdown(comparison).decode()
    assert not re.search(r"(?<!\\)[<`$]", text)
    assert r"\*\*b\*\* \[l\](http\://x.example)" in text


def test_markdown_keeps_a_sources_lines_inside_its_quotation():
    assert escape_markdown("one\n\n# two\r\n- three") == r"one \# two - three"


def test_markdown_makes_no_list_of_a_passage_that_begins_with_a_dash(make_comparison):
    comparison = make_comparison(claims=[{"doc_id": "d", "text": "- Beijing asked", "topic": "", "side": "south"}])
    assert r"> \- Beijing asked" in briefing_markdown(comparison).decode()


def test_markdown_makes_no_list_of_a_passage_that_begins_with_a_number(make_comparison):
    comparison = make_comparison(claims=[{"doc_id": "d", "text": "1. fish", "topic": "", "side": "south"}])
    assert r"> 1\. fish" in briefing_markdown(comparison).decode()


def test_half_a_character_does_not_stop_the_briefing(make_comparison):
    comparison = make_comparison(text="\ud83d" * 50)
    assert briefing_markdown(comparison)
    assert briefing_html(comparison)


def test_the_chart_stands_in_the_page_as_a_drawing_without_script(make_comparison):
    page = briefing_html(make_comparison()).decode()
    drawing = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert drawing.count("<rect") == 1
    assert "Fish prices: Northport 1, Southwold 0" in drawing


def test_the_chart_is_a_table_in_markdown(make_comparison):
    assert "| Fish prices | 1 | 0 | only Northport |" in briefing_markdown(make_comparison()).decode()


def test_a_topics_label_cannot_break_out_of_the_chart(make_comparison):
    topic = {"topic": "t", "label": f'"/>{HOSTILE}</svg>', "verdict": "both", "north_passages": 2, "south_passages": 1}
    page = briefing_html(make_comparison(topics=[topic])).decode()
    assert page.count("</svg>") == 1
    assert not re.search(r"<(script|img)\b", page)


def test_a_long_label_of_the_chart_is_cut_by_the_room_its_letters_take():
    assert shortened("Steering the giant ship", 12) == "Steering th…"
    assert shortened("关税战没有赢家", 8) == "关税战…"


def test_readers_corrections_are_listed(make_comparison):
    row = {"number": 3, "kind": "voice", "doc_id": "desk/a", "start": 0, "end": 33, "before": "reporter", "topic": ""}
    told = [
        row | {"value": "north", "author": "Ann", "made": "2026-01-02T03:04:05Z", "applied": "yes"},
        row | {"number": 4, "value": "east", "author": "", "made": "", "applied": "unknown voice"},
    ]
    paragraph, bullets = findings(make_comparison(corrections=told), "Readers' corrections")
    assert paragraph.text.startswith("Readers made 2 corrections, of which 1 could be applied")
    assert bullets.items == (
        "3. desk/a:0-33: voice reporter -> north (Ann, 2026-01-02T03:04:05Z)",
        "4. desk/a:0-33: voice reporter -> east; not applied: unknown voice",
    )


def test_without_corrections_none_are_mentioned(make_comparison):
    assert "corrections" not in briefing_markdown(make_comparison()).decode()
