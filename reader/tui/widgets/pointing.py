"""What the mouse does in the reading view: it selects, folds, and points at marks and links.

It is made for the first click. With Shift held down, most terminals select by themselves and tell nothing.
"""

from __future__ import annotations

from textual.events import Click, MouseDown, MouseMove
from textual.geometry import Offset
from textual.timer import Timer

from reader.article.model import BlockKind, Span
from reader.layout.line import Line, Role
from reader.marks.model import PlacedMark
from reader.marks.placed import place_of
from reader.tui.widgets.article_view import ArticleView

LEFT, RIGHT = 1, 3
"""The numbers of the mouse's buttons."""
SCROLLING = 0.05
"""Seconds from line to line while the mouse is held over an edge."""


class Pointing:
    """Takes the mouse's events of one view, and does what they mean."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._pressed: int | None = None
        """Where the button went down, as long as it is."""
        self._is_dragging = False
        self._mouse = Offset()
        self._scrolling: Timer | None = None
        self._unfolding: tuple[int, bool] | None = None
        """Which caption the first of several clicks was on, and whether that unfolded it."""
        self._first = 0
        """Where the first of several clicks was."""

    def press(self, event: MouseDown) -> None:
        """Remember where a drag may begin."""
        if event.button == LEFT and self._view.article.text:
            self._pressed, self._is_dragging = self._view.offset_under(event.offset), False
            self._view.capture_mouse()

    def move(self, event: MouseMove) -> None:
        """Select from where the button went down to where the mouse is; over an edge, scroll."""
        if self._pressed is None or event.button != LEFT:
            return
        self._mouse = event.offset
        if self._is_outside:
            self._start_scrolling()
        else:
            self._stop_scrolling()
        self._draw()

    def release(self) -> None:
        """End a drag; the selection stays."""
        self._pressed = None
        self._stop_scrolling()
        self._view.release_mouse()

    def click(self, event: Click) -> None:
        """Do what a click means that ends no drag."""
        was_dragging, self._is_dragging = self._is_dragging, False
        if was_dragging or not self._view.article.text or event.button not in (LEFT, RIGHT):
            return
        offset = self._view.offset_under(event.offset)
        if event.button == RIGHT:
            self._ask_for_menu(event, offset)
        elif event.shift:
            self._extend(offset)
        elif event.chain > 1:
            self._click_again(whole_block=event.chain > 2)
        else:
            self._first, self._unfolding = offset, None
            self._click_once(event, offset)

    @property
    def is_scrolling(self) -> bool:
        """Whether the text scrolls under the mouse, which is over an edge."""
        return self._scrolling is not None

    @property
    def _is_outside(self) -> bool:
        return not 0 <= self._mouse.y < self._view.size.height

    def _draw(self) -> None:
        """Select up to the mouse."""
        offset = self._view.offset_under(self._mouse)
        if self._pressed is None or (offset == self._pressed and not self._is_dragging):
            return
        if not self._is_dragging:
            self._is_dragging = True
            self._view.select(Span(self._pressed, self._pressed + 1))
        self._view.select_to(offset)

    def _start_scrolling(self) -> None:
        """Scroll now, and again as long as the mouse stays where it is."""
        if self._scrolling is None:
            self._scroll()
            self._scrolling = self._view.set_interval(SCROLLING, self._scroll)

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def _scroll(self) -> None:
        """Scroll by as many lines as the mouse is beyond the edge."""
        below = self._mouse.y - self._view.size.height + 1
        self._view.scroll_lines(self._mouse.y if self._mouse.y < 0 else below)
        self._draw()

    def _extend(self, offset: int) -> None:
        """Select up to a place from where the selection began, or from what has the focus, or was clicked."""
        view = self._view
        if view.selection is None:
            view.start_selection()
            if view.selection is not None and offset < view.selection.start:
                view.swap_ends()
        view.select_to(offset)

    def _click_once(self, event: Click, offset: int) -> None:
        line = self._view.line_under(event.offset)
        if line is None or line.role is Role.BLANK:
            self._view.point_at(offset)
        elif self._view.article.blocks[line.block].kind is BlockKind.CAPTION:
            self._unfolding = line.block, self._view.toggle(line.block)
        elif not (self._follow(line, event) or self._tell_of_mark(line, event, offset)):
            self._view.point_at(offset)

    def _click_again(self, *, whole_block: bool) -> None:
        """Select the word under the first click, or its paragraph, also in a caption that it folded."""
        view = self._view
        if self._unfolding is not None:
            caption, has_unfolded = self._unfolding
            if has_unfolded and not whole_block:
                return
            if not has_unfolded:
                view.toggle(caption)
            self._unfolding = caption, True
        unit = "paragraph" if whole_block else "word"
        place = Span(self._first, self._first)
        view.select(view.passages.growing.around(unit, place) or view.motions.span_at(self._first))

    def _follow(self, line: Line, event: Click) -> bool:
        """Tell of the link under the mouse, if there is one."""
        at = self._drawn_under(line, event)
        for number, link in enumerate(self._view.links, 1):
            if at is not None and link.start <= at < link.end:
                self._view.post_message(ArticleView.LinkClicked(number))
                return True
        return False

    def _drawn_under(self, line: Line, event: Click) -> int | None:
        """Return the character that is drawn under the mouse; None beside the words."""
        cell = self._view.cell_under(event.offset)
        is_on_words = line.indent <= cell < line.indent + line.cells and line.role is Role.TEXT
        return line.offset_at(cell) if is_on_words else None

    def _ask_for_menu(self, event: Click, offset: int) -> None:
        """Focus what is under the mouse: a mark, else a quotation, else a sentence; a selection stays."""
        view, selection, place = self._view, self._view.selection, Span(offset, offset)
        if selection is None or not selection.start <= offset < selection.end:
            line = view.line_under(event.offset)
            marks = self._marks_under(line, event, offset) if line is not None else []
            growing = view.passages.growing
            around = growing.around("quotation", place) or growing.around("sentence", place)
            span = place_of(marks[0]) if marks else around
            view.end_selection()
            if span is not None:
                view.focus_span(span)
        view.post_message(ArticleView.MenuWanted(event.screen_offset))

    def _tell_of_mark(self, line: Line, event: Click, offset: int) -> bool:
        """Tell of the mark under the mouse, if there is one."""
        marks = self._marks_under(line, event, offset)
        if marks:
            self._view.post_message(ArticleView.MarkClicked(marks[0].annotation.id))
        return bool(marks)

    def _marks_under(self, line: Line, event: Click, offset: int) -> list[PlacedMark]:
        """Return the marks under the mouse, the upper first; in the gutter, those that start on the line."""
        marks = self._view.marks_on(line)
        if self._view.cell_under(event.offset) < 0:
            return marks
        return [mark for mark in marks if place_of(mark).start <= offset < place_of(mark).end][::-1]
