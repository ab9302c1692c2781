"""A user's own topics: added, renamed, given further aliases or switched off while working, on top of a profile."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from analysis.aliases import HAN, AliasError, Matcher
from analysis.profile import WEIGHTS, Profile, ProfileError, Topic, fingerprint_of, load_profile
from corpus.chinese_script import in_simplified

OWN = "own_"
"""Beginning of the id of a topic that a user added by its name."""

MOST_APART, MOST_DISTANCES = 40, 3
"""Words that a distance in an alias may span, and distances in one alias: more take long to look for."""


@dataclass(frozen=True, slots=True)
class TopicChange:
    """What a user says of one topic.

    Attributes:
        id: The topic's id; "" for a new topic, whose id is made from its label.
        label: Its name; "" leaves the one it has.
        aliases: Further words by which a text raises it, in the pattern language of the topics file; those with a
            Chinese character are Chinese ones.
        explanation: A line on what it is; "" leaves the one it has.
        broader: Ids of broader topics; empty leaves those it has.
        weight: 1 to 3; 0 leaves the one it has (a new topic: 2).
        enabled: Whether it is looked for.
        only_these: Whether `aliases` stand in the place of those it has.
    """

    id: str = ""
    label: str = ""
    aliases: tuple[str, ...] = ()
    explanation: str = ""
    broader: tuple[str, ...] = ()
    weight: int = 0
    enabled: bool = True
    only_these: bool = False


def with_topics(profile: Profile, changes: Iterable[TopicChange]) -> Profile:
    """Return a profile with a user's changes to its topics.

    Args:
        profile: The profile to change.
        changes: The changes, in order; of two that concern one topic the later one goes on from the earlier one.

    Returns:
        A profile whose fingerprint tells the changed topics and whose `own_topics` and `off_topics` name those added or
        changed and those switched off; an equal one where nothing changes.

    Raises:
        ProfileError: A change names no topic, or leaves one without a name or aliases, or an alias does not follow the
            pattern language. The message says which and what to do.
    """
    topics = {topic.id: topic for topic in profile.topics}
    own = set(profile.own_topics)
    off: set[str] = set()
    for change in changes:
        if change.id and change.id not in topics:
            raise ProfileError(f"There is no topic {change.id} to change. Choose one of the catalogue.")
        before = topics[change.id] if change.id else _new(change, topics)
        topic = _changed(before, change, topics)
        if not change.enabled:
            off.add(topic.id)
        else:
            off.discard(topic.id)
        if not change.id or topic != before:
            topics[topic.id] = topic
            own.add(topic.id)
    kept = tuple(
        replace(topic, broader=tuple(broader for broader in topic.broader if broader not in off))
        for topic in topics.values()
        if topic.id not in off
    )
    return replace(
        profile,
        topics=kept,
        own_topics=frozenset(own - off),
        off_topics=profile.off_topics | off,
        fingerprint=fingerprint_of(profile.sides, profile.sources, kept, profile.language),
    )


def _new(change: TopicChange, topics: dict[str, Topic]) -> Topic:
    """Return a new topic without aliases, under an id of its own."""
    label = " ".join(change.label.split())
    if not label:
        raise ProfileError("A new topic needs a name.")
    slug = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
    slug = slug or hashlib.sha256(label.encode()).hexdigest()[:8]
    name, number = OWN + slug, 1
    while name in topics:
        number += 1
        name = f"{OWN}{slug}_{number}"
    return Topic(id=name, label=label)


def _changed(topic: Topic, change: TopicChange, topics: dict[str, Topic]) -> Topic:
    label = " ".join(change.label.split()) or topic.label
    if any(other.id != topic.id and other.label.lower() == label.lower() for other in topics.values()):
        raise ProfileError(f"There is a topic called {label} already. Change that one, or choose another name.")
    english, chinese = aliases_by_language(change.aliases, label)
    if not change.only_these:
        english = tuple(dict.fromkeys((*topic.en, *english)))
        chinese = tuple(dict.fromkeys((*topic.zh, *chinese)))
    if not english and not chinese:
        raise ProfileError(f"Topic {label} has no aliases. Give at least one word by which a text raises it.")
    if unknown := [broader for broader in change.broader if broader not in topics or broader == topic.id]:
        raise ProfileError(f"Topic {label}: there is no other topic {unknown[0]} that could be a broader one.")
    if change.weight and change.weight not in WEIGHTS:
        raise ProfileError(f"Topic {label}: the weight must be 1, 2 or 3, not {change.weight}.")
    return replace(
        topic,
        label=label,
        explanation=" ".join(change.explanation.split()) or topic.explanation,
        broader=change.broader or topic.broader,
        weight=change.weight or topic.weight,
        en=english,
        zh=chinese,
    )


def aliases_by_language(aliases: Iterable[str], label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the English and the Chinese ones of a user's aliases; these in simplified characters, as texts are read.

    Args:
        aliases: As written.
        label: What the topic is called.

    Raises:
        ProfileError: One does not follow the pattern language; the message says which.
    """
    english: list[str] = []
    chinese: list[str] = []
    for written in aliases:
        alias = " ".join(written.split())
        if not alias:
            continue
        distances = [] if alias.startswith("/") else re.findall(r"~(\d+)", alias)
        if len(distances) > MOST_DISTANCES or any(len(each) > 2 or int(each) > MOST_APART for each in distances):
            raise ProfileError(
                f"Topic {label}: {alias!r} has a distance above {MOST_APART} or more than {MOST_DISTANCES} of them. "
                "Write nearer words, or two aliases."
            )
        try:
            Matcher([(alias, 0)])
        except (AliasError, re.error) as error:
            raise ProfileError(f"Topic {label}: {error}. Mend that alias.") from error
        if HAN.search(alias):
            chinese.append(in_simplified(alias))
        else:
            english.append(alias)
    return tuple(english), tuple(chinese)


