"""Long work tells how far it is, can be stopped, and is done once for all who wait for it."""

import gc
import threading

import pytest

from analysis.progress import STEPS
from app_pages import _progress, _work
from app_pages._work import Job, StoppedError, Works
from tests.app.conftest import html_of


@pytest.fixture
def works():
    return Works()


def test_documents_are_counted_as_they_are_read():
    assert _progress.told(Job(done=3, total=1200, step="reading documents")) == "Reading documents: 3 of 1,200"


def test_later_steps_are_named_and_counted():
    assert _progress.told(Job(done=2, total=5, step="judging topics")) == "Judging topics: 2 of 5"


def test_progress_never_goes_back():
    reported = [(step, done, 4) for step in STEPS for done in range(5)]
    fractions = [_progress.fraction(Job(done=done, total=total, step=step)) for step, done, total in reported]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1


def test_two_sessions_wait_for_one_and_the_same_work(works):
    go, runs = threading.Event(), []

    def run(report):
        runs.append(report)
        go.wait(10)
        return "result"

    first, second = works.join("key", "a", run), works.join("key", "b", run)
    go.set()
    assert first.finished.wait(10)
    assert first is second
    assert len(runs) == 1
    assert works.kept("key") == "result"


def test_work_that_nobody_waits_for_ends_at_its_next_step(works):
    go = threading.Event()

    def run(report):
        go.wait(10)
        report(1, 2, "reading documents")
        return "result"

    job = works.join("key", "a", run)
    works.leave("key", "a")
    go.set()
    assert job.finished.wait(10)
    with pytest.raises(StoppedError):
        job.outcome()
    assert works.kept("key") is None


def test_stopping_takes_nothing_from_another_session(works):
    go = threading.Event()

    def run(report):
        go.wait(10)
        report(1, 2, "reading documents")
        return "result"

    job = works.join("key", "a", run)
    works.join("key", "b", run)
    works.leave("key", "a")
    go.set()
    assert job.finished.wait(10)
    assert job.outcome() == "result"


def test_an_error_reaches_whoever_waits_and_is_not_kept(works):
    def run(report):
        raise ValueError("no")

    job = works.join("key", "a", run)
    assert job.finished.wait(10)
    with pytest.raises(ValueError, match="no"):
        job.outcome()
    assert works.kept("key") is None


def test_only_the_last_results_are_kept(works):
    for number in range(_work.MOST_KEPT + 1):
        assert works.join(str(number), "a", lambda _: "result").finished.wait(10)
    assert works.kept("0") is None
    assert works.kept(str(_work.MOST_KEPT)) == "result"


def test_a_stopped_comparison_can_be_started_again(app, monkeypatch):
    from app_pages import _state

    real = _state.compare
    answers = [StoppedError(), None]

    def once_stopped(*given):
        if answers and (answer := answers.pop(0)):
            raise answer
        return real(*given)

    monkeypatch.setattr(_state, "compare", once_stopped)
    app.run()
    assert "Stopped" in html_of(app)
    assert not app.error
    app.button(key="again").click().run()
    assert "Beijing alone raises" in html_of(app)


def test_what_stays_in_memory_is_looked_through_by_the_collector_once():
    from app_pages._work import settle

    before = gc.get_freeze_count()
    settle("a page of this test")
    once = gc.get_freeze_count()
    kept = [[] for _ in range(1000)]
    settle("a page of this test")
    assert before < once
    assert gc.get_freeze_count() <= once
    assert len(kept) == 1000
