"""Terms: which words and phrases lean to which side, how far and how surely, with the lines they stand in."""

from __future__ import annotations

from html import escape
from itertools import islice

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.comparison import Comparison
from analysis.readings import counted
from app_pages import _evidence, _tables
from app_pages._address import choose, keep, recall, search, slide, switch
from app_pages._charts import SELECTION
from app_pages._contrast import MOST_POINTS, OMITTED, USED, ZERO, contrast_chart
from app_pages._look import voice_class
from app_pages._markup import concordance
from app_pages._state import current, link_to_passage
from app_pages._wording import cautions, silence

MEASURES = {
    "g2": "G2",
    "log_ratio": "Log Ratio",
    "tfidf_contrast": "TF-IDF contrast",
    "log_odds_z": "Log-odds z",
}
EXPLAINED = {
    "tfidf_contrast": "Difference of the two sides' TF-IDF weights: what is typical of one side's text as a whole.",
    "log_ratio": "Binary log of the ratio of relative frequencies (Hardie); 1 is twice as frequent. A zero counts as "
    "0.5.",
    "log_odds_z": "Weighted log-odds with an informative prior (Monroe and others 2008). It hides omissions: a term "
    "that one side never uses can score low.",
    "g2": "Two-cell log-likelihood (Rayson and Garside 2000), how sure the difference is, not how large.",
}
MARKS = {USED: "●", ZERO: "▲", OMITTED: "◆"}
LINES = 12
CONTEXT = 56
"""Characters on either side of a term; more would not fit beside each other."""
NAMED = 5
"""Terms named in the chart's text alternative, for each side."""
STEPS = (2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)


def main() -> None:
    """Draw the page."""
    comparison = current()
    _evidence.warn([reason] if (reason := silence(comparison)) else cautions(comparison))
    if comparison.terms.empty:
        st.info("There are no terms to contrast: too few words are said by the two sides in these texts.")
        return
    terms = _filtered(comparison)
    if terms.empty:
        st.info("No term passes these filters. Clear the search, or allow longer phrases and fewer occurrences.")
        return
    _chart(comparison, terms)
    measure = _measure()
    _table(comparison, _sorted(terms, measure))


def _filtered(comparison: Comparison) -> pd.DataFrame:
    """Draw the filters and return the terms that pass them."""
    profile, terms = comparison.profile, comparison.terms
    first, second = profile.side_ids
    occurrences = terms[f"{first}_count"] + terms[f"{second}_count"]
    documents = terms[[f"{first}_documents", f"{second}_documents"]].max(axis=1)
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    wanted = search(left, key="term_search", example="tariff")
    leaning = choose(
        middle,
        "Leaning to",
        ["", *profile.side_ids],
        key="leaning",
        default="",
        shown=lambda name: profile.label(name) if name else "Either side",
    )
    only = switch(right, "Only terms one side never uses", key="omitted")
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    length = slide(left, "Words in a term", 1, max(2, int(terms["words"].max())), key="length")
    count = _at_least(middle, "Occurrences, both sides together", occurrences, key="count")
    spread = _at_least(right, "Documents of one side", documents, key="spread")
    passing = terms["words"].between(*length) & (occurrences >= count) & (documents >= spread)
    if leaning:
        passing &= terms["favours"] == leaning
    if only:
        passing &= terms["omitted_by"] != ""
    if wanted:
        passing &= terms["term"].astype(str).str.casefold().str.contains(wanted, regex=False)
    return terms[passing]


def _at_least(where: DeltaGenerator, label: str, figures: pd.Series, *, key: str) -> int:
    """Draw the choice of a least figure, in steps, and return it; 0 where nothing is left out."""
    steps = ["", *(str(step) for step in STEPS if figures.min() < step <= figures.max())]
    chosen = choose(
        where, label, steps, key=key, default="", shown=lambda step: f"{int(step):,} or more" if step else "Any number"
    )
    return int(chosen or 0)


def _measure() -> str:
    """Draw the choice of the measure that orders the table, and return it."""
    recall("measure", list(MEASURES), "g2")
    measure = str(
        st.segmented_control(
            "Order the table by", list(MEASURES), format_func=MEASURES.__getitem__, required=True, key="measure"
        )
    )
    keep("measure", measure, "g2")
    st.html(f'<p class="px-quiet">{escape(EXPLAINED[measure])}</p>')
    return measure


