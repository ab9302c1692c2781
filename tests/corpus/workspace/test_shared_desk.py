"""The page itself on a server that a desk shares: what one brings and corrects, another sees."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.corrections import Correction
from corpus.workspace import open_store

ROOT = Path(__file__).resolve().parent.parent.parent.parent
TEXT = b"The White House said on Thursday that President Trump had raised fentanyl and tariffs with Xi Jinping.\n"


@pytest.mark.parametrize("address", ["server"], indirect=True)
def test_texts_and_corrections_of_one_are_on_the_page_of_another(address, monkeypatch):
    monkeypatch.setenv("PARALLAX_STORE", address)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["corpus"] = "upload"
    at.run()
    at.file_uploader[0].upload("us.txt", TEXT).run()
    assert len(at.session_state["comparison"].documents) == 1

    colleague = open_store(address)
    (workspace,) = colleague.workspaces()
    (document,) = colleague.documents(workspace.id)
    colleague.correct(workspace.id, Correction("outlet", document.text_hash, document.doc_id, "The Morning Wire"))
    colleague.close()
    at.run()
    assert list(at.session_state["comparison"].documents["outlet"]) == ["The Morning Wire"]
    assert not at.error
