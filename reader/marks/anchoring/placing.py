"""Place marks in a text: at once where they were made on it, else by the text that they were made on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from reader.article.model import Span
from reader.marks.model import Annotation, PlacedMark, State

if TYPE_CHECKING:
    from reader.marks.anchoring.anchored import Anchored
    from reader.marks.anchoring.carrying import Carrier

KeptText = Callable[[str], str | None]
"""Gives the text that a hash names; None where it is not kept any more."""


def no_text(_: str) -> str | None:
    """Know no text but the one that is shown."""
    return None


class Placing:
    """Finds the passages of marks in one text; each other text that they were made on is compared once."""

    def __init__(self, text: str, text_hash: str = "", kept: KeptText = no_text) -> None:
        self._text = text
        self._hash = text_hash
        self._kept = kept
        self._carriers: dict[str, Carrier | None] = {}

    def place(self, annotation: Annotation) -> PlacedMark:
        """Find a mark's passage."""
        exact, start = annotation.selector.exact, annotation.selector.start
        made_here = annotation.text_hash == self._hash
        if made_here and exact and start >= 0 and self._text.startswith(exact, start):
            return PlacedMark(annotation, Span(start, start + len(exact)))
        found = self._find(annotation, None if made_here else self._carrier(annotation.text_hash))
        words = found.words if found.state is State.CHANGED else ""
        return PlacedMark(annotation, found.span, words, found.state is State.MOVED)

    def _find(self, annotation: Annotation, carrier: Carrier | None) -> Anchored:
        from reader.marks.anchoring.refinding import find

        return carrier.carry(annotation.selector) if carrier else find(self._text, annotation.selector)

    def _carrier(self, text_hash: str) -> Carrier | None:
        from reader.marks.anchoring.carrying import Carrier

        if text_hash not in self._carriers:
            text = self._kept(text_hash)
            self._carriers[text_hash] = None if text is None else Carrier(text, self._text)
        return self._carriers[text_hash]


def place_marks(
    text: str, annotations: Iterable[Annotation], text_hash: str = "", kept: KeptText = no_text
) -> tuple[PlacedMark, ...]:
    """Find every mark's passage in a text, and order them by place, lost ones last; as `Placing`."""
    placing = Placing(text, text_hash, kept)
    return tuple(sorted(map(placing.place, annotations), key=order_of))


def order_of(mark: PlacedMark) -> tuple[bool, int, int, datetime, str]:
    """Order by place, the longer of two passages first; then by age."""
    selector = mark.annotation.selector
    start, end = mark.span or (selector.start, selector.start + len(selector.exact))
    return mark.span is None, start, start - end, mark.annotation.created, mark.annotation.id
