"""Source text as HTML, evidence cells and concordances, without a page around them."""

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.passage import AnalysedDocument, Passage
from analysis.profile import load_profile
from app_pages._markup import PART_LENGTH, Span, concordance, excerpt, marked_text, marked_words, parse_evidence, parts
from corpus.document import Document

PROFILE = load_profile()


def analysed(text, *cuts, voices=("us", "beijing", "reporter")):
    """A document whose passages end at the cuts, their voices in turn."""
    edges = [0, *sorted(cuts), len(text)]
    passages = tuple(
        Passage(start, end, voices[number % len(voices)])
        for number, (start, end) in enumerate(pairwise(edges))
        if end > start
    )
    return AnalysedDocument(Document("a", text), passages, (), ((0, len(text)),))


def plain(markup):
    """The text that a reader sees, without tags of voices and boxes."""
    return html.unescape(
        re.sub(r"<[^>]*>", "", re.sub(r'<span class="px-tag">.*?</span>|<span class="px-tip".*?</span>', "", markup))
    )


@given(st.text(min_size=1, max_size=80), st.lists(st.integers(0, 80), max_size=4))
def test_marking_voices_changes_no_character(text, cuts):
    document = analysed(text, *[cut for cut in cuts if cut < len(text)])
    assert plain(marked_text(document, PROFILE, part=(0, len(text)))) == text


@given(st.text(min_size=1, max_size=80), st.data())
def test_an_excerpt_of_a_short_sentence_is_that_sentence(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert plain(excerpt(analysed(text), Span("a", start, end))) == text


def test_an_excerpt_outside_the_text_is_empty():
    assert plain(excerpt(analysed("short"), Span("a", 90, 95))).strip("… ") == ""


def test_evidence_is_marked_where_it_is_a_part_of_its_sentence():
    document = analysed("He said that rare earths were discussed.")
    assert "<mark>rare earths</mark>" in excerpt(document, Span("a", 13, 24))


def test_evidence_that_is_the_whole_sentence_is_not_marked():
    document = analysed("Rare earths were discussed.")
    assert "<mark>" not in excerpt(document, Span("a", 0, 26))


@pytest.mark.parametrize(
    ("cell", "spans"),
    [
        ("a:1-2", [Span("a", 1, 2)]),
        ("a:1-2;b/c:30-45", [Span("a", 1, 2), Span("b/c", 30, 45)]),
        ("10:30 news; part 2:1-2;b:3-4", [Span("10:30 news; part 2", 1, 2), Span("b", 3, 4)]),
        ("", []),
        (None, []),
        (float("nan"), []),
    ],
)
def test_an_evidence_cell_is_read_whatever_stands_in_the_id(cell, spans):
    assert list(parse_evidence(cell)) == spans


def test_a_long_text_is_cut_into_parts_that_join_to_the_whole():
    text = "word " * 40_000
    ranges = parts(text)
    assert len(ranges) > 1
    assert "".join(text[start:end] for start, end in ranges) == text
    assert max(end - start for start, end in ranges) <= PART_LENGTH * 1.25


def test_a_part_of_a_text_shows_that_part_only():
    text = "one " * 10 + "two " * 10
    shown = plain(marked_text(analysed(text, 20), PROFILE, part=(10, 50)))
    assert shown == text[10:50]


def test_a_concordance_finds_a_term_in_either_number_and_case():
    document = analysed("Tariffs rose. A TARIFF fell.")
    assert [line.keyword for line in concordance([document], "us", "tariff")] == ["Tariffs", "TARIFF"]


def test_a_concordance_finds_a_phrase_over_a_line_break_but_not_over_a_full_stop():
    document = analysed("rare\nearths and rare. Earths")
    assert [line.span.start for line in concordance([document], "us", "rare earths")] == [0]


def test_a_concordance_finds_chinese_terms():
    document = analysed("双方讨论了关税问题。")
    assert [line.keyword for line in concordance([document], "us", "关税")] == ["关税"]


def test_a_concordance_counts_the_passages_of_one_voice_only():
    document = analysed("tariffs here. tariffs there.", 14)
    assert [line.span.start for line in concordance([document], "beijing", "tariffs")] == [14]


def test_marked_words_change_no_character_and_neighbours_share_a_mark():
    text = "Both <sides> agreed to lift all measures."
    shown = marked_words(text, Span("a", 5, len(text)), [(5, 12), (13, 19), (36, 44), (0, 4)])
    assert plain(shown) == text[5:]
    assert shown.count("px-differs") == 2
