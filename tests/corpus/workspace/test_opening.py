"""Where the store is, who may read it, and what is said where it cannot be used."""

import os
import socket
import sqlite3
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus.workspace import StoreError, open_store, where
from corpus.workspace.schema import VERSION


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.delenv("PARALLAX_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.skipif(sys.platform != "linux", reason="another system has another place")
def test_without_a_setting_the_store_is_a_file_in_the_users_data_folder(home):
    open_store().close()
    assert where() == str(home / "parallax" / "workspaces.sqlite")
    assert (home / "parallax" / "workspaces.sqlite").stat().st_size


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_on_the_machine_may_read_the_file(home):
    store = open_store()
    store.create("Mine")
    files = list((home / "parallax").iterdir())
    assert stat.S_IMODE((home / "parallax").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    store.close()


def test_the_variable_names_another_store(home, tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_STORE", f"sqlite:///{tmp_path}/elsewhere.sqlite")
    open_store().close()
    assert (tmp_path / "elsewhere.sqlite").exists()
    assert not home.exists()


def test_a_store_in_memory_is_shared_by_threads_and_leaves_no_file(home):
    from concurrent.futures import ThreadPoolExecutor

    store = open_store("sqlite://")
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda number: store.create(f"Number {number}").id, range(40)))
    assert {each.id for each in store.workspaces()} == set(made)
    assert not home.exists()
    store.close()


def test_the_password_of_a_server_is_not_told():
    told = where("postgresql+psycopg://ana:secret@example.org/desk")
    assert "secret" not in told
    assert "example.org/desk" in told


@pytest.mark.parametrize("url", ["nonsense", "no+such://thing", "https://example.org/desk", "postgresql+nothing://x/y"])
def test_an_address_that_is_none_is_refused_with_the_form_of_one(url):
    with pytest.raises(StoreError, match=r"postgresql\+psycopg://user:password@server/database"):
        open_store(url)


@pytest.mark.parametrize("content", [b"this is a letter, not a database\n" * 200, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_store_is_left_as_it_is_and_named(tmp_path, content):
    file = tmp_path / "letter.sqlite"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.sqlite is damaged or no store"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(StoreError, match=r"a file/deeper/x\.sqlite cannot be made"):
        open_store(f"sqlite:///{tmp_path}/a file/deeper/x.sqlite")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_may_not_be_written_to_is_named():
    # Not in pytest's own folder, which only the user who runs the tests may enter; and root may write anywhere.
    open_store("sqlite://").close()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        reader, writer = os.pipe()
        if not (child := os.fork()):
            try:
                if os.geteuid() == 0:
                    os.setuid(65534)
                open_store(f"sqlite:///{folder}/x.sqlite")
            except StoreError as error:
                os.write(writer, str(error).encode())
            finally:
                os._exit(0)
        os.close(writer)
        os.waitpid(child, 0)
        told = os.read(reader, 10_000).decode()
        os.close(reader)
    assert "x.sqlite cannot be made (Permission denied)" in told


def test_a_file_that_may_only_be_read_is_named(tmp_path):
    open_store(f"sqlite:///{tmp_path}/x.sqlite").close()
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        open_store(f"sqlite:///file:{tmp_path}/x.sqlite?mode=ro&uri=true").create("Mine")


def test_a_file_that_another_program_holds_is_said_to_be_held(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.workspace.connection.LOCK_SECONDS", 1)
    address = f"sqlite:///{tmp_path}/x.sqlite"
    store = open_store(address)
    other = sqlite3.connect(tmp_path / "x.sqlite")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="held by another program"):
        store.create("Mine")
    other.rollback()
    other.close()
    store.create("Mine")
    store.close()


def test_a_store_of_a_newer_version_is_left_alone(store, address):
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE parallax_meta SET value = {VERSION + 1}"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer version.*Update the program"):
        open_store(address)


def test_a_server_that_does_not_answer_is_named_with_what_to_check():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match="Check that the server runs") as told:
            open_store(f"postgresql://ana:secret@127.0.0.1:{port}/desk")
    assert "secret" not in str(told.value)


def test_a_server_that_accepts_and_then_says_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("corpus.workspace.connection.CONNECT_SECONDS", 2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        with pytest.raises(StoreError, match="cannot be used"):
            open_store(f"postgresql+psycopg://ana@127.0.0.1:{port}/desk")


def test_a_database_that_does_not_exist_is_named(server):
    with pytest.raises(StoreError, match="no_such_desk"):
        open_store(f"{server}/no_such_desk")


@pytest.mark.parametrize("address", ["server"], indirect=True)
def test_a_server_that_dropped_its_connections_is_used_again(store, address):
    workspace = store.create("Mine")
    dropped = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
    engine = create_engine(address)
    with engine.connect() as connection:
        connection.execute(text(f"{dropped} pg_backend_pid()"))
    engine.dispose()
    assert store.revision(workspace.id) == 1
