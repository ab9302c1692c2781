"""Archives."""

from __future__ import annotations

import zipfile

from made_archives import (
    declaring,
    nested,
    overlapping,
    packed,
    renamed,
    sharing_one_file,
    with_link,
    with_two_of_a_name,
)

from traps.trap import MB, Trap, refused, text

LYING = packed({"a.txt": b"a" * 1000})
ARCHIVES = [
    Trap(
        "folders, hidden files and files of no kind",
        "plain.zip",
        lambda: packed({"a/b.txt": "One.", "__MACOSX/a/._b.txt": "x", "c/": "", ".d.txt": "x"}),
        {"plain.zip/a/b": "One."},
    ),
    Trap(
        "paths that climb",
        "climb.zip",
        lambda: packed({"../../etc/a.txt": "One.", "b.txt": "Two."}),
        {"climb.zip/etc/a": "One.", "climb.zip/b": "Two."},
        ("leads out of the archive",),
    ),
    Trap(
        "a path from the root",
        "root.zip",
        lambda: packed({"/etc/a.txt": "One."}),
        {"root.zip/etc/a": "One."},
        ("leads out of the archive",),
    ),
    Trap(
        "a path with a drive",
        "drive.zip",
        lambda: packed({"C:\\temp\\a.txt": "One."}),
        {"drive.zip/temp/a": "One."},
        ("leads out of the archive",),
    ),
    Trap("backslashes between folders", "back.zip", lambda: packed({"a\\b.txt": "One."}), {"back.zip/a/b": "One."}),
    Trap(
        "control characters and marks of direction in a name",
        "control.zip",
        lambda: packed({"a\x07b\n\u202ec;.txt": "One."}),
        {"control.zip/a_b__c_": "One."},
    ),
    Trap(
        "a name in GBK without a flag",
        "gbk.zip",
        lambda: renamed(packed({"12345678.txt": "One."}), "12345678", "中美关系".encode("gbk")),
        {"gbk.zip/中美关系": "One."},
    ),
    Trap(
        "a name in UTF-8 without a flag",
        "utf8.zip",
        lambda: renamed(packed({"123456.txt": "One."}), "123456", "关系".encode()),
        {"utf8.zip/关系": "One."},
    ),
    Trap(
        "a name in the code page of 1981",
        "dos.zip",
        lambda: renamed(packed({"caf#.txt": "One."}), "caf#", b"caf\x82"),
        {"dos.zip/café": "One."},
    ),
    Trap(
        "two files of one name",
        "two.zip",
        lambda: with_two_of_a_name("a.txt", "One.", "Two."),
        {"two.zip/a": "Two."},
        ("several files of this name",),
    ),
    refused("a link out of the archive", "link.zip", lambda: with_link("a.txt", "/etc/passwd"), "It is a link"),
    refused(
        "a file with a password",
        "locked.zip",
        lambda: declaring(packed({"a.txt": "One."}), flags=1),
        "locked with a password",
    ),
    refused(
        "a method that is not read",
        "method.zip",
        lambda: declaring(packed({"a.txt": "One."}), method=14),
        "packed by a method that is not read here",
    ),
    refused(
        "a declared size of 2 GB",
        "two_gb.zip",
        lambda: declaring(LYING, size=2**31),
        "2,048 MB; the limit is 50 MB",
        bounded=True,
    ),
    refused(
        "a declared size of 10 bytes",
        "ten.zip",
        lambda: declaring(packed({"a.txt": b"a" * 60 * MB}), size=10),
        "damaged in its archive",
        bounded=True,
    ),
    refused("a wrong check sum", "sum.zip", lambda: declaring(LYING, crc=1), "damaged in its archive (Bad CRC-32)"),
    Trap(
        "one damaged file among sound ones",
        "one.zip",
        lambda: declaring(packed({"a.txt": "One.", "b.txt": "Two."}), crc=1),
        {"one.zip/b": "Two."},
        ("one.zip/a.txt: The file is damaged",),
    ),
    refused("half an archive", "half.zip", lambda: LYING[: len(LYING) // 2], "damaged or is no zip file"),
    text("an archive that is none", "none.zip", b"They spoke.", None, "damaged or is no zip file"),
    Trap(
        "an archive behind a program",
        "program.zip",
        lambda: b"MZ" + bytes(500) + packed({"a.txt": "One."}),
        {"program.zip/a": "One."},
    ),
    Trap(
        "archives in an archive",
        "in.zip",
        lambda: packed({"b.zip": packed({"c.zip": packed({"d.txt": "One."})})}),
        {"in.zip/b.zip/c.zip/d": "One."},
    ),
    refused(
        "a hundred archives in one another",
        "deep.zip",
        lambda: nested(packed({"a.txt": "One."}), 100),
        "more than 3 deep",
        bounded=True,
    ),
    refused(
        "a bomb of one file",
        "bomb.zip",
        lambda: packed({"a.txt": b"a" * (49 * MB)}),
        "more than 100 times its size",
        bounded=True,
    ),
    refused(
        "a bomb of rows",
        "rows.zip",
        lambda: packed({"t.csv": b"text\n" + b"a\n" * (20 * MB)}),
        "more than 100 times its size",
        bounded=True,
    ),
    refused(
        "files that overlap", "overlap.zip", lambda: overlapping(files=250, kernel=4 * MB), "overlap", bounded=True
    ),
    refused(
        "one file under 30,000 names",
        "share.zip",
        lambda: sharing_one_file(files=30_000, kernel=MB),
        "overlap",
        bounded=True,
    ),
    refused(
        "60,000 files",
        "many.zip",
        lambda: packed({f"{number}.txt": b"" for number in range(60_000)}, method=zipfile.ZIP_STORED),
        "more than 50,000 files",
        bounded=True,
    ),
    refused("a path of 200 folders", "long.zip", lambda: packed({"a/" * 200 + "b.txt": "One."}), "50 folders"),
    refused(
        "a manifest that unpacks to 40 MB",
        "toml.zip",
        lambda: packed({"corpus.toml": b"#" * (40 * MB)}),
        "the limit is 5 MB",
        bounded=True,
    ),
]
