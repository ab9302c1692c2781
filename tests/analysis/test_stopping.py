"""Long work tells within each step how far it is, so that it can be stopped there; and it remembers what it did."""

import pytest

from analysis import caching
from analysis.comparison import compare
from analysis.progress import STEPS
from analysis.settings import Settings
from corpus import load
from corpus.document import Corpus, Document

QUICK = Settings(bootstrap=5, permutations=5)


@pytest.fixture(scope="module")
def sample(root):
    return load(root / "corpus" / "june_2025_call")


def reports(corpus, jobs=1):
    told = []
    compare(corpus, settings=QUICK, jobs=jobs, progress=lambda *report: told.append(report))
    return told


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_step_is_told_in_its_order_and_counts_up_to_its_end(sample, jobs):
    told = reports(sample, jobs)
    steps = list(dict.fromkeys(step for _, _, step in told))
    assert steps == [step for step in STEPS if step in steps]
    assert set(STEPS) - set(steps) <= {"comparing events"}
    assert all(0 <= done <= total for done, total, _ in told)
    assert {done for done, _, step in told if step == "finding topics"} == set(range(len(sample) + 1))


@pytest.mark.parametrize("step", ["finding topics", "judging topics", "matching quotations", "listing figures"])
def test_work_can_be_stopped_in_the_middle_of_a_step(sample, step):
    def stop(done, total, now):
        if now == step and 0 < done < total:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(sample, settings=QUICK, progress=stop)


def test_work_can_be_stopped_in_the_middle_of_a_long_document():
    line = "The White House said tariffs would stay.\n"
    long = Document("long", line * (caching.LONGEST // len(line) + 1))
    calls = []

    def stop(done, total, step):
        calls.append(step)
        if len(calls) > 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(Corpus((long,)), settings=QUICK, progress=stop)
    assert set(calls) == {"reading documents"}


def test_what_is_remembered_of_documents_does_not_change_the_result(sample):
    first, again = compare(sample, settings=QUICK), compare(sample, settings=QUICK)
    assert first.analysed[0] is again.analysed[0]
    assert first.topics.equals(again.topics)
    assert first.quotes.equals(again.quotes)
