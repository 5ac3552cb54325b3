"""Names without capitals that say what they are: "جامعة اليرموك" by its head, "清远市水利局" by its end."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.article.given_names import WORD, small_words
from reader.article.language import Language
from reader.article.model import EntityKind, Span

HAN = r"[\u3005\u4e00-\u9fff]"
HANGUL = "가-힣"
# Words of grammar, and words that point: "全国" and "同市" name nothing.
SMALL_HAN = "的了在和与與是对對、从從由及到于於向为為赴被将將该該据據至並并但而也都就又让讓把给給"
POINTING = "全同本当各両都諸某我这该各本全這此每两兩多某几幾"
KOREAN_ENDING = r"(?:은|는|이|가|을|를|의|에|에서|에는|와|과|도|로|으로|에게|측|이나|까지|부터)?(?!\w)"
MOST_HEADED = 3
MOST_PREFIXES = 2
# What only says of which country: "وزارة المياه الأردنية".
COUNTRY_ENDINGS = ("ية", "ي")
LEAST_BEHIND_PREFIX = 3
Found = tuple[Span, str, EntityKind]


def by_own_words(text: str, language: Language, people: Container[int]) -> Iterator[Found]:
    """Find organisations and places by the words in their names; nobody's name is taken for a part of one."""
    if language.topics or not language.spaced:
        return _by_end(text, language)
    return _by_head(text, language, people)


def organisations_in(text: str, language: Language) -> list[Span]:
    """Find the organisations in a text, by their own words or because lists know them, in order."""
    own = (span for span, _, kind in by_own_words(text, language, ()) if kind is EntityKind.ORGANISATION)
    listed = (Span(*match.span()) for match in _known(language).finditer(text))
    return sorted({*own, *listed}, key=lambda span: (span.start, -span.end))


@lru_cache(maxsize=16)
def _known(language: Language) -> re.Pattern[str]:
    names = sorted(language.entities.known_organisations, key=len, reverse=True)
    listed = "|".join(re.escape(name) for name in names if not name.isascii()) or r"(?!)"
    if not language.spaced:
        return re.compile(listed)
    ending = KOREAN_ENDING if language.topics else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{listed})(?={ending})")


def _by_end(text: str, language: Language) -> Iterator[Found]:
    own = language.entities
    for endings, kind in ((own.organisations, EntityKind.ORGANISATION), (own.places, EntityKind.PLACE)):
        for match in _ending_with(endings, language).finditer(text):
            only_endings = not language.spaced and set(match[2]) <= set("".join(endings))
            if match[2][0] not in POINTING and not only_endings:
                yield Span(*match.span(1)), match[1], kind


@lru_cache(maxsize=16)
def _ending_with(endings: tuple[str, ...], language: Language) -> re.Pattern[str]:
    longest_first = sorted((one for one in endings if not one.isascii()), key=len, reverse=True)
    listed = "|".join(map(re.escape, longest_first)) or r"(?!)"
    if language.spaced:
        return re.compile(rf"(?<!\w)(([{HANGUL}A-Za-z0-9]{{1,10}}?)(?:{listed}))(?={KOREAN_ENDING})")
    if language.surnames:
        stem = rf"(?:(?![{SMALL_HAN}]){HAN}){{2,8}}?"
        return re.compile(rf"(?:(?<!{HAN})|(?<=[{SMALL_HAN}]))(({stem})(?:{listed}))")
    return re.compile(rf"(?<!{HAN})(({HAN}{{2,6}}?|[゠-ヿ]{{2,10}})(?:{listed}))(?!{HAN})")


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words, and which of them a name of somebody begins with."""

    text: str
    tokens: tuple[re.Match[str], ...]
    language: Language
    people: Container[int]

    def free(self, at: int) -> str | None:
        """Return a word right behind another that begins nobody's name and is no word of grammar."""
        if at >= len(self.tokens) or self.text[self.tokens[at - 1].end() : self.tokens[at].start()] != " ":
            return None
        token = self.tokens[at]
        word = token.group()
        return None if token.start() in self.people or word in _small(self.language) else word


def _by_head(text: str, language: Language, people: Container[int]) -> Iterator[Found]:
    words = _Words(text, tuple(WORD.finditer(text)), language, people)
    for at, token in enumerate(words.tokens):
        head, skipped = _head(token.group(), language)
        if head in language.entities.organisations:
            count = _headed(words, at)
            span = Span(token.start() + skipped, words.tokens[at + count].end())
            if count:
                yield span, text[span.start : span.end], EntityKind.ORGANISATION
        elif head in language.entities.places:
            name = words.free(at + 1)
            if name and name not in language.entities.places and not _is_adjective(name, language):
                yield Span(*words.tokens[at + 1].span()), name, EntityKind.PLACE


def _is_adjective(word: str, language: Language) -> bool:
    """Tell whether a word only says of what kind a place is: "مدينة كاملة"."""
    article = language.definite_prefix
    indefinite = bool(article) and not word.startswith(article)
    return indefinite and word.endswith("ة") and word not in _named(language)


def _head(word: str, language: Language) -> tuple[str, int]:
    """Take what is written onto a head off it."""
    heads = _heads(language)
    for skipped in range(MOST_PREFIXES + 1):
        rest = word[skipped:]
        if rest in heads:
            return rest, skipped
        if len(rest) <= LEAST_BEHIND_PREFIX or word[skipped] not in language.prefixes:
            break
    return word, 0


@lru_cache(maxsize=16)
def _heads(language: Language) -> frozenset[str]:
    return frozenset((*language.entities.organisations, *language.entities.places))


def _headed(words: _Words, at: int) -> int:
    """Count the words behind a head that belong to its name."""
    count = 0
    while count < MOST_HEADED:
        word = words.free(at + count + 1)
        if word is None or not _belongs(word, count, words.language):
            break
        count += 1
    return count


def _belongs(word: str, count: int, language: Language) -> bool:
    """Tell whether a word is part of a name: the first one may be, the next ones with the article alone."""
    article = language.definite_prefix
    if not article:
        return count < 1 + language.verb_last
    if not count:
        return word.startswith(article) or word in _named(language)
    joined = word.startswith("و" + article)
    return joined or (word.startswith(article) and not word.endswith(COUNTRY_ENDINGS))


@lru_cache(maxsize=16)
def _named(language: Language) -> frozenset[str]:
    """List what a head names without an article behind it: "جامعة بغداد"."""
    own = language.entities
    return frozenset((*own.place_names, *own.known_organisations, *own.given_names))


@lru_cache(maxsize=16)
def _small(language: Language) -> frozenset[str]:
    return small_words(language).union(language.roles)
