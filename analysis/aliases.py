"""The pattern language of topic aliases: from what a user writes in a profile to a matcher that reads a text once.

The language is described at the top of the topics file. Every English pattern becomes one or more sequences of words;
the words of a text are looked up by the first word of a sequence, so the time does not grow with the number of topics.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

WORD = re.compile(
    r"(?P<word>\d{1,3}(?:,\d{3})+|U\.S\.A?\.?|U\.N\.|A\.I\.|[A-Za-z0-9À-ɏ]+(?:['’][A-Za-z]+)?)"
    r"|(?P<stop>[.!?;](?=[\s”\"’)\]]|$)|\n[ \t]*(?=\n|[-*•]))"
    r"|(?P<pause>[,:()\[\]—–]| - )"
)
HAN = re.compile(r"[\u3400-\u9fff]")
_PART = re.compile(r"~\d+|\([^()]*\)[*?]?|\S+")
_US = {"U.S.", "U.S", "U.S.A.", "U.S.A", "US", "USA"}
MAX_SEQUENCES = 2000


class AliasError(ValueError):
    """An alias does not follow the pattern language; the message quotes it."""


class Word(NamedTuple):
    """A word of a text: as written, lower-cased, and with its regular plural folded. A sentence's end has raw "".

    `paused` tells that a comma, colon, bracket or dash stands before it; the words of a phrase stand without one.
    """

    start: int
    end: int
    raw: str
    lower: str
    folded: str
    paused: bool = False


class Step(NamedTuple):
    """One word of a pattern: how it is compared, what with, and how many other words may stand before it."""

    kind: Literal["word", "prefix", "case"]
    value: str
    gap: int


class Hit(NamedTuple):
    """A place where a pattern matched."""

    start: int
    end: int
    payload: int


@dataclass(slots=True)
class _Node:
    """What can follow in the patterns that begin alike; `payloads` are those of the patterns that end here."""

    payloads: list[int] = field(default_factory=list)
    following: dict[Step, _Node] = field(default_factory=dict)

    def add(self, steps: Sequence[Step], payload: int) -> None:
        """Add a pattern's further words."""
        node = self
        for step in steps:
            node = node.following.setdefault(step, _Node())
        if payload not in node.payloads:
            node.payloads.append(payload)

    def join(self, other: _Node) -> None:
        """Add all patterns of another node."""
        self.payloads += [payload for payload in other.payloads if payload not in self.payloads]
        for step, node in other.following.items():
            self.following.setdefault(step, _Node()).join(node)


def fold(word: str) -> str:
    """Return a lower-cased word with a regular plural ending taken off, the same for both numbers of a noun."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a text with their offsets; an empty word marks the end of a sentence or paragraph.

    Args:
        text: The text.
        start: Offset from which it is read.
        end: Offset up to which it is read, its end where None.
    """
    found = []
    paused = False
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        kind, at = match.lastgroup, match.start()
        if kind == "word":
            raw, lower, folded = _spelling(match.group())
            found.append(Word(at, at + len(raw), raw, lower, folded, paused))
            paused = False
        elif kind == "pause":
            paused = True
        else:
            found.append(Word(at, match.end(), "", "", ""))
    return found


@lru_cache(maxsize=200_000)
def _spelling(word: str) -> tuple[str, str, str]:
    """Return a word without a possessive ending, in lower case, and with its plural folded."""
    raw = word[:-2] if word[-2:] in ("'s", "’s") else word
    lower = "u.s." if raw in _US else raw.lower()
    return raw, lower, fold(lower)


