"""Which words and word sequences are terms: collocations by NLTK's measures, without fragments of longer ones.

Sequences are counted as Apriori does: a sequence of n words can only be as frequent as both its parts of n - 1 words,
so rare parts are dropped before longer ones are formed, and counting is sorting of integers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from nltk.metrics import BigramAssocMeasures
from numpy.typing import NDArray

from analysis.lexicon import Lexicon
from analysis.profile import Profile
from analysis.settings import Settings
from analysis.tokens import BARRIER, HYPHEN, Bools, Ints, Tokens, tokenise_names

MIN_LIKELIHOOD = 10.83
"""Log-likelihood ratio (chi-square, 1 degree of freedom, p = .001) that the weakest cut of a phrase must reach."""
MIN_INFORMATION = 2.0
"""Pointwise mutual information in bits: a phrase's parts stand together at least four times as often as by chance."""
WORDS_PER_PHRASE = 2_000_000
"""In corpora longer than this a phrase needs one occurrence in so many words, which bounds memory."""
FREE_SHARE = 0.25
"""A shorter term needs this share of its occurrences outside longer ones to be listed beside them."""

SPEAKER_KINDS = ("person", "body", "outlet", "document", "role")
"""Kinds of a side's source whose names are left out altogether; its nation's names may still stand inside a phrase."""
OUTSIDER_KINDS = ("person", "outlet")
"""Kinds of other sources that are left out; third countries and bodies are what the two sides talk about."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a corpus and where they occur.

    Attributes:
        length: For each term, its number of words.
        han: For each term, whether it is Chinese.
        place: For each occurrence, the index of its first word; occurrences of all terms, sorted by place.
        term: For each occurrence, the term's index.
    """

    length: NDArray[np.int8]
    han: Bools
    place: NDArray[np.int64]
    term: Ints


@dataclass(frozen=True, slots=True)
class _Roles:
    """What each word may do: be a term or a phrase's edge, stand inside a phrase."""

    edge: Bools
    inside: Bools
    alone: Bools


def find_terms(tokens: Tokens, profile: Profile, lexicon: Lexicon, settings: Settings) -> Terms:
    """Decide which words and phrases to list, and find every occurrence of them.

    A phrase has two to `settings.max_phrase` words, begins and ends with a content word, crosses no barrier, and each
    way of cutting it in two is a collocation by NLTK's likelihood ratio and mutual information. Where candidates
    overlap the longer one has the words; a shorter one is listed if it stands alone often enough. All voices decide
    what is a phrase; a term is listed where one side has it `settings.min_count` times.

    Args:
        tokens: The corpus.
        profile: Its sources' names are left out unless `settings.keep_names`.
        lexicon: Words that are no terms.
        settings: Thresholds.

    Returns:
        The terms and their occurrences in every voice.
    """
    roles = _roles(tokens, profile, lexicon, settings)
    grams = _grams(tokens, roles, settings)
    lengths = _lengths(grams)
    kept = [_collocations(grams, length, tokens) & _content(grams[length - 1], length, roles) for length in lengths]
    kept = [*kept[:2], *(_uncut(grams, kept, length) for length in lengths[2:])]
    listed = _without_fragments(grams, kept, tokens, settings)
    return _collect(grams, listed, tokens)


def content_words(tokens: Tokens, profile: Profile, lexicon: Lexicon, settings: Settings) -> Bools:
    """Mark the words that may be terms: no function words, numbers, verbs of saying or speakers' names."""
    return _roles(tokens, profile, lexicon, settings).alone


def _roles(tokens: Tokens, profile: Profile, lexicon: Lexicon, settings: Settings) -> _Roles:
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
    alone = edge & ~where(lambda word, _: word[0].isdigit() and word[-1] != "%")
    inside = edge | tied | where(lambda word, _: word in lexicon.inner)
    edge |= tied
    if not settings.keep_names:
        names, nations = _named(tokens, profile, lexicon)
        capital = np.array([word[0].isupper() for word in tokens.surfaces], np.bool_)[tokens.surface]
        # "Foreign" in "Foreign Minister" and "commerce" in "commerce ministry" are parts of the office.
        part = capital | where(lambda word, _: word in lexicon.portfolios)
        office = names | where(lambda word, _: word in lexicon.titles)
        names[:-1] |= office[1:] & (tokens.join[1:] != BARRIER) & part[:-1]
        edge, inside, alone = edge & ~names, inside & ~names, alone & ~names & ~nations
    return _Roles(edge, inside, alone)


def _is_adverb(form: str) -> bool:
    return len(form) > 4 and form.endswith("ly") and form not in {"family", "supply", "assembly", "monopoly", "italy"}


def _is_letter(form: str) -> bool:
    # Of one letter, or of one Chinese character: too many meanings to be a term.
    return len(form) == 1 and form.isalpha()


