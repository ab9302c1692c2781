"""What a trap is, and what traps of several kinds are made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MB = 2**20
SIMPLIFIED = "双方通了电话。他表示，愿意继续对话，希望对方取消限制。\n第二段说的是留学生。"
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制。\n第二段說的是留學生。"
FRENCH = "Le président s’est dit « très content » — l’été à Genève…"
ENGLISH = "The two spoke for an hour. “It went well,” one of them said — and no more."
JAPANESE = "両首脳は電話で会談した。貿易について話し合い、協議を続けることで一致した。"
ARTICLE = (
    "The two delegations met in Lisbon on Tuesday and talked about fish, steel & students for most of the day.",
    "Neither side would say who had asked for the meeting, or whether there is going to be another one in autumn.",
    "A third country, the hosts made known, had lent its good offices, its interpreters and its second-best china.",
)
WHOLE = "\n\n".join(ARTICLE)


@dataclass(frozen=True)
class Trap:
    """One file.

    Attributes:
        what: What is tricky about it.
        name: Its name.
        make: Returns its bytes.
        texts: The text of each document that must come of it, by id.
        problems: Words of each problem that must be told, in order.
        bounded: Whether it is made to eat time or memory.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    bounded: bool = False

    def data(self) -> bytes:
        """Return the file's bytes, made once: some take a second."""
        if self.what not in _MADE:
            _MADE[self.what] = self.make()
        return _MADE[self.what]


_MADE: dict[str, bytes] = {}


def text(what: str, name: str, data: bytes | str, expected: str | None = None, *problems: str) -> Trap:
    """A trap that gives one text, under the name of its file."""
    content = data.encode() if isinstance(data, str) else data
    stem = name.rpartition(".")[0]
    return Trap(what, name, lambda: content, {} if expected is None else {stem: expected}, problems)


def refused(what: str, name: str, make: Callable[[], bytes], *problems: str, bounded: bool = False) -> Trap:
    """A trap that gives no text."""
    return Trap(what, name, make, {}, problems, bounded)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha">' + b"".join(
    b'<!ENTITY %c "%s">' % (name, b"&%c;" % before * 10) for before, name in zip(b"abcdefgh", b"bcdefghi", strict=True)
)


def replaced_part(data: bytes, part: str, *pairs: bytes) -> bytes:
    """Return a packed document in whose part strings are replaced, given old and new by turns."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                for before, after in zip(pairs[::2], pairs[1::2], strict=True):
                    assert before in content, before
                    content = content.replace(before, after)
            new.writestr(entry.filename, content)
    return buffer.getvalue()
