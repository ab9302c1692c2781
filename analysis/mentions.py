"""Where a document raises a topic, in whose voice.

A mention is a place where an alias of the topic stands, or where a sentence refers back to one ("these materials"). It
counts for the voice of its passage. What stands inside a claim of omission is kept apart: to say that something was not
discussed is not to raise it. Nor does a question from the press, in a side's transcript, raise anything for that side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.aliases import Hit, Word, fold, words_of
from analysis.answers import taken_up
from analysis.caching import remembered
from analysis.catalogue import Alias, Catalogue, catalogue
from analysis.corrections import TopicCorrections
from analysis.passage import AnalysedDocument
from analysis.places import Places, Spans
from analysis.profile import Profile
from analysis.progress import Progress, quiet, telling
from analysis.traditional import as_read

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’-]{1,30}(?: [A-Z][A-Z.'’-]{1,30}){0,4}(?:/[A-Z][A-Z .]{1,30}){0,3}"
    r"(?:, [A-Z][A-Za-z.]+(?: \d{1,2})?)?(?: ?\([^()\n]{2,40}\))? ?(?:--|[—–-])[ \t]",
    re.MULTILINE,
)
"""Where an article was filed from ("HONG KONG —", "BEIJING, June 5 (Xinhua) --") raises no topic."""
REACH = 1_500
"""Characters back to which a noun can call up a topic where no sentence ends for longer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a topic is raised.

    Attributes:
        topic: The topic's id.
        doc_id: The document.
        start: Offset of the words that raise it.
        end: Offset behind them.
        passage: Index of the passage in the analysed document.
        voice: The passage's voice; in a claim of omission, the voice of who makes the claim; in a question from the
            press, `other`.
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


@dataclass(slots=True)
class _Found:
    """What one reading of a text turns up: aliases, nouns that may call something back, and claims' pronouns."""

    hits: list[Hit]
    nouns: list[Hit]
    pronouns: dict[int, Hit]


def find_mentions(
    documents: Sequence[AnalysedDocument], profile: Profile, *, report: Progress = quiet
) -> tuple[Mention, ...]:
    """Find every place where a topic of the catalogue is raised.

    Args:
        documents: The analysed documents, as they were read or as they are written.
        profile: The catalogue.
        report: Told as documents are done.

    Returns:
        Mentions by document, position and topic. A mention of a narrower topic is also one of each broader topic.
    """
    told = telling(documents, len(documents), report, "finding topics")
    return tuple(mention for document in told for mention in _mentions(as_read(document), profile))


@remembered
def _mentions(analysed: AnalysedDocument, profile: Profile) -> tuple[Mention, ...]:
    return tuple(mentions_in(analysed, catalogue(profile)))


def mentions_in(analysed: AnalysedDocument, known: Catalogue) -> list[Mention]:
    """Find the mentions of one document; a pure function of it and its corrections, for the map step.

    What a reader said does not raise a topic is no mention of it, and nothing is called back by it or broader for it.

    Args:
        analysed: The document.
        known: The compiled catalogue.
    """
    places, readers = Places(analysed), TopicCorrections(analysed)
    found = _read(places, known)
    excluded: dict[str, list[Hit]] = {}
    for hit in found.hits:
        if known.aliases[hit.payload].excluded:
            excluded.setdefault(known.aliases[hit.payload].topic, []).append(hit)
    ruled_out = {topic: Spans(hits) for topic, hits in excluded.items()}
    direct = []
    for hit in found.hits:
        alias = known.aliases[hit.payload]
        against = ruled_out.get(alias.topic)
        if alias.excluded or (against and against.touch(hit.start, hit.end)) or places.in_cue(hit.start, hit.end):
            continue
        if not readers.rule_out(alias.topic, hit.start, hit.end):
            direct.append(mention_at(places, hit, alias))
    direct = _longest(direct)
    references = list(_back_references(places, found, direct, known))
    references += _answers(places, direct, known)
    direct = _longest([*_claimed_with(places, direct, references), *references, *_antecedents(places, found, direct)])
    if readers:
        direct = [mention for mention in direct if not readers.rule_out(mention.topic, mention.start, mention.end)]
        direct = _longest([*direct, *raised_by_readers(places, readers, known.topics)])
    every = {(mention.topic, mention.start, mention.end): mention for mention in direct}
    for mention in direct:
        for broader in known.above[mention.topic]:
            place = (broader, mention.start, mention.end)
            if not readers.rule_out(*place):
                every.setdefault(place, replace(mention, topic=broader, formulation="", direct=False))
    return sorted(_longest(list(every.values())), key=lambda m: (m.start, m.end, m.topic))


def mention_at(places: Places, hit: Hit, alias: Alias) -> Mention:
    """Return the mention that a match makes in its passage.

    Args:
        places: The document.
        hit: Where the alias matched.
        alias: What matched.
    """
    index = places.passage(hit.start)
    passage = places.analysed.passages[index] if places.analysed.passages else None
    claim = places.omission(hit.start, hit.end)
    return Mention(
        topic=alias.topic,
        doc_id=places.doc_id,
        start=hit.start,
        end=hit.end,
        passage=index,
        voice=claim.voice if claim else places.voice(hit.start),
        speaker=passage.speaker if passage and not claim else "",
        alias=alias.text,
        formulation=alias.formulation,
        claimed=claim is not None,
        confidence=passage.confidence if passage else 0.0,
    )


