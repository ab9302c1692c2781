"""How far a comparison is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from app_pages._work import Job

PATIENCE = 0.5
"""Seconds before anything is shown: most comparisons are done by then."""
STEP = 0.2
READING = "reading documents"
SHARE_OF_READING = 0.7


def wait(job: Job, stop: Callable[[], None]) -> Comparison:
    """Wait for a comparison and show how far it is.

    Args:
        job: The work.
        stop: What the stop button does.

    Returns:
        The comparison; raises what the work raised.
    """
    if job.finished.wait(PATIENCE):
        return job.outcome()
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text="Reading documents")
        st.button("Stop", on_click=stop, key="stop", icon=":material/stop_circle:")
    # Each update is a point at which the script gives way to a click, on Stop or anywhere else.
    while not job.finished.wait(STEP):
        bar.progress(fraction(job), text=told(job))
    place.empty()
    return job.outcome()


def fraction(job: Job) -> float:
    """Return how far the work is, 0 to 1: reading the documents first, then the steps over all of them."""
    part = min(job.done / job.total, 1.0) if job.total else 0.0
    if job.step in ("", READING):
        return SHARE_OF_READING * part
    return SHARE_OF_READING + (1 - SHARE_OF_READING) * part


def told(job: Job) -> str:
    """Return how far the work is, in words."""
    if job.step in ("", READING):
        return f"Reading documents: {job.done:,} of {job.total:,}" if job.total else "Reading documents"
    if job.done >= job.total:
        return "Putting the tables together"
    return f"{job.step.capitalize()}: step {job.done + 1} of {job.total}"
