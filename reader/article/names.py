"""Names of people in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.article.given_names import find_by_given_name
from reader.article.language import Language, matcher
from reader.article.name import Name
from reader.article.surnames import find_by_surname

__all__ = ["Name", "find_names"]

TOKEN = re.compile(r"[^\W\d_](?:[\w]|[-’'‑](?=\w))*\.?")
ELISION = re.compile(r"(?:[ldnsmtjcLDNSMTJC]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell|[Uu]n)[’']")
LINK = re.compile(r"[ \u00a0]")
CONTRACTION = re.compile(r"[’'](?:s|re|ve|ll|d|m|t)$")
POSSESSIVE = re.compile(r"[’']s?$")
MOST_NAME_WORDS = 5
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


def _tokens(text: str) -> Iterator[_Token]:
    for match in TOKEN.finditer(text):
        word, start = match.group(), match.start()
        elision = ELISION.match(word) if "'" in word or "’" in word else None
        if elision and len(word) > elision.end():
            word, start = word[elision.end() :], start + elision.end()
        yield _Token(word, start, start + len(word))


def _runs(text: str, language: Language) -> Iterator[Name]:
    tokens = list(_tokens(text))
    at = 0
    while at < len(tokens):
        length = _run_length(text, tokens, at, language)
        name = _name(text, tokens[:at], tokens[at : at + length], language) if length else None
        if name is not None:
            yield name
        at += max(length, 1)


def _run_length(text: str, tokens: Sequence[_Token], at: int, language: Language) -> int:
    """Count the words of the run that starts at a token; titles in lower case belong to it."""
    if not _opens(tokens[at], language):
        return 0
    length = 1
    while at + length < len(tokens) and length < MOST_NAME_WORDS + 2:
        step = _step(text, tokens, at + length, language)
        if not step:
            break
        length += step
    return length


def _opens(token: _Token, language: Language) -> bool:
    """Tell whether a run can start with a token; most words of a text end here, so that it must be quick."""
    if token.text[0].isupper():
        return _begins(token, language) or _is_title(token, language)
    return len(token.text) > 2 and token.text in language.titles


def _step(text: str, tokens: Sequence[_Token], at: int, language: Language) -> int:
    """Tell how many words further the run goes: one, or a particle and one."""
    before, token = tokens[at - 1], tokens[at]
    if not LINK.fullmatch(text, before.end, token.start) or _stops(before, language):
        return 0
    if token.text[0].isupper():
        return 1
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    house = token.text in language.entities.links and _is_house(before, language)
    particle = house or (token.text.lower() in language.particles and not _is_title(before, language))
    linked = after is not None and after.text[0].isupper() and LINK.fullmatch(text, token.end, after.start)
    return 2 if particle and linked and before.text[0].isupper() else 0


def _stops(token: _Token, language: Language) -> bool:
    """Tell whether a sentence ends with the token: a full stop that is no initial's and no title's."""
    return token.text[-1] == "." and len(token.text) > 2 and not _is_title(token, language)


def _begins(token: _Token, language: Language) -> bool:
    if not token.text[0].isupper():
        return False
    word = CONTRACTION.sub("", token.text.lower().rstrip("."))
    common = word in language.not_names or word in language.articles or word in language.prepositions
    return not common and word not in language.open_words


def _is_title(token: _Token, language: Language) -> bool:
    return token.text.lower() in language.titles and (token.text[0].isupper() or len(token.text) > 2)


def _name(text: str, before: Sequence[_Token], tokens: Sequence[_Token], language: Language) -> Name | None:
    """Cut a run down to the name in it: without titles, roles, and the common noun behind an article."""
    run = list(tokens)
    titled = any(_is_title(token, language) for token in run[:-1])
    while len(run) > 1 and (any(_is_title(t, language) for t in run) or _is_role(run[0], language)):
        run.pop(0)
    run = run[_behind_role(run, language) :]
    noun_first = language.nouns_capitalised and before and _is_article(before[-1], language)
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
    given = _given_names(language)
    if run[0].text in given or any(_is_house(one, language) for one in run):
        return 0
    if language.role_endings and run[0].text.endswith(language.role_endings):
        return 1
    return next((at for at in range(1, len(run) - 1) if run[at].text in given), 0)


@lru_cache(maxsize=16)
def _given_names(language: Language) -> frozenset[str]:
    return frozenset(language.entities.given_names)


def _is_house(token: _Token, language: Language) -> bool:
    """Tell whether a word is in the names of organisations alone."""
    return matcher(language.entities.organisations).fullmatch(token.text) is not None


def _is_article(token: _Token, language: Language) -> bool:
    return token.text.lower() in language.articles


def _is_role(token: _Token, language: Language) -> bool:
    return matcher(language.roles).fullmatch(token.text) is not None
