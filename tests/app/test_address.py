"""The address holds the filters: a copied one reopens the same view."""

import pytest

ADDRESSES = {
    "topics": {"verdict": "us_only,contested", "topic_search": "a", "origin": "catalogue"},
    "terms": {"leaning": "beijing", "length": "2-3", "omitted": "1", "measure": "g2"},
    "terms?": {"term_search": "e"},
    "read": {"voices": "us,reporter"},
}


def value_of(at, name):
    """Return a parameter, whether it was read as one value or as a list of one."""
    value = at.query_params[name]
    return value if isinstance(value, str) else value[0]


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_copied_address_reopens_the_filters(app, page):
    for name, value in ADDRESSES[page].items():
        app.query_params[name] = value
    at = app.switch_page(f"app_pages/{page.strip('?')}.py").run()
    assert not at.error
    assert {name: value_of(at, name) for name in ADDRESSES[page]} == ADDRESSES[page]


def test_the_filters_of_an_address_are_applied(app):
    app.query_params["verdict"] = "us_only"
    at = app.switch_page("app_pages/topics.py").run()
    assert at.multiselect(key="verdict").value == ["us_only"]
    assert set(at.dataframe[0].value["verdict"]) == {"◀ Washington only"}


def test_a_filter_that_is_set_stands_in_the_address(app):
    at = app.switch_page("app_pages/topics.py").run()
    at.multiselect(key="verdict").select("contested").run()
    assert value_of(at, "verdict") == "contested"


def test_a_filter_that_is_cleared_leaves_the_address(app):
    app.query_params["topic_search"] = "taiwan"
    at = app.switch_page("app_pages/topics.py").run()
    at.text_input(key="topic_search").set_value("").run()
    assert "topic_search" not in at.query_params
    assert len(at.dataframe[0].value) > 5


def test_filters_are_still_set_after_a_look_at_another_page(app):
    at = app.switch_page("app_pages/topics.py").run()
    at.multiselect(key="verdict").select("contested").run()
    at.switch_page("app_pages/terms.py").run()
    at.switch_page("app_pages/topics.py").run()
    assert at.multiselect(key="verdict").value == ["contested"]


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        ("topics", "verdict", "nonsense,,us_only "),
        ("topics", "origin", "'; drop"),
        ("terms", "length", "99-0"),
        ("terms", "length", "x"),
        ("terms", "omitted", "yes"),
        ("terms", "leaning", "paris"),
        ("read", "voices", "nobody"),
        ("terms", "term_search", "x" * 5000),
    ],
)
def test_nonsense_in_the_address_is_ignored(app, page, name, value):
    app.query_params[name] = value
    at = app.switch_page(f"app_pages/{page}.py").run()
    assert not at.error
    assert not at.exception
