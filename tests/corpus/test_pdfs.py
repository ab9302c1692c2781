"""PDF files to texts."""

import zlib

import pytest
from made_pdfs import make_pdf, pdf_of_stream, set_lines

from corpus import load_files
from corpus.readers import pdf
from corpus.readers.glyphs import as_characters
from corpus.readers.pdf import read
from corpus.readers.reading import UnreadableError

ARTICLE = set_lines(
    "Talks end late",
    "",
    "The delegation arrived late in the evening and went straight to the",
    "residence, where a small dinner had been laid out. A long nego-",
    "tiation followed, in which the long-term outlook for US-",
    "China trade came up again.",
    "",
    "Nobody was willing to say on the record what the two ministers had",
    "agreed on in the end.",
)
FIRST = (
    "The delegation arrived late in the evening and went straight to the residence, where a small dinner had been laid "
    "out. A long negotiation followed, in which the long-term outlook for US-China trade came up again."
)
SECOND = "Nobody was willing to say on the record what the two ministers had agreed on in the end."
BODY = (
    "One side had come with a list, and the other had brought none.",
    "They met in a room above the harbour while reporters waited below.",
    "The list was long, and most of it had been heard before by all.",
    "In the morning the ministers walked out together without a word.",
)


def text_of(*pages, **options):
    return read("file.pdf", make_pdf(*pages, **options)).drafts[0].text


def test_lines_become_paragraphs_and_words_cut_at_line_ends_are_mended():
    assert text_of(ARTICLE) == f"Talks end late\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("nego-", "tiation", "negotiation"),
        ("US-", "China", "US-China"),
        ("well-", "known", "well-known"),
        ("30-", "day", "30-day"),
        ("2024-", "25", "2024-25"),
        ("vice-", "premier", "vice-premier"),
        ("nego\u00ad", "tiation", "negotiation"),
        ("two", "words", "two words"),
        ("trade —", "and more", "trade — and more"),
    ],
)
def test_a_hyphen_at_a_lines_end_is_kept_where_it_belongs_to_the_word(end, start, joined):
    lines = set_lines(
        f"They spoke for an hour about the matter of {end}", f"{start}, and then went home by the last train."
    )
    assert (
        text_of(lines) == f"They spoke for an hour about the matter of {joined}, and then went home by the last train."
    )


def test_a_hyphen_stays_where_the_word_stands_hyphenated_elsewhere():
    lines = set_lines(
        "A rule-based order was what they asked for, and a rule-", "based order was what they got in the end."
    )
    assert text_of(lines).endswith("and a rule-based order was what they got in the end.")


def test_chinese_lines_are_joined_without_a_space():
    lines = set_lines(
        "　　双方就经贸问题深入交换意见，同意继续保持沟通，落实好已经达成的各", "项共识。他强调，对方应取消限制。"
    )
    assert (
        text_of(lines)
        == "双方就经贸问题深入交换意见，同意继续保持沟通，落实好已经达成的各项共识。他强调，对方应取消限制。"
    )


def test_paragraphs_that_are_only_set_in_are_told_apart():
    lines = set_lines(f"   {BODY[0]}", BODY[1], f"   {BODY[2]}", BODY[3])
    assert text_of(lines) == f"{BODY[0]} {BODY[1]}\n\n{BODY[2]} {BODY[3]}"


def test_a_paragraph_goes_on_over_the_page():
    first = set_lines("The minister said that the two sides would meet again and that he", top=60)
    second = set_lines("expected them to sign before the year was out.")
    assert text_of(first, second).count("\n") == 0


def test_running_heads_and_page_numbers_are_dropped():
    pages = [
        [(72.0, 760.0, f"Annual report {year}"), *set_lines(*lines), (300.0, 30.0, f"Page {number} of 3")]
        for number, (year, lines) in enumerate(((2031, BODY[:2]), (2031, BODY[2:]), (2031, ("The end came soon.",))), 1)
    ]
    text = text_of(*pages)
    assert "Annual" not in text
    assert "Page" not in text
    assert all(line in text.replace("\n\n", " ") for line in BODY)


def test_the_first_and_last_lines_of_the_text_are_no_running_heads():
    pages = [set_lines(BODY[number], "", BODY[number + 1]) for number in range(3)]
    assert all(line in text_of(*pages) for line in BODY)


def test_what_a_browser_prints_around_a_page_is_dropped_and_gives_the_address():
    lines = [
        (27.0, 764.0, "4/9/31, 7:38 PM Two leaders, two versions"),
        *set_lines(*BODY),
        (27.0, 20.0, "https://www.harborledger.example/call.html 1/1"),
    ]
    draft = read("file.pdf", make_pdf(lines)).drafts[0]
    assert draft.text == " ".join(BODY)
    assert draft.stated["url"] == "https://www.harborledger.example/call.html"


