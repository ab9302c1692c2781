"""Real stores: a file of SQLite, and a PostgreSQL server that is started on loopback."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from corpus.workspace import open_store

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "16MB"}


def _absent(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and a run under CI=true must not skip the server.")
    pytest.skip(f"{reason}: these tests need Debian's package postgresql.")


def _as_user():
    """How to become somebody whom the server accepts: it refuses to run as root."""
    if os.geteuid() != 0:
        return [], None
    for name in ("postgres", "nobody"):
        try:
            return ["setpriv", f"--reuid={name}", "--clear-groups", "--"], pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return _absent("There is no user postgres or nobody to run the server as")


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL server, without a database's name."""
    if not PROGRAMS or not shutil.which("setpriv"):
        _absent("PostgreSQL is absent")
    programs, (become, uid) = PROGRAMS[-1].parent, _as_user()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not in pytest's own folder, which only the user who runs the tests may enter.
    home = Path(tempfile.mkdtemp(prefix="parallax-"))
    if uid is not None:
        os.chown(home, uid, -1)
    data, log = home / "data", home / "log.txt"
    make = [*become, programs / "initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    subprocess.run(make, check=True, capture_output=True, cwd=home)
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    start = [*become, programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", home, *options]
    with log.open("wb") as output:
        process = subprocess.Popen(start, stdout=output, stderr=subprocess.STDOUT, cwd=home)
    try:
        ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        for _ in range(300):
            if subprocess.run(ready, check=False).returncode == 0:
                break
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            pytest.fail(f"The server did not start:\n{log.read_text()}")
        if process.poll() is not None:
            pytest.fail(f"The server did not start:\n{log.read_text()}")
        yield f"postgresql+psycopg://desk@127.0.0.1:{port}"
    finally:
        # On SIGTERM it would wait until every store has let go of it.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["file", "server"])
def address(request, tmp_path):
    """The address of an empty store of either kind."""
    if request.param == "file":
        return f"sqlite:///{tmp_path}/store/workspaces.sqlite"
    import psycopg

    server = request.getfixturevalue("server")
    name = f"desk_{time.monotonic_ns()}"
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def store(address):
    """An empty store of either kind."""
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def reopen(address):
    """Open the same store once more, as another program would."""
    opened = []

    def again():
        opened.append(open_store(address))
        return opened[-1]

    yield again
    for each in opened:
        each.close()
