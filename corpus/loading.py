"""load(): files, folders, tables or an upload in, a corpus out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from analysis.profile import Profile, load_profile
from corpus.archives import ARCHIVES, with_archives_opened
from corpus.corrections import correct
from corpus.document import Corpus, Document, Problem, Provenance
from corpus.identity import Candidate, unique_ids
from corpus.items import Item, Root, items_of_file, items_of_folder, items_of_upload
from corpus.listed_corrections import Listed, settle
from corpus.listed_provenance import ListedProvenance
from corpus.manifest import MANIFEST, read_manifests
from corpus.metadata import join_stated, make_document
from corpus.readers import readers
from corpus.readers.columns import FIELDS_OF_ROWS
from corpus.readers.mojibake import misread_problems
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError
from corpus.unpacking import LeftOutError

NOTES = ("readme", "sources", "license", "licence", "copying", "notice", "changelog", "contributing", "authors")
"""Names (without suffix, any case) of files that tell about a folder and are no text to compare."""

MAX_LISTED = 5
"""Files of a kind that cannot be read, listed one by one; the rest are counted."""

MAX_REASON = 120
"""Characters of an error's own words that are shown."""

OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")

MAX_TEXTS = 500_000
"""Texts of one load: five times what is meant to pass through, and what a small computer's memory holds."""


class LoadError(ValueError):
    """A path that leads nowhere; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A draft with all that is needed to make a document of it."""

    candidate: Candidate
    name: str
    draft: Draft
    listed: dict[str, str]
    event: str
    provenance: Provenance
    origin: ListedProvenance | None


def load(
    path: str | Path, *more_paths: str | Path, profile: Profile | None = None, columns: Mapping[str, str] | None = None
) -> Corpus:
    """Load texts, folders and tables.

    One file that cannot be used does not stop the load: it is listed in the corpus's problems.

    Args:
        path: A file or a folder, which is read with its sub-folders.
        more_paths: More of them.
        profile: The sides and their sources; the US-China profile where None.
        columns: For tables, which column is which, by field: `{"text": "Body"}`. It wins over [columns] in corpus.toml,
            and that over the names that are understood without it.

    Returns:
        The documents, sorted by id, and the problems. Where there is no document, a problem says so.

    Raises:
        LoadError: A path does not exist, or `columns` names something that is no field.
    """
    _check_columns(columns)
    paths = [Path(each) for each in (path, *more_paths)]
    for each in paths:
        _check_path(each)
    # Folders first, the outermost first: a file given twice keeps its longest name, whatever the order of the paths.
    ordered = sorted(paths, key=lambda each: (not each.is_dir(), len(each.resolve().parts), str(each.resolve())))
    seen: set[Path] = set()
    roots: dict[Path, Root] = {}
    for each in ordered:
        where = each.resolve()
        if each.is_dir():
            roots.setdefault(where, with_archives_opened(items_of_folder(each, seen=seen)))
        elif where not in seen:
            seen.add(where)
            roots[where] = with_archives_opened(items_of_file(each))
    titles = [roots[where].title for where in dict.fromkeys(each.resolve() for each in paths) if where in roots]
    return _assemble(list(roots.values()), titles, profile, columns or {})


def load_files(
    files: Sequence[tuple[str, bytes]], *, profile: Profile | None = None, columns: Mapping[str, str] | None = None
) -> Corpus:
    """Load uploaded files through the same readers.

    Args:
        files: Pairs of a file's name, which may hold folders, and its content; a corpus.toml among them counts.
        profile: The sides and their sources; the US-China profile where None.
        columns: For tables, which column is which, as in `load`.

    Returns:
        The documents, sorted by id, and the problems.

    Raises:
        LoadError: `columns` names something that is no field.
    """
    _check_columns(columns)
    root = with_archives_opened(items_of_upload(files), alone=True)
    return _assemble([root], [root.title], profile, columns or {})


def columns_of(name: str, data: bytes) -> tuple[str, ...]:
    """Return the names of a table's columns, for `corpus.readers.columns.mapping_of` and to choose from.

    Args:
        name: The file's name.
        data: Its content.

    Returns:
        The names as the table has them; none where the file is no table or cannot be read.
    """
    reader = readers().get(PurePosixPath(name).suffix.lower())
    if reader is None or reader.header is None or len(data) > reader.limit:
        return ()
    try:
        return tuple(column for column in reader.header(name, data) if column)
    except Exception:  # noqa: BLE001 - what is wrong with a broken table is said when it is loaded
        return ()


def _check_path(path: Path) -> None:
    try:
        exists = path.is_dir() or path.is_file()
    except (OSError, ValueError) as error:
        raise LoadError(f"{str(path)!r} cannot be opened ({error}). Check the path.") from error
    if not exists:
        raise LoadError(f"{path}: there is no such file or folder. Check the spelling, or give the full path.")


def _check_columns(columns: Mapping[str, str] | None) -> None:
    if unknown := [name for name in columns or {} if name not in FIELDS_OF_ROWS]:
        known = ", ".join(FIELDS_OF_ROWS)
        raise LoadError(f"columns: {', '.join(map(repr, unknown))} is no field of a table. Use some of {known}.")


