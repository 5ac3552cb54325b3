"""Names in scripts without capitals: people, what says in its name what it is, and what lists know.

There is less to go by: what is found is found surely, and the rest is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from reader.article.entities.heads import Found, by_own_words
from reader.article.entities.words import SAME
from reader.article.language import Language
from reader.article.model import EntityKind, Span
from reader.article.people import People, people_of

CASED_SHARE = 0.1
# Letters that are written onto the word behind them: "and", "in", "to", "the".
PREFIXES = re.compile(r"[وفبلكהמבלהוכש]{1,2}(?=\w{3})")
WORD = re.compile(r"\w+")
MOST_TAIL = 3
LEAST_NAME = 2
KATAKANA = re.compile(r"[゠-ヿ]")
KOREAN_UNIT = re.compile(r"[시군구도읍면동](?=(?:[은는이가을를의에도와과]|에서|에는|로|으로)?(?!\w))")


def has_capitals(text: str) -> bool:
    """Tell whether a text's script has capitals at all."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    cased = sum(letter.isupper() or letter.islower() for letter in letters)
    return cased >= CASED_SHARE * len(letters)


def find_uncased(
    text: str, blocks: Iterable[Span], language: Language, territories: Mapping[str, str]
) -> Iterator[Found]:
    """Find people, organisations and places; each with its span, none over another."""
    blocks = tuple(blocks)
    texts = [text[block.start : block.end] for block in blocks]
    people = people_of(texts, language)
    known = _known(language, territories)
    lengths = _lengths(known)
    for number, block in enumerate(blocks):
        found = list(_people(people, number))
        starts = frozenset(span.start for span, _, _ in found)
        found += by_own_words(texts[number], language, starts)
        found += _listed(texts[number], known, lengths, language)
        for span, name, kind in _apart(found):
            yield Span(block.start + span.start, block.start + span.end), name, kind


def _people(people: People, number: int) -> Iterator[Found]:
    for name in people.names[number]:
        if len(name.text) >= LEAST_NAME or people.is_known(name):
            yield Span(name.start, name.end), people.full(name), EntityKind.PERSON


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Leave out what lies over another: what starts first and is longest stays."""
    last = 0
    for span, name, kind in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= last:
            last = span.end
            yield span, name, kind


def _known(language: Language, territories: Mapping[str, str]) -> Mapping[str, EntityKind]:
    own = language.entities
    places = (*territories, *(entry.partition(" = ")[0] for entry in own.place_names))
    known = {name.translate(SAME): EntityKind.PLACE for name in places if _is_name(name)}
    organisations = (name.translate(SAME) for name in own.known_organisations if _is_name(name))
    return known | dict.fromkeys(organisations, EntityKind.ORGANISATION)


def _is_name(name: str) -> bool:
    return not name.isascii() and len(name) >= LEAST_NAME


def _lengths(names: Iterable[str]) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(some, reverse=True) for first, some in lengths.items()}


def _listed(
    text: str, known: Mapping[str, EntityKind], lengths: Mapping[str, list[int]], language: Language
) -> Iterator[Found]:
    last, spaced = 0, language.spaced
    for at in _starts(text) if spaced else range(len(text)):
        for length in lengths.get(text[at], ()) if at >= last else ():
            name = text[at : at + length]
            end = at + len(name)
            if name in known and _is_whole(text, at, end, spaced=spaced):
                last = _with_unit(text, end, language) if known[name] is EntityKind.PLACE else end
                yield Span(at, last), text[at:last], known[name]
                break


def _starts(text: str) -> Iterator[int]:
    """Give the places where a name may begin: words, and words behind what is written onto them."""
    for word in WORD.finditer(text):
        yield word.start()
        if prefix := PREFIXES.match(text, word.start(), word.end()):
            yield from range(word.start() + 1, prefix.end() + 1)


def _is_whole(text: str, start: int, end: int, *, spaced: bool) -> bool:
    """Tell whether a name ends with a word: a particle may hang on it; a name in kana is a run of kana."""
    if spaced:
        tail = WORD.match(text, end)
        return tail is None or (len(tail.group()) <= MOST_TAIL and "가" <= text[end] <= "힣")
    around = (text[start - 1 : start], text[end : end + 1])
    return not KATAKANA.match(text[start]) or not any(KATAKANA.match(letter) for letter in around)


def _with_unit(text: str, end: int, language: Language) -> int:
    """Go on over what says which kind of place it is: "清远市", "청송군"."""
    unit = KOREAN_UNIT if language.spaced and language.topics else _units(language)
    match = unit.match(text, end) if language.topics or not language.spaced else None
    return match.end() if match else end


@lru_cache(maxsize=16)
def _units(language: Language) -> re.Pattern[str]:
    listed = sorted(language.entities.places, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)) or r"(?!)")
