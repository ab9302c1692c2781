"""Chinese sentences: sources, cue verbs and clauses, found by pattern since words are not spaced.

In "特朗普表示，...；习近平强调，..." each source with its cue owns the text up to the next clause that has its own.
"据新华社报道，..." vouches for the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.attribution.clauses import REPORTER
from analysis.attribution.lexicon import CHINESE
from analysis.passage import Act, ClaimKind, Omission, Passage
from analysis.profile import Profile
from analysis.sentences import Quotation, Span

_GAP = r"[^，。；：！？“”「」\n]{0,%d}?"
_CLAUSE = re.compile(r"[，；,;]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A profile's Chinese patterns, compiled."""

    attribution: re.Pattern[str]
    according: re.Pattern[str] | None
    both: re.Pattern[str] | None
    omission: tuple[tuple[ClaimKind, re.Pattern[str]], ...]
    names: Mapping[str, str]
    acts: Mapping[str, Act]
    outsider: frozenset[str]
    contrast: tuple[str, ...]
    idioms: tuple[str, ...]


@lru_cache(maxsize=8)
def _patterns(profile: Profile) -> _Patterns | None:
    table: Mapping[str, Any] = profile.language.get("zh", {})
    names = {name: source.side for source in profile.sources for name in source.names if CHINESE.search(name)}
    if not table.get("verbs") or not names:
        return None
    acts: dict[str, Act] = {verb: act for act, verbs in table["verbs"].items() for verb in verbs}
    words = table.get("words", {})
    both, outsider = words.get("both", ()), words.get("outsider", ())
    source = _any((*both, *names, *words.get("office", ()), *outsider))
    according = None
    if words.get("according") and words.get("report"):
        according = re.compile(
            f"(?P<cue>{_any(words['according'])}){_GAP % 12}(?P<source>{source}){_GAP % 16}(?:{_any(words['report'])})"
        )
    omission = table.get("omission", {})
    kinds: tuple[ClaimKind, ...] = ("omitted", "unconfirmed", "not_discussed")
    return _Patterns(
        attribution=re.compile(f"(?P<source>{source}){_GAP % 24}(?P<cue>{_any(acts)})"),
        according=according,
        both=re.compile(_any(both)) if both else None,
        omission=tuple((kind, re.compile("|".join(omission[kind]))) for kind in kinds if omission.get(kind)),
        names={**names, **dict.fromkeys(outsider, "other"), **dict.fromkeys(both, "both")},
        acts=acts,
        outsider=frozenset(outsider),
        contrast=tuple(words.get("contrast", ())),
        idioms=tuple(words.get("idioms", ())),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True))


def is_chinese(text: str, span: Span) -> bool:
    """Return whether a sentence is written in Chinese: a quarter of its characters are."""
    stretch = text[span[0] : span[1]]
    return len(CHINESE.findall(stretch)) * 4 >= len(stretch)


def read_chinese(
    text: str, span: Span, marks: list[Quotation], profile: Profile
) -> tuple[list[Passage], list[Omission]]:
    """Divide a Chinese sentence among its sources.

    Args:
        text: The document's text.
        span: The sentence.
        marks: The quotations of its line.
        profile: The profile.

    Returns:
        Passages that tile the sentence, and the claims of omission in it.
    """
    patterns = _patterns(profile)
    start, end = span
    if patterns is None:
        return [Passage(start, end, REPORTER, rule="narration", confidence=0.7)], []
    found: list[tuple[int, re.Match[str], str, str]] = []
    inside = [(mark.start, mark.end) for mark in marks if mark.start < end and mark.end > start]
    vouching = patterns.according.search(text, start, end) if patterns.according else None
    if vouching is not None and not _within(vouching.start(), inside):
        found.append((start, vouching, _side(vouching, text, patterns), "according-to"))
    else:
        for match in patterns.attribution.finditer(text, start, end):
            side = _side(match, text, patterns)
            if not side or (found and found[-1][2] == side) or _within(match.start(), inside):
                continue
            if text[match.start("cue") - 1] in "的关" or text.startswith(patterns.idioms, match.start("cue")):
                continue
            opening = _opening(text, start, match.start())
            if not found or _is_separate(text, opening, patterns.contrast):
                found.append((opening if found else start, match, side, "subject-verb"))
    passages = _tile(span, found, inside, patterns)
    return passages, _omissions(text, span, patterns, passages)


def _within(position: int, spans: list[Span]) -> bool:
    return any(first < position < last - 1 for first, last in spans)


def _side(match: re.Match[str], text: str, patterns: _Patterns) -> str:
    """Return the side of a match's source; a bare title takes that of the name within the words before its verb."""
    source = match.group("source")
    between = text[match.end("source") : match.start("cue")]
    if any(word in between for word in patterns.outsider):
        return "other"
    return patterns.names.get(source, "")


def _opening(text: str, start: int, position: int) -> int:
    """Return where the clause around `position` begins."""
    cut = start
    for match in _CLAUSE.finditer(text, start, position):
        cut = match.end()
    return cut


def _is_separate(text: str, opening: int, contrast: tuple[str, ...]) -> bool:
    return text[opening - 1] in "；;" or text.startswith(contrast, opening)


def _tile(
    span: Span, found: list[tuple[int, re.Match[str], str, str]], inside: list[Span], patterns: _Patterns
) -> list[Passage]:
    start, end = span
    if not found:
        return [Passage(start, end, REPORTER, rule="narration", confidence=0.75)]
    passages = []
    for number, (first, match, side, rule) in enumerate(found):
        last = found[number + 1][0] if number + 1 < len(found) else end
        quoted = sum(min(b, last) - max(a, first) for a, b in inside if a < last and b > first)
        cue = match.group("cue")
        act = patterns.acts.get(cue, "states")
        narrated = side == "both" and act == "agrees"
        passages.append(
            Passage(
                first,
                last,
                REPORTER if narrated else side,
                mode="narration" if narrated else "direct" if quoted * 2 > last - first else "indirect",
                act=act,
                source=match.group("source"),
                cue=cue,
                rule=f"chinese-{rule}",
                confidence=0.85,
            )
        )
    return passages


def _omissions(text: str, span: Span, patterns: _Patterns, passages: list[Passage]) -> list[Omission]:
    claims = []
    for kind, pattern in patterns.omission:
        for match in pattern.finditer(text, *span):
            first = _opening(text, span[0], match.start())
            behind = _CLAUSE.search(text, match.end(), span[1])
            last = behind.start() if behind else span[1]
            named = next((side for name, side in patterns.names.items() if name in text[first : match.start()]), "")
            side = named if named and named != "other" else "both" if kind == "not_discussed" else ""
            if side:
                voice = next((p.voice for p in passages if p.start <= match.start() < p.end), REPORTER)
                claims.append(Omission(first, last, kind, side, voice, match.group(), f"{kind}-claim"))
    return claims
