"""The address as a part of the state: a link reopens the view it was copied from.

Streamlit can bind a widget to the address by itself, but then the address holds the label on screen, which two
documents may share and which a link from another page does not know. Here it holds ids.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


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
