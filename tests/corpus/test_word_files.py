"""Word files to texts."""

import datetime
import io
import zipfile

import docx
import pytest

from corpus import load_files
from corpus.readers.docx import MAX_XML, read
from corpus.readers.reading import UnreadableError

SENTENCE = "The two ministers met in Lisbon and agreed to go on talking in the spring."
OTHER = "Nobody would say what had been agreed upon, on either side of the table."
LONG = " ".join([OTHER] * 4)
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EMPTY_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(document) -> str:
    return read("file.docx", saved(document)).drafts[0].text


def with_part(name: str, content: bytes | str, *, compress: bool = True) -> bytes:
    """Return a sound Word file in which one part is replaced or added."""
    source = docx.Document()
    source.add_paragraph(SENTENCE)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(source))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def with_body(body: str, *, before: str = "") -> bytes:
    return with_part("word/document.xml", f"{before}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_headings_paragraphs_and_lists_come_in_order():
    document = docx.Document()
    document.add_heading("Talks end late", 1)
    document.add_paragraph(SENTENCE)
    document.add_paragraph("barley", style="List Bullet")
    document.add_paragraph("sorghum", style="List Number")
    document.add_paragraph(OTHER)
    assert text_of(document) == f"Talks end late\n\n{SENTENCE}\n\n- barley\n- sorghum\n\n{OTHER}"


def test_a_table_keeps_a_row_a_line_and_its_place():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    document.add_paragraph(OTHER)
    assert text_of(document) == f"{SENTENCE}\n\na | b\nc | d\n\n{OTHER}"


def test_text_in_a_table_made_for_the_layout_comes_paragraph_by_paragraph():
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = SENTENCE, LONG
    right.add_paragraph(OTHER)
    assert text_of(document) == f"{SENTENCE}\n\n{LONG}\n\n{OTHER}"


def test_a_merged_cell_is_read_once():
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "both"
    table.rows[0].cells[2].text = "one"
    assert text_of(document) == "both | one"


def test_insertions_count_and_deletions_do_not():
    body = (
        "<w:p><w:r><w:t>They will </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>soon </w:t></w:r></w:ins><w:r><w:t>meet.</w:t></w:r></w:p>"
    )
    assert read("f.docx", with_body(body)).drafts[0].text == "They will soon meet."


def test_links_content_controls_and_text_boxes_are_read():
    link = f"<w:p><w:hyperlink><w:r><w:t>{SENTENCE}</w:t></w:r></w:hyperlink></w:p>"
    control = f"<w:sdt><w:sdtContent>{paragraph(OTHER)}</w:sdtContent></w:sdt>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('In the box.')}</w:txbxContent></w:pict></w:r></w:p>"
    assert read("f.docx", with_body(link + control + box)).drafts[0].text == f"{SENTENCE}\n\n{OTHER}\n\nIn the box."


def test_codes_of_fields_are_no_text():
    field = "<w:p><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:t>Seen.</w:t></w:r></w:p>"
    assert read("f.docx", with_body(field)).drafts[0].text == "Seen."


def test_a_line_break_inside_a_paragraph_ends_a_line():
    body = "<w:p><w:r><w:t>One.</w:t><w:br/><w:t>Two</w:t><w:tab/><w:t>three.</w:t></w:r></w:p>"
    assert read("f.docx", with_body(body)).drafts[0].text == "One.\n\nTwo three."


def test_title_and_date_count_where_they_can_be_relied_on():
    document = docx.Document()
    document.core_properties.title = "Talks end late"
    document.core_properties.created = datetime.datetime(2031, 4, 9, tzinfo=datetime.UTC)
    document.add_paragraph(SENTENCE)
    assert read("f.docx", saved(document)).drafts[0].stated == {"title": "Talks end late"}
    document.add_paragraph("Lisbon, April 9, 2031")
    document.core_properties.title = "final v3.docx"
    assert read("f.docx", saved(document)).drafts[0].stated == {"date": "2031-04-09"}


def test_chinese_text_comes_as_written():
    document = docx.Document()
    document.add_paragraph("双方就经贸问题深入交换意见，同意继续保持沟通。")
    assert text_of(document) == "双方就经贸问题深入交换意见，同意继续保持沟通。"


def test_a_file_without_text_says_so():
    with pytest.raises(UnreadableError, match="no text"):
        read("f.docx", saved(docx.Document()))


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (EMPTY_OLE, "old format", "save it as a Word file"),
        (EMPTY_OLE + "EncryptedPackage".encode("utf-16-le"), "password", "without a password"),
        (rb"{\rtf1\ansi Some words.}", "RTF", "save it as a Word file"),
        (b"Some plain words.", "no Word file", "save it as a Word file"),
        (b"PK\x03\x04 cut off", "damaged", "save it as a Word file"),
    ],
)
def test_another_format_under_the_name_is_told_with_what_to_do(data, what, advice):
    with pytest.raises(UnreadableError, match=what) as refused:
        read("f.docx", data)
    assert advice in refused.value.advice


def test_a_workbook_under_the_name_is_no_word_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnreadableError, match="no Word file"):
        read("f.docx", out.getvalue())


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_damaged(cut):
    data = with_body(paragraph(SENTENCE))
    with pytest.raises(UnreadableError, match="damaged"):
        read("f.docx", data[: int(cut * len(data))])


def test_xml_that_does_not_end_is_damaged():
    with pytest.raises(UnreadableError, match="damaged"):
        read("f.docx", with_part("word/document.xml", f"<w:document {NAMESPACE}><w:body><w:p>"))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
def test_entities_of_its_own_are_refused(declaration):
    data = with_body(paragraph("&b;"), before=declaration)
    with pytest.raises(UnreadableError, match="entities"):
        read("f.docx", data)


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UnreadableError, match="unpacks to"):
        read("f.docx", with_part("word/document.xml", b" " * (MAX_XML + 1)))
    with pytest.raises(UnreadableError, match="unpacks to"):
        read("f.docx", with_part("word/media/image1.png", b"\0" * 160_000_000))


def test_a_hundred_levels_of_tables_are_refused_or_read():
    body = paragraph(SENTENCE)
    for _ in range(20):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert read("f.docx", with_body(body)).drafts[0].text == SENTENCE
    for _ in range(100):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    with pytest.raises(UnreadableError, match="damaged"):
        read("f.docx", with_body(body))


def test_footnotes_stand_behind_the_text():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    notes = f'<w:footnotes {NAMESPACE}><w:footnote w:type="separator" w:id="0">{paragraph("--")}</w:footnote>'
    notes += f'<w:footnote w:id="1">{paragraph(OTHER)}</w:footnote></w:footnotes>'
    source = io.BytesIO(with_part("word/footnotes.xml", notes))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part).decode("utf-8", "surrogateescape")
            if part.filename == "[Content_Types].xml":
                override = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                content = content.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{override}"/></Types>'
                )
            if part.filename == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdF" Type="{kind}/footnotes" Target="footnotes.xml"/></Relationships>'
                content = content.replace("</Relationships>", relation)
            new.writestr(part, content.encode("utf-8", "surrogateescape"))
    assert read("f.docx", out.getvalue()).drafts[0].text == f"{SENTENCE}\n\n{OTHER}"


def test_a_word_file_is_a_document_of_its_name():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    corpus = load_files([("talks/day one.docx", saved(document)), ("old.docx", EMPTY_OLE)])
    assert [each.doc_id for each in corpus.documents] == ["talks/day one"]
    assert [problem.name for problem in corpus.problems] == ["old.docx"]
