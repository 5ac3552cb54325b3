"""Completing the names of entities while they are typed: those of the article, then those of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from reader.layout.search import folded
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity

NAME, WORD, HYPHEN = "\0", " ", "-"
"""What stands before the beginning of a name, of a word in it, of a part of a word."""


class Candidate(NamedTuple):
    """An entity that may be meant."""

    entity: Entity
    aliases: tuple[str, ...]
    mentions: int
    """How often the article speaks of it."""
    marks: int
    """How many marks of the library name it."""


class Completion:
    """Entities, to be found by the beginning of any word of any of their names, many times."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        ordered = sorted(candidates, key=_order_of)
        self._keyed = [(_key(one), one) for one in ordered]

    def __len__(self) -> int:
        return len(self._keyed)

    def find(self, typed: str, most: int) -> tuple[Candidate, ...]:
        """Return the first few: names that begin with what is typed before those that have it further in."""
        start = _folded(typed).strip()
        found = list(islice(self._having(NAME + start), most))
        for other in (WORD, HYPHEN) if start else ():
            if len(found) < most:
                more = (one for one in self._having(other + start) if one not in found)
                found += islice(more, most - len(found))
        return tuple(found)

    def _having(self, start: str) -> Iterator[Candidate]:
        return (one for key, one in self._keyed if start in key)


def of_article(mentions: Mapping[Entity, int]) -> Completion:
    """Complete by what an article speaks of alone, which takes no time."""
    return Completion(Candidate(entity, (), number, 0) for entity, number in mentions.items())


def of_library(
    mentions: Mapping[Entity, int], marks: Iterable[Annotation], records: Iterable[EntityRecord]
) -> Completion:
    """Complete by what an article speaks of, what marks name, and what the user described.

    Args:
        mentions: How often the article speaks of what.
        marks: All of the library.
        records: What is known of entities.
    """
    named = Counter(entity for mark in marks for entity in mark.entities)
    aliases = {record.entity: record.aliases for record in records if record.aliases or record.identifier}
    every = dict.fromkeys([*mentions, *named, *aliases])
    return Completion(
        Candidate(entity, aliases.get(entity, ()), mentions.get(entity, 0), named[entity]) for entity in every
    )


def _order_of(one: Candidate) -> tuple[bool, int, int, str]:
    return not one.mentions, -one.mentions, -one.marks, one.entity.name


def _key(one: Candidate) -> str:
    return NAME + NAME.join(_folded(name) for name in (one.entity.name, *one.aliases))


def _folded(name: str) -> str:
    # Thousands are folded before the first letter can be typed.
    return name.lower() if name.isascii() else folded(name)
