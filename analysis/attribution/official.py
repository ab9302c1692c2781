"""Documents told by a side, and transcripts.

In a side's own document the voice is the teller's throughout; `speaker` tells whose words are retold. In a transcript
the label before a turn names who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.attribution.clauses import REPORTER
from analysis.attribution.confidence import OFFICIAL, of_rule
from analysis.attribution.lexicon import CHINESE, Lexicon
from analysis.attribution.reading import Piece
from analysis.attribution.unit import Unit
from analysis.passage import Passage
from analysis.profile import Profile
from analysis.sentences import Span

_LABEL = re.compile(
    r"[\"“]?(?:\*\*)?([A-Z][\w .,’'()-]{0,48}?|[\u3400-\u9fff·]{1,12})(?:\*\*)?\s?"
    r"[:：](?:\*\*)?(?=\s|$|[\u3400-\u9fff“])"
)
_LEAST_LABELS = 3
_LEAST_SHARE = 0.25
_LEAST_SHARE_PRESS = 0.5
NARRATOR = "narrator"
"""Side of a broadcast's own voices, whose turns are read like any article."""
_QUESTION = re.compile(r"[?？]")
_FULL_NAME = re.compile(
    r"(?!President|Secretary|Ambassador|Minister|Premier|Vice|Senator|Chairman|Director|Admiral)"
    r"[A-Z][a-z]+ [A-Z][a-z]+"
)
ASKED_WITHIN = 200
"""Characters at a turn's end in which a question stands, if it is one."""
QUESTION = "other"
"""Speaker of a question from the press in an official transcript."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a speaker label says of a line.

    Attributes:
        side: Side of the speaker; `other` for somebody of neither side, `reporter` for a question from the press.
        label: The label as written.
    """

    side: str
    label: str


def turns(text: str, spans: list[Span], words: Lexicon, profile: Profile, *, press: bool) -> dict[int, Turn]:
    """Find the speaker of each line of a transcript.

    Args:
        text: The document's text.
        spans: Spans of its lines.
        words: The profile's words.
        profile: The profile.
        press: Whether the document is an article, where labels must stand on half of the lines to make it a transcript.

    Returns:
        For each line's number its turn; empty where the text has too few labelled lines or only one label, and so is no
        transcript.
    """
    labels: dict[int, str] = {}
    for line, (start, end) in enumerate(spans):
        match = _LABEL.match(text, start, end)
        if match:
            labels[line] = match.group(1).strip()
    least = max(_LEAST_LABELS, (_LEAST_SHARE_PRESS if press else _LEAST_SHARE) * len(spans))
    if len(labels) < least or len(set(labels.values())) < 2:
        return _excerpt(labels, words, profile) if press else {}
    table: Mapping[str, Any] = profile.language.get("en", {}).get("transcript", {})
    questions = {word.lower() for word in table.get("questions", ())}
    sides = {label: _side(label, questions, words, profile) for label in set(labels.values())}
    quoted = sum(text[spans[line][0]] in '"“' for line in labels)
    if press and 2 * quoted > len(labels):
        return {line: Turn(sides[label], label) for line, label in labels.items()}
    if press and all(label.isupper() and label.isascii() for label in labels.values()):
        sides |= _hosts(labels, sides, tuple(table.get("staff", ())))
    else:
        sides |= dict.fromkeys(_interviewers(text, spans, labels, sides, profile), REPORTER)
        if sum(1 for label in labels.values() if sides[label] != "other") * 2 < len(labels):
            return {}
    result: dict[int, Turn] = {}
    current: Turn | None = None
    for line in range(len(spans)):
        if line in labels:
            current = Turn(sides[labels[line]], labels[line])
        if current is not None and current.side != NARRATOR:
            result[line] = current
    return result


def _excerpt(labels: Mapping[int, str], words: Lexicon, profile: Profile) -> dict[int, Turn]:
    """Return the turns of a piece of a transcript inside an article: lines that begin with names in capitals."""
    named = {line: label for line, label in labels.items() if label.isascii() and label.isupper() and len(label) > 2}
    if len(named) < _LEAST_LABELS or len(set(named.values())) < 2 or len(set(named.values())) == len(named):
        return {}
    return {line: Turn(_side(label, set(), words, profile), label) for line, label in named.items()}


