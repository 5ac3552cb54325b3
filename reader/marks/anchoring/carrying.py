"""Carry passages from the text that they were marked in to what it has become."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from reader.article.model import Span
from reader.marks.anchoring.anchored import GONE, Anchored, anchored
from reader.marks.anchoring.comparing import Comparison, Part
from reader.marks.anchoring.refinding import find
from reader.marks.anchoring.selecting import resolve
from reader.marks.anchoring.tokens import parting
from reader.marks.model import Selector

ALONE = 24
"""Characters from which on words that each text has once are the same ones."""
EQUAL = 64
"""Characters from which on the beginnings, or the ends, of two texts are not alike by accident."""
MARGIN = 200
"""Code points beside what differs that are compared too, for what they say of the words next to them."""


def carry(old_text: str, new_text: str, selectors: Iterable[Selector]) -> tuple[Anchored, ...]:
    """Tell for passages of a text what they are in another, by one comparison for all of them."""
    carrier = Carrier(old_text, new_text)
    return tuple(carrier.carry(one) for one in selectors)


class Carrier:
    """Two texts of one article; they are compared when the first passage needs it."""

    def __init__(self, old_text: str, new_text: str) -> None:
        self._old, self._new = old_text, new_text
        self._shift = len(new_text) - len(old_text)

    def carry(self, selector: Selector) -> Anchored:
        """Tell what a passage of the old text is in the new one."""
        span = resolve(self._old, selector)
        if span is None:
            return find(self._new, selector)
        if span.end <= self._equal.start:
            return anchored(self._new, span, selector.exact, moved=False)
        if span.start >= self._equal.end:
            now = Span(span.start + self._shift, span.end + self._shift)
            return anchored(self._new, now, selector.exact, moved=False)
        found = self._comparison.carry(span)
        return self._only(selector.exact) if found.span is None else found

    def _only(self, exact: str) -> Anchored:
        """Find words that either text has once, whatever stands around them; they are no few letters."""
        if len(exact) < ALONE or self._old.count(exact) != 1 or self._new.count(exact) != 1:
            return GONE
        start = self._new.index(exact)
        return anchored(self._new, Span(start, start + len(exact)), exact, moved=True)

    @cached_property
    def _equal(self) -> Span:
        """Where the two texts stop being equal, and where the old one begins to be equal again."""
        head = _shared(self._old, self._new)
        if head == len(self._old) == len(self._new):
            return Span(head, head)
        most = min(len(self._old), len(self._new)) - head
        tail = _shared(self._old[: -most - 1 : -1], self._new[: -most - 1 : -1])
        return Span(self._sure(head), len(self._old) - self._sure(tail))

    def _sure(self, equal: int) -> int:
        """Return how much of an end of the old text is the same for sure; a few letters are by accident."""
        return equal if equal >= min(EQUAL, len(self._old)) else 0

    @cached_property
    def _comparison(self) -> Comparison:
        start = parting(self._old, self._equal.start - MARGIN, -1)
        end = parting(self._old, self._equal.end + MARGIN, 1)
        return Comparison(Part(self._old, Span(start, end)), Part(self._new, Span(start, end + self._shift)))


def _shared(one: str, other: str) -> int:
    """Count the characters in which two texts begin alike."""
    shared, step = 0, min(len(one), len(other))
    while step:
        if one[shared : shared + step] == other[shared : shared + step]:
            shared += step
        step = min(step // 2, len(one) - shared, len(other) - shared)
    return shared
