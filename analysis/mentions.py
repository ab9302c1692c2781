"""Where a document raises a topic, in whose voice.

A mention is a place where an alias of the topic stands, or where a sentence refers back to one ("these materials"). It
counts for the voice of its passage. What stands inside a claim of omission is kept apart: to say that something was not
discussed is not to raise it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.aliases import HAN, AliasError, Hit, Matcher, Word, words_of
from analysis.passage import AnalysedDocument
from analysis.profile import Profile, ProfileError, Topic

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:/[A-Z][A-Z .]+)*(?:, [A-Z][A-Za-z.]+(?: \d{1,2})?)?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--|[—–-])[ \t]",
    re.MULTILINE,
)
"""Where an article was filed from ("HONG KONG —", "BEIJING, June 5 (Xinhua) --") raises no topic."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a topic is raised.

    Attributes:
        topic: The topic's id.
        doc_id: The document.
        start: Offset of the words that raise it.
        end: Offset behind them.
        passage: Index of the passage in the analysed document.
        voice: The passage's voice; in a claim of omission, the voice of who makes the claim.
        speaker: The passage's speaker, "" where it is the voice.
        alias: The alias that matched; for a back reference, the noun.
        formulation: The side whose formulation the alias is, else "".
        direct: Whether the topic's own alias matched, rather than that of a narrower topic.
        claimed: Whether it stands in a claim that the topic was left out.
        confidence: That of the passage.
    """

    topic: str
    doc_id: str
    start: int
    end: int
    passage: int
    voice: str
    speaker: str = ""
    alias: str = ""
    formulation: str = ""
    direct: bool = True
    claimed: bool = False
    confidence: float = 1.0

    def sides(self, profile: Profile) -> tuple[str, ...]:
        """Return the sides for which the mention counts."""
        if self.voice == "both":
            return profile.side_ids
        return (self.voice,) if self.voice in profile.side_ids else ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A pattern that stands for a topic, or with `excluded` for what is not to be taken for it."""

    topic: str
    text: str
    formulation: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A profile's topics, ready to be matched.

    Attributes:
        aliases: What each of the matcher's numbers stands for.
        matcher: Finds all aliases of all topics.
        came_up: Finds the words by which a sentence says that something was part of the talk.
        negators: Finds the words that turn such a sentence into its contrary.
        above: For each topic the broader topics, theirs included.
        topics: The topics by id.
        references: For each noun the topics that it may call back; generic nouns call back any.
        generic: Nouns that call back whatever was last raised.
        generic_zh: The same in Chinese, determiners included.
        determiners: Articles before a noun that calls back.
        demonstratives: Words that point back by themselves.
        pronouns: Words that stand for a topic in a claim of omission that names none.
    """

    aliases: tuple[Alias, ...]
    matcher: Matcher
    came_up: Matcher
    negators: Matcher
    above: dict[str, tuple[str, ...]]
    topics: dict[str, Topic]
    references: dict[str, frozenset[str]]
    generic: frozenset[str]
    generic_zh: Matcher
    determiners: frozenset[str]
    demonstratives: frozenset[str]
    pronouns: frozenset[str]


@lru_cache(maxsize=8)
def catalogue(profile: Profile) -> Catalogue:
    """Compile a profile's topics.

    Args:
        profile: The profile; one compilation serves all equal ones.

    Raises:
        ProfileError: An alias does not follow the pattern language; the message names its topic.
    """
    aliases: dict[Alias, None] = {}
    for topic in profile.topics:
        favoured = {word: side for side, words in topic.formulations for word in words}
        entries = [Alias(topic.id, text, favoured.get(text, "")) for text in (*favoured, *topic.en, *topic.zh)]
        for alias in (*entries, *(Alias(topic.id, text, excluded=True) for text in topic.excluding)):
            try:
                Matcher([(alias.text, 0)])
            except AliasError as error:
                raise ProfileError(f"Topic {topic.id}: {error}. Mend that alias.") from error
            aliases[alias] = None
    known = tuple(aliases)
    references: dict[str, set[str]] = {}
    for topic in profile.topics:
        for noun in topic.references:
            references.setdefault(noun, set()).add(topic.id)
    english, chinese = (profile.language.get(code, {}) for code in ("en", "zh"))
    came_up = [*english.get("came_up", ()), *chinese.get("came_up", ())]
    topics = {topic.id: topic for topic in profile.topics}
    return Catalogue(
        aliases=known,
        matcher=Matcher((alias.text, number) for number, alias in enumerate(known)),
        came_up=Matcher((pattern, 0) for pattern in came_up),
        negators=Matcher((pattern, 0) for table in (english, chinese) for pattern in table.get("negators", ())),
        above={topic: _above(topic, topics) for topic in topics},
        topics=topics,
        references={noun: frozenset(ids) for noun, ids in references.items()},
        generic=frozenset(english.get("back_references", ())),
        generic_zh=Matcher((pattern, 0) for pattern in chinese.get("back_references", ())),
        determiners=frozenset(english.get("determiners", ())),
        demonstratives=frozenset(english.get("demonstratives", ())),
        pronouns=frozenset(english.get("pronouns", ())),
    )


def _above(topic: str, topics: dict[str, Topic]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    queue = list(topics[topic].broader)
    while queue:
        broader = queue.pop(0)
        if broader not in found and broader != topic:
            found[broader] = None
            queue += topics[broader].broader
    return tuple(found)


def find_mentions(documents: Sequence[AnalysedDocument], profile: Profile) -> tuple[Mention, ...]:
    """Find every place where a topic of the catalogue is raised.

    Args:
        documents: The analysed documents.
        profile: The catalogue.

    Returns:
        Mentions by document, position and topic. A mention of a narrower topic is also one of each broader topic.
    """
    known = catalogue(profile)
    return tuple(mention for document in documents for mention in mentions_in(document, known))


def mentions_in(analysed: AnalysedDocument, known: Catalogue) -> list[Mention]:
    """Find the mentions of one document; a pure function of it, for the map step.

    Args:
        analysed: The document.
        known: The compiled catalogue.
    """
    text = analysed.document.text
    words = words_of(text)
    datelines = [(match.start(), match.end()) for match in _DATELINE.finditer(text)]
    hits = [
        hit for hit in known.matcher.find(text, words) if not any(start <= hit.start < end for start, end in datelines)
    ]
    ruled_out: dict[str, list[Hit]] = {}
    for hit in hits:
        if known.aliases[hit.payload].excluded:
            ruled_out.setdefault(known.aliases[hit.payload].topic, []).append(hit)
    direct = []
    for hit in hits:
        alias = known.aliases[hit.payload]
        against = ruled_out.get(alias.topic, ())
        if not alias.excluded and not any(other.start < hit.end and hit.start < other.end for other in against):
            direct.append(mention_at(analysed, hit, alias))
    direct = _longest(direct)
    references = list(_back_references(analysed, words, direct, known))
    direct = _longest([*_claimed_with(analysed, direct, references), *references])
    found = {(mention.topic, mention.start, mention.end): mention for mention in direct}
    for mention in direct:
        for broader in known.above[mention.topic]:
            found.setdefault(
                (broader, mention.start, mention.end), replace(mention, topic=broader, formulation="", direct=False)
            )
    return sorted(_longest(list(found.values())), key=lambda m: (m.start, m.end, m.topic))


def sentence_number(analysed: AnalysedDocument, offset: int) -> int:
    """Return the index of the sentence in which an offset lies, -1 before the first."""
    return bisect.bisect_right(analysed.sentences, offset, key=lambda sentence: sentence[0]) - 1


def mention_at(analysed: AnalysedDocument, hit: Hit, alias: Alias) -> Mention:
    """Return the mention that a match makes in its passage.

    Args:
        analysed: The document.
        hit: Where the alias matched.
        alias: What matched.
    """
    index = max(0, bisect.bisect_right(analysed.passages, hit.start, key=lambda passage: passage.start) - 1)
    passage = analysed.passages[index] if analysed.passages else None
    claim = next((o for o in analysed.omissions if o.start < hit.end and hit.start < o.end), None)
    return Mention(
        topic=alias.topic,
        doc_id=analysed.document.doc_id,
        start=hit.start,
        end=hit.end,
        passage=index,
        voice=claim.voice if claim else passage.voice if passage else "reporter",
        speaker=passage.speaker if passage and not claim else "",
        alias=alias.text,
        formulation=alias.formulation,
        claimed=claim is not None,
        confidence=passage.confidence if passage else 0.0,
    )


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of overlapping mentions of one topic keep the one with an alias of its own, then the longest, then the first."""
    kept: list[Mention] = []
    last: dict[str, int] = {}
    order = sorted(mentions, key=lambda m: (m.start, m.start - m.end, not m.direct, not m.formulation, m.alias))
    for mention in order:
        before = last.get(mention.topic)
        if before is None or kept[before].end <= mention.start:
            last[mention.topic] = len(kept)
            kept.append(mention)
        elif _standing(mention) > _standing(kept[before]):
            kept[before] = mention
    return kept


