"""A workspace keeps how it is to be compared, whoever chose it, and whatever program made the store."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text

from corpus.workspace import StoreError


@pytest.fixture
def desk(store):
    return store.create("Mine").id


def test_nothing_is_chosen_at_first(store, desk):
    assert store.choices(desk) == {}


def test_the_newest_choice_of_a_name_counts_and_survives_a_restart(store, desk, reopen):
    store.choose(desk, "duplicates", "all")
    store.choose(desk, "topics", '[{"label": "Ünïcode 习 \\u0000"}]\x00')
    store.choose(desk, "duplicates", "once", author=" Ana ")
    assert reopen().choices(desk) == {"duplicates": "once", "topics": '[{"label": "Ünïcode 习 \\u0000"}]\x00'}


def test_older_choices_stay_with_who_chose_and_when(store, desk, address):
    store.choose(desk, "duplicates", "all", author="Bo")
    store.choose(desk, "duplicates", "once", author=" Ana ")
    engine = create_engine(address)
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT number, author, made FROM parallax_choices ORDER BY number")).all()
    engine.dispose()
    assert [(row.number, bytes(row.author)) for row in rows] == [(1, b"Bo"), (2, b"Ana")]
    assert all(row.made.endswith("+00:00") for row in rows)


def test_a_choice_raises_the_revision(store, desk):
    before = store.revision(desk)
    store.choose(desk, "duplicates", "all")
    assert store.revision(desk) > before


def test_each_workspace_has_choices_of_its_own(store, desk):
    other = store.create("Another").id
    store.choose(desk, "duplicates", "all")
    assert store.choices(other) == {}


def test_of_many_who_amend_a_list_at_once_none_loses(desk, reopen):
    stores = [reopen() for _ in range(4)]

    def add(number):
        stores[number % 4].amend(desk, "topics", lambda before: f"{before}{number},")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(24)))
    kept = stores[0].choices(desk)["topics"].strip(",").split(",")
    assert sorted(map(int, kept)) == list(range(24))


def test_an_amendment_that_is_refused_changes_nothing(store, desk):
    store.choose(desk, "topics", "before")
    revision = store.revision(desk)

    def refuse(before):
        raise ValueError(before)

    with pytest.raises(ValueError, match="before"):
        store.amend(desk, "topics", refuse)
    assert (store.choices(desk), store.revision(desk)) == ({"topics": "before"}, revision)


def test_a_workspace_that_is_gone_is_named_and_takes_its_choices_along(store, desk):
    store.choose(desk, "duplicates", "all")
    store.delete(desk)
    assert store.choices(desk) == {}
    with pytest.raises(StoreError, match="deleted meanwhile"):
        store.choose(desk, "duplicates", "all")


def test_a_store_made_before_there_were_choices_gets_them_and_keeps_the_rest(store, desk, address, reopen):
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE parallax_choices"))
    engine.dispose()
    later = reopen()
    assert later.workspace(desk).name == "Mine"
    later.choose(desk, "duplicates", "all")
    assert later.choices(desk) == {"duplicates": "all"}
