"""Fixtures that all tests may use."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes depends on what else the machine does.
settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside a developer's checkout; its tests skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("reference material (../shared) is not on this machine")
    return folder
