"""What each word of a corpus may do in a term: be one, stand at a phrase's edge, stand inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon import Lexicon, fold
from analysis.profile import Profile
from analysis.settings import Settings
from analysis.tokens import BARRIER, HYPHEN, Bools, Tokens, tokenise_names

SPEAKER_KINDS = ("person", "body", "outlet", "document", "role")
"""Kinds of a side's source whose names are left out altogether; its nation's names may still stand inside a phrase."""
OUTSIDER_KINDS = ("person", "outlet")
"""Kinds of other sources that are left out; third countries and bodies are what the two sides talk about."""
MAX_WRITTEN_OUT = 64
"""Alternatives taken from one alias of the catalogue."""

_PLAIN = re.compile(r"[A-Za-z' .*?|()-]+")
_PIECE = re.compile(r"\(([^()]*)\)(\??)|([^\s()]+)")


@dataclass(frozen=True, slots=True)
class Roles:
    """What each word may do.

    Attributes:
        edge: Begin or end a phrase.
        inside: Stand in a phrase.
        alone: Be a term by itself: no function word, number, vague word, verb of saying or speaker's name.
        content: Carry meaning: like `alone`, vague words included.
    """

    edge: Bools
    inside: Bools
    alone: Bools
    content: Bools


def word_roles(tokens: Tokens, profile: Profile, lexicon: Lexicon, settings: Settings) -> Roles:
    """Look each written form up in the word lists and mark the names."""
    lowered = [surface.replace("’", "'").lower() for surface in tokens.surfaces]
    folded = [tokens.folded[index] for index in tokens.fold_of]
    verbs, nouns = lexicon.stop | lexicon.verbs, lexicon.stop
    if not settings.keep_names:
        verbs, nouns = verbs | lexicon.reporting, nouns | lexicon.titles | lexicon.boilerplate

    def where(holds: Callable[[str, str], bool]) -> Bools:
        flags = [holds(word, form) for word, form in zip(lowered, folded, strict=True)]
        return np.array(flags, np.bool_)[tokens.surface]

    # Verbs as they are written, not folded: "talk" is one, "trade talks" are none.
    edge = ~where(
        lambda word, form: word in verbs or word in nouns or form in nouns or _is_adverb(form) or _is_letter(form)
    )
    hyphen = np.zeros(edge.size, np.bool_)
    hyphen[:-1] = tokens.join[1:] == HYPHEN
    # "one-China", "no-fly": a function word that a hyphen ties to the next word belongs to the term.
    tied = hyphen & ~where(lambda word, _: word in lexicon.verbs)
    content = edge & ~where(lambda word, _: word[0].isdigit() and word[-1] != "%")
    inside = edge | tied | where(lambda word, _: word in lexicon.inner)
    edge |= tied
    if not settings.keep_names:
        names, nations = _named(tokens, profile, lexicon)
        names |= _credited(tokens, where(lambda word, _: word in lexicon.reporting))
        capital = np.array([word[0].isupper() for word in tokens.surfaces], np.bool_)[tokens.surface]
        # "Foreign" in "Foreign Minister" and "commerce" in "commerce ministry" are parts of the office.
        part = capital | where(lambda word, _: word in lexicon.portfolios)
        office = names | where(lambda word, _: word in lexicon.titles)
        names[:-1] |= office[1:] & (tokens.join[1:] != BARRIER) & part[:-1]
        edge, inside, content = edge & ~names, inside & ~names, content & ~names & ~nations
    alone = content & ~where(lambda word, form: word in lexicon.vague or form in lexicon.vague)
    # What the catalogue names is a phrase although it ends in a word that is empty elsewhere ("Taiwan question").
    last = edge | where(lambda _, form: form in lexicon.heads)
    anywhere = np.ones(len(tokens.surfaces), np.bool_)
    for places, length in _occurrences(tokens, catalogue_phrases(profile, lexicon), anywhere):
        fitting = places[edge[places] & last[places + length - 1]]
        for step in range(1, length):
            fitting = fitting[inside[fitting + step] | last[fitting + step]]
        edge[fitting + length - 1] = True
        inside[fitting + length - 1] = True
    return Roles(edge, inside, alone, content)


def _is_adverb(form: str) -> bool:
    return len(form) > 4 and form.endswith("ly") and form not in {"family", "supply", "assembly", "monopoly", "italy"}


def _is_letter(form: str) -> bool:
    # Of one letter, or of one Chinese character: too many meanings to be a term.
    return len(form) == 1 and form.isalpha()


def _named(tokens: Tokens, profile: Profile, lexicon: Lexicon) -> tuple[Bools, Bools]:
    """Mark the words that belong to a speaker's name, and those that name a nation or its capital."""
    names, nations = np.zeros(tokens.surface.size, np.bool_), np.zeros(tokens.surface.size, np.bool_)
    capital = np.array([surface[0].isupper() or not surface[0].islower() for surface in tokens.surfaces], np.bool_)
    speakers, others = _speakers(profile, lexicon)
    for sequences, marks in ((speakers, names), (others, nations)):
        for places, length in _occurrences(tokens, sequences, capital):
            for step in range(length):
                marks[places + step] = True
    return names, nations


