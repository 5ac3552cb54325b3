"""Where the ends of a passage can be moved to: by words, or to where something said may begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reader.article.model import Article, BlockKind, Span
from reader.layout.units import Segments

Thing = TypeVar("Thing")
STOPS = frozenset(".!?…。！？؟۔।॥։።")
"""What ends a sentence belongs to the word before it."""
CLAUSE = re.compile(r"[:;,،؛、，；：—–]\s*[\"'“”„«»‹›‘’「『(]*\s*(?=\w)|[\"“„«‹「『]\s*(?=\w)")
"""What stands before words with which something said may begin, within a sentence."""


class Ends:
    """Moves the ends of passages of one article; a passage keeps a word at least."""

    def __init__(self, article: Article, segments: Segments) -> None:
        self._article = article
        self._segments = segments
        self._starts = [block.start for block in article.blocks]

    def longer(self, span: Span, *, at_end: bool) -> Span:
        """Take in one more word; at the end of the article the passage stays as it is."""
        if at_end:
            ends = (self._with_stop(word.end) for word in self._words(span.end - 1, 1))
            return Span(span.start, next((end for end in ends if end > span.end), span.end))
        starts = (word.start for word in self._words(span.start, -1))
        return Span(next((start for start in starts if start < span.start), span.start), span.end)

    def shorter(self, span: Span, *, at_end: bool) -> Span:
        """Give back a word, unless it is the last."""
        if not at_end:
            starts = (word.start for word in self._words(span.start, 1))
            start = next((start for start in starts if start > span.start), span.end)
            return Span(start, span.end) if start < span.end else span
        words = (word for word in self._words(span.end - 1, -1) if word.start < span.end)
        next(words, None)
        before = next(words, None)
        if before is None or before.end <= span.start:
            return span
        return Span(span.start, self._with_stop(before.end))

    def begun_earlier(self, span: Span) -> Span:
        """Begin a passage at the place before its start at which something said may begin."""
        places = self._walk(span.start, -1, self._beginnings)
        return Span(next((place for place in places if place < span.start), span.start), span.end)

    def begun_later(self, span: Span) -> Span:
        """Begin a passage at the place within it at which something said may begin, if there is one."""
        places = self._walk(span.start, 1, self._beginnings)
        place = next((place for place in places if place > span.start), span.end)
        return Span(place, span.end) if place < span.end else span

    def _words(self, offset: int, step: int) -> Iterator[Span]:
        return self._walk(offset, step, self._segments.words)

    def _walk(self, offset: int, step: int, of: Callable[[int], Sequence[Thing]]) -> Iterator[Thing]:
        """Give what is in the block at a place, then what is in the blocks beyond it, captions left out."""
        first = max(0, bisect_right(self._starts, offset) - 1)
        blocks = self._article.blocks
        for number in range(first, len(blocks)) if step > 0 else range(min(first + 1, len(blocks)))[::-1]:
            # Nobody goes on speaking in a caption.
            if number == first or blocks[number].kind is not BlockKind.CAPTION:
                yield from of(number)[::step]

    def _beginnings(self, block: int) -> Sequence[int]:
        """Return where sentences and clauses of a block begin."""
        start, text = self._starts[block], self._article.text_of(self._article.blocks[block])
        clauses = {start + found.end() for found in CLAUSE.finditer(text)}
        return sorted(clauses | {sentence.start for sentence in self._segments.sentences(block)})

    def _with_stop(self, end: int) -> int:
        """Return where a word ends with the full stop behind it; one within a word, as in a.m, is none."""
        text, stop = self._article.text, end
        while stop < len(text) and text[stop] in STOPS:
            stop += 1
        return end if text[stop : stop + 1].isalnum() else stop
