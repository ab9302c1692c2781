"""The command line: python -m analysis compare PATH [PATH ...] --out DIR.

Exit codes: 0 done, 1 nothing to compare, 2 wrong usage or unreadable input, 130 interrupted. The tables' machinery is
imported only after the arguments are checked, so that help and mistakes are answered at once.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from analysis.console import ProgressLine, say
from analysis.formats import FORMATS, FormatName
from analysis.profile import Profile, ProfileError, load_profile

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from corpus import Corpus

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130
MOST_PROBLEMS = 20
"""Problems of a load that are listed; the rest are counted, and all of them stand in run.json."""


class UsageError(ValueError):
    """Something the user asked for cannot be done; the message names it and says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Those of the process where None.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        return _compare(options)
    except (UsageError, ProfileError) as error:
        say(sys.stderr, f"error: {error}")
        return WRONG
    except ModuleNotFoundError as error:
        say(sys.stderr, f"error: {error}. Install what the program needs: pip install -r requirements.txt")
        return WRONG
    except KeyboardInterrupt:
        # Workers that are shut down half-way complain at length, which tells nothing to whoever pressed the keys.
        _silence(sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the summary has gone; the interpreter must not trip over that when it flushes at exit.
        _silence(sys.stdout)
        return DONE


def _silence(stream: TextIO) -> None:
    """Send what is still written to a stream of the process nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Contrast two sides' accounts of one event."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    compare = commands.add_parser(
        "compare",
        help="compare the two sides in a corpus and write the tables",
        description="Compare the two sides in a corpus and write the tables. Nothing leaves this machine.",
        epilog="exit codes: 0 done; 1 nothing to compare; 2 wrong usage or unreadable input",
    )
    compare.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a text, a table of texts, or a folder")
    compare.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="folder for the results; made if missing"
    )
    compare.add_argument(
        "--format",
        type=_formats,
        default=("csv",),
        metavar="LIST",
        help=f"what to write, separated by commas: {', '.join(FORMATS)} (default: csv)",
    )
    compare.add_argument(
        "--profile", type=Path, metavar="FILE", help="sides, sources and topics (default: US and China)"
    )
    compare.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="documents worked on at once; -1: all cores"
    )
    compare.add_argument(
        "--duplicates",
        choices=("once", "all"),
        default="once",
        help="whether copies of one text count once (the earliest full one) or all of them (default: once)",
    )
    compare.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="read a table's column NAME as FIELD (text, title, date ...); may be given several times",
    )
    compare.add_argument("--seed", type=_seed, metavar="N", help="seed of the random draws behind intervals and nulls")
    return parser


def _formats(text: str) -> tuple[FormatName, ...]:
    known = {str(name): name for name in FORMATS}
    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    if unknown := [part for part in asked if part not in known]:
        raise argparse.ArgumentTypeError(f"unknown format {', '.join(unknown)}; choose from {', '.join(known)}")
    if not asked:
        raise argparse.ArgumentTypeError(f"no format given; choose from {', '.join(known)}")
    return tuple(known[part] for part in asked)


def _column(text: str) -> tuple[str, str]:
    field, _, name = text.partition("=")
    if not field.strip() or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} names no column; write it as in text=Body")
    return field.strip().lower(), name.strip()


def _jobs(text: str) -> int:
    if not text.lstrip("-").isdecimal() or int(text) == 0 or int(text) < -1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of jobs; give 1 or more, or -1 for all cores")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**32:
        raise argparse.ArgumentTypeError(f"{text!r} is no seed; give a whole number from 0 to {2**32 - 1}")
    return int(text)


def _compare(options: argparse.Namespace) -> int:
    """Run the subcommand: load, compare, write, sum up."""
    _check_input(options.paths)
    _check_output(options.out)
    profile = load_profile(options.profile)
    corpus = _load(options.paths, profile, dict(options.column))
    _tell_problems(corpus)
    if not corpus.documents:
        say(sys.stderr, "There is nothing to compare: no document with text was found.")
        return NOTHING
    comparison = _run(corpus, profile, options)
    if comparison is None:
        return NOTHING
    from analysis.export import write

    try:
        written = write(comparison, options.out, options.format)
    except OSError as error:
        raise UsageError(f"cannot write {error.filename or options.out} ({error.strerror or error}).") from error
    _sum_up(comparison, written)
    return DONE


def _check_input(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder. Check the spelling, or give the full path.")
        if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            raise UsageError(f"{path}: you may not read it. Ask its owner, or copy it to a place of your own.")


def _check_output(folder: Path) -> None:
    """Find out before the work whether its result can be written, without leaving a trace."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir():
        raise UsageError(f"--out {folder}: {nearest} is a file. Give a folder.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageError(f"--out {folder}: you may not write in {nearest}. Give another folder.")


def _load(paths: Sequence[Path], profile: Profile, columns: Mapping[str, str]) -> Corpus:
    from corpus import LoadError, load

    try:
        return load(*paths, profile=profile, columns=columns)
    except LoadError as error:
        raise UsageError(str(error)) from error


def _run(corpus: Corpus, profile: Profile, options: argparse.Namespace) -> Comparison | None:
    """Compare, with progress; None where there is nothing to compare, which is said."""
    from analysis.comparison import NothingToCompareError, compare
    from analysis.settings import Settings

    settings = Settings(duplicates=options.duplicates)
    if options.seed is not None:
        settings = replace(settings, seed=options.seed)
    progress = ProgressLine(sys.stderr, sys.stderr.isatty())
    try:
        return compare(corpus, profile, settings=settings, jobs=options.jobs, progress=progress)
    except NothingToCompareError as error:
        say(sys.stderr, str(error))
        return None
    finally:
        progress.close()


def _tell_problems(corpus: Corpus) -> None:
    for problem in corpus.problems[:MOST_PROBLEMS]:
        say(sys.stderr, f"note: {problem}")
    if len(corpus.problems) > MOST_PROBLEMS:
        say(sys.stderr, f"note: {len(corpus.problems) - MOST_PROBLEMS} more of the kind; run.json lists all of them.")


def _sum_up(comparison: Comparison, written: Sequence[Path]) -> None:
    """Say in a few lines what was found and where it is."""
    from analysis.briefing import why_fewer, why_no_contrast
    from analysis.readings import counted

    words, sides = comparison.run["words"], comparison.profile.sides
    voiced = ", ".join(f"{side.label} {words[side.id]:,}" for side in sides)
    size = f"{counted(len(comparison.documents), 'document')}, {counted(words['all'], 'word')}"
    if copies := why_fewer(comparison):
        size += f", {copies}"
    lines = [f"{comparison.corpus.title or 'Corpus'}: {size} ({voiced}, reporters {words['reporter']:,})"]
    if silence := why_no_contrast(comparison):
        lines.append(silence)
    else:
        for side in sides:
            alone = comparison.topics.loc[comparison.topics["verdict"] == f"{side.id}_only", "label"].tolist()
            lines.append(f"only {side.label} raises: {_enumerated(alone)}")
        disputed = comparison.topics.loc[comparison.topics["verdict"] == "contested", "label"].tolist()
        lines.append(f"contested: {_enumerated(disputed)}")
    lines.append(f"{len(written)} files in {written[-1].parent}: {', '.join(path.name for path in written)}")
    say(sys.stdout, "\n".join(lines))


def _enumerated(labels: Sequence[str], most: int = 8) -> str:
    rest = f" and {len(labels) - most} more" if len(labels) > most else ""
    return (", ".join(labels[:most]) + rest) or "no topic"


if __name__ == "__main__":
    sys.exit(main())