def test_glyphs_that_stand_for_characters_become_these():
    assert as_characters("\ufb01nal \ufb02ow \u2f42\u4ef6 \u2ec5\u9762 \u2f00\u2ea0") == "final flow 文件 见面 一民"


def test_a_title_counts_where_it_is_one():
    assert read("f.pdf", make_pdf(ARTICLE, info={"/Title": "Talks end late"})).drafts[0].stated == {
        "title": "Talks end late"
    }
    for title in ("Microsoft Word - final_v3.docx", "Untitled", "document1", "talks.indd"):
        assert read("f.pdf", make_pdf(ARTICLE, info={"/Title": title})).drafts[0].stated == {}


def test_the_date_of_making_counts_only_where_the_text_names_it():
    info = {"/CreationDate": "D:20310409120000Z"}
    dated = [(72.0, 740.0, "April 9, 2031"), *ARTICLE]
    assert read("f.pdf", make_pdf(dated, info=info)).drafts[0].stated == {"date": "2031-04-09"}
    assert read("f.pdf", make_pdf(ARTICLE, info=info)).drafts[0].stated == {}


def test_a_scan_is_said_to_hold_no_text():
    with pytest.raises(UnreadableError, match="scan") as refused:
        read("f.pdf", make_pdf([], [], pictures=[0, 1]))
    assert "OCR" in refused.value.advice


def test_pages_that_are_pictures_among_pages_of_text_are_named():
    reading = read("f.pdf", make_pdf(ARTICLE, [], pictures=[1]))
    assert reading.drafts[0].text.endswith(SECOND)
    assert reading.problems[0].what == "Page 2 holds no text, only pictures."


def test_a_pdf_locked_with_a_password_says_so():
    with pytest.raises(UnreadableError, match="password"):
        read("f.pdf", make_pdf(ARTICLE, password="secret"))


def test_a_pdf_that_is_only_guarded_against_changes_is_read():
    assert text_of(ARTICLE, password="").endswith(SECOND)


def test_a_pdf_whose_table_of_contents_is_wrong_is_read_all_the_same():
    assert read("f.pdf", b"junk before\n" + make_pdf(ARTICLE)).drafts[0].text.endswith(SECOND)


def test_a_pdf_of_which_little_came_through_is_damaged():
    with pytest.raises(UnreadableError, match="damaged"):
        read("f.pdf", make_pdf(ARTICLE)[:300])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + b"1 0 obj\n<<" * 50_000,
        b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF",
        (
            b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
            b"2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
        ),
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
    ],
    ids=["unclosed", "itself", "pages in a ring", "nothing"],
)
def test_a_pdf_that_leads_nowhere_is_damaged(data):
    with pytest.raises(UnreadableError, match="damaged"):
        read("f.pdf", data)


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (zlib.compress(b" " * 20_000_000, 9), ["FlateDecode"]),
        (zlib.compress(zlib.compress(zlib.compress(b" " * 20_000_000, 9), 9), 9), ["FlateDecode"] * 3),
        (b"\x81 " * 100_000, ["RunLengthDecode"] * 1),
        (zlib.compress(b"BT /F1 9 Tf " + b"(ab) Tj " * 400_000, 9), ["FlateDecode"]),
    ],
    ids=["one filter", "three filters", "runs", "operators"],
)
def test_a_stream_that_unpacks_without_measure_is_refused(data, filters):
    with pytest.raises(UnreadableError, match=r"unpacks to more|damaged|no text"):
        read("f.pdf", pdf_of_stream(data, filters))


def test_more_pages_than_a_text_has_are_refused():
    with pytest.raises(UnreadableError, match="pages"):
        read("f.pdf", pdf_of_stream(b"BT /F1 9 Tf <0061> Tj ET", pages=1_001))


@pytest.mark.parametrize(("limit", "value"), [("MAX_SECONDS", 0.0), ("MAX_CHARACTERS", 100)])
def test_the_limits_of_time_and_size_are_looked_at_after_each_page(monkeypatch, limit, value):
    monkeypatch.setattr(pdf, limit, value)
    with pytest.raises(UnreadableError, match="page 1 is as far"):
        read("f.pdf", make_pdf(ARTICLE, ARTICLE))


def test_another_format_under_a_pdfs_name_says_so():
    with pytest.raises(UnreadableError, match="no PDF"):
        read("f.pdf", b"PK\x03\x04 something else")


def test_a_pdf_among_other_files_is_loaded_or_listed():
    corpus = load_files(
        [("good.pdf", make_pdf(ARTICLE)), ("scan.pdf", make_pdf([], pictures=[0])), ("a.txt", b"Some words.")]
    )
    assert [document.doc_id for document in corpus.documents] == ["a", "good"]
    assert [problem.name for problem in corpus.problems] == ["scan.pdf"]
