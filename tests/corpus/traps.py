"""Files that go wrong elsewhere: each with the text that must come of it, or the problem that must be told."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import docx
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
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
from made_pdfs import make_pdf, pdf_of_stream, set_lines

MB = 2**20
SIMPLIFIED = "双方通了电话。他表示，愿意继续对话，希望对方取消限制。\n第二段说的是留学生。"
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制。\n第二段說的是留學生。"
FRENCH = "Le président s’est dit « très content » — l’été à Genève…"
ENGLISH = "The two spoke for an hour. “It went well,” one of them said — and no more."
JAPANESE = "両首脳は電話で会談した。貿易について話し合い、協議を続けることで一致した。"
ARTICLE = (
    "The two delegations met in Lisbon on Tuesday and talked about fish, steel & students for most of the day.",
    "Neither side would say who had asked for the meeting, or whether there is going to be another one in autumn.",
    "A third country, the hosts made known, had lent its good offices, its interpreters and its second-best china.",
)
WHOLE = "\n\n".join(ARTICLE)


@dataclass(frozen=True)
class Trap:
    """One file.

    Attributes:
        what: What is tricky about it.
        name: Its name.
        make: Returns its bytes.
        texts: The text of each document that must come of it, by id.
        problems: Words of each problem that must be told, in order.
        bounded: Whether it is made to eat time or memory.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    bounded: bool = False

    def data(self) -> bytes:
        """Return the file's bytes, made once: some take a second."""
        if self.what not in _MADE:
            _MADE[self.what] = self.make()
        return _MADE[self.what]


_MADE: dict[str, bytes] = {}


def text(what: str, name: str, data: bytes | str, expected: str | None = None, *problems: str) -> Trap:
    """A trap that gives one text, under the name of its file."""
    content = data.encode() if isinstance(data, str) else data
    stem = name.rpartition(".")[0]
    return Trap(what, name, lambda: content, {} if expected is None else {stem: expected}, problems)


def refused(what: str, name: str, make: Callable[[], bytes], *problems: str, bounded: bool = False) -> Trap:
    """A trap that gives no text."""
    return Trap(what, name, make, {}, problems, bounded)


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


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def dated_sheet(book: openpyxl.Workbook) -> None:
    book.active.append(["id", "text", "date"])
    book.active.append(
        [
            7.0,
            "They spoke.",
            datetime.datetime(2025, 6, 5, 23, 59),  # noqa: DTZ001 - workbooks know no zones
        ]
    )
    book.active.append([8, '="They " & "spoke."', None])


def with_cached_formula(data: bytes) -> bytes:
    """Return the workbook as Excel would save it: with the value that its formula gave."""
    return replaced_part(
        data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>They spoke.</v>", b'<c r="B3"', b'<c r="B3" t="str"'
    )


def replaced_part(data: bytes, part: str, *pairs: bytes) -> bytes:
    """Return a packed document in whose part strings are replaced, given old and new by turns."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                for before, after in zip(pairs[::2], pairs[1::2], strict=True):
                    assert before in content, before
                    content = content.replace(before, after)
            new.writestr(entry.filename, content)
    return buffer.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha">' + b"".join(
    b'<!ENTITY %c "%s">' % (name, b"&%c;" % before * 10) for before, name in zip(b"abcdefgh", b"bcdefghi", strict=True)
)


def laughing_workbook() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["text"])
        book.active.append(["They spoke."])

    return replaced_part(
        workbook(fill), "xl/worksheets/sheet1.xml", b"<worksheet", LAUGHS + b"]><worksheet", b"They spoke.", b"&i;"
    )


def swollen_workbook() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["text"])

    buffer = io.BytesIO(workbook(fill))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(200 * MB))
    return buffer.getvalue()


def wide_workbook() -> bytes:
    """Two texts, and a cell in the last corner of the sheet."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["id", "text"])
        book.active.append([1, "One."])
        book.active["XFD1048576"] = "x"

    return workbook(fill)


def parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def swollen_parquet() -> bytes:
    """A text of 8 MB that 10,000 rows repeat, in a few kilobytes."""
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["word " * (8 * MB // 5)]))
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": column}), buffer, compression="zstd")
    return buffer.getvalue()


TABLES = [
    Trap(
        "quotation marks, commas and line ends in cells",
        "quoted.csv",
        lambda: b'id,text\r\n1,"He said, ""well"".\r\nThen, he left."\r\n',
        {"1": 'He said, "well".\nThen, he left.'},
    ),
    Trap(
        "semicolons and a mark",
        "semi.csv",
        lambda: "\ufeffid;text\n1;Größe, und mehr\n".encode(),
        {"1": "Größe, und mehr"},
    ),
    Trap("Excel's Unicode text", "excel.csv", lambda: "id\ttext\r\n1\tEnfin\r\n".encode("utf-16"), {"1": "Enfin"}),
    Trap("the line ends of old Macs", "mac.csv", lambda: b"id,text\r1,One.\r2,Two.\r", {"1": "One.", "2": "Two."}),
    Trap(
        "a quotation mark that is never closed",
        "open.csv",
        lambda: b'id,text\n1,"One\n2,Two\n',
        {"1": "One\n2,Two\n"},
        ("never closed",),
    ),
    Trap(
        "a cell that a spreadsheet would run",
        "run.csv",
        lambda: b'id,text\n1,"=HYPERLINK(""x"")"\n',
        {"1": '=HYPERLINK("x")'},
    ),
    Trap(
        "rows of uneven length",
        "ragged.csv",
        lambda: b"id,text\n1\n2,Two,Three\n",
        {"2": "Two"},
        ("Row 2 has no text", "Row 3 has more"),
    ),
    Trap("two columns of one name", "twice.csv", lambda: b"id,text,text\n1,One,Two\n", {"1": "One"}),
    Trap("a header and no row", "header.csv", lambda: b"id,text\n", {}, ("no row with a text",)),
    Trap(
        "a table of pages without texts",
        "pages.csv",
        lambda: b"url,title\nhttps://e.org,T\n",
        {},
        ("It lists pages without",),
    ),
    Trap(
        "columns of a news database, in Chinese",
        "zh.csv",
        lambda: "标题,正文,发布时间\n会谈,双方通了电话。,2025年6月5日 10:30\n".encode("gb18030"),
        {"zh/row-2": "双方通了电话。"},
        ("正文 is read as text, 标题 as title, 发布时间 as date",),
    ),
    Trap(
        "dates that may be two days",
        "dates.csv",
        lambda: b"id,text,date\n1,One.,06/05/2025\n",
        {"1": "One."},
        ("may be month/day",),
    ),
    Trap(
        "marks in tabs without quoting", "tabs.tsv", lambda: b'id\ttext\n1\t"Well," he said\n', {"1": '"Well," he said'}
    ),
    Trap(
        "a line that is no JSON, half a character and a number without end",
        "lines.jsonl",
        lambda: (
            b'{"id": 1, "text": "One."}\n{"text": \n{"id": 2, "text": "a\\ud800b"}\n{"text": ' + b"9" * 5000 + b"}\n"
        ),
        {"1": "One.", "2": "a\ufffdb"},
        ("Lines 2 and 4 are not JSON objects",),
    ),
    Trap(
        "a line separator inside JSON",
        "ls.jsonl",
        lambda: json.dumps({"id": "x", "text": "a\u2028b"}, ensure_ascii=False).encode(),
        {"x": "a\u2028b"},
    ),
    Trap(
        "dates and formulas of a workbook",
        "dated.xlsx",
        lambda: with_cached_formula(workbook(dated_sheet)),
        {"7": "They spoke.", "8": "They spoke."},
    ),
    Trap(
        "a formula that never ran",
        "raw.xlsx",
        lambda: workbook(dated_sheet),
        {"7": "They spoke."},
        ("Row 3 has no text",),
    ),
    refused("entities that swell in a workbook", "laughs.xlsx", laughing_workbook, "holds entities", bounded=True),
    refused(
        "a workbook that unpacks to 200 MB",
        "bomb.xlsx",
        swollen_workbook,
        "Unpacked the workbook has 200 MB",
        bounded=True,
    ),
    Trap("a cell in the last corner of a sheet", "wide.xlsx", wide_workbook, {"1": "One."}, bounded=True),
    refused(
        "a line of nothing but commas",
        "commas.csv",
        lambda: b"," * (20 * MB),
        "more than 1,048,576 cells",
        bounded=True,
    ),
    text("a workbook that is none", "none.xlsx", b"PK\x03\x04 no", None, "no Excel workbook"),
    Trap(
        "dates and numbers of Parquet",
        "typed.parquet",
        lambda: parquet(pd.DataFrame({"id": [7.0], "text": ["One."], "date": [pd.Timestamp("2025-06-05 10:00")]})),
        {"7": "One."},
    ),
    refused(
        "a Parquet table that unpacks to 80 GB", "bomb.parquet", swollen_parquet, "unpacks to more than", bounded=True
    ),
    text("a Parquet table that is none", "none.parquet", b"PAR1PAR1", None, "no Parquet table"),
    Trap(
        "one line of 20 MB",
        "line.jsonl",
        lambda: b'{"id": 1, "text": "' + b"They spoke for long. " * MB + b'"}',
        {"1": "They spoke for long. " * MB},
        bounded=True,
    ),
]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Talks in Lisbon</title>{head}</head><body>{body}</body></html>"


def article(*paragraphs: str) -> str:
    return "<article>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</article>"


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def hostile_word_file(entities: bytes, shown: bytes) -> bytes:
    plain = word_file("They spoke.")
    declared = b"<!DOCTYPE x [" + entities.removeprefix(b"<!DOCTYPE x [") + b"]><w:document "
    return replaced_part(plain, "word/document.xml", b"<w:document ", declared, b"They spoke.", shown)


def swollen_word_file() -> bytes:
    many = b"<w:t>They spoke.</w:t>" + b"<w:t> </w:t>" * (4 * MB)
    return replaced_part(word_file("They spoke."), "word/document.xml", b"<w:t>They spoke.</w:t>", many)


EXTERNAL = b'<!ENTITY i SYSTEM "file:///etc/passwd">'
AMPERSANDS = article(*(each.replace("&", "&amp;").replace(" ", "&#32;") for each in ARTICLE))

DOCUMENTS = [
    text("entities of a page", "entities.html", page(AMPERSANDS), WHOLE),
    text(
        "scripts and styles in a page",
        "script.html",
        page(article(*ARTICLE) + "<script>alert('x')</script><style>p{}</style>"),
        WHOLE,
    ),
    text(
        "a page that declares another encoding",
        "lie.html",
        page(article(*ARTICLE), '<meta charset="big5">').encode(),
        WHOLE,
    ),
    text(
        "a page that says its encoding",
        "says.html",
        page(
            article(*(each.replace("china", "porcelaine d’été") for each in ARTICLE)), '<meta charset="windows-1252">'
        ).encode("cp1252"),
        WHOLE.replace("china", "porcelaine d’été"),
    ),
    text("a page without an article", "empty.html", page("<nav>Home</nav>"), None, "no article text"),
    text(
        "a page of entities of its own",
        "own.html",
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + page(article(*ARTICLE, "&e;"))[15:],
        WHOLE + "\n\n&e;",
    ),
    refused(
        "100,000 boxes in one another",
        "boxes.html",
        lambda: page("<div>" * 100_000 + "x" + "</div>" * 100_000).encode(),
        "nested more than",
        bounded=True,
    ),
    Trap(
        "lines of a PDF",
        "lines.pdf",
        lambda: make_pdf(set_lines(*ARTICLE[0].split(" on "))),
        {"lines": " ".join(ARTICLE[0].split(" on "))},
    ),
    refused("a scan", "scan.pdf", lambda: make_pdf([], pictures=[0]), "only pictures of pages"),
    refused(
        "a PDF with a password",
        "locked.pdf",
        lambda: make_pdf(set_lines(*ARTICLE), password="secret"),
        "locked with a password",
    ),
    refused(
        "a PDF that unpacks to 300 MB",
        "bomb.pdf",
        lambda: pdf_of_stream(zlib.compress(zlib.compress(bytes(300 * MB))), ["FlateDecode", "FlateDecode"]),
        "unpacks to more than a text can have",
        bounded=True,
    ),
    text("half a PDF", "half.pdf", make_pdf(set_lines(*ARTICLE))[:300], None, "The PDF is damaged"),
    Trap("a Word file", "letter.docx", lambda: word_file(*ARTICLE), {"letter": WHOLE}),
    refused(
        "entities that swell in a Word file",
        "laughs.docx",
        lambda: hostile_word_file(LAUGHS, b"&i;"),
        "declares entities",
        bounded=True,
    ),
    refused(
        "an entity that names a file of the reader's",
        "outside.docx",
        lambda: hostile_word_file(EXTERNAL, b"&i;"),
        "declares entities",
    ),
    refused("a Word file that unpacks to 50 MB of marks", "bomb.docx", swollen_word_file, "unpacks to", bounded=True),
    text(
        "an old Word file by a new name",
        "old.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        None,
        "old format",
    ),
]

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

TRAPS = [*ENCODINGS, *NO_TEXT, *FRONT_MATTER, *TABLES, *DOCUMENTS, *ARCHIVES, *MANIFESTS, *NAMES]
