"""Overview: what differs, in plain sentences, each with its evidence."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from app_pages import _charts, _evidence, _tables
from app_pages._address import keep, recall
from app_pages._look import tag, teller_label, voice_class
from app_pages._markup import Span, parse_evidence
from app_pages._state import TERMS, TOPICS, by_id, current, link_to_page, link_to_passage, link_to_topic
from app_pages._wording import (
    cautions,
    claim_sentence,
    clause,
    evidence_count,
    lead,
    one_sided_topics,
    overlap_note,
    silence,
    topic_labels,
)

MOST_FINDINGS = 4
MOST_NAMED = 12
MOST_TRIED = 8
"""Passages looked at for one that does not stand on the page yet."""
MOST_CONTESTED = 4
MOST_WORDINGS = 4


def main() -> None:
    """Draw the page."""
    comparison = current()
    warned = cautions(comparison)
    st.html(f'<p class="px-lead">{escape(lead(comparison))}</p>{_voices(comparison)}')
    _evidence.warn(warned)
    if any(comparison.run["words"][side] for side in comparison.profile.side_ids):
        _one_sided(comparison)
        _chart(comparison)
    _contested(comparison)
    _wordings(comparison)
    _amount(comparison)


def _voices(comparison: Comparison) -> str:
    """Return what a voice is, for a reader who opens the page for the first time, as HTML."""
    profile = comparison.profile
    first, second = (f'<span class="{voice_class(profile, s.id)}">{tag(profile, s.id)}</span>' for s in profile.sides)
    return (
        f'<p class="px-quiet">Each passage below is marked {first} or {second} after the side whose account it gives, '
        "whoever printed it. Left out means left out of these texts; what a side said elsewhere is not in them.</p>"
    )


def _one_sided(comparison: Comparison) -> None:
    """Draw, for each side, what it alone raises."""
    profile = comparison.profile
    silent = silence(comparison)
    st.header("What is raised" if silent else "What one side raises and the other leaves out", anchor=False)
    shown: set[str] = set()
    for column, side in zip(st.columns(2, gap="large"), profile.sides, strict=True):
        with column:
            other = profile.label(profile.other_side(side.id))
            if silent and not comparison.run["words"][side.id]:
                _evidence.head(comparison, side.id, "does not speak in these texts")
                continue
            _evidence.head(comparison, side.id, "raises" if silent else f"alone raises; {other} leaves it out")
            topics = one_sided_topics(comparison, side.id)
            if topics.empty:
                st.html('<p class="px-quiet">Nothing was found that this side alone raises.</p>')
            for _, row in topics.head(MOST_FINDINGS).iterrows():
                _finding(comparison, row, side.id, shown)
            if len(topics) > MOST_FINDINGS:
                rest = [str(label) for label in topics["label"][MOST_FINDINGS : MOST_FINDINGS + MOST_NAMED]]
                more = " and others" if len(topics) > MOST_FINDINGS + MOST_NAMED else ""
                with st.container(gap="xxsmall"):
                    st.html(f'<p class="px-quiet">Also: {escape("; ".join(rest))}{more}.</p>')
                    link_to_page(TOPICS, label=f"All {len(topics)} with their evidence", verdict=f"{side.id}_only")


def _finding(comparison: Comparison, row: pd.Series, side: str, shown: set[str]) -> None:
    """Draw one topic that a side alone raises, with a passage that was not shown yet.

    Args:
        comparison: Where it stands.
        row: The topic's row.
        side: The side that raises it.
        shown: Passages on the page so far; the new one is added.
    """
    documents = by_id(comparison)
    spans = [span for span in parse_evidence(row[f"{side}_evidence"]) if span.doc_id in documents]
    cards = [(span, _evidence.card(comparison, documents[span.doc_id], span)) for span in spans[:MOST_TRIED]]
    span, card = next((each for each in cards if _said(each[1]) not in shown), cards[0] if cards else (None, ""))
    shown.add(_said(card))
    with st.container(gap="xxsmall"):
        st.html(
            f'<h3 class="px-h3">{escape(str(row["label"]))} '
            f'<span class="px-quiet">{evidence_count(row, side)}</span></h3>{card}'
        )
        with st.container(horizontal=True, gap="small"):
            if span:
                link_to_passage(span)
            link_to_topic(str(row["topic"]), label="All evidence")


def _said(card: str) -> str:
    """Return what tells a card from another: its sentence, whatever part of it is marked."""
    return card.partition('<div class="px-quiet">')[0].replace("<mark>", "").replace("</mark>", "")


def _chart(comparison: Comparison) -> None:
    """Draw the diverging chart; picking a bar shows the passages behind it."""
    profile = comparison.profile
    first, second = profile.sides
    st.header("Who raises what, and how often", anchor=False)
    counted = comparison.topics[[f"{side.id}_passages" for side in profile.sides]]
    if comparison.topics.empty or not counted.to_numpy().sum():
        st.info("No topic of the catalogue is raised by either side in these texts.")
        return
    st.html(
        '<div class="px-axis">'
        f'<span class="px-side {voice_class(profile, first.id)}">◀ {escape(first.label)}</span>'
        '<span class="px-quiet">Pick a bar to see its passages.</span>'
        f'<span class="px-side {voice_class(profile, second.id)}">{escape(second.label)} ▶</span></div>'
    )
    event = st.vega_lite_chart(
        _charts.topics_chart(comparison),
        on_select="rerun",
        key="topics_chart",
        alt=f"Passages on each topic, {first.label} left of the axis and {second.label} right of it. "
        "The page Topics and omissions has the same figures as a table.",
    )
    topic = _picked(event.selection.get(_charts.SELECTION) or [], [str(topic) for topic in comparison.topics["topic"]])
    rows = comparison.topics[comparison.topics["topic"] == topic]
    if not rows.empty:
        row = rows.iloc[0]
        st.html(f'<p class="px-item"><b>{escape(str(row["label"]))}</b></p>')
        _evidence.draw_sides(comparison, row, key="picked")
    _tables.download(comparison, "topics", what="the topics behind the chart")


def _picked(clicked: list[dict[str, object]], topics: list[str]) -> str:
    """Return the topic whose bar was picked, here or by whoever copied the address; "" where none was.

    Args:
        clicked: The selection in the chart, which knows nothing of the address.
        topics: The topics there are.
    """
    recall("bar", ["", *topics], "")
    if clicked or st.session_state.get("bar_picked"):
        st.session_state["bar"] = str(clicked[0].get("topic", "")) if clicked else ""
    st.session_state["bar_picked"] = bool(clicked)
    topic = str(st.session_state["bar"])
    keep("bar", topic, "")
    return topic


def _contested(comparison: Comparison) -> None:
    """Draw claims of omission that a passage contradicts: claim against counter-evidence."""
    st.header("Contested: claim against counter-evidence", anchor=False)
    claims = comparison.claims[comparison.claims["finding"] == "contradicted"]
    if claims.empty:
        st.html(
            '<p class="px-item">No document claims that something was left out which another passage shows to be '
            "there.</p>"
        )
    documents, labels = by_id(comparison), topic_labels(comparison)
    for _, claim in claims.head(MOST_CONTESTED).iterrows():
        said = claim_sentence(comparison.profile, claim, labels.get(str(claim["topic"]), ""))
        with st.container(border=True):
            st.html(f'<h3 class="px-h3">Claimed: {escape(said)}. A passage says otherwise.</h3>')
            left, right = st.columns(2, gap="large")
            sides = (
                (left, "The claim", Span(str(claim["doc_id"]), int(claim["start"]), int(claim["end"]))),
                (right, "The counter-evidence", _counter(claim)),
            )
            for column, heading, span in sides:
                with column:
                    st.html(f'<div class="px-quiet">{heading}</div>')
                    if span is None or span.doc_id not in documents:
                        st.html('<p class="px-quiet">The passage is not among these documents.</p>')
                        continue
                    _evidence.draw_card(comparison, documents[span.doc_id], span)
    if len(claims) > MOST_CONTESTED:
        link_to_page(TOPICS, label=f"All {len(claims)} under Topics and omissions", verdict="contested")
    if len(comparison.claims):
        _tables.download(comparison, "claims", what="all claims")


def _counter(claim: pd.Series) -> Span | None:
    """Return where the passage stands that contradicts a claim."""
    try:
        return Span(str(claim["evidence_doc"]), int(claim["evidence_start"]), int(claim["evidence_end"]))
    except (TypeError, ValueError):
        return None


def _wordings(comparison: Comparison) -> None:
    """Draw how the topics that both sides raise are worded by each."""
    profile, topics = comparison.profile, comparison.topics
    first, second = profile.sides
    wordings = [f"{side.id}_wording" for side in profile.sides]
    shared = topics[(topics[wordings] != "").all(axis=1) & (topics[wordings[0]] != topics[wordings[1]])]
    shared = shared.drop_duplicates(subset=wordings)
    total = shared[f"{first.id}_passages"] + shared[f"{second.id}_passages"]
    shared = shared.assign(_total=total).sort_values(["_total", "topic"], ascending=[False, True]).head(MOST_WORDINGS)
    if shared.empty:
        return
    st.header("How shared topics are worded", anchor=False)
    heads = "".join(
        f'<div class="px-head {voice_class(profile, side.id)}">{escape(side.label)}</div>' for side in profile.sides
    )
    rows = "".join(
        f'<div class="px-wide px-topic">{escape(str(row["label"]))}</div>'
        + "".join(
            f'<div class="px-card {voice_class(profile, side.id)}">{tag(profile, side.id)}<span class="px-text">'
            f"{escape(clause(str(row[f'{side.id}_wording'])))}</span></div>"
            for side in profile.sides
        )
        for _, row in shared.iterrows()
    )
    st.html(f'<div class="px-pair">{heads}{rows}</div>')


def _amount(comparison: Comparison) -> None:
    """Draw how much text there is and what it allows to be said."""
    profile, summary = comparison.profile, comparison.summary
    st.header("How much text there is, and what it allows to be said", anchor=False)
    told = ["language_divergence"]
    figures = ("words", "direct_share") if silence(comparison) else ("omitted_terms", "words", "direct_share")
    told += [f"{side.id}_{figure}" for figure in figures for side in profile.sides]
    readings = dict(zip(summary["measure"], summary["reading"], strict=True))
    shown = [str(readings[name]) for name in told if readings.get(name)]
    st.html('<ul class="px-readings">' + "".join(f"<li>{escape(reading)}</li>" for reading in shown) + "</ul>")
    if not silence(comparison):
        with st.container(horizontal=True, gap="small"):
            link_to_page(TERMS, label="Terms that a side never uses", omitted="1")
            link_to_page(TOPICS, label="All topics with their verdicts")
    if note := overlap_note(comparison):
        st.html(f'<p class="px-quiet">{escape(note)}</p>')
    with st.expander("All figures, with their intervals and null values"):
        names = ("reading", "value", "low", "high", "null_mean", "p_value", "measure")
        headings = {name: name.replace("_", " ").capitalize() for name in names}
        _tables.show(summary, headings, alt="Figures about the whole corpus", key="summary", wide=("reading",))
        _tables.download(comparison, "summary")
    documents = comparison.documents
    headings = {"title": "Document", "teller": "Told by", "words": "Words"}
    headings |= _tables.side_columns(comparison, {"words": "{}"}) | {"reporter_words": "Reporter"}
    headings |= {"outlet": "Outlet", "date": "Date", "teller_reason": "Why told by"}
    table = documents.assign(
        title=[title or doc_id for title, doc_id in zip(documents["title"], documents["doc_id"], strict=True)],
        teller=[teller_label(profile, teller) for teller in documents["teller"]],
    )
    _tables.show(table, headings, alt="The documents with their words by voice", key="documents", medium=("title",))
    _tables.download(comparison, "documents")


main()
