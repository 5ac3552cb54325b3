"""Where on a line its words stand: prefix, indent, straight edges, the way that its script runs."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.guarding import guard_lines
from reader.article.model import BlockKind, Span
from reader.layout.block_texts import BlockTexts
from reader.layout.labels import CONTINUED, ROWS, prefixes
from reader.layout.line import Line, Role
from reader.layout.widths import cell_width

_RAGGED = frozenset({*ROWS, BlockKind.TITLE, BlockKind.HEADING})
_LOOSEST = 2
"""Cells that a space may grow by where lines are justified; a line that needs more stays as it is."""


class Typesetter(NamedTuple):
    """Sets the lines of an article's blocks in a column."""

    texts: BlockTexts
    width: int
    justify: bool

    def of_text(self, block: int, span: Span, *, first: bool, continued: bool) -> Line:
        """Set a line of a block's own words.

        Args:
            block: Its number.
            span: The words, in the article's text.
            first: Whether it is the block's first line.
            continued: Whether it goes on with a row that is wider than the column.
        """
        article = self.texts.article
        start, end = span
        prefix = self._prefix(block, first=first, continued=continued)
        words = guard_lines(article.text[start:end])
        is_last = end == article.blocks[block].end or article.text[end] == "\n"
        room = self.width - cell_width(prefix) - cell_width(words)
        stretch = 0 if is_last or not self.justify else self._stretch(block, words, room)
        rtl, levels = self.texts.direction(block)
        begin = article.blocks[block].start
        return Line(
            block=block,
            role=Role.TEXT,
            start=start,
            end=end,
            prefix=prefix,
            words=words,
            indent=max(0, room - stretch) if rtl else cell_width(prefix),
            stretch=stretch,
            rtl=rtl,
            levels=levels and levels[start - begin : end - begin],
        )

    def beside(self, line: Line) -> Line:
        """Set a line whose words are not in the text; it runs the way of its block."""
        _, levels = self.texts.direction_in(line.words)
        rtl = self.texts.direction(line.block)[0]
        prefix = cell_width(line.prefix)
        indent = max(0, self.width - prefix - cell_width(line.words)) if rtl else prefix
        return line._replace(indent=indent, rtl=rtl, levels=levels)

    def _prefix(self, block: int, *, first: bool, continued: bool) -> str:
        of_first, of_others = prefixes(self.texts.article.blocks[block], self.width)
        if continued and self.texts.article.blocks[block].kind in ROWS and of_others:
            return CONTINUED
        return of_first if first else of_others

    def _stretch(self, block: int, words: str, room: int) -> int:
        if self.texts.article.blocks[block].kind in _RAGGED:
            return 0
        return room if 0 < room <= _LOOSEST * words.count(" ") else 0
