"""Names of people in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.article.cases import first_names, is_first_name
from reader.article.given_names import find_by_given_name
from reader.article.language import Language, matcher
from reader.article.name import Name
from reader.article.scripts import CAPITALS
from reader.article.surnames import find_by_surname

__all__ = ["Name", "find_names"]

TOKEN = re.compile(r"[^\W\d_](?:[\w]|[-’'‑](?=\w))*\.?")
ELISION = re.compile(r"(?:[ldnsmtjcLDNSMTJC]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell|[Uu]n)[’']")
LINK = re.compile(r"[ \u00a0]")
CONTRACTION = re.compile(r"[’'](?:s|re|ve|ll|d|m|t)$")
APOSTROPHE_ENDING = re.compile(rf"[’'‑][^\W\d_{CAPITALS}]*\.?$")
POSSESSIVE = re.compile(r"[’']s?$")
MOST_NAME_WORDS = 5
MOST_PARTICLES = 3
LONGEST_SHORT = 4
"""Letters of a title that is an abbreviation: "M. du Mesnil", but "Reine d’Angleterre"."""
INSIDE_SENTENCE = re.compile(r"[\w,;)][ \u00a0]$")
LEAST_WITH_ROLE = 3


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def find_names(text: str, language: Language) -> tuple[Name, ...]:
    """Find runs of capitalised words; without capitals, what given names, family names and titles show."""
    if language.cased:
        return tuple(_runs(text, language))
    if language.surnames or language.topics:
        return tuple(find_by_surname(text, language))
    return tuple(find_by_given_name(text, language))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What is asked of every word of a text, so that it must be quick."""

    titles: frozenset[str]
    common: frozenset[str]
    """Words that begin no name, whatever their first letter."""


@lru_cache(maxsize=64)
def _vocabulary(language: Language) -> _Vocabulary:
    lists = (language.not_names, language.articles, language.prepositions, language.open_words)
    return _Vocabulary(frozenset(language.titles), frozenset(word for words in lists for word in words))


class _Tokens:
    """The words of a text, each looked at when it is asked for: most words begin no name."""

    def __init__(self, text: str, language: Language) -> None:
        self._has_endings = language.apostrophe_endings
        self._titles = _vocabulary(language).titles
        self._matches = list(TOKEN.finditer(text))
        self._made: dict[int, _Token] = {}

    def __len__(self) -> int:
        return len(self._matches)

    def __getitem__(self, at: int) -> _Token:
        """Return a word without what is elided before it ("l’Élysée"), or hung on to it ("Ankara'da")."""
        token = self._made.get(at)
        if token is None:
            token = self._made[at] = self._make(self._matches[at])
        return token

    def _make(self, match: re.Match[str]) -> _Token:
        word, start = match.group(), match.start()
        if self._has_endings:
            word = APOSTROPHE_ENDING.sub("", word)
        elision = ELISION.match(word) if "'" in word or "’" in word else None
        if elision and len(word) > elision.end():
            word, start = word[elision.end() :], start + elision.end()
        return _Token(word, start, start + len(word))

    def openings(self) -> Iterator[int]:
        """Give the places where, at a glance, a run of names could start."""
        titles = self._titles
        for at, match in enumerate(self._matches):
            word = match[0]
            if word[0].isupper() or word in titles or "’" in word or "'" in word:
                yield at


def _runs(text: str, language: Language) -> Iterator[Name]:
    tokens = _Tokens(text, language)
    read = 0
    for at in tokens.openings():
        length = _run_length(text, tokens, at, language) if at >= read else 0
        if length:
            read = at + length
            before = tokens[at - 1] if at else None
            name = _name(text, before, [tokens[place] for place in range(at, read)], language)
            if name is not None:
                yield name


def _run_length(text: str, tokens: _Tokens, at: int, language: Language) -> int:
    """Count the words of the run that starts at a token; titles in lower case belong to it."""
    if not _opens(tokens[at], language) and not _opens_with_particle(text, tokens, at, language):
        return 0
    length = 1
    while at + length < len(tokens) and length < MOST_NAME_WORDS + 2:
        step = _step(text, tokens, at + length, language)
        if not step:
            break
        length += step
    return length


def _opens(token: _Token, language: Language) -> bool:
    """Tell whether a run can start with a token."""
    if token.text[0].isupper():
        return _begins(token, language) or _is_title(token, language)
    return len(token.text) > 2 and token.text in _vocabulary(language).titles


def _opens_with_particle(text: str, tokens: _Tokens, at: int, language: Language) -> bool:
    """Tell whether a particle opens a surname: it has a capital inside a sentence, "zei Van den Broek"."""
    token = tokens[at]
    if not token.text[0].isupper() or token.text.lower() not in language.particles:
        return False
    particles = _particles(text, tokens, at, language)
    inside = INSIDE_SENTENCE.search(text, max(0, token.start - 2), token.start)
    last = tokens[at + particles - 1].text.lower()
    return particles > 0 and (bool(inside) or (particles > 1 and last not in language.articles))


