"""Languages and scripts of texts."""

import dataclasses
import subprocess
import sys

import pytest

from corpus import load_files
from corpus.chinese_script import in_simplified, is_traditional
from corpus.language import is_analysed, language_code, language_name, tell_language

TEXTS = {
    "es": "El presidente dijo que la llamada fue muy buena y que los equipos de los dos países se reunirán pronto.",
    "fr": "Le président s’est entretenu par téléphone avec son homologue, et ils sont convenus de poursuivre les "
    "discussions sur le commerce au cours des semaines à venir.",
    "de": "Der Präsident telefonierte mit seinem Amtskollegen, und beide vereinbarten, die Gespräche über Zölle schon "
    "in der kommenden Woche in Genf fortzusetzen.",
    "pt": "O presidente falou por telefone com o seu homólogo, e ambos concordaram em continuar a negociar as tarifas "
    "nas próximas semanas em Lisboa.",
    "vi": "Tổng thống đã điện đàm với người đồng cấp và hai bên nhất trí tiếp tục đàm phán về thuế quan.",
    "id": "Presiden berbicara melalui telepon dengan mitranya, dan keduanya sepakat untuk melanjutkan pembicaraan "
    "tentang tarif dalam beberapa minggu mendatang di Lisbon.",
    "ru": "Президент заявил, что переговоры будут продолжены в ближайшее время.",
    "ar": "قال الرئيس إن المحادثات ستستمر في أقرب وقت ممكن بين الجانبين.",
    "ja": "首相は電話で会談し、今後も対話を続けることで一致したと述べた。",
    "ko": "대통령은 전화 통화에서 대화를 계속하기로 합의했다고 말했다.",
    "en": "The two leaders spoke for an hour and agreed that their teams should meet again soon.",
    "zh": "双方通了电话。他表示，愿意继续对话，希望对方取消限制。",
}
TRADITIONAL = "雙方通了電話。他表示，願意繼續對話，希望對方取消限制，並邀請學生前來就讀。"
SIMPLIFIED = "双方通了电话。他表示，愿意继续对话，希望对方取消限制，并邀请学生前来就读。"


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_the_language_is_told_from_a_sentence(code, text):
    assert tell_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "TRADE TALKS RESUME. Soybeans, tariffs, fentanyl, chips, port fees, student visas, rare earths, jets, a sale.",
        (
            "Soybeans Boeing Nvidia TikTok Tesla Apple Geneva London Madrid Busan tariffs export controls port fees "
            "ships chips fentanyl visas rare earths magnets jets"
        ),
        "Bom dia.",
        "Talks",
    ],
)
def test_lists_headlines_and_a_few_words_stay_english(text):
    assert tell_language(text) == "en"


@pytest.mark.parametrize("text", ["", "12 345", "— … —", "да"])
def test_what_has_no_words_to_speak_of_is_in_no_language(text):
    assert tell_language(text) == "und"


def test_both_scripts_of_chinese_have_one_code():
    assert tell_language(TRADITIONAL) == tell_language(SIMPLIFIED) == "zh"
    assert {language_code(each) for each in ("zh-Hant", "zh-TW", "zh_HK", "zh-Hans", "Chinese", "中文")} == {"zh"}


def test_traditional_text_is_told_from_simplified():
    assert is_traditional(TRADITIONAL)
    assert not is_traditional(SIMPLIFIED)
    assert not is_traditional(
        "乾坤未定，著名学者这样表示，瞭望塔上看得清楚，两国关系仍在好转之中，双方都认为应当继续谈下去。"
    )
    assert not is_traditional("An English text about 臺灣."[:22])


def test_simplified_characters_stand_where_the_traditional_ones_stood():
    assert in_simplified(TRADITIONAL) == SIMPLIFIED
    assert in_simplified(SIMPLIFIED) == SIMPLIFIED
    assert in_simplified("乾坤，著名，臺灣海峽，峯會，A 30% tariff") == "乾坤，著名，台湾海峡，峰会，A 30% tariff"


def test_no_character_changes_the_length_of_a_text():
    every = "".join(chr(code) for code in range(0x20, 0xFFFF) if not 0xD800 <= code < 0xE000)
    assert len(in_simplified(every)) == len(every)


def test_a_text_in_another_language_is_loaded_with_a_remark():
    corpus = load_files([("uno.txt", TEXTS["es"].encode()), ("two.txt", TEXTS["en"].encode())])
    assert {document.doc_id: document.language for document in corpus.documents} == {"two": "en", "uno": "es"}
    (problem,) = corpus.problems
    assert (problem.name, problem.what) == (
        "uno.txt",
        "It is in Spanish, which is not analysed: all of it counts as narration.",
    )
    assert "Translate it" in problem.advice


def test_a_stated_language_goes_before_the_told_one():
    text = f"---\nlanguage: fr\n---\n{TEXTS['en']}"
    corpus = load_files([("a.md", text.encode())])
    assert corpus.documents[0].language == "fr"
    assert "French" in corpus.problems[0].what


def test_languages_have_names():
    assert language_name("es") == "Spanish"
    assert "'xx'" in language_name("xx")
    assert [code for code in ("en", "zh", "und", "es") if is_analysed(code)] == ["en", "zh", "und"]


def test_an_official_text_in_traditional_characters_is_told_from_its_dateline():
    dateline = "新華社北京4月9日電 （記者某某）國家主席同總統通電話，雙方就經貿問題交換意見。"
    document = load_files([("a.txt", dateline.encode())]).documents[0]
    assert document.teller == "beijing"
    assert document.text == dateline


def test_english_and_simplified_chinese_need_no_library():
    code = (
        "import sys; from corpus.language import tell_language; "
        f"tell_language({TEXTS['en']!r}); tell_language({SIMPLIFIED!r}); "
        "print([name for name in ('py3langid', 'opencc', 'trafilatura', 'pypdf', 'docx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_text_stays_as_it_is_written():
    document = load_files([("a.txt", TRADITIONAL.encode())]).documents[0]
    assert dataclasses.replace(document, teller_reason="").text == TRADITIONAL
