"""One line of the column: its words, and at which cell each of them is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from reader.article.model import Span
from reader.layout.bidi import joined, mirrored, visual_order
from reader.layout.widths import cell_width, cluster_width, clusters, measure


class Role(Enum):
    """What a line is for."""

    TEXT = auto()
    """Words of the article."""
    FOLDED = auto()
    """A whole caption, folded."""
    ADDED = auto()
    """Words beside the article's text: a speaker, a credit."""
    PICTURE = auto()
    """A row of a caption's picture; its words are as many blanks as the picture is wide."""
    BLANK = auto()
    """The space above a block."""


class Glyph(NamedTuple):
    """A grapheme cluster where it is drawn."""

    span: Span
    """In `Article.text`."""
    text: str
    cells: int


class Line(NamedTuple):
    """A line of the column: a prefix, then its words; from right to left, the prefix stands at the right."""

    block: int
    role: Role
    start: int
    end: int
    """Where in `Article.text`; of a folded caption, all of it; empty for words that are not in the text."""
    prefix: str = ""
    words: str = ""
    indent: int = 0
    """Cells left of the words."""
    stretch: int = 0
    """Cells that are shared out among the spaces, so that both edges are straight."""
    rtl: bool = False
    """Whether the line as a whole runs from right to left."""
    levels: Sequence[int] | None = None
    """The embedding level of each character, where any of them runs from right to left."""
    row: int = 0
    """Which row of its picture it is."""

    @property
    def span(self) -> Span:
        """The stretch of the article's text that the line stands for."""
        return Span(self.start, self.end)

    @property
    def has_text(self) -> bool:
        """Whether a caret can stand on the line."""
        return self.start < self.end

    @property
    def is_as_written(self) -> bool:
        """Whether the words are drawn one after the other, as they stand."""
        return self.levels is None and not self.stretch

    @property
    def cells(self) -> int:
        """How many cells the words take."""
        return cell_width(self.words) + self.stretch

    def glyphs(self) -> list[Glyph]:
        """Return the words' clusters from left to right."""
        pieces = clusters(self.words)
        if self.levels is None:
            return self._placed(pieces, range(len(pieces)), pieces)
        shapes = clusters(joined(self.words))
        starts = _starts(pieces)
        levels = [self.levels[start] for start in starts]
        shapes = [
            mirrored(shape) if level % 2 else shape for shape, level in zip(shapes, levels, strict=True)
        ]
        return self._placed(pieces, visual_order(levels), shapes)

    def cell_at(self, offset: int) -> int:
        """Return the cell, counted from the column's left edge, at which an offset is drawn."""
        if self.role is not Role.TEXT:
            return self.indent
        if self.is_as_written:
            place = min(max(offset - self.start, 0), len(self.words))
            return self.indent + measure(self.words).cell_at(place)
        cell = self.indent
        for glyph in self.glyphs():
            if glyph.span.start <= offset < glyph.span.end:
                return cell
            cell += glyph.cells
        return self.indent if self.rtl else cell

    def offset_at(self, cell: int) -> int:
        """Return the start of the character drawn at a cell; beyond either end, the nearest one."""
        if self.role is not Role.TEXT or not self.words:
            return self.start
        nearest = min(max(cell - self.indent, 0), self.cells - 1)
        if self.is_as_written:
            return self.start + measure(self.words).offset_at(nearest)
        for glyph in self.glyphs():
            nearest -= glyph.cells
            if nearest < 0:
                return glyph.span.start
        return self.start

    def _placed(self, pieces: Sequence[str], order: Sequence[int], shapes: Sequence[str]) -> list[Glyph]:
        starts = _starts(pieces)
        wider = _shared_out(pieces, self.stretch)
        placed = []
        for index in order:
            span = Span(self.start + starts[index], self.start + starts[index] + len(pieces[index]))
            more = wider.get(index, 0)
            placed.append(Glyph(span, shapes[index] + " " * more, cluster_width(pieces[index]) + more))
        return placed


def _starts(pieces: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    return starts


def _shared_out(pieces: Sequence[str], stretch: int) -> dict[int, int]:
    """Share cells out among the spaces; where it does not come out even, the middle ones get one more."""
    gaps = [index for index, piece in enumerate(pieces) if piece == " "]
    if not stretch or not gaps:
        return {}
    each, over = divmod(stretch, len(gaps))
    first = (len(gaps) - over) // 2
    return {gap: each + (first <= number < first + over) for number, gap in enumerate(gaps)}
