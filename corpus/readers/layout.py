"""Paragraphs, items of lists and rows of tables to one text."""

from __future__ import annotations

from collections.abc import Iterable

ITEM = "- "
"""What an item of a list begins with; it stays in the text."""

ROW = "| "
"""What a row of a table begins with; it is taken off."""


def lay_out(blocks: Iterable[str]) -> str:
    r"""Join blocks: with a blank line between paragraphs, none between the items of a list or the rows of a table.

    >>> lay_out(["One.", "- a", "- b", "| 1 | 2", "Two."])
    'One.\n\n- a\n- b\n\n1 | 2\n\nTwo.'
    """
    parts: list[str] = []
    before = ""
    for block in blocks:
        if before:
            parts.append("\n" if before[:2] == block[:2] and block[:2] in (ITEM, ROW) else "\n\n")
        before = block
        parts.append(block.removeprefix(ROW))
    return "".join(parts)
