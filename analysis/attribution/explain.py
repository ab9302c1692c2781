"""Explanations: why a passage carries its voice, in a sentence."""

from __future__ import annotations

from analysis.corrections import READERS_RULE
from analysis.passage import Passage
from analysis.profile import Profile

_RULES = {
    "narration": "nobody is credited, so it is the article's own voice",
    "subject-verb": "the source is the subject of a verb of speech",
    "verb-subject": "the source follows the verb of speech",
    "progressive-verb": "the source is the subject of a verb of speech",
    "according-to": "the source is named as whom the statement comes from",
    "with-participle": "the source stands with a participle of speech in a clause of its own",
    "participle": "a participle of speech goes back to the sentence's subject",
    "relative-clause": "a relative clause says what the source says",
    "reduced-relative": "a participle says what the source says",
    "passive-agent": "the source is the agent of a passive verb of speech",
    "reduced-passive": "the source is the agent of a passive participle of speech",
    "quoted-as-saying": "the source is quoted as saying it",
    "coordinated-verb": "the verb of speech shares the subject before it",
    "speech-infinitive": "the sentence says that the source spoke, with an infinitive of speech",
    "cue-noun": "a noun of speech belongs to the source",
    "account-has-somebody-say": "an account has somebody say it, so it is the account's voice",
    "name-and-colon": "the source's name and a colon introduce it",
    "in-the-view-of": "it is named as the source's view",
    "dash-and-name": "the source's name stands behind the quotation and a dash",
    "unknown-subject-verb": "somebody of neither side is the subject of a verb of speech",
    "continued-quotation": "the quotation goes on from the speaker before",
    "continued-report": "it says what should be and goes on with the statement before",
    "first-person-post": "an unquoted post in the first person follows the speaker's words",
    "introduced-block": "the line before names the source and ends with a colon",
    "embedded-post": "the post is signed with the source's name",
    "instead-of-omission": "it says what the source did instead of mentioning something",
    "speaker-label": "the transcript's label names the speaker",
    "question-in-transcript": "the transcript's label shows a question from the press",
    READERS_RULE: "a reader said so",
}


def describe_rule(rule: str) -> str:
    """Return what a rule looks for, in a clause.

    Args:
        rule: Its name as the passages table has it; that the document is official, or Chinese, makes no difference.
    """
    rule = rule.removeprefix("official-document/").removeprefix("chinese-")
    return _RULES.get(rule, rule.replace("-", " "))


def explain(passage: Passage, profile: Profile) -> str:
    """Return a sentence that says whose voice a passage carries, by which rule and which words.

    Args:
        passage: The passage.
        profile: Its profile, for the names of the sides.

    Returns:
        For example: Washington: the source is the subject of a verb of speech (source “Trump”, cue “said”), ....
    """
    reason = describe_rule(passage.rule)
    if passage.mode == "official" and passage.rule != READERS_RULE:
        about = f", retelling {profile.label(passage.speaker)}" if passage.speaker else ""
        reason = f"a document told by {profile.label(passage.voice)} speaks for it throughout{about}"
    shown = ", ".join(
        f"{name} “{words}”" for name, words in (("source", passage.source), ("cue", passage.cue)) if words
    )
    words = f" ({shown})" if shown else ""
    return f"{profile.label(passage.voice)}: {reason}{words}, confidence {passage.confidence:.0%}."
