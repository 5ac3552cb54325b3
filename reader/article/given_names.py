"""Names of people where words are spaced but have no capitals: by given names that many have, and by titles.

Whoever has a rare name is not found here: a word taken for a name is worse than a name that is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.article.cases import first_names
from reader.article.language import Language, matcher
from reader.article.name import Name

# In Hebrew what looks like a quotation mark stands inside an abbreviation.
WORD = re.compile(r"[^\W\d_](?:[\w\u200c]|[-‑־’'׳״\"](?=[^\W\d_]))*['’׳]?")
BESIDE = (" ", "\u00a0")
BEHIND_TITLE = (*BESIDE, ". ", ".", ".\u00a0")
MOST_WORDS = 4
LEAST_BEHIND_PREFIX = 3
MOST_PREFIXES = 2
TITLE_REACH = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language's file says, as it is looked up."""

    given: frozenset[str]
    stops: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    language: Language

    def is_role(self, word: str) -> bool:
        return matcher(self.language.roles).fullmatch(word) is not None

    def is_free(self, word: str) -> bool:
        """Tell whether a word can be somebody's family name, as far as it is known for nothing else."""
        common = self.is_stop(word) or word in self.titles or self.is_role(word)
        return len(word) > 1 and not common and not word.startswith(self.language.never_surnames)

    def is_stop(self, word: str) -> bool:
        """Tell whether a word is one of grammar, alone or with a letter written onto it."""
        return word in self.stops or (word[1:] in self.stops and word[0] in self.language.prefixes)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut into words, and what is known of its language."""

    text: str
    tokens: Sequence[re.Match[str]]
    words: _Words

    def word(self, at: int) -> str:
        return self.tokens[at].group() if at < len(self.tokens) else ""

    def before(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.tokens[at - 1].end() : self.tokens[at].start()] if at else ""

    def is_next(self, at: int) -> bool:
        """Tell whether a word stands right behind the one before it."""
        return 0 < at < len(self.tokens) and self.before(at) in BESIDE

    def is_free_next(self, at: int) -> bool:
        return self.is_next(at) and self.words.is_free(self.word(at))


def find_by_given_name(text: str, language: Language) -> Iterator[Name]:
    """Find given names with what follows of a name, and what follows a title."""
    found = _Text(text, tuple(WORD.finditer(text)), _words(language))
    at = 0
    while at < len(found.tokens):
        skipped, length = _run(found, at)
        if length:
            start, end = found.tokens[at].start() + skipped, found.tokens[at + length - 1].end()
            yield Name(text[start:end], start, end, titled=_is_titled(found, at))
        at += max(length, 1)


@lru_cache(maxsize=16)
def small_words(language: Language) -> frozenset[str]:
    """List the words that no name begins with or goes on with."""
    phrases = (*language.verbs, *language.leads, *language.continuations, *language.complementisers)
    small = (*language.open_words, *language.conjunctions, *language.prepositions, *language.articles)
    single = (*small, *language.not_names, *language.pronouns, *language.relatives)
    return frozenset((*single, *(phrase.split()[0] for phrase in phrases)))


@lru_cache(maxsize=16)
def _words(language: Language) -> _Words:
    heads = (*language.entities.organisations, *language.entities.places, *language.entities.offices)
    return _Words(
        given=first_names(language),
        stops=small_words(language).union(heads),
        titles=frozenset(title.rstrip(".") for title in language.titles),
        particles=frozenset(language.particles),
        language=language,
    )


def _run(text: _Text, at: int) -> tuple[int, int]:
    """Count the letters written onto a name that begins at a word, and the name's words."""
    skipped, titled = _given_at(text, at), _is_titled(text, at)
    if skipped is not None:
        compound = text.word(at)[skipped:] in text.words.particles
        length = _length(text, at, 1 + compound)
        return skipped, length if length > 1 or titled else 0
    if not titled or not text.words.is_free(text.word(at)) or _given_follows(text, at):
        return 0, 0
    return 0, 1 + text.is_free_next(at + 1)


def _given_at(text: _Text, at: int) -> int | None:
    """Count the letters before a given name that begins at a word: "and", "to"; None without one."""
    word, words = text.word(at), text.words
    compound = _opens_compound(text, at)
    if word in words.stops:
        return None
    if word in words.given or (word in words.particles and compound):
        return 0
    for skipped in range(1, MOST_PREFIXES + 1):
        rest = word[skipped:]
        prefixed = len(rest) >= LEAST_BEHIND_PREFIX and word[skipped - 1] in words.language.prefixes
        if not prefixed or rest in words.stops:
            return None
        if rest in words.given or (rest in words.particles and compound):
            return skipped
    return None


def _opens_compound(text: _Text, at: int) -> bool:
    """Tell whether a name of two words can begin here: "عبد الفتاح"."""
    article, follows = text.words.language.definite_prefix, text.word(at + 1)
    return bool(article) and follows.startswith(article) and follows not in text.words.stops


def _length(text: _Text, at: int, length: int) -> int:
    """Count the words of a name that has so many at least."""
    surnamed = False
    while length < MOST_WORDS and text.is_next(at + length):
        word = text.word(at + length)
        if word in text.words.particles and text.is_next(at + length + 1):
            length, surnamed = length + 2, True
        elif word in text.words.given or (not surnamed and _is_family_name(text, at + length)):
            surnamed = surnamed or word not in text.words.given
            length += 1
        else:
            break
    return length


def _is_family_name(text: _Text, at: int) -> bool:
    """Tell whether a word ends a name; one that is a title as well does so where no name follows it."""
    word = text.word(at)
    return text.words.is_free(word) or (word in text.words.titles and not text.is_free_next(at + 1))


def _is_titled(text: _Text, at: int) -> bool:
    if not at or text.before(at) not in BEHIND_TITLE:
        return False
    title, words = text.word(at - 1), text.words
    return title in words.titles or (title[1:] in words.titles and title[0] in words.language.prefixes)


def _given_follows(text: _Text, at: int) -> bool:
    """Tell whether what stands behind a title is no name yet: "the German chancellor Olaf Scholz"."""
    for place in range(at + 1, at + 1 + TITLE_REACH):
        if not text.is_next(place) or text.words.is_stop(text.word(place)):
            return False
        if text.word(place) in text.words.given:
            return True
    return False
