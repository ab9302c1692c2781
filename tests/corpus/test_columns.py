"""Columns that stand under the names of news databases, or that the reader names."""

import pytest

import corpus
from corpus.loading import columns_of
from corpus.readers.columns import mapping_of

EXPORTS = {
    "factiva": ["HD", "WC", "PD", "SN", "LA", "LP", "TD", "AN"],
    "factiva snapshot": ["an", "title", "snippet", "body", "publication_date", "source_name", "language_code"],
    "proquest": ["Title", "Abstract", "pubdate", "pubtitle", "DocumentURL", "language", "Full text"],
    "nexis": ["Headline", "Publication", "Publication Date", "Length", "Body"],
    "newsbank": ["Headline", "Source", "Date", "Body", "Record Number"],
    "gdelt with texts": ["url", "title", "seendate", "domain", "language", "content"],
    "media cloud with texts": ["stories_id", "publish_date", "title", "url", "language", "media_name", "body"],
    "chinese": ["标题", "来源", "发布时间", "正文", "网址"],
}
UNDERSTOOD = {
    "factiva": "LP + TD is read as text, AN as id, HD as title, SN as outlet, PD as date, LA as language.",
    "factiva snapshot": "snippet + body is read as text, an as id, source_name as outlet, publication_date as date, "
    "language_code as language.",
    "proquest": "Full text is read as text, pubtitle as outlet, pubdate as date, DocumentURL as url.",
    "nexis": "Body is read as text, Headline as title, Publication as outlet, Publication Date as date.",
    "newsbank": "Body is read as text, Record Number as id, Headline as title, Source as outlet.",
    "gdelt with texts": "content is read as text, domain as outlet, seendate as date.",
    "media cloud with texts": "body is read as text, stories_id as id, media_name as outlet, publish_date as date.",
    "chinese": "正文 is read as text, 标题 as title, 来源 as outlet, 发布时间 as date, 网址 as url.",
}


def table(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def load(data: bytes, name: str = "t.csv", **options):
    return corpus.load_files([(name, data)], **options)


def told(loaded):
    return [str(problem) for problem in loaded.problems]


@pytest.mark.parametrize("export", EXPORTS)
def test_the_columns_of_an_export_are_understood(export):
    assert mapping_of(EXPORTS[export]).sentence == UNDERSTOOD[export]


def test_the_mapping_is_told_with_what_to_do():
    loaded = load(table("Headline,Body,Publication", "H,They spoke.,The Paper"))
    (document,) = loaded.documents
    assert (document.text, document.title, document.outlet) == ("They spoke.", "H", "The Paper")
    (line,) = told(loaded)
    assert line.startswith("t.csv: Body is read as text, Headline as title, Publication as outlet. If that is wrong")


def test_a_table_with_our_own_names_is_read_without_a_remark():
    assert not load(table("id,text,title,source,link", "1,They spoke.,T,a stringer,x")).problems


def test_beside_a_column_text_only_names_that_cannot_mean_anything_else_count():
    mapping = mapping_of(["text", "headline", "media_name", "source", "an"])
    assert mapping.fields == {"text": ("text",), "title": ("headline",), "outlet": ("media_name",)}


def test_our_own_name_wins_over_a_databases():
    assert mapping_of(["text", "body", "title", "headline"]).guessed == ()


def test_a_column_serves_one_field_only():
    mapping = mapping_of(["Body", "Source"], {"title": "Source"})
    assert mapping.fields == {"text": ("Body",), "title": ("Source",)}


def test_lead_and_rest_are_one_text_unless_the_rest_repeats_the_lead():
    loaded = load(table("LP\tTD", "Lead.\tRest.", "Lead.\tLead. And rest.", "\tRest alone."), "t.tsv")
    assert sorted(each.text for each in loaded.documents) == ["Lead.\n\nRest.", "Lead. And rest.", "Rest alone."]


@pytest.mark.parametrize("chosen", [{"text": "Quote"}, {"text": "quote"}, {"text": " Quote "}])
def test_the_reader_can_name_the_column(chosen):
    loaded = load(table("Body,Quote", "b,q"), columns=chosen)
    assert [each.text for each in loaded.documents] == ["q"]
    assert not loaded.problems


def test_two_columns_can_be_named_as_one_text():
    (document,) = load(table("Summary,Rest", "s,r"), columns={"text": "Summary + Rest"}).documents
    assert document.text == "s\n\nr"


def test_a_column_that_is_not_there_is_said():
    loaded = load(table("Body,Headline", "b,h"), columns={"title": "Headlin"})
    assert "no column `Headlin`, which was named for title; `Headline` is read as title" in told(loaded)[0]


def test_a_field_that_does_not_exist_is_an_error_with_the_fields():
    with pytest.raises(corpus.LoadError, match=r"'headline' is no field.*text, id, title"):
        load(table("text", "b"), columns={"headline": "x"})


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "xlsx", "parquet"])
def test_every_kind_of_table_follows_the_same_rules(suffix, tmp_path):
    import pandas as pd

    frame = pd.DataFrame({"Headline": ["H"], "Story": ["They spoke."], "Body": [""], "publish_date": ["2025-06-05"]})
    path = tmp_path / f"t.{suffix}"
    match suffix:
        case "csv":
            frame.to_csv(path, index=False)
        case "tsv":
            frame.to_csv(path, index=False, sep="\t")
        case "jsonl":
            frame.to_json(path, orient="records", lines=True)
        case "xlsx":
            frame.to_excel(path, index=False)
        case _:
            frame.to_parquet(path)
    assert columns_of(path.name, path.read_bytes()) == ("Headline", "Story", "Body", "publish_date")
    (document,) = corpus.load(path, columns={"text": "Story"}).documents
    assert (document.text, document.title, document.date) == ("They spoke.", "H", "2025-06-05")


