"""The form that takes a pasted text."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.profile import Profile, load_profile
from app_pages import _desk
from app_pages._look import teller_label

GUESS = ""
"""The choice of teller that leaves it to the program."""
LONGEST = 20_000_000
"""Characters of one text; a longer one is better a file."""


def draw() -> None:
    """Draw the form; the text joins those on screen."""
    profile = load_profile()
    done = st.session_state.pop("paste_done", "")
    if done:
        st.html(f'<p class="px-item" role="status">{escape(done)}</p>')
    with st.form("paste", clear_on_submit=True):
        title = st.text_input("Title", key="paste_title", max_chars=300)
        left, right = st.columns(2)
        teller = left.selectbox(
            "Whose text is it?",
            [GUESS, *profile.tellers],
            format_func=lambda name: teller_label(profile, name) if name else "Tell it from the text",
            key="paste_teller",
        )
        outlet = right.text_input("Outlet", key="paste_outlet", max_chars=200, placeholder="for example Reuters")
        date = left.text_input("Date", key="paste_date", max_chars=40, placeholder="for example 2025-06-05")
        event = right.text_input("Event", key="paste_event", max_chars=200, placeholder="for example June 2025 call")
        text = st.text_area("Text", key="paste_text", height=220, max_chars=LONGEST)
        sent = st.form_submit_button("Add the text", icon=":material/content_paste:", key="paste_send")
    if sent:
        stated = {"title": title, "teller": str(teller), "outlet": outlet, "date": date, "event": event}
        _take(str(text or ""), stated, profile)


def _take(text: str, stated: dict[str, str], profile: Profile) -> None:
    """Add the text, or say why it cannot be added."""
    if not text.strip():
        st.html('<p class="px-item" role="alert">There is no text to add yet: paste it into the field above.</p>')
        return
    document = _desk.paste(text, stated, profile)
    if document is not None:
        whose = f"told by {teller_label(profile, document.teller)} ({document.teller_reason})"
        st.session_state["paste_done"] = f"Added “{document.title or document.doc_id}”, {whose}."
    st.rerun()
