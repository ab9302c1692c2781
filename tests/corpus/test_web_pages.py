"""Web pages to texts."""

import pytest
from made_pages import MFA_CHINESE, NEWS_SITE, PAGES, WHITE_HOUSE, XINHUA

from corpus import load_files
from corpus.readers.html import MAX_ELEMENTS, read, read_page
from corpus.readers.reading import UnreadableError

SENTENCE = "The minister said that talks would go on in the spring, and that nobody had been told of it."
LONG = " ".join([SENTENCE] * 4)
OTHER = "Officials on the other side had heard as much, and said so at length to whoever asked them on the day."
CHINESE = "双方通了电话。他表示，愿意继续对话，希望对方取消限制，并欢迎学生前来就读。"
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制，並歡迎學生前來就讀。"


def text_of(body: str, head: str = "") -> str:
    return read("page.html", f"<html><head>{head}</head><body>{body}</body></html>".encode()).drafts[0].text


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_article_comes_whole_and_without_what_stands_around_it(page):
    reading = read("page.html", page.data)
    assert reading.drafts[0].text == page.text
    assert reading.problems == ()
    assert not [each for each in page.clutter if each in reading.drafts[0].text]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_page_states_its_title_outlet_date_and_address(page):
    draft = read("page.html", page.data).drafts[0]
    assert draft.stated == page.stated
    assert draft.where == "the page"


@pytest.mark.parametrize(
    ("name", "teller"),
    [
        ("White House", "us"),
        ("State Department", "us"),
        ("foreign ministry, Chinese", "beijing"),
        ("Xinhua", "beijing"),
        ("news site", "press"),
    ],
)
def test_whose_page_it_is_follows_from_what_it_states(name, teller):
    corpus = load_files([("page.html", PAGES[name].data)])
    assert [document.teller for document in corpus.documents] == [teller]


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("gb2312", "gb18030", CHINESE),
        ("gbk", "gb18030", CHINESE),
        ("big5", "big5", TRADITIONAL),
        ("utf-8", "gb18030", CHINESE),
        ("gb2312", "utf-8", CHINESE),
        ("", "gb18030", CHINESE),
        ("no-such-encoding", "gb18030", CHINESE),
        ("utf-16", "utf-16", CHINESE),
        ("iso-8859-1", "cp1252", "He called it “a fair deal” – and left the café for Genève at once."),
        ("windows-1251", "cp1251", "Президент заявил, что переговоры будут продолжены в ближайшее время."),
        ("shift_jis", "shift_jis", "首相は電話で会談し、今後も対話を続けることで一致したと述べた。"),
    ],
)
def test_the_encoding_is_the_declared_one_where_it_fits(declared, written, text):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}<title>Call</title></head><body><p>{text * 5}</p></body></html>"
    reading = read("page.html", page.encode(written))
    assert reading.drafts[0].text == text * 5
    assert reading.problems == ()


def test_an_xml_declaration_counts_as_well():
    page = f'<?xml version="1.0" encoding="gbk"?><html><body><p>{CHINESE * 5}</p></body></html>'
    assert read("page.html", page.encode("gbk")).drafts[0].text == CHINESE * 5


def test_what_the_server_says_of_the_encoding_wins_over_the_page():
    word = "Présidence"
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{word}: {LONG}</p></body></html>'
    reading = read_page("page.html", page.encode("cp1252"), charset="ISO-8859-1")
    assert reading.drafts[0].text.startswith(word)
    assert reading.encoding == "cp1252"


def test_entities_become_their_characters_once():
    text = text_of(f"<p>caf&eacute; &#x4e2d;&#22269; R&amp;D &lt;b&gt; &nbsp;&ldquo;x&rdquo; {LONG}</p>")
    assert text == f"café 中国 R&D <b> “x” {LONG}"


def test_an_entity_that_points_to_a_file_stays_unresolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html><body><p>{LONG} &x; &b;</p></body></html>'
    )
    text = read("page.html", page.encode()).drafts[0].text
    assert LONG in text
    assert "secret words" not in text
    assert "boomboom" not in text


def test_scripts_and_styles_are_no_text():
    script = "<script>var said = 'he said this.';</script>"
    text = text_of(f"<style>p{{color:red}}</style><p>{LONG}</p>{script}<p>{OTHER}</p>")
    assert text == f"{LONG}\n\n{OTHER}"


def test_paragraphs_in_tables_made_for_the_layout_stay_paragraphs():
    cell = f"<table><tr><td><p>{LONG}</p><p>{OTHER}</p></td></tr></table>"
    text = text_of(f'<table width="100%"><tr><td><a href="/">Home</a></td><td>{cell}</td></tr></table>')
    assert f"{LONG}\n\n{OTHER}" in text
    assert "|" not in text


