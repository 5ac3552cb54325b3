"""Marks of a library in an order, and in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reader.layout.search import folded
from reader.library.filters import Listed


def ordered(marks: Sequence[Listed], by: str) -> tuple[Listed, ...]:
    """Return marks in one of `ORDERS`; those of one article, and equal ones, stay by their place."""
    in_place = sorted(marks, key=_place)
    return tuple(sorted(in_place, key=ORDERS[by], reverse=by in LATEST_FIRST))


def grouped(marks: Sequence[Listed], by: str) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Return the groups of marks by their names, in the order in which they begin; a mark can be in several.

    What belongs to none comes last, in the group with an empty name.
    """
    groups: dict[str, list[Listed]] = {}
    for mark in marks:
        for name in dict.fromkeys(GROUPS[by](mark)) or ("",):
            groups.setdefault(name, []).append(mark)
    names = sorted(groups, key=lambda name: not name)
    return tuple((name, tuple(groups[name])) for name in names)


def _place(mark: Listed) -> tuple[str, int, str]:
    return mark.record.id, mark.annotation.selector.start, mark.annotation.id


def _entities(mark: Listed) -> Iterator[str]:
    return (f"{entity.name}, {entity.kind.value}" for entity in mark.annotation.entities)


ORDERS: Mapping[str, Callable[[Listed], str]] = {
    "date": lambda mark: mark.date,
    "marked": lambda mark: mark.annotation.created.isoformat(),
    "changed": lambda mark: mark.annotation.modified.isoformat(),
    "article": lambda mark: folded(mark.record.name),
    "speaker": lambda mark: folded(mark.annotation.speaker or "\U0010fffd"),
    "kind": lambda mark: mark.annotation.kind,
}
LATEST_FIRST = frozenset({"date", "marked", "changed"})
GROUPS: Mapping[str, Callable[[Listed], Iterator[str] | Sequence[str]]] = {
    "article": lambda mark: [f"{mark.record.name} ({mark.record.id[:8]})"],
    "speaker": lambda mark: [mark.annotation.speaker] if mark.annotation.speaker else [],
    "entity": _entities,
    "kind": lambda mark: [mark.annotation.kind],
    "tag": lambda mark: [f"#{tag}" for tag in mark.annotation.tags],
    "day": lambda mark: [mark.date[:10]],
}
