"""Topics and omissions: the matrix of verdicts, and under the selected row the passages that carry it."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from analysis.comparison import Comparison
from app_pages import _correcting, _differences, _evidence, _own_topics, _tables
from app_pages._address import choose, choose_some, search
from app_pages._look import verdict_label, verdicts, voice_label
from app_pages._markup import Span, parse_evidence
from app_pages._state import by_id, current
from app_pages._wording import FINDING_HELP, FINDINGS, claim_sentence, silence, topic_labels


def main() -> None:
    """Draw the page."""
    comparison = current()
    st.html(
        '<p class="px-item">A topic counts as left out of these documents, not of the event: what a side said '
        "elsewhere is not in them. Select a row to see the passages behind its verdict.</p>"
    )
    _evidence.warn([reason] if (reason := silence(comparison)) else [])
    _own_topics.draw(comparison)
    if comparison.topics.empty:
        st.info("No topic of the catalogue is raised in these texts.")
        return
    topics = _filtered(comparison)
    if topics.empty:
        st.info("No topic passes these filters. Clear the search or choose other verdicts.")
    else:
        _matrix(comparison, topics)
    _correcting.draw_gone(comparison)
    _claims(comparison)


def _filtered(comparison: Comparison) -> pd.DataFrame:
    """Draw the filters and return the topics that pass them, in the order in which they are shown."""
    profile, topics = comparison.profile, comparison.topics
    left, middle, right = st.columns([2, 3, 2])
    found = [name for name in verdicts(profile) if name in set(topics["verdict"])]
    kinds = sorted({str(kind) for kind in topics["origin"]})
    wanted = search(left, key="topic_search", example="tariffs")
    chosen = choose_some(
        middle,
        "Verdict",
        found,
        key="verdict",
        placeholder="All verdicts",
        shown=lambda name: verdict_label(profile, name),
    )
    origins = choose_some(right, "Origin", kinds, key="origin", placeholder="All origins", shown=str.capitalize)
    rows = topics[topics["verdict"].isin(chosen or found)]
    if origins:
        rows = rows[rows["origin"].isin(origins)]
    if wanted:
        rows = rows.loc[
            [wanted in f"{topic} {label}".casefold() for topic, label in zip(rows["topic"], rows["label"], strict=True)]
        ]
    total = sum(rows[f"{side}_passages"] for side in profile.side_ids)
    order = rows.assign(_place=[found.index(name) for name in rows["verdict"]], _total=total)
    order = order.sort_values(["_place", "_total", "topic"], ascending=[True, False, True])
    return order.drop(columns=["_place", "_total"]).reset_index(drop=True)


def _matrix(comparison: Comparison, topics: pd.DataFrame) -> None:
    """Draw the matrix and, below it, the evidence of the selected topic."""
    profile, ids = comparison.profile, [str(topic) for topic in topics["topic"]]
    headings = {"label": "Topic", "verdict": "Verdict"}
    headings |= _tables.side_columns(comparison, {"passages": "{}"}) | {"reporter_passages": "Reporters"}
    headings |= _tables.side_columns(comparison, {"documents": "{} documents", "share": "{} share", "rank": "{} rank"})
    headings |= {"confidence": "Confidence", "origin": "Origin"}
    formats = {f"{side}_share": "percent" for side in profile.side_ids} | {"confidence": "%.2f"}
    st.html(
        '<p class="px-quiet">The first three figures count passages. Shares are of the side\'s own text, ranks the '
        "order in which it raises its topics; the confidence is lower the less text there is to be silent in.</p>"
    )
    _tables.select(
        topics.assign(verdict=[verdict_label(profile, name) for name in topics["verdict"]]),
        ids,
        headings,
        key="topic",
        alt="Topics with verdicts and counts for each side",
        formats=formats,
    )
    _tables.download(comparison, "topics", topics)
    labels = dict(zip(ids, topics["label"], strict=True))
    picked = choose(
        st.container(),
        "Evidence for the topic",
        ids,
        key="topic",
        default=ids[0],
        shown=lambda topic: str(labels.get(topic, topic)),
        named=True,
    )
    _selected(comparison, topics[topics["topic"] == picked].iloc[0])


def _selected(comparison: Comparison, row: pd.Series) -> None:
    """Draw a topic: its verdict, both sides' passages, their closest wordings, its figures and the claims about it."""
    profile = comparison.profile
    explanation = next((topic.explanation for topic in profile.topics if topic.id == row["topic"]), "")
    _evidence.title(str(row["label"]), verdict_label(profile, str(row["verdict"])))
    if explanation:
        st.html(f'<p class="px-quiet">{escape(explanation)}</p>')
    topic = str(row["topic"])
    _evidence.draw_sides(comparison, row, key="topic", beside=_correcting.not_about(topic))
    spans = [span for side in profile.side_ids for span in parse_evidence(row[f"{side}_evidence"])]
    _correcting.draw_topic_corrections(comparison, topic, spans)
    _differences.draw_wordings(comparison, str(row["topic"]))
    _differences.draw_figures(comparison, str(row["topic"]))
    about = comparison.claims[comparison.claims["topic"] == row["topic"]]
    if not about.empty:
        st.subheader("Claims about this topic", anchor=False)
        for _, claim in about.iterrows():
            _claim(comparison, claim)


def _claim(comparison: Comparison, claim: pd.Series) -> None:
    """Draw a claim of omission with its finding and what it was tested against."""
    documents, labels = by_id(comparison), topic_labels(comparison)
    said = claim_sentence(comparison.profile, claim, labels.get(str(claim["topic"]), ""))
    finding = str(claim["finding"])
    st.html(
        f'<p class="px-item"><b>{escape(said)}.</b> '
        f'<span class="px-quiet">{FINDINGS.get(finding, "")}: {FINDING_HELP.get(finding, "")}</span></p>'
    )
    span = Span(str(claim["doc_id"]), int(claim["start"]), int(claim["end"]))
    if span.doc_id in documents:
        _evidence.draw_card(comparison, documents[span.doc_id], span, label="Read the claim")
    if finding == "contradicted" and str(claim["evidence_doc"]) in documents:
        counter = Span(str(claim["evidence_doc"]), int(claim["evidence_start"]), int(claim["evidence_end"]))
        _evidence.draw_card(comparison, documents[counter.doc_id], counter, label="Read the counter-evidence")


def _claims(comparison: Comparison) -> None:
    """Draw all claims of omission as a table."""
    profile, claims = comparison.profile, comparison.claims
    st.header("Claims of omission in the texts", anchor=False)
    if claims.empty:
        st.html('<p class="px-item">No document says that something was left out, not confirmed or not discussed.</p>')
        return
    labels = topic_labels(comparison)
    shown = claims.assign(
        side=[voice_label(profile, side) for side in claims["side"]],
        kind=[str(kind).replace("_", " ") for kind in claims["kind"]],
        topic=[labels.get(str(topic), str(topic)) for topic in claims["topic"]],
        finding=[FINDINGS.get(str(finding), str(finding)) for finding in claims["finding"]],
    )
    headings = {
        "finding": "Finding",
        "side": "Whose omission",
        "kind": "Kind",
        "topic": "Topic",
        "text": "The claim",
        "evidence_text": "Tested against",
        "doc_id": "Document",
        "evidence_doc": "Evidence in",
    }
    _tables.show(
        shown, headings, alt="Claims of omission with their findings", key="claims", wide=("text", "evidence_text")
    )
    _tables.download(comparison, "claims")


main()
