"""A passage that grows: word, sentence, quotation, paragraph; and these units around a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from reader.article.model import Article, Span
from reader.layout.units import Segments, quotations


class Growing:
    """The units around the passages of one article."""

    def __init__(self, article: Article, segments: Segments) -> None:
        self._article = article
        self._segments = segments
        self._starts = [block.start for block in article.blocks]
        self._quotations = quotations(article)

    def around(self, unit: str, span: Span) -> Span | None:
        """Return the unit around a passage, whole at both of its ends; None where there is none.

        Args:
            unit: One of `UNITS`.
            span: An empty one is a place.
        """
        return UNITS[unit](self, span)

    def grown(self, span: Span) -> Span | None:
        """Return the smallest unit that has more than the passage; None where it is whole paragraphs."""
        larger = [unit for unit in self._all_around(span) if unit != span and _is_in(span, unit)]
        return min(larger, key=_length, default=None)

    def shrunk(self, span: Span) -> Span | None:
        """Return the largest unit within a passage, the first of equal ones; None where it is a word."""
        place = Span(span.start, span.start)
        within = [unit for unit in self._quotations if unit != span and _is_in(unit, span)]
        within += [unit for unit in self._all_around(place) if unit != span and _is_in(unit, span)]
        return max(within, key=lambda unit: (_length(unit), -unit.start), default=None)

    def more(self, unit: str, span: Span) -> Span | None:
        """Return a passage made whole at both ends; one that is whole gets the next unit of its kind, too.

        None where there is no such unit, or none further.
        """
        whole = self.around(unit, span)
        if whole is None or whole != span:
            return whole
        beyond = [span.end, *self._starts[bisect_right(self._starts, span.end) :][:1]]
        next_ones = filter(None, (self.around(unit, Span(place, place)) for place in beyond))
        return next((Span(span.start, one.end) for one in next_ones if one.end > span.end), None)

    def name_of(self, span: Span) -> str:
        """Say which unit a passage is, the largest that it can be; in the plural where it is several."""
        first = Span(span.start, span.start)
        for unit in ("paragraph", "quotation", "sentence", "word"):
            if self.around(unit, span) == span and (unit != "quotation" or span in self._quotations):
                return unit if self.around(unit, first) in (span, None) or unit == "quotation" else f"{unit}s"
        return ""

    def _all_around(self, span: Span) -> Iterator[Span]:
        yield from filter(None, (find(self, span) for find in UNITS.values()))

    def _word(self, span: Span) -> Span | None:
        return self._hull(self._segments.words, span)

    def _sentence(self, span: Span) -> Span | None:
        return self._hull(self._segments.sentences, span)

    def _quotation(self, span: Span) -> Span | None:
        """Return the innermost quotation around a passage that is more than the passage, else itself."""
        around = [one for one in self._quotations if _is_in(span, one)]
        return min(around, key=lambda one: (one == span, _length(one)), default=None)

    def _paragraph(self, span: Span) -> Span | None:
        if not self._starts:
            return None
        first, last = (self._article.blocks[number] for number in self._blocks_of(span))
        return Span(first.start, last.end)

    def _hull(self, parts: Callable[[int], Sequence[Span]], span: Span) -> Span | None:
        """Return what the parts at both ends of a passage hold between them."""
        if not self._starts:
            return None
        first, last = self._blocks_of(span)
        start, end = _from(parts(first), span.start), _until(parts(last), span.end - 1)
        if span.start == span.end:
            return start or end
        if start is None or end is None:
            return None
        return Span(min(start.start, span.start), max(end.end, span.end))

    def _blocks_of(self, span: Span) -> tuple[int, int]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return first, max(first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1)


def _from(parts: Sequence[Span], place: int) -> Span | None:
    """Return the part at a place, else the next one, else the last; None where there is none."""
    at = bisect_right(parts, place, key=lambda part: part.start)
    if at and (place < parts[at - 1].end or at == len(parts)):
        return parts[at - 1]
    return parts[at] if at < len(parts) else None


def _until(parts: Sequence[Span], place: int) -> Span | None:
    """Return the part at a place, else the one before it; None where the first comes after it."""
    at = bisect_right(parts, place, key=lambda part: part.start)
    return parts[at - 1] if at else None


def _is_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(span: Span) -> int:
    return span.end - span.start


UNITS: Final[Mapping[str, Callable[[Growing, Span], Span | None]]] = {
    "word": Growing._word,
    "sentence": Growing._sentence,
    "quotation": Growing._quotation,
    "paragraph": Growing._paragraph,
}
"""The units by name, usually the smallest first."""


class Growth:
    """Grows passages, and remembers on which way, so that shrinking goes back on it."""

    def __init__(self, growing: Growing) -> None:
        self._growing = growing
        self._way: list[Span] = []

    def grow(self, span: Span) -> Span | None:
        """Return the next larger passage; None where there is none."""
        larger = self._growing.grown(span)
        if larger is not None:
            self._way = [*(self._way if self._way[-1:] == [span] else [span]), larger]
        return larger

    def shrink(self, span: Span) -> Span | None:
        """Return what the passage grew from, else the largest that lies in it; None where there is none."""
        if len(self._way) > 1 and self._way[-1] == span:
            self._way.pop()
            return self._way[-1]
        return self._growing.shrunk(span)
