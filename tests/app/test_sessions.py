"""Readers do not get into each other's way."""


def test_what_one_session_selects_does_not_show_in_another(opened):
    one, other = opened("topics"), opened("topics")
    before = other.selectbox(key="topic").value
    one.selectbox(key="topic").set_value("taiwan").run()
    assert other.run().selectbox(key="topic").value == before != "taiwan"
