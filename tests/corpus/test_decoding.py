"""Bytes of many encodings to text."""

import pytest

from corpus.readers.decoding import decode
from corpus.readers.reading import UnreadableError

SIMPLIFIED = "双方通了电话。他表示，愿意继续对话，希望对方取消限制。"
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制。"
FRENCH = "Le président s’est dit « très content » — l’été à Genève…"


@pytest.mark.parametrize("times", [1, 50])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (SIMPLIFIED, each)
            for each in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ),
        *((TRADITIONAL, each) for each in ("utf-8", "big5", "gb18030", "utf-16")),
        *((FRENCH, each) for each in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")),
    ],
)
def test_a_text_comes_back_as_written_without_a_remark(text, encoding, times):
    decoded = decode((text * times).encode(encoding))
    assert decoded.text == text * times
    assert decoded.repair is None


@pytest.mark.parametrize("word", ["你好", "乌克兰危机", "中美关系", "He said 谈判 twice"])
def test_a_few_words_of_gb18030_are_enough(word):
    assert decode(word.encode("gb18030")).text == word


@pytest.mark.parametrize("word", ["café", "Größe", "£5 or €6", "“quoted”", "naïve"])
def test_a_few_letters_of_windows_1252_are_not_taken_for_chinese(word):
    assert decode(f"He said {word} twice.".encode("cp1252")).text == f"He said {word} twice."


def test_chinese_far_into_an_english_file_is_found():
    text = "plain words\n" * 20_000 + SIMPLIFIED * 3
    assert decode(text.encode("gb18030")).text == text


def test_a_guess_by_the_library_is_said_to_be_a_guess():
    text = "Президент заявил, что переговоры будут продолжены в ближайшее время. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert "not certain" in decoded.repair[0]


def test_a_damaged_character_in_a_utf8_text_is_replaced_and_reported():
    decoded = decode(SIMPLIFIED.encode()[:-1])
    assert decoded.text == SIMPLIFIED[:-1] + "\ufffd"
    assert "1 characters" in decoded.repair[0]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"), (b"%PDF-1.7\n1 0 obj", "PDF"), (b"PK\x03\x04\x14\0", "zip")],
)
def test_another_format_under_a_texts_name_is_named(data, kind):
    with pytest.raises(UnreadableError, match=kind):
        decode(data)


def test_bytes_without_sense_are_no_text():
    with pytest.raises(UnreadableError, match="binary"):
        decode(bytes(range(1, 32)) * 40)


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
def test_a_file_without_characters_is_empty(data):
    with pytest.raises(UnreadableError, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "hz"), ("両首脳は電話で会談した。", "iso2022_jp_2")],
)
def test_encodings_of_old_mail_are_read(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_tilde_and_a_brace_are_no_encoding():
    assert decode(b"He wrote ~{so} and ~{thus}.").text == "He wrote ~{so} and ~{thus}."


@pytest.mark.parametrize("encoding", ["shift_jis", "cp932"])
def test_japanese_is_not_taken_for_chinese_and_the_guess_is_said(encoding):
    text = "両首脳は電話で会談した。貿易について話し合い、協議を続けることで一致した。"
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "not certain" in decoded.repair[0]
