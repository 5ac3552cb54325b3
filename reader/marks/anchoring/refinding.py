"""Find a passage of which only the words and their context are known, in a text that may have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from reader.article.model import Span, overlaps
from reader.marks.anchoring.anchored import GONE, Anchored, anchored
from reader.marks.anchoring.comparing import Comparison, Part
from reader.marks.anchoring.selecting import CONTEXT, occurrences
from reader.marks.anchoring.tokens import parting
from reader.marks.model import Selector

NEEDED = 0.58
"""How alike a passage, words and context, must be to what stands there (`python -m bench.anchoring`)."""
WORDS_NEEDED = 0.45
"""The same of its words alone."""
LOOKED_AT = 60.0
"""How alike, of 100, a place must be to the passage with its context to be looked at."""
MARGIN = 0.05
"""By how much the best place must be more like it than the next best."""
SAME_CONTEXT = 0.8
"""From here on the context on one side is the same, so that the very words in it were not moved."""
WEIGHTS = (50, 30, 10)
"""Of the words, where they are many; of the side of the context that is more alike; and of the other."""
FEW = 10
"""What the weight of words is more than their characters."""
ALONE = 0.15
"""What the very words count more where they are no few letters and stand in one place alone,"""
STILL = 0.1
"""and what they do where they stood."""
LETTERS = 12
MOST = 200
"""Places of the very words that are compared."""
REACH = 16
"""Code points at either end of a place in which words are compared, too."""
OUT = "\0"
"""Stands where a place was found, so that the next best is another; no article holds it."""


class Place(NamedTuple):
    """Where a passage may stand."""

    score: float
    span: Span
    context: float
    """How alike the context is, on the side where it is more so."""


def find(text: str, selector: Selector) -> Anchored:
    """Find a passage by its words and their context; where two places could be meant, it is told as gone."""
    exact, start = selector.exact, selector.start
    if not exact:
        return GONE
    if start >= 0 and text.startswith(_whole(selector), start - len(selector.prefix)):
        return anchored(text, Span(start, start + len(exact)), exact, moved=False)
    best, second = [*sorted(_places(text, selector), reverse=True), None, None][:2]
    if best is None or best.score < NEEDED or (second and best.score - second.score < MARGIN):
        return GONE
    return anchored(text, best.span, exact, moved=best.context < SAME_CONTEXT and best.span.start != start)


def _places(text: str, selector: Selector) -> Iterator[Place]:
    """Give the places of the very words, and of what is most like them with their context."""
    spans = [Span(at, at + len(selector.exact)) for at in islice(occurrences(text, selector.exact), MOST)]
    alone = ALONE if len(spans) == 1 and len(selector.exact) >= LETTERS else 0
    for span in spans:
        yield _weighed(text, span, selector, alone + (STILL if span.start == selector.start else 0))
    for span in _close(text, selector, spans):
        yield _weighed(text, span, selector)


def _weighed(text: str, span: Span, selector: Selector, more: float = 0) -> Place:
    from rapidfuzz.fuzz import ratio

    exact, prefix, suffix, _ = selector
    before = ratio(prefix, text[max(0, span.start - (len(prefix) or CONTEXT)) : span.start]) / 100
    behind = ratio(suffix, text[span.end : span.end + (len(suffix) or CONTEXT)]) / 100
    if not (prefix or suffix):
        before = behind = 1
    better, worse = max(before, behind), min(before, behind)
    of_words, of_better, of_worse = WEIGHTS
    of_words = min(of_words, FEW + len(exact))
    words = ratio(exact, text[span.start : span.end]) / 100
    score = of_words * words + of_better * better + of_worse * worse
    return Place(more + score / (of_words + of_better + of_worse), span, better)


def _close(text: str, selector: Selector, known: Collection[Span]) -> Iterator[Span]:
    """Give up to two places of words that are like a passage, elsewhere than those that are known."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio

    whole = _whole(selector)
    searched = text
    for _ in range(2):
        found = partial_ratio_alignment(whole, searched, score_cutoff=LOOKED_AT)
        if found is None or found.dest_start >= found.dest_end:
            return
        start, end = found.dest_start, found.dest_end
        searched = f"{searched[:start]}{OUT * (end - start)}{searched[end:]}"
        if any(overlaps(span, Span(start, end)) for span in known):
            continue
        near = Span(parting(text, start - REACH, -1), parting(text, end + REACH, 1))
        words = Span(len(selector.prefix), len(selector.prefix) + len(selector.exact))
        span = Comparison(Part(whole, Span(0, len(whole))), Part(text, near)).carry(words).span
        if span and ratio(selector.exact, text[span.start : span.end]) >= 100 * WORDS_NEEDED:
            yield span


def _whole(selector: Selector) -> str:
    return f"{selector.prefix}{selector.exact}{selector.suffix}"
