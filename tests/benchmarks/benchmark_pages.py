"""How long the server takes to answer a reader who opens, changes pages, filters and selects; alone and ten at once.

    python tests/benchmarks/benchmark_pages.py
    python tests/benchmarks/benchmark_pages.py --documents 200 --sessions 10 --browser

It starts the program on a free port of loopback and talks to it as a browser does, over Streamlit's own protocol, so
the figures are the server's: from sending a change to having received all that it draws. The processor time beside them
is what the same takes on an idle machine at most, where other programs delay the answers. With `--browser` it opens the
page in Debian's Chromium as well, until the first sentence is on screen. A corpus of generated articles with sentences
of the sample between them stands for the reader's own; without `--documents` the sample is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from generated_text import article
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("", "read", "topics", "terms", "quotes", "series", "documents", "export", "method")
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer took.

    Attributes:
        seconds: Until all of it had arrived.
        processor: Seconds of the server's processor time.
        size: Its bytes.
    """

    seconds: float
    processor: float
    size: int


Change = tuple[str, str, Callable[[int], tuple[str, Any]]]
"""A page, a widget's key, and what returns the field of its state and the value for each round."""


def _row(number: int) -> tuple[str, Any]:
    return "string_value", json.dumps({"selection": {"rows": [number + 1], "columns": [], "cells": []}})


def _text(*values: str) -> Callable[[int], tuple[str, Any]]:
    return lambda number: ("string_value", values[number % len(values)])


CHANGES: tuple[Change, ...] = (
    ("topics", "topic_table", _row),
    ("topics", "topic_search", _text("taiwan", "", "trade", "visa")),
    ("terms", "term_table", _row),
    ("terms", "term_search", _text("a", "e", "tr", "")),
    ("terms", "omitted", lambda number: ("bool_value", number % 2 == 0)),
    ("quotes", "quote_table", _row),
    ("quotes", "quote_search", _text("trade", "", "the", "call")),
)


