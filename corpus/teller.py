"""Whose document is it? A guess where nothing states it, with the words that led to it.

The rules go from the surest to the weakest and the first that speaks decides. They are careful: an article that quotes
an official account stays press, because one taken for a readout would put all of its words into one side's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.profile import Profile
from corpus.names import Named, names_of, side_of_address
from corpus.transcript import transcript_side

MAX_HEADING = 300
"""Characters; a longer first line is no heading."""

MAX_POST_WORDS = 600
"""A longer text in the first person is more likely an essay than a post."""

Guess = tuple[str, str] | None

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})"
_PLACE = r"(?:[A-Z][\w.'’/-]*,? ){1,5}"
_DATELINES = (
    # BEIJING, June 5 (Xinhua) -- / Beijing, June 5 (Xinhua) -- / WASHINGTON (AP) —
    re.compile(rf"^(?:[A-Z]{{2}}|{_PLACE}{_DAY})[\w .,/'’-]{{0,60}}?\s*\((?P<name>[^()\n]{{2,40}})\)\s*(?:--|—|–|-|:)"),
    # Xinhua News Agency, Beijing, June 5:
    re.compile(rf"^(?P<name>[A-Z][\w'’ ]{{1,40}}?), {_PLACE}{_DAY}(?: \([^)\n]{{1,40}}\))?\s*(?:--|—|–|-|:)"),
    # 新华社北京6月5日电（ / 央视网消息（
    re.compile(
        r"^[（(【\s]*(?P<name>[\u4e00-\u9fff]{2,12})(?:[^。，,！？\n]{0,30}?[日月])?(?:电|電|讯|訊|消息)(?=[\s（(：:】])"
    ),
)
_NEUTRAL = re.compile(
    r"the|a|of|and|on|via|by|at|in|news|agency|online|english|chinese|website|site|official|com|net|org|tv|office|staff|"
    r"spokesperson|spokesman|account|post|posts|app|press|service|embassy|network|网站|官网|网|客户端"
)
_JOINT = re.compile(
    r"\bjoint (?:press |leaders['’] )?(?:statement|communiqu[eé]|declaration)\b|联合声明|联合公报|聯合聲明",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:fail\w*|without|no|not|after|ahead|reject\w*|slam\w*|critici\w+|calls?|urges?|says?|said|issues?|issued|"
    r"releases?|released|signs?|signed|agree\w*|hail\w*|why|what|how|expected)\b|未|没有|批评|反对|回应|谴责|发布|发表|签署",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"^(?:(?:background )?(?:press )?readout of|fact sheet\b:?|(?:opening |joint |press )?remarks (?:by|of|from)|"
    r"(?:press )?statement (?:by|of|from)|(?:background )?press (?:briefing|gaggle|call|conference) (?:by|of|with)|"
    r"transcript of (?:remarks|a press conference) by)\s*",
    re.IGNORECASE,
)
_SPOKESPERSON = re.compile(
    r"Spokes(?:person|man|woman)\b.{0,40}(?:'s|’s) (?:Regular Press Conference|Remarks|Response|Statement)"
)
_SPOKESPERSON_ZH = re.compile(r"^[\u4e00-\u9fff]{2,8}?新?闻?(?:发言人|负责人).{0,60}(?:答记者问|记者会|谈话|表态)")
_FOLLOWING = re.compile(
    r"\b(?:posted|stated|released|issued|shared|published)\b.{0,40}\bthe following\b", re.IGNORECASE
)
_OF_TWO = re.compile(
    r"^(?:joint )?(?:remarks|press conference|statement) (?:by|of) (?P<who>.+?)(?: (?:before|after|at|in|on)\b|$)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"^\W*(?:(?:Today|Yesterday|This (?:morning|afternoon|evening)|Just now),? )?(?:I|We)(?:['’]ve)?\b"
    r"[^.!?“”\"]{0,120}\b(?:call|conversation|meeting|talks?|spoke|met|discussion)\b"
    r"[^.!?“”\"]{0,60}\b(?:with|to)\b(?P<whom>[^.!?“”\"]{0,60})"
)
_TITLED_ZH = re.compile(
    r"(?<!中国)(?:国家主席|国务院总理|国务院副总理|外交部长|中共中央政治局委员、[^，。]{0,20})"
    r"[\u4e00-\u9fff]{2,4}?[^。]{0,40}?(?:同|应约|会见|与)"
)
_GENRE_IN_NAME = re.compile(r"readouts?|statement|factsheet|remarks|transcript|briefing|presser")


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known about a document before its teller is.

    Attributes:
        text: The text.
        title, outlet, url: As stated, "" where not.
        file: The file's name.
        language: ISO 639-1 code.
    """

    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    file: str = ""
    language: str = "en"

    @property
    def heading(self) -> str:
        """The title, or the first line where it is short enough to be one, or the words in the address."""
        if self.title:
            return self.title
        first = next((line.strip() for line in self.text[:2000].split("\n") if line.strip()), "")
        plain = first.lstrip("#* ").rstrip("* ")
        return plain if 0 < len(plain) <= MAX_HEADING else self.slug

    @property
    def slug(self) -> str:
        """The words in the address's last part: joint-statement-on-trade gives "joint statement on trade"."""
        return self.url.rstrip("/").rsplit("/", 1)[-1].replace("-", " ")


