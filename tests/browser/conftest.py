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
sys.path.append(str(ROOT / "tests" / "corpus"))

from local_site import serving  # noqa: E402

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = {
    "Overview": "",
    "Read": "read",
    "Topics and omissions": "topics",
    "Terms": "terms",
    "Quotes": "quotes",
    "Series": "series",
    "Documents": "documents",
    "Export": "export",
    "Method": "method",
}
"""Titles of the pages, in the order of the navigation, with their paths."""
ROW, HEADING, OUTLET = 35, 36, 500
"""Pixels: height of a table's row and of its heading, and from the left edge of the documents to their outlets."""
# On a page other than the first, Streamlit's own script asks for these below the page's path before the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# Run by Python at its start, before the program: all sites are the test's, and none of them speaks TLS.
INSTEAD_OF_THE_WEB = """
import corpus.fetching
import corpus.fetching.client
from local_site import Site, network_of, without_tls

corpus.fetching.client.HTTPSConnection = without_tls
corpus.fetching.Network = lambda: network_of(Site(port={port}), unknown={unknown})
"""


def _absent(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and a run under CI=true must not skip the browser.")
    pytest.skip(f"{reason}: the browser suite needs Debian's Chromium and Playwright.")


class Server:
    """The program, started on a port of loopback with a store of its own; it can be stopped and started again."""

    def __init__(self, folder, *, store=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log.txt"
        self.environment = {**os.environ, "PARALLAX_STORE": store or f"sqlite:///{folder}/store/workspaces.sqlite"}
        self.start()

    def start(self):
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [*command, "--server.headless", "true"],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.environment,
            )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).close()
            except OSError:
                if self.process.poll() is not None:
                    pytest.fail(f"The program did not start:\n{self.log.read_text()}")
                time.sleep(0.1)
            else:
                return

    def kill(self):
        """End it as a crash does: nothing in it has a chance to write anything."""
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of the program, started on a free port of loopback."""
    started = Server(tmp_path_factory.mktemp("server"))
    try:
        yield started.address
        assert "Traceback" not in started.log.read_text(), started.log.read_text()
    finally:
        started.stop()


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A program of one file's tests alone, which they may stop and start again; its store is empty at first."""
    started = Server(tmp_path_factory.mktemp("own_server"))
    try:
        yield started
        assert "Traceback" not in started.log.read_text(), started.log.read_text()
    finally:
        started.stop()


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
    wrong = watched(page, server)
    yield page
    context.close()
    assert not wrong


@pytest.fixture
def site():
    """The only site that the program behind `web_page` can reach."""
    with serving() as running:
        yield running


@pytest.fixture
def unknown():
    """Names that lead nowhere; a file of tests may have others."""
    return ()


@pytest.fixture
def web_page(site, unknown, browser, tmp_path, monkeypatch):
    """A page of a program of its own, for which every other name leads to the site."""
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(INSTEAD_OF_THE_WEB.format(port=site.port, unknown=unknown), "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (start, ROOT, ROOT / "tests" / "corpus"))))
    # A file that changes would have the program import everything anew, without what was put in its place.
    monkeypatch.setenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "none")
    program = Server(tmp_path)
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=program.address)
    page = context.new_page()
    page.set_default_timeout(30_000)
    try:
        yield page
        assert "Traceback" not in program.log.read_text(), program.log.read_text()
    finally:
        context.close()
        program.stop()


@pytest.fixture
def watch():
    """Watch a page that a test opened by itself."""
    return watched


def watched(page, server):
    """Note console errors, exceptions and requests to elsewhere in the list that is returned."""
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
    return wrong


def new_workspace(page, name):
    """Make a workspace of the reader's own, on a page that shows such texts; it is open and empty then."""
    page.get_by_text("Manage workspaces").click()
    field = page.get_by_role("textbox", name="New workspace")
    field.fill(name)
    field.press("Enter")
    page.get_by_role("button", name="Make it").click()
    opened = "name => [...document.querySelectorAll('input[role=combobox]')].some(field => field.value === name)"
    page.wait_for_function(opened, arg=name)
    page.wait_for_selector("text=Add the texts on the left")


def delete_workspace(page):
    """Delete the workspace that is open, with the confirmation."""
    sure = page.get_by_text("Delete this one:")
    if not sure.is_visible():
        page.get_by_text("Manage workspaces").click()
    sure.click()
    page.wait_for_function(
        "[...document.querySelectorAll('button')].some(b => b.innerText.includes('Delete for good') && !b.disabled)"
    )
    page.get_by_role("button", name="Delete for good").click()


def settled(page):
    """Wait until the texts are compared and a table of the page is drawn."""
    page.wait_for_selector("text=Words by voice", state="attached", timeout=60_000)
    page.wait_for_selector("[data-testid=stDataFrame] canvas")
    page.wait_for_function("!document.querySelector('[data-testid=stSpinner]')")
    page.wait_for_timeout(1500)


def put_in(page, **texts):
    """Upload texts, each as a file of its name."""
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(
        [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()} for name, text in texts.items()]
    )


def write_into_outlet(page, row, outlet):
    """Write into the outlet of a document; a grid that is drawn anew meanwhile closes the cell, so try again."""
    said = page.locator(f'p.px-item:has-text("→ {outlet}")')
    for _ in range(3):
        grid = page.locator("[data-testid=stDataFrame]").first
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        page.mouse.click(box["x"] + OUTLET, box["y"] + HEADING + ROW * row + ROW / 2)
        page.wait_for_timeout(500)
        page.keyboard.press("Enter")
        page.wait_for_timeout(700)
        page.keyboard.press("Control+A")
        page.keyboard.type(outlet)
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
        for _ in range(12):
            page.wait_for_timeout(500)
            if said.count():
                page.wait_for_timeout(1500)
                return
    pytest.fail("what was written into the table did not arrive")


def choose(page, name, option):
    """Type into a choice until only what is wanted is left, as the list shows a part of its options only."""
    page.get_by_role("combobox", name=name).fill(option)
    page.get_by_role("option").filter(has_text=option).click()
    page.wait_for_timeout(1000)
