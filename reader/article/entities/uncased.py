"""Names in scripts without capitals: places by their names, people by what follows or precedes a name.

There is less to go by: what is found is found surely, and the rest is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reader.article.language import Language
from reader.article.model import EntityKind, Span
from reader.article.names import find_names

CASED_SHARE = 0.1
# Letters that are written onto the word behind them: "and", "in", "to", "the".
PREFIXES = re.compile(r"[وفبلكهמבלהוכש]{1,2}(?=\w{3})")
WORD = re.compile(r"\w+")
MOST_TAIL = 3
LEAST_NAME = 2
KATAKANA = re.compile(r"[゠-ヿ]")
HAN = r"[\u3005\u4e00-\u9fff]"
# "The whole", "this", "each": "全国" and "同市" name nothing.
POINTING = "全同本当各両都諸某我这该各本全"
Found = tuple[Span, str, EntityKind]


def has_capitals(text: str) -> bool:
    """Tell whether a text's script has capitals at all."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    cased = sum(letter.isupper() or letter.islower() for letter in letters)
    return cased >= CASED_SHARE * len(letters)


def find_uncased(
    text: str, blocks: Iterable[Span], language: Language, territories: Mapping[str, str]
) -> Iterator[Found]:
    """Find people, organisations and places; each with its span, none over another."""
    people = (name.text for name in find_names(text, language) if name.titled)
    known = {name: EntityKind.PLACE for name in territories if not name.isascii() and len(name) >= LEAST_NAME}
    known |= {name: EntityKind.PERSON for name in people if len(name) >= LEAST_NAME and name not in known}
    known |= dict(_by_suffix(text, language))
    lengths = _lengths(known)
    for block in blocks:
        yield from _in_block(text, block, known, lengths, spaced=language.spaced)


def _lengths(names: Iterable[str]) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(some, reverse=True) for first, some in lengths.items()}


def _in_block(
    text: str, block: Span, known: Mapping[str, EntityKind], lengths: Mapping[str, list[int]], *, spaced: bool
) -> Iterator[Found]:
    last = block.start
    for at in _starts(text, block) if spaced else range(block.start, block.end):
        for length in lengths.get(text[at], ()) if at >= last else ():
            name = text[at : at + length]
            if name in known and at + length <= block.end and _is_whole(text, at, at + length, spaced=spaced):
                last = at + length
                yield Span(at, last), name, known[name]
                break


def _starts(text: str, block: Span) -> Iterator[int]:
    """Give the places where a name may begin: words, and words behind what is written onto them."""
    for word in WORD.finditer(text, block.start, block.end):
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


def _by_suffix(text: str, language: Language) -> Iterator[tuple[str, EntityKind]]:
    """Find names that end with what they are: "金沢市", "北陸大学"."""
    own = language.entities
    if language.spaced or not own.places + own.organisations:
        return
    for suffixes, kind in ((own.organisations, EntityKind.ORGANISATION), (own.places, EntityKind.PLACE)):
        for match in _ending_with(suffixes).finditer(text):
            if match[1][0] not in POINTING and not set(match[1]) <= set("".join(suffixes)):
                yield match.group(), kind


@lru_cache(maxsize=16)
def _ending_with(suffixes: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(
        re.escape(suffix) for suffix in sorted(suffixes, key=len, reverse=True) if not suffix.isascii()
    )
    stem = rf"{HAN}{{2,6}}?|[゠-ヿ]{{2,10}}"
    return re.compile(rf"(?<!{HAN})({stem})(?:{listed or '(?!)'})(?!{HAN})")
