"""The marks of a library in an order, and in groups: by article, speaker, entity, kind, tag, day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reader.library.filters import Listed, folded_once

NOBODY = "—"
"""Names the group of what has none of what it is grouped by."""


class Group(NamedTuple):
    """Some marks, and what they have in common."""

    name: str
    marks: tuple[Listed, ...]


def by_article(mark: Listed) -> Iterator[str]:
    """Name a mark's article, by its id: two can have the same name."""
    yield mark.record.id


def by_speaker(mark: Listed) -> Iterator[str]:
    """Name who speaks in a mark."""
    yield mark.annotation.speaker or NOBODY


def by_entity(mark: Listed) -> Iterator[str]:
    """Name all that a mark names."""
    yield from [entity.name for entity in mark.annotation.entities] or [NOBODY]


def by_kind(mark: Listed) -> Iterator[str]:
    """Name a mark's kind."""
    yield mark.annotation.kind


def by_tag(mark: Listed) -> Iterator[str]:
    """Name all tags of a mark."""
    yield from [f"#{tag}" for tag in mark.annotation.tags] or [NOBODY]


def by_day(mark: Listed) -> Iterator[str]:
    """Name the day on which a mark was made."""
    yield mark.annotation.created.date().isoformat()


GROUPINGS: Final[Mapping[str, Callable[[Listed], Iterable[str]]]] = {
    "article": by_article,
    "speaker": by_speaker,
    "entity": by_entity,
    "kind": by_kind,
    "tag": by_tag,
    "day": by_day,
}
"""What marks can be grouped by, in the order in which a key goes through them."""

ORDERS: Final[Mapping[str, Callable[[Sequence[Listed]], list[Listed]]]] = {
    "latest article first": lambda marks: _latest_article_first(marks),
    "latest mark first": lambda marks: sorted(marks, key=lambda one: one.annotation.created, reverse=True),
    "by the words": lambda marks: sorted(marks, key=lambda one: folded_once(one.annotation.selector.exact)),
}
"""What marks can be put in order by."""


def grouped(marks: Iterable[Listed], by: str) -> tuple[Group, ...]:
    """Put marks in groups, in the order in which each first has one; what has no name for it comes last.

    A mark that names two things stands in the groups of both. Days and kinds have an order of their own.
    """
    found: dict[str, list[Listed]] = {}
    names_of = GROUPINGS[by]
    for mark in marks:
        for name in names_of(mark):
            found.setdefault(name, []).append(mark)
    return tuple(
        Group(found[name][0].record.name if by == "article" else name, tuple(found[name]))
        for name in _ordered(found, by)
    )


def _ordered(found: Mapping[str, Sequence[Listed]], by: str) -> list[str]:
    names = list(found)
    if by == "day":
        names.sort(reverse=True)
    elif by != "article":
        names.sort(key=lambda name: (-len(found[name]), folded_once(name)))
    return sorted(names, key=lambda name: name == NOBODY)


def _latest_article_first(marks: Sequence[Listed]) -> list[Listed]:
    """Keep the marks of an article together, in the order of its text."""
    in_place = sorted(marks, key=lambda one: (one.record.id, one.annotation.selector.start))
    return sorted(in_place, key=lambda one: one.date, reverse=True)
