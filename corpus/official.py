"""The catalogue of official accounts: meetings and calls of the two sides, and where each side tells of them.

The catalogue is data (official.toml): addresses, dates and participants, no texts.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.profile import Profile
from corpus.document import Corpus
from corpus.fetching import Brought, Wanted
from corpus.fetching.addresses import AddressError, parse_address
from corpus.names import side_of_address

CATALOGUE = Path(__file__).parent / "official.toml"
BY_CATALOGUE = "the catalogue of official accounts"
JOINT = "joint"

KINDS = (
    *("readout", "joint statement", "statement", "fact sheet", "remarks", "briefing", "post", "broadcast"),
    *("interview", "video"),
)
EVENT_KINDS = ("call", "meeting", "video meeting")
NOT_READ = frozenset(("video",))
"""Kinds of accounts that hold no text to fetch; they are listed, to be watched."""

_ID = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})_[a-z0-9_-]+")


class CatalogueError(ValueError):
    """A catalogue cannot be used, or does not have what is asked for; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """One side's page about an event.

    Attributes:
        side: A side's id, or `joint`.
        language: ISO 639-1 code of the page.
        kind: One of `KINDS`.
        date: When it was published, ISO 8601.
        address: Its address.
    """

    side: str
    language: str
    kind: str
    date: str
    address: str


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or call.

    Attributes:
        id: Its date and a name: 2025-06-05_trump-xi_call.
        title: What to call it.
        date: The day on which it took place, ISO 8601.
        kind: `call`, `meeting` or `video meeting`.
        place: Where, "" for a call.
        participants: For each side its people, the first leading.
        accounts: Where it is told.
    """

    id: str
    title: str
    date: str
    kind: str
    place: str
    participants: Mapping[str, tuple[str, ...]]
    accounts: tuple[Account, ...]

    @property
    def year(self) -> int:
        """The year in which it took place."""
        return int(self.date[:4])

    def told_by(self, side: str) -> tuple[Account, ...]:
        """Return the accounts of a side that can be read, its videos left out."""
        return tuple(each for each in self.accounts if each.side == side and each.kind not in NOT_READ)

    def untold(self, profile: Profile) -> tuple[str, ...]:
        """Return the sides of which the catalogue has no account that can be read."""
        return tuple(side for side in profile.side_ids if not self.told_by(side))

    def __hash__(self) -> int:
        """Hash by id, since a mapping has no hash."""
        return hash(self.id)


@lru_cache(maxsize=4)
def load_catalogue(path: Path = CATALOGUE) -> tuple[Event, ...]:
    """Load the catalogue.

    Returns:
        The events, in the order of their dates.

    Raises:
        CatalogueError: It is not valid; the message names the entry.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name} cannot be read ({error}).") from error
    events = tuple(_event(entry, path.name) for entry in data.get("events", []))
    ids = [event.id for event in events]
    if twice := {each for each in ids if ids.count(each) > 1}:
        raise CatalogueError(f"{path.name}: the id {min(twice)} is given to two events.")
    return tuple(sorted(events, key=lambda event: event.id))


def find_event(name: str, events: tuple[Event, ...]) -> Event:
    """Return the event of an id, or of a part of it that no other id has.

    Raises:
        CatalogueError: There is none, or more than one.
    """
    exact = [event for event in events if event.id == name.strip()]
    found = exact or [event for event in events if name.strip() and name.strip().lower() in event.id]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CatalogueError(f"No event is called {name!r}. List them all with: python -m corpus events")
    few = ", ".join(event.id for event in found[:6]) + (" ..." if len(found) > 6 else "")
    raise CatalogueError(f"{name!r} fits {len(found)} events; give one in full: {few}")


def wanted_of(event: Event, profile: Profile) -> tuple[Wanted, ...]:
    """Return the pages to fetch for an event, with what the catalogue knows of each.

    Where an official's words stand on a page of the press, whose text it is is left to be told from the page: it has
    the interviewer's words as well.
    """
    wanted = []
    for account in event.accounts:
        if account.kind in NOT_READ:
            continue
        stated = {"event": event.id, "date": account.date}
        if side_of_address(account.address, profile)[0] != "other":
            stated["teller"] = account.side
        wanted.append(Wanted(account.address, tuple(stated.items()), BY_CATALOGUE))
    return tuple(wanted)


def corpus_of(event: Event, brought: Brought) -> Corpus:
    """Return what was fetched for an event as a corpus that says where it comes from."""
    fetched = sorted({document.provenance.brought[:10] for document in brought.documents})
    note = f"Fetched on {' and '.join(fetched)} from the addresses in the catalogue of official accounts."
    documents = tuple(replace(document, event=event.id) for document in brought.documents)
    return Corpus(documents, brought.problems, title=event.title, event=event.id, note=note if fetched else "")


def _event(entry: Mapping[str, Any], name: str) -> Event:
    """Check an entry and make an event of it."""
    event_id = str(entry.get("id", ""))
    match = _ID.fullmatch(event_id)
    where = f"{name}, event {event_id or '(without id)'}"
    if match is None or str(entry.get("date")) != match["date"]:
        raise CatalogueError(f"{where}: begin the id with the event's date, and give the same date as date.")
    title, kind = str(entry.get("title", "")).strip(), str(entry.get("kind", ""))
    if not title or kind not in EVENT_KINDS:
        raise CatalogueError(f"{where}: give a title, and as kind one of {', '.join(EVENT_KINDS)}.")
    people = entry.get("participants", {})
    participants = {side: tuple(map(str, names)) for side, names in people.items()} if isinstance(people, dict) else {}
    if len(participants) < 2 or not all(participants.values()):
        raise CatalogueError(f"{where}: name the participants of both sides.")
    accounts = tuple(_account(each, where, {*participants, JOINT}) for each in entry.get("accounts", []))
    addresses = [account.address for account in accounts]
    if len(set(addresses)) < len(addresses):
        raise CatalogueError(f"{where}: an address is listed twice.")
    place = str(entry.get("place", ""))
    return Event(event_id, title, match["date"], kind, place, participants, accounts)


def _account(entry: Mapping[str, Any], where: str, sides: set[str]) -> Account:
    side, language, kind, address = (str(entry.get(key, "")) for key in ("side", "language", "kind", "address"))
    date = entry.get("date")
    if side not in sides or kind not in KINDS or not re.fullmatch(r"[a-z]{2}", language):
        what = f"{where}: {address or 'an account'} needs a side ({', '.join(sorted(sides))}), a language and a kind"
        raise CatalogueError(f"{what} ({', '.join(KINDS)}).")
    if not isinstance(date, datetime.date) or isinstance(date, datetime.datetime):
        raise CatalogueError(f"{where}: {address} needs the date on which it was published.")
    try:
        parse_address(address)
    except AddressError as error:
        raise CatalogueError(f"{where}: {address!r} cannot be fetched. {error.what}") from error
    return Account(side, language, kind, date.isoformat(), address)
