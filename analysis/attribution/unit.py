"""A unit: the stretch of a line that the rules look at together, as tagged tokens.

A unit is a sentence, or several where a quotation runs over their ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.attribution.discourse import Discourse
from analysis.attribution.lexicon import TOKEN, Lexicon, Name, Tag
from analysis.profile import Source, SourceKind
from analysis.sentences import Quotation, Span

TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Lt", "Jr", "Sr", "Adm", "Sec", "Amb", "Prof"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the profile (or one learnt in the document) at tokens first..last.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        side: Side that the name belongs to.
        kind: What the name names.
        gender: Of a person, where known.
    """

    first: int
    last: int
    side: str
    kind: SourceKind
    gender: str


class Unit:
    """Tokens of a unit with tags, mentions and quotation marks.

    Attributes:
        lexicon: The profile's words.
        discourse: What was said before the unit; rules learn names into it, `reading.read` updates it behind the unit.
        start: Offset of the unit in the text.
        end: Offset behind it.
        words: Tokens as written.
        lower: Tokens in lower case.
        starts: Offset of each token.
        ends: Offset behind each token.
        tags: Tags of each token.
        quoted: For each token the index of the quotation it stands in, or -1.
        quotations: The quotations that overlap the unit.
        mentions: Names in order.
        mention_at: For each token the mention that covers it, or None.
        title_case: Whether nearly every word is capitalised, as in headlines.
    """

    __slots__ = (
        "discourse",
        "end",
        "ends",
        "lexicon",
        "lower",
        "mention_at",
        "mentions",
        "quotations",
        "quoted",
        "start",
        "starts",
        "tags",
        "title_case",
        "words",
    )

    def __init__(
        self,
        text: str,
        span: Span,
        quotations: list[Quotation],
        lexicon: Lexicon,
        discourse: Discourse | None = None,
    ) -> None:
        """Tokenise and tag text[span]."""
        self.start, self.end = span
        self.lexicon = lexicon
        self.discourse = discourse or Discourse()
        matches = list(TOKEN.finditer(text, self.start, self.end))
        self.words = [match.group() for match in matches]
        self.lower = [word.lower() for word in self.words]
        if text[self.start : self.end].isupper() and len(self.words) > 2:
            # A headline in capitals: names are known by their usual spelling.
            self.words = [self._usual(word) for word in self.words]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        lookup = lexicon.tags.get
        self.tags = [lookup(word, 0) for word in self.lower]
        self.quotations = quotations
        self.quoted = self._mark_quotations()
        self.mentions: list[Mention] = []
        self.mention_at: list[Mention | None] = [None] * len(self.words)
        self._find_names(lexicon.names, self.discourse.learned)
        self.title_case = self._is_title_case()

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def _usual(self, word: str) -> str:
        """Return a word in capitals as it is written in running text."""
        names, usual = self.lexicon.names, word.capitalize()
        return word if word in names or (len(word) < 4 and usual not in names) else usual

    def _mark_quotations(self) -> list[int]:
        quoted = [-1] * len(self.words)
        if not self.quotations:
            return quoted
        number = 0
        for index, start in enumerate(self.starts):
            while number < len(self.quotations) and self.quotations[number].end <= start:
                number += 1
            if number == len(self.quotations):
                break
            if self.quotations[number].start <= start:
                quoted[index] = number
        return quoted

    def _find_names(self, names: Mapping[str, tuple[Name, ...]], learned: Mapping[str, tuple[Name, ...]]) -> None:
        words, count = self.words, len(self.words)
        index = 0
        for start, word in enumerate(words):
            if start < index:
                continue
            found = None
            if word in names:
                found = self._name_at(start, names[word])
                if found is not None and word in learned:
                    # In this text the name is somebody else's or of somebody out of office, or a fuller one begins.
                    own = self._name_at(start, learned[word])
                    found = own if own is not None and own[0] >= found[0] else found
            if found is not None and word in ("the", "The") and self._longer_behind(start, found[0], names):
                continue
            if found is None and word in learned:
                found = self._name_at(start, learned[word])
            if found is None:
                continue
            length, source = found
            index = min(start + length, count)
            mention = Mention(start, index - 1, source.side, source.kind, source.gender)
            self.mentions.append(mention)
            self.mention_at[start:index] = [mention] * (index - start)

    def _longer_behind(self, start: int, length: int, names: Mapping[str, tuple[Name, ...]]) -> bool:
        """Return whether a name without the article before it is longer: "The Ministry of Commerce"."""
        behind = self.words[start + 1] if start + 1 < len(self.words) else ""
        found = self._name_at(start + 1, names.get(behind, ()))
        return found is not None and found[0] >= length

    def _name_at(self, index: int, candidates: tuple[Name, ...]) -> tuple[int, Source] | None:
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        for name in candidates:
            tokens = name.tokens
            length = len(tokens)
            if length == 1 or (tokens[1] == following and tuple(self.words[index : index + length]) == tokens):
                return length, name.source
        return None

    def _is_title_case(self) -> bool:
        letters = [word for word in self.words if word[0].isalpha() and len(word) > 3]
        return len(letters) >= 3 and sum(word[0].isupper() for word in letters) > 0.8 * len(letters)

    def is_word(self, index: int) -> bool:
        """Return whether token `index` is a word rather than a sign."""
        return self.words[index][0].isalnum() or self.words[index] in ("’s", "'s")

    def is_name(self, index: int) -> bool:
        """Return whether token `index` looks like a part of a proper name."""
        word = self.words[index]
        return (
            word[0].isupper()
            and (index > 0 or not self.tags[index])
            and not self.tags[index] & (Tag.TIME | Tag.PRONOUN)
        )

    def is_possessive(self, index: int) -> bool:
        """Return whether token `index` is followed by a possessive mark or is one."""
        behind = index + 1
        return behind < len(self.words) and self.words[behind] in ("’s", "'s", "’", "'")

    def is_title_stop(self, index: int) -> bool:
        """Return whether token `index` is the full stop of an abbreviated title or an initial ("Sen.", "J.")."""
        return (
            self.words[index] == "."
            and index > 0
            and (
                self.words[index - 1] in TITLES or (len(self.words[index - 1]) == 1 and self.words[index - 1].isupper())
            )
        )

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of tokens first..last."""
        return self.starts[first], self.ends[last]
