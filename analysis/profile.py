"""Profiles: the sides, sources, cues and topics of a comparison, read from TOML files.

A profile is data. Another pair of sides is a new TOML file and no code. A file may `include` others that lie beside it
or among the profiles that come with the program; lists are joined, the including file's entries first.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

PROFILES = Path(__file__).parent / "profiles"
DEFAULT_PROFILE = PROFILES / "us_china.toml"

SourceKind = Literal["person", "body", "outlet", "document", "metonym", "role", "nationality"]
SOURCE_KINDS: tuple[SourceKind, ...] = ("person", "body", "outlet", "document", "metonym", "role", "nationality")
TOPIC_KEYS = (
    "id",
    "label",
    "explanation",
    "broader",
    "weight",
    "references",
    "en",
    "zh",
    "except",
    "formulations",
    "enabled",
)
WEIGHTS = (1, 2, 3)
RESERVED_VOICES = ("both", "other", "reporter", "joint", "press")


class ProfileError(ValueError):
    """A profile file cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides.

    Attributes:
        id: Short identifier used in tables and column names.
        label: What to call the side on screen ("Washington").
        adjective: Adjective for headings ("US").
    """

    id: str
    label: str
    adjective: str


@dataclass(frozen=True, slots=True)
class Source:
    """Names under which somebody or something speaks.

    Attributes:
        side: A side's id, `both` or `other`.
        kind: What the names name.
        names: Names as written, any language; matched whole, with case.
        gender: `m`, `f` or "" where unknown; used for pronouns.
        domains: Internet domains of an outlet or body.
    """

    side: str
    kind: SourceKind
    names: tuple[str, ...]
    gender: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue of the catalogue.

    Attributes:
        id: Identifier used in tables.
        label: What to call it on screen.
        explanation: One line for a reader who does not know it.
        broader: Ids of broader topics.
        en: English aliases, in the pattern language described in the topics file.
        zh: Chinese aliases, matched as they stand.
        formulations: For each side's id, the wordings it favours.
        weight: 3 for what a report leads with, 2 for the usual, 1 for courtesies and set phrases.
        references: English nouns by which a later sentence may call it back ("these materials").
        excluding: Phrases in which an alias does not mean the topic.
    """

    id: str
    label: str
    explanation: str = ""
    broader: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    formulations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    weight: int = 2
    references: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the analysis knows about a pair of sides.

    Attributes:
        id: Short identifier.
        title: What to call it on screen.
        sides: The first side is the positive one in every signed column.
        sources: Who speaks for whom.
        topics: The catalogue.
        language: Cue tables by language code, as read (see english.toml, chinese.toml).
        fingerprint: SHA-256 of the merged data, 16 hex digits.
        own_topics: Ids of the topics that a user added or changed while working (see `user_topics`).
        off_topics: Ids of the topics that are switched off.
    """

    id: str
    title: str
    sides: tuple[Side, Side]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    language: Mapping[str, Mapping[str, Any]]
    fingerprint: str
    own_topics: frozenset[str] = frozenset()
    off_topics: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """Hash by content, so that compiled matchers can be cached on the profile."""
        return hash(self.fingerprint)

    def __eq__(self, other: object) -> bool:
        """Compare by content."""
        return isinstance(other, Profile) and other.fingerprint == self.fingerprint

    @property
    def side_ids(self) -> tuple[str, str]:
        """Return the ids of the two sides, the positive one first."""
        return self.sides[0].id, self.sides[1].id

    @property
    def voices(self) -> tuple[str, ...]:
        """Return the voices that a passage can have, in the order in which they are shown."""
        return *self.side_ids, "both", "other", "reporter"

    @property
    def tellers(self) -> tuple[str, ...]:
        """Return who can tell a document."""
        return *self.side_ids, "joint", "press", "other"

    def other_side(self, side: str) -> str:
        """Return the id of the side that is not `side`."""
        first, second = self.side_ids
        return second if side == first else first

    def label(self, voice: str) -> str:
        """Return what to call a voice on screen."""
        return next((side.label for side in self.sides if side.id == voice), voice.capitalize())


def load_profile(path: Path | str | None = None) -> Profile:
    """Read and check a profile.

    Args:
        path: A TOML file; the US-China profile where None.

    Returns:
        The profile with its includes merged in.

    Raises:
        ProfileError: The file is missing, is no TOML, or lacks or contradicts something; the message says what.
    """
    file = Path(path).resolve() if path is not None else DEFAULT_PROFILE
    return _load(file, _changed(file))


@lru_cache(maxsize=8)
def _load(path: Path, _when: tuple[int, ...]) -> Profile:
    """Build a profile once for each state of its files."""
    return _build(_read(path, seen=()), path.name)


def _changed(path: Path) -> tuple[int, ...]:
    """Return when the file and those beside it were changed, in nanoseconds, so that an edit is read again."""
    return tuple(file.stat().st_mtime_ns for file in sorted({path, *path.parent.glob("*.toml")}) if file.exists())


def _read(path: Path, *, seen: tuple[Path, ...]) -> dict[str, Any]:
    """Return the file's data with everything it includes merged in."""
    if path in seen:
        raise ProfileError(f"{path.name}: includes itself. Remove it from its own include list.")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path.name}: cannot be read ({error.strerror}). Check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path.name}: is not valid TOML ({error}). Mend that line.") from error
    _check_once(_tables(data, "topics", path.name), path.name)
    includes = _words(data, "include", path.name)
    data.pop("include", None)
    for name in includes:
        beside = path.parent / name
        data = _merge(data, _read(beside if beside.exists() else PROFILES / name, seen=(*seen, path)))
    return data


