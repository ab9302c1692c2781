"""The page under test, run in this process without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parent.parent.parent
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


@pytest.fixture
def app() -> AppTest:
    """The page as it opens: Overview, on the sample."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


@pytest.fixture
def upload() -> Callable[..., AppTest]:
    """Open the page on uploaded files, given as name=content pairs."""

    def opened(*files: tuple[str, bytes], page: str = "") -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.query_params["corpus"] = "upload"
        at.run()
        uploader = at.file_uploader(key="uploads")
        for name, content in files:
            uploader = uploader.upload(name, content)
        at.run()
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


def html_of(at: AppTest) -> str:
    """Return all HTML that the page and its sidebar drew."""
    return "\n".join(element.proto.body for element in at.get("html"))
