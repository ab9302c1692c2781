"""The names of a profile, found in titles, labels and datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from analysis.profile import Profile, SourceKind

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?P<address>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a text.

    Attributes:
        side: Whose name it is.
        name: The name as the text writes it.
        start, end: Where it stands.
    """

    side: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of some kinds of sources.

    Attributes:
        sides: The side of each name, by the name in lower case.
        pattern: Matches any of them, the longest first.
    """

    sides: dict[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> list[Named]:
        """Return the names in a text, in order; the text's case does not matter."""
        return [
            Named(self.sides[match[0].lower()], match[0], match.start(), match.end())
            for match in self.pattern.finditer(text)
            if match[0].lower() in self.sides
        ]

    def side(self, name: str) -> str:
        """Return the side of a name that is written exactly so, case apart; "" if it is unknown."""
        plain = name.strip().lower()
        return self.sides.get(plain) or self.sides.get(plain.removeprefix("the "), "")


@lru_cache(maxsize=64)
def names_of(profile: Profile, *kinds: SourceKind) -> Names:
    """Return the names of the given kinds of sources; where two sides claim one, the profile's first entry has it."""
    sides: dict[str, str] = {}
    for source in profile.sources:
        if source.kind in kinds:
            for name in source.names:
                sides.setdefault(name.lower(), source.side)
    longest_first = sorted(sides, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return Names(sides, re.compile(rf"(?<![A-Za-z])(?:{either})(?![A-Za-z])(?!['’]an\b)", re.IGNORECASE))


def side_of_address(url: str, profile: Profile) -> tuple[str, str]:
    """Tell whose site an address belongs to.

    Args:
        url: The address of a page, an archived copy's too.
        profile: Its sources' domains count; the longest that fits decides.

    Returns:
        The side and the domain; ("", "") where the address is unknown or none.
    """
    if not url:
        return "", ""
    archived = _ARCHIVED.match(url.strip())
    address = archived["address"] if archived else url.strip()
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    path = parts.path.lower().rstrip("/")
    best = ("", "")
    for source in profile.sources:
        for domain in source.domains:
            site, _, below = domain.lower().partition("/")
            inside = not below or f"{path}/".startswith(f"/{below}/")
            if (host == site or host.endswith(f".{site}")) and inside and len(domain) > len(best[1]):
                best = source.side, domain
    return best
