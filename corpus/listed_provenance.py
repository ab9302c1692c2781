"""Where a text came from, as an exported folder tells it: in corpus.toml for a file, in its row for a table's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from corpus.characters import sound
from corpus.document import Document, Provenance

KEY = "provenance"
"""What the table is called in corpus.toml, and the object in a row."""

LONGEST = 2_000
"""Characters of one value: addresses are shorter."""

_NAMES = tuple(each.name for each in fields(Provenance))


@dataclass(frozen=True, slots=True)
class ListedProvenance:
    """What was known of a text when it was exported.

    Attributes:
        provenance: Where the text came from.
        text_hash: `Document.text_hash` of the text that this was known of, "" where it is not stated.
        teller: Who told it.
        teller_reason: Why it had that teller.
    """

    provenance: Provenance
    text_hash: str = ""
    teller: str = ""
    teller_reason: str = ""

    def given_to(self, document: Document) -> Document:
        """Return a document with what was known of it.

        A text that was changed since comes from the file in which it now stands, and a teller that was changed has the
        reason that the change has.
        """
        if self.text_hash and self.text_hash != document.text_hash:
            return document
        kept = self.teller_reason and self.teller == document.teller
        reason = self.teller_reason if kept else document.teller_reason
        return replace(document, provenance=self.provenance, teller_reason=reason)


def read_provenance(entry: object) -> ListedProvenance | None:
    """Return what an entry tells, None where it tells nothing of an origin."""
    if not isinstance(entry, Mapping):
        return None
    values = {key: " ".join(sound(value).split())[:LONGEST] for key, value in entry.items() if isinstance(value, str)}
    traced = {name: values[name] for name in _NAMES if values.get(name)}
    if not traced:
        return None
    rest = {name: values.get(name, "") for name in ("text_hash", "teller", "teller_reason")}
    return ListedProvenance(Provenance(**traced), **rest)


def entry_of(document: Document) -> dict[str, str]:
    """Return where a document came from as an entry, nothing where that is not known."""
    traced = {key: sound(value) for key, value in asdict(document.provenance).items() if value}
    if not traced:
        return {}
    reason = {"teller": sound(document.teller), "teller_reason": sound(document.teller_reason)}
    return {**traced, "text_hash": document.text_hash, **(reason if document.teller_reason else {})}
