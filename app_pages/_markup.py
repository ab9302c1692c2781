"""Source text as HTML: every character of a document passes through `html.escape` here and nowhere else.

Source text must never reach Markdown, which would turn `$5bn and $7bn` into a formula and `:red[x]` into colour.
All functions are pure: text and offsets in, HTML out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape

from analysis.corrections import READERS_RULE
from analysis.lexicon import fold
from analysis.passage import AnalysedDocument, Passage
from analysis.profile import Profile
from app_pages._look import tag, voice_class, voice_label

PART_LENGTH = 40_000
"""Characters of a long document that are shown at a time; more would make the browser slow."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_EDGES = " \t\r\n\u00a0\u3000.,;:!?…\"'“”‘’「」『』（）()[]-–—*_#。，；：！？、"
_EVIDENCE = re.compile(r"(.+?):(\d+)-(\d+)(?:;|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open character range of a document.

    Attributes:
        doc_id: The document's id.
        start: Offset of the first character.
        end: Offset behind the last character.
    """

    doc_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a concordance.

    Attributes:
        span: Where the keyword stands.
        before: The words before it.
        keyword: The keyword as written.
        after: The words behind it.
    """

    span: Span
    before: str
    keyword: str
    after: str


def parse_evidence(cell: object) -> tuple[Span, ...]:
    """Read an evidence cell.

    Args:
        cell: `doc_id:start-end`, joined by `;`. Anything that is no text counts as empty.

    Returns:
        The ranges in the cell's order. A document id may itself contain colons and semicolons.
    """
    if not isinstance(cell, str):
        return ()
    return tuple(Span(doc_id, int(start), int(end)) for doc_id, start, end in _EVIDENCE.findall(cell))


def parts(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a long text into ranges of about `PART_LENGTH` characters, at line breaks where there are any."""
    ranges, start = [], 0
    while len(text) - start > PART_LENGTH * 1.25:
        cut = text.rfind("\n", start + PART_LENGTH // 2, start + PART_LENGTH)
        cut = start + PART_LENGTH if cut < 0 else cut + 1
        ranges.append((start, cut))
        start = cut
    return (*ranges, (start, len(text)))


def marked_text(
    analysed: AnalysedDocument,
    profile: Profile,
    *,
    part: tuple[int, int],
    lit: Collection[int] | None = None,
    at: tuple[int, int] | None = None,
) -> str:
    """Return a document's text with its voices marked.

    Args:
        analysed: The document and its passages.
        profile: For the labels of the sides.
        part: Range of the text to show.
        lit: Places, from 0, of the passages to mark; the others are dimmed. All of them where None.
        at: Range to highlight; its first passage gets the id `at`.

    Returns:
        HTML in which the text reads exactly as written.
    """
    text, position, spoken, anchored = analysed.document.text, part[0], "", False
    pieces = ['<div class="px-text px-doc">']
    for place, passage in enumerate(analysed.passages):
        if passage.end <= part[0] or part[1] <= passage.start:
            continue
        start, end = max(passage.start, part[0]), min(passage.end, part[1])
        pieces.append(escape(text[position:start]))
        hit = at is not None and passage.start < at[1] and at[0] < passage.end
        label = tag(profile, passage.voice) if passage.voice != spoken or "\n" in text[position:start] else ""
        # A clause may begin with the comma that ends the one before it: the tag stands behind the comma.
        words = start + len(text[start:end]) - len(text[start:end].lstrip(" ,;:.)]\u3000，；：。、"))
        classes = f"px-p {voice_class(profile, passage.voice)}"
        classes += " px-at" if hit else ""
        classes += "" if lit is None or place in lit else " px-dim"
        classes += " px-corrected" if passage.rule == READERS_RULE else ""
        anchor = ' id="at"' if hit and not anchored else ""
        anchored = anchored or hit
        said = f"{escape(text[start:words])}{label}{escape(text[words:end])}"
        pieces.append(
            f'<span class="{classes}"{anchor} tabindex="0" data-no="{place + 1}">{said}{_tip(passage, profile)}</span>'
        )
        position, spoken = end, passage.voice
    pieces.append(escape(text[position : part[1]]))
    pieces.append("</div>")
    return "".join(pieces)


def two_columns(
    analysed: AnalysedDocument, profile: Profile, *, part: tuple[int, int], with_reporter: bool = True
) -> str:
    """Return a document's passages in two columns, one a side, in the order of the text.

    Args:
        analysed: The document and its passages.
        profile: Its first side stands in the left column.
        part: Range of the text to show.
        with_reporter: Whether passages of neither side stand between the columns.
    """
    text = analysed.document.text
    pieces = ['<div class="px-pair">']
    pieces += [f'<div class="px-head {voice_class(profile, s.id)}">{escape(s.label)}</div>' for s in profile.sides]
    for run in _runs(analysed.passages, part):
        voice, said = run[0].voice, escape(text[run[0].start : run[-1].end])
        name = voice_class(profile, voice)
        if voice in profile.side_ids:
            sources = dict.fromkeys(passage.source for passage in run if passage.source)
            quiet = f'<div class="px-quiet">{escape(", ".join(sources))}</div>' if sources else ""
            pieces.append(
                f'<div class="px-card {name}">{tag(profile, voice)}<span class="px-text">{said}</span>{quiet}</div>'
            )
        elif with_reporter or voice == "both":
            pieces.append(f'<div class="px-wide px-between {name}">{tag(profile, voice)}{said}</div>')
    pieces.append("</div>")
    return "".join(pieces)


def excerpt(analysed: AnalysedDocument, span: Span, *, limit: int = 420) -> str:
    """Return the sentence around a range as HTML, the range marked where it is not the whole sentence.

    Args:
        analysed: The document.
        span: The range.
        limit: Characters of context on either side at most.
    """
    text = analysed.document.text
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    around = [s for s in analysed.sentences if s[0] < end and start < s[1]]
    left = max(min((s[0] for s in around), default=start), start - limit)
    right = min(max((s[1] for s in around), default=end), end + limit)
    left, right = min(left, start), max(right, end)
    if not text[left:start].strip(_EDGES) and not text[end:right].strip(_EDGES):
        return escape(text[left:right])
    before = ("… " if left > 0 and not any(s[0] == left for s in around) else "") + escape(text[left:start])
    after = escape(text[end:right]) + (" …" if right < len(text) and not any(s[1] == right for s in around) else "")
    return f"{before}<mark>{escape(text[start:end])}</mark>{after}"


def marked_words(text: str, span: Span, words: Collection[tuple[int, int]]) -> str:
    """Return a stretch of text as HTML with some of its words marked.

    Args:
        text: The document's text.
        span: The stretch.
        words: Offsets in the document; those that touch, or have only white space between them, share a mark.
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(words):
        start, end = max(start, span.start), min(end, span.end)
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    pieces, position = [], span.start
    for start, end in joined:
        pieces.append(escape(text[position:start]) + f'<span class="px-differs">{escape(text[start:end])}</span>')
        position = end
    return "".join(pieces) + escape(text[position : span.end])


def voice_at(analysed: AnalysedDocument, span: Span) -> Passage | None:
    """Return the passage that holds most of a range, or None where none does."""
    held = [(min(p.end, span.end) - max(p.start, span.start), -p.start, p) for p in analysed.passages]
    best = max(held, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def concordance(documents: Collection[AnalysedDocument], voice: str, term: str, *, width: int = 70) -> Iterator[Line]:
    """Find a term in the passages of one voice, as keyword in context.

    Args:
        documents: Where to look, in order.
        voice: Whose passages count.
        term: Words with blanks between them; case, number and the kind of white space do not matter.
        width: Characters of context on either side.

    Yields:
        A line for each occurrence, in the documents' order.
    """
    wanted = [fold(word) for word in _WORD.findall(term)]
    # Folding cuts endings, and puts a y for one of them: what is before that stands in the text as it is.
    heads = [word.removesuffix("y") for word in wanted if "." not in word] if term.isascii() else []
    for analysed in documents:
        text = analysed.document.text.lower()
        if not all(head in text for head in heads):
            continue
        for passage in analysed.passages:
            if passage.voice != voice:
                continue
            for start, end in _places(analysed.document.text, passage, wanted if term.isascii() else term):
                yield _line(analysed, start, end, width)


def _places(text: str, passage: Passage, wanted: list[str] | str) -> Iterator[tuple[int, int]]:
    """Yield where folded words follow each other in one sentence, or where a text without blanks stands."""
    if isinstance(wanted, str):
        pattern = re.compile(re.escape(wanted), re.IGNORECASE)
        yield from (match.span() for match in pattern.finditer(text, passage.start, passage.end))
        return
    if not wanted:
        return
    words = list(_WORD.finditer(text, passage.start, passage.end))
    folded = [fold(word[0]) for word in words]
    size = len(wanted)
    for first in range(len(words) - size + 1):
        start, end = words[first].start(), words[first + size - 1].end()
        if folded[first : first + size] == wanted and not _STOP.search(
            text[words[first].end() : words[first + size - 1].start()]
        ):
            yield start, end


def _line(analysed: AnalysedDocument, start: int, end: int, width: int) -> Line:
    text = analysed.document.text
    before, keyword, after = text[max(0, start - width) : start], text[start:end], text[end : end + width]
    if start > width and " " in before:  # no half words at the ends of the line
        before = before[before.index(" ") :]
    if end + width < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    span = Span(analysed.document.doc_id, start, end)
    return Line(span, " ".join(before.split()), " ".join(keyword.split()), " ".join(after.split()))


def _within(passages: tuple[Passage, ...], part: tuple[int, int]) -> Iterator[Passage]:
    return (passage for passage in passages if passage.start < part[1] and part[0] < passage.end)


def _runs(passages: tuple[Passage, ...], part: tuple[int, int]) -> Iterator[list[Passage]]:
    """Join neighbouring passages of one voice."""
    run: list[Passage] = []
    for passage in _within(passages, part):
        if run and run[-1].voice != passage.voice:
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _tip(passage: Passage, profile: Profile) -> str:
    """Return what is known about a passage, for the box that opens over it."""
    facts = [("Source", passage.source), ("Cue", passage.cue), ("Act", passage.act), ("Mode", passage.mode)]
    if passage.speaker:
        facts.insert(1, ("Credited to", voice_label(profile, passage.speaker)))
    facts += [("Rule", passage.rule.replace("_", " ")), ("Confidence", f"{passage.confidence:.0%}")]
    lines = "<br>".join(f"<b>{name}</b> {escape(value)}" for name, value in facts if value)
    voice = escape(voice_label(profile, passage.voice))
    return f'<span class="px-tip" aria-hidden="true"><b>{voice}</b><br>{lines}</span>'
