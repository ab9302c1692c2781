"""How far a comparison is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from analysis.progress import READING, STEPS

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from app_pages._work import Job

PATIENCE = 0.5
"""Seconds before anything is shown: most comparisons are done by then."""
STEP = 0.2
SHARE_OF_READING = 0.6


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
    step = STEPS.index(job.step) if job.step in STEPS else 0
    if not step:
        return SHARE_OF_READING * part
    return SHARE_OF_READING + (1 - SHARE_OF_READING) * (step - 1 + part) / (len(STEPS) - 1)


def told(job: Job) -> str:
    """Return how far the work is, in words."""
    step = (job.step or READING).capitalize()
    return f"{step}: {job.done:,} of {job.total:,}" if job.total else step
