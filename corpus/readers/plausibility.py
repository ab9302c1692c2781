"""How much sense a decoded text makes: scores that tell a right decoding from a wrong one, from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

ORDINARY = 0.4
"""What an ordinary character adds to the score: wrong decodings yield many of these, but hardly a frequent one."""

_FREQUENT = frozenset(
    # The commonest characters of Chinese prose, then those of news about diplomacy, simplified and traditional.
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同"
    "现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
    "最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处"
    "走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争"
    "运方习近主席总统元首会谈通话贸易关税声明外交磋商稀土出口台湾双边关系合作尊重互利共赢特朗普拜登北京华盛顿白宫联合新华社记者指出强调表示认为欢迎"
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣實軍無與長機業將兩間問應戰頭體見產話內給門兒東聲員論處義幾條氣題爾別變總電數報結務場計"
    "統區隊決馬書則聽卻達強難權設記類據邊張該規術領確傳師觀讓識帶導爭運習貿關稅談臺灣雙華盛頓聯歡認示"
)
_CJK_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　％")
_WESTERN_MARKS = frozenset("‘’“”–—…•€£§©®™°«»·¿¡½¼¾²³´ ")
_RUN = re.compile(r"[^\x00-\x7f]+")


def chinese_score(text: str) -> float:
    """Score a text as simplified Chinese, with the first level of GB 2312 as the ordinary characters."""
    return _cjk_score((c for c in text if not c.isascii()), _level_one("gb2312"))


def traditional_score(text: str) -> float:
    """Score a text as traditional Chinese, with the first level of Big5 as the ordinary characters."""
    return _cjk_score((c for c in text if not c.isascii()), _level_one("big5"))


def unicode_score(text: str) -> float:
    """Score a text of which all bytes pair up to characters, as in UTF-16: ASCII counts as well."""
    ordinary = _level_one("gb2312") | _level_one("big5")
    return _cjk_score(iter(text), ordinary) if text else 0.0


def western_score(text: str) -> float:
    """Score a text in Latin letters: accented letters stand among plain ones, other marks stand alone."""
    sound = total = 0
    for run in _RUN.finditer(text):
        characters = run[0]
        total += len(characters)
        beside = text[max(run.start() - 1, 0) : run.start()] + text[run.end() : run.end() + 1]
        letters = [c for c in characters if c.isalpha()]
        strange = sum(c not in _WESTERN_MARKS for c in characters) - len(letters)
        mixed = len(letters) > 1 and any(c.isupper() for c in letters[1:])
        alone = bool(letters) and not any(c.isalpha() for c in beside)
        if len(letters) <= 2 and not strange and not mixed and not (alone and len(letters) > 1):
            sound += len(characters)
    return sound / total if total else 0.0


def _cjk_score(characters: Iterator[str], ordinary: frozenset[str]) -> float:
    total = 0
    score = 0.0
    for character in characters:
        total += 1
        if character in _FREQUENT:
            score += 1
        elif character in ordinary or character in _CJK_MARKS or (character.isascii() and character.isprintable()):
            score += ORDINARY
    return score / total if total else 0.0


@cache
def _level_one(charset: str) -> frozenset[str]:
    """Return the characters in common use by the standard: 3,755 of GB 2312, 5,401 of Big5."""
    first, last = (0xB0A1, 0xD7F9) if charset == "gb2312" else (0xA440, 0xC67E)
    codes = (code.to_bytes(2, "big") for code in range(first, last + 1))
    return frozenset("".join(code.decode(charset, "ignore") for code in codes if code[1] >= 0x40)) - frozenset(
        map(chr, range(0x80))
    )
