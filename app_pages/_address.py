"""The address as a part of the state: a link reopens the view it was copied from.

Streamlit can bind a widget to the address by itself, but then the address holds the label on screen, which two
documents may share and which a link from another page does not know. Here it holds ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

T = TypeVar("T")
LONGEST_SEARCH = 200


def recall(key: str, options: Sequence[str], default: str) -> str:
    """Give the widget `key` its value before it is drawn: from the address, else from earlier in the session.

    Args:
        key: The widget's key, also the parameter's name in the address.
        options: What the widget offers; anything else is ignored.
        default: The value where nothing else is known.

    Returns:
        The value that the widget will show.
    """
    asked, kept = st.query_params.get(key), st.session_state.get(f"kept_{key}")
    value = st.session_state.get(key, kept)
    # The address wins only when it is new: otherwise it is the one that the widget's last value left there.
    if asked in options and asked != kept:
        value = asked
    if value not in options:
        value = default
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return str(value)


def keep(key: str, value: str, default: str) -> None:
    """Write the widget's value to the address, where it differs from the default, and remember it for the session."""
    changed = st.session_state.get(f"kept_{key}") != value
    st.session_state[f"kept_{key}"] = value
    if value == default:
        st.query_params.pop(key, None)
    elif changed or st.query_params.get(key) != value:
        st.query_params[key] = value


def recall_text(key: str) -> None:
    """Give a field of text its value before it is drawn."""
    _recall(key, lambda asked: asked[:LONGEST_SEARCH], lambda value: value, "")


def keep_text(key: str) -> None:
    """Write a field of text to the address."""
    keep(key, str(st.session_state.get(key) or "")[:LONGEST_SEARCH], "")


def recall_many(key: str, options: Sequence[str]) -> None:
    """Give a choice of several its value before it is drawn; what is not on offer is left out."""

    def offered(values: list[str]) -> list[str]:
        return [value for value in values if value in options]

    none: list[str] = []
    _recall(key, lambda asked: offered(asked.split(",")), offered, none)


def keep_many(key: str) -> None:
    """Write a choice of several to the address."""
    keep(key, ",".join(st.session_state.get(key) or ()), "")


def recall_flag(key: str) -> None:
    """Give a switch its value before it is drawn."""
    _recall(key, lambda asked: asked == "1", bool, default=False)


def keep_flag(key: str) -> None:
    """Write a switch to the address."""
    keep(key, "1" if st.session_state.get(key) else "", "")


def recall_range(key: str, low: int, high: int) -> None:
    """Give a slider with two ends its value before it is drawn, within what it allows."""

    def within(ends: Sequence[int]) -> tuple[int, int]:
        fitting = [min(max(end, low), high) for end in ends]
        return min(fitting), max(fitting)

    def read(asked: str) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{1,6})-(\d{1,6})", asked)
        return within((int(found[1]), int(found[2]))) if found else (low, high)

    _recall(key, read, within, (low, high))


def keep_range(key: str, low: int, high: int) -> None:
    """Write a slider with two ends to the address."""
    first, last = st.session_state.get(key, (low, high))
    keep(key, "" if (first, last) == (low, high) else f"{first}-{last}", "")


def _recall(key: str, read: Callable[[str], T], fit: Callable[[T], T], default: T) -> None:
    """Give a widget its value: from the address where that is new, else from this page, else from earlier.

    Args:
        key: The widget's key, also the parameter's name.
        read: Reads what stands in the address.
        fit: Leaves out of a value what the widget does not offer now.
        default: The value where nothing is known.
    """
    asked, kept = st.query_params.get(key), st.session_state.get(f"kept_{key}")
    value = default
    if asked is not None and asked != kept:
        value = read(asked)
    elif key in st.session_state:
        value = fit(st.session_state[key])
    elif kept:
        value = read(kept)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
