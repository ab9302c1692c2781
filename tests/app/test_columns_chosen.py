"""A table whose columns have other names: how they were understood is shown, and others can be chosen."""

import io
import json

import pandas as pd
import pytest

from tests.app.conftest import BEIJING_TEXT, US_TEXT, html_of, put_in

ROWS = pd.DataFrame(
    {
        "Überschrift": ["The call", "Another view"],
        "Abstract": ["Trump spoke of tariffs on Thursday.", "Xi spoke of Taiwan on Thursday."],
        "Volltext": [US_TEXT, BEIJING_TEXT],
        "Blatt": ["The Wire", "The Post"],
    }
)


def as_xlsx(rows):
    out = io.BytesIO()
    rows.to_excel(out, index=False)
    return out.getvalue()


def as_parquet(rows):
    out = io.BytesIO()
    rows.to_parquet(out, index=False)
    return out.getvalue()


FORMATS = {
    "csv": lambda rows: rows.to_csv(index=False).encode(),
    "tsv": lambda rows: rows.to_csv(index=False, sep="\t").encode(),
    "jsonl": lambda rows: "".join(f"{json.dumps(row)}\n" for row in rows.to_dict("records")).encode(),
    "xlsx": as_xlsx,
    "parquet": as_parquet,
}


def field(at, label):
    return next(box for box in at.sidebar.selectbox if box.label == label)


def load_again(at, **columns):
    for label, column in columns.items():
        field(at, label).set_value(column)
    return at.button(key="columns_load_0").click().run()


def documents(at):
    return at.session_state["comparison"].documents


@pytest.mark.parametrize("kind", FORMATS)
def test_a_table_without_a_column_of_texts_is_loaded_once_the_reader_names_it(upload, kind):
    at = upload((f"press.{kind}", FORMATS[kind](ROWS)))
    assert "No column was understood as the text" in html_of(at)
    assert "comparison" not in at.session_state
    at = load_again(at, Text="Volltext", Title="Überschrift", Outlet="Blatt")
    assert list(documents(at)["title"]) == ["The call", "Another view"]
    assert list(documents(at)["outlet"]) == ["The Wire", "The Post"]
    assert at.session_state["comparison"].corpus.documents[0].text.strip() == US_TEXT.strip()
    assert not at.session_state["comparison"].corpus.problems


def test_how_columns_were_understood_is_shown_and_another_choice_takes_the_place(upload, opened):
    table = ROWS.rename(columns={"Abstract": "Body", "Überschrift": "Headline"})
    at = upload(("press.csv", FORMATS["csv"](table)))
    assert "Body is read as text, Headline as title." in html_of(at)
    assert (field(at, "Text").value, field(at, "Title").value, field(at, "Date").value) == ("Body", "Headline", "")
    at = load_again(at, Text="Volltext", Title="")
    assert "2 texts loaded with these columns" in html_of(at)
    again = opened("documents", corpus="upload").session_state["comparison"]
    assert [document.text.strip() for document in again.corpus.documents] == [US_TEXT.strip(), BEIJING_TEXT.strip()]
    assert list(again.documents["title"]) == ["", ""]
    assert not again.corpus.problems


def test_a_column_without_texts_changes_nothing_and_says_so(upload):
    table = ROWS.rename(columns={"Abstract": "Body"}).assign(Leer="")
    at = upload(("press.csv", FORMATS["csv"](table)))
    at = load_again(at, Text="Leer")
    assert "Nothing was changed, since that gives no text" in html_of(at)
    assert len(documents(at)) == 2
    at = load_again(at, Text="")
    assert "choose the column that holds the texts" in html_of(at)
    assert len(documents(at)) == 2


def test_a_table_with_our_own_names_and_a_text_ask_nothing(upload):
    at = upload(("own.csv", ROWS.rename(columns={"Volltext": "text"}).to_csv(index=False).encode()))
    at = put_in(at, ("us.txt", US_TEXT.encode()))
    assert "Text" not in [box.label for box in at.sidebar.selectbox]


def test_another_upload_lets_go_of_the_table_before(upload):
    at = upload(("press.csv", FORMATS["csv"](ROWS)))
    at = put_in(at, ("us.txt", US_TEXT.encode()))
    assert "Text" not in [box.label for box in at.sidebar.selectbox]
    assert at.session_state["uploaded_tables"] == []


def test_a_list_of_pages_without_texts_fills_the_field_of_addresses(upload):
    rows = "URL,Title\nhttps://one.example/a,One\nhttps://two.example/b,Two\nhttps://one.example/a,Again\n"
    at = upload(("gdelt.csv", rows.encode()))
    assert "lists pages without their texts" in html_of(at)
    at = at.button(key="columns_addresses_0").click().run()
    assert not at.exception
    assert at.text_area(key="web_addresses").value.split() == ["https://one.example/a", "https://two.example/b"]
