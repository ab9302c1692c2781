"""The command line: python -m corpus events, python -m corpus fetch EVENT [--out DIR].

Exit codes as in analysis: 0 done, 1 no page could be had, 2 wrong usage or a folder that cannot be written,
130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console import say
from analysis.profile import Profile, load_profile

if TYPE_CHECKING:
    from corpus.fetching import Limits, Network
    from corpus.official import Event

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130


def main(
    arguments: Sequence[str] | None = None, *, network: Network | None = None, limits: Limits | None = None
) -> int:
    """Run the command line.

    Args:
        arguments: Those of the process where None.
        network: How hosts are found; the public internet where None.
        limits: What a page may cost.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.command == "events":
            return _events(options.year)
        return _fetch(options.event, options.out, network, limits)
    except ModuleNotFoundError as error:
        say(sys.stderr, f"error: {error}. Install what the program needs: pip install -r requirements.txt")
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the list has gone; the interpreter must not trip over that when it flushes at exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Bring official accounts in.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    events = commands.add_parser("events", help="list the meetings and calls of the catalogue")
    events.add_argument("--year", type=int, metavar="YEAR", help="only those of one year")
    fetch = commands.add_parser(
        "fetch",
        help="fetch both sides' accounts of an event into a folder",
        description="Fetch both sides' accounts of an event into a folder that the comparison reads.",
        epilog="exit codes: 0 done; 1 no page could be had; 2 wrong usage or a folder that cannot be written",
    )
    fetch.add_argument("event", metavar="EVENT", help="its id, or a part of it that no other id has")
    fetch.add_argument("--out", type=Path, metavar="DIR", help="a new or empty folder (default: the event's id)")
    return parser


def _events(year: int | None) -> int:
    """List the events, with how many accounts each side has."""
    from corpus.official import CatalogueError, load_catalogue

    profile = load_profile()
    try:
        events = [event for event in load_catalogue() if year in (None, event.year)]
    except CatalogueError as error:
        say(sys.stderr, f"error: {error}")
        return WRONG
    if not events:
        say(sys.stderr, f"The catalogue has no event of {year}.")
        return NOTHING
    width = max(len(event.id) for event in events)
    say(sys.stdout, "\n".join(f"{event.id:<{width}}  {_sides(event, profile):<32}  {event.title}" for event in events))
    return DONE


def _sides(event: Event, profile: Profile) -> str:
    counts = {profile.label(side): len(event.told_by(side)) for side in profile.side_ids}
    return ", ".join(f"{label} {count or 'missing'}" for label, count in counts.items())


def _fetch(name: str, out: Path | None, network: Network | None, limits: Limits | None) -> int:
    """Fetch an event's accounts and write them as a folder."""
    from corpus.fetching import fetch
    from corpus.official import CatalogueError, corpus_of, find_event, load_catalogue, wanted_of
    from corpus.workspace.folder import FolderError, write_folder

    profile = load_profile()
    try:
        event = find_event(name, load_catalogue())
    except CatalogueError as error:
        say(sys.stderr, f"error: {error}")
        return WRONG
    folder = out or Path(event.id)
    if wrong := _unusable(folder):
        say(sys.stderr, f"error: {wrong}")
        return WRONG
    wanted = wanted_of(event, profile)
    if not wanted:
        say(sys.stderr, f"The catalogue has no address for {event.id}: {event.title}. Add one in corpus/official.toml.")
        return NOTHING

    def tell(done: int, total: int, doing: str) -> None:
        if doing:
            say(sys.stderr, f"page {done + 1} of {total}: {doing}")

    brought = fetch(wanted, profile=profile, network=network, limits=limits, progress=tell)
    if not brought.documents:
        return _nothing(event, profile, offline=brought.offline, problems=[str(each) for each in brought.problems])
    for problem in brought.problems:
        say(sys.stderr, f"note: {problem}")
    try:
        write_folder(corpus_of(event, brought), folder)
    except FolderError as error:
        say(sys.stderr, f"error: {error}")
        return WRONG
    tellers = [document.teller for document in brought.documents]
    counts = ", ".join(f"{profile.label(side)} {tellers.count(side) or 'missing'}" for side in profile.side_ids)
    say(sys.stdout, f"{event.title}: {len(tellers)} of {len(wanted)} pages in {folder} ({counts})")
    say(sys.stdout, f"Compare them with: python -m analysis compare {folder} --out RESULTS")
    return DONE


def _unusable(folder: Path) -> str:
    """Return why a folder cannot be written, before anything is fetched for it; "" where it can."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir():
        return f"--out {folder}: {nearest} is a file. Give a folder."
    if folder.exists() and any(folder.iterdir()):
        return f"--out {folder}: the folder is not empty. Give a new one, so that nothing is mixed or lost."
    if not os.access(nearest, os.W_OK | os.X_OK):
        return f"--out {folder}: you may not write in {nearest}. Give another folder."
    return ""


def _nothing(event: Event, profile: Profile, *, offline: bool, problems: Sequence[str]) -> int:
    """Say that no page could be had, and where the accounts stand."""
    if offline:
        say(sys.stderr, "This machine seems to be off the network, so nothing was fetched.")
    else:
        say(sys.stderr, "No page could be had:\n" + "\n".join(f"note: {problem}" for problem in problems))
    lines = [f"{event.title} ({event.date}) is told at these addresses; open them in a browser and save or paste:"]
    for side in (*profile.side_ids, "joint"):
        label = profile.label(side) if side in profile.side_ids else "Both"
        accounts = [account for account in event.accounts if account.side == side]
        lines += [f"{label}, {account.kind}, {account.language}: {account.address}" for account in accounts]
        if not accounts and side != "joint":
            lines.append(f"{label}: no address is known")
    say(sys.stdout, "\n".join(lines))
    return NOTHING


if __name__ == "__main__":
    sys.exit(main())
