"""Things with a place in a text, in order while some come and others go, and found by where they stand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from reader.article.model import Span, overlaps

CELL = 1024
"""Code points of text that are looked through at once: some lines, with the few things that lie on them."""

Thing = TypeVar("Thing")


class Spans(Generic[Thing]):
    """Things in order, and by the cells of text that they lie in.

    `order` gives something to sort by, never the same for two of them and later for whatever starts
    later; `place` says where a thing stands. Neither may change of a thing that is in here.
    """

    def __init__(
        self, order: Callable[[Thing], Any], place: Callable[[Thing], Span], things: Iterable[Thing] = ()
    ) -> None:
        self._order = order
        self._place = place
        self.things = sorted(things, key=order)
        self._cells: dict[int, list[Thing]] = {}
        for thing in self.things:
            for cell in _cells(place(thing)):
                self._cells.setdefault(cell, []).append(thing)

    def add(self, thing: Thing) -> None:
        """Put a thing in its place."""
        insort(self.things, thing, key=self._order)
        for cell in _cells(self._place(thing)):
            insort(self._cells.setdefault(cell, []), thing, key=self._order)

    def remove(self, thing: Thing) -> None:
        """Take away a thing that is in here."""
        self._take(self.things, thing)
        for cell in _cells(self._place(thing)):
            self._take(self._cells[cell], thing)

    def over(self, span: Span) -> list[Thing]:
        """Return what shares a character with a span, in order."""
        cells = _cells(span)
        found: list[Thing] = []
        for cell in cells:
            for thing in self._cells.get(cell, ()):
                place = self._place(thing)
                # What lies in several cells is found in the first of them.
                if overlaps(place, span) and cell == max(cells.start, place.start // CELL):
                    found.append(thing)
        return found

    def first_from(self, offset: int) -> int:
        """Return the number of the first thing that starts at an offset or after it."""
        return bisect_left(self.things, offset, key=lambda thing: self._place(thing).start)

    def _take(self, things: list[Thing], thing: Thing) -> None:
        del things[bisect_left(things, self._order(thing), key=self._order)]


def _cells(span: Span) -> range:
    return range(span.start // CELL, max(span.start, span.end - 1) // CELL + 1)
