"""Lines of printed pages to paragraphs: running heads dropped, line ends mended."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be running heads or feet."""

MIN_SHARE = 0.3
"""Share of the pages on which a running head stands at least: where odd and even pages differ it is half of them."""

WIDE_GAP = 1.3
"""A distance between lines that is this much wider than the usual one parts paragraphs."""

SHORT, VERY_SHORT = 0.8, 0.6
"""Lines below these shares of the usual length end a paragraph: behind a full stop, and without one."""

INDENT = (4.0, 80.0)
"""Points by which a paragraph's first line is set in."""

_END = re.compile(r"[.!?:…。！？：][\"'”’」』）)\]]*$|[■#]$")
_OPEN = "-\u2010\u00ad,;，、；("
"""Marks behind which a paragraph goes on."""

_BULLET = re.compile(r"[•●▪◦‣⁃■□–—*·-]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_HYPHEN = re.compile(r"(?P<left>[^\W\d_]+)[-\u2010]$")
_RIGHT = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(
    r"(?:page |p\. ?|第 ?)?[-–—(\[]? ?(?:\d{1,4}|[ivxl]{1,6}) ?[-–—)\]]?(?: ?(?:/|of|von) ?\d{1,4})?(?: ?页)?",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(?:https?|file)://\S+ ?\d+/\d+|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)? .*")
"""What browsers print above and below a page."""

_COMPOUND = frozenset(
    "all anti co counter cross ex far fast full half high inter large late long low mid middle multi nation near non "  # noqa: SIM905
    "north one post pre pro quasi record right self semi short single small so south state sub super third trans two "
    "un vice well wide world year".split()
)
"""First parts that keep their hyphen: well-known, vice-premier, third-party."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on its page.

    Attributes:
        text: What it says, without surrounding white space.
        x, y: Where it begins, in points from the lower left corner.
        page: The page's number, from 0.
    """

    text: str
    x: float
    y: float
    page: int


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Drop running heads and feet and page numbers.

    A running line stands in the same place at the edge of several pages and reads the same but for its numbers; one as
    long as a line of the text must stand on three.

    Args:
        lines: The lines of all pages.

    Returns:
        The other lines, in the same order.
    """
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edges = [_edges(page) for page in by_page.values()]
    on_pages = Counter(key for each in edges for key in {_key(line) for row in each.values() for line in row})
    least = max(2, round(MIN_SHARE * len(by_page)))
    full = _full_length(lines)

    def runs(line: Line) -> bool:
        needed = max(least, 3) if len(line.text) > SHORT * full else least
        return bool(on_pages[_key(line)] >= needed or _NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text))

    dropped: set[Line] = set()
    for each in edges:
        heights = sorted(each)
        for inwards in (heights[:EDGE_LINES], heights[: -EDGE_LINES - 1 : -1]):
            # From the edge inwards, up to the first line of the text.
            for height in inwards:
                if not all(map(runs, each[height])):
                    break
                dropped.update(each[height])
    return [line for line in lines if line not in dropped]


def _edges(page: Sequence[Line]) -> dict[float, list[Line]]:
    """Return the lines at the top and the bottom of a page by their height."""
    rows: dict[float, list[Line]] = {}
    for line in page:
        rows.setdefault(line.y, []).append(line)
    heights = sorted(rows)
    return {height: rows[height] for height in (*heights[:EDGE_LINES], *heights[-EDGE_LINES:])}


def _full_length(lines: Sequence[Line]) -> int:
    """Return the characters of a full line: one in seven is longer, headings and last lines are shorter."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.85 * (len(lengths) - 1))] if lengths else 0


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.y / 4)


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Join lines into paragraphs.

    Args:
        lines: The lines of all pages in reading order, running heads dropped.

    Returns:
        The paragraphs, each one line.
    """
    if not lines:
        return []
    usual = _Usual.of(lines)
    joined = [lines[0].text]
    for before, line in pairwise(lines):
        if usual.parts(before, line):
            joined.append(line.text)
        else:
            joined[-1] = _join(joined[-1], line.text, usual.words)
    return joined


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a document.

    Attributes:
        length: Characters of a full line.
        gap: Points between the lines of a paragraph.
        margins: Where the lines of each page begin at the left.
        words: All words, for line ends.
    """

    length: int
    gap: float
    margins: dict[int, float]
    words: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Usual:
        length = _full_length(lines)
        pairs = list(pairwise(lines))
        gaps = [a.y - b.y for a, b in pairs if a.page == b.page and a.y > b.y and len(a.text) > SHORT * length]
        margins: dict[int, float] = {}
        for line in lines:
            margins[line.page] = min(line.x, margins.get(line.page, line.x))
        words = frozenset(word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower()))
        return cls(length, statistics.median(gaps) if gaps else 0.0, margins, words)

    def parts(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        gap = before.y - line.y
        short = len(before.text) < SHORT * self.length
        very_short = len(before.text) < VERY_SHORT * self.length
        ends = bool(_END.search(before.text))
        lower = line.text[0].islower()
        if _BULLET.match(line.text):
            return True
        if before.page != line.page or gap <= 0:
            # A new page or column: only the words tell.
            return before.text[-1] not in _OPEN and (ends or (very_short and not lower))
        if self.gap and gap > WIDE_GAP * self.gap:
            return True
        indented = INDENT[0] < line.x - before.x < INDENT[1]
        if before.text[-1] in _OPEN:
            return False
        if indented and not _BULLET.match(before.text) and not lower:
            return True
        return (short and ends) or (very_short and not lower)


def _join(left: str, right: str, words: frozenset[str]) -> str:
    """Join two lines of a paragraph."""
    if left.endswith("\u00ad"):
        return left[:-1] + right
    hyphen, beginning = _HYPHEN.search(left), _RIGHT.match(right)
    if hyphen and beginning:
        return left + right if _keeps_hyphen(hyphen["left"], beginning[0], words) else left[:-1] + right
    if left[-1] in "-\u2010/" and left[-2:-1].isalnum():
        # 30-day, 2024-25, import/export
        return left + right
    close = _WIDE.match(right) or _WIDE.match(left[-1])
    return left + right if close else f"{left} {right}"


def _keeps_hyphen(left: str, right: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at a line's end belongs to the word: US-China, long-term."""
    if not right[0].islower() or left[-1].isupper():
        return True
    first, second = left.lower(), right.lower()
    if f"{first}-{second}" in words or f"{first}{second}" in words:
        return f"{first}-{second}" in words
    return first in _COMPOUND
