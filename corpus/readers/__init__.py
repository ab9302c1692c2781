"""Readers: one module a format.

A module in this folder that defines `READER` is found by itself, so a new format is one added file.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from corpus.readers.reading import Reader


@cache
def readers() -> dict[str, Reader]:
    """Return the reader for each suffix (lower case, with the dot), in alphabetical order."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules(__path__):
        reader = getattr(importlib.import_module(f"{__name__}.{module.name}"), "READER", None)
        if isinstance(reader, Reader):
            found.update(dict.fromkeys(reader.suffixes, replace(reader, name=reader.name or module.name)))
    return dict(sorted(found.items()))
