"""From a draft and its metadata to a document: what is stated is checked, what is not is told from the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.profile import Profile
from corpus.characters import sound
from corpus.chinese_script import in_simplified, is_traditional
from corpus.document import Document, Problem, Provenance
from corpus.language import is_analysed, language_code, language_name, tell_language
from corpus.readers.reading import Draft
from corpus.teller import Clues, guess_teller

MAX_SHOWN = 60
"""Characters of a value that a problem shows."""

UNKNOWN = Provenance()
"""Where a text came from, where nobody says."""

_DATE_FORMATS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|(?:星期|周)[一二三四五六日天]"
_BEFORE_DATE = re.compile(rf"^(?:{_WEEKDAY})\.?,?\s+", re.IGNORECASE)
_AFTER_DATE = re.compile(
    rf"(?P<year>\d{{4}}|日|(?<=[/.-])\d{{1,2}}),?(?:\s+(?:{_WEEKDAY}),?)?"
    r"(?:\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,5}|\s*[+-]\d{2}:?\d{2})?)?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?P<day>\d{8})T?\d{4}(?:\d{2})?Z?")


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata of one document from all that states any.

    Attributes:
        values: Keys from `FIELDS`, no empty values.
        teller_by: What states the teller ("front matter", "corpus.toml").
    """

    values: Mapping[str, str]
    teller_by: str = ""


def join_stated(draft: Draft, listed: Mapping[str, str], event: str) -> Stated:
    """Join what a file states with what corpus.toml lists for it; corpus.toml wins.

    Args:
        draft: The file's text and its own metadata.
        listed: What corpus.toml lists for the file.
        event: The event of the whole folder, used where nothing else states one.

    Returns:
        The metadata to use.
    """
    values = {**({"event": event} if event else {}), **draft.stated, **listed}
    return Stated(values, "corpus.toml" if "teller" in listed else draft.where)


def make_document(
    doc_id: str, name: str, draft: Draft, stated: Stated, profile: Profile, *, provenance: Provenance = UNKNOWN
) -> tuple[Document, list[Problem]]:
    """Make a document.

    Args:
        doc_id: Its id.
        name: What problems call it.
        draft: Its text.
        stated: Its metadata.
        profile: The sides and their sources.
        provenance: Where the text came from.

    Returns:
        The document, and a problem for each stated value that could not be used.
    """
    text = sound(draft.text)
    values = {key: " ".join(sound(value).split()) for key, value in stated.values.items()}
    problems = []
    date = iso_date(values.get("date", ""))
    if values.get("date") and not date:
        what = f"The date {values['date'][:MAX_SHOWN]!r} is not understood, so it is left out."
        problems.append(Problem(name, what, "Write it as year-month-day: 2025-06-05."))
    language = language_code(values.get("language", ""))
    if values.get("language") and not language:
        what = f"The language {values['language'][:MAX_SHOWN]!r} is not understood, so it is told from the text."
        problems.append(Problem(name, what, "Write a two-letter code such as en or zh."))
    language = language or tell_language(text)
    if not is_analysed(language):
        what = f"It is in {language_name(language)}, which is not analysed: all of it counts as narration."
        problems.append(Problem(name, what, "Translate it into English or Chinese, or take it out."))
    allowed = profile.tellers
    teller = values.get("teller", "").lower()
    if teller in allowed:
        reason = f"stated in {stated.teller_by}"
    else:
        # The names of a profile are in simplified characters.
        read = in_simplified if language == "zh" and is_traditional(text) else str
        title, outlet = read(values.get("title", "")), read(values.get("outlet", ""))
        clues = Clues(read(text), title, outlet, values.get("url", ""), file=name, language=language)
        if teller:
            what = f"The teller {values['teller'][:MAX_SHOWN]!r} is not known, so it is guessed from the text."
            problems.append(Problem(name, what, f"Use one of {', '.join(allowed)}."))
        teller, reason = guess_teller(clues, profile)
    document = Document(
        doc_id=doc_id,
        text=text,
        teller=teller,
        teller_reason=reason,
        title=values.get("title", ""),
        outlet=values.get("outlet", ""),
        date=date,
        event=values.get("event", ""),
        url=values.get("url", ""),
        language=language,
        provenance=provenance,
    )
    return document, problems


def iso_date(written: str) -> str:
    """Return a date as year-month-day, "" where it cannot be told for certain.

    Args:
        written: "2025-06-05", "20250605T100000Z", "Thursday, June 5, 2025 10:00 GMT", "2025年6月5日" ...; "06/05/2025"
            may be two days and is not understood.
    """
    text = written.strip()
    if not text:
        return ""
    if found := re.match(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)", text):
        year, month, day = map(int, found[0].split("-"))
        try:
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            return ""
    if found := _STAMP.fullmatch(text):
        text = found["day"]
    # What stands around the day in exports: its name, the time, a zone.
    text = _AFTER_DATE.sub(r"\g<year>", _BEFORE_DATE.sub("", text))
    text = re.sub(r"^(\d{1,2})-([A-Za-z]{3,9})-(\d{4})$", r"\1 \2 \3", text)
    plain = text.replace("Sept.", "Sep").replace(".", "") if text[:1].isalpha() else text
    for form in _DATE_FORMATS:
        try:
            return datetime.datetime.strptime(plain, form).replace(tzinfo=datetime.UTC).date().isoformat()
        except ValueError:
            continue
    return text if re.fullmatch(r"\d{4}(?:-\d{2})?", text) else ""
