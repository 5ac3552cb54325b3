"""The marks on the reading view's page: what changes is drawn again, the rest stays as it is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from reader.article.model import Article, Span, overlaps
from reader.layout.line import Line
from reader.layout.widths import clusters
from reader.marks.kinds import NO_OWN_KINDS, Kinds
from reader.marks.model import PlacedMark
from reader.marks.placed import PlacedMarks, Shift
from reader.tui.widgets.article_layers import Layer, look_of, mark_layers
from reader.tui.widgets.article_pictures import PicturedPage

if TYPE_CHECKING:
    from reader.library.suggested import Mentioned, Suggested

_FEW = 50
"""Passages that are looked for on the screen one by one; for more, all of it is drawn again."""
_LONGEST_LETTER = 16
"""Code points of which the first letter of a name is at the most."""


class MarkedPage(PicturedPage):
    """A page with marks on it, and names that could be marked."""

    _shows_suggestions = True
    _known = NO_OWN_KINDS

    def _open(self, article: Article) -> None:
        self._marks = PlacedMarks(article.text)
        self._suggested: Suggested | None = None
        self._found: tuple[Line, list[PlacedMark]] | None = None
        super()._open(article)

    def set_marks(self, marks: PlacedMarks, kinds: Kinds = NO_OWN_KINDS) -> None:
        """Show these marks and no others; `marks_changed` is to be told of each change to them."""
        self._marks, self._known, self._found = marks, kinds, None
        self.redraw()

    @property
    def shows_suggestions(self) -> bool:
        """Whether the names that are suggested are shown in the text."""
        return self._shows_suggestions

    def show_suggestions(self, shown: bool) -> None:
        """Show the names that are suggested, or hide them."""
        self._shows_suggestions = shown
        self.redraw()

    def set_suggested(self, suggested: Suggested) -> None:
        """Suggest these names and no others."""
        if suggested is not self._suggested:
            self._suggested = suggested
            self.redraw()

    def suggestion_on(self, span: Span) -> Mentioned | None:
        """Return what is suggested on exactly a passage and not tagged; None where nothing is."""
        if self._suggested is None:
            return None
        left = self._suggested.left(span, self._marks.over(span))
        return next((one for one in left if one.span == span), None)

    def marks_changed(self, shift: Shift) -> None:
        """Draw again where marks went and came."""
        self._found = None
        changed = [mark.span for mark in (*shift.gone, *shift.came) if mark.span is not None]
        self.redraw_lines(*changed)
        if self._kinds:
            self._redraw_positions({span.start for span in changed})

    def redraw_lines(self, *spans: Span | None) -> None:
        """Draw again the lines that some passages lie on."""
        changed = [span for span in spans if span is not None]
        if len(changed) > _FEW:
            self.redraw()
            return
        shown, seen = self.visible_lines(), self.visible_text()
        lines = {number for span in changed for number in self._lines_over(span, shown, seen)}
        for key in [key for key in self._strips if key[0] in lines or key[0] not in shown]:
            del self._strips[key]
        self._redraw_rows(number - shown.start for number in lines)

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return the article's own layers, then suggestions, then marks."""
        marks = self.marks_on(line)
        layers = (layer for mark in marks for layer in mark_layers(mark, self._known))
        return [*super().drawn_over(line), *self._suggestions_on(line, marks), *layers]

    def kind_in(self, span: Span) -> str:
        """Return the colour of the first mark that begins in a stretch of text."""
        mark = self._marks.first_in(span)
        return look_of(mark.annotation, self._known) if mark else ""

    def marks_on(self, line: Line) -> list[PlacedMark]:
        """Return the marks that share a character with a line."""
        # Asked twice for each line that is drawn: for its words and for what stands beside them.
        if self._found is None or self._found[0] is not line:
            self._found = line, self._marks.over(line.span)
        return self._found[1]

    def _suggestions_on(self, line: Line, marks: Sequence[PlacedMark]) -> Iterator[Layer]:
        """Give the first letters of the names that are suggested on a line."""
        if self._suggested is None or not self._shows_suggestions:
            return
        for one in self._suggested.left(line.span, marks):
            start, end = one.span
            letter = clusters(self.article.text[start : min(end, start + _LONGEST_LETTER)])[0]
            yield Layer(Span(start, start + len(letter)), "suggested")

    def _redraw_positions(self, starts: Collection[int]) -> None:
        """Draw again where the position column shows another mark, now that some begin elsewhere."""
        rows = [
            row
            for row, part in enumerate(self._parts)
            if any(part.start <= start < part.end for start in starts)
            and self._kinds[row] != self.kind_in(part)
        ]
        for row in rows:
            self._kinds[row] = self.kind_in(self._parts[row])
        self._redraw_rows(rows)

    def _lines_over(self, span: Span, shown: range, seen: Span) -> range:
        """Return which lines on the screen a span may lie on; what is beyond may not be wrapped yet."""
        if not overlaps(span, seen):
            return range(0)
        first = shown.start if span.start < seen.start else self._lines.line_at(span.start)
        last = shown.stop - 1 if span.end > seen.end else self._last_line(span.end)
        return range(first, last + 1)

    def _last_line(self, end: int) -> int:
        """Return the last line on which what ends there lies; a credit stands behind a block's end."""
        block = self._lines.block_at(end - 1)
        if end > self.article.blocks[block].end:
            return self._lines.lines_of(block)[-1]
        return self._lines.line_at(end - 1)

    def _redraw_rows(self, rows: Iterable[int]) -> None:
        regions = [Region(0, row, self._page.width, 1) for row in rows]
        if regions:  # Without one, all of it would be drawn.
            self.refresh(*regions)
