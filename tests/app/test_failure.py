"""An exception is a message on the page and a line in the log, never a traceback on the page."""

import logging

import pytest

from app_pages import _state


@pytest.fixture
def broken(app, monkeypatch):
    def fail(*_):
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(_state, "compare", fail)
    return app


def test_the_page_says_what_to_do_and_hides_the_traceback(broken, caplog):
    at = broken.run()
    assert "Something went wrong" in at.error[0].value
    assert not at.exception
    assert "on fire" not in at.error[0].value


def test_the_log_has_the_reason(broken, caplog):
    with caplog.at_level(logging.ERROR, logger="parallax"):
        broken.run()
    assert "the disk is on fire" in caplog.text