def test_a_table_of_figures_keeps_a_row_a_line():
    rows = "<tr><th>Item</th><th>Rate</th></tr><tr><td>Barley</td><td>12%</td></tr>"
    text = text_of(f"<article><p>{LONG}</p><table>{rows}</table><p>{OTHER}</p></article>")
    assert text == f"{LONG}\n\nItem | Rate\nBarley | 12%\n\n{OTHER}"


@pytest.mark.parametrize("tag", ["div", "table", "blockquote", "ul", "span"])
def test_a_hundred_levels_of_nesting_do_no_harm(tag):
    assert text_of(f"<{tag}>" * 100 + f"<p>{LONG}</p>" + f"</{tag}>" * 100) == LONG


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_nesting_without_end_is_refused(tag):
    with pytest.raises(UnreadableError, match="nested"):
        text_of(f"<{tag}>" * 50_000 + f"<p>{LONG}</p>")


def test_a_page_of_endless_elements_is_refused():
    with pytest.raises(UnreadableError, match="elements"):
        text_of("<p>one<p>two" * MAX_ELEMENTS)


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        "<h1>Just a moment...</h1><p>Checking your browser before accessing the site. This takes a few seconds.</p>",
        "<h1>Access Denied</h1><p>You don't have permission to view this page on this server.</p>",
        "<p>请开启JavaScript并刷新该页，完成人机验证后继续访问本网站。</p>",
        "<ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul>",
        "<img src='scan.png'>",
        "",
    ],
)
def test_a_page_without_an_article_is_refused_with_what_to_do(body):
    with pytest.raises(UnreadableError, match="no article text") as refused:
        text_of(body)
    assert "paste" in refused.value.advice


def test_the_text_of_a_short_page_comes_without_the_links_and_bylines_around_it():
    links = "<div><a href='/'>首页</a><a href='/v'>视频</a></div>"
    about = "<h2>两国元首通电话</h2><p>2031-04-09 来源：某报</p>"
    more = "<ul><li><a href='/a'>老城里的灯笼</a></li></ul><p>责任编辑：某某</p>"
    body = "<br>".join(f"　　{each}" for each in (MFA_CHINESE.paragraphs[0], MFA_CHINESE.paragraphs[2]))
    assert text_of(f"{links}<div>{about}<div>{body}</div>{more}</div>") == "\n\n".join(MFA_CHINESE.paragraphs[::2])


def test_a_link_inside_a_sentence_stays():
    text = f'{LONG}<br><a href="/x">the communiqué of the day,</a><br>which {OTHER}'
    assert "the communiqué of the day," in text_of(f"<p>{text}</p>")


def test_a_post_of_two_sentences_is_kept_and_said_to_be_short():
    post = "Just spoke with the President. A very good call!"
    page = f"<html><body><nav><a href='/'>Home</a></nav><div>{post}</div></body></html>"
    reading = read("page.html", page.encode())
    assert reading.drafts[0].text == post
    assert "may be less than the article" in reading.problems[0].what


def test_a_short_statement_where_the_articles_place_is_known_needs_no_remark():
    short = MFA_CHINESE.html.replace(MFA_CHINESE.paragraphs[1], "").replace(MFA_CHINESE.paragraphs[2], "")
    reading = read("page.html", short.encode())
    assert reading.drafts[0].text == MFA_CHINESE.paragraphs[0]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0047)https://www.harborledger.example/world/call.html -->",
        "<!--\n Page saved with SingleFile\n url: https://www.harborledger.example/world/call.html -->",
    ],
)
def test_a_browsers_note_on_a_saved_page_gives_the_address(note):
    page = f"<!DOCTYPE html>\n{note}\n<html><body><p>{LONG}</p></body></html>"
    assert (
        read("page.html", page.encode()).drafts[0].stated["url"] == "https://www.harborledger.example/world/call.html"
    )


def test_the_same_page_gives_the_same_text_again():
    texts = {read("page.html", page.data).drafts[0].text for page in (WHITE_HOUSE, NEWS_SITE, XINHUA) for _ in range(3)}
    assert texts == {WHITE_HOUSE.text, NEWS_SITE.text, XINHUA.text}


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n1 0 obj", b"PK\x03\x04\x14\0\0\0"])
def test_another_format_under_a_pages_name_is_named(data):
    with pytest.raises(UnreadableError, match=r"PNG|PDF|zip"):
        read("page.html", data)
