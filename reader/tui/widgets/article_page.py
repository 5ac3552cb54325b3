"""The page under the reading view: the lines of an article, drawn."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import ClassVar

from textual.geometry import Region
from textual.strip import Strip

from reader.article.model import Article, Inline, InlineKind, Span
from reader.layout.line import Line
from reader.tui.driver import LineStrip
from reader.tui.widgets import article_style
from reader.tui.widgets.article_column import ArticleColumn, Look
from reader.tui.widgets.article_layers import ByBlock, Gutter, Layer, Numbered, still_layers
from reader.tui.widgets.article_paint import Beside, Painter, Position

_STRIPS = 400


class ArticlePage(ArticleColumn):
    """Draws an article; what lies over its words is up to `drawn_over`, `gutter_of` and `kind_in`."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(article_style.COMPONENTS)
    DEFAULT_CSS = article_style.CSS

    def __init__(
        self, look: Look | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Make a page with nothing on it."""
        self._painter: Painter | None = None
        self._strips: dict[tuple[int, Position], Strip] = {}
        self._kinds: list[str] = []
        self._parts: list[Span] = []
        """The part of the article that each row of the position column stands for, as the kinds are of."""
        super().__init__(look, id=id, classes=classes)

    @property
    def links(self) -> tuple[Inline, ...]:
        """The article's links in the order of the text; they are numbered from 1."""
        return self._links

    def redraw(self) -> None:
        """Draw again what lies over the words."""
        self._strips.clear()
        self._kinds = []
        super().redraw()

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return what lies over a line's words, the lowest first."""
        return self._still.over(line.block, line.span)

    def gutter_of(self, line: Line) -> Gutter:
        """Return what stands left of a line."""
        return Gutter()

    def kind_in(self, span: Span) -> str:
        """Return the look of the mark that the position column shows for some text; empty for none."""
        return ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the view, past Textual's cache of styled lines, which costs more than it saves."""
        if self._is_stale():
            # A new width is drawn before `Resize` arrives: the old scroll position would flash by.
            self._rewrap()
            self.set_scroll(None, self._anchored_line())
        top, positions = self.scroll_offset.y, self._positions()
        strips = [self._strip(top + y, positions[y]) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == self._page.width:
            return strips
        return [strip.crop_extend(crop.x, crop.right, self.rich_style) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw a line of the view."""
        return self._strip(self.scroll_offset.y + y, self._positions()[y])

    def notify_style_update(self) -> None:
        """Forget all that was drawn in the old styles."""
        super().notify_style_update()
        self._forget()

    def _open(self, article: Article) -> None:
        self._still: ByBlock[Layer] = still_layers(article)
        links = (one for one in article.inlines if one.kind is InlineKind.LINK and one.target)
        self._links = tuple(sorted(links, key=lambda link: link.start))
        numbered = (
            Numbered(Span(link.start, link.end), number) for number, link in enumerate(self._links, 1)
        )
        self._numbers: ByBlock[Numbered] = ByBlock(article, numbered)
        super()._open(article)

    def _rewrap(self) -> None:
        super()._rewrap()
        self._forget()

    def _forget(self) -> None:
        self._painter = None
        self._strips.clear()
        self._kinds = []

    def _positions(self) -> list[Position]:
        """Tell what each row of the position column shows: whether the view is there, and marks."""
        height, lines = self.size.height, len(self._lines)
        if lines <= height:
            return [Position(here=False, kind="")] * height
        if len(self._kinds) != height:
            self._kinds = self._kinds_by_row(height)
        size = max(1, height * height // lines)
        first = round((height - size) * self.scroll_offset.y / self._last_top())
        return [Position(first <= row < first + size, kind) for row, kind in enumerate(self._kinds)]

    def _kinds_by_row(self, height: int) -> list[str]:
        """Return the kind of mark in each of as many equal parts of the article as there are rows."""
        lines = len(self._lines)
        starts = [self._lines.start_of(row * lines // height) for row in range(height)]
        self._parts = [Span(*ends) for ends in pairwise([*starts, len(self.article.text) + 1])]
        return [self.kind_in(part) for part in self._parts]

    def _strip(self, number: int, position: Position) -> Strip:
        strip = self._strips.get((number, position))
        if strip is None:
            if len(self._strips) >= _STRIPS:
                self._strips.clear()
            strip = self._strips[number, position] = self._paint(number, position)
        return strip

    def _paint(self, number: int, position: Position) -> Strip:
        painter = self._painter or self._make_painter()
        if number >= len(self._lines):
            return LineStrip(painter.blank_line(position), self._page.width)
        line = self._lines.line(number)
        kind = self._article.blocks[line.block].kind
        over = self.drawn_over(line) if line.has_text else []
        beside = Beside(self.gutter_of(line), self._links_on(line), position)
        return LineStrip(painter.paint(line, kind, over, beside), self._page.width)

    def _links_on(self, line: Line) -> str:
        """Return the numbers of the links that begin on a line: "3", "3–5"."""
        if not self._links or not line.has_text:
            return ""
        numbers = [
            one.number for one in self._numbers.over(line.block, line.span) if one.span.start >= line.start
        ]
        return "–".join(str(number) for number in dict.fromkeys([*numbers[:1], *numbers[-1:]]))

    def _make_painter(self) -> Painter:
        last = partial(article_style.filtered, self)
        style = article_style.stacked(article_style.overlays(self), self.rich_style, last)
        self._painter = Painter(self._page, style)
        return self._painter
