"""A comparison's findings in plain sentences, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.cells import clean_text, plain
from analysis.comparison import Comparison
from analysis.corrections import APPLIED, told_corrections
from analysis.drawing import Bar, Chart
from analysis.profile import Profile
from analysis.readings import counted
from analysis.rendering import Block, Briefing, Bullets, Finding, Grid, Paragraph, Quote, Section
from analysis.user_topics import told_topics
from analysis.workbook import flatten

MOST_FINDINGS = 12
"""Findings told in a section; the table has the rest."""
MOST_QUOTES = 2
"""Passages quoted below a finding."""
MOST_BARS = 24
"""Topics in the chart: those with the most passages."""
MOST_LISTED = 500
"""Documents listed; the table has the rest."""
LONGEST_QUOTE = 360
"""Characters quoted of a passage."""

_SPAN = re.compile(r"(.+?):(\d+)-(\d+)(?:;|$)", re.DOTALL)
_CLAIMED = {
    "omitted": "{side} left out {topic}",
    "unconfirmed": "{side} did not confirm {topic}",
    "not_discussed": "{topic} was not discussed",
}
_FOUND = {
    "contradicted": "A passage contradicts it.",
    "supported": "The passages of that side bear it out.",
    "untested": "These documents cannot test it.",
}
_VERDICTS = {"both": "both", "contested": "contested", "neither": "neither side"}
_LIMITS = (
    "A topic counts as left out of these documents, not of the call: what a side said elsewhere is not in them.",
    (
        "Voices are told by rules from the wording. Each passage in the passages table names its rule and a "
        "confidence; read the passage before you cite it."
    ),
    (
        "A small corpus shows what is there; it cannot show that a difference is more than chance. Look at the counts "
        "and the q-values before the scores."
    ),
    (
        "G2 here is the two-cell log-likelihood (Rayson and Garside 2000), which differs from the four-cell form of "
        "Dunning (1993)."
    ),
)


def brief(comparison: Comparison) -> Briefing:
    """Return the briefing of a comparison.

    Args:
        comparison: The run; its profile names the sides.

    Returns:
        Sections of findings, figures, limits and the run record; text of sources is unescaped in it.
    """
    silence = why_no_contrast(comparison)
    sections = [Section("What was compared", tuple(_compared(comparison, silence)))]
    if not silence:
        sections += [
            *_chart(comparison),
            *(_one_sided(comparison, side) for side in comparison.profile.side_ids),
            Section("What is contested", tuple(_contested(comparison))),
            Section("How shared topics are worded", tuple(_wordings(comparison))),
            Section("Terms", tuple(_terms(comparison))),
        ]
    sections += [
        Section("Claims of omission", tuple(_claims(comparison))),
        Section("The same words in several documents", tuple(_quotes(comparison))),
        Section("Figures", (_grid(comparison.summary),)),
        *_corrections(comparison),
        Section("Limits", (Bullets(_LIMITS),)),
        Section(
            "Run record",
            (Grid(("key", "value"), tuple((key, str(value)) for key, value in flatten(comparison.run))),),
        ),
    ]
    title = comparison.corpus.title or comparison.profile.title
    return Briefing(clean_text(f"Two accounts compared: {title}"), tuple(sections))


def why_no_contrast(comparison: Comparison) -> str:
    """Return a sentence that says why the two sides cannot be contrasted, or "" where they can."""
    silent = [side.label for side in comparison.profile.sides if not comparison.run["words"][side.id]]
    if len(silent) == 2:
        return f"No passage carries the voice of {silent[0]} or {silent[1]}, so nothing can be contrasted."
    if silent:
        return (
            f"No passage carries the voice of {silent[0]}, so nothing can be contrasted: "
            "what it leaves out cannot be told from documents in which it does not speak."
        )
    return ""


def why_fewer(comparison: Comparison) -> str:
    """Return how many documents are copies and whether they count, "" where there are none."""
    copies = comparison.run["duplicates"]["copies"]
    if not copies:
        return ""
    once = comparison.run["settings"]["duplicates"] == "once"
    return f"{counted(copies, 'copy', 'copies')} of other documents, {'not counted again' if once else 'all counted'}"


def _compared(comparison: Comparison, silence: str) -> Iterator[Block]:
    """Yield what went in, and whether it is enough."""
    words, sides = comparison.run["words"], comparison.profile.sides
    voiced = ", ".join(f"{words[side.id]:,} in the voice of {side.label}" for side in sides)
    yield Paragraph(
        f"{counted(len(comparison.documents), 'document')} with {counted(words['all'], 'word')}: {voiced}, "
        f"{words['reporter']:,} in the reporters' own."
    )
    if copies := why_fewer(comparison):
        yield Paragraph(f"Among them {copies}; the list says of which.")
    topics = told_topics(comparison.profile)
    if topics["user"] or topics["off"]:
        changed, off = counted(len(topics["user"]), "topic"), counted(len(topics["off"]), "topic")
        yield Paragraph(f"{changed} of the user's own or changed, {off} switched off; the run record names them.")
    if comparison.corpus.note:
        yield Paragraph(comparison.corpus.note)
    if silence:
        yield Paragraph(silence)
    floor = comparison.run["settings"]["floor_words"]
    for side in sides:
        if 0 < words[side.id] < floor:
            yield Paragraph(
                f"{side.label} has fewer than {floor} words here. The evidence is shown; ranks mean little."
            )
    names = ["doc_id", "teller", "outlet", "date", "words", "title"]
    if comparison.run["duplicates"]["copies"]:
        names.append("duplicate_of")
    yield _grid(comparison.documents[names].head(MOST_LISTED))
    if len(comparison.documents) > MOST_LISTED:
        yield Paragraph(f"{len(comparison.documents) - MOST_LISTED:,} more stand in the documents table.")
    if comparison.corpus.problems:
        yield Bullets(tuple(clean_text(str(problem)) for problem in comparison.corpus.problems))


def _chart(comparison: Comparison) -> Iterator[Section]:
    """Yield the chart of the topics that the sides raise, where they raise any: the most one-sided ones at the ends."""
    first, second = comparison.profile.sides
    bars = []
    for row in _records(comparison.topics):
        counts = tuple(int(row[f"{side.id}_passages"] or 0) for side in (first, second))
        if sum(counts):
            verdict = _VERDICTS.get(str(row["verdict"]), "only {side}").format(
                side=comparison.profile.label(str(row["verdict"]).removesuffix("_only"))
            )
            bars.append(Bar(clean_text(str(row["label"])), (counts[0], counts[1]), verdict))
    bars = sorted(bars, key=lambda bar: (-sum(bar.counts), bar.label))[:MOST_BARS]
    bars.sort(key=lambda bar: ((bar.counts[1] - bar.counts[0]) / sum(bar.counts), -sum(bar.counts), bar.label))
    if bars:
        title = f"Passages that raise each topic: {first.label} to the left, {second.label} to the right."
        yield Section("Who raises what", (Chart(title, (first.label, second.label), tuple(bars)),))


def _one_sided(comparison: Comparison, side: str) -> Section:
    """Return the topics that one side alone raises, in the table's order: what a report would lead with first."""
    label, other = comparison.profile.label(side), comparison.profile.label(comparison.profile.other_side(side))
    topics = comparison.topics
    rows = _records(topics[topics["verdict"] == f"{side}_only"])
    blocks: list[Block] = [
        Finding(f"{row['label']}: {_extent(row, side)}.", _evidence(comparison, row[f"{side}_evidence"]))
        for row in rows[:MOST_FINDINGS]
    ]
    if len(rows) > MOST_FINDINGS:
        blocks.append(Paragraph(f"{len(rows) - MOST_FINDINGS} more stand in the topics table."))
    return Section(f"What {label} raises and {other} does not", tuple(blocks) or (Paragraph("Nothing was found."),))


