"""The page under test, run in this process without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ("overview", "read", "topics", "terms", "quotes", "series", "documents", "method", "export")
US_TEXT = (
    "The White House said on Thursday that President Trump had raised fentanyl and the trade deficit. "
    '"We need a fair deal on tariffs," Trump said in a statement.\n\n'
    "Trump also said that rare earths were discussed.\n"
)
BEIJING_TEXT = (
    "China's foreign ministry said on Thursday that Xi Jinping had urged Washington to lift its negative measures. "
    '"Taiwan must be handled with care," Xi told Trump, according to Xinhua.\n\n'
    "Xinhua reported that the call took place at the request of Trump.\n"
)


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty store, so that no test reads or changes the one of whoever runs it."""
    address = f"sqlite:///{tmp_path}/own_store/workspaces.sqlite"
    monkeypatch.setenv("PARALLAX_STORE", address)
    return address


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    """Open a page in a session of its own, at an address with the given parameters."""

    def open_page(page: str = "", **parameters: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in parameters.items():
            at.query_params[name] = value
        at.run()
        return at.switch_page(f"app_pages/{page}.py").run() if page else at

    return open_page


@pytest.fixture
def app(opened: Callable[..., AppTest]) -> AppTest:
    """The page as it opens: Overview, on the sample."""
    return opened()


@pytest.fixture
def upload() -> Callable[..., AppTest]:
    """Open the page on uploaded files, given as name=content pairs."""

    def opened(*files: tuple[str, bytes], page: str = "") -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.query_params["corpus"] = "upload"
        put_in(at.run(), *files)
        return at.switch_page(f"app_pages/{page}.py").run() if page else at

    return opened


@pytest.fixture
def folder() -> Callable[[object], AppTest]:
    """Open the page on a folder of this machine."""

    def opened(path: object) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.query_params["corpus"] = "folder"
        at.run()
        at.text_input(key="folder").set_value(str(path))
        return at.run()

    return opened


def put_in(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Put files into the field of the sidebar."""
    uploader = at.file_uploader[0]
    for name, content in files:
        uploader = uploader.upload(name, content)
    return at.run()


def html_of(at: AppTest) -> str:
    """Return all HTML that the page and its sidebar drew."""
    return "\n".join(element.proto.body for element in at.get("html"))
