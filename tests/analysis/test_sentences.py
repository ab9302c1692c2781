"""Sentences and quotations with offsets."""

import pytest

from analysis.sentences import lines, quotations, sentences


def split(text):
    return [text[a:b] for start, end in lines(text) for a, b in sentences(text, start, end)]


def quoted(text, **options):
    return [(text[q.start : q.end], q.closed) for q in quotations(text, 0, len(text), **options)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The port is old.", "Boats wait."],
        ["Sen. Brandt spoke in Washington, D.C. on Friday.", "Boats waited."],
        ["The U.S. and China spoke.", "Boats waited."],
        ["Donald J. Trump spoke at 9 a.m. on Friday.", "Boats waited."],
        ["Prices rose by 3.5 percent.", "Boats waited."],
        ['"The levy must end."', "Boats waited."],
        ["Is it fair?", "No!", "Boats waited."],
        ["关税不公平。", "粮价上涨！", "船呢？", "在等待"],
        ["习近平说：“不公平。”", "船在等待。"],
    ],
)
def test_a_line_is_split_where_a_sentence_ends(parts):
    joint = "" if any("\u4e00" <= c <= "\u9fff" for c in parts[0]) else " "
    assert split(joint.join(parts)) == parts


@pytest.mark.parametrize("end", ["\n", "\r", "\n\n", "\u2028", "\x0c", " \n\t "])
def test_a_line_ends_a_sentence_also_without_a_full_stop(end):
    assert split(f"Grain prices up{end}Boats waited.") == ["Grain prices up", "Boats waited."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u3000\n"])
def test_nothing_but_white_space_has_no_sentence(text):
    assert split(text) == []


def test_a_very_long_line_is_split_too():
    text = "The port is old. " * 2000
    assert split(text) == ["The port is old."] * 2000


@pytest.mark.parametrize(
    "text", ['x "one two" y', "x “one two” y", "x «one two» y", "x 「one two」 y", "x ‘one two’ y"]
)
def test_marks_of_every_kind_enclose_a_quotation(text):
    assert quoted(text) == [(text[2:-2], True)]


def test_a_quotation_within_a_quotation_is_part_of_it():
    assert quoted("x “one ‘two’ 「three」 four” y") == [("“one ‘two’ 「three」 four”", True)]


def test_two_quotations_are_told_apart():
    assert quoted('"one" and "two"') == [('"one"', True), ('"two"', True)]


def test_a_quotation_that_is_not_closed_runs_to_the_end_of_its_line():
    assert quoted("x “one two") == [("“one two", False)]


def test_a_closing_mark_alone_closes_what_an_earlier_line_left_open():
    assert quoted("one” two", continues=True) == [("one”", True)]
    assert quoted("one” two") == []


@pytest.mark.parametrize("text", ["the farmers' boats and the fishers' nets", "don't and won't", "the ’90s and ’80s"])
def test_an_apostrophe_is_no_quotation_mark(text):
    assert quoted(text) == []


def test_offsets_count_in_the_whole_text():
    text = 'first line\nx "one" y'
    (found,) = quotations(text, 11, len(text))
    assert text[found.start : found.end] == '"one"'


def test_a_curly_mark_closes_a_quotation_that_a_straight_one_opened():
    text = '"The rule is fair,” he said.'
    found = quotations(text, 0, len(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [('"The rule is fair,”', True)]


def test_a_curly_quotation_inside_a_straight_one_leaves_it_open():
    text = '"He called it “unfair” and left," she said.'
    found = quotations(text, 0, len(text))
    assert [text[q.start : q.end] for q in found] == ['"He called it “unfair” and left,"']