def _contested(comparison: Comparison) -> Iterator[Block]:
    """Yield the topics on which documents disagree, with both sides' passages."""
    rows = _records(comparison.topics[comparison.topics["verdict"] == "contested"])
    for row in rows[:MOST_FINDINGS]:
        quotes = tuple(
            quote
            for side in comparison.profile.side_ids
            for quote in _evidence(comparison, row[f"{side}_evidence"], most=1)
        )
        yield Finding(f"{row['label']}: the documents disagree on whether a side raised it.", quotes)
    if not rows:
        yield Paragraph("No topic was found on which the documents disagree.")


def _claims(comparison: Comparison) -> Iterator[Block]:
    """Yield each claim that something was left out, with what the evidence says of it."""
    labels = dict(zip(comparison.topics["topic"], comparison.topics["label"], strict=True))
    rows = _records(comparison.claims)
    for row in rows[: 2 * MOST_FINDINGS]:
        topic = str(labels.get(row["topic"], row["topic"]))
        said = claimed(str(row["kind"]), str(row["side"]), topic, comparison.profile)
        quotes = [Quote(_shortened(row["text"]), str(row["doc_id"]))]
        if row["evidence_text"]:
            quotes.append(Quote(_shortened(row["evidence_text"]), str(row["evidence_doc"])))
        yield Finding(f"{row['doc_id']} says that {said}. {_FOUND.get(str(row['finding']), '')}".strip(), tuple(quotes))
    if len(rows) > 2 * MOST_FINDINGS:
        yield Paragraph(f"{len(rows) - 2 * MOST_FINDINGS} more stand in the claims table.")
    if not rows:
        yield Paragraph("No document says that something was left out, not confirmed or not discussed.")


