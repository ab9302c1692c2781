"""Labels of a plot do not lie on each other, on points or across the edge."""

import numpy as np
import pytest

from app_pages._labels import DOT, LINE, place, text_width

WIDTHS = (300.0, 420.0, 700.0)
HEIGHT = 400.0


def boxes(x, y, texts, labels, width):
    """Return the boxes of labels on a plot of a width: left, top, right, bottom."""
    found = []
    for label in labels:
        wide = text_width(texts[label.point])
        left = x[label.point] * width + label.dx - {"left": 0, "right": wide, "center": wide / 2}[label.align]
        top = y[label.point] * HEIGHT + label.dy - LINE / 2
        found.append((left, top, left + wide, top + LINE))
    return found


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture
def crowded():
    draw = np.random.default_rng(7)
    return draw.random(120), draw.random(120), [f"term {number} {'x' * (number % 9)}" for number in range(120)]


@pytest.fixture
def labels(crowded):
    return place(*crowded, order=range(120), widths=WIDTHS, height=HEIGHT, most=60)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_lies_on_another_at_any_width(crowded, labels, width):
    drawn = boxes(*crowded, labels, width)
    assert not [(a, b) for a in range(len(drawn)) for b in range(a) if overlap(drawn[a], drawn[b])]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_lies_on_the_point_of_another_term(crowded, labels, width):
    x, y, _ = crowded
    drawn = boxes(*crowded, labels, width)
    for label, box in zip(labels, drawn, strict=True):
        for number in set(range(len(x))) - {label.point}:
            across, down = x[number] * width, y[number] * HEIGHT
            assert not overlap(box, (across - DOT, down - DOT, across + DOT, down + DOT))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_is_cut_by_the_edge(crowded, labels, width):
    for left, top, right, bottom in boxes(*crowded, labels, width):
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= HEIGHT


def test_the_most_important_points_are_labelled_first(crowded, labels):
    assert [label.point for label in labels] == sorted(label.point for label in labels)
    assert 10 < len(labels) <= 60


def test_a_label_keeps_clear_of_a_line_through_its_point():
    (label,) = place(
        np.array([0.5]), np.array([0.5]), ["tariffs"], order=[0], widths=WIDTHS, height=HEIGHT, most=1, crossed=[0]
    )
    assert abs(label.dy) >= LINE / 2 + DOT


def test_chinese_text_is_taken_for_wider_than_latin_text_of_as_many_letters():
    assert text_width("关税") > 1.5 * text_width("at")
    assert text_width("a\u200b") == text_width("a")
