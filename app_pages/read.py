"""Read: a document with its voices marked, and its two framings side by side."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.comparison import Comparison
from analysis.passage import AnalysedDocument
from app_pages import _correcting, _evidence, _tables
from app_pages._address import keep, recall, told_apart
from app_pages._clicks import listen
from app_pages._look import legend, teller_label, voice_label
from app_pages._markup import marked_text, parts, two_columns
from app_pages._reading import Reading, chosen_row, draw_filters, reading_of
from app_pages._state import by_id, current

VIEWS = {"marked": "Marked text", "framings": "Two framings"}
# Brings what the reader wants to see next into view; holds no text of any document.
SCROLL = (
    '<span data-at="{at}"></span><script>setTimeout(() => {{ const hit = document.getElementById("{id}"); '
    'if (hit) {{ hit.scrollIntoView({{block: "center"}}); if (hit.tabIndex === -1) hit.focus({{preventScroll: true}}); '
    "}} }}, 250);</script>"
)
BROUGHT_INTO_VIEW = {"address": "at", "click": "chosen", "row": "chosen"}
"""What to bring into view after a passage was chosen: its place in the text, or what is known of it."""


def main() -> None:
    """Draw the page."""
    comparison = current()
    documents = by_id(comparison)
    first, before = next(iter(documents)), st.session_state.get("kept_doc")
    names = told_apart(list(documents), lambda doc_id: _evidence.document_name(documents[doc_id].document))
    recall("doc", list(documents), first)
    chosen = st.selectbox("Document", list(documents), format_func=names, key="doc")
    if before not in (None, chosen) and st.query_params.get("doc") == before:
        st.query_params.pop("at", None)  # it pointed into the document that was shown before
    keep("doc", str(chosen), "")
    analysed = documents[chosen]
    reading = reading_of(comparison, analysed)
    st.html(_about(comparison, analysed))
    left, right = st.columns([2, 5], vertical_alignment="bottom")
    recall("view", list(VIEWS), "marked")
    view = left.segmented_control("View", list(VIEWS), format_func=VIEWS.__getitem__, required=True, key="view")
    keep("view", str(view), "marked")
    part = _part(analysed, reading.at)
    if view == "framings":
        with right:
            beside = _beside(comparison, analysed)
        _framings(comparison, analysed, part, beside)
        lit = frozenset(range(len(analysed.passages)))
    else:
        lit = draw_filters(comparison, reading)
        _marked(comparison, reading, part, lit)
    if reading.number:
        _correcting.draw_passage(comparison, reading)
        _passages(comparison, reading, lit)
    _tables.download(comparison, "passages", what="all passages")


def _beside(comparison: Comparison, analysed: AnalysedDocument) -> AnalysedDocument | None:
    """Draw the choice of a document to lay beside this one and return it, or None where it stands alone.

    An official account has one framing only, so an account of the other side is offered first.
    """
    profile, documents, own = comparison.profile, by_id(comparison), analysed.document
    others = [doc_id for doc_id in documents if doc_id != own.doc_id]
    wanted = profile.other_side(own.teller) if own.teller in profile.side_ids else ""
    first = next((doc_id for doc_id in others if documents[doc_id].document.teller == wanted), "")
    options = ["", *others]
    names = told_apart(
        options,
        lambda doc_id: (
            _evidence.document_name(documents[doc_id].document) if doc_id else "Nothing: its own two framings"
        ),
    )
    chosen = st.selectbox(
        "Beside it", options, index=options.index(first), format_func=names, key=f"beside_{own.doc_id}"
    )
    return documents[chosen] if chosen else None


def _framings(
    comparison: Comparison, analysed: AnalysedDocument, part: tuple[int, int], beside: AnalysedDocument | None
) -> None:
    """Draw a document's two framings in two columns, or two documents beside each other."""
    profile = comparison.profile
    if beside is None:
        with_reporter = st.toggle("Show what stands between them", value=True, key="between")
        st.html(two_columns(analysed, profile, part=part, with_reporter=with_reporter))
        return
    pair = [(analysed, part), (beside, parts(beside.document.text)[0])]
    if profile.side_ids[1] == analysed.document.teller or profile.side_ids[0] == beside.document.teller:
        pair.reverse()  # the first side stands on the left on every page
    for column, (each, shown) in zip(st.columns(2, gap="medium"), pair, strict=True):
        with column:
            st.html(f'<p class="px-item"><b>{escape(_evidence.document_name(each.document))}</b></p>')
            st.html(marked_text(each, profile, part=shown))


