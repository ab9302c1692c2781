"""The page: set-up, navigation and the sidebar that all pages share. It draws; the analysis computes.

Start it with `streamlit run app.py`.
"""

from __future__ import annotations

import logging

import streamlit as st

from app_pages._style import LOGO, MARK, STYLE

LOG = logging.getLogger("parallax")

st.set_page_config(page_title="Parallax: two accounts of one event", page_icon=MARK, layout="wide")
st.html(STYLE)
st.logo(LOGO, size="large", icon_image=MARK)
page = st.navigation(
    [
        st.Page("app_pages/overview.py", title="Overview", icon=":material/compare_arrows:", default=True),
        st.Page("app_pages/read.py", title="Read", icon=":material/article:"),
        st.Page("app_pages/topics.py", title="Topics and omissions", icon=":material/checklist:"),
        st.Page("app_pages/terms.py", title="Terms", icon=":material/text_fields:"),
        st.Page("app_pages/quotes.py", title="Quotes", icon=":material/format_quote:"),
        st.Page("app_pages/series.py", title="Series", icon=":material/timeline:"),
        st.Page("app_pages/documents.py", title="Documents", icon=":material/folder_open:"),
        st.Page("app_pages/export.py", title="Export", icon=":material/download:"),
        st.Page("app_pages/method.py", title="Method", icon=":material/science:"),
    ]
)
st.title(page.title)

try:
    # The heading above is on screen before the analysis is even imported.
    with st.spinner("Reading and comparing the texts …"):
        from app_pages import _sidebar, _work

        ready = _sidebar.draw()
    if ready:
        page.run()
        _work.settle(page.title)
except Exception:
    LOG.exception("The page %s could not be drawn", page.title)
    st.error(
        "Something went wrong while drawing this page. Your texts are untouched. Choose another page or another "
        "corpus; what happened stands in the log of the program, in the window where it was started.",
        icon=":material/error:",
    )
