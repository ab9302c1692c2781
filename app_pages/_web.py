"""Texts from the web: pages that the reader names, and both sides' accounts of an event in the catalogue."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.profile import Profile, load_profile
from analysis.readings import counted
from app_pages._look import teller_label, voice_class
from corpus.document import Corpus, Document, Problem

if TYPE_CHECKING:
    from corpus.fetching import Network, Outcome, Wanted
    from corpus.official import Account, Event

Bring = Callable[[Corpus], Sequence[Document]]
"""Takes texts, with what was wrong beside them, in among those on screen; returns them as they are kept."""

STEP = 0.2
"""Seconds between two looks at how far the fetching is."""

LONGEST = 100_000
"""Characters of the field for addresses."""

PAGES, OFFICIAL = "Pages", "Official accounts"
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(slots=True)
class Job:
    """Pages being fetched, in a thread of their own so that the page can be stopped at any time.

    Attributes:
        wanted: What is fetched.
        title: What to call the texts together, "" where nothing says.
        outcomes: What came of those that are done.
        error: What went wrong in the program itself.
        stopped: Set when the reader wants no more.
        finished: Set when all are done.
    """

    wanted: tuple[Wanted, ...]
    title: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    error: Exception | None = None
    stopped: threading.Event = field(default_factory=threading.Event)
    finished: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Fetch until all is done or nobody wants more."""
        from corpus.fetching import fetch_each

        try:
            for outcome in fetch_each(self.wanted, network=network()):
                self.outcomes.append(outcome)
                if self.stopped.is_set():
                    break
        except Exception as error:  # noqa: BLE001 - raised again where the reader waits
            self.error = error
        finally:
            self.finished.set()


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a fetching.

    Attributes:
        added: Names of the documents that were added, with whose they are.
        problems: What went wrong.
        missed: Addresses of pages that could not be had.
        offline: Whether the machine seems to be off the network.
        left: Pages that were not tried since the reader stopped.
    """

    added: tuple[str, ...]
    problems: tuple[Problem, ...]
    missed: tuple[str, ...]
    offline: bool
    left: int


def network() -> Network:
    """Return the network that pages are fetched from; tests put their own in its place."""
    from corpus.fetching import Network

    return Network()


def draw(bring: Bring) -> None:
    """Draw the controls.

    Args:
        bring: Takes what was fetched in among the texts on screen.
    """
    profile = load_profile()
    job: Job | None = st.session_state.get("web_job")
    if job is not None:
        _wait(job, bring, profile)
        return
    report: Report | None = st.session_state.get("web_report")
    if report is not None:
        _tell(report)
    st.html(
        '<p class="px-quiet">Only the pages that you name are fetched, by this machine, from public sites and one at a '
        "time. Nothing else is sent anywhere.</p>"
    )
    # No tabs: they go back to the first one whenever something above them comes or goes.
    what = st.segmented_control("What to fetch", (PAGES, OFFICIAL), default=PAGES, required=True, key="web_what")
    if what == OFFICIAL:
        _event(profile)
    else:
        _pages()


def _pages() -> None:
    """Draw the field for addresses."""
    with st.form("web"):
        entered = st.text_area(
            "Addresses, one a line",
            key="web_addresses",
            height=110,
            max_chars=LONGEST,
            placeholder="https://www.whitehouse.gov/briefings-statements/…",
        )
        sent = st.form_submit_button("Fetch", icon=":material/download:", key="web_fetch")
    if sent:
        from corpus.fetching import Wanted, addresses_in

        wanted = tuple(Wanted(address) for address in addresses_in(str(entered or "")))
        if wanted:
            _start(wanted)
        else:
            st.html('<p class="px-item" role="alert">There is no address yet: put one into the field above.</p>')


def _event(profile: Profile) -> None:
    """Draw the choice of an event, where it is told, and the button that brings both accounts in."""
    from corpus.official import load_catalogue, wanted_of

    events = load_catalogue()
    left, right = st.columns([1, 3])
    years = sorted({event.year for event in events}, reverse=True)
    year = left.selectbox("Year", years, key="web_year")
    of_year = [event for event in reversed(events) if event.year == year]
    event = right.selectbox(
        "Meeting or call", of_year, format_func=lambda event: f"{event.date}: {event.title}", key="web_event"
    )
    if event is None:
        return
    people = " and ".join(", ".join(event.participants.get(side, ())) for side in profile.side_ids)
    where = f"{event.kind.capitalize()}{f' in {event.place}' if event.place else ''}"
    st.html(f'<p class="px-item">{escape(where)}: {escape(people)}</p>')
    wanted = wanted_of(event, profile)
    label = "Bring what there is in" if event.untold(profile) else "Bring both accounts in"
    if st.button(label, key="web_official", icon=":material/download:", disabled=not wanted):
        _start(wanted, event.title)
    _accounts(event, profile)


def _accounts(event: Event, profile: Profile) -> None:
    """Draw each account with its address, to copy."""
    for side in (*profile.side_ids, "joint"):
        accounts = [account for account in event.accounts if account.side == side]
        if not accounts and side == "joint":
            continue
        style = voice_class(profile, "both" if side == "joint" else side)
        st.html(
            f'<p class="px-item"><b class="px-side {style}">{escape(teller_label(profile, side))}</b>'
            f"{'' if accounts else ': no address is known. If there is an account, paste its text.'}</p>"
        )
        for account in accounts:
            st.html(f'<p class="px-item px-quiet">{escape(_told(account))}</p>')
            st.code(account.address, language=None, wrap_lines=True)


def _told(account: Account) -> str:
    """Return what an account is, in a line."""
    from corpus.official import NOT_READ

    watched = "; a video, which is not fetched" if account.kind in NOT_READ else ""
    language = LANGUAGES.get(account.language, account.language)
    return f"{account.kind.capitalize()}, {language}, {account.date}{watched}"


def _start(wanted: tuple[Wanted, ...], title: str = "") -> None:
    """Fetch in the background and show how far it is."""
    job = Job(wanted, title)
    st.session_state.pop("web_report", None)
    st.session_state["web_job"] = job
    threading.Thread(target=job.run, name="fetching", daemon=True).start()
    st.rerun()


def _wait(job: Job, bring: Bring, profile: Profile) -> None:
    """Show how far the fetching is until it ends or is stopped, then keep what was fetched."""
    total = len(job.wanted)
    bar = st.progress(0.0, text="Fetching")
    address = st.empty()
    st.button("Stop", key="web_stop", on_click=job.stopped.set, icon=":material/stop_circle:")
    # Each update is a point at which the script gives way to a click.
    while not job.stopped.is_set() and not job.finished.wait(STEP):
        done = len(job.outcomes)
        bar.progress(done / total, text=f"Fetching page {min(done + 1, total)} of {total}")
        address.html(f'<p class="px-quiet">{escape(job.wanted[min(done, total - 1)].address)}</p>')
    del st.session_state["web_job"]
    if job.error is not None:
        raise job.error
    st.session_state["web_report"] = _kept(job, bring, profile)
    st.rerun()


def _kept(job: Job, bring: Bring, profile: Profile) -> Report:
    """Keep the documents, with the problems beside them, and return what came of it.

    Where no page could be had nothing is kept: the reader sees why, and there is nothing that the problems belong to.
    """
    from corpus.fetching import gathered

    outcomes = list(job.outcomes)  # the thread may still be at a page that nobody waits for
    brought = gathered(outcomes)
    kept = bring(Corpus(brought.documents, brought.problems, title=job.title)) if brought.documents else ()
    return Report(
        added=tuple(f"{each.title or each.doc_id} ({teller_label(profile, each.teller)})" for each in kept),
        problems=brought.problems,
        missed=tuple(outcome.wanted.address for outcome in outcomes if outcome.document is None),
        offline=brought.offline,
        left=len(job.wanted) - len(outcomes),
    )


def _tell(report: Report) -> None:
    """Draw what came of the last fetching; what failed stays on screen so that its address can be copied."""
    from corpus.fetching import archived

    if report.added:
        names = "".join(f"<li>{escape(name)}</li>" for name in report.added)
        st.html(
            f'<div class="px-item" role="status"><b>Added {counted(len(report.added), "text")}.</b>'
            f"<ul>{names}</ul></div>"
        )
    if report.left:
        st.html(f'<p class="px-item" role="status">Stopped: {report.left} of the pages were not fetched.</p>')
    if report.offline:
        st.html(
            '<p class="px-item" role="alert"><b>This machine seems to be off the network.</b> The pages were not '
            "fetched. Open them elsewhere and paste or upload their texts, or try again.</p>"
        )
        for missed in report.missed:
            st.code(missed, language=None, wrap_lines=True)
        return
    for problem in report.problems:
        # The archived copy stands below, where it can be copied.
        advice = problem.advice.replace(archived(problem.name), "").strip()
        st.html(
            f'<div class="px-item" role="alert"><b>{escape(problem.name)}</b><br>{escape(problem.what)} '
            f'<span class="px-quiet">{escape(advice)}</span></div>'
        )
        if advice != problem.advice:
            st.code(archived(problem.name), language=None, wrap_lines=True)
