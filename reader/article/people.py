"""The people of an article: whom a short form means, who has which role, who is a woman or a man."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.article.cases import Cases, cases_of, is_first_name, sex_of
from reader.article.language import Language, matcher
from reader.article.names import Name, find_names
from reader.article.names_known import forms_without_capitals, known_pattern, with_known
from reader.article.offices import Offices, offices_of

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
    offices: Offices
    by_stem: dict[str, str] = field(default_factory=dict, repr=False)
    """Surnames in any case, where names have cases; empty for one that two people share."""

    known: re.Pattern[str] | None = field(default=None, repr=False)
    """Without capitals: the names that stand in full somewhere, and what is short for them."""

    def names_in(self, text: str) -> tuple[Name, ...]:
        """Find the names in a part of the article: without capitals, also those that another part told."""
        found = find_names(text, self.language)
        return found if self.known is None else with_known(found, text, self.known)

    def full(self, name: Name) -> str:
        """Write a name as fully as the article does: "M. Zelensky" is "Volodymyr Zelensky"."""
        return self.by_form.get(name.text) or self._in_case(name.text) or name.text

    def is_known(self, name: Name) -> bool:
        """Tell whether a name is, or is short for, one that stands in full."""
        return self.full(name) != name.text

    def _in_case(self, text: str) -> str | None:
        """Find whom a surname means that stands in another case than the full name."""
        if not self.by_stem:
            return None
        if " " in text:
            first, last = text.split(" ")[0], text.rsplit(" ", 1)[-1]
            return self._in_case(first) if self._in_case(last) != self._in_case(first) else None
        meant = {self.by_stem.get(stem) for stem in cases_of(self.language).stems(text)} - {None}
        return next(iter(meant)) if len(meant) == 1 else None

    def is_organisation(self, name: str) -> bool:
        """Tell whether a name has a word in it that only organisations have."""
        return _is_organisation(name, self.language)

    def is_common(self, name: Name) -> bool:
        """Tell whether the one word that a sentence starts with stands in the article in lower case, too."""
        return " " not in name.text and f" {name.text.lower()} " in self.text

    def with_role(self, text: str) -> str | None:
        """Find whom "the Ukrainian president" means: the one name that follows these words somewhere."""
        role = next(matcher(self.language.roles).finditer(text), None)
        phrases = _phrases(text, role.start()) if role else []
        called = (self._called(phrase) for phrase in reversed(phrases))
        named = next((next(iter(names)) for names in called if len(names) == 1), None)
        return named or self.offices.holder(text)

    def _called(self, phrase: str) -> frozenset[str]:
        """Collect the names right behind a phrase; two are enough to know that it means nobody certain."""
        found: set[str] = set()
        place = self.lowered.find(phrase)
        while place >= 0 and len(found) < 2:
            name = _name_behind(self.text, place + len(phrase), self.language)
            if name and not self.text[place - 1 : place].isalnum():
                found.add(self.full(name))
            place = self.lowered.find(phrase, place + len(phrase))
        return frozenset(found)


@lru_cache(maxsize=4_096)
def _is_organisation(name: str, language: Language) -> bool:
    return matcher(language.entities.organisations).search(name) is not None


def people_of(texts: Sequence[str], language: Language) -> People:
    """Read the people out of an article's texts."""
    names = tuple(find_names(text, language) for text in texts)
    if not language.cased:
        return _people_without_capitals(texts, names, language)
    counted = Counter(name.text for found in names for name in found if " " in name.text)
    full = [name for name, _ in counted.most_common()]
    forms, stems = _all_forms(full, language)
    women, men = _genders(texts, names, forms, language)
    offices = offices_of(_placed(texts, names, forms), language)
    text = "\n\n".join(texts)
    lowered = text.lower() if len(text.lower()) == len(text) else text
    return People(language, names, forms, text, lowered, women, men, offices, stems)


