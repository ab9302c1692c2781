"""The README is kept true: commands, options, tables, columns, formats and figures in it exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from analysis import measures
from analysis.formats import FORMATS
from analysis.profile import load_profile
from analysis.tables import TABLES, columns
from corpus.__main__ import _parser
from corpus.official import load_catalogue
from corpus.readers import readers

RUN = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/streamlit run app.py"
TEST = "python3 -m venv .venv && .venv/bin/pip install -r tests/requirements.txt && .venv/bin/python -m pytest"


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [RUN, TEST], ids=["run", "test"])
def test_the_command_stands_on_a_line_of_its_own(readme, command):
    assert readme.splitlines().count(command) == 1


def test_continuous_integration_runs_the_readmes_test_command(root):
    shown = subprocess.run(["bash", ".ci/run", "--show"], cwd=root, capture_output=True, text=True, check=True).stdout
    assert shown.strip() == TEST


@pytest.mark.parametrize("table", TABLES)
def test_each_column_of_the_table_is_explained(readme, table):
    section = re.search(rf"^### {table}: .*?(?=^##)", readme, re.MULTILINE | re.DOTALL)
    explained = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|(.*?)\|", section[0], re.MULTILINE))))
    assert explained == set(columns(table, load_profile()))


def test_each_option_is_explained_and_none_is_invented(readme, root):
    command = [sys.executable, "-m", "analysis", "compare", "--help"]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    section = readme.split("## Command line")[1].split("\n## ")[0]
    assert set(re.findall(r"--[a-z]+", section)) == set(re.findall(r"--[a-z]+", told)) - {"--help"}


def test_each_command_that_brings_texts_in_is_explained_and_none_is_invented(readme):
    section = readme.split("## Texts from the web")[1].split("\n## ")[0]
    for command in re.findall(r"python -m (corpus .*)", section):
        options = _parser().parse_args(command.split()[1:])
        assert getattr(options, "event", "") in {"", *(event.id for event in load_catalogue())}
    assert set(re.findall(r"-m corpus (\w+)", section)) == {"events", "fetch"}


def test_each_format_is_named(readme):
    section = readme.split("## Command line")[1].split("\n## ")[0]
    assert not [name for name in FORMATS if f"`{name}`" not in section]


def test_each_kind_of_file_that_is_read_is_named(readme):
    section = readme.split("## Your own texts")[1].split("\n## ")[0]
    assert not [suffix for suffix in readers() if f"`{suffix}`" not in section]


def test_the_profile_in_the_readme_can_be_used(readme, tmp_path):
    text = next(block for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL) if "[[sides]]" in block)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    assert load_profile(tmp_path / "own.toml").side_ids == ("moscow", "washington")


def test_the_figure_given_for_g2_is_what_the_program_computes(readme):
    g2 = float(measures.log_likelihood_g2(12_000, 10_000, 1_000_000, 1_000_000))
    assert f"the first gives {g2:.2f}" in readme


def test_every_file_that_the_readme_points_to_exists(readme, root):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert not [target for target in targets if not (root / target).exists()]


def test_the_tests_requirements_begin_with_the_programs(root):
    assert (root / "tests" / "requirements.txt").read_text(encoding="utf-8").startswith("-r ../requirements.txt\n")
