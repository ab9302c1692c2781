"""Texts and workspaces that are called the same can each be chosen."""

from app_pages._address import told_apart
from tests.app.conftest import BEIJING_TEXT, US_TEXT

HEAD = "---\ntitle: Two accounts\noutlet: A paper\ndate: 2025-06-05\n---\n"
TWO = (("a.txt", (HEAD + US_TEXT).encode()), ("b.txt", (HEAD + BEIJING_TEXT).encode()))


def test_options_of_one_name_are_numbered():
    names = told_apart(["a", "b", "c", "d"], {"a": "x", "b": "x", "c": "x (2)", "d": "x"}.__getitem__)
    assert len({names(option) for option in "abcd"}) == 4
    assert names("a") == "x"


def test_each_of_two_texts_with_one_title_can_be_read(upload):
    at = upload(*TWO, page="read")
    for name in ("b", "a"):
        at.selectbox(key="doc").select(name).run()
        assert at.selectbox(key="doc").value == name
        assert len(set(at.selectbox(key="doc").options)) == 2


def test_each_of_two_texts_with_one_title_can_be_taken_out(upload):
    at = upload(*TWO, page="documents")
    chooser = next(each for each in at.selectbox if each.label == "Texts that were added")
    at = chooser.select("b").run()
    at.button(key="out").click().run()
    assert set(at.session_state["comparison"].documents["doc_id"]) == {"a"}
