"""The look of the pages: colours of the voices, their second cues, and the few styles Streamlit has no option for.

A voice keeps its colour and its line on every page. Colours are never the only cue: each voice also has a name tag and
an underline of its own, and the pair of the two sides is blue against vermilion, which colour-blind readers tell apart.
"""

from __future__ import annotations

from html import escape

from analysis.profile import Profile

CHART_GREY = "#85888D"


def voice_class(profile: Profile, voice: str) -> str:
    """Return the style class of a voice: by its place in the profile, never by its name."""
    first, second = profile.side_ids
    place = {first: "first", second: "second", "both": "both", "other": "other"}.get(voice, "reporter")
    return f"px-{place}"


def voice_label(profile: Profile, voice: str) -> str:
    """Return what to call a voice on screen."""
    return {"both": "Both sides", "other": "Third parties", "reporter": "Reporter"}.get(voice) or profile.label(voice)


def teller_label(profile: Profile, teller: str) -> str:
    """Return what to call a document's teller on screen."""
    names = {"press": "Press", "joint": "Joint", "other": "Third party"}
    return names.get(teller) or profile.label(teller)


def verdict_label(profile: Profile, verdict: str) -> str:
    """Return what to call a topic's verdict on screen."""
    first, second = profile.sides
    names = {"both": "◀▶ Both", "contested": "≠ Contested", "neither": "○ Neither side"}
    names |= {f"{first.id}_only": f"◀ {first.label} only", f"{second.id}_only": f"▶ {second.label} only"}
    return names.get(verdict, verdict.replace("_", " ").capitalize())


def verdicts(profile: Profile) -> tuple[str, ...]:
    """Return the verdicts in the order in which they are shown."""
    first, second = profile.side_ids
    return (f"{first}_only", f"{second}_only", "contested", "both", "neither")


def tag(profile: Profile, voice: str) -> str:
    """Return a voice's name tag as HTML."""
    return f'<span class="px-tag">{escape(voice_label(profile, voice))}</span>'


def legend(profile: Profile) -> str:
    """Return the legend of the voices as HTML."""
    first, second = profile.side_ids
    items = "".join(
        f'<span class="{voice_class(profile, voice)}">{tag(profile, voice)}'
        f'<span class="px-p {voice_class(profile, voice)}">{escape(meaning)}</span></span>'
        for voice, meaning in (
            (first, f"{profile.label(first)}'s framing"),
            (second, f"{profile.label(second)}'s framing"),
            ("both", "said of or by both"),
            ("other", "somebody else's"),
            ("reporter", "the article's own words"),
        )
    )
    return f'<div class="px-legend" role="note" aria-label="Legend of the voices">{items}</div>'
