"""The marks on one text, each in its place: what changes is placed, the rest is left where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.article.model import Span
from reader.marks.anchoring import Placing, order_of
from reader.marks.model import Annotation, PlacedMark
from reader.marks.spans import Spans

NOWHERE = Span(1 << 62, (1 << 62) + 1)
"""Where a mark stands whose words are not in the text: behind all that are."""
MANY = 4
"""A change of more than one mark in so many is made by putting all of them in order anew."""


class Shift(NamedTuple):
    """What became of some marks: one that was changed went as it was, and came as it is."""

    gone: tuple[PlacedMark, ...] = ()
    came: tuple[PlacedMark, ...] = ()


class PlacedMarks:
    """The marks on a text, by place, those whose words are not in it last; no two have one id."""

    def __init__(self, text: str | Placing, annotations: Iterable[Annotation] = ()) -> None:
        self._placing = text if isinstance(text, Placing) else Placing(text)
        self._by_id: dict[str, PlacedMark] = {}
        for annotation in annotations:
            self._by_id[annotation.id] = self._placing.place(annotation)
        self._spans = self._in_order()
        self._all: tuple[PlacedMark, ...] | None = None

    def __len__(self) -> int:
        return len(self._by_id)

    def all(self) -> tuple[PlacedMark, ...]:
        """Return them as they are now; later changes leave what is returned as it is."""
        if self._all is None:
            self._all = tuple(self._spans.things)
        return self._all

    def get(self, annotation_id: str) -> PlacedMark | None:
        """Return one; None where there is none with this id."""
        return self._by_id.get(annotation_id)

    def number_of(self, annotation_id: str) -> int | None:
        """Return how many stand before one, in the order of `all`; None where there is none with this id."""
        mark = self._by_id.get(annotation_id)
        return None if mark is None else bisect_left(self._spans.things, order_of(mark), key=order_of)

    def on(self, span: Span) -> list[PlacedMark]:
        """Return those on exactly a passage, the oldest first."""
        return [mark for mark in self.over(span) if mark.span == span]

    def latest_on(self, span: Span) -> PlacedMark | None:
        """Return the youngest mark on exactly a passage."""
        return max(self.on(span), key=lambda mark: mark.annotation.created, default=None)

    def over(self, span: Span) -> list[PlacedMark]:
        """Return those that share a character with a span, the lower before what lies on it."""
        return self._spans.over(span)

    def first_in(self, span: Span) -> PlacedMark | None:
        """Return the first that begins in a span."""
        number = self._spans.first_from(span.start)
        if number == len(self):
            return None
        mark = self._spans.things[number]
        return mark if place_of(mark).start < span.end else None

    def after(self, origin: Span, *, walked: bool) -> PlacedMark | None:
        """Return the first beyond a passage; one at its start too, unless the passage was walked to."""
        return next(self.beyond(origin, 1, walked=walked), None)

    def before(self, origin: Span, *, walked: bool) -> PlacedMark | None:
        """Return the last before a passage; one at its start too, if the passage was walked to."""
        return next(self.beyond(origin, -1, walked=walked), None)

    def beyond(self, origin: Span, direction: int, *, walked: bool) -> Iterator[PlacedMark]:
        """Give those in the text beyond a passage, on (1) or back (-1), the nearest first."""
        things = self._spans.things
        if walked:
            number = (bisect_right if direction > 0 else bisect_left)(things, _walked(origin), key=_walked_of)
        else:
            number = self._spans.first_from(origin.start)
        numbers = range(number, len(things)) if direction > 0 else range(number - 1, -1, -1)
        return (things[number] for number in numbers if things[number].span)

    def change(self, put: Iterable[Annotation], remove: Iterable[str]) -> Shift:
        """Take in what was added or changed, and let go of what was removed; unknown ids are passed over."""
        return self.take([self._placed(one) for one in put], remove)

    def become(self, annotations: Iterable[Annotation]) -> Shift:
        """Take in that there are these marks now and no others."""
        return self.take(*self.differing(annotations))

    def differing(self, annotations: Iterable[Annotation]) -> tuple[list[PlacedMark], list[str]]:
        """Place those that are not here as they are, and return the ids of what is here and not among them.

        Nothing is changed, so that a thread can ask; a change meanwhile makes the answer one of before.
        """
        here, now = tuple(self._by_id), {one.id: one for one in annotations}
        put = [one for one in now.values() if not self._is_here(one)]
        return [self._placed(one) for one in put], [one for one in here if one not in now]

    def take(self, put: Iterable[PlacedMark], remove: Iterable[str]) -> Shift:
        """Take in what is placed already; as `change`."""
        came = {mark.annotation.id: mark for mark in put}
        gone = [mark for one in {**came, **dict.fromkeys(remove)} if (mark := self._by_id.get(one))]
        for mark in gone:
            if mark.annotation.id not in came:
                del self._by_id[mark.annotation.id]
        self._by_id |= came
        if MANY * (len(gone) + len(came)) > len(self):
            self._spans = self._in_order()
        else:
            self._move(gone, came.values())
        self._all = None
        return Shift(tuple(gone), tuple(came.values()))

    def _is_here(self, annotation: Annotation) -> bool:
        """Tell whether a mark is here as it is; a store may well give the very object."""
        old = self._by_id.get(annotation.id)
        return old is not None and (old.annotation is annotation or old.annotation == annotation)

    def _placed(self, annotation: Annotation) -> PlacedMark:
        """Find a mark's passage, unless it is known already."""
        old = self._by_id.get(annotation.id)
        if old is not None and _is_same_passage(old.annotation, annotation):
            return old._replace(annotation=annotation)
        return self._placing.place(annotation)

    def _move(self, gone: Iterable[PlacedMark], came: Iterable[PlacedMark]) -> None:
        for mark in gone:
            self._spans.remove(mark)
        for mark in came:
            self._spans.add(mark)

    def _in_order(self) -> Spans[PlacedMark]:
        return Spans(order_of, place_of, self._by_id.values())


def place_of(mark: PlacedMark) -> Span:
    """Return where a mark stands, behind every text where its words are nowhere."""
    return mark.span or NOWHERE


def _is_same_passage(old: Annotation, new: Annotation) -> bool:
    return (old.selector, old.text_hash) == (new.selector, new.text_hash)


def _walked(span: Span) -> tuple[int, int]:
    """Order as the marks are: what starts earlier first, then the longer."""
    return span.start, span.start - span.end


def _walked_of(mark: PlacedMark) -> tuple[int, int]:
    return _walked(place_of(mark))
