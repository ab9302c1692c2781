"""Claims of omission that carry on from the sentence before: "The war was not discussed. Nor, he said, was Iran."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.passage import Omission
from analysis.profile import Profile
from analysis.sentences import Span


@lru_cache(maxsize=8)
def _opening(profile: Profile) -> re.Pattern[str] | None:
    entries = profile.language.get("en", {}).get("omission", {}).get("carried_on", ())
    return re.compile("|".join(entries), re.IGNORECASE) if entries else None


def carry_on(text: str, sentences: Sequence[Span], omissions: Sequence[Omission], profile: Profile) -> list[Omission]:
    """Return the claims with those added that only name a further thing left out.

    Args:
        text: The document's text.
        sentences: Its sentences in text order.
        omissions: The claims found so far.
        profile: The profile; its `omission.carried_on` says how such a sentence reads.

    Returns:
        All claims in text order. What is carried on has kind, side and voice of the claim before it.
    """
    opening = _opening(profile)
    if opening is None or not omissions:
        return list(omissions)
    found = sorted(omissions, key=lambda claim: claim.start)
    before: Omission | None = None
    rest = list(found)
    for start, end in sentences:
        here = [claim for claim in rest if claim.start < end]
        rest = rest[len(here) :]
        match = opening.match(text, start, end) if before is not None and not here else None
        if match is not None and before is not None:
            claim = replace(before, start=start, end=match.end(), cue=text[start:end].split()[0].rstrip(","))
            found.append(replace(claim, rule=f"{before.kind}-carried-on"))
            here = [found[-1]]
        before = here[-1] if here else None
    return sorted(found, key=lambda claim: claim.start)
