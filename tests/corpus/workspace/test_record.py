"""The record of corrections: nothing is lost, the newest of a place counts, taking back is recorded too."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from corpus.corrections import Correction
from corpus.document import Document
from corpus.workspace import StoreError, open_store

TEXT = Document("one", "Trump raised tariffs. Xi raised Taiwan.")
TELLER = Correction("teller", TEXT.text_hash, TEXT.doc_id, "us", before="press", author="Ana")
VOICE = Correction("voice", TEXT.text_hash, TEXT.doc_id, "beijing", start=22, end=39, before="reporter", author="Bo")
TOPIC = Correction("topic", TEXT.text_hash, TEXT.doc_id, "not_raised", start=0, end=20, topic="tariffs")


@pytest.fixture
def desk(store):
    workspace = store.create("Mine")
    store.keep(workspace.id, [TEXT])
    return workspace.id


def run(address, code, *arguments):
    """Start a program of its own that works on the store."""
    head = f"import sys\nfrom corpus.corrections import Correction\nfrom corpus.workspace import open_store\n{code}"
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(head), address, *arguments], stdout=subprocess.PIPE, text=True
    )


def test_a_correction_gets_a_number_and_a_time_and_keeps_the_rest(store, desk):
    made = store.correct(desk, VOICE)
    assert (made.number, made.author, made.before, made.start, made.end) == (1, "Bo", "reporter", 22, 39)
    assert made.made.endswith("+00:00")
    assert store.corrections(desk) == (made,)


def test_a_corrected_field_shows_in_the_corpus_and_other_kinds_go_along(store, desk):
    made = [store.correct(desk, each) for each in (TELLER, VOICE, TOPIC)]
    corpus = store.corpus(desk)
    assert (corpus.documents[0].teller, corpus.documents[0].teller_reason) == ("us", "set by the reader")
    assert list(corpus.corrections) == made


def test_the_newest_correction_of_a_place_counts_and_the_record_has_both(store, desk):
    store.correct(desk, TELLER)
    second = store.correct(desk, Correction("teller", TEXT.text_hash, TEXT.doc_id, "beijing"))
    assert store.corrections(desk) == (second,)
    assert [entry.correction.value for entry in store.history(desk)] == ["us", "beijing"]


def test_what_is_taken_back_stays_in_the_record_with_who_and_when(store, desk):
    made = store.correct(desk, TELLER)
    store.undo(desk, made.number, author=" Cai ")
    (entry,) = store.history(desk)
    assert (entry.correction, entry.undone_by) == (made, "Cai")
    assert entry.undone_at.endswith("+00:00")
    assert store.corpus(desk).documents[0].teller == "press"


def test_taking_back_the_newest_brings_back_what_it_replaced(store, desk):
    store.correct(desk, TELLER)
    second = store.correct(desk, Correction("teller", TEXT.text_hash, TEXT.doc_id, "beijing"))
    store.undo(desk, second.number)
    assert store.corpus(desk).documents[0].teller == "us"


def test_what_was_taken_back_can_be_corrected_again(store, desk):
    store.undo(desk, store.correct(desk, TELLER).number)
    again = store.correct(desk, TELLER)
    assert store.corrections(desk) == (again,)
    assert len(store.history(desk)) == 2


def test_taking_back_twice_changes_nothing(store, desk):
    number = store.correct(desk, TELLER).number
    store.undo(desk, number, author="Ana")
    store.undo(desk, number, author="Bo")
    assert [entry.undone_by for entry in store.history(desk)] == ["Ana"]


def test_a_correction_that_does_not_exist_cannot_be_taken_back(store, desk):
    with pytest.raises(StoreError, match="no correction number 7"):
        store.undo(desk, 7)


def test_a_correction_stays_with_its_text_and_never_lands_on_another_of_the_same_name(store, desk):
    store.correct(desk, TELLER)
    store.take_out(desk, TEXT.doc_id)
    store.keep(desk, [Document("one", "Another text.")])
    assert store.corpus(desk).documents[0].teller == "press"
    store.keep(desk, [Document("two", TEXT.text)])
    assert {each.doc_id: each.teller for each in store.corpus(desk).documents} == {"one": "press", "two": "us"}


def test_several_corrections_are_kept_all_or_none(store, desk):
    with pytest.raises(StoreError):
        store.correct_all(desk, [TELLER, Correction("voice", None, "one", "us")])
    assert store.history(desk) == ()
    assert [each.number for each in store.correct_all(desk, [TELLER, VOICE])] == [1, 2]


def test_two_people_who_correct_at_once_lose_nothing(address, store, desk):
    code = """
store, (_, address, desk, who) = open_store(sys.argv[1]), sys.argv
for number in range(40):
    made = store.correct(desk, Correction("outlet", "%016d" % number, "one", who, author=who))
    if number % 4 == 0:
        store.undo(desk, made.number, author=who)
"""
    both = [run(address, code, desk, who) for who in ("ana", "bo")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    history = store.history(desk)
    assert [entry.correction.number for entry in history] == list(range(1, 81))
    for who in ("ana", "bo"):
        mine = [entry for entry in history if entry.correction.author == who]
        assert [entry.correction.text_hash for entry in mine] == [f"{number:016d}" for number in range(40)]
        assert [entry.undone_by for entry in mine if entry.undone_at] == [who] * 10


def test_two_programs_that_start_at_once_make_the_tables_once(address):
    code = """
store = open_store(sys.argv[1])
print(store.for_base("sample").id)
"""
    started = [run(address, code) for _ in range(4)]
    told = [process.communicate(timeout=120)[0].strip() for process in started]
    assert [process.returncode for process in started] == [0] * 4
    assert len(set(told)) == 1


def test_a_program_that_is_killed_right_after_a_correction_has_kept_it(address, store, desk):
    code = """
store = open_store(sys.argv[1])
made = store.correct(sys.argv[2], Correction("teller", sys.argv[3], "one", "us"))
print(made.number, flush=True)
import time
time.sleep(600)
"""
    process = run(address, code, desk, TEXT.text_hash)
    assert process.stdout.readline().strip() == "1"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=60)
    later = open_store(address)
    assert later.corpus(desk).documents[0].teller == "us"
    later.close()
