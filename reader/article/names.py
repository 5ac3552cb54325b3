"""Names of people in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.article.language import Language, matcher

TOKEN = re.compile(r"[^\W\d_](?:[\w]|[-’'‑](?=\w))*\.?")
ELISION = re.compile(r"(?:[ldnsmtjcLDNSMTJC]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell|[Uu]n)[’']")
LINK = re.compile(r"[ \u00a0]")
CONTRACTION = re.compile(r"[’'](?:s|re|ve|ll|d|m|t)$")
POSSESSIVE = re.compile(r"[’']s?$")
PLACE_ENDS = ("県", "市", "町", "村", "区", "都", "府", "国", "州", "大学", "会", "社")
MOST_WORDS_OF_RUN = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text; `text` leaves out titles and roles."""

    text: str
    start: int
    end: int
    titled: bool

    @property
    def is_person_like(self) -> bool:
        """Whether it has a title, or two words and more."""
        return self.titled or " " in self.text


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def find_names(text: str, language: Language) -> tuple[Name, ...]:
    """Find runs of capitalised words, or what stands before an honorific where there are no capitals."""
    if not language.spaced:
        return tuple(_before_honorifics(text, language))
    return tuple(_runs(text, language))


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


def _token(text: str, span: tuple[int, int]) -> _Token:
    """Make a token of a word, without what is elided before it: "l’Élysée"."""
    start, end = span
    elision = ELISION.match(text, start, end)
    if elision is not None and elision.end() < end:
        start = elision.end()
    return _Token(text[start:end], start, end)


def _runs(text: str, language: Language) -> Iterator[Name]:
    titles = _vocabulary(language).titles
    matches = list(TOKEN.finditer(text))
    read = 0
    for at, match in enumerate(matches):
        word = match[0]
        # Most words of a text end here.
        if at < read or not (word[0].isupper() or word in titles or "’" in word or "'" in word):
            continue
        words = [one.span() for one in matches[at : at + MOST_WORDS_OF_RUN + 2]]
        length = _run_length(text, words, language)
        if length:
            before = _token(text, matches[at - 1].span()) if at else None
            name = _name(text, before, [_token(text, one) for one in words[:length]], language)
            read = at + length
            if name is not None:
                yield name


def _run_length(text: str, words: Sequence[tuple[int, int]], language: Language) -> int:
    """Count the words of the run that starts here; titles in lower case belong to it."""
    token = _token(text, words[0])
    if not _opens(token, language):
        return 0
    length = 1
    while length < min(len(words), MOST_WORDS_OF_RUN):
        step = _step(text, token, words[length : length + 2], language)
        if not step:
            break
        length += step
        token = _token(text, words[length - 1])
    return length


def _opens(token: _Token, language: Language) -> bool:
    """Tell whether a run can start with a token."""
    if token.text[0].isupper():
        return _begins(token, language) or _is_title(token, language)
    return len(token.text) > 2 and token.text in _vocabulary(language).titles


def _step(text: str, before: _Token, following: Sequence[tuple[int, int]], language: Language) -> int:
    """Tell how many words further the run goes: one, or a particle and one."""
    token = _token(text, following[0])
    if not LINK.fullmatch(text, before.end, token.start) or _stops(before, language):
        return 0
    if token.text[0].isupper():
        return 1
    if len(following) == 1 or token.text.lower() not in language.particles or _is_title(before, language):
        return 0
    after = _token(text, following[1])
    linked = after.text[0].isupper() and LINK.fullmatch(text, token.end, after.start)
    return 2 if linked and before.text[0].isupper() else 0


def _stops(token: _Token, language: Language) -> bool:
    """Tell whether a sentence ends with the token: a full stop that is no initial's and no title's."""
    return token.text[-1] == "." and len(token.text) > 2 and not _is_title(token, language)


def _begins(token: _Token, language: Language) -> bool:
    word = CONTRACTION.sub("", token.text.lower().rstrip("."))
    return token.text[0].isupper() and word not in _vocabulary(language).common


def _is_title(token: _Token, language: Language) -> bool:
    titled = token.text.lower() in _vocabulary(language).titles
    return titled and (token.text[0].isupper() or len(token.text) > 2)


def _name(text: str, before: _Token | None, tokens: Sequence[_Token], language: Language) -> Name | None:
    """Cut a run down to the name in it: without titles, roles, and the common noun behind an article."""
    run = list(tokens)
    titled = any(_is_title(token, language) for token in run[:-1])
    while len(run) > 1 and (any(_is_title(t, language) for t in run) or _is_role(run[0], language)):
        run.pop(0)
    noun_first = language.nouns_capitalised and before is not None and _is_article(before, language)
    if noun_first and len(run) > 1 and len(run) == len(tokens):
        run.pop(0)
    if _is_title(run[-1], language) and len(run) == 1:
        return None
    words = POSSESSIVE.sub("", text[run[0].start : run[-1].end].rstrip("."))
    return Name(words, run[0].start, run[0].start + len(words), titled) if len(words) > 1 else None


def _is_article(token: _Token, language: Language) -> bool:
    return token.text.lower() in language.articles


def _is_role(token: _Token, language: Language) -> bool:
    return matcher(language.roles).fullmatch(token.text) is not None


def _before_honorifics(text: str, language: Language) -> Iterator[Name]:
    for match in _honoured(language).finditer(text):
        if not match[1].endswith(PLACE_ENDS) and match[1] not in language.not_names:
            yield Name(match[1], match.start(1), match.end(1), titled=True)


@lru_cache(maxsize=16)
def _honoured(language: Language) -> re.Pattern[str]:
    honorifics = "|".join(sorted(map(re.escape, language.honorifics), key=len, reverse=True)) or r"(?!)"
    letters = r"[\u4e00-\u9fff々ヶ]"
    return re.compile(rf"(?<!{letters[:-1]}])({letters}{{2,6}}?|[ァ-ヴー・]{{2,}})(?:{honorifics})")
