"""What is kept in a workspace comes back as it was, whoever opens it and whenever."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.corrections import Correction
from corpus.document import Corpus, Document, Problem, Provenance
from corpus.workspace import StoreError

ARTICLE = Document(
    "papers/one",
    "Trump raised tariffs.\r\n\nXi urged Washington to lift its measures. 习近平指出\n",
    teller="beijing",
    teller_reason="outlet Xinhua",
    title="One call, $5bn and :red[two] tellings",
    outlet="Xinhua",
    date="2025-06-05",
    event="June call",
    url="https://example.org/a?b=c&d=%20",
    language="zh",
    provenance=Provenance("news.zip/papers/one.html", "ab" * 32, "gb18030", "html", "2026-01-02T03:04:05+00:00"),
)


def test_a_document_comes_back_with_every_field(store, reopen):
    store.keep(store.create("Mine").id, [ARTICLE])
    (workspace,) = reopen().workspaces()
    assert reopen().documents(workspace.id) == (ARTICLE,)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=300),
    st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=40),
)
def test_any_text_under_any_id_comes_back_to_the_last_character(store, text, name):
    workspace = store.create("Mine")
    store.keep(workspace.id, [replace(ARTICLE, doc_id=name, text=text, title=name)])
    (found,) = store.documents(workspace.id)
    assert (found.doc_id, found.text, found.title) == (name, text, name)


def test_halves_of_a_character_that_stand_apart_are_not_joined(store):
    text = "\ud83d\ude00 \x00 \ud800"
    workspace = store.create("Mine")
    store.keep(workspace.id, [replace(ARTICLE, text=text, outlet=text)])
    (found,) = store.documents(workspace.id)
    assert (found.text, found.outlet) == (text, text)


def test_a_name_longer_than_an_index_takes_is_kept(store):
    workspace = store.create("Mine")
    store.keep(workspace.id, [replace(ARTICLE, doc_id="x" * 20_000)])
    store.take_out(workspace.id, "x" * 20_000)
    assert store.documents(workspace.id) == ()


def test_a_document_without_a_time_gets_the_time_at_which_it_was_kept(store):
    undated = replace(ARTICLE, provenance=Provenance("pasted"))
    (kept,) = store.keep(store.create("Mine").id, [undated])
    assert kept.provenance.brought.startswith("20")
    assert kept.provenance.brought.endswith("+00:00")


def test_two_texts_of_one_name_are_both_kept_and_the_second_is_numbered(store):
    workspace = store.create("Mine")
    kept = store.keep(workspace.id, [ARTICLE, replace(ARTICLE, text="Another text.")])
    assert [document.doc_id for document in kept] == ["papers/one", "papers/one-2"]
    assert store.documents(workspace.id) == kept


def test_the_same_text_brought_again_is_kept_once_with_what_is_stated_now(store):
    workspace = store.create("Mine")
    store.keep(workspace.id, [ARTICLE])
    store.keep(workspace.id, [replace(ARTICLE, outlet="Global Times")])
    assert [document.outlet for document in store.documents(workspace.id)] == ["Global Times"]


def test_the_corpus_of_a_workspace_has_the_fingerprint_of_its_documents(store):
    workspace = store.create("Two texts")
    documents = store.keep(workspace.id, [ARTICLE, replace(ARTICLE, doc_id="two", text="Another text.")])
    corpus = store.corpus(workspace.id)
    assert corpus.fingerprint == Corpus(documents).fingerprint
    assert corpus.title == "Two texts"


def test_what_a_workspace_keeps_joins_the_corpus_that_it_is_laid_over(store):
    workspace = store.for_base("sample")
    store.keep(workspace.id, [replace(ARTICLE, doc_id="same", text="Pasted.")], [Problem("a", "b", "c")])
    base = Corpus((Document("same", "Loaded."),), (Problem("x", "y", "z"),), "The sample", note="composed")
    corpus = store.corpus(workspace.id, base=base)
    assert [(document.doc_id, document.text) for document in corpus.documents] == [
        ("same", "Loaded."),
        ("same-2", "Pasted."),
    ]
    assert [problem.name for problem in corpus.problems] == ["x", "a"]
    assert (corpus.title, corpus.note) == ("The sample", "composed")


def test_a_document_that_is_taken_out_is_gone_for_everybody(store, reopen):
    workspace = store.create("Mine")
    store.keep(workspace.id, [ARTICLE])
    store.take_out(workspace.id, ARTICLE.doc_id)
    assert reopen().documents(workspace.id) == ()


def test_problems_of_a_load_stay_until_they_are_dismissed(store, reopen):
    workspace = store.create("Mine")
    empty, broken = Problem("empty.txt", "It is empty.", "Fill it."), Problem("b.pdf", "It is broken.", "Mend it.")
    store.keep(workspace.id, [], [empty, broken])
    store.keep(workspace.id, [], [empty])
    assert reopen().corpus(workspace.id).problems == (empty, broken)
    store.dismiss(workspace.id, empty)
    assert store.corpus(workspace.id).problems == (broken,)
    store.dismiss(workspace.id)
    assert store.corpus(workspace.id).problems == ()


def test_what_texts_say_about_themselves_is_kept_once(store):
    workspace = store.create("Mine")
    for note in ("Composed texts.", "Composed texts.", "Others are real."):
        store.keep(workspace.id, [ARTICLE], note=note)
    assert store.corpus(workspace.id).note == "Composed texts. Others are real."


def test_nothing_is_made_by_looking_for_the_workspace_of_a_base(store):
    assert store.find_base("sample") is None
    assert store.workspaces() == ()
    assert store.for_base("sample") == store.find_base("sample")


def test_workspaces_are_listed_with_what_they_hold(store):
    workspace = store.create("  June \n call ")
    store.keep(workspace.id, [ARTICLE, replace(ARTICLE, doc_id="two")])
    first = store.correct(workspace.id, Correction("teller", ARTICLE.text_hash, ARTICLE.doc_id, "us"))
    store.correct(workspace.id, Correction("outlet", ARTICLE.text_hash, ARTICLE.doc_id, "Desk"))
    store.undo(workspace.id, first.number)
    (listed,) = store.workspaces()
    assert (listed.name, listed.documents, listed.corrections) == ("June call", 2, 1)


def test_a_workspace_can_be_renamed_and_deleted_with_all_it_holds(store):
    workspace, other = store.create("Mine"), store.create("Other")
    store.keep(workspace.id, [ARTICLE], [Problem("a", "b", "c")])
    made = store.correct(workspace.id, Correction("teller", ARTICLE.text_hash, ARTICLE.doc_id, "us"))
    store.undo(workspace.id, made.number)
    store.rename(workspace.id, "Yours")
    assert store.workspace(workspace.id).name == "Yours"
    store.delete(workspace.id)
    assert [each.id for each in store.workspaces()] == [other.id]


@pytest.mark.parametrize("base", ["sample", "folder:/home/me/articles \udcff", "folder:/" + "x" * 9000])
def test_a_base_has_one_workspace(store, base):
    first = store.for_base(base)
    assert store.for_base(base).id == first.id
    assert first.base == base
    with pytest.raises(StoreError, match="already"):
        store.create("Another", base=base)


@pytest.mark.parametrize("name", ["", "  \n "])
def test_a_workspace_without_a_name_is_refused(store, name):
    with pytest.raises(StoreError, match="needs a name"):
        store.create(name)


def test_a_workspace_that_was_deleted_meanwhile_is_said_to_be_gone(store, reopen):
    workspace = store.create("Mine")
    reopen().delete(workspace.id)
    for attempt in (store.revision, store.workspace, store.delete, store.dismiss):
        with pytest.raises(StoreError, match="deleted meanwhile"):
            attempt(workspace.id)


def test_every_change_raises_the_revision_and_looking_does_not(store, reopen):
    workspace = store.create("Mine")
    seen = [store.revision(workspace.id)]
    made = Correction("teller", ARTICLE.text_hash, ARTICLE.doc_id, "us")
    for change in (
        lambda: store.keep(workspace.id, [ARTICLE], [Problem("a", "b", "c")]),
        lambda: store.correct(workspace.id, made),
        lambda: store.undo(workspace.id, 1),
        lambda: store.dismiss(workspace.id),
        lambda: store.rename(workspace.id, "Yours"),
        lambda: store.take_out(workspace.id, ARTICLE.doc_id),
    ):
        change()
        seen.append(reopen().revision(workspace.id))
    assert seen == sorted(set(seen))
    store.corpus(workspace.id)
    store.history(workspace.id)
    assert store.revision(workspace.id) == seen[-1]


def test_a_second_load_of_the_same_file_takes_the_place_of_the_first(store):
    desk = store.create("Mine").id
    wrong, right = Document("table/1", "Headline only."), Document("table/1", "The whole text.")
    told = Problem("table.csv", "Headline is read as text.", "Name another.")
    other = Problem("else.csv", "Headline is read as text.", "Name another.")
    first = store.keep(desk, [wrong, Document("else", "Another text.")], [told, other])
    store.keep(desk, [right], instead_of=Corpus(first[:1], (told,)))
    corpus = store.corpus(desk)
    assert [(each.doc_id, each.text) for each in corpus.documents] == [
        ("else", "Another text."),
        ("table/1", "The whole text."),
    ]
    assert corpus.problems == (other,)


def test_a_second_load_takes_the_place_of_one_that_gave_no_text(store):
    desk = store.create("Mine").id
    told = Problem("table.csv", "The table has no column text.", "Name one.")
    store.keep(desk, [], [told])
    store.keep(desk, [Document("table/1", "The whole text.")], instead_of=Corpus((), (told,)))
    assert store.corpus(desk).problems == ()


def test_the_event_that_all_texts_are_about_is_the_workspaces(store):
    workspace = store.create("Mine").id
    store.keep(workspace, [ARTICLE, replace(ARTICLE, doc_id="papers/two", text="Another text.")])
    assert store.corpus(workspace).event == "June call"
    store.keep(workspace, [replace(ARTICLE, doc_id="papers/three", text="A third text.", event="Lima meeting")])
    assert store.corpus(workspace).event == ""
