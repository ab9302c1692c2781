"""Workspaces on the page: what is brought and corrected stays, and an address opens it again."""

import io
import zipfile

import pytest

from app_pages import _desk
from corpus import load_files
from corpus.workspace import open_store
from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of, put_in

TWO = (("us.txt", US_TEXT.encode()), ("beijing.txt", BEIJING_TEXT.encode()))


@pytest.fixture
def store(own_store):
    opened = open_store()
    yield opened
    opened.close()


def set_field(at, doc_id, **values):
    """Do what the table does when a cell is changed, and run the page again."""
    from analysis.profile import load_profile

    document = next(item.document for item in comparison_of(at).analysed if item.document.doc_id == doc_id)
    desk = at.session_state["desk"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_desk, "desk", lambda: desk)
        _desk.change(document, values, load_profile())
    return at.run()


def comparison_of(at):
    return at.session_state["comparison"]


def ids_of(at):
    return set(comparison_of(at).documents["doc_id"])


def value_of(at, name):
    """Return a parameter, whether it was read as one value or as a list of one."""
    value = at.query_params[name]
    return value if isinstance(value, str) else value[0]


def test_uploaded_texts_are_there_in_a_new_session_without_uploading(upload, opened):
    upload(*TWO)
    assert ids_of(opened(corpus="upload")) == {"us", "beijing"}


def test_the_field_for_files_is_empty_again_and_a_second_load_adds_to_the_first(upload):
    at = upload(TWO[0])
    assert at.file_uploader[0].value == []
    assert ids_of(put_in(at, TWO[1])) == {"us", "beijing"}


def test_the_same_file_brought_twice_is_kept_once(upload):
    at = put_in(upload(TWO[0]), TWO[0])
    assert ids_of(at) == {"us"}


def test_a_workspace_is_made_with_the_first_text_and_stands_in_the_address(upload, store, opened):
    at = upload(*TWO)
    (workspace,) = store.workspaces()
    assert value_of(at, "workspace") == workspace.id
    store.keep(store.create("Another").id, [])
    again = opened("documents", corpus="upload", workspace=workspace.id)
    assert ids_of(again) == {"us", "beijing"}


def test_an_address_with_a_workspace_that_is_gone_says_so_and_opens_another(upload, opened):
    upload(*TWO)
    at = opened(corpus="upload", workspace="0123456789abcdef")
    assert "may have been deleted" in html_of(at)
    assert ids_of(at) == {"us", "beijing"}


def test_workspaces_can_be_made_renamed_and_opened_again(upload, store):
    at = upload(TWO[0])
    first = store.workspaces()[0].id
    at.text_input(key="workspace_new").set_value("A second one")
    at.button(key="workspace_make").click().run()
    assert "Add the texts on the left" in html_of(at)
    put_in(at, TWO[1])
    assert ids_of(at) == {"beijing"}
    at.selectbox(key="workspace").set_value(first).run()
    assert ids_of(at) == {"us"}
    at.text_input(key=f"workspace_name_{first}").set_value("June call").run()
    assert store.workspace(first).name == "June call"
    assert "June call" in html_of(at)


def test_a_workspace_without_a_name_is_not_made_and_the_page_says_why(upload, store):
    at = upload(TWO[0])
    at.button(key="workspace_make").click().run()
    assert "needs a name" in html_of(at)
    assert len(store.workspaces()) == 1


def test_a_workspace_is_deleted_only_after_what_is_lost_was_confirmed(upload, store):
    at = upload(*TWO)
    (workspace,) = store.workspaces()
    sure = at.checkbox(key=f"workspace_sure_{workspace.id}")
    assert "2 texts and 0 corrections are lost" in sure.label
    assert at.button(key="workspace_delete").disabled
    sure.check().run()
    at.button(key="workspace_delete").click().run()
    assert store.workspaces() == ()
    assert "Add the texts on the left" in html_of(at)


def test_a_correction_is_there_in_a_new_session_and_on_other_pages(opened):
    set_field(opened("documents"), "01_wire_story", outlet="The Morning Wire", teller="us")
    again = opened("read", doc="01_wire_story")
    assert "The Morning Wire" in html_of(again)
    row = comparison_of(again).documents.set_index("doc_id").loc["01_wire_story"]
    assert (row["teller"], row["us_words"]) == ("us", row["words"])


def test_a_correction_of_another_session_shows_at_the_next_interaction(opened):
    mine, theirs = opened("documents"), opened("documents")
    set_field(theirs, "01_wire_story", outlet="The Morning Wire")
    set_field(mine, "02_broadsheet_analysis", outlet="The Evening Post")
    outlets = comparison_of(mine).documents.set_index("doc_id")["outlet"]
    assert outlets["01_wire_story"] == "The Morning Wire"
    assert outlets["02_broadsheet_analysis"] == "The Evening Post"


