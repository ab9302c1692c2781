"""Plain text and Markdown, with optional YAML front matter."""

from __future__ import annotations

from corpus.document import Problem
from corpus.readers.decoding import decode
from corpus.readers.front_matter import split_front_matter
from corpus.readers.reading import Draft, Reader, Reading, UnreadableError


def read(name: str, data: bytes) -> Reading:
    """Read one text.

    Args:
        name: The file's name, for the problems.
        data: Its bytes.

    Returns:
        One draft, with a problem for whatever had to be repaired.

    Raises:
        UnreadableError: The file is empty or holds no text.
    """
    decoded = decode(data)
    matter = split_front_matter(decoded.text.replace("\r\n", "\n"))
    if not matter.text.strip():
        raise UnreadableError("The file is empty.", "Put the text into it, or take it out of the corpus.")
    repairs = [repair for repair in (decoded.repair, matter.repair) if repair]
    return Reading(
        drafts=(Draft(text=matter.text, stated=matter.stated, where="front matter"),),
        problems=tuple(Problem(name, what, advice) for what, advice in repairs),
        encoding=decoded.encoding,
    )


READER = Reader(suffixes=(".txt", ".md"), read=read)
