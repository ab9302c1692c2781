"""The road through the passes of attribution."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from analysis.attribution.chinese import is_chinese, read_chinese
from analysis.attribution.continuation import continue_voices
from analysis.attribution.discourse import OTHER, Discourse
from analysis.attribution.ellipsis import carry_on
from analysis.attribution.lexicon import Lexicon, lexicon
from analysis.attribution.official import as_official, tell_by_turns, turns
from analysis.attribution.reading import Piece, read
from analysis.attribution.unit import Unit
from analysis.attribution.unread import as_narration
from analysis.passage import AnalysedDocument, Omission, Passage
from analysis.profile import Profile
from analysis.sentences import Quotation, Span, in_pieces, lines, quotations, sentences, with_quotations
from corpus.document import Document
from corpus.language import is_analysed

_SIGNATURE = re.compile(r"[—–-]\s*([^()\n]{2,60}?)\s*\((?:[^()\n]{1,40}\)\s*\()?@\w+\)")


def attribute(document: Document, profile: Profile, beat: Callable[[], None] = lambda: None) -> AnalysedDocument:
    """Split a document into passages with one voice each.

    Args:
        document: The document; its teller decides whether it is read as an official account or as press.
        profile: The sides and their sources and cues.
        beat: Called at each line; may raise to stop the work.

    Returns:
        The passages, the claims of omission and the sentences, all with offsets into the document's text; one in a
        language without rules is narration throughout.
    """
    if not is_analysed(document.language):
        return as_narration(document)
    text, words = document.text, lexicon(profile)
    discourse = Discourse()
    pieces: list[Piece] = []
    spans: list[Span] = []
    omissions: list[Omission] = []
    signed: dict[int, Passage] = {}
    open_quotation = False
    line_spans = list(lines(text))
    for line, (start, end) in enumerate(line_spans):
        beat()
        marks = quotations(text, start, end, continues=open_quotation)
        line_sentences = sentences(text, start, end)
        spans.extend(line_sentences)
        if "@" in text[start:end]:
            signed.update(_signature(text, line, start, end, words))
        chinese = is_chinese(text, (start, end))
        units = line_sentences if chinese else _units(text, line_sentences, marks, words)
        for span, inside in with_quotations(in_pieces(text, units), marks):
            if chinese:
                passages, gaps = read_chinese(text, span, inside, profile)
                found = [Piece(p, line, float(p.mode == "direct"), bool(p.cue)) for p in passages]
            else:
                found, gaps = read(text, Unit(text, span, inside, words, discourse), line, profile)
            pieces.extend(found)
            omissions.extend(gaps)
        open_quotation = bool(marks) and not marks[-1].closed
    omissions = carry_on(text, spans, omissions, profile)
    by_line = turns(text, line_spans, words, profile, press=document.teller not in profile.side_ids)
    if 2 * len(by_line) < len(line_spans):
        pieces = continue_voices(pieces, signed)
    pieces = tell_by_turns(pieces, by_line)
    if document.teller in profile.side_ids:
        passages = as_official(pieces, document.teller)
        omissions = [replace(gap, voice=document.teller) for gap in omissions]
    else:
        passages = [piece.passage for piece in pieces]
    return AnalysedDocument(document, tuple(_by_sentence(passages, spans)), tuple(omissions), tuple(spans))


def _signature(text: str, line: int, start: int, end: int, words: Lexicon) -> dict[int, Passage]:
    """Return the voice of a signed post by the line it signs: its own, or the line before where it stands alone."""
    found = _SIGNATURE.search(text, start, end)
    if found is None:
        return {}
    name = Unit(text, found.span(1), [], words)
    mention = next((m for m in name.mentions if m.kind in ("person", "body")), None)
    if mention is None and any(m.kind == "outlet" for m in name.mentions):
        return {}
    side = mention.side if mention else OTHER
    passage = Passage(*found.span(1), side, mode="direct", act="states", source=found.group(1))
    return {line if found.start() - start > 40 else line - 1: passage}


def _by_sentence(passages: list[Passage], spans: list[Span]) -> list[Passage]:
    """Cut passages that run over sentence ends, so that evidence points at a sentence."""
    result = []
    index = 0
    for passage in passages:
        while index < len(spans) and spans[index][1] <= passage.start:
            index += 1
        at = index
        while at < len(spans) and spans[at][0] < passage.end:
            start, end = max(passage.start, spans[at][0]), min(passage.end, spans[at][1])
            result.append(
                passage if (start, end) == (passage.start, passage.end) else replace(passage, start=start, end=end)
            )
            at += 1
    return result


_TAG_WINDOW = 70


def _units(text: str, spans: list[Span], marks: list[Quotation], words: Lexicon) -> list[Span]:
    """Join sentences that lie in one quotation, and a tag with the quotation that it follows ("...!" he said.)."""
    units: list[Span] = []
    at = 0
    for start, end in spans:
        if not units:
            units.append((start, end))
            continue
        before = units[-1][1]
        while at < len(marks) and marks[at].end <= before:
            at += 1
        runs_on = at < len(marks) and marks[at].start < before and marks[at].end > start
        opening = text[start : min(end, start + _TAG_WINDOW)]
        inside = text[max(0, before - 4) : before].rstrip("\"”’'")
        if runs_on or (text[before - 1] in "\"”’'" and _is_speech_tag(opening, inside[-1:], words)):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _is_speech_tag(opening: str, last: str, words: Lexicon) -> bool:
    """Return whether a sentence opens with up to six words and a verb of speech, or with a dash and a name.

    A verb only counts behind a mark that can stand inside a sentence ("...!" he said), a dash behind any.
    """
    tokens = opening.split()[:7]
    if tokens and tokens[0] in ("—", "–", "―", "--"):
        return len(tokens) > 1 and tokens[1][0].isupper()
    if last not in "!?…":
        return False
    for position, token in enumerate(tokens):
        if token[0] in "\"“‘'":
            return False
        if token.strip(".,:").lower() in words.verbs:
            return position > 0 or token[0].islower()
        if token[-1] in ".,;:":
            return False
    return False
