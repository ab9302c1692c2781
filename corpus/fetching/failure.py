"""Why a page could not be fetched."""

from __future__ import annotations

from typing import Literal

Cause = Literal["refused", "unknown", "offline", "unreachable", "page"]
"""`refused`: not asked at all. `unknown`: the name does not resolve. `offline`: nothing can be reached.
`unreachable`: the host cannot be connected to. `page`: the host answered, and the answer is of no use."""


class FetchError(Exception):
    """A page that could not be fetched.

    Attributes:
        cause: Which kind of failure it is.
        what: What is wrong, in a sentence.
    """

    def __init__(self, cause: Cause, what: str) -> None:
        super().__init__(what)
        self.cause: Cause = cause
        self.what = what
