"""Documents that hypothesis makes: prose of the program's own words, and text that nobody would write."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

QUICK = settings(max_examples=80, derandomize=True, database=None)

WORDS = st.sampled_from(
    [
        "Trump",
        "Xi",
        "Beijing",
        "the White House",
        "China's foreign ministry",
        "Chinese officials",
        "analysts",
        "he",
        "it",
    ]
    + ["they", "the two leaders", "said", "told", "urged", "saying", "according to", "accused", "warned", "agreed"]
    + [
        "did not mention",
        "declined to comment",
        "was not discussed",
        "would end",
        "demand",
        "readout",
        "in a statement",
    ]
    + ["that", "while", "but", "and", "and", "or", "as", "by", "with", "which", "who", "on Friday", "the levy", "grain"]
    + ["习近平", "特朗普", "表示", "强调", "，", "；", "未提及", "据新华社报道"]
)
SIGNS = st.sampled_from(
    list("..,,;:!?\"\"“”‘’''«»「」—-()[]\n\n\n\u2028\t") + ["...", "\r\n", ". ", ".\n", "Q: ", "- "]
)
PROSE = st.lists(st.one_of(WORDS, WORDS, WORDS, SIGNS), max_size=60).map(" ".join)
ANY_TEXT = st.text(max_size=120)
HOSTILE = st.lists(
    st.sampled_from(
        [
            "\ud800",
            "\udfff",
            "\x00",
            "\x1b[31m",
            "\x1c",
            "\x85",
            "\u200b",
            "\u200f",
            "\u202e",
            "\ufeff",
            "\u0301",
            "مرحبا",
        ]
        + ["İ", "ß", "🇨🇳", "Trump", " said ", "“", '"', "'", ".", "\n", "习", "：", "Q:", "(@x)", "—"]
    ),
    max_size=40,
).map("".join)
TEXTS = st.one_of(PROSE, PROSE, ANY_TEXT, HOSTILE)
TELLERS = st.sampled_from(["press", "press", "us", "beijing", "joint", "other"])
