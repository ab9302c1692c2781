"""A profile's topics, compiled for matching: aliases, broader topics, and the words by which a text refers back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analysis.aliases import AliasError, Matcher
from analysis.profile import Profile, ProfileError, Topic


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
        assents: Words with which an answer takes up what the question asked after.
        refusals: Words with which an answer turns it away.
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
    assents: frozenset[str]
    refusals: frozenset[str]


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
        assents=frozenset(english.get("assents", ())),
        refusals=frozenset(english.get("refusals", ())),
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
