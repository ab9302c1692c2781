"""The language of a text, told from its script and its commonest words."""

from __future__ import annotations

import re

SAMPLE = 4_000
"""Characters looked at."""

MIN_WORDS = 20
"""Below this many words a text in Latin letters is taken for English: too little to tell."""

MIN_ENGLISH = 0.12
"""English prose has 35 to 50 of these words in a hundred, headlines and lists fewer, other languages nearly none."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = frozenset(
    "the of and to in a that is was for on with as by at from it his he has had have be are were an this which not but "
    "they their its said will would who or she her you we I been after also than more about".lower().split()
)
_NAMES = {"english": "en", "chinese": "zh", "mandarin": "zh", "中文": "zh", "英文": "en"}


def tell_language(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: Any text; its first `SAMPLE` characters are looked at.

    Returns:
        `zh` or `en`; `ja` or `ko` by script; `und` for anything else.
    """
    sample = text[:SAMPLE]
    words = _LATIN.findall(sample)
    han, kana, hangul = (len(pattern.findall(sample)) for pattern in (_HAN, _KANA, _HANGUL))
    # A Chinese character is about half a word, so that is how they are weighed against words in letters.
    if (han + kana + hangul) / 2 > len(words):
        if kana > 0.1 * han:
            return "ja"
        return "ko" if hangul > han else "zh"
    letters = len(_LETTER.findall(sample))
    if not words or sum(map(len, words)) < letters / 2:
        return "und"
    english = sum(word.lower() in _ENGLISH for word in words) / len(words)
    return "en" if len(words) < MIN_WORDS or english >= MIN_ENGLISH else "und"


def language_code(stated: str) -> str:
    """Return the ISO 639 code of a stated language, "" where it is none.

    Args:
        stated: "en", "en-US", "zh-Hans", "English" ...

    Returns:
        The primary subtag in lower case.
    """
    name = stated.strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    code = re.split(r"[-_]", name)[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""
