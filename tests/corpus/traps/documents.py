"""Pages, PDFs and Word files."""

from __future__ import annotations

import io
import zlib

import docx
from made_pdfs import make_pdf, pdf_of_stream, set_lines

from traps.trap import ARTICLE, LAUGHS, MB, WHOLE, Trap, refused, replaced_part, text


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
