"""One request at a time a host, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    left: float | None = None


class Turns:
    """Whose turn it is at each host, for everybody in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def at(self, host: str, gap: float) -> Iterator[None]:
        """Wait for the turn at a host and hold it.

        Args:
            host: Its name.
            gap: Seconds that must have passed since somebody left it.
        """
        with self._lock:
            place = self._hosts.setdefault(host, _Host())
        with place.lock:
            if place.left is not None:
                time.sleep(max(0.0, place.left + gap - time.monotonic()))
            try:
                yield
            finally:
                place.left = time.monotonic()


TURNS = Turns()