def _interviewers(
    text: str, spans: list[Span], labels: Mapping[int, str], sides: Mapping[str, str], profile: Profile
) -> Iterator[str]:
    """Yield the labels most of whose turns are questions: who asks is of the press ("Jane Roe:").

    That holds for names of neither side, and for a full name that the profile has not, though its last part is an
    official's.
    """
    names = {name for source in profile.sources for name in source.names}
    asked: Counter[str] = Counter()
    counts = Counter(labels.values())
    lines = sorted(labels)
    for line, following in zip(lines, [*lines[1:], len(spans)], strict=True):
        turn = text[spans[line][0] : spans[following - 1][1]]
        asked[labels[line]] += bool(_QUESTION.search(turn[-ASKED_WITHIN:]))
    for label, count in counts.items():
        stranger = sides[label] == "other" or (label not in names and _FULL_NAME.fullmatch(label))
        if stranger and 2 * asked[label] > count:
            yield label


def _hosts(labels: Mapping[int, str], sides: Mapping[str, str], staff: tuple[str, ...]) -> dict[str, str]:
    """Return the labels of a broadcast's own voices.

    Those are labels with a job behind the name ("JANE ROE, HOST"), the same people's last names alone, and names of
    neither side that are heard more than once.
    """
    counts = Counter(labels.values())
    named = {label.split(",")[0].split()[-1] for label in counts if label.endswith(staff)}
    return {
        label: NARRATOR
        for label, count in counts.items()
        if label.endswith(staff)
        or label in named
        or sides[label] == REPORTER
        or (sides[label] == "other" and (count > 1 or " " not in label))
    }


def _side(label: str, questions: set[str], words: Lexicon, profile: Profile) -> str:
    if label.lower() in questions:
        return REPORTER
    if CHINESE.search(label):
        named = {name: source.side for source in profile.sources for name in source.names if name in label}
        return named[max(named, key=len)] if named else "other"
    unit = Unit(label.title() if label.isupper() else label, (0, len(label)), [], words)
    mention = next((m for m in reversed(unit.mentions) if m.kind in ("person", "role", "body")), None)
    return mention.side if mention else "other"


def tell_by_turns(pieces: list[Piece], by_line: Mapping[int, Turn]) -> list[Piece]:
    """Give each line of a transcript to the speaker whose label it stands under."""
    result = []
    for piece in pieces:
        turn = by_line.get(piece.line)
        if turn is None:
            result.append(piece)
            continue
        p = piece.passage
        rule = "question-in-transcript" if turn.side == REPORTER else "speaker-label"
        passage = Passage(
            p.start,
            p.end,
            turn.side,
            mode="direct",
            act=p.act,
            source=turn.label,
            cue=":",
            rule=rule,
            confidence=of_rule(rule),
        )
        result.append(replace(piece, passage=passage, tagged=True))
    return result


def as_official(pieces: list[Piece], teller: str) -> list[Passage]:
    """Give every piece the teller's voice, and keep whose words it retells as the speaker.

    Within a line an untagged sentence goes on retelling whoever was named last ("President Trump said that ... The US
    will ..."), until somebody else or the two sides together are named.
    """
    passages = []
    speaker, line = "", -1
    for piece in pieces:
        p = piece.passage
        if piece.line != line:
            speaker, line = "", piece.line
        if p.rule == "question-in-transcript":
            speaker = QUESTION
        elif piece.tagged:
            own = p.voice in (teller, REPORTER) or p.source.lower() in ("i", "we")
            speaker = "" if own else p.voice
        elif piece.joint or piece.first_person:
            speaker = ""
        passages.append(
            replace(
                p,
                voice=teller,
                speaker=speaker,
                mode="official",
                rule=f"official-document/{p.rule}",
                confidence=OFFICIAL,
            )
        )
    return passages
