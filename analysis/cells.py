"""Table cells made ready to leave the program: types, missing values, and text that a spreadsheet would run."""

from __future__ import annotations

import math
import re
from numbers import Integral, Real
from typing import Any

import pandas as pd

_WHOLE = re.compile(r"(?:^|_)(?:start|end|words|count|documents|passages|rank|number)$")
_REAL = re.compile(r"_per_1000$|_tfidf$|^tfidf_|^g2$|^log_|^[pq]_value$|_share$|^confidence$|^similarity$|^null_mean$")
_FORMULA = re.compile("[\t\r]|[\\s\ufeff\u200b-\u200f\u2060]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_UNPRINTABLE = re.compile("[\ud800-\udfff\x00]")


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with one type a column, so that every format writes the same values.

    Args:
        frame: A table whose text columns may mix "" and numbers, None or NaN.

    Returns:
        The same rows and columns: whole numbers (nullable), real numbers, or text without missing values. A character
        that cannot be written as UTF-8 (half a surrogate pair) or that ends a string elsewhere (NUL) becomes U+FFFD.
    """
    ready = {str(name): _column(str(name), frame[name]) for name in frame.columns}
    return pd.DataFrame(ready, columns=list(ready))


def clean_text(text: str) -> str:
    r"""Return the text with what UTF-8 cannot carry replaced by U+FFFD.

    >>> clean_text("call\ud83d") == "call\ufffd", clean_text("通话")
    (True, '通话')
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def defuse(text: str) -> str:
    """Return the text with a leading `'` where a spreadsheet would take it for a formula.

    >>> [defuse(cell) for cell in ("=1+1", " ＝1+1", "tariffs - a list")]
    ["'=1+1", "' ＝1+1", 'tariffs - a list']
    """
    return f"'{text}" if _FORMULA.match(text) else text


def is_missing(value: object) -> bool:
    """Return whether a cell has nothing in it: None, NaN, NaT or NA."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, Real) and value != value)


def plain(value: Any) -> int | float | bool | str | None:  # noqa: ANN401 - a cell may hold anything
    """Return the value as Python's own type; infinities as text, since neither JSON nor a workbook has them."""
    if is_missing(value):
        return None
    if isinstance(value, Integral):
        return bool(value) if isinstance(value, bool) else int(value)
    if isinstance(value, Real):
        number = float(value)
        return number if math.isfinite(number) else str(number)
    return clean_text(str(value))


def _column(name: str, series: pd.Series[Any]) -> pd.Series[Any]:
    """Return the column with one type, told from its values and, where it has none, from its name."""
    values = [None if is_missing(value) or value == "" else value for value in series.tolist()]
    present = [value for value in values if value is not None]
    if any(isinstance(value, str) or not isinstance(value, Real) for value in present):
        return pd.Series(["" if value is None else clean_text(str(value)) for value in values], dtype="str")
    whole = bool(_WHOLE.search(name)) or (bool(present) and all(isinstance(value, Integral) for value in present))
    if whole and all(float(value).is_integer() for value in present):
        return pd.Series([None if value is None else int(value) for value in values], dtype="Int64")
    if present or _REAL.search(name):
        return pd.Series([math.nan if value is None else float(value) for value in values], dtype="float64")
    return pd.Series([""] * len(values), dtype="str")