def guess_teller(clues: Clues, profile: Profile) -> tuple[str, str]:
    """Guess whose document it is.

    Args:
        clues: What is known about the document.
        profile: The sides and their sources.

    Returns:
        The teller (a side's id, `joint` or `press`) and the reason, a short sentence.
    """
    for rule in _RULES:
        if found := rule(clues, profile):
            return found
    return "press", "nothing shows an official source, so it is taken for press"


def _teller(side: str) -> str:
    return {"other": "press", "both": "joint"}.get(side, side)


def _whose(side: str, profile: Profile) -> str:
    return profile.label(side) if side in profile.side_ids else "the press" if side == "other" else "both sides"


def _joint_title(clues: Clues, profile: Profile) -> Guess:
    """A statement of both sides; not a headline about one, nor one with a third country."""
    if _side_of_outlet(clues.outlet, profile) == "other" or side_of_address(clues.url, profile)[0] == "other":
        return None
    both = set(profile.side_ids)
    for heading in (clues.heading, clues.slug):
        if (joint := _JOINT.search(heading)) and not _REPORTED.search(heading):
            # A place of meeting is no party: "... in Geneva".
            parties = re.sub(r"\b(?:in|at) \w+(?: \w+)?$", "", heading)
            named = {each.side for each in names_of(profile, "metonym", "nationality").find(parties)}
            if "other" not in named or named >= both:
                return "joint", f'the title says "{joint[0]}"'
        if speakers := _OF_TWO.match(heading):
            named = {each.side for each in names_of(profile, "person").find(speakers["who"])}
            if named >= both:
                return "joint", f'the title names speakers of both sides: "{speakers["who"]}"'
    return None


def _outlet(clues: Clues, profile: Profile) -> Guess:
    side = _side_of_outlet(clues.outlet, profile)
    return (_teller(side), f'the outlet "{clues.outlet}" belongs to {_whose(side, profile)}') if side else None


def _side_of_outlet(outlet: str, profile: Profile) -> str:
    """Return whose the outlet is: its name is known, and what stands beside the name says nothing else."""
    if not outlet:
        return ""
    if side := names_of(profile, "outlet", "body", "person").side(outlet):
        return side
    found = names_of(profile, "outlet", "body").find(outlet)
    if not found:
        return ""
    first: Named = max(found, key=lambda each: each.end - each.start)
    rest = outlet[: first.start] + " " + outlet[first.end :]
    beside = names_of(profile, "outlet", "body", "metonym", "nationality")
    for each in beside.find(rest):
        if each.side == first.side:
            rest = rest.replace(each.name, " ")
    words = re.findall(r"[\w']+", rest.lower())
    return first.side if all(_NEUTRAL.fullmatch(word) for word in words) else ""


def _official_address(clues: Clues, profile: Profile) -> Guess:
    side, domain = side_of_address(clues.url, profile)
    return (side, f"the address {domain} belongs to {_whose(side, profile)}") if side in profile.side_ids else None


def _press_address(clues: Clues, profile: Profile) -> Guess:
    side, domain = side_of_address(clues.url, profile)
    return ("press", f"the address {domain} belongs to the press") if side == "other" else None


