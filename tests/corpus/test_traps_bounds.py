"""Files made to eat memory do not get it: all of them at once stay below 500 MB."""

import json
import subprocess
import sys

import pytest
from traps import TRAPS

MAX_MB = 500
SECONDS = 240
LOAD = """
import json, pathlib, resource, sys
import corpus
loaded = corpus.load(sys.argv[1])
# The peak of this process alone: what getrusage tells may be that of the process which started it.
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([peak // 1024, [each.doc_id for each in loaded.documents], [str(each) for each in loaded.problems]]))
"""

pytest.importorskip("resource", reason="this system does not tell a process's memory")


@pytest.fixture(scope="module")
def loaded(root, tmp_path_factory):
    """Peak memory in MB, documents and problems of one load of all of them, in a process of its own."""
    folder = tmp_path_factory.mktemp("bombs")
    for trap in TRAPS:
        if trap.bounded:
            (folder / trap.name).write_bytes(trap.data())
    (folder / "good.txt").write_text("They met.", encoding="utf-8")
    command = [sys.executable, "-c", LOAD, str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=SECONDS)
    return json.loads(done.stdout)


def test_the_peak_stays_below_the_bound(loaded):
    assert loaded[0] < MAX_MB


def test_what_lies_beside_them_is_read(loaded):
    assert "good" in loaded[1]


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap.bounded and trap.problems], ids=lambda trap: trap.what)
def test_each_is_named_with_its_fault(loaded, trap):
    told = [line for line in loaded[2] if line.startswith(trap.name)]
    assert len(told) == 1
    assert trap.problems[0] in told[0]
