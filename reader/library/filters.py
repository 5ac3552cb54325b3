"""Which marks of a library are wanted: words, and fields such as `kind:doubt` or `since:2026-03`.

One way of asking for all that lists marks: the pages of the interface and the command line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.errors import ReaderError
from reader.layout.search import folded
from reader.marks.model import Annotation
from reader.ports import ArticleRecord

FIELD = re.compile(r"""(?P<not>-)?(?:(?P<name>[^\W\d]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S+))""")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
"""A year, a month or a day, as ISO 8601 writes them: each is the start of the dates in it."""


class Listed(NamedTuple):
    """A mark and the article that it is in."""

    annotation: Annotation
    record: ArticleRecord

    @property
    def language(self) -> str:
        """The passage's language; empty where nobody knows it."""
        return self.annotation.language or self.record.metadata.language or ""

    @property
    def date(self) -> str:
        """When the article was published, else when it came into the library; ISO 8601."""
        return self.record.metadata.published or self.record.added.isoformat()


class _Part(NamedTuple):
    field: str
    value: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a mark must have; the empty one takes every mark."""

    parts: tuple[_Part, ...] = ()

    def takes(self, listed: Listed) -> bool:
        """Tell whether a mark has all that is asked for, and nothing that is asked not to be."""
        return all(FIELDS[part.field](listed, part.value) is part.wanted for part in self.parts)

    def chosen(self, marks: Sequence[Listed]) -> tuple[Listed, ...]:
        """Return the marks that are taken, in their order."""
        return tuple(mark for mark in marks if self.takes(mark))


def read_filter(typed: str) -> Filter:
    """Read what was typed: words, and `field:value`, with a `-` before what is not wanted.

    A value with spaces stands in straight quotation marks. What has no field is looked for in the passage,
    its translation, its note, its speaker and its article's name. Case and accents do not matter.

    Raises:
        ReaderError: There is no such field, or no such date; the message names the nearest.
    """
    return Filter(tuple(_part(match) for match in FIELD.finditer(typed)))


def filter_of(fields: Mapping[str, Sequence[str]], words: Sequence[str] = ()) -> Filter:
    """Make a filter of fields and their values, as a command line has them; raises as `read_filter`."""
    named = [_checked(name, value, wanted=True) for name, values in fields.items() for value in values]
    return Filter((*named, *(_Part(WORDS, folded(word), wanted=True) for word in words)))


def _part(match: re.Match[str]) -> _Part:
    value = match["bare"] if match["quoted"] is None else match["quoted"]
    return _checked(match["name"] or WORDS, value, wanted=not match["not"])


def _checked(name: str, value: str, *, wanted: bool) -> _Part:
    if name not in FIELDS:
        from reader.keys.mistakes import nearest

        raise ReaderError(f"There is no field “{name}:” to filter by; {nearest(name, NAMED_FIELDS)}.")
    if name in {"since", "until"} and not DATE.fullmatch(value):
        raise ReaderError(f"“{name}:{value}” is no date; write it as in {name}:2026-03 or {name}:2026-03-14.")
    return _Part(name, folded(value), wanted)


# Of ten thousand marks: with each letter that is typed in a filter, the same texts are looked through.
folded_once = lru_cache(maxsize=1 << 16)(folded)


def fold(marks: Sequence[Listed]) -> Iterator[None]:
    """Make ready to look for words, mark by mark, so that the first letter that is typed need not."""
    for mark in marks:
        for text in _texts(mark):
            folded_once(text)
        yield


def _has_words(listed: Listed, value: str) -> bool:
    return any(value in folded_once(text) for text in _texts(listed))


def _texts(listed: Listed) -> Iterator[str]:
    mark = listed.annotation
    texts = (mark.selector.exact, mark.translation, mark.note, mark.speaker, listed.record.name)
    return filter(None, (*texts, *(one.text for one in mark.beside)))


def _in_language(listed: Listed, value: str) -> bool:
    language = folded(listed.language)
    return language == value or language.partition("-")[0] == value


def _names(listed: Listed, value: str) -> bool:
    """Tell whether an entity is named by its name, the words in it, or its kind and name: `place/geneva`."""
    entities = ((entity.kind.value, folded_once(entity.name)) for entity in listed.annotation.entities)
    return any(_has_word(name, value) or f"{kind}/{name}" == value for kind, name in entities)


def _has_word(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


WORDS = "words"
FIELDS: Mapping[str, Callable[[Listed, str], bool]] = {
    "kind": lambda listed, value: folded_once(listed.annotation.kind) == value,
    "tag": lambda listed, value: any(folded_once(tag) == value for tag in listed.annotation.tags),
    "entity": _names,
    "speaker": lambda listed, value: _has_word(folded_once(listed.annotation.speaker or ""), value),
    "language": _in_language,
    "status": lambda listed, value: listed.annotation.status.value == value,
    "article": lambda listed, value: (
        listed.record.id.startswith(value) or value in folded_once(listed.record.name)
    ),
    "site": lambda listed, value: value in folded(listed.record.metadata.site or ""),
    "since": lambda listed, value: listed.date[: len(value)] >= value,
    "until": lambda listed, value: listed.date[: len(value)] <= value,
    WORDS: _has_words,
}
NAMED_FIELDS = tuple(name for name in FIELDS if name != WORDS)