def _step(text: str, tokens: _Tokens, at: int, language: Language) -> int:
    """Tell how many words further the run goes: one, or a particle and one."""
    before, token = tokens[at - 1], tokens[at]
    if not LINK.fullmatch(text, before.end, token.start) or _stops(before, language):
        return 0
    if token.text[0].isupper():
        return 1
    if _is_linked_house(text, tokens, at, language):
        return 2
    if not before.text[0].isupper() or (_is_title(before, language) and len(before.text) > LONGEST_SHORT):
        return 0
    particles = _particles(text, tokens, at, language)
    if (
        particles > 1
        and at > 1
        and tokens[at - 2].text[0].isupper()
        and not is_first_name(before.text, language)
    ):
        # "Samira Ouali van de Technische Universiteit": a surname was there already.
        return 0
    return particles + 1 if particles else 0


def _particles(text: str, tokens: _Tokens, at: int, language: Language) -> int:
    """Count the particles from a token on that a word with a capital follows: "van den Broek"."""
    for end in range(at, min(at + MOST_PARTICLES, len(tokens) - 1)):
        if tokens[end].text.lower() not in language.particles:
            return 0
        if not LINK.fullmatch(text, tokens[end].end, tokens[end + 1].start):
            return 0
        if tokens[end + 1].text[0].isupper():
            return end + 1 - at
    return 0


def _is_linked_house(text: str, tokens: _Tokens, at: int, language: Language) -> bool:
    """Tell whether a word links the parts of an organisation's name: "Department of Health"."""
    if tokens[at].text not in language.entities.links or not _is_house(tokens[at - 1], language):
        return False
    if at + 1 >= len(tokens) or not tokens[at - 1].text[0].isupper():
        return False
    after = tokens[at + 1]
    return after.text[0].isupper() and LINK.fullmatch(text, tokens[at].end, after.start) is not None


def _stops(token: _Token, language: Language) -> bool:
    """Tell whether a sentence ends with the token: a full stop that is no initial's and no title's."""
    return token.text[-1] == "." and len(token.text) > 2 and not _is_title(token, language)


def _begins(token: _Token, language: Language) -> bool:
    if not token.text[0].isupper():
        return False
    word = token.text.lower().rstrip(".")
    word = CONTRACTION.sub("", word) if "’" in word or "'" in word else word
    return word not in _vocabulary(language).common


def _is_title(token: _Token, language: Language) -> bool:
    titled = token.text.lower() in _vocabulary(language).titles
    return titled and (token.text[0].isupper() or len(token.text) > 2)


def _name(text: str, before: _Token | None, tokens: Sequence[_Token], language: Language) -> Name | None:
    """Cut a run down to the name in it: without titles, roles, and the common noun behind an article."""
    run = list(tokens)
    titled = any(_is_title(token, language) for token in run[:-1])
    while len(run) > 1 and (any(_is_title(t, language) for t in run) or _is_role(run[0], language)):
        run.pop(0)
    run = run[_behind_role(run, language) :]
    noun_first = language.nouns_capitalised and before is not None and _is_article(before, language)
    if noun_first and len(run) > 1 and len(run) == len(tokens):
        run.pop(0)
    if _is_title(run[-1], language) and len(run) == 1:
        return None
    words = POSSESSIVE.sub("", text[run[0].start : run[-1].end].rstrip("."))
    return Name(words, run[0].start, run[0].start + len(words), titled) if len(words) > 1 else None


def _behind_role(run: Sequence[_Token], language: Language) -> int:
    """Count the words before a first name that say what somebody is: "Financial Officer Jane Roe"."""
    if len(run) < LEAST_WITH_ROLE:
        return 0
    given = first_names(language)
    if run[0].text in given or any(_is_house(one, language) for one in run):
        return 0
    if language.role_endings and run[0].text.endswith(language.role_endings):
        return 1
    return next((at for at in range(1, len(run) - 1) if run[at].text in given), 0)


def _is_house(token: _Token, language: Language) -> bool:
    """Tell whether a word is in the names of organisations alone."""
    return _is_listed(token.text, language.entities.organisations)


def _is_article(token: _Token, language: Language) -> bool:
    return token.text.lower() in language.articles


def _is_role(token: _Token, language: Language) -> bool:
    return _is_listed(token.text, language.roles)


@lru_cache(maxsize=16_384)
def _is_listed(word: str, words: tuple[str, ...]) -> bool:
    return matcher(words).fullmatch(word) is not None
