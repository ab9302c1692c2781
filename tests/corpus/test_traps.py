"""Each trap loads to exactly the expected text or to one clear problem, and harms nothing beside it."""

import pytest
from traps import TRAPS, Trap

import corpus
from corpus.workspace.folder import zip_bytes

GOOD = "They met, and parted as friends."
SURE = [trap for trap in TRAPS if trap.texts and not trap.bounded]


def load(*traps: Trap):
    return corpus.load_files([*((trap.name, trap.data()) for trap in traps), ("good.txt", GOOD.encode())])


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.what for trap in TRAPS])
def test_a_trap_gives_its_text_or_its_problem(trap):
    loaded = load(trap)
    assert {document.doc_id: document.text for document in loaded.documents} == {**trap.texts, "good": GOOD}
    told = [str(problem) for problem in loaded.problems]
    assert len(told) == len(trap.problems), told
    for words, problem in zip(trap.problems, told, strict=True):
        assert words in problem


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap.problems], ids=lambda trap: trap.what)
def test_a_problem_names_the_file_and_says_what_to_do(trap):
    for problem in load(trap).problems:
        assert problem.name.startswith(trap.name.partition("/")[0])
        assert problem.what.endswith((".", ")"))
        assert len(problem.advice.split()) > 2
        assert not any(ord(character) < 32 for character in str(problem))


def test_all_traps_at_once_give_what_each_gives_alone():
    kept = [trap for trap in TRAPS if not trap.bounded]
    loaded = load(*kept)
    texts = sorted(document.text for document in loaded.documents)
    assert texts == sorted([GOOD, *(each for trap in kept for each in trap.texts.values())])
    assert len(loaded.problems) == sum(len(trap.problems) for trap in kept)


def test_every_text_says_where_it_came_from():
    for document in load(*SURE).documents:
        assert document.provenance.origin
        assert document.provenance.reader
        assert len(document.provenance.sha256) == 64


def test_what_came_of_the_traps_is_kept_and_read_back_the_same():
    loaded = load(*SURE)
    again = corpus.load_files([("kept.zip", zip_bytes(loaded))])
    assert again.fingerprint == loaded.fingerprint
    assert [each.text for each in again.documents] == [each.text for each in loaded.documents]


def test_links_in_circles_are_left_alone(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "round.txt").symlink_to(tmp_path / "about.txt")
    (tmp_path / "about.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
    loaded = corpus.load(tmp_path)
    assert [document.text for document in loaded.documents] == [GOOD]
    assert [problem.name for problem in loaded.problems] == ["about.txt", "round.txt"]


def test_a_pipe_and_a_device_in_a_folder_are_not_opened(tmp_path):
    import os

    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert [document.doc_id for document in corpus.load(tmp_path).documents] == ["good"]
