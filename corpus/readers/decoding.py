"""Bytes to text: by byte order mark, as UTF-8, else by the encoding in which the text makes most sense."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

import charset_normalizer

from corpus.readers.plausibility import chinese_score, traditional_score, unicode_score, western_score
from corpus.readers.reading import UnreadableError

SAMPLE = 20_000
"""Characters looked at for a guess."""

GUESS_BYTES = 200_000
"""Bytes given to charset-normalizer: its time grows with its input."""

CERTAIN = 0.5
"""A score from which a reading is taken for right: sound text scores 0.55 to 1, misread text below 0.42."""

LIKELY = 0.35
"""The same for less than `SHORT` characters beyond ASCII, where a single word decides."""

SHORT = 12

_CONTROL = re.compile(r"[^\t\n\r\f\v -~\xa0-\ufffc\U00010000-\U0010ffff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_RESAVE = "Look at the text, and save the file as UTF-8 if it is wrong."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a sound, film or image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_TEXT_SIGNATURES = (b"BM", b"MZ", b"RIFF", b"GIF8", b"Rar!", b"PAR1", b"%PDF", b"SQLite format 3")
"""Signatures that are letters, so that a text could begin with them."""

_SEVEN_BIT = ((b"~{", "hz"), (b"\x1b$", "iso2022_jp_2"))
"""Marks of encodings that are all ASCII on the outside: old Chinese and Japanese mail."""

_LEGACY: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("gb18030", chinese_score),
    ("cp950", traditional_score),
    ("cp1252", western_score),
    ("utf-16-le", unicode_score),
    ("utf-16-be", unicode_score),
)


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
    """Decode a text file.

    Args:
        data: All of its bytes.

    Returns:
        The text and its encoding; with a repair where a reader should look at the text.

    Raises:
        UnreadableError: The file is empty or is no text.
    """
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise UnreadableError("The file is empty.", "Put the text into it, or take it out of the corpus.")
    mark = next((name for start, name in _MARKS if data.startswith(start)), "")
    if not mark and (kind := _signature(data)):
        raise _not_text(f"The file is {kind}, whatever its name says.")
    decoded = (
        _by_mark(data, mark) if mark else _seven_bit(data) or _utf8(data) or _utf16_by_zeros(data) or _legacy(data)
    )
    if decoded is None or _is_binary(decoded.text):
        raise _not_text("The file holds binary data, not text.")
    if not decoded.text.strip():
        raise UnreadableError("The file is empty.", "Put the text into it, or take it out of the corpus.")
    return decoded


def _not_text(what: str) -> UnreadableError:
    return UnreadableError(what, "Give it its right suffix, or save its text as a UTF-8 text file.")


def _signature(data: bytes) -> str:
    """Name the kind of a file that is no text."""
    for start, kind in _SIGNATURES:
        if data.startswith(start) and (start not in _TEXT_SIGNATURES or b"\0" in data[:512] or start == b"%PDF"):
            return kind
    return ""


def _by_mark(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-32" and data.startswith(codecs.BOM_UTF16_LE) and len(data) % 4:
        encoding = "utf-16"
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    return Decoded(text, encoding, _lost(text.count("\ufffd") - _written(data, encoding), encoding))


def _written(data: bytes, encoding: str) -> int:
    """Count replacement characters that stand in the file itself."""
    return data.count("\ufffd".encode(encoding.removesuffix("-sig"))) if "utf-8" in encoding else 0


def _lost(count: int, encoding: str) -> tuple[str, str] | None:
    if count <= 0:
        return None
    return f"{count} characters are not valid {encoding.upper()} and show as \ufffd.", _RESAVE


def _seven_bit(data: bytes) -> Decoded | None:
    for mark, encoding in _SEVEN_BIT:
        if mark in data and data.isascii():
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            # A tilde and a brace may stand in any text.
            if encoding != "hz" or chinese_score(text) >= CERTAIN:
                return Decoded(text, encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Read as UTF-8; a few damaged characters among many sound ones are replaced."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
        sound = sum(not character.isascii() for character in text) - damaged
        return Decoded(text, "utf-8", _lost(damaged, "utf-8")) if sound >= 3 * damaged else None
    # UTF-16 in Latin letters is valid UTF-8 with a zero after each letter.
    return None if text.count("\0") > len(text) / 5 else Decoded(text, "utf-8")


def _utf16_by_zeros(data: bytes) -> Decoded | None:
    """Read as UTF-16 without a mark, where zeros stand at every other byte."""
    sample = data[: 2 * SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5 or min(even, odd) > max(even, odd) / 10:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, _lost(text.count("\ufffd"), encoding))


def _legacy(data: bytes) -> Decoded | None:
    """Read in the encoding in which the text makes most sense; ask charset-normalizer where none stands out."""
    first = _BEYOND_ASCII.search(data)
    # An even start, and one outside any character, keeps the halves of characters together in every encoding.
    start = max(first.start() - 100, 0) // 2 * 2 if first else 0
    sample = data[start : start + 4 * SAMPLE]
    scores = {encoding: _score(sample, encoding, score) for encoding, score in _LEGACY}
    best = max(scores, key=lambda encoding: scores[encoding])
    if not scores[best]:
        return _guess(data)
    text = data.decode(best, "replace")
    return Decoded(text, best, _lost(text.count("\ufffd"), best))


def _score(sample: bytes, encoding: str, score: Callable[[str], float]) -> float:
    """Score a sample read in an encoding; 0 where it does not fit or convinces too little."""
    text = sample.decode(encoding, "replace")
    beyond = sum(not character.isascii() for character in text)
    # The sample's end may cut one character in two.
    if not beyond or text.count("\ufffd") > beyond / 100 + (beyond > SHORT):
        return 0.0
    found = score(text[:SAMPLE])
    return found if found >= (LIKELY if beyond < SHORT else CERTAIN) else 0.0


def _guess(data: bytes) -> Decoded | None:
    match = charset_normalizer.from_bytes(data[:GUESS_BYTES]).best()
    if match is None:
        return None
    text = data.decode(match.encoding, "replace")
    what = f"The encoding is not certain; the file was read as {match.encoding.upper()}."
    return Decoded(text, match.encoding, (what, _RESAVE))


def _is_binary(text: str) -> bool:
    """Whether control characters are more than a stray few."""
    sample = text[:SAMPLE]
    odd = len(_CONTROL.findall(sample))
    return odd >= 4 and odd > 0.08 * len(sample)
