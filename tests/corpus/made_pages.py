"""Web pages composed for the tests, each in the structure of a kind of page that people bring.

Only the structure is a real site's: element names, classes, and the clutter around the article. Every sentence is ours.
"""

# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from dataclasses import dataclass, field

COOKIES = (
    '<div id="onetrust-banner-sdk" role="dialog" aria-label="Privacy"><p>We use cookies to improve your visit and to '
    "measure our audience. You can accept or refuse them.</p><button>Accept all cookies</button></div>"
)
SHARE = (
    '<div class="share-tools social-share"><span>Share</span><ul><li><a href="#">Facebook</a></li>'
    '<li><a href="#">Copy link</a></li><li><a href="#">Print this page</a></li></ul></div>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what a reader must make of it.

    Attributes:
        html: Its markup.
        paragraphs: What must stand in the text, in this order.
        clutter: What must not.
        stated: The metadata that it states.
        encoding: The encoding of its bytes.
    """

    html: str
    paragraphs: tuple[str, ...]
    clutter: tuple[str, ...]
    stated: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"

    @property
    def text(self) -> str:
        """The text to expect: blank lines between paragraphs, none between the items of a list."""
        return "\n\n".join(self.paragraphs).replace("\n\n- ", "\n- ").replace("\n- ", "\n\n- ", 1)

    @property
    def data(self) -> bytes:
        """The page's bytes."""
        return self.html.encode(self.encoding)


def _p(paragraphs: tuple[str, ...], attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{each}</p>" for each in paragraphs)


_US = (
    (
        "President Alder spoke with President Shen this morning about commerce, farm goods and the fight against narcotics. "
        "The two leaders had last talked in the spring, before the second round of negotiations."
    ),
    (
        "The President raised the case of two citizens who are held without trial, and asked that they be allowed to call "
        "their families. He underscored that ships and aircraft will go on operating wherever the law of the sea allows."
    ),
    (
        "On commerce, the President said that duties on machine tools would stay where they are until subsidies are "
        "disclosed in full. Both delegations will meet again in Lisbon within a month."
    ),
)
_US_LIST = (
    "Purchases of barley and sorghum, to be reviewed each quarter",
    "A standing telephone line between the two coast guards",
)

WHITE_HOUSE = Page(
    html=f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>Readout of President Alder’s Call with President Shen – The White House</title>
<link rel="canonical" href="https://www.whitehouse.gov/briefings-statements/2031/04/readout-of-call/">
<meta property="og:title" content="Readout of President Alder’s Call with President Shen">
<meta property="og:site_name" content="The White House">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2031-04-09T18:30:00+00:00">
<style>.wp-block-group{{margin:0}}</style><script>window.dataLayer=["tracking call"];</script></head>
<body class="post-template-default single"><a class="skip-link" href="#wp--skip-link--target">Skip to content</a>
<div class="wp-site-blocks"><header class="wp-block-template-part"><nav aria-label="Main"><ul>
<li><a href="/news/">News</a></li><li><a href="/administration/">Administration</a></li><li><a href="/contact/">Contact</a></li>
</ul></nav></header>
<main class="wp-block-group" id="wp--skip-link--target"><div class="wp-block-whitehouse-topper">
<div class="wp-block-whitehouse-topper__eyebrow">Briefings &amp; Statements</div>
<h1 class="wp-block-whitehouse-topper__headline">Readout of President Alder’s Call with President Shen</h1>
<div class="wp-block-whitehouse-topper__meta"><div class="wp-block-post-date"><time datetime="2031-04-09T14:30:00-04:00">April 9, 2031</time></div></div></div>
<div class="entry-content wp-block-post-content has-global-padding is-layout-constrained">
{_p(_US)}
<ul class="wp-block-list"><li>{_US_LIST[0]}</li><li>{_US_LIST[1]}</li></ul>
<p class="has-text-align-center">###</p></div></main>
<footer class="wp-block-template-part"><div><h2>Subscribe to our newsletter</h2><form><label>Email address</label><input></form>
<p>1600 Example Avenue, Washington</p><ul><li><a href="/privacy/">Privacy policy</a></li></ul></div></footer></div></body></html>""",
    paragraphs=(*_US, *(f"- {each}" for each in _US_LIST), "###"),
    clutter=("Skip to content", "Administration", "Subscribe", "Privacy policy", "tracking call", "margin:0"),
    stated={
        "title": "Readout of President Alder’s Call with President Shen",
        "outlet": "The White House",
        "date": "2031-04-09",
        "url": "https://www.whitehouse.gov/briefings-statements/2031/04/readout-of-call/",
    },
)

_STATE = (
    "The following is attributable to the spokesperson of the department:",
    (
        "Secretary Birch met Foreign Minister Luo in Jakarta today on the margins of the regional forum. The Secretary "
        "pressed for the release of detained scholars and for an end to the export of precursor chemicals."
    ),
    (
        "They discussed the strait, the war in the east, and how to keep channels open between the two armed forces. "
        "The Secretary made clear that commitments to allies in the region are not up for bargaining."
    ),
)

STATE_DEPARTMENT = Page(
    html=f"""<!doctype html><html lang="en-US" class="no-js"><head><meta charset="utf-8">
<title>Secretary Birch’s Meeting with Foreign Minister Luo - United States Department of State</title>
<link rel="canonical" href="https://www.state.gov/secretary-birchs-meeting-with-foreign-minister-luo/" />
<meta property="og:title" content="Secretary Birch’s Meeting with Foreign Minister Luo - United States Department of State" />
<meta property="og:site_name" content="United States Department of State" />
<meta property="article:published_time" content="2031-07-11T09:12:00+00:00" />
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"WebPage","name":"Secretary Birch’s Meeting with Foreign Minister Luo","datePublished":"2031-07-11T09:12:00+00:00"}}</script>
</head><body class="wp-singular state_briefing-template-default">
<div class="usa-banner"><p>An official website of the United States Government. Here’s how you know.</p></div>
<header id="masthead" class="site-header"><nav class="site-nav"><ul class="menu"><li><a href="/policy">Policy Issues</a></li>
<li><a href="/countries">Countries &amp; Areas</a></li><li><a href="/travel">Travel</a></li></ul></nav></header>
<main id="main"><div class="featured-content"><h1 class="featured-content__headline stars-above">Secretary Birch’s Meeting with Foreign Minister Luo</h1>
<p class="article-meta doctype-meta">Readout</p><p class="article-meta author-meta">Office of the Spokesperson</p>
<p class="article-meta article-meta__publish-date">July 11, 2031</p></div>
{SHARE}
<div class="entry-content">{_p(_STATE)}</div>
<section class="related-tags"><h2>Tags</h2><a href="/b">Bureau of Eastern Affairs</a> <a href="/o">Office of the Spokesperson</a></section>
<section class="sequence-nav"><a href="/x">Joint Statement on the Lagoon Partnership</a></section></main>
<footer class="site-footer"><ul><li><a href="/foia">FOIA</a></li><li><a href="/no-fear">No FEAR Act</a></li></ul></footer></body></html>""",
    paragraphs=_STATE,
    clutter=("official website", "Travel", "Copy link", "Bureau of Eastern Affairs", "Lagoon Partnership", "FOIA"),
    stated={
        "title": "Secretary Birch’s Meeting with Foreign Minister Luo",
        "outlet": "United States Department of State",
        "date": "2031-07-11",
        "url": "https://www.state.gov/secretary-birchs-meeting-with-foreign-minister-luo/",
    },
)

_MFA = (
    (
        "On April 9, President Shen took a phone call from President Alder at the latter’s request. The talk was candid and "
        "went into depth on matters that both peoples care about."
    ),
    (
        "Shen stressed that steering the great ship of relations calls for a steady hand at the helm, and above all for "
        "keeping away what would knock it off course. The island question, he noted, is the first line not to be crossed."
    ),
    "He said that restrictions on students and on trade serve nobody, and hoped that they would be lifted soon.",
)

MFA_ENGLISH = Page(
    html=f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="ArticleTitle" content="President Shen Speaks with President Alder on the Phone" />
<meta name="PubDate" content="2031-04-09 23:02" /><meta name="SiteName" content="Ministry of Foreign Affairs" />
<title>President Shen Speaks with President Alder on the Phone_Ministry of Foreign Affairs of the People's Republic of China</title>
</head><body><div class="header"><div class="topnav"><a href="/cn">中文</a> | <a href="/fr">Français</a> | <a href="/mobile">Mobile</a></div>
<div class="nav"><ul><li><a href="/eng/wjb/">The Ministry</a></li><li><a href="/eng/zxxx/">Top Stories</a></li></ul></div></div>
<div class="position"><a href="/eng/">Home</a> &gt; <a href="/eng/zxxx/">Top Stories</a></div>
<div class="vibox"><div class="title" id="News_Body_Title">President Shen Speaks with President Alder on the Phone</div>
<div class="time" id="News_Body_Time">2031-04-09 23:02</div>
<div class="content" id="News_Body_Txt_A"><div class="TRS_Editor">{_p(_MFA, ' style="text-indent:2em"')}</div></div></div>
<div class="tool"><span>Suggest to a Friend</span> <a href="javascript:window.print()">Print</a></div>
<div class="relnews"><h3>Related News</h3><ul><li><a href="/a">Spokesperson on the fishery talks (2031-04-02)</a></li></ul></div>
<div class="footer"><p>Address: No. 2 Example Street. Contact us: 00-10-000000</p></div></body></html>""",
    paragraphs=_MFA,
    clutter=("Français", "Top Stories", "Suggest to a Friend", "fishery talks", "Contact us"),
    stated={
        "title": "President Shen Speaks with President Alder on the Phone",
        "outlet": "Ministry of Foreign Affairs",
        "date": "2031-04-09",
    },
)

