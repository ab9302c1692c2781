"""Transcripts: texts in which labels such as "President Trump:" say who speaks."""

from __future__ import annotations

import re
from collections import Counter

from analysis.profile import Profile
from corpus.names import names_of

MIN_SHARE = 0.5
"""Share of the text that officials must speak."""

MIN_BOTH = 0.2
"""Share of each side's officials from which a transcript is both sides'."""

MIN_FIRST_PERSON = 0.01
"""Share of words in the first person: speech has 2 to 8 in a hundred, an article below "Trump: ..." nearly none."""

SAMPLE = 100_000
"""Characters looked at."""

_TURN = re.compile(
    r"^[*_]{0,2}(?P<label>[A-Z][\w.'’ -]{0,50}|[\u4e00-\u9fff·]{1,16})(?: ?\([^)]{1,40}\))?[*_]{0,2}[:：][*_]{0,2}\s*"
)
_QUESTION = re.compile(r"^Q\s{1,3}(?=\S)")
_FIRST = re.compile(r"\b(?:I|I['’]\w+|we|We|we['’]\w+|my|our|me|us)\b|我")
_WORD = re.compile(r"[A-Za-z’']+|[\u4e00-\u9fff]")


def transcript_side(text: str, profile: Profile) -> tuple[str, str]:
    """Tell whose officials speak a transcript.

    Args:
        text: Any text.
        profile: The sides and their sources.

    Returns:
        A side's id or `both`, and the label of the first official; ("", "") where the text is no transcript or most of
        it is spoken by others.
    """
    lines = [line.strip() for line in text[:SAMPLE].split("\n") if line.strip()]
    if not any(_TURN.match(line) or _QUESTION.match(line) for line in lines[:2]):
        return "", ""
    spoken: Counter[str] = Counter()
    labels: dict[str, str] = {}
    speech: list[str] = []
    side = ""
    for line in lines:
        turn = _TURN.match(line)
        if turn:
            side = _side_of_label(turn["label"], profile)
            labels.setdefault(side, turn["label"])
        elif _QUESTION.match(line):
            side = ""
        spoken[side] += len(line)
        if side:
            speech.append(line)
    total = sum(spoken.values())
    officials = {each: spoken[each] / total for each in profile.side_ids if spoken[each]}
    said = "\n".join(speech)
    if sum(officials.values()) < MIN_SHARE or len(_FIRST.findall(said)) < MIN_FIRST_PERSON * len(_WORD.findall(said)):
        return "", ""
    first = next(label for each, label in labels.items() if each in officials)
    if len(officials) == 2 and min(officials.values()) >= MIN_BOTH:
        return "both", first
    most = max(officials, key=lambda each: officials[each])
    return most, labels[most]


def _side_of_label(label: str, profile: Profile) -> str:
    """Return the side of a label's person, or of the office it names in full: THE PRESIDENT."""
    persons = names_of(profile, "person").find(label)
    side = persons[0].side if persons else names_of(profile, "role").side(label)
    return side if side in profile.side_ids else ""
