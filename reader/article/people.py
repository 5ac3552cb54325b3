"""The people of an article: whom a short form means, who has which role, who is a woman or a man."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.article.language import Language, matcher
from reader.article.names import Name, find_names
from reader.article.names_known import forms_without_capitals, known_pattern, with_known

ROLE_REACH = 60
ROLE_LENGTH = 3
ROLE_WORDS = re.compile(r"[\w’'-]+")
BEFORE_NAME = re.compile(r"([\w’'-]+)\.?,?\s+$")
NAME_BEFORE = 24
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "fils"])


@dataclass(frozen=True, slots=True)
class People:
    """Whoever has a full name in an article, by each short form of it; made once for an article."""

    language: Language
    names: tuple[tuple[Name, ...], ...]
    """The names in each of the article's texts, in order."""
    by_form: dict[str, str] = field(repr=False)
    text: str = field(repr=False)
    """All of the article's text; and the same in lower case, where that keeps its places."""
    lowered: str = field(repr=False)
    women: frozenset[str]
    men: frozenset[str]

    known: re.Pattern[str] | None = field(default=None, repr=False)
    """Without capitals: the names that stand in full somewhere, and what is short for them."""

    def names_in(self, text: str) -> tuple[Name, ...]:
        """Find the names in a part of the article: without capitals, also those that another part told."""
        found = find_names(text, self.language)
        return found if self.known is None else with_known(found, text, self.known)

    def full(self, name: Name) -> str:
        """Write a name as fully as the article does: "M. Zelensky" is "Volodymyr Zelensky"."""
        return self.by_form.get(name.text, name.text)

    def is_known(self, name: Name) -> bool:
        """Tell whether a name is, or is short for, one that stands in full."""
        return self.by_form.get(name.text, name.text) != name.text

    def is_organisation(self, name: str) -> bool:
        """Tell whether a name has a word in it that only organisations have."""
        return matcher(self.language.entities.organisations).search(name) is not None

    def is_common(self, name: Name) -> bool:
        """Tell whether the one word that a sentence starts with stands in the article in lower case, too."""
        return " " not in name.text and f" {name.text.lower()} " in self.text

    def with_role(self, text: str) -> str | None:
        """Find whom "the Ukrainian president" means: the one name that follows these words somewhere."""
        role = next(matcher(self.language.roles).finditer(text), None)
        phrases = _phrases(text, role.start()) if role else []
        called = (self._called(phrase) for phrase in reversed(phrases))
        return next((next(iter(names)) for names in called if len(names) == 1), None)

    def _called(self, phrase: str) -> frozenset[str]:
        """Collect the names right behind a phrase; two are enough to know that it means nobody certain."""
        found: set[str] = set()
        place = self.lowered.find(phrase)
        while place >= 0 and len(found) < 2:
            name = _name_behind(self.text, place + len(phrase), self.language)
            if name is not None and not self.text[place - 1 : place].isalnum():
                found.add(self.by_form.get(name, name))
            place = self.lowered.find(phrase, place + len(phrase))
        return frozenset(found)


def people_of(texts: Sequence[str], language: Language) -> People:
    """Read the people out of an article's texts."""
    names = tuple(find_names(text, language) for text in texts)
    if not language.cased:
        return _people_without_capitals(texts, names, language)
    counted = Counter(name.text for found in names for name in found if " " in name.text)
    full = [name for name, _ in counted.most_common()]
    forms = {form: name for name in reversed(full) for form in _forms(name)}
    forms |= {name: name for name in full}
    women, men = _genders(texts, names, forms, language)
    text = "\n\n".join(texts)
    lowered = text.lower()
    return People(language, names, forms, text, lowered if len(lowered) == len(text) else text, women, men)


def _people_without_capitals(
    texts: Sequence[str], names: Sequence[tuple[Name, ...]], language: Language
) -> People:
    forms = forms_without_capitals((name.text for found in names for name in found), language)
    known = known_pattern(forms, language)
    names = tuple(with_known(found, text, known) for found, text in zip(names, texts, strict=True))
    women, men = _genders(texts, names, forms, language)
    text = "\n\n".join(texts)
    return People(language, tuple(names), forms, text, text, women, men, known)


def _forms(name: str) -> Iterator[str]:
    """Shorten a name: to its last words, or its first."""
    words = name.split()
    if len(words) > 2 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
        yield " ".join(words)
    if len(words[0]) > 2:
        yield words[0]
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


def _phrases(text: str, start: int) -> list[str]:
    """Take one, two, three words from a place on, in lower case."""
    words = list(ROLE_WORDS.finditer(text, start, start + ROLE_REACH))[:ROLE_LENGTH]
    return [text[start : word.end()].lower() for word in words]


def _name_behind(text: str, place: int, language: Language) -> str | None:
    rest = text[place : place + ROLE_REACH]
    start = rest.lstrip(" ,\u00a0")
    if len(start) == len(rest) or not (start[:1].isupper() or start[1:2] == "." or not language.cased):
        return None
    first = next(iter(find_names(start, language)), None)
    return first.text if first is not None and first.start == 0 and first.is_person_like else None


def _genders(
    texts: Sequence[str], names: Sequence[Sequence[Name]], forms: dict[str, str], language: Language
) -> tuple[frozenset[str], frozenset[str]]:
    """Tell women and men by the title or the role right before their names, where it has a gender."""
    votes: Counter[str] = Counter()
    feminine, masculine = matcher(language.feminine), matcher(language.masculine)
    for text, found in zip(texts, names, strict=True):
        for name in found:
            before = BEFORE_NAME.search(text, max(0, name.start - NAME_BEFORE), name.start)
            if before is not None:
                who, word = forms.get(name.text, name.text), before[1]
                votes[who] += bool(feminine.fullmatch(word)) - bool(masculine.fullmatch(word))
    women = frozenset(who for who, count in votes.items() if count > 0)
    return women, frozenset(who for who, count in votes.items() if count < 0)
