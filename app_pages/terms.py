"""Terms: which words and phrases lean to which side, by TF-IDF and by keyness, with the lines they stand in."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import cast

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from app_pages import _charts, _evidence, _tables
from app_pages._address import (
    keep,
    keep_flag,
    keep_range,
    keep_text,
    recall,
    recall_flag,
    recall_range,
    recall_text,
)
from app_pages._look import voice_class
from app_pages._markup import concordance
from app_pages._state import current, link_to_passage
from app_pages._wording import cautions, silence

MEASURES = {
    "tfidf_contrast": "TF-IDF contrast",
    "log_ratio": "Log Ratio",
    "log_odds_z": "Log-odds z",
    "g2": "G2 (signed)",
}
EXPLAINED = {
    "tfidf_contrast": "Difference of the two sides' TF-IDF weights: what is typical of one side's text as a whole.",
    "log_ratio": "Binary log of the ratio of relative frequencies (Hardie); 1 is twice as frequent. A zero counts as "
    "0.5.",
    "log_odds_z": "Weighted log-odds with an informative prior (Monroe and others 2008). It hides omissions: a term "
    "that one side never uses can score low.",
    "g2": "Two-cell log-likelihood (Rayson and Garside 2000), how surprising the difference is, drawn towards the side "
    "that uses the term more.",
}
DRAWN = 14
LINES = 12


def main() -> None:
    """Draw the page."""
    comparison = current()
    _evidence.warn([reason] if (reason := silence(comparison)) else cautions(comparison))
    if comparison.terms.empty:
        st.info("There are no terms to contrast: too few words are said by the two sides in these texts.")
        return
    recall("measure", list(MEASURES), "tfidf_contrast")
    measure = str(
        st.segmented_control(
            "Contrast by", list(MEASURES), format_func=MEASURES.__getitem__, required=True, key="measure"
        )
    )
    keep("measure", measure, "tfidf_contrast")
    st.html(f'<p class="px-quiet">{escape(EXPLAINED[measure])}</p>')
    terms = _filtered(comparison, measure)
    if terms.empty:
        st.info("No term passes these filters. Clear the search, or allow longer phrases.")
        return
    _chart(comparison, terms, measure)
    _table(comparison, terms)


def _filtered(comparison: Comparison, measure: str) -> pd.DataFrame:
    """Draw the filters and return the terms that pass them, the strongest first, with a column `strength`."""
    profile, terms = comparison.profile, comparison.terms
    search, side, length, omitted = st.columns([2, 2, 2, 2], vertical_alignment="bottom")
    longest = max(2, int(terms["words"].max()))
    recall_text("term_search")
    recall("leaning", ["", *profile.side_ids], "")
    recall_range("length", 1, longest)
    recall_flag("omitted")
    wanted = search.text_input("Search", key="term_search", placeholder="for example tariff").strip().casefold()
    leaning = side.selectbox(
        "Leaning to",
        ["", *profile.side_ids],
        format_func=lambda name: profile.label(name) if name else "Either side",
        key="leaning",
    )
    low, high = cast("tuple[int, int]", length.slider("Words in a term", 1, longest, key="length"))
    only = omitted.toggle("Only terms one side never uses", key="omitted")
    keep_text("term_search")
    keep("leaning", str(leaning or ""), "")
    keep_range("length", 1, longest)
    keep_flag("omitted")
    rows = terms[terms["words"].between(low, high)]
    if leaning:
        rows = rows[rows["favours"] == leaning]
    if only:
        rows = rows[rows["omitted_by"] != ""]
    if wanted:
        rows = rows.loc[[wanted in str(term).casefold() for term in rows["term"]]]
    strength = pd.to_numeric(rows[measure], errors="coerce")
    if measure == "g2":
        strength = strength.where(rows["favours"] == profile.side_ids[0], -strength)
    rows = rows.assign(strength=strength)
    order = rows.assign(_size=strength.abs()).sort_values(["_size", "term"], ascending=[False, True])
    return order.drop(columns="_size").reset_index(drop=True)


def _chart(comparison: Comparison, terms: pd.DataFrame, measure: str) -> None:
    """Draw the terms that lean most to either side."""
    profile = comparison.profile
    first, second = profile.sides
    ranked = terms[terms["strength"].notna()]
    drawn = pd.concat([ranked[ranked["strength"] > 0].head(DRAWN), ranked[ranked["strength"] < 0].head(DRAWN)])
    if drawn.empty:
        st.info("None of these terms leans to a side, or there is too little text to rank them.")
        return
    st.html(
        '<div class="px-axis">'
        f'<span class="px-side {voice_class(profile, first.id)}">◀ {escape(first.label)}</span>'
        f'<span class="px-side {voice_class(profile, second.id)}">{escape(second.label)} ▶</span></div>'
    )
    st.altair_chart(
        _charts.terms_chart(comparison, drawn, "strength", MEASURES[measure]),
        alt=f"Terms that lean most to {first.label} (left) and {second.label} (right) by {MEASURES[measure]}; the "
        "table below has the figures.",
    )


def _table(comparison: Comparison, terms: pd.DataFrame) -> None:
    """Draw the table and, below it, the lines in which the selected term stands."""
    profile = comparison.profile
    headings = {"term": "Term", "favours": "Leans to", "omitted_by": "Never used by"}
    headings |= _tables.side_columns(comparison, {"count": "{}"})
    headings |= {
        "tfidf_contrast": "TF-IDF contrast",
        "log_ratio": "Log Ratio",
        "log_ratio_low": "from",
        "log_ratio_high": "to",
        "g2": "G2",
        "log_odds_z": "Log-odds z",
        "q_value": "q",
        "p_value": "p",
    }
    headings |= _tables.side_columns(comparison, {"per_1000": "{} per 1,000", "documents": "{} documents"})
    formats = dict.fromkeys(("log_ratio", "log_ratio_low", "log_ratio_high", "g2", "log_odds_z"), "%.2f")
    formats |= {"tfidf_contrast": "%.4f", "q_value": "%.3f", "p_value": "%.3f"}
    formats |= {f"{side}_per_1000": "%.2f" for side in profile.side_ids}
    st.html(
        f'<p class="px-quiet">Positive figures lean to {escape(profile.sides[0].label)}. “Never used by” needs zero on '
        "that side and enough on the other that chance is an unlikely reason. Select a row "
        "to see the term in context.</p>"
    )
    names = dict(zip(profile.side_ids, (side.label for side in profile.sides), strict=True))
    table = terms.assign(
        favours=[names.get(str(side), "") for side in terms["favours"]],
        omitted_by=[names.get(str(side), "") for side in terms["omitted_by"]],
    )
    ids = [str(term) for term in terms["term"]]
    shown = recall("term", ids, ids[0])
    st.session_state["term_table"] = {"selection": {"rows": [ids.index(shown)], "columns": [], "cells": []}}

    def follow_table() -> None:
        rows = st.session_state["term_table"]["selection"]["rows"]
        if rows and rows[0] < len(ids):
            st.session_state["term"] = ids[rows[0]]

    st.dataframe(
        table,
        column_order=list(headings),
        column_config=_tables.configure(headings, formats),
        hide_index=True,
        key="term_table",
        on_select=follow_table,
        selection_mode="single-row",
        alt="Terms with counts and contrast measures",
        height=min(420, 38 + 35 * len(terms)),
        placeholder="",
    )
    _tables.download(comparison, "terms", terms.drop(columns="strength"))
    st.header("In context", anchor=False)
    term = st.selectbox("Term", ids, key="term")
    keep("term", str(term), "")
    _lines(comparison, str(term))


def _lines(comparison: Comparison, term: str) -> None:
    """Draw the lines in which each side uses a term."""
    for side in comparison.profile.sides:
        with st.container(gap="xxsmall"):
            found = list(islice(concordance(comparison.analysed, side.id, term), LINES + 1))
            note = (
                "does not use it"
                if not found
                else f"{'first ' if len(found) > LINES else ''}{min(len(found), LINES)} lines"
            )
            _evidence.head(comparison, side.id, note)
            for line in found[:LINES]:
                text, link = st.columns([10, 2], vertical_alignment="center", gap="small")
                text.html(
                    f'<div class="px-kwic"><span><bdi>{escape(line.before)}</bdi></span>'
                    f"<mark>{escape(line.keyword)}</mark><span>{escape(line.after)}</span></div>"
                )
                with link:
                    link_to_passage(line.span, label="Read")


main()
