"""Comparisons under way: each runs once for all sessions that want it, tells how far it is, and can be stopped.

Results are shared between sessions; nobody may change one.
"""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.progress import Progress

MOST_KEPT = 6
"""Comparisons kept in memory; the one that was not looked at for longest goes first."""


_settled: set[str] = set()


def settle(what: str, *, tidy: bool = False) -> None:
    """Take what is in memory now out of the garbage collector's reach, once for each page or comparison.

    Streamlit collects garbage after each run of a page. Modules, the profile and the comparisons stay in memory anyway,
    and to look through all of them took longer than to draw a page. A comparison that is no longer kept still goes, as
    soon as nothing refers to it.

    Args:
        what: The page that was imported, or the comparison that was made.
        tidy: Whether to collect garbage before. A reader who waits for a page should not wait for that as well, and
            what a page leaves lying about once is little.
    """
    if what not in _settled:
        _settled.add(what)
        if tidy:
            gc.collect()
        gc.freeze()


class StoppedError(Exception):
    """Nobody waits for the comparison any more."""


@dataclass(slots=True)
class Job:
    """A comparison under way.

    Attributes:
        done: Documents, or steps, that are done.
        total: How many there are.
        step: What is being done.
        watchers: The sessions that wait for it.
        result: The comparison, once there is one.
        error: Why there is none.
        finished: Set when either is there.
        unwanted: Set when nobody waits any more.
    """

    done: int = 0
    total: int = 0
    step: str = ""
    watchers: set[str] = field(default_factory=set)
    result: Comparison | None = None
    error: BaseException | None = None
    finished: threading.Event = field(default_factory=threading.Event)
    unwanted: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, total: int, step: str) -> None:
        """Note how far the work is.

        Raises:
            StoppedError: Nobody waits for it any more.
        """
        self.done, self.total, self.step = done, total, step
        if self.unwanted.is_set():
            raise StoppedError

    def outcome(self) -> Comparison:
        """Return the comparison, or raise why there is none."""
        if self.error is not None:
            raise self.error
        if self.result is None:
            raise StoppedError
        return self.result


class Works:
    """The comparisons of all sessions, those under way and the last that were finished."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, Job] = {}
        self._kept: OrderedDict[str, Comparison] = OrderedDict()

    def kept(self, key: str) -> Comparison | None:
        """Return a finished comparison."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def join(self, key: str, session: str, run: Callable[[Progress], Comparison]) -> Job:
        """Wait for a comparison together with whoever waits for it already, or start it.

        Args:
            key: What is compared, and how.
            session: Who waits.
            run: Compares, and calls its argument as it goes on.
        """
        with self._lock:
            job = self._running.get(key)
            if job is None or job.unwanted.is_set():
                job = self._running[key] = Job()
                threading.Thread(target=self._work, args=(key, job, run), name="comparison", daemon=True).start()
            job.watchers.add(session)
            return job

    def leave(self, key: str, session: str) -> None:
        """Stop waiting for a comparison; it ends at its next step unless somebody else waits for it."""
        with self._lock:
            job = self._running.get(key)
            if job is not None:
                job.watchers.discard(session)
                if not job.watchers:
                    job.unwanted.set()

    def _work(self, key: str, job: Job, run: Callable[[Progress], Comparison]) -> None:
        try:
            result = run(job.report)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised again where somebody waits
            job.error = error
        else:
            job.result = result
        with self._lock:
            if job.result is not None:
                self._kept[key] = job.result
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
            if self._running.get(key) is job:
                del self._running[key]
        job.finished.set()
        settle(key, tidy=True)


@st.cache_resource(show_spinner=False)
def works() -> Works:
    """Return the one place where comparisons are made."""
    return Works()
