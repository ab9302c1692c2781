"""Which words and word sequences are terms: collocations by NLTK's measures, without fragments of longer ones.

Sequences are counted as Apriori does: a sequence of n words can only be as frequent as both its parts of n - 1 words,
so rare parts are dropped before longer ones are formed, and counting is sorting of integers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from nltk.metrics import BigramAssocMeasures
from numpy.typing import NDArray

from analysis.lexicon import Lexicon
from analysis.profile import Profile
from analysis.roles import Roles, catalogue_phrases, word_roles
from analysis.settings import Settings
from analysis.tokens import BARRIER, Bools, Ints, Tokens

WORDS_PER_PHRASE = 2_000_000
"""In corpora longer than this a phrase needs one occurrence in so many words, which bounds memory."""
SHORT_CORPUS = 20_000
"""In corpora of fewer words a phrase of the catalogue is listed with one occurrence less than other terms: two
readouts say most things once, and what a catalogue names needs no statistics to be a phrase."""


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


def find_terms(tokens: Tokens, profile: Profile, lexicon: Lexicon, settings: Settings) -> Terms:
    """Decide which words and phrases to list, and find every occurrence of them.

    A phrase has two to `settings.max_phrase` words, begins and ends with a content word, crosses no barrier, and each
    way of cutting it in two is a collocation by NLTK's likelihood ratio and mutual information. Where candidates
    overlap the longer one has the words; a shorter one is listed if it stands alone often enough. All voices decide
    what is a phrase; a term is listed where one side has it `settings.min_count` times, a phrase of the catalogue in a
    short corpus once less.

    Args:
        tokens: The corpus.
        profile: Its sources' names are left out unless `settings.keep_names`.
        lexicon: Words that are no terms.
        settings: Thresholds.

    Returns:
        The terms and their occurrences in every voice.
    """
    roles = word_roles(tokens, profile, lexicon, settings)
    grams = _grams(tokens, roles, settings)
    lengths = _lengths(grams)
    kept = [_collocations(grams, length, tokens, settings) for length in lengths]
    kept = [good & _content(grams[length - 1], length, roles) for good, length in zip(kept, lengths, strict=True)]
    kept = [*kept[:2], *(_uncut(grams, kept, length) for length in lengths[2:])]
    known = _catalogued(grams, tokens, profile, lexicon)
    listed = _without_fragments(grams, kept, known, tokens, settings)
    return _collect(grams, listed, tokens)


@dataclass(frozen=True, slots=True)
class _Grams:
    """The sequences of one length: for each word the id of the one that starts there (or -1), and each id's count."""

    at: Ints
    count: NDArray[np.int64]


def _grams(tokens: Tokens, roles: Roles, settings: Settings) -> list[_Grams]:
    """Count sequences of one to `max_phrase` words that occur often enough to matter."""
    fold = tokens.fold
    grams = [_Grams(fold, np.bincount(fold, minlength=len(tokens.folded)))]
    short = fold.size < SHORT_CORPUS
    least = 1 if short else max(2, settings.min_count, -(-fold.size // WORDS_PER_PHRASE))
    for _ in range(1, settings.max_phrase):
        at = grams[-1].at
        if len(grams) == 1:
            good = roles.inside[:-1] & roles.inside[1:] & (tokens.join[1:] != BARRIER)
        else:
            good = (at[:-1] >= 0) & (at[1:] >= 0)
        places = np.flatnonzero(good)
        # Two overlapping sequences of n - 1 words determine the sequence of n words.
        keys = at[places].astype(np.int64) * grams[-1].count.size + at[places + 1]
        ids, _ = pd.factorize(keys, sort=True)
        counts = np.bincount(ids)
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


def _content(gram: _Grams, length: int, roles: Roles) -> Bools:
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


def _catalogued(grams: list[_Grams], tokens: Tokens, profile: Profile, lexicon: Lexicon) -> list[Bools]:
    """Return the sequences that the profile's topics name, in corpora that are short."""
    known = [np.zeros(gram.count.size, np.bool_) for gram in grams]
    if tokens.surface.size < SHORT_CORPUS:
        names = catalogue_phrases(profile, lexicon)
        for length, gram in enumerate(grams[1:], start=2):
            for place in np.flatnonzero(gram.at >= 0).tolist():
                words = tokens.fold_of[tokens.surface[place : place + length]].tolist()
                known[length - 1][gram.at[place]] |= tuple(tokens.folded[word] for word in words) in names
    return known


def _collocations(grams: list[_Grams], length: int, tokens: Tokens, settings: Settings) -> Bools:
    """Return the sequences of `length` words each cut of which is a collocation."""
    gram = grams[length - 1]
    if length == 1 or tokens.surface.size == 0:
        return np.ones(gram.count.size, np.bool_)
    places = np.flatnonzero(gram.at >= 0)
    example = np.empty(gram.count.size, np.int64)
    example[gram.at[places]] = places  # every sequence occurs
    good = gram.count >= max(2, settings.min_count)
    total = tokens.surface.size
    for cut in range(1, length):
        left = grams[cut - 1].count[grams[cut - 1].at[example]]
        right = grams[length - cut - 1].count[grams[length - cut - 1].at[example + cut]]
        # NLTK's pmi, without its logarithms; floats hold products of counts that integers would not.
        good &= gram.count * float(total) >= left * right.astype(float) * 2.0**settings.phrase_information
        # Many sequences share their counts: NLTK is asked once for each combination.
        both, left, right = gram.count[good], left[good], right[good]
        pairs, _ = pd.factorize(left * (right.max(initial=0) + 1) + right)
        which, _ = pd.factorize(pairs * (both.max(initial=0) + 1) + both)
        example_of = np.empty(which.max(initial=-1) + 1, np.int64)
        example_of[which] = np.arange(which.size)
        asked = zip(both[example_of].tolist(), left[example_of].tolist(), right[example_of].tolist(), strict=True)
        ratios = [BigramAssocMeasures.likelihood_ratio(n, (a, b), total) for n, a, b in asked]
        good[good] = (np.array(ratios) >= settings.phrase_likelihood)[which]
    return good


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


def _without_fragments(
    grams: list[_Grams], kept: list[Bools], known: list[Bools], tokens: Tokens, settings: Settings
) -> list[Bools]:
    """Drop what occurs (almost) only inside longer terms, and what no side has often enough."""
    own = tokens.segment_side[tokens.segment]
    covered, covered_once = (np.zeros(tokens.surface.size, np.bool_) for _ in range(2))
    listed: list[Bools] = [np.zeros(0, np.bool_)] * len(grams)
    for length in reversed(_lengths(grams)):
        gram, named = grams[length - 1], known[length - 1]
        on_side = [np.flatnonzero((gram.at >= 0) & (own == side)) for side in (0, 1)]
        most = np.maximum(*(np.bincount(gram.at[places], minlength=gram.count.size) for places in on_side))
        good = (kept[length - 1] | named) & (most >= settings.min_count - named)
        # What stands once hides other phrases but no word: "Taiwan" stays beside a single "Taiwan question".
        hidden = covered if length == 1 else covered_once
        for _ in range(2):  # once to see what stands freely, once more without what does not
            free = np.bincount(gram.at[_taken(gram, good, length, hidden)], minlength=gram.count.size)
            good &= (free >= min(2, settings.min_count) - named) & (free >= settings.free_share * gram.count)
        listed[length - 1] = good
        for mask, hides in ((covered_once, good), (covered, good & (most >= settings.min_count))):
            taken = _taken(gram, hides, length, mask)
            for step in range(length):
                mask[taken + step] = True
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