@dataclass(frozen=True, slots=True)
class Program:
    """The program under measure.

    Attributes:
        port: Where it listens.
        process: Its number.
    """

    port: int
    process: int

    def processor(self) -> float:
        """Return the seconds of processor time that it has taken so far, where Linux tells."""
        try:
            fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Session:
    """A reader's connection.

    Attributes:
        widgets: The ids of the widgets on the page, by their keys.
        pages: The hash of each page's script, by its path.
        wrong: What went wrong on the pages so far.
    """

    def __init__(self, program: Program, query: str) -> None:
        self.widgets: dict[str, str] = {}
        self.pages: dict[str, str] = {}
        self.wrong: list[str] = []
        self._states: dict[str, WidgetState] = {}
        self._program, self._query, self._page = program, query, ""
        self._socket = connect(
            f"ws://127.0.0.1:{program.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            open_timeout=60,
        ).__enter__()

    def run(self, *, page: str | None = None) -> Taken:
        """Run a page and return what it took until all of it had arrived."""
        if page is not None and page != self._page:
            self._page, self._states = page, {}
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_script_hash = self.pages.get(self._page, "")
        asked.rerun_script.widget_states.widgets.extend(self._states.values())
        start, worked, size = time.perf_counter(), self._program.processor(), 0
        self._socket.send(asked.SerializeToString())
        while True:
            received = self._socket.recv(timeout=1800)
            size += len(received)
            message = ForwardMsg()
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())
            self._note(message)
            if message.WhichOneof("type") == "script_finished":
                return Taken(time.perf_counter() - start, self._program.processor() - worked, size)

    def change(self, key: str, field: str, value: Any) -> Taken:
        """Set a widget as a reader would and run the page."""
        state = WidgetState(id=self.widgets[key], **{field: value})
        self._states[state.id] = state
        return self.run()

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _note(self, message: ForwardMsg) -> None:
        """Note widgets, pages and failures of a message."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {item.url_pathname: item.page_script_hash for item in message.navigation.app_pages}
            default = next((item for item in message.navigation.app_pages if item.is_default), None)
            if default is not None:
                self.pages[""] = default.page_script_hash
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        name = element.WhichOneof("type")
        drawn = getattr(element, name) if name else None
        if identity := getattr(drawn, "id", ""):
            self.widgets[identity.split("-", 2)[-1]] = identity
        if name == "exception" or (name == "alert" and drawn is not None and drawn.format == drawn.Format.ERROR):
            self.wrong.append(str(drawn)[:300])


@contextmanager
def server() -> Iterator[Program]:
    """Start the program on a free port and stop it at the end."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as kept:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += ["--server.port", str(port), "--server.headless", "true"]
        environment = {**os.environ, "PARALLAX_STORE": f"sqlite:///{kept}/store.sqlite"}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield Program(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


def make_corpus(folder: Path, documents: int) -> None:
    """Write generated articles, each with sentences of the sample between its own."""
    sample = sorted((ROOT / "corpus" / "june_2025_call").glob("*.md"))
    lines = [line for path in sample for line in path.read_text(encoding="utf-8").split("\n\n") if len(line) > 80]
    for number in range(documents):
        draw = random.Random(number)
        own = article(number, sentences=30).split("\n\n")
        body = own[1:] + draw.sample(lines, 8)
        draw.shuffle(body)
        (folder / f"article_{number:04}.txt").write_text("\n\n".join([own[0], *body]), encoding="utf-8")


def measure(program: Program, query: str) -> dict[str, list[Taken]]:
    """Return what each kind of interaction took, each time."""
    taken: dict[str, list[Taken]] = defaultdict(list)
    session = Session(program, query)
    taken["first opening"].append(session.run())
    for _ in range(ROUNDS):
        other = Session(program, query)
        taken["opening"].append(other.run())
        other.close()
    for number in range(ROUNDS):
        for page in PAGES:
            taken[f"page {page or 'overview'}"].append(session.run(page=page))
        for page, key, value in CHANGES:
            session.run(page=page)
            if key in session.widgets:
                taken[f"change {key}"].append(session.change(key, *value(number)))
    session.close()
    if session.wrong:
        sys.stdout.write(f"WRONG: {session.wrong[:3]}\n")
    return taken


def together(program: Program, query: str, sessions: int) -> tuple[list[float], list[str]]:
    """Return how long each of several sessions at once took over all pages, and what went wrong."""
    seconds: list[float] = []
    wrong: list[str] = []

    def walk() -> None:
        try:
            session = Session(program, query)
            start = time.perf_counter()
            for page in PAGES:
                session.run(page=page)
            seconds.append(time.perf_counter() - start)
            wrong.extend(session.wrong)
            session.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
            wrong.append(repr(error))

    threads = [threading.Thread(target=walk) for _ in range(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds, wrong


def in_a_browser(program: Program, query: str) -> list[float]:
    """Return the seconds from opening a started server in a new browser to the first sentence on screen."""
    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(ROUNDS):
            context = browser.new_context(viewport={"width": 1440, "height": 1000})
            page = context.new_page()
            start = time.perf_counter()
            page.goto(f"http://127.0.0.1:{program.port}/?{query}", wait_until="commit")
            page.wait_for_selector(".px-lead")
            taken.append(time.perf_counter() - start)
            context.close()
        browser.close()
    return taken


def percentile(values: list[float], share: float) -> float:
    """Return a percentile, the next value above where it falls between two."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(taken: dict[str, list[Taken]]) -> None:
    """Write a line for each kind of interaction, and one for all but the openings."""
    every = [figure for name, figures in taken.items() if "opening" not in name for figure in figures]
    for name, figures in (*taken.items(), (f"all {len(every)} interactions", every)):
        seconds = [figure.seconds for figure in figures]
        processor = statistics.mean(figure.processor for figure in figures)
        size = statistics.median(figure.size for figure in figures)
        middle, late = statistics.median(seconds), percentile(seconds, 0.95)
        times = (("median", middle), ("p95", late), ("processor", processor))
        columns = (f"{what} {1000 * taken_for:6.0f} ms" for what, taken_for in times)
        sys.stdout.write("   ".join((f"{name:20}", *columns, f"{size / 1024:5.0f} kB\n")))


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=0, help="size of a generated corpus; 0 measures the sample")
    parser.add_argument("--sessions", type=int, default=10, help="sessions at once")
    parser.add_argument("--browser", action="store_true", help="open the page in Chromium as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server() as program:
        query = ""
        if options.documents:
            make_corpus(Path(folder), options.documents)
            query = urlencode({"corpus": "folder", "folder": folder})
        report(measure(program, query))
        if options.browser:
            seconds = in_a_browser(program, query)
            sys.stdout.write(
                f"in a browser, to the first sentence: median {statistics.median(seconds):.2f} s, "
                f"worst {max(seconds):.2f} s\n"
            )
        seconds, wrong = together(program, query, options.sessions)
        sys.stdout.write(
            f"{options.sessions} sessions at once over {len(PAGES)} pages: median {statistics.median(seconds):.1f} s, "
            f"worst {max(seconds):.1f} s, {len(wrong)} errors {wrong[:2] or ''}\n"
        )


if __name__ == "__main__":
    main()
