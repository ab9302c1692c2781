"""The address as a part of the state: a link reopens the view it was copied from.

Streamlit can bind a widget to the address by itself, but then the address holds the label on screen, which two
documents may share and which a link from another page does not know. Here it holds ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

T = TypeVar("T")
LONGEST_SEARCH = 200


def choose(
    where: DeltaGenerator,
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str,
    shown: Callable[[str], str] = str,
    named: bool = False,
) -> str:
    """Draw a list to choose one from, whose choice stands in the address.

    Args:
        where: Where to draw it.
        label: Its label.
        options: What it offers.
        key: The widget's key, also the parameter's name in the address.
        default: The choice where nothing else is known.
        shown: Returns what to call an option on screen.
        named: Whether the address names the default as well, because what comes first may change with the texts.

    Returns:
        The choice.
    """
    recall(key, options, default)
    chosen = str(where.selectbox(label, options, format_func=told_apart(options, shown), key=key))
    keep(key, chosen, "" if named else default)
    return chosen


def told_apart(options: Sequence[str], shown: Callable[[str], str]) -> Callable[[str], str]:
    """Return what to call each option of a list so that no two are called the same.

    Streamlit knows an option by its name on screen, so of two texts with one title only the first could be chosen.

    Args:
        options: What the list offers.
        shown: Returns what an option would be called if it were alone.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for option in options:
        name, number = shown(option), 1
        while (numbered := f"{name} ({number})" if number > 1 else name) in taken:
            number += 1
        taken.add(numbered)
        names[option] = numbered
    return lambda option: names.get(option, option)


def choose_some(
    where: DeltaGenerator,
    label: str,
    options: Sequence[str],
    *,
    key: str,
    placeholder: str,
    shown: Callable[[str], str] = str,
) -> list[str]:
    """Draw a list to choose several from, whose choice stands in the address; see `choose`.

    Returns:
        What was chosen; empty where nothing was, which a page takes as everything.
    """
    recall_many(key, options)
    chosen: list[str] = where.multiselect(label, options, format_func=shown, key=key, placeholder=placeholder)
    keep_many(key)
    return chosen


def search(where: DeltaGenerator, *, key: str, example: str) -> str:
    """Draw a field to search in, whose text stands in the address.

    Returns:
        The text with case folded, without blanks at its ends.
    """
    recall_text(key)
    wanted = where.text_input("Search", key=key, placeholder=f"for example {example}")
    keep_text(key)
    return str(wanted or "").strip().casefold()


def slide(where: DeltaGenerator, label: str, low: int, high: int, *, key: str) -> tuple[int, int]:
    """Draw a slider with two ends, which stand in the address; none where there is nothing to slide.

    Returns:
        Both ends.
    """
    if high <= low:
        return low, high
    recall_range(key, low, high)
    # Its value, a pair, stands in the session by now; a default beside that would be a second one.
    ends = cast("tuple[int, int]", where.slider(label, low, high, key=key))
    keep_range(key, low, high)
    return ends


def switch(where: DeltaGenerator, label: str, *, key: str) -> bool:
    """Draw a switch whose state stands in the address.

    Returns:
        Whether it is on.
    """
    recall_flag(key)
    on = where.toggle(label, key=key)
    keep_flag(key)
    return bool(on)


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
