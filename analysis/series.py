"""Several events in one corpus: when a side first raises a topic, drops it, or takes it up again.

Set phrases carry meaning by being there or not: a formulation missing from this year's account was there last year. So
each side's account of an event is compared with the same side's last account, topic by topic and formulation by
formulation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from analysis.aliases import HAN
from analysis.catalogue import catalogue
from analysis.mentions import Mention
from analysis.passage import AnalysedDocument
from analysis.places import Places, asked_by_press
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.tables import columns

Change = Literal["first", "continues", "disappears", "returns"]

MOST_EVIDENCE = 5
"""Places given as evidence in a cell."""

_LATIN_WORD = re.compile(r"[A-Za-z]{4}")

Item = tuple[str, str]
"""A topic, and a formulation of it or ""."""


@dataclass(slots=True)
class _Account:
    """What one side says of one event.

    Attributes:
        event: The event.
        date: The first date among its documents.
        side: The side.
        characters: How much it says.
        covered: For each topic or formulation the stretches that raise it, as (doc_id, start, end).
        shown: For each formulation its words as written.
        chinese: Whether it holds Chinese text, and thus could hold a Chinese formulation; `english` likewise.
    """

    event: str
    date: str
    side: str
    characters: int = 0
    chinese: bool = False
    english: bool = False
    covered: defaultdict[Item, set[tuple[str, int, int]]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[Item, str] = field(default_factory=dict)

    def near(self, item: Item, shown: str) -> bool:
        """Return whether the account words a topic by a part of some words, or by more than them."""
        ours = (words.lower() for (topic, _), words in self.shown.items() if topic == item[0])
        return any(words in shown.lower() or shown.lower() in words for words in ours)

    def could_say(self, shown: str) -> bool:
        """Return whether the account is in the language of a formulation."""
        return self.chinese if HAN.search(shown) else self.english

    def share(self, item: Item) -> float:
        """Return the share of the account's characters in sentences that raise a topic or formulation."""
        covered = sum(end - start for _, start, end in self.covered.get(item, ()))
        return covered / self.characters if self.characters else 0.0


def trace_events(
    documents: Sequence[AnalysedDocument], mentions: Sequence[Mention], profile: Profile, *, report: Progress = quiet
) -> pd.DataFrame:
    """Compare each side's account of every event with its last one.

    A side's account is what its own documents on the event say, or, where there is none, what the press reports of it.
    Events stand in the order of their dates; documents without an event are left out, and with fewer than two events
    there is nothing to compare.

    Args:
        documents: The analysed documents.
        mentions: What `find_mentions` found in them.
        profile: Sides and topics.
        report: Told as mentions are done.

    Returns:
        One row for each event, side and topic or formulation, with the columns of the series table. `change` is
        `first` (never raised before), `continues`, `disappears` (raised in the last account, not here) or `returns`
        (raised before the last account, not in it). Shares are those of the account's text.
    """
    heading = list(columns("series", profile))
    if len({d.document.event for d in documents if d.document.event}) < 2:
        return pd.DataFrame(columns=heading)
    told = telling(mentions, len(mentions), report, "comparing events")
    accounts = _accounts(documents, told, profile)
    rows = [row for side in profile.side_ids for row in _history([a for a in accounts if a.side == side], profile)]
    rows.sort(key=lambda row: (row[1], row[0], profile.side_ids.index(str(row[2])), str(row[3]), str(row[5])))
    return pd.DataFrame(rows, columns=heading)


class _Events:
    """The documents by event, with each side's account of it."""

    def __init__(self, documents: Sequence[AnalysedDocument], profile: Profile) -> None:
        self._profile = profile
        self._tellers: defaultdict[str, set[str]] = defaultdict(set)
        self._dates: dict[str, str] = {}
        self._accounts: dict[tuple[str, str], _Account] = {}
        self.places = {d.document.doc_id: Places(d) for d in documents if d.document.event}
        for place in self.places.values():
            d = place.analysed.document
            self._tellers[d.event].add(d.teller)
            if d.date:
                self._dates[d.event] = min(self._dates.get(d.event, d.date), d.date)

    def of(self, doc_id: str, sides: Iterable[str]) -> Iterator[_Account]:
        """Yield the accounts of some sides to which a document belongs."""
        d = self.places[doc_id].analysed.document
        for side in sides:
            if d.teller == side or side not in self._tellers[d.event]:
                blank = _Account(d.event, self._dates.get(d.event, ""), side)
                yield self._accounts.setdefault((d.event, side), blank)

    def in_order(self) -> list[_Account]:
        """Return the accounts by date."""
        place = self._profile.side_ids.index
        return sorted(self._accounts.values(), key=lambda a: (a.date, a.event, place(a.side)))


def _accounts(documents: Sequence[AnalysedDocument], mentions: Iterable[Mention], profile: Profile) -> list[_Account]:
    """Return the accounts in the order of their events."""
    events = _Events(documents, profile)
    both = {"both": profile.side_ids} | {side: (side,) for side in profile.side_ids}
    for doc_id, place in events.places.items():
        for passage in place.analysed.passages:
            if not asked_by_press(passage):
                for account in events.of(doc_id, both.get(passage.voice, ())):
                    text = place.text[passage.start : passage.end]
                    account.characters += len(text)
                    account.chinese = account.chinese or bool(HAN.search(text))
                    account.english = account.english or bool(_LATIN_WORD.search(text))
    for mention in mentions:
        if mention.claimed or mention.doc_id not in events.places:
            continue
        place = events.places[mention.doc_id]
        stretch = (mention.doc_id, *place.around(mention.start, mention.end))
        for account in events.of(mention.doc_id, mention.sides(profile)):
            account.covered[mention.topic, ""].add(stretch)
            if mention.formulation == account.side and mention.direct:
                item = (mention.topic, mention.alias)
                account.covered[item].add(stretch)
                account.shown.setdefault(item, " ".join(place.text[mention.start : mention.end].split()))
    return events.in_order()


def _history(accounts: Sequence[_Account], profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield the rows of one side, account by account."""
    labels = {topic: entry.label for topic, entry in catalogue(profile).topics.items()}
    before: set[Item] = set()
    shown: dict[Item, str] = {}
    last: _Account | None = None
    for account in accounts:
        shown |= account.shown
        gone = {item for item in last.covered if item not in account.covered} if last else set()
        gone = {i for i in gone if not i[1] or (account.could_say(shown[i]) and not account.near(i, shown[i]))}
        for item in sorted({*account.covered, *gone}):
            change: Change = "first"
            if item in gone:
                change = "disappears"
            elif last and (item in last.covered or (item[1] and last.near(item, shown[item]))):
                change = "continues"
            elif item in before:
                change = "returns"
            share, earlier = account.share(item), last.share(item) if last else 0.0
            source = last if item in gone and last else account
            evidence = sorted(source.covered[item])[:MOST_EVIDENCE]
            yield (
                account.event,
                account.date,
                account.side,
                item[0],
                labels.get(item[0], item[0]),
                shown.get(item, "") if item[1] else "",
                change,
                round(share, 6),
                round(share - earlier, 6) if last else None,
                ";".join(f"{d}:{s}-{e}" for d, s, e in evidence),
            )
        before |= account.covered.keys()
        last = account