def _check_once(topics: list[dict[str, Any]], name: str) -> None:
    """Refuse a file that has two topics of one id: only one of them could count."""
    counts = Counter(str(entry.get("id", "")) for entry in topics)
    if twice := [key for key, count in counts.items() if count > 1]:
        raise ProfileError(
            f"{name}: topic {twice[0]} stands there {counts[twice[0]]} times. Join the entries, or give one another id."
        )


def _merge(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Join two nested tables: lists are concatenated, scalars of `ours` win."""
    merged = dict(ours)
    for key, value in theirs.items():
        mine = merged.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            merged[key] = _merge(mine, value)
        elif isinstance(mine, list) and isinstance(value, list):
            merged[key] = [*mine, *value]
        elif mine is None:
            merged[key] = value
    return merged


def _tables(data: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    """Return the entries of an array of tables, checked to be one."""
    entries = data.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ProfileError(f"{name}: {key} must be written as [[{key}]] tables, one for each entry.")
    return entries


def _words(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Return a list of words, checked to be one."""
    words = entry.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise ProfileError(f'{where}: {key} must be a list of words, as in {key} = ["one", "two"].')
    return tuple(words)


def _build(data: dict[str, Any], name: str) -> Profile:
    sides = tuple(_side(entry, name) for entry in _tables(data, "sides", name))
    if len(sides) != 2 or sides[0].id == sides[1].id:
        raise ProfileError(f"{name}: needs exactly two different [[sides]], found {len(sides)}.")
    voices = {sides[0].id, sides[1].id, "both", "other"}
    sources = tuple(_source(entry, voices, name) for entry in _tables(data, "sources", name))
    topics, off = _topics(_tables(data, "topics", name), voices, name)
    language = data.get("language", {})
    if not isinstance(language, dict) or not all(isinstance(table, dict) for table in language.values()):
        raise ProfileError(f"{name}: language must hold a table for each language, as in [language.en.words].")
    if silent := [side.id for side in sides if not any(source.side == side.id for source in sources)]:
        raise ProfileError(
            f"{name}: no [[sources]] speak for {' and '.join(silent)}; name at least one person or body for each side."
        )
    return Profile(
        id=str(data.get("id", Path(name).stem)),
        title=str(data.get("title", Path(name).stem)),
        sides=(sides[0], sides[1]),
        sources=sources,
        topics=topics,
        language=language,
        fingerprint=fingerprint_of(sides, sources, topics, language),
        off_topics=frozenset(off),
    )


@lru_cache(maxsize=8)
def without_topics(profile: Profile) -> Profile:
    """Return what of a profile tells voices: what rests on it stays true when topics change."""
    fingerprint = fingerprint_of(profile.sides, profile.sources, (), profile.language)
    nothing: frozenset[str] = frozenset()
    return replace(profile, topics=(), fingerprint=fingerprint, own_topics=nothing, off_topics=nothing)


def fingerprint_of(
    sides: tuple[Side, ...], sources: tuple[Source, ...], topics: tuple[Topic, ...], language: Mapping[str, Any]
) -> str:
    """Return the fingerprint of a profile with these parts, whatever the order of topics: equal ones compare alike."""
    ordered = tuple(sorted(topics, key=lambda topic: topic.id))
    return hashlib.sha256(repr((sides, sources, ordered, language)).encode()).hexdigest()[:16]


def _side(entry: dict[str, Any], name: str) -> Side:
    side = str(entry.get("id", ""))
    if not re.fullmatch(r"[a-z][a-z0-9_]*", side) or side in RESERVED_VOICES:
        raise ProfileError(
            f"{name}: a side's id must be a lower-case word other than {', '.join(RESERVED_VOICES)}: {side!r}."
        )
    return Side(
        id=side, label=str(entry.get("label", side.capitalize())), adjective=str(entry.get("adjective", side.upper()))
    )


def _source(entry: dict[str, Any], voices: set[str], name: str) -> Source:
    side, kind = str(entry.get("side", "")), entry.get("kind", "")
    names = _words(entry, "names", f"{name}: [[sources]]")
    if side not in voices or kind not in SOURCE_KINDS or not names:
        raise ProfileError(
            f"{name}: a [[sources]] entry needs side ({', '.join(sorted(voices))}), kind ({', '.join(SOURCE_KINDS)}) "
            f"and names; found {side!r}, {kind!r}, {list(names)[:3]!r}."
        )
    return Source(side, kind, names, str(entry.get("gender", "")), _words(entry, "domains", f"{name}: [[sources]]"))


def _topics(entries: list[dict[str, Any]], voices: set[str], name: str) -> tuple[tuple[Topic, ...], set[str]]:
    """Return the topics that are switched on, and the ids of the others.

    Of entries with one id the first says what the later ones leave open.
    """
    merged: dict[str, dict[str, Any]] = {}
    for entry in entries:
        key = str(entry.get("id", ""))
        if not re.fullmatch(r"[a-z0-9_]+", key):
            raise ProfileError(f"{name}: a topic's id must be lower-case letters, digits and underscores: {key!r}.")
        if unknown := sorted(set(entry) - set(TOPIC_KEYS)):
            raise ProfileError(
                f"{name}: topic {key} has an unknown entry {unknown[0]}. It can have {', '.join(TOPIC_KEYS)}."
            )
        merged[key] = {**entry, **merged.get(key, {})}
    for key, entry in merged.items():
        if not isinstance(entry.get("enabled", True), bool):
            raise ProfileError(f"{name}: topic {key}: enabled must be true or false, without quotation marks.")
        if entry.get("weight", 2) not in WEIGHTS:
            raise ProfileError(f"{name}: topic {key}: weight must be 1, 2 or 3, found {entry['weight']!r}.")
        for broader in () if isinstance(entry.get("broader"), str) else entry.get("broader", ()):
            if broader not in merged:
                raise ProfileError(f"{name}: topic {key} names a broader topic that does not exist: {broader}.")
    off = {key for key, entry in merged.items() if not entry.get("enabled", True)}
    if astray := [key for key in off if not merged[key].get("en") and not merged[key].get("zh")]:
        raise ProfileError(f"{name}: there is no topic {min(astray)} to switch off. Mend its id.")
    return tuple(_topic(key, entry, off, voices, name) for key, entry in merged.items() if key not in off), off


def _topic(key: str, entry: dict[str, Any], off: set[str], voices: set[str], name: str) -> Topic:
    formulations = entry.get("formulations", {})
    if not isinstance(formulations, dict):
        raise ProfileError(f"{name}: topic {key}: formulations must be a table with a list of words for each side.")
    if not entry.get("en") and not entry.get("zh"):
        raise ProfileError(
            f"{name}: topic {key} has no aliases; give it `en` or `zh`, or mend its id if it is meant for a topic of "
            "an included file."
        )
    if words := [
        field for field in ("en", "zh", "except", "broader", "references") if isinstance(entry.get(field), str)
    ]:
        raise ProfileError(f'{name}: topic {key} has one word for {words[0]}; write a list: {words[0]} = ["..."].')
    if unknown := set(formulations) - voices:
        raise ProfileError(f"{name}: topic {key} has formulations of unknown sides: {', '.join(sorted(unknown))}.")
    return Topic(
        id=key,
        label=str(entry.get("label", key.replace("_", " ").capitalize())),
        explanation=str(entry.get("explanation", "")),
        broader=tuple(broader for broader in entry.get("broader", ()) if broader not in off),
        en=tuple(entry.get("en", ())),
        zh=tuple(entry.get("zh", ())),
        formulations=tuple((side, tuple(words)) for side, words in sorted(formulations.items())),
        weight=int(entry.get("weight", 2)),
        references=tuple(entry.get("references", ())),
        excluding=tuple(entry.get("except", ())),
    )
