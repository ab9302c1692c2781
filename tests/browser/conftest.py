"""The started program and a real browser: Debian's Chromium through Playwright."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# On a page other than the first, Streamlit's own script asks for these below the page's path before the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def _absent(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and a run under CI=true must not skip the browser.")
    pytest.skip(f"{reason}: the browser suite needs Debian's Chromium and Playwright.")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of the program, started on a free port of loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                if process.poll() is not None:
                    pytest.fail(f"The program did not start:\n{log.read_text()}")
                time.sleep(0.1)
        yield address
        assert "Traceback" not in log.read_text(), log.read_text()
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _absent("Playwright is not installed")
    if not CHROMIUM.exists():
        _absent(f"{CHROMIUM} is absent")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, server):
    """A page of the program; the test fails on any console error, exception or request to elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=server, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    wrong = []

    def console(message):
        probed = message.location.get("url", "").endswith(PROBES)
        if message.type == "error" and not probed:
            wrong.append(f"console: {message.text} {message.location}")

    def request(asked):
        if not asked.url.startswith((server, server.replace("http", "ws"), "data:", "blob:")):
            wrong.append(f"asked elsewhere: {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(f"exception: {error}"))
    page.on("request", request)
    yield page
    context.close()
    assert not wrong