def _standing(mention: Mention) -> tuple[bool, int]:
    return mention.direct, mention.end - mention.start


def _back_references(
    analysed: AnalysedDocument, words: list[Word], direct: list[Mention], known: Catalogue
) -> Iterator[Mention]:
    """Yield mentions that stand for a topic raised earlier in the sentence or in the one before it."""
    starts = [start for start, _ in analysed.sentences]
    order = [(mention.start, mention) for mention in direct]
    nouns = [*_nouns(analysed.document.text, words, known), *_pronouns(analysed, words, direct, known)]
    for noun_at, noun_end, noun in nouns:
        sentence = bisect.bisect_right(starts, noun_at) - 1
        if sentence < 0:
            continue
        reach = starts[max(0, sentence - 1)]
        before = [mention for start, mention in order if reach <= start and mention.end <= noun_at]
        if any(mention.start <= noun_at < mention.end for _, mention in order) or not before:
            continue
        wanted = known.references.get(noun)
        if wanted:
            chosen = {mention.topic for mention in before if mention.topic in wanted}
        else:
            last = max(before, key=lambda mention: (mention.end, mention.start))
            chosen = {m.topic for m in before if m.end > last.start}
        for topic in sorted(chosen):
            yield mention_at(analysed, Hit(noun_at, noun_end, 0), Alias(topic, noun))


