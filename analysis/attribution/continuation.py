"""Continuation: untagged pieces that go on with somebody's words.

A quotation that runs on keeps its speaker; a social-media post belongs to whoever signs it or was just quoted from it;
"the two sides should ..." behind a reported statement goes on reporting it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from analysis.attribution.clauses import REPORTER
from analysis.attribution.confidence import of_rule
from analysis.attribution.discourse import OTHER
from analysis.attribution.reading import Piece
from analysis.passage import Mode, Passage

_REACH = 3
"""Lines behind a speaker's last words in which an embedded post can still be theirs."""
_MOST_POSTS = 3
"""With more unquoted lines in the first person than this, the author is speaking: a column, not a report with posts."""


def continue_voices(pieces: list[Piece], signed: dict[int, Passage]) -> list[Piece]:
    """Give untagged pieces the voice that they go on with.

    Args:
        pieces: The pieces of a document in text order.
        signed: For each line that somebody's signature follows ("— Name (@handle) date"), a passage with that voice.

    Returns:
        The pieces with their final voices.
    """
    posts = _post_lines(pieces)
    result: list[Piece] = []
    speaker: Passage | None = None
    quoting: Passage | None = None
    introduced: tuple[Passage, int] | None = None
    last_line = -_REACH
    for piece in pieces:
        fresh = piece
        if piece.line in signed and signed[piece.line].voice != REPORTER and piece.passage.voice == REPORTER:
            fresh = _go_on(piece, signed[piece.line], "embedded-post")
        elif piece.tagged:
            pass
        elif introduced is not None and piece.line == introduced[1] + 1:
            fresh = _go_on(piece, introduced[0], "introduced-block")
        elif piece.quote_share > 0.6 and quoting is not None and piece.line - last_line <= 1:
            fresh = _go_on(piece, quoting, "continued-quotation")
        elif (
            piece.line in posts and speaker is not None and speaker.voice != OTHER and piece.line - last_line <= _REACH
        ):
            fresh = _go_on(piece, speaker, "first-person-post")
        elif (
            piece.prescribes
            and quoting is not None
            and result
            and result[-1].line == piece.line
            and result[-1].passage.voice == quoting.voice
        ):
            fresh = _go_on(piece, quoting, "continued-report")
        if piece.introduces and piece.passage.voice != REPORTER:
            introduced = piece.passage, piece.line
        if fresh.passage.voice != REPORTER:
            speaker, quoting, last_line = fresh.passage, fresh.passage, piece.line
        elif piece.line != last_line:
            quoting = None
        result.append(fresh)
    return result


def _go_on(piece: Piece, speaker: Passage, rule: str) -> Piece:
    p = piece.passage
    mode: Mode = "direct" if piece.quote_share > 0.4 or "post" in rule else "indirect"
    passage = replace(
        p,
        voice=speaker.voice,
        mode=mode,
        act=speaker.act,
        source=speaker.source,
        cue="",
        rule=rule,
        confidence=of_rule(rule),
    )
    return replace(piece, passage=passage)


def _post_lines(pieces: list[Piece]) -> set[int]:
    """Return the untagged lines in which somebody says I or exclaims: posts set into the article."""
    by_line: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_line[piece.line].append(piece)
    found = {
        line
        for line, group in by_line.items()
        if not any(piece.tagged for piece in group) and any(piece.first_person or piece.exclaims for piece in group)
    }
    return found if len(found) <= _MOST_POSTS else set()
