"""What an article speaks of, by place: mentions that are shown faintly, walked over, accepted or refused."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.article.model import Article, Span
from reader.layout.search import folded
from reader.marks.entities import EntityRecord
from reader.marks.model import Entity, MarkKind, PlacedMark
from reader.marks.placed import place_of


class Mentioned(NamedTuple):
    """A passage that is likely to name an entity."""

    span: Span
    entity: Entity


class Suggested:
    """The mentions that are suggested in one article, whether they are tagged by now or not."""

    def __init__(self, spoken_of: Mapping[Entity, Sequence[Span]]) -> None:
        self._spoken_of = spoken_of
        mentioned = [Mentioned(span, entity) for entity, spans in spoken_of.items() for span in spans]
        self._all = sorted(mentioned, key=_order_of)
        self._starts = [one.span.start for one in self._all]
        self._longest = max((one.span.end - one.span.start for one in self._all), default=0)

    def __len__(self) -> int:
        return len(self._all)

    def is_of(self, spoken_of: Mapping[Entity, Sequence[Span]]) -> bool:
        """Tell whether these are the mentions that it has."""
        return self._spoken_of == spoken_of

    @property
    def counts(self) -> dict[Entity, int]:
        """How often what is mentioned."""
        return {entity: len(spans) for entity, spans in self._spoken_of.items()}

    def of(self, entity: Entity) -> Sequence[Span]:
        """Return where an entity is mentioned, in order."""
        return self._spoken_of.get(entity, ())

    def over(self, span: Span) -> list[Mentioned]:
        """Return the mentions that share a character with a span."""
        first = bisect_right(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [one for one in self._all[first:last] if one.span.end > span.start]

    def left(self, span: Span, marks: Iterable[PlacedMark]) -> list[Mentioned]:
        """Return the mentions over a span that none of the marks over it settles."""
        found = self.over(span)
        if found:
            marks = tuple(marks)
            found = [one for one in found if not any(settles(mark, one) for mark in marks)]
        return found

    def on(self, span: Span) -> Mentioned | None:
        """Return what is mentioned on exactly a passage; None where nothing is."""
        return next((one for one in self.over(span) if one.span == span), None)

    def after(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the first beyond a passage; one at its start too, unless the passage was walked to."""
        if walked:
            number = bisect_right(self._all, _walked(origin), key=_walked_of)
        else:
            number = bisect_left(self._starts, origin.start)
        return self._all[number].span if number < len(self._all) else None

    def before(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the last before a passage; one at its start too, if the passage was walked to."""
        if walked:
            number = bisect_left(self._all, _walked(origin), key=_walked_of)
        else:
            number = bisect_left(self._starts, origin.start)
        return self._all[number - 1].span if number else None


def spoken_of(
    article: Article, records: Iterable[EntityRecord], article_id: str
) -> dict[Entity, tuple[Span, ...]]:
    """Return where an article speaks of what, as the library calls it; what was refused in it is left out."""
    records = tuple(records)
    refused = {name for record in records if article_id in record.refused_in for name in _names(record)}
    called = {name: record.entity for record in records for name in _names(record)}
    found: dict[Entity, set[Span]] = {}
    for one in article.entities:
        name = (one.kind.value, folded(one.name))
        if name not in refused:
            found.setdefault(called.get(name) or Entity(one.kind, one.name), set()).update(one.mentions)
    return {entity: tuple(sorted(spans)) for entity, spans in found.items() if spans}


def settles(mark: PlacedMark, one: Mentioned) -> bool:
    """Tell whether a mark says what a mention is, so that nothing is to be suggested there.

    So does a mark on the very passage, or a bare mention around it, that names the entity; and a bare
    mention on the passage that names anything.
    """
    span, annotation = place_of(mark), mark.annotation
    is_bare = annotation.kind == MarkKind.MENTION
    if span == one.span:
        return is_bare or one.entity in annotation.entities
    return (
        is_bare
        and one.entity in annotation.entities
        and (span.start <= one.span.start and one.span.end <= span.end)
    )


def _order_of(one: Mentioned) -> tuple[int, int, str, str]:
    return one.span.start, -one.span.end, one.entity.kind.value, one.entity.name


def _walked(span: Span) -> tuple[int, int]:
    """Order as the marks are: what starts earlier first, then the longer."""
    return span.start, span.start - span.end


def _walked_of(one: Mentioned) -> tuple[int, int]:
    return _walked(one.span)


def _names(record: EntityRecord) -> Iterator[tuple[str, str]]:
    for name in (record.entity.name, *record.aliases):
        yield record.entity.kind.value, folded(name)


NOTHING_SUGGESTED = Suggested({})
