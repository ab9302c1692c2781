"""Copies of one text among the documents: which they are, and whether they count once or each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.readings import counted
from app_pages import _choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.comparison import Comparison

MOST_GROUPS, MOST_NAMED = 20, 8
WAYS = {"once": "Count copies once", "all": "Count each copy"}


def draw(comparison: Comparison) -> None:
    """Draw the groups of copies and the choice, where there are copies."""
    rows = comparison.documents
    copies = rows[rows["duplicate_of"] != ""]
    if copies.empty:
        return
    st.header("Copies", anchor=False)
    names = names_of(comparison)
    groups = {str(original): list(group["doc_id"]) for original, group in copies.groupby("duplicate_of")}
    once = comparison.run["settings"]["duplicates"] == "once"
    how = "counted once, as the earliest full version" if once else "each of them is counted"
    one = len(copies) == 1
    st.html(
        f'<p class="px-item">{counted(len(copies), "document")} {"is a copy" if one else "are copies"} of '
        f"{counted(len(groups), 'other text')}, whole or cut: {how}. A story that several papers print would otherwise "
        "weigh as much as several.</p>"
    )
    key = "copies"
    # Somebody else may have chosen meanwhile.
    st.session_state[key] = _choices.duplicates()
    st.segmented_control(
        "How copies count",
        list(WAYS),
        format_func=WAYS.__getitem__,
        required=True,
        key=key,
        on_change=lambda: _choices.set_duplicates(str(st.session_state[key])),
    )
    lines = "".join(_line(names, original, found) for original, found in list(groups.items())[:MOST_GROUPS])
    rest = len(groups) - MOST_GROUPS
    more = f"<li>{counted(rest, 'more group')}; the table names all.</li>" if rest > 0 else ""
    st.html(f'<ul class="px-item">{lines}{more}</ul>')


def names_of(comparison: Comparison) -> dict[str, str]:
    """Return what to call each document: its outlet and title, or its id."""
    return {
        document.doc_id: ": ".join(part for part in (document.outlet, document.title) if part) or document.doc_id
        for document in comparison.corpus.documents
    }


def _line(names: Mapping[str, str], original: str, copies: list[str]) -> str:
    """Return a group as an item of a list, as HTML."""
    named = "; ".join(names[each] for each in copies[:MOST_NAMED])
    rest = f" and {len(copies) - MOST_NAMED} more" if len(copies) > MOST_NAMED else ""
    return f"<li><b>{escape(names[original])}</b> stands for {escape(named)}{rest}</li>"