class Matcher:
    """Finds all patterns of a list in a text, in one pass over its words and one over its Chinese characters."""

    def __init__(self, patterns: Iterable[tuple[str, int]]) -> None:
        """Compile patterns.

        Args:
            patterns: Pairs of a pattern and the number to report where it matches.

        Raises:
            AliasError: A pattern does not follow the language.
        """
        self._by_word: defaultdict[tuple[str, str], _Node] = defaultdict(_Node)
        self._by_prefix: defaultdict[str, _Node] = defaultdict(_Node)
        self._by_character: defaultdict[str, list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        self._expressions: list[tuple[re.Pattern[str], int]] = []
        self._known: dict[str, _Node | None] = {}
        for pattern, payload in patterns:
            self._add(pattern, payload)
        self._first = re.compile(f"[{re.escape(''.join(sorted(self._by_character)))}]") if self._by_character else None

    def find(self, text: str, words: list[Word] | None = None, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return all matches in a text, by position.

        Args:
            text: The text.
            words: Its words (those in start..end) if they are at hand.
            start: Offset from which it is read.
            end: Offset up to which it is read, its end where None.
        """
        end = len(text) if end is None else end
        hits = list(self._sequences(words_of(text, start, end) if words is None else words))
        hits += [
            Hit(match.start(), match.end(), payload)
            for expression, payload in self._expressions
            for match in expression.finditer(text, start, end)
        ]
        if self._first is not None and HAN.search(text, start, end):
            for place in self._first.finditer(text, start, end):
                for expression, payload in self._by_character[place.group()]:
                    if match := expression.match(text, place.start(), end):
                        hits.append(Hit(match.start(), match.end(), payload))
        return sorted(set(hits))

    def _sequences(self, words: list[Word]) -> Iterator[Hit]:
        known = self._known
        for index, word in enumerate(words):
            raw = word.raw
            if raw not in known:
                known[raw] = self._starting_with(word)
            node = known[raw]
            if node is None:
                continue
            start = word.start
            for payload in node.payloads:
                yield Hit(start, word.end, payload)
            if node.following:
                found: dict[int, tuple[_Node, int]] = {}
                _follow(words, index, node, found)
                for last_node, last in found.values():
                    for payload in last_node.payloads:
                        yield Hit(start, words[last].end, payload)

    def _starting_with(self, word: Word) -> _Node | None:
        """Return what can follow a word in all patterns whose first step fits it, None where none does."""
        if not word.raw:
            return None
        fitting = [self._by_word[key] for key in (("word", word.folded), ("case", word.raw)) if key in self._by_word]
        fitting += [node for prefix, node in self._by_prefix.items() if word.lower.startswith(prefix)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        joined = _Node()
        for node in fitting:
            joined.join(node)
        return joined

    def _add(self, pattern: str, payload: int) -> None:
        if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/"):
            try:
                self._expressions.append((re.compile(pattern[1:-1], re.IGNORECASE), payload))
            except re.error as error:
                raise AliasError(f"{pattern!r} is no regular expression ({error})") from error
        elif HAN.search(pattern):
            source = "".join(
                f".{{0,{part[1:]}}}?" if part.startswith("~") else re.escape(part)
                for part in re.split(r"(~\d+)", pattern)
            )
            self._by_character[pattern[0]].append((re.compile(source), payload))
        else:
            for steps in expand(pattern):
                first = steps[0]
                start = (
                    self._by_prefix[first.value] if first.kind == "prefix" else self._by_word[first.kind, first.value]
                )
                start.add(steps[1:], payload)


def _follow(words: list[Word], at: int, node: _Node, found: dict[int, tuple[_Node, int]]) -> None:
    """Find the nearest continuation of each pattern behind a word.

    Args:
        words: The text's words.
        at: Index of the last word that fitted.
        node: What can follow it.
        found: Gets, for each node at which a pattern ends, the node and the index of the pattern's last word.
    """
    for step, further in node.following.items():
        kind, value, gap = step
        for index in range(at + 1, min(at + 2 + gap, len(words))):
            word = words[index]
            if not word.raw or (word.paused and not gap):
                break
            if (
                word.folded == value
                if kind == "word"
                else word.lower.startswith(value)
                if kind == "prefix"
                else word.raw == value
            ):
                if further.payloads:
                    found.setdefault(id(further), (further, index))
                if not further.following:
                    break
                _follow(words, index, further, found)


def expand(pattern: str) -> list[tuple[Step, ...]]:
    """Return the word sequences that an English pattern stands for.

    Args:
        pattern: The pattern, see the topics file.

    Returns:
        One sequence for each combination of its alternatives and optional words.

    Raises:
        AliasError: The pattern is empty, begins or ends with a distance, or has a wildcard inside a word.
    """
    choices: list[list[tuple[Step, ...]]] = []
    gap = 0
    for part in _PART.findall(pattern):
        if part.startswith("~"):
            if not choices or not part[1:].isdigit():
                raise AliasError(f"{pattern!r}: a distance like ~4 stands between two words")
            gap = int(part[1:])
            continue
        optional = part.endswith("?")
        body = part.rstrip("?")
        wild = body.endswith(")*")
        if wild:
            body = body[:-1]
        branches = body[1:-1].split("|") if body.startswith("(") else [body]
        options = [_phrase(branch + "*" * wild, gap, pattern) for branch in branches]
        choices.append([*options, ()] if optional else options)
        gap = 0
    sequences = [tuple(itertools.chain(*combination)) for combination in itertools.product(*choices)]
    sequences = [steps for steps in sequences if steps]
    if gap or not sequences or len(sequences) > MAX_SEQUENCES:
        raise AliasError(f"{pattern!r}: a pattern needs words, ends with one, and has at most {MAX_SEQUENCES} variants")
    return sequences


def _phrase(phrase: str, gap: int, pattern: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    for part in phrase.replace("-", " ").split():
        distance = gap if not steps else 0
        word = part.rstrip("*").lstrip("=")
        if not word or "*" in word or any(sign in word for sign in "()|~"):
            raise AliasError(f"{pattern!r}: * stands at the end of a word, brackets are not nested")
        if not WORD.fullmatch(word):
            raise AliasError(f"{pattern!r}: {part!r} is not a word; for other signs write a /regular expression/")
        read = words_of(word)[0]
        if part.startswith("="):
            steps.append(Step("case", read.raw, distance))
        elif part.endswith("*"):
            steps.append(Step("prefix", read.lower, distance))
        else:
            steps.append(Step("word", read.folded, distance))
    return tuple(steps)
