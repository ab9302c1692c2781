"""Messages of the command line: plain lines, and the progress of long work."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TextIO

PATIENCE = 2.0
"""Seconds of work before progress is told at all."""
PAUSE = 5.0
"""Seconds between two lines of progress where a line cannot be rewritten."""
FRAME = 0.1
"""Seconds between two rewritings of a line."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def say(stream: TextIO, message: str) -> None:
    """Write a line, whatever is in the message: file names and titles may hold what the terminal cannot show.

    Args:
        stream: Where to.
        message: One or more lines without the last line end. Control characters in it are shown as `?`.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = _CONTROL.sub("?", message).encode(encoding, "replace").decode(encoding)
    stream.write(f"{safe}\n")
    stream.flush()


@dataclass(slots=True)
class ProgressLine:
    """Progress on a stream: one line rewritten on a terminal, else a line a step and every few seconds of long work.

    Attributes:
        stream: Where to.
        terminal: Whether a line can be rewritten.
    """

    stream: TextIO
    terminal: bool
    _began: float = field(default_factory=time.monotonic)
    _told: float = 0.0
    _doing: str = ""
    _width: int = 0

    def __call__(self, done: int, total: int, doing: str) -> None:
        """Tell how far the work is."""
        now = time.monotonic()
        message = f"{doing}: {done:,} of {total:,}"
        if self.terminal:
            if now - self._told >= FRAME or done == total:
                self._rewrite(message)
                self._told = now
        elif now - self._began >= PATIENCE and (doing != self._doing or now - self._told >= PAUSE):
            say(self.stream, message)
            self._told, self._doing = now, doing

    def close(self) -> None:
        """Clear the line, so that what follows starts at the margin."""
        if self.terminal and self._width:
            self._rewrite("")
            self._width = 0

    def _rewrite(self, message: str) -> None:
        self.stream.write(f"\r{message.ljust(self._width)}{chr(13) * (not message)}")
        self.stream.flush()
        self._width = len(message)
