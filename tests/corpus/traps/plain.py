"""Encodings, texts that are none, front matter, manifests and names."""

from __future__ import annotations

from made_archives import (
    packed,
)

from traps.trap import ENGLISH, FRENCH, JAPANESE, MB, SIMPLIFIED, TRADITIONAL, Trap, refused, text

ENCODINGS = [
    text("UTF-8 with a mark", "mark.txt", SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED),
    text("UTF-16 with a mark", "utf16.txt", ENGLISH.encode("utf-16"), ENGLISH),
    text("UTF-16 without a mark, low byte first", "utf16le.txt", SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
    text("UTF-16 without a mark, high byte first", "utf16be.txt", ENGLISH.encode("utf-16-be"), ENGLISH),
    text("UTF-32", "utf32.txt", ENGLISH.encode("utf-32"), ENGLISH),
    text("GBK", "gbk.txt", SIMPLIFIED.encode("gbk"), SIMPLIFIED),
    text("GB18030 with a mark", "gb18030.txt", ("\ufeff" + SIMPLIFIED).encode("gb18030"), SIMPLIFIED),
    text("Big5", "big5.txt", TRADITIONAL.encode("big5"), TRADITIONAL),
    text("Windows-1252", "cp1252.txt", FRENCH.encode("cp1252"), FRENCH),
    text(
        "Shift-JIS",
        "sjis.txt",
        JAPANESE.encode("shift_jis"),
        JAPANESE,
        "encoding is not certain",
        "in Japanese, which is not analysed",
    ),
    text(
        "a damaged character",
        "cut.txt",
        SIMPLIFIED.encode()[:-1],
        SIMPLIFIED[:-1] + "\ufffd",
        "1 characters are not valid",
    ),
    text(
        "UTF-8 that somebody opened as Windows-1252",
        "moji.txt",
        FRENCH.replace("à", "a").encode().decode("cp1252"),
        FRENCH.replace("à", "a").encode().decode("cp1252"),
        "reads like UTF-8 that was opened as Windows-1252",
    ),
    text(
        "GBK that somebody opened as Latin-1",
        "moji2.txt",
        SIMPLIFIED.encode("gbk").decode("latin-1"),
        SIMPLIFIED.encode("gbk").decode("latin-1"),
        "reads like Chinese that was opened as Western text",
    ),
    text("zeros between words", "zero.txt", "One\0two, they said.\n", "One\0two, they said.\n"),
    text("line ends of three systems", "ends.txt", "a\r\nb\nc\rd\n", "a\nb\nc\rd\n"),
    text(
        "marks that turn the direction of writing",
        "bidi.txt",
        "He said \u202eolleh\u202c.",
        "He said \u202eolleh\u202c.",
    ),
]

NO_TEXT = [
    text("no byte", "empty.txt", b"", None, "The file is empty"),
    text("blanks alone", "blank.md", b" \n\t\r\n", None, "The file is empty"),
    text("a mark alone", "bom.txt", b"\xef\xbb\xbf", None, "The file is empty"),
    text("a picture by another name", "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), None, "a PNG image"),
    text("noise by another name", "noise.txt", bytes(range(1, 32)) * 64, None, "binary data"),
    text("an archive by another name", "archive.txt", packed({"a.txt": "A"}), None, "a Word, Excel or zip file"),
    refused("a file above the limit", "huge.txt", lambda: b"x" * (51 * MB), "51 MB; the limit is 50 MB", bounded=True),
    text("a kind that is not read", "film.mp4", b"x", None, "kind .mp4 are not read"),
]

FRONT_MATTER = [
    text("front matter that is never closed", "open.md", "---\ntitle: T\nOne.", "---\ntitle: T\nOne.", "is not closed"),
    text(
        "a colon in a value",
        "colon.md",
        "---\ntitle: Talks: a start\noutlet: P\n---\nOne.",
        "One.",
        "not valid YAML (line 2",
    ),
    text("two rules that are no front matter", "rules.md", "---\nOne.\n---\nTwo.", "---\nOne.\n---\nTwo."),
    text(
        "front matter behind a mark, with the ends of Windows",
        "win.md",
        "\ufeff---\r\ntitle: T\r\n---\r\nOne.\r\n",
        "One.\n",
    ),
    text(
        "YAML that names itself nine times over",
        "laughs.md",
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "---\nOne.",
        "One.",
    ),
    text(
        "YAML that would build an object", "tag.md", "---\ntitle: !!python/object/apply:os.getcwd []\n---\nOne.", "One."
    ),
    text("front matter and no text", "only.md", "---\ntitle: T\n---\n", None, "The file is empty"),
    text("a thousand levels of YAML", "deep.md", "---\ntitle: " + "[" * 1000 + "\n---\nOne.", "One.", "not valid YAML"),
]


MANIFESTS = [
    refused(
        "a name of two million parts in a manifest",
        "corpus.toml",
        lambda: b"a" + b".a" * (2 * MB) + b" = 1\n",
        "more than a hundred parts",
        bounded=True,
    ),
]

NAMES = [
    Trap("a name that climbs", "../../etc/a.txt", lambda: b"One.", {"etc/a": "One."}),
    Trap("a name that climbs on Windows", "..\\..\\b.txt", lambda: b"One.", {"b": "One."}),
    Trap("control characters in a name", "c\x00d\x1b[31m\u202e.txt", lambda: b"One.", {"c_d_[31m_": "One."}),
    Trap("half a character in a name", "e\udcff.txt", lambda: b"One.", {"e\ufffd": "One."}),
    Trap("a name of points", "....txt", lambda: b"One."),
    Trap("a suffix in capitals", "F.TXT", lambda: b"One.", {"F": "One."}),
]
