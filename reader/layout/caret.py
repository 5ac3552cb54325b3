"""How a caret moves over laid-out text: characters, lines, words, sentences, paragraphs.

A caret stands on a character that is drawn, or on a folded caption as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.article.model import Span
from reader.layout.line import Line, Role
from reader.layout.lines import Layout
from reader.layout.widths import measure

Segmenter = Callable[[int], Sequence[Span]]
"""Finds the words, or the sentences, of a block by its number: spans of `Article.text`, in order."""


class Caret(NamedTuple):
    """Where a caret stands, and the cell it wants to be in when it changes lines."""

    offset: int
    goal: int | None = None


class Motions(NamedTuple):
    """The motions of the keybindings' table [selection], over one layout of at least one line."""

    layout: Layout
    words: Segmenter
    sentences: Segmenter

    def move(self, caret: Caret, motion: str) -> Caret:
        """Carry out a motion by its name; at the end of the article the caret stays.

        Raises:
            KeyError: There is no motion of this name.
        """
        return _MOTIONS[motion](self, caret)

    def span_at(self, offset: int) -> Span:
        """Return what a caret at an offset stands on: a whole character, or a folded caption."""
        line = self.layout.line(self.layout.line_at(offset))
        if line.role is not Role.TEXT:
            return line.span
        measured = measure(line.words)
        index = min(bisect_right(measured.edges, offset - line.start), len(measured.edges) - 1)
        return Span(line.start + measured.edges[max(0, index - 1)], line.start + measured.edges[index])

    def settle(self, offset: int) -> int:
        """Return the nearest place at or before an offset where a caret can stand."""
        return self.span_at(min(max(offset, 0), len(self.layout.article.text))).start

    def line_start(self, caret: Caret) -> Caret:
        """Go to the first character of the line."""
        return Caret(self._line(caret).start)

    def line_end(self, caret: Caret) -> Caret:
        """Go to the last character of the line."""
        return Caret(self.settle(self._line(caret).end - 1))

    def left(self, caret: Caret) -> Caret:
        """Go a character back, over the ends of lines."""
        line = self._line(caret)
        if caret.offset > line.start and line.role is Role.TEXT:
            return Caret(self.settle(caret.offset - 1))
        for other in self._lines_from(caret, -1):
            return Caret(self.settle(other.end - 1))
        return caret

    def right(self, caret: Caret) -> Caret:
        """Go a character on, over the ends of lines."""
        end = self.span_at(caret.offset).end
        if end < self._line(caret).end:
            return Caret(end)
        for other in self._lines_from(caret, 1):
            return Caret(other.start)
        return caret

    def vertical(self, caret: Caret, step: int) -> Caret:
        """Go to the next line, as near to the goal column as it allows."""
        goal = self._line(caret).cell_at(caret.offset) if caret.goal is None else caret.goal
        for other in self._lines_from(caret, step):
            return Caret(other.offset_at(goal), goal)
        return caret

    def next_start(self, caret: Caret, segments: Segmenter) -> Caret:
        """Go to where the next word or sentence starts."""
        for block in range(self.layout.block_at(caret.offset), len(self.layout.article.blocks)):
            starts = [span.start for span in self._segments(block, segments)]
            after = bisect_right(starts, caret.offset)
            if after < len(starts):
                return Caret(self.settle(starts[after]))
        return self.end(caret)

    def previous_start(self, caret: Caret, segments: Segmenter) -> Caret:
        """Go to where this word or sentence starts, or the one before it."""
        for block in range(self.layout.block_at(caret.offset), -1, -1):
            starts = [span.start for span in self._segments(block, segments)]
            before = bisect_left(starts, caret.offset)
            if before:
                return Caret(self.settle(starts[before - 1]))
        return self.top(caret)

    def end_of_word(self, caret: Caret) -> Caret:
        """Go to the last character of this word, or of the next one."""
        return self.end_beyond(self.span_at(caret.offset).end, self.words)

    def end_beyond(self, place: int, segments: Segmenter) -> Caret:
        """Go to the last character of the first word or sentence that ends beyond a place."""
        for block in range(self.layout.block_at(place), len(self.layout.article.blocks)):
            for part in self._segments(block, segments):
                if part.end > place:
                    return Caret(self.settle(part.end - 1))
        return self.end(Caret(place))

    def end_before(self, place: int, segments: Segmenter) -> Caret:
        """Go to the last character of the last word or sentence that ends at a place, or before it."""
        for block in range(self.layout.block_at(place), -1, -1):
            ends = [span.end for span in self._segments(block, segments)]
            before = bisect_right(ends, place)
            if before:
                return Caret(self.settle(ends[before - 1] - 1))
        return self.top(Caret(place))

    def next_paragraph(self, caret: Caret) -> Caret:
        """Go to the start of the next block."""
        after = self.layout.block_at(caret.offset) + 1
        blocks = self.layout.article.blocks
        return Caret(self.settle(blocks[after].start)) if after < len(blocks) else self.end(caret)

    def previous_paragraph(self, caret: Caret) -> Caret:
        """Go to the start of this block, or of the one before it."""
        number = self.layout.block_at(caret.offset)
        start = self.layout.article.blocks[number].start
        if start >= caret.offset and number:
            start = self.layout.article.blocks[number - 1].start
        return Caret(self.settle(start))

    def top(self, _: Caret) -> Caret:
        """Go to the first character."""
        return Caret(self.settle(0))

    def end(self, _: Caret) -> Caret:
        """Go to the last character."""
        return Caret(self.settle(len(self.layout.article.text) - 1))

    def _line(self, caret: Caret) -> Line:
        return self.layout.line(self.layout.line_at(caret.offset))

    def _lines_from(self, caret: Caret, step: int) -> Iterator[Line]:
        """Go through the lines beyond the caret's on which a caret can stand."""
        number = self.layout.line_at(caret.offset) + step
        while 0 <= number < len(self.layout):
            line = self.layout.line(number)
            if line.has_text:
                yield line
            number += step

    def _segments(self, block: int, segments: Segmenter) -> Sequence[Span]:
        if block in self.layout.folded:
            return (self.layout.article.blocks[block].span,)
        return segments(block)


_MOTIONS: dict[str, Callable[[Motions, Caret], Caret]] = {
    "left": Motions.left,
    "right": Motions.right,
    "line-down": lambda motions, caret: motions.vertical(caret, 1),
    "line-up": lambda motions, caret: motions.vertical(caret, -1),
    "next-word": lambda motions, caret: motions.next_start(caret, motions.words),
    "previous-word": lambda motions, caret: motions.previous_start(caret, motions.words),
    "end-of-word": Motions.end_of_word,
    "line-start": Motions.line_start,
    "line-end": Motions.line_end,
    "next-sentence": lambda motions, caret: motions.next_start(caret, motions.sentences),
    "previous-sentence": lambda motions, caret: motions.previous_start(caret, motions.sentences),
    "next-paragraph": Motions.next_paragraph,
    "previous-paragraph": Motions.previous_paragraph,
    "top": Motions.top,
    "end": Motions.end,
}
MOTIONS = frozenset(_MOTIONS)
"""The names of all motions."""