def _named(tokens: Tokens, profile: Profile, lexicon: Lexicon) -> tuple[Bools, Bools]:
    """Mark the words that belong to a speaker's name, and those that name a nation or its capital."""
    names, nations = np.zeros(tokens.surface.size, np.bool_), np.zeros(tokens.surface.size, np.bool_)
    forms = {form: index for index, form in enumerate(tokens.folded)}
    fold, join = tokens.fold, tokens.join
    first: dict[int, list[tuple[Ints, bool]]] = {}
    for parts, source in tokenise_names(profile, lexicon):
        outsider = source.side not in profile.side_ids
        speaker = source.kind in (OUTSIDER_KINDS if outsider else SPEAKER_KINDS)
        known = [forms.get(part, -1) for part in parts]
        if min(known) >= 0 and (speaker or not outsider):
            first.setdefault(known[0], []).append((np.array(known, np.int32), speaker))
    capital = np.array([surface[0].isupper() or not surface[0].islower() for surface in tokens.surfaces], np.bool_)
    starts = np.zeros(len(tokens.folded), np.bool_)
    starts[list(first)] = True
    places = np.flatnonzero(starts[fold] & capital[tokens.surface])
    order = np.argsort(fold[places], kind="stable")
    places = places[order]
    heads, offsets = np.unique(fold[places], return_index=True)
    for head, found in zip(heads.tolist(), np.split(places, offsets[1:]), strict=False):
        for name, speaker in first[head]:
            hits = found[found + len(name) <= fold.size]
            for step in range(1, len(name)):
                hits = hits[(fold[hits + step] == name[step]) & (join[hits + step] != BARRIER)]
            for step in range(len(name)):
                (names if speaker else nations)[hits + step] = True
    return names, nations


@dataclass(frozen=True, slots=True)
class _Grams:
    """The sequences of one length: for each word the id of the one that starts there (or -1), and each id's count."""

    at: Ints
    count: NDArray[np.int64]