def with_topics_that_hold(profile: Profile, changes: Iterable[TopicChange]) -> tuple[Profile, dict[int, str]]:
    """Return a profile with those changes that can be made, and why others cannot: they were kept for another one.

    Args:
        profile: The profile to change.
        changes: The changes, in order.

    Returns:
        The changed profile, and for each change that is left out, by its place, the reason.
    """
    changes = list(changes)
    try:
        return with_topics(profile, changes), {}
    except ProfileError:
        held: list[TopicChange] = []
        wrong: dict[int, str] = {}
        for place, change in enumerate(changes):
            try:
                with_topics(profile, [*held, change])
            except ProfileError as error:
                wrong[place] = str(error)
            else:
                held.append(change)
        return with_topics(profile, held), wrong


def changes_as_text(changes: Iterable[TopicChange]) -> str:
    """Return changes as JSON, to be kept."""
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False)


def changes_from_text(text: str) -> tuple[TopicChange, ...]:
    """Return the changes that were kept; what a newer version added and this one does not know is left out."""
    known = {each.name for each in fields(TopicChange)}
    found = []
    for entry in json.loads(text or "[]"):
        # JSON has no tuples.
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in entry.items() if name in known
        }
        found.append(TopicChange(**values))
    return tuple(found)


def topics_of_user(profile: Profile) -> frozenset[str]:
    """Return the ids of a profile's topics that a user added or changed, while working or in a file.

    Where a profile has none of the topics that come with the program, all of its topics are its catalogue.
    """
    present = {topic.id for topic in profile.topics}
    # A broader topic that is switched off is no change of the finer one.
    program = {
        topic.id: replace(topic, broader=tuple(broader for broader in topic.broader if broader in present))
        for topic in load_profile().topics
    }
    extended = not present.isdisjoint(program)
    return profile.own_topics | {topic.id for topic in profile.topics if extended and program.get(topic.id) != topic}


def told_topics(profile: Profile) -> dict[str, list[str]]:
    """Return what a run record says of a user's topics: each with its words, and the ids of those switched off."""
    own = topics_of_user(profile)
    changed = sorted((topic for topic in profile.topics if topic.id in own), key=lambda topic: topic.id)
    told = [f"{topic.id} = {topic.label}: {' | '.join((*topic.en, *topic.zh))}" for topic in changed]
    return {"user": told, "off": sorted(profile.off_topics)}


def topics_file(profile: Profile, changed: Profile, *, include: str) -> str:
    """Return a TOML file that makes of a profile what a user has made of it, to keep and to give to others.

    Args:
        profile: The profile as it was.
        changed: The same one with changes, see `with_topics`.
        include: The file that holds `profile`.

    Returns:
        The text of a file that `load_profile` reads to an equal list of topics.
    """
    before = {topic.id: topic for topic in profile.topics}
    kept = {topic.id for topic in changed.topics}
    return "\n".join(
        [
            f"include = [{_quoted(include)}]\n",
            *(f"[[topics]]\nid = {_quoted(key)}\nenabled = false\n" for key in before if key not in kept),
            *(_entry(topic, before.get(topic.id)) for topic in changed.topics if topic.id in changed.own_topics),
        ]
    )


def _entry(topic: Topic, before: Topic | None) -> str:
    """Return a topic's entry; of a topic that the included file has, what differs from there."""
    old = before or Topic(topic.id, "")
    values = {
        "label": _quoted(topic.label),
        "explanation": _quoted(topic.explanation),
        "weight": str(topic.weight),
        "broader": _list(topic.broader),
        "en": _list(topic.en),
        "zh": _list(topic.zh),
    }
    differing = [f"{name} = {value}" for name, value in values.items() if getattr(topic, name) != getattr(old, name)]
    return "\n".join(["[[topics]]", f"id = {_quoted(topic.id)}", *differing]) + "\n"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(word) for word in words)}]"


def _quoted(text: str) -> str:
    """Return a TOML string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