def _dateline(clues: Clues, profile: Profile) -> Guess:
    """An agency's dateline on one of the first lines: the text is that agency's copy."""
    lines = [line.strip() for line in clues.text[:1500].split("\n") if line.strip()][:4]
    for line in lines:
        for pattern in _DATELINES:
            match = pattern.match(line)
            if not match:
                continue
            name = re.split(r"[/,]", match["name"])[0]
            side = _side_of_outlet(name, profile) or _side_of_start(match["name"], profile)
            if side:
                return _teller(side), f'the dateline "{match[0].strip()}" is of {_whose(side, profile)}'
    return None


def _side_of_start(name: str, profile: Profile) -> str:
    """Return the side of a Chinese outlet whose name is followed by a place: 新华社北京."""
    found = names_of(profile, "outlet", "body").find(name)
    return found[0].side if found and found[0].start == 0 and not name.isascii() else ""


def _transcript(clues: Clues, profile: Profile) -> Guess:
    side, label = transcript_side(clues.text, profile)
    if side == "both":
        return "joint", f'a transcript with speakers of both sides, first "{label}:"'
    return (side, f'a transcript, mostly of "{label}:"') if side else None


def _post(clues: Clues, profile: Profile) -> Guess:
    """A post in the first person about talking with somebody of one side: the other side's."""
    opening = _FIRST_PERSON.match(clues.text[:600].lstrip())
    if not opening or len(clues.text.split()) > MAX_POST_WORDS:
        return None
    sides = {each.side for each in names_of(profile, "person").find(opening["whom"])}
    if len(sides) != 1 or not sides <= set(profile.side_ids):
        return None
    words = " ".join(opening[0].split()[:6])
    return profile.other_side(sides.pop()), f'a post in the first person: "{words} ..."'


def _official_title(clues: Clues, profile: Profile) -> Guess:
    """The title of an official document names its kind and, right after it, whose it is."""
    heading = clues.heading
    names = names_of(profile, "person", "body", "role")
    if genre := _GENRE.match(heading):
        after = [each for each in names.find(heading[genre.end() :]) if each.start < 30]
        if after and after[0].side in profile.side_ids:
            words = heading[: genre.end() + after[0].end]
            return after[0].side, f'the title begins "{words}"'
    for pattern in (_SPOKESPERSON, _SPOKESPERSON_ZH):
        if match := pattern.search(heading):
            before = [each for each in names.find(heading) if each.start <= match.start() or not each.name.isascii()]
            if before and before[0].side in profile.side_ids:
                return before[0].side, f'the title names a spokesperson of "{before[0].name}"'
    sentence = re.split(r"(?<=[.!?]) ", heading)[-1]
    if clues.title and sentence.rstrip().endswith((":", ".")) and (match := _FOLLOWING.search(sentence)):
        before = [each for each in names.find(sentence) if each.end <= match.start()]
        if before and before[0].side in profile.side_ids:
            return before[0].side, f'the title says that "{before[0].name}" {match[0]}'
    return None


def _chinese_readout(clues: Clues, profile: Profile) -> Guess:
    """An opening that gives an office holder the title without the country, as only domestic official copy does."""
    opening = clues.text[:160]
    match = _TITLED_ZH.search(opening) if clues.language == "zh" else None
    if not match or re.search(r"据|报道|路透|记者获悉", opening[: match.start()]):
        return None
    named = names_of(profile, "person").find(match[0])
    if named and named[0].side in profile.side_ids:
        return named[0].side, f'the opening words "{match[0]}" are those of an official readout'
    return None


def _file_name(clues: Clues, profile: Profile) -> Guess:
    """A file called us_readout.txt: weak, but its owner's own word."""
    words = re.split(r"[\W_]+", re.sub(r"\.\w+$", "", clues.file.split("/")[-1].lower()))
    sides = [side for side in profile.side_ids if side in words]
    if len(sides) == 1 and any(map(_GENRE_IN_NAME.fullmatch, words)):
        return sides[0], f'the file\'s name says "{clues.file.split("/")[-1]}"'
    return None


_RULES: tuple[Callable[[Clues, Profile], Guess], ...] = (
    _joint_title,
    _outlet,
    _official_address,
    _dateline,
    _transcript,
    _post,
    _press_address,
    _official_title,
    _chinese_readout,
    _file_name,
)
