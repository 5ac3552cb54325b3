"""The marks on the reading view's page: what changes is drawn again, the rest stays as it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Region

from reader.article.model import Article, Span, overlaps
from reader.layout.line import Line
from reader.marks.model import PlacedMark
from reader.marks.placed import PlacedMarks, Shift, place_of
from reader.tui.driver import let_go
from reader.tui.widgets.article_layers import Layer
from reader.tui.widgets.article_pictures import PicturedPage

_FEW = 50
"""Passages that are looked for on the screen one by one; for more, all of it is drawn again."""


class MarkedPage(PicturedPage):
    """A page with marks on it."""

    def _open(self, article: Article) -> None:
        self._marks = PlacedMarks(article.text)
        super()._open(article)

    def set_marks(self, marks: PlacedMarks) -> None:
        """Show these marks and no others; `marks_changed` is to be told of each change to them."""
        self._marks = marks
        self.redraw()

    def marks_changed(self, shift: Shift) -> None:
        """Draw again where marks went and came."""
        kinds, self._kinds = self._kinds, []
        self.redraw_lines(*(mark.span for mark in (*shift.gone, *shift.came)))
        self._redraw_rows(
            row
            for row, (before, now) in enumerate(zip(kinds, self._positions(), strict=False))
            if before != now.kind
        )

    def redraw_lines(self, *spans: Span | None) -> None:
        """Draw again the lines that some passages lie on."""
        changed = [span for span in spans if span is not None]
        if len(changed) > _FEW:
            self.redraw()
            return
        shown, top = self.visible_lines(), self.scroll_offset.y
        lines = {number for number in shown if _is_among(self._lines.line(number).span, changed)}
        for key in [key for key in self._strips if key[0] in lines or key[0] not in shown]:
            let_go(self._strips.pop(key))
        self._redraw_rows(number - top for number in lines)

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return the article's own layers, then marks."""
        marks = (Layer(place_of(mark), mark.annotation.kind) for mark in self.marks_on(line))
        return [*super().drawn_over(line), *marks]

    def kind_in(self, span: Span) -> str:
        """Return the kind of the first mark that begins in a stretch of text."""
        mark = self._marks.first_in(span)
        return mark.annotation.kind if mark else ""

    def marks_on(self, line: Line) -> list[PlacedMark]:
        """Return the marks that share a character with a line."""
        return self._marks.over(line.span)

    def _redraw_rows(self, rows: Iterable[int]) -> None:
        regions = [Region(0, row, self._page.width, 1) for row in rows]
        if regions:  # Without one, all of it would be drawn.
            self.refresh(*regions)


def _is_among(line: Span, spans: Sequence[Span]) -> bool:
    return any(overlaps(span, line) for span in spans)
