"""One article as it is read line by line: where one is, and what has the focus."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from reader.article.model import Block, Span
from reader.layout import units
from reader.layout.linear import numbered_blocks
from reader.layout.search import Searchable
from reader.library import OpenArticle


class Position(NamedTuple):
    """Where reading is."""

    place: int
    focus: Span | None = None
    unit: str = ""
    """What the focus was reached as: a paragraph, a quotation …"""


class Reading:
    """The state of one article's session."""

    def __init__(self, opened: OpenArticle) -> None:
        self.opened = opened
        self.article = opened.article
        self.position = Position(min(max(0, opened.record.place), len(self.article.text)))
        self.hits: tuple[Span, ...] = ()
        self.hit = 0
        self.whole_captions: frozenset[int] = frozenset()
        """The captions, by the numbers of their blocks, that are read whole on the way past them."""
        self._left: Position | None = None
        self._starts = [block.start for block in self.article.blocks]
        self._numbers = [number for number, _ in numbered_blocks(self.article)]
        self._segments = units.Segments(self.article, opened.language)

    @property
    def focus(self) -> Span | None:
        """What has the focus."""
        return self.position.focus

    @cached_property
    def paragraphs(self) -> Sequence[Span]:
        """Where the paragraphs are: number n is the n-th."""
        return units.paragraphs(self.article)

    @cached_property
    def quotations(self) -> Sequence[Span]:
        """Where somebody speaks."""
        return units.quotations(self.article)

    @cached_property
    def captions(self) -> Sequence[Span]:
        """Where the captions are."""
        return units.captions(self.article)

    @cached_property
    def searchable(self) -> Searchable:
        """The text, made ready to be searched."""
        return Searchable(self.article.text)

    @property
    def mark_spans(self) -> list[Span]:
        """Where the marks are, but for those whose words are not in this text."""
        return [mark.span for mark in self.opened.marks() if mark.span is not None]

    def move(self, span: Span, unit: str) -> None:
        """Give the focus to a span."""
        self.position = Position(span.start, span, unit)

    def jump(self, span: Span, unit: str) -> None:
        """Give the focus to a span, and remember where one was."""
        self._left = self.position
        self.move(span, unit)

    def go_top(self) -> None:
        """Go to the beginning, and remember where one was."""
        self._left, self.position = self.position, Position(0)

    def go_back(self) -> bool:
        """Go to where the last jump began, and remember from where; False where there was none."""
        if self._left is None:
            return False
        self._left, self.position = self.position, self._left
        return True

    def release(self) -> None:
        """Let go of the focus and of the search."""
        self.position, self.hits = Position(self.position.place), ()

    def block_at(self, offset: int) -> int:
        """Return the number of the block an offset is in; between two blocks, the one before."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def blocks_of(self, span: Span) -> range:
        """Return the numbers of the blocks that a span is in."""
        if not self._starts:
            return range(0)
        return range(self.block_at(span.start), self.block_at(max(span.start, span.end - 1)) + 1)

    def block(self, index: int) -> Block:
        """Return a block by its number."""
        return self.article.blocks[index]

    def number_of(self, index: int) -> int | None:
        """Return the number that a block has as a paragraph; None where it is none."""
        return self._numbers[index]

    def paragraph_at(self, offset: int) -> int | None:
        """Return the number of the paragraph an offset is in; None in a heading or a caption."""
        return self._numbers[self.block_at(offset)] if self._numbers else None

    def sentences(self, block: int) -> Sequence[Span]:
        """Return the sentences of a block."""
        return self._segments.sentences(block)

    def here(self) -> Span:
        """Return what has the focus, else the block that one is in; empty in an article without text."""
        if self.focus is not None:
            return self.focus
        blocks = self.blocks_of(Span(self.position.place, self.position.place + 1))
        return self.block(blocks[0]).span if blocks else Span(0, 0)

    def sentences_near(self, origin: Span, direction: int) -> Sequence[Span]:
        """Return as many sentences as a step from a place can need; of captions those that are read whole."""
        folded = {self.block_at(span.start) for span in self.captions} - self.whole_captions
        return self._segments.sentences_near(self.block_at(origin.start), direction, folded)
