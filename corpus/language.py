"""The language of a text: English and Chinese by script and commonest words, others by a library."""

from __future__ import annotations

import re

ANALYSED = frozenset({"en", "zh"})
"""Languages that the analysis has rules for."""

UNTOLD = "und"
"""The code of a text whose language cannot be told; it is read by the rules for English."""

SAMPLE = 4_000
"""Characters looked at."""

MIN_WORDS = 20
"""Below this many words a text in Latin letters is taken for English: too little to tell."""

MIN_LETTERS = 12
"""The same for other alphabets: too little to tell their languages apart."""

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
_LABELS = dict(
    pair.split(":")
    for pair in (  # noqa: SIM905
        "af:Afrikaans am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali bo:Tibetan bs:Bosnian "
        "ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English es:Spanish et:Estonian eu:Basque "
        "fa:Persian fi:Finnish fr:French ga:Irish gl:Galician gu:Gujarati he:Hebrew hi:Hindi hr:Croatian hu:Hungarian "
        "hy:Armenian id:Indonesian is:Icelandic it:Italian ja:Japanese ka:Georgian kk:Kazakh km:Khmer kn:Kannada "
        "ko:Korean ku:Kurdish ky:Kyrgyz lo:Lao lt:Lithuanian lv:Latvian mk:Macedonian ml:Malayalam mn:Mongolian "
        "mr:Marathi ms:Malay mt:Maltese my:Burmese nb:Norwegian ne:Nepali nl:Dutch nn:Norwegian no:Norwegian "
        "pa:Punjabi pl:Polish ps:Pashto pt:Portuguese ro:Romanian ru:Russian si:Sinhala sk:Slovak sl:Slovenian "
        "so:Somali sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai tk:Turkmen "
        "tl:Filipino tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese zh:Chinese zu:Zulu"
    ).split()
)


def tell_language(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: Any text; its first `SAMPLE` characters are looked at.

    Returns:
        `zh`, simplified or traditional, or `en`; the ISO 639-1 code of another language; `und` where none can be told.
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
    if not letters:
        return UNTOLD
    if sum(map(len, words)) < letters / 2:
        return _other_language(sample) if letters >= MIN_LETTERS else UNTOLD
    english = sum(word.lower() in _ENGLISH for word in words) / len(words)
    return "en" if len(words) < MIN_WORDS or english >= MIN_ENGLISH else _other_language(sample)


def _other_language(text: str) -> str:
    """Tell the language of a text that is neither plain English nor Chinese; lists and code may be in none."""
    # Imported here because its model takes a second and 100 MB, and most corpora hold no such text.
    from py3langid import classify

    code, _ = classify(text)
    return str(code) if code in _LABELS else UNTOLD


def language_name(code: str) -> str:
    """Return the English name of a language, as in "It is in Spanish"."""
    return _LABELS.get(code, f"the language with the code {code!r}")


def is_analysed(code: str) -> bool:
    """Whether the analysis reads a text of this language: English, Chinese, or one whose language cannot be told."""
    return code in ANALYSED or code in {"", UNTOLD}


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
