"""A click on a passage of the marked text, or Enter on it, chooses it.

The text is plain HTML, which cannot tell the program of a click. A component without anything to see listens for it;
where it does not run, the passage's number and the table choose as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

_LISTEN = """
export default function ({ setTriggerValue }) {
  const choose = (event) => {
    if (event.type === "keydown" && event.key !== "Enter") return;
    const passage = event.target.closest ? event.target.closest(".px-doc .px-p[data-no]") : null;
    // Who marks words with the mouse wants to copy them.
    if (!passage || (event.type === "click" && String(window.getSelection()))) return;
    setTriggerValue("picked", Number(passage.dataset.no));
  };
  document.addEventListener("click", choose, true);
  document.addEventListener("keydown", choose, true);
  return () => {
    document.removeEventListener("click", choose, true);
    document.removeEventListener("keydown", choose, true);
  };
}
"""


def listen(pick: Callable[[int], None]) -> None:
    """Call a function with the number of the passage that is clicked.

    Args:
        pick: Called before the page is drawn again.
    """
    key = "clicks"

    def picked() -> None:
        number = st.session_state[key].get("picked")
        if isinstance(number, (int, float)):
            pick(int(number))

    _component()(key=key, on_picked_change=picked)


@lru_cache(maxsize=1)
def _component() -> Any:  # noqa: ANN401 - Streamlit does not export the type
    """Register the component, once for the program."""
    return st.components.v2.component("parallax_clicks", js=_LISTEN)
