"""Text as valid Unicode."""

from __future__ import annotations


def sound(text: str) -> str:
    r"""Return the text as valid Unicode: JSON and file names can hold halves of characters that nothing can write.

    >>> sound("a\ud800b") == "a\ufffdb"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
