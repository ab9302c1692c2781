"""Word lists of the term table: stop words, reporting verbs, titles, boilerplate; and the folding of written forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.attribution.lexicon import inflect
from analysis.profile import Profile

WORDLISTS = Path(__file__).parent / "wordlists"
HAN = "\u3400-\u9fff\uf900-\ufaff"
_POSSESSIVE = re.compile(r"(?<=.)['’]s?$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with a part to play other than being a term.

    Attributes:
        stop: Never a term, never at a phrase's edge.
        inner: The stop words that may stand inside a phrase.
        reporting: Verbs and nouns of saying, left out unless names are kept.
        verbs: Common verbs and adverbs, treated like stop words.
        vague: Adjectives and nouns that say nothing of a subject by themselves, but do within a phrase.
        titles: Offices and generic parties, left out unless names are kept.
        heads: Empty nouns that end a phrase of the catalogue.
        portfolios: What an office or ministry is for; left out in front of one.
        boilerplate: Furniture of pages, left out unless names are kept.
        plain: Nouns and adjectives that name no matter by themselves; terms all the same.
        keep_plural: Words whose final s is no plural ending.
    """

    stop: frozenset[str]
    inner: frozenset[str]
    reporting: frozenset[str]
    verbs: frozenset[str]
    vague: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    portfolios: frozenset[str]
    boilerplate: frozenset[str]
    plain: frozenset[str]
    keep_plural: frozenset[str]


@lru_cache(maxsize=8)
def load_lexicon(profile: Profile) -> Lexicon:
    """Read the word lists and add the inflected forms of the profile's verbs of saying."""
    lists: dict[str, set[str]] = {name: set() for name in Lexicon.__dataclass_fields__}
    for path in sorted(WORDLISTS.glob("*.toml")):
        for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name == "lemmas":
                lists["verbs"].update(form for lemma in words.split() for form in inflect(lemma))
            else:
                lists[name].update(words.split())
    for language in profile.language.values():
        lists["reporting"].update(_speech_verbs(language.get("verbs", ())))
    return Lexicon(**{name: frozenset(words) for name, words in lists.items()})


def wordlists_fingerprint() -> str:
    """Return a short digest of the word lists, which users may edit."""
    digest = sha256()
    for path in sorted(WORDLISTS.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _speech_verbs(table: Any) -> Iterator[str]:  # noqa: ANN401 - as read from a profile
    """Yield every written form of the verbs of saying: groups of lemmas (English), or forms by act (Chinese)."""
    if isinstance(table, Mapping):
        for forms in table.values():
            yield from forms
        return
    for group in table:
        # A verb that reports only with certain words behind it ("raise concerns") is an ordinary one elsewhere.
        if not group.get("needs"):
            yield from (form for lemma in group.get("lemmas", ()) for form in inflect(lemma))


def fold(surface: str, keep_plural: frozenset[str] = frozenset()) -> str:
    """Return the form under which a written word is counted: lower case, singular, without a possessive ending.

    Endings are cut by rule, so the folded form need not be a word; tables show the commonest written form instead.

    Example:
        >>> [fold(word) for word in ("Minerals", "China’s", "policies", "glass", "taxes", "US", "U.S.")]
        ['mineral', 'china', 'policy', 'glass', 'tax', 'u.s.', 'u.s.']
    """
    if surface in {"US", "USA", "U.S.A."}:  # the pronoun is written "us", or "Us" at the head of a sentence
        return "u.s."
    word = _POSSESSIVE.sub("", surface.replace("’", "'").lower())
    if len(word) < 4 or not word.endswith("s") or word in keep_plural or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
