"""Whatever a user hands over, the page shows a comparison or says what to do."""

import pytest

from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of


def test_without_files_the_page_says_what_to_do(upload):
    at = upload()
    assert "Add the texts on the left" in html_of(at)
    assert not at.error


def test_two_uploaded_texts_are_compared(upload):
    at = upload(("us.txt", US_TEXT.encode()), ("beijing.txt", BEIJING_TEXT.encode()))
    assert "2 documents" in html_of(at)
    assert "Beijing alone raises" in html_of(at)


def test_two_files_of_one_name_are_both_read(upload):
    at = upload(("text.txt", US_TEXT.encode()), ("text.txt", BEIJING_TEXT.encode()))
    assert "2 documents" in html_of(at)


def test_a_table_is_read_a_row_a_document(upload):
    table = 'text,title\n"The White House said Trump raised tariffs.",One\n"Xi urged Trump to lift measures.",Two\n'
    assert "2 documents" in html_of(upload(("articles.csv", table.encode())))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n "),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"),
        ("no_text_column.csv", b"a,b\n1,2\n"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_advice(upload, name, content):
    at = upload((name, content))
    drawn = html_of(at)
    assert name in drawn
    assert "no text in these files" in drawn
    assert not at.error


def test_a_bad_file_beside_a_good_one_does_not_stop_the_comparison(upload):
    at = upload(("us.txt", US_TEXT.encode()), ("empty.txt", b""))
    assert "1 problem" in [expander.label for expander in at.sidebar.expander]
    assert "1 document" in html_of(at)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_chinese_text_is_read_in_the_usual_encodings(upload, encoding):
    text = (
        "外交部发言人表示，习近平主席同特朗普总统通电话，要求美方撤销对中国实施的消极举措。双方同意继续落实日内瓦共识。"
    )
    at = upload(("通话.txt", (text * 3).encode(encoding)), page="read")
    assert "消极举措" in html_of(at)


def test_a_folder_of_this_machine_is_compared(folder, tmp_path):
    (tmp_path / "us.txt").write_text(US_TEXT, encoding="utf-8")
    (tmp_path / "beijing.txt").write_text(BEIJING_TEXT, encoding="utf-8")
    assert "2 documents" in html_of(folder(tmp_path))


def test_a_text_added_to_the_folder_is_seen(folder, tmp_path):
    (tmp_path / "us.txt").write_text(US_TEXT, encoding="utf-8")
    folder(tmp_path)
    (tmp_path / "beijing.txt").write_text(BEIJING_TEXT, encoding="utf-8")
    assert "2 documents" in html_of(folder(tmp_path))


def test_a_folder_that_does_not_exist_is_said_not_to(folder, tmp_path):
    at = folder(tmp_path / "nowhere")
    assert "There is no folder or file" in html_of(at)
    assert not at.error


def test_an_empty_folder_is_said_to_be_empty(folder, tmp_path):
    at = folder(tmp_path)
    assert "can be compared" in html_of(at)
    assert not at.error


def test_a_folder_that_holds_too_much_is_refused(folder, tmp_path, monkeypatch):
    from app_pages import _state

    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(US_TEXT, encoding="utf-8")
    monkeypatch.setattr(_state, "FOLDER_LIMIT", 3)
    assert "more than 3 entries" in html_of(folder(tmp_path))


def test_an_unknown_choice_in_the_address_opens_the_sample(app):
    app.query_params["corpus"] = "no such choice"
    assert "composed sample" in html_of(app.run())
