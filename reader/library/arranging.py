"""The marks of a library in an order, and in groups: by article, speaker, entity, kind, tag, day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from reader.layout.search import folded
from reader.library.filters import Listed, folded_once

NOBODY = "—"
"""Names, on a page, the group of what has none of what it is grouped by."""
NO_SPEAKER = "\U0010fffd"
"""Stands behind all names."""
Names = Callable[[Listed], Sequence[str]]
"""Names the groups that a mark is in."""


class Group(NamedTuple):
    """Some marks, and what they have in common."""

    name: str
    marks: tuple[Listed, ...]


def by_article(mark: Listed) -> Sequence[str]:
    """Name a mark's article, by its id: two can have the same name."""
    return (mark.record.id,)


def by_speaker(mark: Listed) -> Sequence[str]:
    """Name who speaks in a mark."""
    return (mark.annotation.speaker,) if mark.annotation.speaker else ()


def by_entity(mark: Listed) -> Sequence[str]:
    """Name all that a mark names."""
    return [entity.name for entity in mark.annotation.entities]


def by_kind(mark: Listed) -> Sequence[str]:
    """Name a mark's kind."""
    return (mark.annotation.kind,)


def by_tag(mark: Listed) -> Sequence[str]:
    """Name all tags of a mark."""
    return [f"#{tag}" for tag in mark.annotation.tags]


def by_day(mark: Listed) -> Sequence[str]:
    """Name the day on which a mark was made."""
    return (mark.annotation.created.date().isoformat(),)


GROUPINGS: Final[Mapping[str, Names]] = {
    "article": by_article,
    "speaker": by_speaker,
    "entity": by_entity,
    "kind": by_kind,
    "tag": by_tag,
    "day": by_day,
}
"""What marks can be grouped by, in the order in which a key goes through them."""
IN_LINES: Final[Mapping[str, Names]] = {
    **GROUPINGS,
    "article": lambda mark: [f"{mark.record.name} ({mark.record.id[:8]})"],
    "entity": lambda mark: [f"{entity.name}, {entity.kind.value}" for entity in mark.annotation.entities],
    "day": lambda mark: [mark.date[:10]],
}
"""The same for lines, where a name says all; a day is the article's."""

SORTINGS: Final[Mapping[str, Callable[[Listed], str]]] = {
    "date": lambda mark: mark.date,
    "marked": lambda mark: mark.annotation.created.isoformat(),
    "changed": lambda mark: mark.annotation.modified.isoformat(),
    "article": lambda mark: folded(mark.record.name),
    "speaker": lambda mark: folded(mark.annotation.speaker or NO_SPEAKER),
    "kind": lambda mark: mark.annotation.kind,
}
"""What lines can be put in order by."""
LATEST_FIRST = frozenset({"date", "marked", "changed"})

ORDERS: Final[Mapping[str, Callable[[Sequence[Listed]], Sequence[Listed]]]] = {
    "latest article first": lambda marks: ordered(marks, "date"),
    "latest mark first": lambda marks: sorted(marks, key=lambda one: one.annotation.created, reverse=True),
    "by the words": lambda marks: sorted(marks, key=lambda one: folded_once(one.annotation.selector.exact)),
}
"""What marks can be put in order by on a page."""


def ordered(marks: Iterable[Listed], by: str) -> tuple[Listed, ...]:
    """Return marks in one of `SORTINGS`; those of one article stay by their place."""
    in_place = sorted(marks, key=_place)
    return tuple(sorted(in_place, key=SORTINGS[by], reverse=by in LATEST_FIRST))


def grouped(marks: Iterable[Listed], by: str) -> tuple[Group, ...]:
    """Put marks in groups for a page, the greatest first, articles as they come, the latest day first.

    A mark that names two things stands in the groups of both. What has no name for it comes last.
    """
    found = _groups(marks, GROUPINGS[by])
    names = list(found)
    if by == "day":
        names.sort(reverse=True)
    elif by != "article":
        names.sort(key=lambda name: (-len(found[name]), folded_once(name)))
    return tuple(
        Group(found[name][0].record.name if by == "article" else name or NOBODY, tuple(found[name]))
        for name in sorted(names, key=lambda name: not name)
    )


def grouped_in_lines(marks: Iterable[Listed], by: str) -> tuple[Group, ...]:
    """Put marks in groups for lines, in the order in which they begin; a mark can be in several.

    What belongs to none comes last, in the group with an empty name.
    """
    found = _groups(marks, IN_LINES[by])
    return tuple(Group(name, tuple(found[name])) for name in sorted(found, key=lambda name: not name))


def _groups(marks: Iterable[Listed], names_of: Names) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for mark in marks:
        for name in dict.fromkeys(names_of(mark)) or ("",):
            found.setdefault(name, []).append(mark)
    return found


def _place(mark: Listed) -> tuple[str, int]:
    return mark.record.id, mark.annotation.selector.start
