"""The index of an article's lines for one width: which words stand on line n, and on which line is a word.

Wrapping is done once a width. What is folded only changes how many lines a block has, so that
folding rebuilds the sums alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from reader.article.model import Article, Block, BlockKind, Span
from reader.article.normalise import guard
from reader.layout.labels import FOLDED, UNFOLDED, folded_caption, lines_after
from reader.layout.widths import cell_width, measure
from reader.layout.wrap import wrap

BULLETS = "•◦▪"
QUOTE_BAR = "│ "
NOT_PARAGRAPHS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})
"""Kinds of block that are not counted as the article's paragraphs."""


class Role(Enum):
    """What a line is for."""

    TEXT = auto()
    """Words of the article."""
    FOLDED = auto()
    """A whole caption, folded."""
    ADDED = auto()
    """Words beside the article's text: a speaker, a credit."""
    BLANK = auto()
    """The space above a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the column: a prefix, then its words."""

    block: int
    role: Role
    start: int
    end: int
    """Where in `Article.text`; of a folded caption, all of it; empty for words that are not in the text."""
    prefix: str = ""
    words: str = ""

    @property
    def span(self) -> Span:
        """The stretch of the article's text that the line stands for."""
        return Span(self.start, self.end)

    @property
    def has_text(self) -> bool:
        """Whether a caret can stand on the line."""
        return self.start < self.end

    def cell_at(self, offset: int) -> int:
        """Return the cell, counted from the column's left edge, at which an offset is drawn."""
        indent = cell_width(self.prefix)
        if self.role is not Role.TEXT:
            return indent
        return indent + measure(self.words).cell_at(min(max(offset - self.start, 0), len(self.words)))

    def offset_at(self, cell: int) -> int:
        """Return the start of the character drawn at a cell; beyond either end, the nearest one."""
        if self.role is not Role.TEXT or not self.words:
            return self.start
        measured = measure(self.words)
        nearest = min(max(cell - cell_width(self.prefix), 0), measured.cells[-1] - 1)
        return self.start + measured.offset_at(nearest)


@dataclass(frozen=True, slots=True)
class _Laid:
    """One block, wrapped."""

    gap: int
    prefixes: tuple[str, str]
    """Of the first line, of those that follow."""
    spans: Sequence[tuple[int, int]]
    added: tuple[str, ...]

    def height(self, *, folded: bool) -> int:
        return self.gap + (1 if folded else len(self.spans) + len(self.added))


class Layout:
    """An article's lines, counted from 0."""

    def __init__(self, article: Article, width: int, folded: Collection[int] = ()) -> None:
        self.article = article
        self.width = max(1, width)
        self.text = "\n".join(map(guard, article.text.split("\n")))
        """The article's text as it is safe to draw; every offset is the same."""
        self._starts = [block.start for block in article.blocks]
        self._laid = [self._lay(number) for number in range(len(article.blocks))]
        self.fold(folded)

    def fold(self, folded: Collection[int]) -> None:
        """Show these blocks, by number, as one line each, and all others whole."""
        self.folded = frozenset(folded)
        heights = (laid.height(folded=number in self.folded) for number, laid in enumerate(self._laid))
        self._tops = list(accumulate(heights, initial=0))

    def __len__(self) -> int:
        return self._tops[-1]

    def line(self, number: int) -> Line:
        """Return a line."""
        block = bisect_right(self._tops, number) - 1
        laid = self._laid[block]
        step = number - self._tops[block] - laid.gap
        start, end = self.article.blocks[block].span
        if step < 0:
            return Line(block=block, role=Role.BLANK, start=start, end=start)
        if block in self.folded:
            words = folded_caption(self.article, self.article.blocks[block], self.width - len(FOLDED))
            return Line(block=block, role=Role.FOLDED, start=start, end=end, prefix=FOLDED, words=words)
        prefix = laid.prefixes[step > 0]
        if step < len(laid.spans):
            first, last = laid.spans[step]
            words = self.text[first:last]
            return Line(block=block, role=Role.TEXT, start=first, end=last, prefix=prefix, words=words)
        words = laid.added[step - len(laid.spans)]
        return Line(block=block, role=Role.ADDED, start=end, end=end, prefix=prefix, words=words)

    def line_at(self, offset: int) -> int:
        """Return the number of the line an offset is on; between two lines, the one before."""
        block = self.block_at(offset)
        laid = self._laid[block]
        first = self._tops[block] + laid.gap
        if block in self.folded:
            return first
        return first + max(0, bisect_right(laid.spans, (offset, len(self.text) + 1)) - 1)

    def block_at(self, offset: int) -> int:
        """Return the number of the block an offset is in; between two blocks, the one before."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_of(self, block: int) -> range:
        """Return the numbers of a block's lines, without the space above it."""
        return range(self._tops[block] + self._laid[block].gap, self._tops[block + 1])

    def _lay(self, number: int) -> _Laid:
        blocks = self.article.blocks
        block = blocks[number]
        prefixes = _prefixes(block, self.width)
        room = max(1, self.width - cell_width(prefixes[0]))
        lines = wrap(self.text[block.start : block.end], room)
        return _Laid(
            gap=_gap(blocks[number - 1] if number else None, block),
            prefixes=prefixes,
            spans=[(block.start + start, block.start + end) for start, end in lines],
            added=tuple(_wrapped(lines_after(self.article, block), room)),
        )


def paragraph_ends(article: Article) -> tuple[int, ...]:
    """Return where each paragraph ends: paragraph n, counted from 1, is the n-th of them.

    Titles, headings and captions are no paragraphs.
    """
    return tuple(block.end for block in article.blocks if block.kind not in NOT_PARAGRAPHS)


def _wrapped(texts: Sequence[str], width: int) -> list[str]:
    return [text[start:end] for text in texts for start, end in wrap(text, width)]


def _gap(before: Block | None, block: Block) -> int:
    if before is None or (before.kind is block.kind is BlockKind.LIST_ITEM):
        return 0
    return 1


def _prefixes(block: Block, width: int) -> tuple[str, str]:
    """Return what stands before a block's first line and before the others, as far as there is room."""
    match block.kind:
        case BlockKind.LIST_ITEM:
            depth = max(1, min(block.level or 1, width // 8))
            bullet = "  " * (depth - 1) + BULLETS[(depth - 1) % len(BULLETS)] + " "
            return bullet, " " * len(bullet)
        case BlockKind.BLOCKQUOTE:
            return QUOTE_BAR, QUOTE_BAR
        case BlockKind.CAPTION:
            return UNFOLDED, " " * len(UNFOLDED)
        case BlockKind.PREFORMATTED if width >= 20:
            return "  ", "  "
        case _:
            return "", ""
