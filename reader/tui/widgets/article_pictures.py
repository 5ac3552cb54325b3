"""Captions of the reading view: folded, unfolded, and with their pictures drawn among the lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from reader.article.model import Article
from reader.layout.line import Role
from reader.tui.driver import LineStrip
from reader.tui.widgets.article_layers import Gutter
from reader.tui.widgets.article_page import ArticlePage
from reader.tui.widgets.article_paint import Beside, Position

if TYPE_CHECKING:
    from reader.layout.pictures import Cell
    from reader.ports import Picture

_FEW_COLOURS = frozenset({None, "standard", "windows"})
"""Rich's names for terminals of at most 16 colours."""
_CONSOLE = "linux"
"""The terminal whose font has no braille."""


class PicturedPage(ArticlePage):
    """A page whose captions can show their pictures; most pages are read without."""

    def shows_picture(self, number: int) -> bool:
        """Tell whether the caption of a block shows its picture."""
        return number in self._shown and number not in self._folded

    def show_picture(self, number: int, picture: Picture) -> None:
        """Show a picture below the words of a caption, where it stays while the caption is folded, too."""
        self._shown[number] = picture
        self._pictures_changed()

    def hide_picture(self, number: int) -> None:
        """Show the caption's words alone."""
        self._shown.pop(number, None)
        self._pictures_changed()

    def unfold(self, number: int) -> None:
        """Show a caption whole."""
        if number in self._folded:
            self.fold(self._folded - {number})

    def toggle(self, number: int) -> bool:
        """Fold or unfold a caption by the number of its block; return whether it is unfolded now."""
        self.fold(self._folded ^ {number})
        self.reveal(self.article.blocks[number].span)
        return number not in self._folded

    def toggle_captions(self) -> None:
        """Unfold all captions if any is folded, else fold them all."""
        self.fold(() if self._folded else frozenset(self.captions()))

    def nearest_caption(self) -> int | None:
        """Return the number of the caption nearest to the middle of the view, else of the next one."""
        captions = list(self.captions())
        lines = self.visible_lines()
        middle = (lines.start + lines.stop) // 2
        shown = [n for n in captions if self._lines.lines_of(n)[0] in lines]
        if shown:
            return min(shown, key=lambda n: abs(self._lines.lines_of(n)[0] - middle))
        below = [n for n in captions if self.article.blocks[n].start >= self.place]
        return next(iter(below + captions[::-1]), None)

    def is_in_view(self, number: int) -> bool:
        """Tell whether a line of a block is on the screen."""
        lines, shown = self._lines.lines_of(number), self.visible_lines()
        return lines.start < shown.stop and shown.start < lines.stop

    def reveal_block(self, number: int) -> None:
        """Scroll as little as it takes to show a block to its last line, or from its first line on."""
        lines, top = self._lines.lines_of(number), self.scroll_offset.y
        if lines.stop > top + self.size.height:
            self._go_to_line(min(lines.start, lines.stop - self.size.height))
        elif lines.start < top:
            self._go_to_line(lines.start)

    def on_resize(self, _: Resize) -> None:
        """Let pictures take what a view of another height has for them; the column does the rest."""
        if self._shown and not self._is_stale():
            self._place_pictures()

    def _open(self, article: Article) -> None:
        self._shown: dict[int, Picture] = {}
        self._rows: dict[int, list[list[Segment]]] = {}
        super()._open(article)

    def _rewrap(self) -> None:
        super()._rewrap()
        if self._shown:
            self._place_pictures()

    def _forget(self) -> None:
        super()._forget()
        self._rows.clear()

    def _pictures_changed(self) -> None:
        self._place_pictures()
        self._settle()
        self.moves += 1

    def _place_pictures(self) -> None:
        from reader.layout.pictures import most_rows

        sizes = {number: picture.size for number, picture in self._shown.items()}
        self._lines.place_pictures(sizes, most_rows(self.size.height))
        self._rows.clear()

    def _paint(self, number: int, position: Position) -> Strip:
        if not self._lines.pictures or number >= len(self._lines):
            return super()._paint(number, position)
        line = self._lines.line(number)
        if line.role is not Role.PICTURE:
            return super()._paint(number, position)
        painter = self._painter or self._make_painter()
        row = self._drawn(line.block)[line.row]
        return LineStrip(painter.paint_around(line, row, _beside(position)), self._page.width)

    def _drawn(self, number: int) -> Sequence[Sequence[Segment]]:
        """Return the rows of a picture, which are the same until its size or the theme changes."""
        if number not in self._rows:
            self._rows[number] = [_segments(cells, self.rich_style) for cells in self._cells(number)]
        return self._rows[number]

    def _cells(self, number: int) -> Iterable[Sequence[Cell]]:
        from reader.layout.pictures import CELL_HEIGHT, DOTS_HIGH, DOTS_WIDE, braille, half_blocks, shades

        picture, (columns, rows) = self._shown[number], self._lines.pictures[number]
        dark = self.app.current_theme.dark
        match self._way():
            case "dots":
                grid = picture.scaled(DOTS_WIDE * columns, DOTS_HIGH * rows)
                return braille(grid, columns, dark=dark)
            case "shades":
                return shades(picture.scaled(columns, rows), columns, dark=dark)
            case _:
                return half_blocks(picture.scaled(columns, CELL_HEIGHT * rows), columns)

    def _way(self) -> str:
        """Return how pictures are drawn where colours are not wanted, or too few for one; else as is set."""
        app, wanted = self.app, self._look.pictures
        few = app.no_color or app.native_ansi_color or app.console.color_system in _FEW_COLOURS
        if wanted != "blocks" or not few:
            return wanted
        return "shades" if os.environ.get("TERM") == _CONSOLE else "dots"


def _beside(position: Position) -> Beside:
    return Beside(Gutter((), ""), "", position)


def _segments(cells: Sequence[Cell], base: Style) -> list[Segment]:
    """Draw a row of cells, each run of the same colours at once."""
    runs = (list(run) for _, run in groupby(cells, key=lambda cell: cell[1:]))
    return [Segment("".join(cell.character for cell in run), _style(run[0], base)) for run in runs]


def _style(cell: Cell, base: Style) -> Style:
    if cell.back is None:
        return base
    fore = None if cell.fore is None else Color.from_rgb(*cell.fore)
    return Style.from_color(fore, Color.from_rgb(*cell.back))
