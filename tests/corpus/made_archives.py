"""Zip archives composed for the tests, honest and not."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def packed(files: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def nested(content: bytes, levels: int) -> bytes:
    """Pack an archive into an archive so many times."""
    for _ in range(levels):
        content = packed({"inner.zip": content}, method=zipfile.ZIP_STORED)
    return content


def renamed(data: bytes, old: str, new: bytes) -> bytes:
    """Return the archive with a name of the same length in bytes, which no sound program would write."""
    assert len(old.encode()) == len(new)
    return data.replace(old.encode(), new)


def declaring(
    data: bytes, *, size: int | None = None, method: int | None = None, flags: int | None = None, crc: int | None = None
) -> bytes:
    """Return the archive with other facts stated about its first file, in both places where they stand."""
    changed = bytearray(data)
    for mark, at_flags, at_method, at_crc, at_size in ((LOCAL, 6, 8, 14, 22), (CENTRAL, 8, 10, 16, 24)):
        start = data.index(mark)
        for at, value, form in (
            (at_flags, flags, "<H"),
            (at_method, method, "<H"),
            (at_crc, crc, "<I"),
            (at_size, size, "<I"),
        ):
            if value is not None:
                struct.pack_into(form, changed, start + at, value)
    return bytes(changed)


def with_link(name: str, target: str) -> bytes:
    """Pack a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, target)
    return buffer.getvalue()


def with_two_of_a_name(name: str, first: str, second: str) -> bytes:
    """Pack two files of one name."""
    return packed({name: first, "#" * len(name): second}).replace(b"#" * len(name), name.encode())


def overlapping(*, files: int, kernel: int) -> bytes:
    """Make a bomb of files that share one kernel: each quotes the header of the next one and goes on in its data.

    The construction is David Fifield's ("A better zip bomb", 2019).

    Args:
        files: How many.
        kernel: Bytes that the last of them unpacks to, and that all others therefore contain.
    """
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b"a" * kernel
    tail = squeeze.compress(plain) + squeeze.flush()
    crc, size = zlib.crc32(plain), kernel
    headers: list[tuple[bytes, int, int, int]] = []
    for number in reversed(range(files)):
        name = f"{number:04d}.txt".encode()
        header = struct.pack("<4s5H3I2H", LOCAL, 20, 0, 8, 0, 0x21, crc, len(tail), size, len(name), 0) + name
        headers.append((name, crc, len(tail), size))
        tail = header + tail
        if number:
            content = header + plain
            plain, crc, size = content, zlib.crc32(content), len(content)
            tail = struct.pack("<BHH", 0, len(header), 0xFFFF ^ len(header)) + tail
    directory = b""
    for name, entry_crc, entry_packed, entry_size in reversed(headers):
        offset = tail.index(
            struct.pack("<4s5H3I2H", LOCAL, 20, 0, 8, 0, 0x21, entry_crc, entry_packed, entry_size, 8, 0) + name
        )
        directory += struct.pack(
            "<4s6H3I5H2I", CENTRAL, 20, 20, 0, 8, 0, 0x21, entry_crc, entry_packed, entry_size, 8, 0, 0, 0, 0, 0, offset
        )
        directory += name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, files, files, len(directory), len(tail), 0)
    return tail + directory + end


def sharing_one_file(*, files: int, kernel: int) -> bytes:
    """Make a bomb whose directory names one file under many names."""
    data = packed({"00000.txt": b"a" * kernel})
    start, end = data.index(CENTRAL), data.index(b"PK\x05\x06")
    entry = data[start:end]
    directory = b"".join(entry.replace(b"00000.txt", f"{number:05d}.txt".encode()) for number in range(files))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, files, files, len(directory), start, 0)
    return data[:start] + directory + tail