def _sorted(terms: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the terms, the strongest by the measure first."""
    size = pd.to_numeric(terms[measure], errors="coerce").abs()
    order = terms.assign(_size=size).sort_values(["_size", "term"], ascending=[False, True])
    return order.drop(columns="_size").reset_index(drop=True)


def _chart(comparison: Comparison, terms: pd.DataFrame) -> None:
    """Draw the contrast plot; picking a point selects its term."""
    profile = comparison.profile
    first, second = profile.sides
    ranked = terms[pd.to_numeric(terms["log_ratio"], errors="coerce").notna()]
    if ranked.empty:
        st.info("There is too little text to say how far these terms lean to a side. The table has their counts.")
        return
    ids = _order(terms)
    chosen = recall("term", ids, ids[0])
    legend = "".join(f"<span>{mark} {escape(use)}</span>" for use, mark in MARKS.items())
    st.html(
        '<div class="px-axis">'
        f'<span class="px-side {voice_class(profile, first.id)}">◀ {escape(first.label)}</span>'
        f'<span class="px-side {voice_class(profile, second.id)}">{escape(second.label)} ▶</span></div>'
        f'<div class="px-legend px-quiet">{legend}</div>'
    )
    # A chart keeps what was picked in it. Where the term was then changed elsewhere it is drawn anew, or a second
    # click on the same point would change nothing.
    picked = st.session_state.setdefault("term_picked", {"term": "", "round": 0})
    if picked["term"] and picked["term"] != chosen:
        picked |= {"term": "", "round": picked["round"] + 1}
    key = f"terms_chart_{picked['round']}"

    def follow() -> None:
        found = st.session_state[key]["selection"].get(SELECTION) or []
        if found and found[0].get("term") in ids:
            st.session_state["term"] = picked["term"] = str(found[0]["term"])

    st.vega_lite_chart(
        contrast_chart(comparison, ranked, chosen), on_select=follow, key=key, alt=_alternative(comparison, ranked)
    )
    left_out = len(ranked) - MOST_POINTS
    st.html(
        '<p class="px-quiet">The further to a side, the more that side prefers the term; the higher, the more often it '
        "occurs. Terms with the same figures stand beside each other. The bar of the selected term is the 95 % "
        "interval of its Log Ratio. A zero is taken as half an occurrence."
        + (f" The {MOST_POINTS} surest terms are drawn; {left_out:,} more stand in the table." if left_out > 0 else "")
        + "</p>"
    )


def _order(terms: pd.DataFrame) -> list[str]:
    """Return the terms in the order in which the table has them."""
    measure = st.session_state.get("measure") or st.query_params.get("measure", "")
    return [str(term) for term in _sorted(terms, measure if measure in MEASURES else "g2")["term"]]


def _alternative(comparison: Comparison, terms: pd.DataFrame) -> str:
    """Return what the chart shows, for those who do not see it."""
    profile = comparison.profile
    ours, theirs = (f"{side}_count" for side in profile.side_ids)
    surest = terms.assign(_sure=pd.to_numeric(terms["g2"]).abs()).sort_values(
        ["_sure", "term"], ascending=[False, True]
    )
    said = []
    for side in profile.sides:
        rows = surest[surest["favours"] == side.id].head(NAMED)
        named = (f"{term} ({a} to {b})" for term, a, b in zip(rows["term"], rows[ours], rows[theirs], strict=True))
        said.append(f"{side.label}: {', '.join(named) or 'none'}")
    return (
        f"{counted(len(terms), 'term')} by how much more often a side uses them and how often they occur. The surest "
        f"for {'; for '.join(said)}. The table below has all figures, and its rows select a term as the points do."
    )


def _table(comparison: Comparison, terms: pd.DataFrame) -> None:
    """Draw the table and, below it, the lines in which the selected term stands."""
    profile = comparison.profile
    headings = {"term": "Term", "favours": "Leans to", "omitted_by": "Never used by"}
    headings |= _tables.side_columns(comparison, {"count": "{}"})
    headings |= {
        "log_ratio": "Log Ratio",
        "log_ratio_low": "from",
        "log_ratio_high": "to",
        "g2": "G2",
        "q_value": "q",
        "tfidf_contrast": "TF-IDF contrast",
        "log_odds_z": "Log-odds z",
        "p_value": "p",
    }
    headings |= _tables.side_columns(comparison, {"per_1000": "{} per 1,000", "documents": "{} documents"})
    headings |= {"words": "Words"}
    formats = dict.fromkeys(("log_ratio", "log_ratio_low", "log_ratio_high", "g2", "log_odds_z"), "%.2f")
    formats |= {"tfidf_contrast": "%.4f", "q_value": "%.3f", "p_value": "%.3f"}
    formats |= {f"{side}_per_1000": "%.2f" for side in profile.side_ids}
    st.html(
        f'<p class="px-quiet">Positive figures lean to {escape(profile.sides[0].label)}. “Never used by” needs zero on '
        "that side and enough on the other that chance is an unlikely reason.</p>"
    )
    names = {"": "", **{side.id: side.label for side in profile.sides}}
    ids = [str(term) for term in terms["term"]]
    _tables.select(
        terms.assign(favours=terms["favours"].map(names), omitted_by=terms["omitted_by"].map(names)),
        ids,
        headings,
        key="term",
        alt="Terms with counts and contrast measures",
        formats=formats,
    )
    _tables.download(comparison, "terms", terms)
    st.header("In context", anchor=False)
    term = choose(st.container(), "Term", ids, key="term", default=ids[0], named=True)
    _lines(comparison, term)


def _lines(comparison: Comparison, term: str) -> None:
    """Draw the lines in which each side uses a term."""
    for side in comparison.profile.sides:
        with st.container(gap="xxsmall"):
            found = list(islice(concordance(comparison.analysed, side.id, term, width=CONTEXT), LINES + 1))
            more = len(found) > LINES
            note = f"{'the first ' if more else ''}{counted(min(len(found), LINES), 'line')}"
            _evidence.head(comparison, side.id, note if found else "does not use it")
            for line in found[:LINES]:
                text, link = st.columns([10, 2], vertical_alignment="center", gap="small")
                text.html(
                    f'<div class="px-kwic"><span><bdi>{escape(line.before)}</bdi></span>'
                    f"<mark>{escape(line.keyword)}</mark><span>{escape(line.after)}</span></div>"
                )
                with link:
                    link_to_passage(line.span, label="Read")


main()
