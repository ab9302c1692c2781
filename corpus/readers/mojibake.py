"""Text that was decoded wrongly before it came here: "â€™" for an apostrophe, "Ã©" for é, "ÖÐ¹ú" for 中国.

Such text is valid in the encoding of its file, so no decoding shows it. It is kept as it is, since every offset and
quotation counts in it, and said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.document import Problem
from corpus.readers.plausibility import chinese_score, traditional_score
from corpus.readers.reading import Draft
from corpus.readers.rows import Tally, numbered

SAMPLE = 20_000
"""Characters looked at: a text is misread throughout or, where it was put together, near its seams."""

MIN_SCORE = 0.5
"""How much sense, from 0 to 1, Chinese must make that was read as Latin letters."""

MIN_LOST = 2
"""Replacement characters from which a text counts as damaged; a single one may be meant."""

Kind = Literal["utf-8", "chinese", "as chinese", "marks", "lost"]


def _latin(first: int, last: int) -> str:
    """Return, for a class of a pattern, how Latin-1 and Windows-1252 show a range of bytes."""
    shown = {bytes([code]).decode(name, "ignore") for code in range(first, last + 1) for name in ("latin-1", "cp1252")}
    return "".join(f"\\u{ord(character):04x}" for character in sorted(shown - {""}))


_NEXT = f"[{_latin(0x80, 0xBF)}]"
_UTF8 = re.compile(rf"[ÃÂ]{_NEXT}|â[€\u0080„]{_NEXT}|ðŸ{_NEXT}{{2}}")
"""Accented letters and signs, of which Ã and Â begin the common ones; quotation marks and dashes; pictures."""

_UTF8_CHINESE = re.compile(rf"(?:[{_latin(0xE3, 0xE9)}ï]{_NEXT}{{2}}){{3}}")
_LATIN_RUN = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{6,}"
)
_AS_CHINESE = re.compile(r"锟斤拷|鈥[\u4e00-\u9fff?]|[銆锛][\u4e00-\u9fff\ue000-\uf8ff€?]|脙[漏篓陋搂聽]")
_MARKS = re.compile(r"(?<=[a-z])[ÕÒÓ‚ƒ„†‡ˆŠ‹][a-z]|(?<!\w)Ò[A-Za-z][^ÒÓ]{0,300}Ó")
_WHATS = {
    "utf-8": "reads like UTF-8 that was opened as Windows-1252 (such as “{shown}”)",
    "chinese": "reads like Chinese that was opened as Western text (such as “{shown}”)",
    "as chinese": "reads like UTF-8 that was opened as GBK (such as “{shown}”)",
    "marks": "has marks amid words that come from another encoding (such as “{shown}”)",
    "lost": "has characters that were lost before, shown as \ufffd",
}
_ADVICE = (
    "It is kept as it is. Take it from its source again, or open that with the right encoding and save it as UTF-8."
)


@dataclass(frozen=True, slots=True)
class Misread:
    """A sign that a text was decoded wrongly.

    Attributes:
        kind: How.
        shown: An example from the text.
    """

    kind: Kind
    shown: str = ""


def misread(text: str) -> Misread | None:
    """Tell whether a text was decoded wrongly before it came here.

    Args:
        text: Any text; its first `SAMPLE` characters are looked at.

    Returns:
        The surest sign, None where there is none.
    """
    if text.isascii():
        return None
    sample = text[:SAMPLE]
    # To look for a character is many times faster than to match a pattern, and sound texts hold few of these.
    # First, as among many characters of such Chinese some pair looks like UTF-8 as well.
    if _has(sample, "µ¡£¬Ö¤ªº"):
        for run in _LATIN_RUN.finditer(sample):
            if any(_is_chinese(run[0], encoding, score) for encoding, score in _CHINESE):
                return Misread("chinese", run[0][:12])
    if _has(sample, "ÃÂâð") and (found := _UTF8.search(sample)) and _is_utf8(found[0], 1):
        return Misread("utf-8", found[0])
    if _has(sample, "ãäåæçèéï") and (found := _UTF8_CHINESE.search(sample)) and _is_utf8(found[0], 3):
        return Misread("utf-8", found[0])
    if _has(sample, "锟鈥銆锛脙") and (found := _AS_CHINESE.search(sample)):
        return Misread("as chinese", found[0])
    if _has(sample, "ÕÒ‚ƒ„†‡ˆŠ‹") and (found := _MARKS.search(sample)):
        return Misread("marks", sample[max(found.start() - 3, 0) : found.start() + 9])
    return Misread("lost") if sample.count("\ufffd") >= MIN_LOST else None


def misread_problems(name: str, drafts: Iterable[Draft]) -> list[Problem]:
    """Tell which texts of a file were decoded wrongly before they came here.

    Args:
        name: The file's name.
        drafts: Its texts.

    Returns:
        One problem for each kind of sign.
    """
    rows: dict[Kind, Tally] = {}
    shown: dict[Kind, str] = {}
    for draft in drafts:
        if sign := misread(draft.text):
            rows.setdefault(sign.kind, Tally()).add(draft.row)
            shown.setdefault(sign.kind, sign.shown)
    problems = []
    for kind, found in rows.items():
        which = f"The text of {numbered('row', found).lower()}" if found.first[0] else "The text"
        problems.append(Problem(name, f"{which} {_WHATS[kind].format(shown=shown[kind])}.", _ADVICE))
    return problems


def _has(text: str, characters: str) -> bool:
    return any(character in text for character in characters)


def _is_utf8(characters: str, count: int) -> bool:
    """Whether the bytes behind Latin characters are so many characters of UTF-8."""
    try:
        data = b"".join(_byte(character) for character in characters)
        return len(data.decode("utf-8")) == count
    except UnicodeError:
        return False


def _byte(character: str) -> bytes:
    """Return the byte that Windows-1252, or Latin-1 where that has none, shows as the character."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_chinese(run: str, encoding: str, score: Callable[[str], float]) -> bool:
    try:
        data = b"".join(_byte(character) for character in run)
    except UnicodeError:
        return False
    # The run may begin with the second half of a character.
    return any(score(data[start:].decode(encoding, "ignore")) >= MIN_SCORE for start in (0, 1))


_CHINESE: tuple[tuple[str, Callable[[str], float]], ...] = (("gb18030", chinese_score), ("cp950", traditional_score))