def test_a_folder_has_corrections_of_its_own_and_its_files_are_not_touched(folder, opened, tmp_path):
    (tmp_path / "texts").mkdir()
    file = tmp_path / "texts" / "us.txt"
    file.write_text(US_TEXT, encoding="utf-8")
    at = folder(tmp_path / "texts").switch_page("app_pages/documents.py").run()
    set_field(at, "us", outlet="The Morning Wire")
    again = opened("documents", corpus="folder", folder=str(tmp_path / "texts"))
    assert list(comparison_of(again).documents["outlet"]) == ["The Morning Wire"]
    assert file.read_text(encoding="utf-8") == US_TEXT
    assert [each.name for each in (tmp_path / "texts").iterdir()] == ["us.txt"]


def test_the_address_names_the_folder(folder, tmp_path):
    (tmp_path / "us.txt").write_text(US_TEXT, encoding="utf-8")
    assert value_of(folder(tmp_path), "folder") == str(tmp_path)


@pytest.mark.parametrize("path", ["\\\\elsewhere\\share", "//elsewhere/share"])
def test_a_path_of_another_machine_is_not_taken_from_an_address(opened, path):
    at = opened(corpus="folder", folder=path)
    assert at.text_input(key="folder").value == ""
    assert "Name a folder" in html_of(at)


def test_looking_at_texts_leaves_nothing_in_the_store(opened, store):
    opened("documents")
    opened(corpus="upload")
    assert store.workspaces() == ()


def test_a_zip_of_an_exported_corpus_opens_as_the_same_corpus_with_its_corrections(opened, store):
    from corpus.workspace.folder import zip_bytes

    at = set_field(opened("documents"), "01_wire_story", teller="us", outlet="The Morning Wire")
    corpus = comparison_of(at).corpus
    content = zip_bytes(corpus)
    assert "corpus.toml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert load_files([("texts.zip", content)]).fingerprint == corpus.fingerprint
    brought = put_in(opened("documents", corpus="upload"), ("texts.zip", content))
    again = comparison_of(brought).corpus
    assert again.fingerprint == corpus.fingerprint
    assert again.note == corpus.note
    number = next(each.number for each in again.corrections if each.kind == "teller")
    brought.button(key=f"back_{number}").click().run()
    teller = comparison_of(brought).documents.set_index("doc_id")["teller"]["01_wire_story"]
    assert teller == "press"


def test_a_field_that_was_empty_is_empty_again_when_its_correction_is_taken_back_elsewhere(upload, opened, store):
    from corpus.workspace.folder import zip_bytes

    corpus = comparison_of(set_field(upload(*TWO), "us", outlet="The Morning Wire", teller="joint")).corpus
    made = store.create("Another one").id
    at = put_in(opened("documents", corpus="upload", workspace=made), ("texts.zip", zip_bytes(corpus)))
    assert comparison_of(at).documents.set_index("doc_id")["outlet"]["us"] == "The Morning Wire"
    for correction in comparison_of(at).corpus.corrections:
        at = at.button(key=f"back_{correction.number}").click().run()
    row = comparison_of(at).documents.set_index("doc_id").loc["us"]
    assert (row["outlet"], row["teller"]) == ("", "press")
    assert row["teller_reason"] != "set by the reader"


def test_without_a_store_the_page_works_and_says_that_nothing_is_kept(opened, monkeypatch, tmp_path):
    (tmp_path / "letter").write_text("not a store " * 500)
    monkeypatch.setenv("PARALLAX_STORE", f"sqlite:///{tmp_path}/letter")
    at = opened("documents")
    assert "Nothing is kept" in html_of(at)
    assert "is damaged or no store" in html_of(at)
    assert not at.error
    at = set_field(at, "01_wire_story", teller="us")
    assert comparison_of(at).documents.set_index("doc_id")["teller"]["01_wire_story"] == "us"
    (tmp_path / "letter").unlink()
    at.button(key="store_again").click().run()
    assert "Nothing is kept" not in html_of(at)


def test_a_store_that_fails_while_the_page_is_open_is_a_message(opened, monkeypatch):
    from corpus.workspace import Store, StoreError

    at = opened("documents")

    def fail(*_, **__):
        raise StoreError("The store is held by another program.")

    monkeypatch.setattr(Store, "find_base", fail)
    at = set_field(at, "01_wire_story", teller="us")
    assert "held by another program" in html_of(at)
    assert len(comparison_of(at).documents) == 8
    assert not at.error


def test_an_address_of_a_store_that_is_none_is_a_message(opened, monkeypatch):
    monkeypatch.setenv("PARALLAX_STORE", "nonsense")
    at = opened()
    assert "PARALLAX_STORE is no address" in html_of(at)
    assert not at.error