def _assemble(roots: list[Root], names: list[str], profile: Profile | None, columns: Mapping[str, str]) -> Corpus:
    profile = profile or load_profile()
    problems: list[Problem] = []
    found: list[_Found] = []
    titles: list[str] = []
    events: list[str] = []
    notes: list[str] = []
    listed_corrections: list[Listed] = []
    for root in roots:
        manifest = read_manifests(root.items)
        listed_corrections += manifest.corrections
        problems += [*root.problems, *manifest.problems]
        titles += [manifest.title] * bool(manifest.title)
        events += [manifest.event] * bool(manifest.event)
        notes += [manifest.note] * bool(manifest.note)
        for item in _texts(root, set(manifest.files), problems):
            reading, provenance = _read(item, {**manifest.columns_of(item.name), **columns})
            problems += [*reading.problems, *misread_problems(item.name, reading.drafts)]
            drafts = reading.drafts[: MAX_TEXTS - len(found)]
            if len(drafts) < len(reading.drafts):
                left = len(reading.drafts) - len(drafts)
                what = f"There are more than {MAX_TEXTS:,} texts; {left:,} of this file are left out."
                problems.append(Problem(item.name, what, "Load fewer files at once."))
            listed = dict(manifest.files.get(item.name, {}))
            event, origin = manifest.event_of(item.name), manifest.origins.get(item.name)
            for draft in drafts:
                candidate = Candidate.of(root.name, item, draft)
                found.append(_Found(candidate, item.name, draft, listed, event, provenance, draft.origin or origin))
    documents: list[Document] = []
    told: Counter[tuple[str, str]] = Counter()
    for doc_id, each in zip(unique_ids([each.candidate for each in found]), found, strict=True):
        name = f"{each.name}, row {each.draft.row}" if each.draft.row else each.name
        stated = join_stated(each.draft, each.listed, each.event)
        document, wrong = make_document(doc_id, name, each.draft, stated, profile, provenance=each.provenance)
        documents.append(each.origin.given_to(document) if each.origin else document)
        problems += [problem for problem in wrong if not each.draft.row or _is_new(problem, each.name, told)]
    for (table, advice), count in told.items():
        if count > MAX_LISTED:
            problems.append(Problem(table, f"{count - MAX_LISTED} more rows have something of the kind.", advice))
    if not documents:
        what = "There is no text in it that can be used." if problems else "There is no file in it."
        advice = f"Add texts as {_kinds()} files."
        problems.append(Problem(", ".join(names), what, advice))
    corrections, wrong = settle(listed_corrections, documents, profile)
    problems += wrong
    corpus = Corpus(
        documents=tuple(documents),
        problems=tuple(problems),
        title=" + ".join(titles or names[:3]),
        event=events[0] if len(set(events)) == 1 else "",
        note=" ".join(dict.fromkeys(notes)),
    )
    return correct(corpus, corrections)


def _is_new(problem: Problem, table: str, told: Counter[tuple[str, str]]) -> bool:
    """Whether a row's problem is among the first of its kind in its table."""
    told[table, problem.advice] += 1
    return told[table, problem.advice] <= MAX_LISTED


def _texts(root: Root, listed: set[str], problems: list[Problem]) -> Iterator[Item]:
    """Yield the files that a reader takes; say of the others why they are left out."""
    unknown: Counter[str] = Counter()
    for item in root.items:
        path = PurePosixPath(item.name)
        if path.name == MANIFEST:
            continue
        if item.suffix not in readers():
            unknown[item.suffix] += 1
            if unknown[item.suffix] <= MAX_LISTED:
                kind = f"Files of the kind {item.suffix}" if item.suffix else "Files without a suffix"
                advice = f"Save it as {_kinds()}, or take it out of the folder."
                if item.suffix in OTHER_ARCHIVES:
                    advice = "Unpack it and name the folder, or pack it as .zip."
                problems.append(Problem(item.name, f"{kind} are not read.", advice))
        elif (
            root.is_folder and item.name not in listed and path.stem.lower() in NOTES and item.suffix in {".md", ".txt"}
        ):
            what = "Left out: by its name it tells about the folder and is no text to compare."
            problems.append(
                Problem(item.name, what, "Give it another name, or list it in corpus.toml, to bring it in.")
            )
        else:
            yield item
    for suffix, count in sorted(unknown.items()):
        if count > MAX_LISTED:
            what = f"{count - MAX_LISTED} more files of the kind {suffix or '(no suffix)'} are not read."
            problems.append(Problem(root.name, what, f"Save them as {_kinds()}."))


def _read(item: Item, columns: Mapping[str, str]) -> tuple[Reading, Provenance]:
    """Read one file; whatever goes wrong becomes a problem. All texts of a file share where they came from."""
    reader = readers()[item.suffix]
    provenance = Provenance(origin=item.origin or item.name, reader=reader.name)
    if item.size > reader.limit:
        return _too_long(item, item.size, reader), provenance
    try:
        data = item.read()
        # An archive need not say how long its files are.
        if len(data) > reader.limit:
            return _too_long(item, len(data), reader), provenance
        name = item.name
        reading = reader.read_table(name, data, columns) if reader.read_table else reader.read(name, data)
        return reading, replace(provenance, sha256=hashlib.sha256(data).hexdigest(), encoding=reading.encoding)
    except LeftOutError:
        return Reading(), provenance
    except UnreadableError as error:
        problem = Problem(item.name, error.what, error.advice)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(
            item.name, f"The file cannot be opened ({reason}).", "Check that it exists and you may read it."
        )
    except Exception as error:  # noqa: BLE001 - a broken file must not stop the load, whatever its reader trips over
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:MAX_REASON]
        what = f"The file is damaged or not what its name says ({reason})."
        problem = Problem(item.name, what, "Open it in the program it comes from and save it again.")
    return Reading(problems=(problem,)), provenance


def _too_long(item: Item, size: int, reader: Reader) -> Reading:
    what = f"The file has {size / 2**20:,.0f} MB; the limit is {reader.limit / 2**20:,.0f} MB."
    return Reading(problems=(Problem(item.name, what, "Cut it into one file a document, or make it a table."),))


def _kinds() -> str:
    """Return the suffixes that are read, for a sentence."""
    *most, last = sorted((*readers(), *ARCHIVES))
    return f"{', '.join(most)} or {last}"
