"""Sources as named in a text, and what a reader has in mind at some point of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.attribution.lexicon import Lexicon, Name
from analysis.profile import Source

OTHER, BOTH, NOBODY = "other", "both", ""
_ISSUED = ("statement", "readout", "notice", "announcement")
_BODIES = ("body", "outlet", "metonym", "document")


@dataclass(frozen=True, slots=True)
class Ref:
    """A source as named in the text.

    Attributes:
        side: A side's id, `both`, `other`, or "" where the phrase names nobody who speaks ("the decision").
        first: Index of its first token.
        last: Index of its last token.
        kind: `person`, `body`, ..., `role`, `pronoun`, `leaders` (the two sides' leaders together), `thing`.
        gender: `m`, `f` or "".
        resolved: Whether the side comes from the discourse rather than from the words themselves.
        noun: The head noun in lower case, where a later "the ministry" can mean it.
    """

    side: str
    first: int
    last: int
    kind: str
    gender: str = ""
    resolved: bool = False
    noun: str = ""


@dataclass(slots=True)
class Discourse:
    """What a reader has in mind at some point of a document.

    Attributes:
        masculine, feminine: The last persons that he and she can mean.
        body: The last body that it, the ministry or the statement can mean.
        account: The last document or outlet, which "the statement" or "the blog" can mean.
        office: The last speaker that "the spokesman" or "the official" can mean.
        speaker: The last source whose words were given.
        subject: The person that the last sentence was about, where nobody spoke in it.
        nouns: The last source by its head noun, which "the official" or "the readout" can mean.
        learned: Names introduced in the document with a title that shows their side.
        met: Last names of the persons named so far.
    """

    masculine: Ref | None = None
    feminine: Ref | None = None
    body: Ref | None = None
    account: Ref | None = None
    office: Ref | None = None
    speaker: Ref | None = None
    subject: Ref | None = None
    nouns: dict[str, Ref] = field(default_factory=dict)
    learned: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def learn(
        self, tokens: tuple[str, ...], side: str, gender: str, lexicon: Lexicon, *, namesake: bool = False
    ) -> None:
        """Remember a person by full name, first and last token; of two that share one, the later is meant."""
        for form in dict.fromkeys((tokens, tokens[:1], tokens[-1:])):
            known = lexicon.names_alone(form[0]) and not namesake
            if len(form) == 1 and (len(form[0]) < 2 or lexicon.tags.get(form[0].lower(), 0) or known):
                continue
            name = Name(form, Source(side, "person", (" ".join(form),), gender))
            others = [older for older in self.learned.get(form[0], ()) if older.tokens != form]
            self.learned[form[0]] = tuple(sorted((name, *others), key=lambda each: -len(each.tokens)))

    def note(self, ref: Ref, *, spoke: bool) -> None:
        """Take up a source as the one that later pronouns and bare nouns can mean."""
        if ref.side == NOBODY:
            return
        spokesperson = ref.kind == "role" and (ref.gender or (spoke and not ref.noun.endswith("s")))
        if ref.kind in ("person", "pronoun") or spokesperson:
            if ref.gender != "f":
                self.masculine = ref
            if ref.gender != "m":
                self.feminine = ref
        if ref.kind in _BODIES:
            self.body = ref
        if ref.kind in ("document", "outlet"):
            self.account = ref
        if ref.noun and not ref.resolved:
            self.nouns[ref.noun] = ref
        if spoke:
            if ref.kind in ("body", "metonym"):
                self._forget_documents(ref.side)
            self.speaker = ref
            if ref.kind != "leaders":
                self.office = ref

    def _forget_documents(self, side: str) -> None:
        """Forget what another side issued: "the statement" behind what a body said is that body's."""
        for noun in _ISSUED:
            if noun in self.nouns and self.nouns[noun].side != side:
                del self.nouns[noun]
        if self.account is not None and self.account.kind == "document" and self.account.side != side:
            self.account = None