def _grams(tokens: Tokens, roles: _Roles, settings: Settings) -> list[_Grams]:
    """Count sequences of one to `max_phrase` words that occur often enough to matter."""
    fold = tokens.fold
    grams = [_Grams(fold, np.bincount(fold, minlength=len(tokens.folded)))]
    least = max(2, settings.min_count, -(-fold.size // WORDS_PER_PHRASE))
    for _ in range(1, settings.max_phrase):
        at = grams[-1].at
        if len(grams) == 1:
            good = roles.inside[:-1] & roles.inside[1:] & (tokens.join[1:] != BARRIER)
        else:
            good = (at[:-1] >= 0) & (at[1:] >= 0)
        places = np.flatnonzero(good)
        # Two overlapping sequences of n - 1 words determine the sequence of n words.
        keys = at[places].astype(np.int64) * grams[-1].count.size + at[places + 1]
        _, ids, counts = np.unique(keys, return_inverse=True, return_counts=True)
        frequent = counts >= least
        renumbered = np.where(frequent, np.cumsum(frequent) - 1, -1).astype(np.int32)
        new = np.full(fold.size, -1, np.int32)
        new[places] = renumbered[ids]
        if not frequent.any():
            break
        grams.append(_Grams(new, counts[frequent]))
    return grams


def _lengths(grams: list[_Grams]) -> range:
    return range(1, len(grams) + 1)


def _content(gram: _Grams, length: int, roles: _Roles) -> Bools:
    """Return the sequences that begin and end with a content word wherever they stand, and are not only names."""
    places = np.flatnonzero(gram.at >= 0)
    if length == 1:
        good = roles.alone[places]
    else:
        good = roles.edge[places] & roles.edge[places + length - 1]
        content = np.zeros(places.size, np.bool_)
        for step in range(length):
            content |= roles.alone[places + step]
        good &= content
    fine = np.bincount(gram.at[places], weights=good, minlength=gram.count.size)
    return fine * 2 > gram.count


def _collocations(grams: list[_Grams], length: int, tokens: Tokens) -> Bools:
    """Return the sequences of `length` words each cut of which is a collocation."""
    gram = grams[length - 1]
    if length == 1 or tokens.surface.size == 0:
        return np.ones(gram.count.size, np.bool_)
    places = np.flatnonzero(gram.at >= 0)
    ids, first = np.unique(gram.at[places], return_index=True)
    example = places[first]
    good = np.ones(ids.size, np.bool_)
    total = tokens.surface.size
    for cut in range(1, length):
        left = grams[cut - 1].count[grams[cut - 1].at[example]]
        right = grams[length - cut - 1].count[grams[length - cut - 1].at[example + cut]]
        columns = zip(gram.count[ids].tolist(), left.tolist(), right.tolist(), good.tolist(), strict=True)
        good = np.array([kept and _collocates(both, (a, b), total) for both, a, b, kept in columns], np.bool_)
    return good


def _collocates(both: int, marginals: tuple[int, int], total: int) -> bool:
    """Ask NLTK's measures whether two parts stand together more than by chance."""
    if both * total < marginals[0] * marginals[1] * 2**MIN_INFORMATION:  # NLTK's pmi, without its logarithms
        return False
    return bool(BigramAssocMeasures.likelihood_ratio(both, marginals, total) >= MIN_LIKELIHOOD)


def _uncut(grams: list[_Grams], kept: list[Bools], length: int) -> Bools:
    """Return the kept sequences whose ends do not, as a rule, cut a pair in two ("controls on rare" earths)."""
    pair = grams[1].at >= 0
    pair[pair] = kept[1][grams[1].at[pair]]
    gram = grams[length - 1]
    places = np.flatnonzero(gram.at >= 0)
    cut = pair[places + length - 1] | ((places > 0) & pair[places - 1])
    good: Bools = kept[length - 1] & (
        np.bincount(gram.at[places], weights=cut, minlength=gram.count.size) * 2 <= gram.count
    )
    return good


def _without_fragments(grams: list[_Grams], kept: list[Bools], tokens: Tokens, settings: Settings) -> list[Bools]:
    """Drop what occurs (almost) only inside longer terms, and what no side has often enough."""
    own = tokens.segment_side[tokens.segment]
    covered = np.zeros(tokens.surface.size, np.bool_)
    listed: list[Bools] = [np.zeros(0, np.bool_)] * len(grams)
    for length in reversed(_lengths(grams)):
        gram, good = grams[length - 1], kept[length - 1].copy()
        on_side = [np.flatnonzero((gram.at >= 0) & (own == side)) for side in (0, 1)]
        counts = [np.bincount(gram.at[places], minlength=gram.count.size) for places in on_side]
        good &= np.maximum(*counts) >= settings.min_count
        for _ in range(2):  # once to see what stands freely, once more without what does not
            taken = _taken(gram, good, length, covered)
            free = np.bincount(gram.at[taken], minlength=gram.count.size)
            good &= (free >= min(2, settings.min_count)) & (free >= FREE_SHARE * gram.count)
        listed[length - 1] = good
        taken = _taken(gram, good, length, covered)
        for step in range(length):
            covered[taken + step] = True
    return listed


def _taken(gram: _Grams, good: Bools, length: int, covered: Bools) -> NDArray[np.int64]:
    """Return where the good sequences stand on words not yet covered, the commoner first where they overlap."""
    places = np.flatnonzero((gram.at >= 0) & good[gram.at])
    for step in range(length):
        places = places[~covered[places + step]]
    if length == 1:
        return places
    rank = np.empty(gram.count.size, np.int64)
    rank[np.lexsort((np.arange(gram.count.size), -gram.count))] = np.arange(gram.count.size, 0, -1)
    won: list[NDArray[np.int64]] = []
    while places.size:  # a place waits while a better one it overlaps waits for a still better one
        highest = np.zeros(covered.size, np.int64)
        # Ties of one sequence with itself go to the earlier place.
        score = rank[gram.at[places]] * covered.size + (covered.size - places)
        for step in range(length):
            np.maximum.at(highest, places + step, score)
        wins = np.ones(places.size, np.bool_)
        for step in range(length):
            wins &= highest[places + step] == score
        won.append(places[wins])
        blocked = np.zeros(covered.size, np.bool_)
        for step in range(length):
            blocked[places[wins] + step] = True
        for step in range(length):
            places = places[~blocked[places + step]]
    return np.sort(np.concatenate(won)) if won else places


def _collect(grams: list[_Grams], listed: list[Bools], tokens: Tokens) -> Terms:
    """Number the listed terms through and gather all their occurrences."""
    places: list[NDArray[np.int64]] = []
    terms: list[Ints] = []
    lengths: list[int] = []
    han: list[Bools] = []
    number = 0
    for length in _lengths(grams):
        gram, good = grams[length - 1], listed[length - 1]
        ids = np.where(good, np.cumsum(good) - 1 + number, -1).astype(np.int32)
        found = np.flatnonzero((gram.at >= 0) & good[gram.at])
        places.append(found)
        terms.append(ids[gram.at[found]])
        script = np.zeros(int(good.sum()), np.bool_)
        script[terms[-1] - number] = tokens.han[tokens.fold[found]]
        han.append(script)
        lengths += [length] * int(good.sum())
        number += int(good.sum())
    place, term = np.concatenate(places), np.concatenate(terms)
    order = np.argsort(place, kind="stable")
    return Terms(np.array(lengths, np.int8), np.concatenate(han), place[order], term[order])
