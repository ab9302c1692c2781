"""corpus.toml: what a folder says about itself and its files."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from corpus.document import Problem
from corpus.items import Item
from corpus.listed_corrections import Listed, read_corrections
from corpus.listed_provenance import KEY, ListedProvenance, read_provenance
from corpus.readers.columns import FIELDS_OF_ROWS
from corpus.readers.reading import FIELDS, UnreadableError

MANIFEST = "corpus.toml"
MAX_BYTES = 5 * 2**20
_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""")
"""A name of a hundred parts: the time that tomllib takes grows with the square of their number."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The corpus.toml of a folder, or those of a folder and its sub-folders taken together.

    Attributes:
        title, event, note: Of the outermost corpus.toml.
        events: For each folder with a corpus.toml that states one, its event.
        columns: For each folder with a corpus.toml that states some, which column of tables is which.
        files: For each listed file, by its path below the corpus folder, its metadata.
        origins: For each listed file of which it is told, where its text came from.
        corrections: What readers corrected, as it is listed.
        problems: What is wrong with the files corpus.toml.
    """

    title: str = ""
    event: str = ""
    note: str = ""
    events: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origins: Mapping[str, ListedProvenance] = field(default_factory=dict)
    corrections: tuple[Listed, ...] = ()
    problems: tuple[Problem, ...] = ()

    def event_of(self, name: str) -> str:
        """Return the event that the nearest corpus.toml states for everything below its folder."""
        return next((self.events[parent] for parent in _parents(name) if parent in self.events), "")

    def columns_of(self, name: str) -> Mapping[str, str]:
        """Return which column is which in tables below its folder, by the nearest corpus.toml that says so."""
        return next((self.columns[parent] for parent in _parents(name) if parent in self.columns), {})


def read_manifests(items: Iterable[Item]) -> Manifest:
    """Read every corpus.toml among the files of one root.

    Args:
        items: All files of the root.

    Returns:
        The manifests joined; where two name the same file, the outer one wins key by key.
    """
    every = {item.name: item for item in items}
    found = [item for item in every.values() if PurePosixPath(item.name).name == MANIFEST]
    title = event = note = ""
    events: dict[str, str] = {}
    columns: dict[str, Mapping[str, str]] = {}
    files: dict[str, dict[str, str]] = {}
    origins: dict[str, ListedProvenance] = {}
    corrections: list[Listed] = []
    problems: list[Problem] = []
    for item in sorted(found, key=lambda item: (item.name.count("/"), item.name)):
        folder = PurePosixPath(item.name).parent
        data = _parse(item, problems)
        if str(folder) == ".":
            title, event, note = (_text(data.get(key)) for key in ("title", "event", "note"))
        if _text(data.get("event")):
            events[str(folder)] = _text(data["event"])
        if stated := _columns(item, data.get("columns", {}), problems):
            columns[str(folder)] = stated
        for entry in _entries(item, data, problems):
            name = _join(folder, _text(entry.get("file")))
            if name in every:
                stated = {key: _text(entry[key]) for key in FIELDS if _text(entry.get(key))}
                files[name] = {**stated, **files.get(name, {})}
                if origin := read_provenance(entry.get(KEY)):
                    origins.setdefault(name, origin)
            else:
                what = f"It lists the file {_text(entry.get('file'))!r}, which is not there."
                problems.append(Problem(item.name, what, "Add the file, mend its name, or take the entry out."))
        listed, wrong = read_corrections(item.name, data.get("corrections", []))
        corrections = [*listed, *corrections]
        problems += wrong
    return Manifest(title, event, note, events, columns, files, origins, tuple(corrections), tuple(problems))


def _parse(item: Item, problems: list[Problem]) -> dict[str, Any]:
    if item.size > MAX_BYTES:
        what = (
            f"It has {item.size / 2**20:,.0f} MB; the limit is {MAX_BYTES / 2**20:,.0f} MB, so nothing in it is used."
        )
        problems.append(Problem(item.name, what, "Keep to an entry a file, or state the rest in the files themselves."))
        return {}
    try:
        text = item.read().decode("utf-8-sig").replace("\r\n", "\n")
        if not _DEEP.search(text):
            return tomllib.loads(text)
        what = "It has a name of more than a hundred parts, so nothing in it is used."
        problems.append(Problem(item.name, what, "Take that line out; metadata in front matter still counts."))
    except OSError as error:
        problems.append(Problem(item.name, f"The file cannot be opened ({error.strerror}).", "Check who may read it."))
    except UnreadableError as error:
        problems.append(Problem(item.name, error.what, error.advice))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        what = f"It is not valid TOML ({error}), so nothing in it is used."
        problems.append(Problem(item.name, what, "Mend that line; metadata in front matter still counts."))
    return {}


def _parents(name: str) -> list[str]:
    return [str(parent) for parent in PurePosixPath(name).parents]


def _columns(item: Item, stated: object, problems: list[Problem]) -> dict[str, str]:
    """Return which column is which; say what of it cannot be used."""
    entries = stated if isinstance(stated, dict) else {"columns": None}
    sound = {key: _text(value) for key, value in entries.items() if key in FIELDS_OF_ROWS and _text(value)}
    if wrong := [key for key in entries if key not in sound]:
        what = f"Under columns it has {', '.join(wrong)}, which is not understood."
        advice = f'Write lines such as text = "Body" below [columns], for some of {", ".join(FIELDS_OF_ROWS)}.'
        problems.append(Problem(item.name, what, advice))
    return sound


def _entries(item: Item, data: Mapping[str, Any], problems: list[Problem]) -> list[Mapping[str, Any]]:
    entries = data.get("documents", [])
    listed = entries if isinstance(entries, list) else [None]
    sound: list[Mapping[str, Any]] = [entry for entry in listed if isinstance(entry, dict) and _text(entry.get("file"))]
    if len(sound) < len(listed):
        what = "An entry under documents does not name a file, so it is not used."
        problems.append(Problem(item.name, what, 'Begin each entry with [[documents]] and a line file = "NAME".'))
    return sound


def _join(folder: PurePosixPath, file: str) -> str:
    """Return a listed file's path below the corpus folder; one that climbs out of it stays a name that is not there."""
    return str(folder / file.replace("\\", "/").removeprefix("./"))


def _text(value: object) -> str:
    """Return a TOML value as text; tables and lists count as nothing."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
