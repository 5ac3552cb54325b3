"""Who holds which office in an article: "the director", "the coach" may be said of nobody else in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from reader.article.cases import cases_of
from reader.article.language import Language, matcher

REACH = 48
BEFORE = re.compile(r"(?:[\w’'-]+ ){0,3}[\w’'-]+,? $")
APPOSED = re.compile(r", ((?:[\w’'-]+ ?){1,4})")
WORD = re.compile(r"[\w-]+")
LOOKED_AT = 4
"""Words of a clause in which an office is sought."""


@dataclass(frozen=True, slots=True)
class Offices:
    """The people of an article by the words for what they are."""

    language: Language
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holder(self, text: str) -> str | None:
        """Find whom the first words of a text mean by an office, where only one person here has it."""
        words = ["", *WORD.findall(text.lower())[:LOOKED_AT], ""]
        for before, word, after in zip(words, words[1:], words[2:], strict=False):
            called = [one for one in (f"{word} {after}", word) if is_office(one, self.language)]
            if called and before not in self.language.entities.indefinite:
                return self._only_one(called[0])
        return None

    def _only_one(self, word: str) -> str | None:
        for key in keys(word, self.language):
            if people := self.held.get(key):
                return next(iter(people)) if len(people) == 1 else None
        return None


def offices_of(people: Iterable[tuple[str, int, int, str]], language: Language) -> Offices:
    """Collect who holds what: of each person a text, the place of the name in it, and the full name."""
    held: dict[str, set[str]] = {}
    for text, start, end, name in people:
        for word in _beside(text, start, end):
            if is_office(word, language):
                for key in keys(word, language):
                    held.setdefault(key, set()).add(name)
    return Offices(language, {key: frozenset(names) for key, names in held.items()})


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Take the words right before a name, and those of an apposition."""
    before = BEFORE.search(text, max(0, start - REACH), start)
    apposed = APPOSED.match(text, end, end + REACH)
    for found in (before, apposed):
        words = WORD.findall(found.group().lower()) if found else []
        yield from words
        yield from map(" ".join, pairwise(words))


@lru_cache(maxsize=4096)
def is_office(word: str, language: Language) -> bool:
    """Tell whether a word in lower case is what somebody can be."""
    known = _groups(language)
    return matcher(language.roles).fullmatch(word) is not None or any(
        s in known for s in _stems(word, language)
    )


def keys(word: str, language: Language) -> tuple[str, ...]:
    """Return what an office is known by: the word itself in any case, then all words for the same."""
    groups, stems = _groups(language), _stems(word, language)
    group = next((groups[stem] for stem in stems if stem in groups), None)
    return (stems[-1],) if group is None else (stems[-1], group)


def _stems(word: str, language: Language) -> Sequence[str]:
    cases = cases_of(language)
    return sorted(cases.stems(word), key=len, reverse=True) if cases.inflect else (word,)


@lru_cache(maxsize=32)
def _groups(language: Language) -> dict[str, str]:
    """Name each group of words for one office by all of its words."""
    return {
        stem: group
        for group in language.same_roles
        for word in group.split(" ")
        for stem in _stems(word.replace("_", " "), language)
    }
