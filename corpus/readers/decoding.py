"""Bytes to text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from corpus.readers.reading import UnreadableError


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: The characters, byte order mark removed.
        encoding: Python's name of the encoding used.
        repair: What is wrong and what to do, where bytes were lost or the encoding is a guess.
    """

    text: str
    encoding: str
    repair: tuple[str, str] | None = None


def decode(data: bytes) -> Decoded:
    """Decode a text file."""
    if not data.strip():
        raise UnreadableError("The file is empty.", "Put the text into it, or take it out of the corpus.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(data.decode("utf-16"), "utf-16")
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("The file is not text.", "Save it as UTF-8.")
