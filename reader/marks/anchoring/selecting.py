"""Describe a passage so that it can be found again, and find its very words in the text they are from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reader.article.model import Span
from reader.marks.model import Selector

CONTEXT = 32
"""Code points kept on either side, as in the W3C's examples and in Hypothesis."""


def describe(text: str, span: Span, context: int = CONTEXT) -> Selector:
    """Name a passage by its words, their context and its place."""
    start, end = span
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
        start=start,
    )


def resolve(text: str, selector: Selector) -> Span | None:
    """Find the passage that a selector names; None where its words are nowhere in the text.

    Words that still stand where they stood are taken at once. Else equal passages are told apart
    by how much of their context agrees, then by how far they are from where the words stood.
    """
    if not selector.exact:
        return None
    if selector.start >= 0 and text.startswith(selector.exact, selector.start):
        return _span_at(selector, selector.start)
    best = max(occurrences(text, selector.exact), key=lambda at: _likeness(text, selector, at), default=None)
    return None if best is None else _span_at(selector, best)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Find every place where words stand, overlapping ones too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _span_at(selector: Selector, start: int) -> Span:
    return Span(start, start + len(selector.exact))


def _likeness(text: str, selector: Selector, start: int) -> tuple[int, int]:
    """Weigh a place: more agreement first, then less distance; equals are taken in reading order."""
    end = start + len(selector.exact)
    before = text[max(0, start - len(selector.prefix)) : start]
    after = text[end : end + len(selector.suffix)]
    agreement = _shared(before[::-1], selector.prefix[::-1]) + _shared(after, selector.suffix)
    return agreement, -abs(start - selector.start)


def _shared(one: str, other: str) -> int:
    """Count the characters in which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