_MFA_ZH = (
    "四月九日晚，沈主席应约同奥尔德总统通电话，两人就经贸和地区局势交换了看法。",
    "沈主席指出，把稳两国关系的航向，尤其要排除各种干扰，双方团队应落实好上次会谈的共识。他强调，对方应慎重处理海岛问题，取消对留学生的限制措施。",
    "奥尔德表示，愿同中方一道努力，欢迎学生前来就读，并邀请沈主席秋天访问。",
)

MFA_CHINESE = Page(
    html=f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="ArticleTitle" content="沈主席同奥尔德总统通电话">
<meta name="PubDate" content="2031-04-09 22:15"><meta name="ContentSource" content="外交部"><title>沈主席同奥尔德总统通电话_中华人民共和国外交部</title></head>
<body><div class="head"><a href="/eng">English</a><a href="/wzgn">网站功能</a><input placeholder="请输入关键词"></div>
<div class="dqwz"><a href="/">首页</a> &gt; <a href="/web/zyxw/">重要新闻</a></div>
<div class="news-box"><div class="news-title"><h1>沈主席同奥尔德总统通电话</h1><p class="time"><span>2031-04-09 22:15</span>
<span>【中大小】</span><a href="javascript:">打印</a></p></div>
<div class="news-main" id="News_Body_Txt_A"><div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web">
{_p(tuple("　　" + each for each in _MFA_ZH))}</div></div>
<div class="share"><span>推荐给朋友：</span><a href="#">微信</a><a href="#">微博</a></div></div>
<div class="xgxw"><h2>相关新闻</h2><ul><li><a href="/b">外交部发言人就渔业会谈答记者问</a></li></ul></div>
<div class="foot"><p>版权所有 网站标识码：bm00000000 京ICP备00000000号</p></div></body></html>""",
    paragraphs=_MFA_ZH,
    clutter=("网站功能", "重要新闻", "微博", "渔业会谈", "ICP备", "打印"),
    stated={"title": "沈主席同奥尔德总统通电话", "outlet": "外交部", "date": "2031-04-09"},
)

_XINHUA = (
    (
        "BEIJING, April 9 (Xinhua) -- The two heads of state agreed on Wednesday to let their trade teams meet once more, and "
        "to keep the consensus of the winter talks alive."
    ),
    (
        "Noting that dialogue is the only right choice, Shen called on the other side to view progress soberly and to "
        "withdraw the measures that it has taken."
    ),
    "Alder said that he has great respect for Shen, and that his country stands by the one policy it has long held. ■",
)

XINHUA = Page(
    html=f"""<!DOCTYPE HTML><html><head><meta charset="utf-8"/><meta name="pagetype" content="1"/><title>Leaders agree to resume trade talks-Xinhua</title>
<meta name="publishdate" content="2031-04-09"/><meta name="source" content="Xinhua"/></head>
<body><div class="header domPC"><div class="nav"><a href="/home.htm">Home</a><a href="/china">China</a><a href="/sports">Sports</a></div></div>
<div class="main clearfix"><div class="mheader domMobile"><h1>Leaders agree to resume trade talks</h1><div class="info">Source: Xinhua<span>2031-04-09 23:41:30</span></div></div>
<div class="left-bar"><div class="conTop"><h1 class="Btitle">Leaders agree to resume trade talks</h1><p class="source">Source: Xinhua</p><p class="editor">Editor: anon</p><p class="time">2031-04-09 23:41:30</p></div>
<div class="content" id="detail"><div id="detailContent">{_p(_XINHUA)}</div></div>
<div class="share" id="articleShare"><a href="#">Share to X</a></div></div>
<div class="right-bar"><div class="columBox"><h2>Trending</h2><ul><li><a href="/c">Pandas delight visitors in spring snow</a></li><li><a href="/d">Album: lanterns over the old town</a></li></ul></div></div></div>
<div class="footer"><p>Copyright © 2000-2031 XINHUANET.com All rights reserved.</p></div></body></html>""",
    paragraphs=_XINHUA,
    clutter=("Sports", "Share to X", "Pandas", "lanterns", "All rights reserved"),
    stated={"title": "Leaders agree to resume trade talks", "date": "2031-04-09"},
)

_NEWS = (
    (
        "WASHINGTON — The leaders of the two largest economies spoke for more than an hour on Wednesday, the first such call "
        "since talks broke down over machine tools."
    ),
    (
        "“It went very well,” Mr. Alder told reporters on the lawn, adding that tariffs of 30% would stay “until we see R&D "
        "rules changed”."
    ),
    "Beijing’s account made no mention of the tools. It dwelt instead on students, whose visas were cut back last year.",
    "Analysts were split. “Each side published the call it wished it had,” said Mara Voss, who follows the talks.",
)
_NEWS_QUOTE = "We are ready to talk, and we are ready not to, a person close to the delegation said."
_NEWS_HEAD = "What each side left out"

NEWS_SITE = Page(
    html=f"""<!doctype html><html lang="en"><head><meta charset="windows-1252"><title>Two leaders, two versions of one call | The Harbor Ledger</title>
<link rel="canonical" href="https://www.harborledger.example/world/2031/04/09/two-versions.html">
<meta property="og:title" content="Two leaders, two versions of one call"><meta property="og:site_name" content="The Harbor Ledger">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Two leaders, two versions of one call","datePublished":"2031-04-09T21:05:00Z","publisher":{{"@type":"Organization","name":"The Harbor Ledger"}}}}</script>
</head><body>{COOKIES}<div class="ad-slot">Advertisement</div><header><nav><a href="/">World</a><a href="/b">Business</a><a href="/o">Opinion</a></nav></header>
<article class="article"><header><h1>Two leaders, two versions of one call</h1><p class="byline">By <a href="/r">R. Quill</a></p>
<time datetime="2031-04-09T21:05:00Z">April 9, 2031</time>{SHARE}</header>
<section class="article-body"><p>{_NEWS[0]}</p><p>{_NEWS[1].replace("&", "&amp;")}</p>
<div class="newsletter-signup"><p>Sign up for the Morning Ledger, our daily newsletter.</p></div>
<h2>{_NEWS_HEAD}</h2><p>{_NEWS[2]}</p><aside class="related"><h3>More on this story</h3><ul><li><a href="/z">Ferry strike enters third week</a></li></ul></aside>
<blockquote><p>{_NEWS_QUOTE}</p></blockquote><p>{_NEWS[3]}</p></section></article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>First! I never believed a word of it anyway.</p></div></section>
<footer><p>© 2031 The Harbor Ledger. All rights reserved.</p></footer></body></html>""",
    paragraphs=(_NEWS[0], _NEWS[1], _NEWS_HEAD, _NEWS[2], _NEWS_QUOTE, _NEWS[3]),
    clutter=("cookies", "Advertisement", "Opinion", "Copy link", "Morning Ledger", "Ferry strike", "First!", "© 2031"),
    stated={
        "title": "Two leaders, two versions of one call",
        "outlet": "The Harbor Ledger",
        "date": "2031-04-09",
        "url": "https://www.harborledger.example/world/2031/04/09/two-versions.html",
    },
    encoding="cp1252",
)

PAGES = {
    "White House": WHITE_HOUSE,
    "State Department": STATE_DEPARTMENT,
    "foreign ministry, English": MFA_ENGLISH,
    "foreign ministry, Chinese": MFA_CHINESE,
    "Xinhua": XINHUA,
    "news site": NEWS_SITE,
}