def claimed(kind: str, side: str, topic: str, profile: Profile) -> str:
    """Return what a claim of omission says, as a clause.

    Args:
        kind: Its kind, as in the table `claims`.
        side: Whose omission it is.
        topic: What its topic is called, "" where it has none.
        profile: Names the sides.
    """
    who = "both sides" if side == "both" else profile.label(side)
    return _CLAIMED.get(kind, "{side}: {topic}").format(side=who, topic=f"“{topic}”" if topic else "a point")


def _wordings(comparison: Comparison) -> Iterator[Block]:
    """Yield what each side calls the topics that both raise."""
    first, second = comparison.profile.side_ids
    topics = comparison.topics
    rows = _records(topics[topics["verdict"].isin(["both", "contested"])])
    if not rows:
        yield Paragraph("Both sides raise no topic together.")
        return
    heading = ("topic", *(side.label for side in comparison.profile.sides))
    cells = tuple((row["label"], _shown(row[f"{first}_wording"]), _shown(row[f"{second}_wording"])) for row in rows)
    yield Grid(heading, cells)


def _terms(comparison: Comparison) -> Iterator[Block]:
    """Yield the terms that a side alone uses, and those that lean to it beyond chance."""
    terms, profile = comparison.terms, comparison.profile
    alpha = comparison.run["settings"]["alpha"]
    for side in profile.sides:
        other = profile.other_side(side.id)
        ours, theirs = f"{side.id}_count", f"{other}_count"
        absent = terms[terms["omitted_by"] == other].sort_values([ours, "term"], ascending=[False, True])
        leaning = terms[
            (terms["favours"] == side.id)
            & (pd.to_numeric(terms["q_value"], errors="coerce") < alpha)
            & (terms["omitted_by"] != other)
        ].sort_values(["g2", "term"], ascending=[False, True])
        yield Paragraph(
            f"Terms that {side.label} uses and {profile.label(other)} does not, with their counts: "
            + (_listed(f"{row['term']} ({_shown(row[ours])})" for row in _records(absent)) or "none beyond chance.")
        )
        yield Paragraph(
            f"Terms that both use and that lean to {side.label} (q below {alpha:g}; counts of the two sides): "
            + (
                _listed(
                    f"{row['term']} ({_shown(row[ours])} against {_shown(row[theirs])})" for row in _records(leaning)
                )
                or "none."
            )
        )


