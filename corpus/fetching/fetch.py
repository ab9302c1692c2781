"""Addresses in, documents out: page after page, each with what went wrong and what to do about it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from analysis.profile import Profile, load_profile
from corpus.document import Document, Problem, Provenance
from corpus.fetching.addresses import Address, AddressError, archived, parse_address, readable_id
from corpus.fetching.client import Limits, Page, get
from corpus.fetching.failure import Cause, FetchError
from corpus.fetching.guard import Network, endpoints
from corpus.fetching.page import text_of
from corpus.fetching.turns import TURNS
from corpus.metadata import join_stated, make_document
from corpus.readers.reading import FIELDS

MOST = 100
"""Addresses fetched in one go: this reads pages that somebody chose, it does not collect sites."""

MOST_UNREACHABLE = 2
"""Hosts that cannot be connected to, none having answered, from which the machine is taken to be off the network."""

Progress = Callable[[int, int, str], None]
"""Told pages done, pages in all and the address under way; whatever it raises ends the fetching."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to fetch, with what is known of it beforehand.

    Attributes:
        address: Its address as written.
        stated: What is known about the text, keys from `FIELDS`; it wins over what the page says of itself.
        by: What states it ("the catalogue of official accounts").
    """

    address: str
    stated: tuple[tuple[str, str], ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address.

    Attributes:
        wanted: What was asked for.
        document: The text; None where there is none to be had.
        problems: What went wrong, or was repaired.
        cause: Why there is no document; None where there is one.
    """

    wanted: Wanted
    document: Document | None
    problems: tuple[Problem, ...] = ()
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of several addresses.

    Attributes:
        documents: The texts, in the order of the addresses, with ids of their own.
        problems: What went wrong, in the same order.
        offline: Whether the machine seems to be off the network.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    offline: bool = False


