"""Signs that fonts have in place of characters: ligatures, and radicals that look like Chinese characters."""

from __future__ import annotations

import unicodedata

# Beyond what NFKC knows: the characters that the simplified radicals of the CJK Radicals Supplement look like
# (Unicode's EquivalentUnifiedIdeograph table).
_RADICALS = dict(
    zip(
        map(
            ord,
            "⺀⺁⺃⺄⺅⺆⺈⺉⺋⺌⺎⺏⺐⺑⺒⺓⺔⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺯⺱⺲⺵⺶⺹⺺⺼⺽⺾⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        ),
        "冫厂乚乙亻冂刀刂㔾小兀尢尣尣巳幺彑忄㣺扌攵旡月歺母民氵氺灬爫爫丬犭王疋目示礻糸网罒羊羊耂肀月臼艹虎衤覀西见角角讠贝车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_MAP = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB07))},
    **_RADICALS,
    0x2E9F: "母",
    0x2EF3: "龟",
    0xA0: " ",
}


def as_characters(text: str) -> str:
    r"""Return a text with characters for such signs; others are kept as they are.

    >>> as_characters("\ufb01nal \u2f42\u4ef6 \u2ec5")
    'final 文件 见'
    """
    return text.translate(_MAP)
