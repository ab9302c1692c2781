"""Text that was decoded wrongly before it came here is noticed, kept and said."""

import pytest

import corpus
from corpus.readers.mojibake import misread

SIMPLIFIED = "双方通了电话。他表示，愿意继续对话，希望对方取消限制。"
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制。"
ENGLISH = "It’s a “good” call — said the président’s aide."


def misdecoded(text: str, written: str, opened: str) -> str:
    """The text as a program shows it that opens it in another encoding; unused bytes stay as they are."""
    if opened != "cp1252":
        return text.encode(written, "ignore").decode(opened, "replace")
    shown = (bytes([code]) for code in text.encode(written, "ignore"))
    return "".join(each.decode("cp1252", "ignore") or each.decode("latin-1") for each in shown)


@pytest.mark.parametrize(
    ("text", "written", "opened", "kind"),
    [
        (ENGLISH, "utf-8", "cp1252", "utf-8"),
        (ENGLISH, "utf-8", "latin-1", "utf-8"),
        ("A café in Genève.", "utf-8", "cp1252", "utf-8"),
        ("He said\u00a0so.", "utf-8", "cp1252", "utf-8"),
        (SIMPLIFIED, "utf-8", "cp1252", "utf-8"),
        (SIMPLIFIED, "utf-8", "latin-1", "utf-8"),
        (SIMPLIFIED, "gbk", "cp1252", "chinese"),
        (SIMPLIFIED, "gbk", "latin-1", "chinese"),
        ("The phrase 中美关系 stood there.", "gbk", "latin-1", "chinese"),
        (TRADITIONAL, "big5", "latin-1", "chinese"),
        (SIMPLIFIED, "utf-8", "gb18030", "as chinese"),
        (ENGLISH, "utf-8", "gb18030", "as chinese"),
        ("He said “don’t”.", "mac-roman", "cp1252", "marks"),
        ("Le président parle.", "cp850", "cp1252", "marks"),
        (SIMPLIFIED, "utf-8", "ascii", "lost"),
    ],
)
def test_a_text_opened_in_the_wrong_encoding_is_told(text, written, opened, kind):
    assert misread(misdecoded(text, written, opened)).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        SIMPLIFIED,
        TRADITIONAL,
        "At the “café”… they paid £5–€6, ½ of it in Genève®.",
        "„Spaß“ und „Größe“: Ärger über Zölle, ÄÖÜ äöü ß.",
        "SÃO PAULO, São João, AÇÃO, À, CÂMARA, coração",
        "ÉTÉ À GENÈVE, ÊTRE, NOËL, Çà et là",
        "Ðað, Þing, ÆØÅ æøå, Õun õli",
        "Việt Nam: Ủy ban, Đường, Nguyễn Phú Trọng",
        "Президент «заявил» — да",
        "日本語のテキスト。首脳会談",
        "한국어 텍스트",
        "one character was lost: \ufffd",
    ],
)
def test_sound_text_in_many_languages_is_let_alone(text):
    assert misread(text) is None


def test_the_text_is_kept_and_the_file_named_with_an_example():
    text = misdecoded(ENGLISH, "utf-8", "cp1252")
    loaded = corpus.load_files([("a.txt", text.encode())])
    assert loaded.documents[0].text == text
    (problem,) = loaded.problems
    assert str(problem).startswith(
        "a.txt: The text reads like UTF-8 that was opened as Windows-1252 (such as “â€™”). It is kept as it is."
    )


def test_rows_of_a_table_are_told_together():
    bad = misdecoded(ENGLISH, "utf-8", "cp1252")
    rows = "\n".join(["text", bad, "sound", bad, bad])
    (problem,) = corpus.load_files([("t.tsv", rows.encode())]).problems
    assert problem.what.startswith("The text of rows 2, 4 and 5 reads like UTF-8")


def test_chinese_in_which_a_pair_looks_like_utf_8_is_still_told_as_chinese():
    shown = "双方谈到大陆与台湾，也谈到留学生的签证。".encode("gb18030").decode("latin-1")
    assert "Â½" in shown
    assert misread(shown).kind == "chinese"
