"""The index of an article's lines for one width: which words stand on line n, and on which line is a word.

A block is wrapped when it is first needed; until then its height is estimated, so that the first screen
of a long article need not wait for its end. What is folded only changes how many lines a block has, so
that folding rebuilds the sums alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING

from reader.article.model import Article, BlockKind, Span
from reader.layout.block_texts import BlockTexts
from reader.layout.labels import FOLDED, folded_caption, lines_after, prefix_width, prefixes
from reader.layout.line import Line, Role
from reader.layout.typesetting import Typesetter
from reader.layout.wrap import wrap, wrap_glued

if TYPE_CHECKING:
    from reader.layout.pictures import PictureSize

__all__ = ["NOT_PARAGRAPHS", "Layout", "Line", "Role", "paragraph_ends"]

NOT_PARAGRAPHS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})
"""Kinds of block that are not counted as the article's paragraphs."""


class Layout:
    """An article's lines, counted from 0."""

    def __init__(
        self,
        article: Article | BlockTexts,
        width: int,
        folded: Collection[int] = (),
        *,
        justify: bool = False,
        spaced: bool = True,
        lazy: bool = False,
    ) -> None:
        """Lay an article out.

        Args:
            article: What to lay out, or its texts from another layout.
            width: Of the column, in cells.
            folded: The numbers of the blocks that are shown as one line.
            justify: Whether both edges of a paragraph are straight.
            spaced: Whether an empty line parts two paragraphs.
            lazy: Whether to leave the wrapping to `prepare` and `advance`. Until all is wrapped, how many
                lines there are, and which number a line has, is an estimate.
        """
        self.texts = article if isinstance(article, BlockTexts) else BlockTexts(article)
        self.article = self.texts.article
        self.width = max(1, width)
        self._setter = Typesetter(self.texts, self.width, justify)
        blocks = self.article.blocks
        self._starts = self.texts.starts
        self._gaps = _gaps([block.kind for block in blocks], spaced=spaced)
        self._edges: list[array[int] | None] = [None] * len(blocks)
        self._added: dict[int, tuple[str, ...]] = {}
        self.pictures: Mapping[int, PictureSize] = {}
        self._heights = [1 + (block.end - block.start) // self.width for block in blocks]
        self._first_rough = 0
        self.fold(folded)
        if not lazy:
            self.finish()

    def fold(self, folded: Collection[int]) -> None:
        """Show these blocks, by number, as one line each, and all others whole."""
        self.folded = frozenset(folded)
        self._sum_up()

    def place_pictures(self, sizes: Mapping[int, tuple[int, int]], rows: int) -> None:
        """Show pictures below the words of these captions, where they are not folded.

        Args:
            sizes: Width and height in pixels, by the number of the caption's block.
            rows: How many lines one may take.
        """
        from reader.layout.pictures import PictureSize, fitted

        blocks = self.article.blocks
        rooms = {n: PictureSize(self.width - prefix_width(blocks[n], self.width), rows) for n in sizes}
        self.pictures = {number: fitted(*size, rooms[number]) for number, size in sizes.items()}
        self._sum_up()

    @property
    def is_exact(self) -> bool:
        """Whether every block is wrapped, so that no line's number will change."""
        return self._first_rough == len(self._edges)

    def is_wrapped(self, numbers: range) -> bool:
        """Whether the blocks of these lines are wrapped, as far as there are any."""
        if self.is_exact or not numbers:
            return True
        first = max(0, bisect_right(self._tops, max(0, numbers[0])) - 1)
        last = min(bisect_right(self._tops, numbers[-1]), len(self._edges))
        return all(edges is not None for edges in self._edges[first:last])

    def is_wrapped_at(self, offset: int) -> bool:
        """Whether the block that an offset is in is wrapped."""
        return self.is_exact or self._edges[self.block_at(offset)] is not None

    def prepare(self, offset: int, rows: int) -> None:
        """Wrap the block of an offset, and blocks for some rows after it and for as many before it."""
        number = self.block_at(offset)
        if number < len(self._edges):
            self._wrap(number)
        self._wrap_until(range(number + 1, len(self._edges)), rows)
        self._wrap_until(range(number - 1, -1, -1), rows)
        self._sum_up()

    def advance(self, blocks: int) -> bool:
        """Wrap some more blocks, the first that are not wrapped; return whether all are now."""
        left = blocks
        while left and self._first_rough < len(self._edges):
            left -= self._wrap(self._first_rough)
            self._first_rough += 1
        self._sum_up()
        return self.is_exact

    def finish(self) -> None:
        """Wrap all that is not wrapped."""
        self.advance(len(self._edges))

    def __len__(self) -> int:
        return self._tops[-1]

    def line(self, number: int) -> Line:
        """Return a line."""
        block = bisect_right(self._tops, number) - 1
        if self._edges[block] is None and block not in self.folded:
            self.finish()
            return self.line(min(number, len(self) - 1))
        step = number - self._tops[block] - self._gaps[block]
        start, end = self.article.blocks[block].span
        if step < 0:
            return Line(block=block, role=Role.BLANK, start=start, end=start)
        if block in self.folded:
            words = folded_caption(self.article, self.article.blocks[block], self.width - len(FOLDED))
            return self._setter.beside(
                Line(block=block, role=Role.FOLDED, start=start, end=end, prefix=FOLDED, words=words)
            )
        edges = self._edges[block] or array("L")
        if 2 * step < len(edges):
            first, last = self._starts[block] + edges[2 * step], self._starts[block] + edges[2 * step + 1]
            # Two lines of one row have no line feed between them.
            between = self.article.text[self._starts[block] + edges[2 * step - 1] : first] if step else ""
            continued = step > 0 and not between.endswith("\n")
            return self._setter.of_text(block, Span(first, last), first=step == 0, continued=continued)
        return self._added_line(block, step - len(edges) // 2)

    def start_of(self, number: int) -> int:
        """Return the offset at which a line's block starts or, where it is wrapped, the line itself."""
        block = bisect_right(self._tops, number) - 1
        edges = self._edges[block] or ()
        step = number - self._tops[block] - self._gaps[block]
        return self._starts[block] + (edges[2 * step] if 0 < 2 * step < len(edges) else 0)

    def line_at(self, offset: int) -> int:
        """Return the number of the line an offset is on; between two lines, the one before."""
        block = self.block_at(offset)
        if self._edges[block] is None and block not in self.folded:
            self.finish()
        first = self._tops[block] + self._gaps[block]
        if block in self.folded:
            return first
        # A line's start and end stand side by side, so that an offset is found among both.
        return first + max(0, (bisect_right(self._edges[block] or (), offset - self._starts[block]) - 1) // 2)

    def block_at(self, offset: int) -> int:
        """Return the number of the block an offset is in; between two blocks, the one before."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_of(self, block: int) -> range:
        """Return the numbers of a block's lines, without the space above it."""
        return range(self._tops[block] + self._gaps[block], self._tops[block + 1])

    def _added_line(self, block: int, step: int) -> Line:
        """Return a line below a block's own: of the words beside the text, then of the picture."""
        end = self.article.blocks[block].end
        prefix = prefixes(self.article.blocks[block], self.width)[1]
        added = self._added.get(block, ())
        if step < len(added):
            line = Line(block=block, role=Role.ADDED, start=end, end=end, prefix=prefix, words=added[step])
            return self._setter.beside(line)
        words = " " * self.pictures[block].columns
        row = step - len(added)
        return self._setter.beside(
            Line(block=block, role=Role.PICTURE, start=end, end=end, prefix=prefix, words=words, row=row)
        )

    def _wrap_until(self, numbers: Iterable[int], rows: int) -> None:
        for number in numbers:
            if rows <= 0:
                return
            self._wrap(number)
            rows -= self._height(number)

    def _wrap(self, number: int) -> bool:
        """Wrap a block; return whether there was anything to do."""
        if self._edges[number] is not None:
            return False
        block = self.article.blocks[number]
        room = max(1, self.width - prefix_width(block, self.width))
        edges: array[int] = array("L")
        text, form = self.texts.to_wrap(number)
        wrap_glued(text, room, edges.append, form)
        self._edges[number] = edges
        self._heights[number] = len(edges) // 2
        if block.speaker or block.credit:
            self._added[number] = tuple(_wrapped(lines_after(self.article, block), room))
            self._heights[number] += len(self._added[number])
        return True

    def _height(self, number: int) -> int:
        return self._gaps[number] + (1 if number in self.folded else self._heights[number])

    def _sum_up(self) -> None:
        heights: list[int] = list(map(add, self._gaps, self._heights))
        for number in self.folded:
            heights[number] = self._gaps[number] + 1
        for number in self.pictures.keys() - self.folded:
            heights[number] += self.pictures[number].rows
        self._tops = list(accumulate(heights, initial=0))


def paragraph_ends(article: Article) -> tuple[int, ...]:
    """Return where each paragraph ends: paragraph n, counted from 1, is the n-th of them.

    Titles, headings and captions are no paragraphs.
    """
    return tuple(block.end for block in article.blocks if block.kind not in NOT_PARAGRAPHS)


def _wrapped(texts: Sequence[str], width: int) -> list[str]:
    return [text[start:end] for text in texts for start, end in wrap(text, width)]


def _gaps(kinds: Sequence[BlockKind], *, spaced: bool) -> list[int]:
    """Tell how many empty lines stand above each block."""
    item = BlockKind.LIST_ITEM
    close = item if spaced else BlockKind.PARAGRAPH
    apart = [
        0 if before is kind and (kind is item or kind is close) else 1 for before, kind in pairwise(kinds)
    ]
    return [0, *apart][: len(kinds)]
