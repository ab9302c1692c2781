"""Office files as archives that depend on nothing but their content."""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can state; every date in our files is this one."""
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


def packed(archive: bytes) -> bytes:
    """Return a zip archive with the same entries and fixed dates, so that the same content gives the same bytes."""
    final = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(final, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name))
    return final.getvalue()