def fetch(
    addresses: Sequence[str | Wanted],
    *,
    profile: Profile | None = None,
    network: Network | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Brought:
    """Fetch pages.

    Args:
        addresses: Of the pages; one that is named twice is fetched once.
        profile: The sides and their sources; the US-China profile where None.
        network: How hosts are found and judged; the public internet where None.
        limits: What a page may cost.
        progress: Called before each page that is tried, and at the end.

    Returns:
        The documents, and a problem for each page that could not be had.
    """
    every = _once(addresses)
    total = len(every)
    outcomes: list[Outcome] = []
    told = progress or (lambda _done, _total, _doing: None)
    going = fetch_each(every, profile=profile, network=network, limits=limits)
    for number, wanted in enumerate(every):
        if not outcomes or outcomes[-1].cause != "offline":
            told(number, total, wanted.address)
        outcomes.append(next(going))
    told(total, total, "")
    return gathered(outcomes)


def gathered(outcomes: Sequence[Outcome]) -> Brought:
    """Put the outcomes of several addresses together; a lost network is told once, not for each address."""
    taken: set[str] = set()
    found = [outcome.document for outcome in outcomes if outcome.document is not None]
    return Brought(
        documents=tuple(replace(each, doc_id=_free(each.doc_id, taken)) for each in found),
        problems=tuple(problem for outcome in outcomes for problem in outcome.problems),
        offline=any(outcome.cause == "offline" for outcome in outcomes),
    )


def fetch_each(
    addresses: Sequence[str | Wanted],
    *,
    profile: Profile | None = None,
    network: Network | None = None,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """Fetch pages one after the other; whoever wants no more simply stops asking for the next one.

    Yields:
        What came of each address, in order. Once the machine turns out to be off the network, the rest is not tried.
    """
    profile, network, limits = profile or load_profile(), network or Network(), limits or Limits()
    every = _once(addresses)
    reach = _Reach(network, limits)
    for number, wanted in enumerate(every):
        if number >= MOST:
            what = f"More than {MOST} addresses are not fetched in one go."
            yield Outcome(wanted, None, (Problem(wanted.address, what, "Fetch the rest in another go."),), "refused")
        elif reach.lost:
            yield _failed(wanted, "offline", "Not tried: this machine seems to be off the network.")
        else:
            outcome = _fetch(wanted, profile, network, limits)
            reach.note(outcome, every[number + 1 :])
            # What looked like a misspelt name is a lost network where no other name is known either.
            yield replace(outcome, cause="offline") if reach.lost else outcome


@dataclass(slots=True)
class _Reach:
    """Whether anything can be reached at all, told from what happened so far."""

    network: Network
    limits: Limits
    lost: bool = False
    found: bool = False
    unreachable: int = 0

    def note(self, outcome: Outcome, rest: Sequence[Wanted]) -> None:
        """Learn from an outcome; `rest` is what is still to be fetched."""
        if outcome.cause in (None, "page"):
            self.found = True
        if self.found:
            return
        if outcome.cause == "offline":
            self.lost = True
        elif outcome.cause == "unreachable":
            self.unreachable += 1
            self.lost = self.unreachable >= MOST_UNREACHABLE
        elif outcome.cause == "unknown":
            self.lost = not self._any_known(rest)

    def _any_known(self, rest: Sequence[Wanted]) -> bool:
        """Whether the name of any further host is known; all are asked at once, so that this takes no longer than one.

        With nothing left to ask the answer is yes: one unknown name alone is more likely misspelt.
        """
        hosts: dict[str, Address] = {}
        for wanted in rest:
            try:
                address = parse_address(wanted.address)
            except AddressError:
                continue
            hosts.setdefault(address.host, address)
        if not hosts:
            return True
        with ThreadPoolExecutor(max_workers=min(8, len(hosts))) as pool:
            return any(pool.map(self._is_known, list(hosts.values())[:8]))

    def _is_known(self, address: Address) -> bool:
        try:
            endpoints(address, self.network, seconds=self.limits.connect)
        except FetchError as error:
            return error.cause == "refused"
        return True


def _once(addresses: Sequence[str | Wanted]) -> list[Wanted]:
    found: dict[str, Wanted] = {}
    for each in addresses:
        wanted = Wanted(each) if isinstance(each, str) else each
        found.setdefault(wanted.address.strip(), wanted)
    return list(found.values())


def _fetch(wanted: Wanted, profile: Profile, network: Network, limits: Limits) -> Outcome:
    try:
        address = parse_address(wanted.address)
    except AddressError as error:
        return Outcome(wanted, None, (Problem(wanted.address, error.what, error.advice),), "refused")
    try:
        with TURNS.at(address.host, network.gap):
            page = get(address, network, limits)
        document, problems = _document(wanted, address, page, profile)
    except FetchError as error:
        return _failed(wanted, error.cause, error.what)
    return Outcome(wanted, document, problems)


def _failed(wanted: Wanted, cause: Cause, what: str) -> Outcome:
    """Return the outcome of a page that is not to be had, with what its reader can do instead."""
    if cause == "refused":
        advice = "Open it in a browser and paste its text."
    elif cause in ("offline", "unknown"):
        advice = "Check the connection and the address, and try again; or paste the text."
    else:
        copy = archived(wanted.address.strip())
        advice = f"Open it in a browser and paste its text; an archived copy may stand at {copy}"
    return Outcome(wanted, None, (Problem(wanted.address.strip(), what, advice),), cause)


def _document(wanted: Wanted, asked: Address, page: Page, profile: Profile) -> tuple[Document, tuple[Problem, ...]]:
    """Make a document of a page."""
    name = str(asked)
    text = text_of(page, name)
    stated = {key: value for key, value in wanted.stated if key in FIELDS and value}
    # Whose text it is shows from where it stands, not from what a page calls itself: any page can say that it is the
    # White House's. So its address is the one that was asked for, unless that led on to another site.
    stays = asked.host.removeprefix("www.") == page.address.host.removeprefix("www.")
    own = {key: value for key, value in text.draft.stated.items() if key not in ("teller", "event", "url")}
    draft = replace(text.draft, where="the page", stated={**own, "url": str(asked if stays else page.address)})
    joined = join_stated(draft, stated, "")
    if "teller" in stated:
        joined = replace(joined, teller_by=wanted.by or "the request")
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    provenance = Provenance(
        origin=str(page.address),
        sha256=hashlib.sha256(page.data).hexdigest(),
        encoding=text.encoding,
        reader=text.reader,
        brought=now,
    )
    doc_id = readable_id(page.address)
    document, problems = make_document(doc_id, name, draft, joined, profile, provenance=provenance)
    return document, (*text.problems, *problems)


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    taken.add(free)
    return free
