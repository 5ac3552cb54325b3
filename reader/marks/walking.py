"""What the focus walks by in an article with marks on it: from one to the next, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from reader.article.model import Article, Span
from reader.layout import units
from reader.layout.units import Segments
from reader.marks.model import PlacedMark
from reader.marks.placed import PlacedMarks

UNITS = ("stop", "quotation", "mark", "caption", "entity", "paragraph", "sentence")
"""What can be walked by; a stop is a quotation, a mark, a caption or what names an entity."""

Way = Callable[[Span, bool], Iterator[Span]]
"""Gives the places beyond a passage, the nearest first; whether it was walked to is said as to `Places`."""


class Places(Protocol):
    """Passages in the order of the text; of two that start alike, the longer one before what lies in it."""

    def after(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the first beyond a passage; one at its start too, unless the passage was walked to."""

    def before(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the last before a passage; one at its start too, if the passage was walked to."""

    def on(self, span: Span) -> object | None:
        """Return what is on exactly a passage; None where nothing is."""


class Ground(NamedTuple):
    """What changes of an article while it is walked over."""

    marks: PlacedMarks
    mentions: Places
    """What names something, as far as it is suggested."""
    folded: Collection[int] = ()
    """The numbers of the blocks that are shown as one line."""


class InOrder:
    """Places that stay, each once."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans), key=order_of)

    def after(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the first beyond a passage, as `Places` says."""
        if walked:
            number = bisect_right(self._spans, order_of(origin), key=order_of)
        else:
            number = bisect_left(self._spans, origin.start, key=lambda span: span.start)
        return self._spans[number] if number < len(self._spans) else None

    def before(self, origin: Span, *, walked: bool) -> Span | None:
        """Return the last before a passage, as `Places` says."""
        if walked:
            number = bisect_left(self._spans, order_of(origin), key=order_of)
        else:
            number = bisect_left(self._spans, origin.start, key=lambda span: span.start)
        return self._spans[number - 1] if number else None

    def on(self, span: Span) -> Span | None:
        """Return a passage if it is one of these."""
        number = bisect_left(self._spans, order_of(span), key=order_of)
        return span if self._spans[number : number + 1] == [span] else None


def suggested(article: Article) -> InOrder:
    """Return where an article is thought to name something."""
    return InOrder(span for entity in article.entities for span in entity.mentions if span.start < span.end)


class Walks:
    """The ways through one article."""

    def __init__(self, article: Article, segments: Segments) -> None:
        self._article = article
        self._segments = segments
        self._starts = [block.start for block in article.blocks]

    def step(self, unit: str, direction: int, origin: Span, ground: Ground, *, walked: bool) -> Span | None:
        """Return the next (1) or previous (-1) of a unit, one of `UNITS`; None where there is none.

        A folded block is a stop as a whole, and nothing in it is a stop or a sentence.

        Args:
            unit: What is walked by.
            direction: Which way.
            origin: Where the walk starts.
            ground: What is walked over.
            walked: Whether the origin is one of the unit, so that the next one is another.
        """
        if unit in ("mark", "entity", "stop"):
            fits = self._unhidden(ground.folded) if unit == "stop" else _any
            found = (
                next(filter(fits, way(origin, walked)), None) for way in self._ways(unit, direction, ground)
            )
            nearest = sorted(filter(None, found), key=order_of)[::direction]
            return nearest[0] if nearest else None
        spans = self._spans(unit, origin, direction, ground.folded)
        return (units.next_of if direction > 0 else units.previous_of)(spans, origin, walked=walked)

    def is_a(self, unit: str, span: Span, ground: Ground) -> bool:
        """Tell whether a passage is just one of a unit."""
        match unit:
            case "mark":
                return bool(ground.marks.on(span))
            case "entity":
                return ground.mentions.on(span) is not None or any(map(_names, ground.marks.on(span)))
            case "stop":
                places = (ground.mentions.on(span), self._stops.on(span))
                return places != (None, None) or bool(ground.marks.on(span))
            case "quotation":
                return span in self._quotations
            case _:
                return span in self._spans(unit, span, 1, ground.folded)

    def _ways(self, unit: str, direction: int, ground: Ground) -> list[Way]:
        """Return the way over each kind of place that a unit is made of."""
        marks = _marked(ground.marks, direction, _names if unit == "entity" else _any)
        if unit == "mark":
            return [marks]
        mentions = _way(ground.mentions, direction)
        return [marks, mentions] if unit == "entity" else [marks, mentions, _way(self._stops, direction)]

    def _unhidden(self, folded: Collection[int]) -> Callable[[Span], bool]:
        """Return what tells whether a passage is seen by itself, and not as a part of a folded block."""

        def is_seen(span: Span) -> bool:
            number = self._block_at(span.start)
            return number not in folded or self._article.blocks[number].span == span

        return is_seen

    def _block_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _spans(self, unit: str, origin: Span, direction: int, folded: Collection[int]) -> Sequence[Span]:
        """Return the spans of a unit in order; of sentences, as many as a walk can need."""
        match unit:
            case "quotation":
                return self._quotations
            case "caption":
                return units.captions(self._article)
            case "paragraph":
                return units.paragraphs(self._article)
            case "sentence":
                return self._segments.sentences_near(self._block_at(origin.start), direction, folded)
            case _:
                raise ValueError(f"nothing is walked by {unit}")

    @cached_property
    def _quotations(self) -> list[Span]:
        return units.quotations(self._article)

    @cached_property
    def _stops(self) -> InOrder:
        return InOrder([*self._quotations, *units.captions(self._article)])


def order_of(span: Span) -> tuple[int, int]:
    """Order as marks are: what starts earlier first, then the longer."""
    return span.start, span.start - span.end


def _way(places: Places, direction: int) -> Way:
    step = places.after if direction > 0 else places.before

    def beyond(origin: Span, walked: bool) -> Iterator[Span]:
        span = step(origin, walked=walked)
        while span is not None:
            yield span
            span = step(span, walked=True)

    return beyond


def _marked(marks: PlacedMarks, direction: int, fits: Callable[[PlacedMark], bool]) -> Way:
    """Return the way over the marks that fit."""

    def beyond(origin: Span, walked: bool) -> Iterator[Span]:
        for mark in marks.beyond(origin, direction, walked=walked):
            if mark.span is not None and fits(mark):
                yield mark.span

    return beyond


def _names(mark: PlacedMark) -> bool:
    return bool(mark.annotation.entities)


def _any(_: object) -> bool:
    return True
