"""What English words can be in a phrase, told from their endings and from short lists: the stand-in for a tagger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nltk.stem.porter import PorterStemmer

from analysis.aliases import Word
from analysis.lexicon import Lexicon


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
ADVERB_OR_VERB = re.compile(r"(?:ly|[a-z]{2}ing)$")
_NO_ADVERB_OR_VERB = _set(
    """
    family supply ally assembly monopoly reply italy july anomaly belly rally early monthly weekly daily
    quarterly yearly trading shipping manufacturing training testing processing licensing funding spending
    dumping laundering trafficking warning briefing building shipbuilding drilling mining fishing farming
    housing banking lending planning screening gathering understanding hearing ruling wellbeing beginning king
    thing ring wing spring string emerging developing surviving wing ceiling financing refining engineering
    advertising broadcasting outsourcing pricing smuggling beijing
    """
)
_ADJECTIVE = re.compile(r"(?:[a-z]{3}(?:ous|ful|ible|able|less|ish|ical)|[a-z]{4}(?:ive|ic|ary|ant|ent)|[a-z]{2}ed)$")
_NOUN_IN_DISGUISE = _set(
    """
    initiative objective incentive executive narrative representative alternative perspective archive drive
    topic traffic clinic logistic plastic public republic music basic fabric magnetic military boundary
    dictionary secretary plant restaurant giant merchant warrant content event student president agent percent
    accent talent parent patent component investment agreement government management development environment
    document equipment shipment treatment deployment settlement establishment commitment argument implement
    segment department element moment statement judgment punishment enforcement procurement movement payment
    employment entertainment seed feed speed breed need creed greed bed shed summary anniversary adversary
    library salary diary sanctuary glossary commentary documentary beneficiary
    """
)
MONTHS = _set(
    """
    January February March April June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday
    """
)
SMALL = _set(
    """
    i u.s. the a an of and or but for in on at to by with from as if so no not nor than that this these those
    there here it its he she his her they their we our us you your my me who which what when where while why how
    is are was were be been has have had do does did will would can could should may must also both all any some
    each every after before since because although though however then thus yes may i'm i’m it's it’s
    """
)
STATEMENT = _set(
    "that it this they i i'm i’m you you're you’re we we're we’re it's it’s that's that’s is are was were he she"
)


BEFORE_VERBS = _set("to will would can could should must may might not that which who we they i you it")


OFFICES = _set(
    """
    secretary minister premier president ambassador chairman director commissioner representative advisor adviser
    spokesperson spokesman spokeswoman envoy negotiator chief bureau politburo
    """
)
COUNTS = _set("two three four five six seven eight nine ten")
ORDINALS = _set("third fourth fifth sixth seventh eighth ninth tenth")


SPANS = _set("seconds minutes hours days weeks months years decades centuries times people points")
"""What is counted everywhere and names no matter."""


MEETINGS = _set("meeting round call summit visit conversation phase plenum plenary")


_STEMMER = PorterStemmer()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a corpus are to the search for expressions.

    Attributes:
        lexicon: The word lists.
        speakers: Words of the names of those who speak, lower case.
        common: Words, plurals folded, that the corpus also writes in lower case, so that a capital at a sentence's
            head tells nothing.
        nations: Words for the sides and their countries, which by themselves make nothing more specific.
    """

    lexicon: Lexicon
    speakers: frozenset[str]
    common: frozenset[str]
    nations: frozenset[str]

    def closed(self, word: Word) -> bool:
        """Return whether a word, in lower case, ends a phrase: function words, verbs, adverbs."""
        lists = self.lexicon
        lower = word.lower.replace("’", "'")
        if lower in self.nations or lower in lists.stop or lower in lists.verbs or "'" in lower or len(lower) < 2:
            return True
        if lower in lists.reporting and lower not in _SPOKEN_NOUNS:
            return True
        return bool(ADVERB_OR_VERB.search(lower)) and lower not in _NO_ADVERB_OR_VERB

    def plain(self, word: Word) -> bool:
        """Return whether a word says nothing of a subject by itself."""
        lists = self.lexicon
        lower = word.lower.replace("’", "'")
        return (
            lower in lists.stop
            or lower in lists.verbs
            or lower in lists.vague
            or word.folded in lists.vague
            or lower in lists.titles
            or lower in lists.reporting
            or lower in lists.plain
            or word.folded in lists.plain
            or lower in self.nations
        )


_SPOKEN_NOUNS = frozenset({"exchange", "exchanges", "media", "press", "statement", "request"})


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word's stem, the same for a country and its people ("Argentina", "Argentines")."""
    stemmed: str = _STEMMER.stem(word.lower())
    return stemmed.rstrip("aeiou") if len(stemmed) > 5 else stemmed


def nounlike(word: Word) -> bool:
    """Return whether a word can be the head of a phrase, told from its ending."""
    lower = word.lower
    if lower in _NOUN_IN_DISGUISE or word.folded in _NOUN_IN_DISGUISE or lower.endswith("ment"):
        return True
    return not (
        _ADJECTIVE.search(lower)
        or ORDINAL.match(lower)
        or lower.isdigit()
        or lower in {"common", "own", "valid", "early"}
    )