def _all_forms(full: Sequence[str], language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """Give each form of the full names, and each stem of their surnames, the name that it is short for."""
    cases = cases_of(language)
    linked = cases.linked(_whole_names(full, cases)) if cases.inflect else _by_longer(full, language)
    persons = tuple(dict.fromkeys(linked.values()))
    forms = {form: name for name in reversed(persons) for form in _forms(name)} | linked
    return forms, _by_stem(persons, cases) if cases.inflect else {}


def _whole_names(full: Sequence[str], cases: Cases) -> list[str]:
    """Leave out two people's surnames that stand side by side: "відповідає Мельник Шевчуку"."""
    surnames = {
        stem
        for name in full
        if is_first_name(name.split(" ")[0], cases.language)
        for stem in cases.stems(name.rsplit(" ", 1)[-1])
    }
    return [name for name in full if surnames.isdisjoint(cases.stems(name.split(" ")[0]))]


def _placed(
    texts: Sequence[str], names: Sequence[Sequence[Name]], forms: dict[str, str]
) -> Iterator[tuple[str, int, int, str]]:
    """Give the place of each name of somebody who has a full name here, and that."""
    for text, found in zip(texts, names, strict=True):
        yield from ((text, name.start, name.end, forms[name.text]) for name in found if name.text in forms)


def _by_longer(full: Sequence[str], language: Language) -> dict[str, str]:
    """Give each full name the longer one that it ends: "Vaz Moutinho" is "Rui Vaz Moutinho"."""
    longer: dict[str, str] = {}
    for name in full:
        words = name.split(" ")
        endings = [words[at:] for at in range(1, len(words) - 1) if not is_first_name(words[at], language)]
        longer |= {ending: name for rest in endings for ending in _spellings(" ".join(rest))}
    return {name: longer.get(name, name) for name in full}


def _by_stem(persons: Sequence[str], cases: Cases) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in persons:
        for stem in cases.stems(name.rsplit(" ", 1)[-1]):
            found[stem] = name if found.get(stem, name) == name else ""
    return found


def _people_without_capitals(
    texts: Sequence[str], names: Sequence[tuple[Name, ...]], language: Language
) -> People:
    forms = forms_without_capitals((name.text for found in names for name in found), language)
    known = known_pattern(forms, language)
    names = tuple(with_known(found, text, known) for found, text in zip(names, texts, strict=True))
    women, men = _genders(texts, names, forms, language)
    text = "\n\n".join(texts)
    offices = offices_of(_placed(texts, names, forms), language)
    return People(language, tuple(names), forms, text, text, women, men, offices, known=known)


def _forms(name: str) -> Iterator[str]:
    """Shorten a name: to its last words, or its first."""
    words = name.split()
    if len(words) > 2 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
        yield " ".join(words)
    if len(words[0]) > 2:
        yield words[0]
    for at in range(1, len(words)):
        yield from _spellings(" ".join(words[at:]))


def _spellings(surname: str) -> tuple[str, str]:
    """Write a surname as it stands behind a first name, and as it stands alone: "Van den Broek"."""
    return surname, surname[0].upper() + surname[1:]


def _phrases(text: str, start: int) -> list[str]:
    """Take one, two, three words from a place on, in lower case."""
    words = list(ROLE_WORDS.finditer(text, start, start + ROLE_REACH))[:ROLE_LENGTH]
    return [text[start : word.end()].lower() for word in words]


def _name_behind(text: str, place: int, language: Language) -> Name | None:
    rest = text[place : place + ROLE_REACH]
    start = rest.lstrip(" ,\u00a0")
    if len(start) == len(rest) or not (start[:1].isupper() or start[1:2] == "." or not language.cased):
        return None
    first = next(iter(find_names(start, language)), None)
    return first if first is not None and first.start == 0 and first.is_person_like else None


def _genders(
    texts: Sequence[str], names: Sequence[Sequence[Name]], forms: dict[str, str], language: Language
) -> tuple[frozenset[str], frozenset[str]]:
    """Tell women and men by the title or the role right before their names, where it has a gender."""
    votes = Counter({who: sex_of(who, language) for who in forms.values()})
    feminine, masculine = matcher(language.feminine), matcher(language.masculine)
    for text, found in zip(texts, names, strict=True):
        for name in found:
            before = BEFORE_NAME.search(text, max(0, name.start - NAME_BEFORE), name.start)
            if before is not None:
                who, word = forms.get(name.text, name.text), before[1]
                votes[who] += bool(feminine.fullmatch(word)) - bool(masculine.fullmatch(word))
    women = frozenset(who for who, count in votes.items() if count > 0)
    return women, frozenset(who for who, count in votes.items() if count < 0)
