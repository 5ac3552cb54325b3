"""The passages of one article that can have the focus: what is walked by, and what they grow to."""

from __future__ import annotations

from functools import cached_property

from reader.article.model import Article, Span
from reader.layout.growing import Growing, Growth
from reader.layout.units import Segments
from reader.marks.walking import Places, Walks, suggested


class Passages:
    """All that is known of one article's passages, found when it is first asked for."""

    def __init__(self, article: Article, segments: Segments) -> None:
        self._article = article
        self._segments = segments

    @cached_property
    def walks(self) -> Walks:
        """The ways from one passage to the next of its kind."""
        return Walks(self._article, self._segments)

    @cached_property
    def mentions(self) -> Places:
        """Where the article is thought to name something."""
        return suggested(self._article)

    @cached_property
    def growing(self) -> Growing:
        """The units around a passage."""
        return Growing(self._article, self._segments)

    @cached_property
    def _growth(self) -> Growth:
        return Growth(self.growing)

    def grown(self, span: Span, direction: int) -> Span | None:
        """Return what a passage grows (1) or shrinks (-1) to; None where there is nothing."""
        return self._growth.grow(span) if direction > 0 else self._growth.shrink(span)
