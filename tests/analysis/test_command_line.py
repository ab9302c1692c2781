"""The command line: exit codes, messages, and what it leaves on the disk."""

import io
import subprocess
import sys

import pytest

from analysis import __main__ as command_line
from analysis import console
from analysis.console import ProgressLine, say

ARTICLE = (
    "President Donald Trump said the call was about trade and that rare earths would flow again. "
    "Xi Jinping urged the United States to remove the negative measures it has taken, according to Xinhua. "
    "The White House said both teams would meet soon. China's foreign ministry said Taiwan came up.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "texts" / "article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def run(capsys):
    """Return a function that runs the command line and gives its exit code, what it said and what it complained of."""

    def call(*arguments):
        try:
            code = command_line.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_a_comparison_is_written_and_summed_up(run, article, tmp_path):
    code, said, _ = run("compare", article, "--out", tmp_path / "out")
    assert code == 0
    assert "only Washington raises" in said
    assert (tmp_path / "out" / "passages.csv").exists()


def test_formats_may_be_asked_for_in_any_case_and_with_spaces(run, article, tmp_path):
    code, _, _ = run("compare", article, "--out", tmp_path / "out", "--format", "XLSX, json")
    assert code == 0
    assert (tmp_path / "out" / "comparison.xlsx").exists()
    assert not (tmp_path / "out" / "passages.csv").exists()


def test_the_same_run_gives_the_same_files(run, article, tmp_path):
    for name in ("first", "second"):
        run("compare", article, "--out", tmp_path / name, "--format", "csv,xlsx,json,parquet,md,html")
    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()}


def test_the_seed_stands_in_the_run_record(run, article, tmp_path):
    run("compare", article, "--out", tmp_path / "out", "--seed", "7")
    assert '"seed": 7' in (tmp_path / "out" / "run.json").read_text(encoding="utf-8")


def test_an_empty_folder_is_nothing_to_compare(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, complaint = run("compare", tmp_path / "empty", "--out", tmp_path / "out")
    assert (code, "nothing to compare" in complaint) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))),
        ("table.csv", b"title,pages\nx,y\n"),
    ],
)
def test_a_file_without_usable_text_is_named(run, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    code, _, complaint = run("compare", tmp_path / name, "--out", tmp_path / "out")
    assert (code, name in complaint) == (1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("President Trump said tariffs must fall. The White House said teams would meet.", "the voice of Beijing"),
        ("Rain fell on the harbour all day. The boats stayed in.", "the voice of Washington or Beijing"),
    ],
)
def test_a_corpus_that_cannot_be_contrasted_says_so(run, tmp_path, text, said):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    code, summary, _ = run("compare", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert code == 0
    assert f"No passage carries {said}, so nothing can be contrasted" in summary


def test_a_missing_path_is_named(run, tmp_path):
    code, _, complaint = run("compare", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert (code, "nowhere: there is no such file" in complaint) == (2, True)


def test_out_that_is_a_file_is_named(run, article, tmp_path):
    (tmp_path / "taken").write_text("mine")
    code, _, complaint = run("compare", article, "--out", tmp_path / "taken")
    assert (code, "taken is a file" in complaint) == (2, True)
    assert (tmp_path / "taken").read_text() == "mine"


def test_out_below_a_file_is_refused_before_the_work(run, article):
    code, _, complaint = run("compare", article, "--out", article / "deep" / "out")
    assert (code, "article.txt is a file" in complaint) == (2, True)


def test_a_table_that_cannot_be_replaced_is_named(run, article, tmp_path):
    (tmp_path / "out" / "passages.csv").mkdir(parents=True)
    code, _, complaint = run("compare", article, "--out", tmp_path / "out")
    assert (code, "passages.csv" in complaint) == (2, True)


def test_a_broken_profile_is_named(run, article, tmp_path):
    (tmp_path / "mine.toml").write_text("sides = [")
    code, _, complaint = run("compare", article, "--out", tmp_path / "out", "--profile", tmp_path / "mine.toml")
    assert (code, "mine.toml" in complaint) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [("--format", "csv,doc", "doc"), ("--format", ",", "no format"), ("--jobs", "0", "'0'"), ("--jobs", "two", "'two'")]
    + [("--seed", "-3", "'-3'"), ("--seed", "99999999999", "'99999999999'")],
)
def test_a_wrong_option_is_named(run, article, tmp_path, option, value, named):
    code, _, complaint = run("compare", article, "--out", tmp_path / "out", f"{option}={value}")
    assert (code, named in complaint) == (2, True)


def test_an_interruption_is_quiet(run, article, tmp_path, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "_load", interrupt)
    assert run("compare", article, "--out", tmp_path / "out") == (130, "", "")


def test_help_does_not_wait_for_the_tables_machinery(root):
    asks = "import sys, analysis.__main__; sys.exit('pandas' in sys.modules or 'sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], cwd=root, check=False).returncode == 0


def test_the_module_runs_as_the_documentation_says(root):
    command = [sys.executable, "-m", "analysis", "compare", "--help"]
    assert "--out DIR" in subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def test_a_message_shows_control_characters_as_question_marks():
    stream = io.StringIO()
    say(stream, "a\x1b[2Jb\nc")
    assert stream.getvalue() == "a?[2Jb\nc\n"


def test_a_message_survives_a_terminal_that_lacks_its_letters():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    say(stream, "通话.txt")
    assert stream.buffer.getvalue() == b"??.txt\n"


def test_short_work_is_done_without_progress_where_lines_cannot_be_rewritten():
    stream = io.StringIO()
    ProgressLine(stream, terminal=False)(1, 2, "reading documents")
    assert stream.getvalue() == ""


def test_each_step_of_long_work_is_told_once_where_lines_cannot_be_rewritten(monkeypatch):
    monkeypatch.setattr(console, "PATIENCE", -1)
    stream = io.StringIO()
    line = ProgressLine(stream, terminal=False)
    for done, doing in ((1, "reading documents"), (2, "reading documents"), (0, "finding topics")):
        line(done, 2, doing)
    assert stream.getvalue() == "reading documents: 1 of 2\nfinding topics: 0 of 2\n"


def test_progress_on_a_terminal_leaves_a_clear_line():
    stream = io.StringIO()
    line = ProgressLine(stream, terminal=True)
    line(2, 2, "reading documents")
    line.close()
    assert stream.getvalue() == "\rreading documents: 2 of 2\r                         \r"
