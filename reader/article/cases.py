"""One name in its cases: "Ирины Лапшиной" and "Ирине Лапшиной" are "Ирина Лапшина"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.article.language import Language

LEAST_STEM = 3
MOST_ALIKE = 16
"""How many names with one stem are compared; more than that only a text made to be slow has."""
FLEETING = re.compile(r"[eеоіє](?=[^\Waeiouyąęаеиоуыэюяіїє]$)")


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """How names change in a language; where they do not, each is its own nominative."""

    language: Language
    _given: dict[str, str]
    """First names by their stems."""

    @property
    def inflect(self) -> bool:
        """Whether names have cases."""
        return bool(self.language.entities.case_endings)

    def nominative(self, name: str) -> str:
        """Write a full name in the nominative, where its first name is a known one in another case."""
        words = name.split(" ")
        if not self.inflect or len(words) < 2 or is_first_name(words[0], self.language):
            return name
        first = next((self._given[stem] for stem in self.stems(words[0]) if stem in self._given), None)
        if first is None:
            return name
        woman = sex_of(first, self.language) > 0
        rules = self.language.nominatives_of_women if woman else self.language.nominatives_of_men
        return " ".join((first, *(_by_rule(word, rules) for word in words[1:])))

    def is_case_of_first_name(self, word: str) -> bool:
        """Tell whether a word is a known first name in another case."""
        return self.inflect and word[:1].isupper() and any(stem in self._given for stem in self.stems(word))

    def stems(self, word: str) -> tuple[str, ...]:
        """Return what a word can be without its ending, the longest first."""
        return tuple(dict.fromkeys(_stems(word, self.language.entities.case_endings)))

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names differ in their case alone."""
        left, right = one.split(" "), other.split(" ")
        return len(left) == len(right) and all(
            not set(self.stems(mine)).isdisjoint(self.stems(yours))
            for mine, yours in zip(left, right, strict=True)
        )

    def linked(self, names: Iterable[str]) -> dict[str, str]:
        """Give each full name the one it is a case of: the nominative that is seen, or is known."""
        linked: dict[str, str] = {}
        alike: dict[str, list[str]] = {}
        seen = sorted(dict.fromkeys(names), key=lambda name: not self.is_nominative(name))
        for name in seen:
            linked[name] = self._first_alike(name, alike) or self.nominative(name)
            for stem in self.stems(linked[name].rsplit(" ", 1)[-1]):
                alike.setdefault(stem, []).append(linked[name])
        return linked

    def is_nominative(self, name: str) -> bool:
        """Tell whether a full name begins with a first name as lists have it."""
        return is_first_name(name.split(" ")[0], self.language)

    def _first_alike(self, name: str, alike: dict[str, list[str]]) -> str | None:
        stems = self.stems(name.rsplit(" ", 1)[-1])
        others = (other for stem in stems for other in alike.get(stem, ())[:MOST_ALIKE])
        return next((other for other in others if self.same(name, other)), None)


@lru_cache(maxsize=32)
def cases_of(language: Language) -> Cases:
    """Read how names change in a language."""
    endings = language.entities.case_endings
    given: dict[str, str] = {}
    if endings:
        for name in (*language.female_names, *language.male_names):
            for stem in _stems(name, endings):
                given.setdefault(stem, name)
    return Cases(language, given)


def is_first_name(word: str, language: Language) -> bool:
    """Tell whether a word is a first name, in the nominative."""
    return word in first_names(language)


def sex_of(name: str, language: Language) -> int:
    """Tell a woman by her first name, 1, from a man, -1; 0 where it is not known or both have it."""
    women, men = _by_sex(language)
    first = name.split(" ")[0]
    return (first in women) - (first in men)


@lru_cache(maxsize=32)
def first_names(language: Language) -> frozenset[str]:
    """Return the first names that a language's lists know, in the nominative."""
    return frozenset(language.entities.given_names).union(*_by_sex(language))


@lru_cache(maxsize=32)
def _by_sex(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(language.female_names), frozenset(language.male_names)


def _stems(word: str, endings: Iterable[str]) -> Iterator[str]:
    """Take each ending off; a vowel that flees in other cases too ("Marek", "Marka")."""
    yield word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            yield word.removesuffix(ending)
    if len(word) > LEAST_STEM and (fled := FLEETING.sub("", word)) != word:
        yield fled


def _by_rule(word: str, rules: Iterable[str]) -> str:
    """Put the nominative's ending in the place of the first one listed that fits."""
    pairs = (rule.partition(" =") for rule in rules)
    return next((word.removesuffix(old) + new.strip() for old, _, new in pairs if word.endswith(old)), word)