def _pronouns(
    analysed: AnalysedDocument, words: list[Word], direct: list[Mention], known: Catalogue
) -> Iterator[tuple[int, int, str]]:
    """Yield the first pronoun of each claim of omission that names no topic ("It never came up")."""
    for omission in analysed.omissions:
        if not any(mention.start < omission.end and omission.start < mention.end for mention in direct):
            inside = (w for w in words if omission.start <= w.start < omission.end and w.lower in known.pronouns)
            if (pronoun := next(inside, None)) is not None:
                yield pronoun.start, pronoun.end, pronoun.lower


def _claimed_with(analysed: AnalysedDocument, direct: list[Mention], references: list[Mention]) -> list[Mention]:
    """Mark what a claim of omission calls back in its own sentence as part of the claim.

    "Despite hopes for Ukraine, he said the topic was not discussed" says nothing more of Ukraine than the claim does.
    """
    claims = {
        (reference.topic, sentence_number(analysed, reference.start)): reference.voice
        for reference in references
        if reference.claimed
    }
    if not claims:
        return direct
    marked = []
    for mention in direct:
        voice = claims.get((mention.topic, sentence_number(analysed, mention.start)))
        marked.append(mention if voice is None else replace(mention, claimed=True, voice=voice, speaker=""))
    return marked


def _nouns(text: str, words: list[Word], known: Catalogue) -> Iterator[tuple[int, int, str]]:
    """Yield the nouns that call something back, with at most two words between them and their determiner."""
    for index, word in enumerate(words):
        if word.folded in known.generic or word.folded in known.references:
            for back in range(1, 4):
                if index < back or not words[index - back].raw:
                    break
                before = words[index - back].lower
                if before in known.determiners or before in known.demonstratives:
                    pointed = before in known.demonstratives or word.lower == word.folded
                    if word.folded in known.references or (back == 1 and pointed):
                        yield word.start, word.end, word.folded
                    break
    if HAN.search(text):
        for hit in known.generic_zh.find(text):
            yield hit.start, hit.end, text[hit.start : hit.end]
