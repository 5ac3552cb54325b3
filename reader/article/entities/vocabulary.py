"""What a language's lists say of an article's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reader.article.cases import cases_of, first_names
from reader.article.entities.gazetteer import Gazetteer
from reader.article.entities.words import Word
from reader.article.language import Language, matcher


@dataclass(frozen=True, slots=True)
class Senses:
    """What a word can be, by the language's lists."""

    common: bool
    title: bool
    role: bool
    particle: bool
    joiner: bool
    links: bool
    organisation: bool
    office: bool
    place: bool
    place_start: bool
    event: bool
    demonym: bool
    verb: bool
    article: bool
    indefinite: bool
    preposition: bool
    noun: bool

    @property
    def head(self) -> bool:
        """Whether a name with this word is no person's."""
        return self.organisation or self.place or self.event


class FirstNames:
    """The first names that a language's lists know, in any case that it has."""

    def __init__(self, language: Language) -> None:
        self._names = first_names(language)
        self._cases = cases_of(language)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word is one."""
        return word in self._names or self._cases.is_case_of_first_name(word)


class Vocabulary:
    """What an article's language knows of its words; each word is looked up once."""

    def __init__(self, language: Language, territories: Mapping[str, str]) -> None:
        own = language.entities
        self.language = language
        self._common = frozenset(_common_words(language))
        self.gazetteer = Gazetteer(own, territories, self._common)
        self.heads_first = bool(own.tail_joiners)
        self.tail_genitive = _matching(own.tail_genitives) if own.tail_genitives else None
        self.elides = any(article.endswith("’") for article in language.articles)
        self.organisations = frozenset(own.known_organisations)
        self.conjunctions = frozenset(language.conjunctions)
        self.links = frozenset(own.links)
        self.given_names = FirstNames(language)
        self.place_lead = _lead_pattern(own.place_leads)
        self._roles, self._verbs = _matching(language.roles), _matching(language.verbs)
        self._organisations, self._places = _matching(own.organisations), _matching(own.places)
        self._events, self._demonyms = _matching(own.events), _matching(own.demonyms)
        self._nouns, self._adjectives = _matching(own.noun_endings), _matching(own.tail_adjectives)
        self._senses: dict[str, Senses] = {}

    def senses(self, word: Word) -> Senses:
        """Return what a word can be."""
        senses = self._senses.get(word.text)
        if senses is None:
            senses = self._senses[word.text] = self._look_up(word.text)
        return senses

    def is_bare_head(self, word: str) -> bool:
        """Tell whether a word is what compounds with it are heads by: "Ministerium"."""
        return "*" + word.lower() in self.language.entities.organisations

    def is_head(self, word: str) -> bool:
        """Tell whether a name with this word is no person's."""
        return self.senses(Word(word, 0, len(word), first=False)).head

    def is_word(self, word: str) -> bool:
        """Tell whether a word, alone, names nobody: a function word, a role, a people."""
        senses = self.senses(Word(word, 0, len(word), first=False))
        return senses.common or senses.role or senses.title or senses.demonym

    def tail_adjective(self, word: str) -> bool:
        """Tell whether a word in lower case can be an adjective of a name before it."""
        return word[0].islower() and word not in self.language.pronouns and bool(self._adjectives(word))

    def _look_up(self, text: str) -> Senses:
        language, own = self.language, self.language.entities
        word = text.lower()
        return Senses(
            common=word in self._common or word.endswith("n’t"),
            title=word in language.titles or word + "." in language.titles,
            role=any(self._roles(part) for part in {word, *word.split("-")}),
            particle=word in language.particles,
            joiner=word in own.joiners,
            links=word in own.links,
            organisation=self._organisations(word) is not None,
            office=word in own.offices,
            place=self._places(word) is not None,
            place_start=word in own.place_starts,
            event=self._events(word) is not None,
            demonym=self._demonyms(word) is not None or self.gazetteer.is_demonym(text),
            verb=self._verbs(word) is not None,
            article=word in language.articles or word + "’" in language.articles,
            indefinite=word in own.indefinite,
            preposition=word in language.prepositions,
            noun=self._nouns(word) is not None,
        )


@lru_cache(maxsize=64)
def _lead_pattern(leads: tuple[str, ...]) -> re.Pattern[str]:
    """Compile what a place's name follows; "près de" is "près d’" before a vowel."""
    elided = tuple(lead[:-1] + "’" for lead in leads if lead.endswith((" de", " di")))
    words = "|".join(map(re.escape, leads))
    before_vowels = "|".join(map(re.escape, elided))
    return re.compile(rf"(?<!\w)(?:(?:{words or '(?!)'}) |(?:{before_vowels or '(?!)'}))$", re.IGNORECASE)


def _matching(listed: tuple[str, ...]) -> Callable[[str], object]:
    return matcher(listed).fullmatch


def _common_words(language: Language) -> Iterator[str]:
    yield from language.open_words + language.not_names + language.articles + language.prepositions
    yield from language.conjunctions + language.pronouns + language.relatives
    yield from language.entities.not_names