def test_the_manifest_names_columns_for_the_tables_below_it_and_the_caller_overrules_it(tmp_path):
    (tmp_path / "corpus.toml").write_text('[columns]\ntext = "A"\n', encoding="utf-8")
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "t.csv").write_text("A,B\na,b\n", encoding="utf-8")
    assert [each.text for each in corpus.load(tmp_path).documents] == ["a"]
    assert [each.text for each in corpus.load(tmp_path, columns={"text": "B"}).documents] == ["b"]


def test_a_manifest_that_names_no_field_is_a_problem(tmp_path):
    (tmp_path / "corpus.toml").write_text('[columns]\nbody = "A"\n', encoding="utf-8")
    (tmp_path / "t.csv").write_text("text\na\n", encoding="utf-8")
    assert "Under columns it has body" in told(corpus.load(tmp_path))[0]


def test_the_command_line_names_columns(tmp_path, capsys):
    from analysis.__main__ import main

    (tmp_path / "t.csv").write_text("Body,Quote\nb,Trump said the call was good.\n", encoding="utf-8")
    arguments = ["compare", str(tmp_path / "t.csv"), "--out", str(tmp_path / "out"), "--column", "text=Quote"]
    assert main(arguments) == 0
    assert "Trump said" in (tmp_path / "out" / "passages.csv").read_text(encoding="utf-8")
    assert main([*arguments[:-1], "headline=Quote"]) == 2
    assert "is no field of a table" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("20250605T123000Z", "2025-06-05"),
        ("20250605123000", "2025-06-05"),
        ("2025-06-05 12:30:00.123456", "2025-06-05"),
        ("Jun 5, 2025", "2025-06-05"),
        ("June 5, 2025 Thursday 10:00 AM GMT", "2025-06-05"),
        ("Thursday, June 5, 2025", "2025-06-05"),
        ("5 June 2025", "2025-06-05"),
        ("05-Jun-2025", "2025-06-05"),
        ("Thu, 05 Jun 2025 12:30:00 GMT", "2025-06-05"),
        ("2025年06月05日 10:30", "2025-06-05"),
        ("2025/6/5 10:30", "2025-06-05"),
        ("1749081600000", "2025-06-05"),
        ("05.06.2025", "2025-06-05"),
    ],
)
def test_dates_as_exports_write_them_are_read(written, iso):
    loaded = load(table("date\ttext", f"{written}\tThey spoke."), "t.tsv")
    assert loaded.documents[0].date == iso
    assert not loaded.problems


def test_one_date_that_can_be_read_in_one_way_tells_how_to_read_the_column():
    loaded = load(table("id,date,text", "a,06/05/2025,x", "b,06/25/2025,y"))
    assert [each.date for each in loaded.documents] == ["2025-06-05", "2025-06-25"]
    assert "month first, since 06/25/2025" in told(loaded)[0]


def test_the_same_holds_for_the_day_first():
    loaded = load(table("id,date,text", "a,06/05/2025,x", "b,25/06/2025,y"))
    assert [each.date for each in loaded.documents] == ["2025-05-06", "2025-06-25"]


def test_dates_that_may_be_two_days_are_left_out_with_one_remark():
    loaded = load(table("id,date,text", "a,06/05/2025,x", "b,06/07/2025,y", "c,06/06/2025,z"))
    assert [each.date for each in loaded.documents] == ["", "", "2025-06-06"]
    assert len(loaded.problems) == 1
    assert "Rows 2 and 3 have dates that may be month/day or day/month, such as 06/05/2025" in told(loaded)[0]


def test_a_column_that_contradicts_itself_decides_nothing():
    loaded = load(table("id,date,text", "a,06/05/2025,x", "b,06/25/2025,y", "c,25/06/2025,z"))
    assert [each.date for each in loaded.documents] == ["", "2025-06-25", "2025-06-25"]


def test_many_rows_with_the_same_fault_are_counted():
    loaded = load(table("date,text", *(f"someday,{number}" for number in range(40))))
    assert len(loaded.documents) == 40
    assert len(loaded.problems) == 6
    assert "35 more rows" in told(loaded)[-1]


@pytest.mark.parametrize("name", ["t.xlsx", "t.parquet", "t.jsonl", "t.txt", "t.xyz"])
def test_what_is_no_table_has_no_columns(name):
    assert columns_of(name, b"\xff\x00\x01") == ()


def test_a_field_that_the_reader_leaves_out_is_not_guessed():
    mapping = mapping_of(["Headline", "Body", "date"], {"title": "", "date": ""})
    assert dict(mapping.fields) == {"text": ("Body",)}
    assert not mapping.missing