def raised_by_readers(places: Places, readers: TopicCorrections, topics: Collection[str]) -> Iterator[Mention]:
    """Yield the mentions that readers added, each in the voice of the passage in which it begins.

    Args:
        places: The document.
        readers: What readers said of it.
        topics: The topics that count.
    """
    for each in readers.raised(topics):
        mention = mention_at(places, Hit(each.start, each.end, 0), Alias(each.topic, ""))
        passage = places.analysed.passages[mention.passage] if places.analysed.passages else None
        speaker = passage.speaker if passage else ""
        # A reader who says that it is raised means more than that somebody says it was not.
        yield replace(mention, voice=places.voice(each.start), speaker=speaker, claimed=False)


def _read(places: Places, known: Catalogue) -> _Found:
    """Read a text block by block, so that not all of its words are in memory at once."""
    text = places.text
    datelines = Spans(Hit(match.start(), match.end(), 0) for match in _DATELINE.finditer(text))
    found = _Found([], [], {})
    for low, high in places.blocks():
        words = words_of(text, low, high)
        hits = known.matcher.find(text, words, low, high)
        found.hits += [hit for hit in hits if not datelines.touch(hit.start, hit.start + 1)]
        found.nouns += _nouns(words, known)
        found.nouns += known.generic_zh.find(text, words, low, high)
        if places.analysed.omissions:
            for word in words:
                if word.lower in known.pronouns and (claim := places.omission(word.start, word.end)):
                    found.pronouns.setdefault(claim.start, Hit(word.start, word.end, 0))
    return found


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


def _back_references(places: Places, found: _Found, direct: list[Mention], known: Catalogue) -> Iterator[Mention]:
    """Yield mentions that stand for a topic raised earlier in the sentence or in the one before it."""
    spans = Spans(direct)
    pronouns = [
        pronoun
        for claim in places.analysed.omissions
        if (pronoun := found.pronouns.get(claim.start)) and not spans.touch(claim.start, claim.end)
    ]
    for noun in (*found.nouns, *pronouns):
        sentence = places.sentence(noun.start)
        if sentence < 0 or spans.touch(noun.start, noun.start + 1):
            continue
        reach = max(places.sentence_span(max(0, sentence - 1))[0], noun.start - REACH)
        before = [mention for mention in spans.starting(reach, noun.start) if mention.end <= noun.start]
        if not before:
            continue
        word = places.text[noun.start : noun.end]
        wanted = known.references.get(fold(word.lower()))
        if wanted:
            chosen = {mention.topic for mention in before if mention.topic in wanted}
        else:
            last = max(before, key=lambda mention: (mention.end, mention.start))
            chosen = {m.topic for m in before if m.end > last.start}
        for topic in sorted(chosen):
            yield mention_at(places, noun, Alias(topic, word))


def _answers(places: Places, direct: list[Mention], known: Catalogue) -> list[Mention]:
    """Return what answers take up of the questions before them."""
    topics: dict[tuple[int, int], set[str]] = {}
    for mention in direct:
        topics.setdefault((mention.start, mention.end), set()).add(mention.topic)
    asked = Spans(Hit(start, end, 0) for start, end in topics)
    return [mention_at(places, hit, alias) for hit, alias in taken_up(places, asked, topics, known)]


def _antecedents(places: Places, found: _Found, direct: list[Mention]) -> Iterator[Mention]:
    """Yield what a claim is about that names nothing and hangs on the sentence ("..., a pledge his post left out").

    That is what the sentence raised last before the claim; unlike with "he said it was not discussed", the sentence
    does raise it.
    """
    spans = Spans(direct)
    for claim in places.analysed.omissions:
        if claim.start in found.pronouns or spans.touch(claim.start, claim.end):
            continue
        number = places.sentence(claim.start)
        reach = max(places.sentence_span(number)[0], claim.start - REACH) if number >= 0 else claim.start
        before = [mention for mention in spans.starting(reach, claim.start) if mention.end <= claim.start]
        if before and _HANGING.match(places.text, claim.start, claim.end):
            last = max(before, key=lambda mention: (mention.end, mention.start))
            for topic in sorted({m.topic for m in before if m.end > last.start}):
                yield mention_at(places, Hit(claim.start, claim.end, 0), Alias(topic, ""))


_HANGING = re.compile(
    r"[\s,—–-]*(?:(?:something|which|one|none of which)\b"
    r"|(?:an?|the|another) (?:[\w-]+ ){1,3}(?:that|which|of which)\b)"
)
"""How a claim begins that is about what its sentence said before."""


def _claimed_with(places: Places, direct: list[Mention], references: list[Mention]) -> list[Mention]:
    """Mark what a claim of omission calls back in its own sentence as part of the claim.

    "Despite hopes for Ukraine, he said the topic was not discussed" says nothing more of Ukraine than the claim does.
    """
    claims = {
        (reference.topic, places.sentence(reference.start)): reference.voice
        for reference in references
        if reference.claimed
    }
    if not claims:
        return direct
    marked = []
    for mention in direct:
        voice = claims.get((mention.topic, places.sentence(mention.start)))
        marked.append(mention if voice is None else replace(mention, claimed=True, voice=voice, speaker=""))
    return marked


def _nouns(words: list[Word], known: Catalogue) -> Iterator[Hit]:
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
                        yield Hit(word.start, word.end, 0)
                    break
