"""The page's sentences, made from the cells of a comparison's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.readings import counted

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison import Comparison
    from analysis.profile import Profile

FINDINGS = {"contradicted": "Contradicted", "supported": "Borne out", "untested": "Untested"}
FINDING_HELP = {
    "contradicted": "a passage of that side contradicts it",
    "supported": "no passage of that side contradicts it",
    "untested": "these documents cannot test it",
}


def clause(wording: str) -> str:
    """Return a wording with dots where it begins in the middle of a sentence."""
    return f"… {wording}" if wording[:1].islower() else wording


def silence(comparison: Comparison) -> str:
    """Return why the sides cannot be contrasted, or "" where they can."""
    from analysis.briefing import why_no_contrast

    return why_no_contrast(comparison)


def lead(comparison: Comparison) -> str:
    """Return the sentence that says what differs, in counts, or why nothing can be said to differ."""
    if reason := silence(comparison):
        return reason
    profile = comparison.profile
    found = comparison.topics["verdict"].value_counts()
    one_sided = [
        f"{side.label} alone raises {counted(int(found.get(f'{side.id}_only', 0)), 'topic')}" for side in profile.sides
    ]
    both, contested = int(found.get("both", 0)), int(found.get("contested", 0))
    sentence = f"In these texts {one_sided[0]}, {one_sided[1]}. Both raise {both}"
    if contested:
        return f"{sentence}; on {contested} the documents disagree about what was said."
    return f"{sentence}."


def overlap_note(comparison: Comparison) -> str:
    """Return why the verdicts count otherwise than the passages do, or "" where both counts agree.

    A verdict also weighs claims and statements about the talk; the figures of the summary count passages alone.
    """
    topics, profile = comparison.topics, comparison.profile
    first, second = (topics[f"{side}_passages"].to_numpy() > 0 for side in profile.side_ids)
    by_passages = (int((first & ~second).sum()), int((second & ~first).sum()), int((first & second).sum()))
    found = topics["verdict"].value_counts()
    by_verdict = tuple(int(found.get(name, 0)) for name in (*(f"{side}_only" for side in profile.side_ids), "both"))
    if by_passages == by_verdict or silence(comparison):
        return ""
    a, b = (side.label for side in profile.sides)
    contested = int(found.get("contested", 0))
    apart = f"The verdicts above set {counted(contested, 'contested topic')} apart. " if contested else ""
    return (
        f"{apart}By passages alone, as the figures below count, {a} alone raises {by_passages[0]}, {b} alone "
        f"{by_passages[1]}, and both raise {by_passages[2]}; a verdict also weighs what is said about the talk itself."
    )


def one_sided_topics(comparison: Comparison, side: str) -> pd.DataFrame:
    """Return the topics that one side alone raises, those with the most evidence first."""
    topics = comparison.topics[comparison.topics["verdict"] == f"{side}_only"]
    return topics.sort_values([f"{side}_documents", f"{side}_passages", "topic"], ascending=[False, False, True])


def evidence_count(row: pd.Series, side: str) -> str:
    """Return how often a side raises a topic."""
    passages, documents = int(row[f"{side}_passages"]), int(row[f"{side}_documents"])
    return f"{counted(passages, 'passage')} in {counted(documents, 'document')}"


def claim_sentence(profile: Profile, claim: pd.Series, topic_label: str) -> str:
    """Return what a claim of omission says, in one sentence without its full stop."""
    from analysis.briefing import claimed

    said = claimed(str(claim["kind"]), str(claim["side"]), topic_label, profile)
    return said[:1].upper() + said[1:]


def topic_labels(comparison: Comparison) -> dict[str, str]:
    """Return the labels of the topics, those of the profile's catalogue and those found in the corpus."""
    labels = {topic.id: topic.label for topic in comparison.profile.topics}
    return labels | dict(zip(comparison.topics["topic"], comparison.topics["label"], strict=True))


def cautions(comparison: Comparison) -> list[str]:
    """Return what the amount of text does not allow to be said, beyond a side's silence."""
    settings, words = comparison.run["settings"], comparison.run["words"]
    said = [
        f"{side.label} has {words[side.id]} words here, fewer than {settings['floor_words']}: the evidence is shown, "
        "but its terms are not ranked."
        for side in comparison.profile.sides
        if 0 < words[side.id] < settings["floor_words"]
    ]
    if (documents := len(comparison.documents)) < settings["floor_documents"]:
        said.append(
            f"With {counted(documents, 'document')} there are too few for statistics over documents: read the counts "
            "as counts."
        )
    return said