@lru_cache(maxsize=4)
def _speakers(profile: Profile, lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Return the names of speakers, and those of the sides' nations and capitals, as folded words."""
    speakers: dict[tuple[str, ...], None] = {}
    others: dict[tuple[str, ...], None] = {}
    for parts, source in tokenise_names(profile, lexicon):
        outsider = source.side not in profile.side_ids
        if source.kind in (OUTSIDER_KINDS if outsider else SPEAKER_KINDS):
            speakers[parts] = None
        elif not outsider:
            others[parts] = None
    return tuple(speakers), tuple(others)


def _credited(tokens: Tokens, reporting: Bools) -> Bools:
    """Mark abbreviations that mostly stand as a source: behind "reported by", or before a verb of saying."""
    capitals = np.array([word.isupper() and word.isalpha() and len(word) > 1 for word in tokens.surfaces], np.bool_)
    abbreviation = capitals[tokens.surface]
    by = np.array([word.lower() in ("by", "per", "via") for word in tokens.surfaces], np.bool_)[tokens.surface]
    joined = tokens.join != BARRIER
    source = np.zeros(abbreviation.size, np.bool_)
    source[:-1] = reporting[1:] & joined[1:]
    source[2:] |= by[1:-1] & reporting[:-2] & joined[2:] & joined[1:-1]
    number = len(tokens.folded)
    credited = np.bincount(tokens.fold[abbreviation & source], minlength=number)
    mostly = credited * 2 > np.bincount(tokens.fold[abbreviation], minlength=number)
    return abbreviation & mostly[tokens.fold]


def _occurrences(
    tokens: Tokens, sequences: Iterable[tuple[str, ...]], starts: Bools
) -> Iterator[tuple[NDArray[np.int64], int]]:
    """Yield where each sequence of folded words stands, with its length.

    Args:
        tokens: The corpus.
        sequences: What to look for.
        starts: For each surface, whether an occurrence may start with it.
    """
    forms = {form: index for index, form in enumerate(tokens.folded)}
    fold, join = tokens.fold, tokens.join
    first: dict[int, list[list[int]]] = {}
    for parts in sequences:
        known = [forms.get(part, -1) for part in parts]
        if min(known) >= 0:
            first.setdefault(known[0], []).append(known)
    heads = np.zeros(len(tokens.folded), np.bool_)
    heads[list(first)] = True
    places = np.flatnonzero(heads[fold] & starts[tokens.surface])
    places = places[np.argsort(fold[places], kind="stable")]
    found_heads, offsets = np.unique(fold[places], return_index=True)
    for head, found in zip(found_heads.tolist(), np.split(places, offsets[1:]), strict=False):
        for sequence in first[head]:
            hits = found[found + len(sequence) <= fold.size]
            for step, word in enumerate(sequence[1:], start=1):
                hits = hits[(fold[hits + step] == word) & (join[hits + step] != BARRIER)]
            yield hits, len(sequence)


def catalogue_phrases(profile: Profile, lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Return the wordings of the profile's topics that are two or more words in a row, as folded words."""
    return frozenset(words for words in catalogue_wordings(profile, lexicon) if len(words) > 1)


@lru_cache(maxsize=4)
def catalogue_wordings(profile: Profile, lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Return the wordings of the profile's topics that are words in a row, as folded words.

    Alternatives and options of the pattern language are written out; an open ending ("negative measure*") is taken as a
    plural; patterns with gaps or regular expressions are passed over.
    """
    aliases = (alias for topic in profile.topics for alias in topic.en)
    wordings = (wording for topic in profile.topics for _, wordings in topic.formulations for wording in wordings)
    plain = (text.split() for alias in (*aliases, *wordings) for text in _written_out(alias))
    return frozenset(tuple(fold(word, lexicon.keep_plural) for word in words) for words in plain if words)


def _written_out(alias: str) -> Iterator[str]:
    """Yield the word sequences that an alias stands for."""
    if not _PLAIN.fullmatch(alias):
        return
    choices = []
    for group, optional, word in _PIECE.findall(alias.replace("-", " ")):
        options = group.split("|") if group else [word.rstrip("?")]
        choices.append([*options, ""] if optional or word.endswith("?") else options)
    for chosen in islice(product(*choices), MAX_WRITTEN_OUT):
        yield " ".join(chosen).replace("*", "")