def _quotes(comparison: Comparison) -> Iterator[Block]:
    """Yield utterances that more than one document carries, the most widely carried first."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in _records(comparison.quotes):
        groups.setdefault(row["cluster"], []).append(row)
    shared = [(len({row["doc_id"] for row in rows}), rows) for rows in groups.values()]
    shared = sorted((entry for entry in shared if entry[0] > 1), key=lambda entry: -entry[0])
    for number, rows in shared[:MOST_FINDINGS]:
        quotes = tuple(Quote(_shortened(row["text"]), str(row["doc_id"])) for row in rows[: 2 * MOST_QUOTES])
        yield Finding(
            f"{number} documents carry this in the voice of {comparison.profile.label(rows[0]['voice'])}.", quotes
        )
    if not shared:
        yield Paragraph("No utterance stands in more than one document.")


def _corrections(comparison: Comparison) -> Iterator[Section]:
    """Yield what readers corrected, where they did."""
    table = comparison.corrections
    if table.empty:
        return
    applied = int((table["applied"] == APPLIED).sum())
    told = f"Readers made {counted(len(table), 'correction')}, which the findings above take into account."
    if applied < len(table):
        told = (
            f"Readers made {counted(len(table), 'correction')}, of which {applied} could be applied and are taken into "
            "account above."
        )
    yield Section("Readers' corrections", (Paragraph(told), Bullets(tuple(map(clean_text, told_corrections(table))))))


def _evidence(comparison: Comparison, cell: object, most: int = MOST_QUOTES) -> tuple[Quote, ...]:
    """Return the first passages that an evidence cell names, as quotations."""
    texts = {document.doc_id: document.text for document in comparison.corpus.documents}
    spans = [match.groups() for match in _SPAN.finditer(str(plain(cell) or ""))]
    return tuple(
        Quote(_shortened(texts[doc_id][int(start) : int(end)]), doc_id)
        for doc_id, start, end in spans[:most]
        if doc_id in texts
    )


def _grid(frame: pd.DataFrame) -> Grid:
    """Return a table as a grid of text."""
    rows = tuple(tuple(_shown(value) for value in row) for row in frame.itertuples(index=False, name=None))
    return Grid(tuple(map(str, frame.columns)), rows)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows by column name, missing cells as ""."""
    names = [str(name) for name in frame.columns]
    rows = frame.itertuples(index=False, name=None)
    return [
        dict(zip(names, ("" if (value := plain(cell)) is None else value for cell in row), strict=True)) for row in rows
    ]


def _shown(value: object) -> str:
    """Return a cell as a reader sees it."""
    ready = plain(value)
    if isinstance(ready, float):
        return f"{ready:,.0f}" if ready.is_integer() else f"{ready:,.4g}"
    if isinstance(ready, int) and not isinstance(ready, bool):
        return f"{ready:,}"
    return "" if ready is None else str(ready)


def _extent(row: dict[str, Any], side: str) -> str:
    """Return in how many passages and documents a side raises a topic."""
    passages, documents = row[f"{side}_passages"], row[f"{side}_documents"]
    if not passages:
        return "brought up only to say that it was not discussed"
    return f"{counted(int(passages), 'passage')} in {counted(int(documents or 0), 'document')}"


def _listed(items: Iterator[str]) -> str:
    """Return the first items as an enumeration."""
    found = list(items)
    rest = len(found) - MOST_FINDINGS
    return (
        "; ".join(found[:MOST_FINDINGS]) + (f"; {rest} more in the terms table" if rest > 0 else "") + "." * bool(found)
    )


def _shortened(text: object) -> str:
    """Return a passage on one line, cut at a word where it is long."""
    # A clause may begin with the comma that cut it from the sentence before.
    line = " ".join(clean_text(str(text)).split()).lstrip(",;，； ")
    if len(line) <= LONGEST_QUOTE:
        return line
    cut = line[:LONGEST_QUOTE]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[-40:] else cut} […]"