def _marked(comparison: Comparison, reading: Reading, part: tuple[int, int], lit: frozenset[int]) -> None:
    """Draw the text with its voices marked, and below it the chosen passage."""
    st.html(legend(comparison.profile))
    every = len(reading.analysed.passages)
    if len(lit) < every:
        told = f"{len(lit)} of {every} passages pass the filters; the others are dimmed."
        st.html(
            f'<p class="px-quiet" role="status">{told if lit else "No passage passes the filters. Widen them."}</p>'
        )
    st.html(marked_text(reading.analysed, comparison.profile, part=part, lit=lit, at=reading.at))
    st.html(
        '<p class="px-quiet">Point at a passage, or move to it with the Tab key, to see its source, cue and rule; '
        "click on it, or press Enter, to choose it below. ✎ marks what a reader corrected.</p>"
    )
    listen(lambda number: reading.pick(number, "click"))
    if reading.at and reading.chosen_by in BROUGHT_INTO_VIEW:
        script = SCROLL.format(at=f"{reading.at[0]}-{reading.at[1]}", id=BROUGHT_INTO_VIEW[reading.chosen_by])
        st.html(script, unsafe_allow_javascript=True)


def _about(comparison: Comparison, analysed: AnalysedDocument) -> str:
    """Return what is known about the document, as HTML."""
    document = analysed.document
    facts = [
        f"Told by {teller_label(comparison.profile, document.teller)}"
        + (f" ({document.teller_reason})" if document.teller_reason else ""),
        document.outlet,
        document.date,
        f"id {document.doc_id}",
    ]
    return f'<p class="px-quiet">{escape(" · ".join(fact for fact in facts if fact))}</p>'


def _part(analysed: AnalysedDocument, at: tuple[int, int] | None) -> tuple[int, int]:
    """Return the range of a long document to show, the one with the passage that was asked for first."""
    ranges = parts(analysed.document.text)
    if len(ranges) == 1:
        return ranges[0]
    first = next((i for i, (start, end) in enumerate(ranges) if at and start <= at[0] < end), 0)
    number = st.number_input(
        f"Part of this long document, 1 to {len(ranges)}", 1, len(ranges), first + 1, key=f"part_{first}_{len(ranges)}"
    )
    return ranges[int(number) - 1]


def _passages(comparison: Comparison, reading: Reading, lit: frozenset[int]) -> None:
    """Draw the document's passages that pass the filters as a table, of which a row chooses its passage."""
    profile, table = comparison.profile, "passages_table"
    with st.expander("The passages as a table: voice, source, cue, rule and confidence"):
        numbers = [place + 1 for place in sorted(lit)]
        of_document = comparison.passages["doc_id"] == reading.analysed.document.doc_id
        rows = comparison.passages[of_document].iloc[[number - 1 for number in numbers]]
        shown = rows.assign(
            passage_id=numbers,
            voice=[voice_label(profile, voice) for voice in rows["voice"]],
            speaker=[voice_label(profile, speaker) if speaker else "" for speaker in rows["speaker"]],
        )
        names = ("passage_id", "voice", "text", "source", "cue", "act", "mode", "speaker", "rule", "confidence")
        st.session_state[table] = chosen_row(numbers, reading.number)

        def follow() -> None:
            picked = st.session_state[table]["selection"]["rows"]
            if picked and picked[0] < len(numbers):
                reading.pick(numbers[picked[0]], "row")

        _tables.show(
            shown,
            {name: {"passage_id": "No."}.get(name, name.capitalize()) for name in names},
            alt="Passages of the document with voice, source, cue, rule and confidence",
            key=table,
            formats={"confidence": "%.2f"},
            wide=("text",),
            on_select=follow,
        )
        _tables.download(comparison, "passages", rows, what="this document's passages")


main()
