"""The reading view: an article with its marks, a focus that walks, a selection, a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Click, MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.message import Message

from reader.article.model import Article, Span, overlaps
from reader.layout.caret import Caret, Motions
from reader.layout.line import Line
from reader.tui.widgets.article_focus import FocusedPage
from reader.tui.widgets.article_layers import Layer

if TYPE_CHECKING:
    from reader.layout.extending import Chosen
    from reader.tui.widgets.pointing import Pointing


class ArticleView(FocusedPage):
    """Shows an article; keys reach it as method calls, offsets count code points of `Article.text`."""

    class SelectionChanged(Message):
        """The selection began, changed or ended."""

    class MarkClicked(Message):
        """A mark's passage or letter was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    class LinkClicked(Message):
        """A link was clicked, the number of which stands in the margin."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class MenuWanted(Message):
        """A passage was pointed at, and has the focus, or lies in the selection."""

        def __init__(self, at: Offset) -> None:
            super().__init__()
            self.at = at
            """Where on the screen."""

    def _open(self, article: Article) -> None:
        self._caret: Caret | None = None
        self._fixed = 0
        self._pointed: int | None = None
        self._pointing: Pointing | None = None
        super()._open(article)

    @property
    def selection(self) -> Span | None:
        """What is selected, whole characters, the caret's among them."""
        if self._caret is None:
            return None
        ends = self.motions.span_at(self._fixed), self.motions.span_at(self._caret.offset)
        return Span(min(end.start for end in ends), max(end.end for end in ends))

    @property
    def motions(self) -> Motions:
        """How a caret moves over the text as it is laid out."""
        return Motions(self._lines, self._segments.words, self._segments.sentences)

    def start_selection(self) -> None:
        """Select what has the focus, else the first character on the screen."""
        if not self.article.text:
            return
        if self.focus_on_screen is not None:
            self.select(self.focus_on_screen)
        else:
            first = self.motions.settle(self._first_place())
            self.select(Span(first, first + 1))

    def select(self, span: Span) -> None:
        """Select a passage, with the caret at its end."""
        last = Caret(self.motions.settle(max(span.start, span.end - 1)))
        self._carry(last, fixed=self.motions.settle(span.start))

    def select_to(self, offset: int) -> None:
        """Move the caret to an offset; a selection must have begun."""
        if self._caret is not None:
            self._carry(Caret(offset))

    def move_caret(self, motion: str) -> None:
        """Move the caret by a motion of the keybindings' table [selection]; a selection must have begun."""
        if self._caret is not None:
            self._carry(self.motions.move(self._caret, motion))

    def extend(self, step: str) -> None:
        """Draw the selection a step of `reader.layout.extending.STEPS`.

        One that has not begun begins with what has the focus, else where the mouse last pointed, else
        at the first character on the screen.
        """
        if self.article.text:
            chosen = self._extended(step)
            self._carry(chosen.caret, fixed=chosen.fixed)

    def select_whole(self, unit: str) -> bool:
        """Select whole units, as of a passage that grows; one more where they are; False if there is none."""
        selection = self.selection
        if selection is None:
            return False
        span = self.passages.growing.more(unit, selection)
        if span is not None:
            self.select(span)
        return span is not None

    def grow(self, direction: int) -> Span | None:
        """Let the selection, else the focus, grow (1) or shrink (-1); return what it became, if anything."""
        selection = self.selection
        if selection is None:
            return self.grow_focus(direction)
        span = self.passages.grown(selection, direction)
        if span is not None:
            self.select(span)
        return span

    def swap_ends(self) -> None:
        """Let the caret move the other end of the selection."""
        if self._caret is not None:
            self._carry(Caret(self._fixed), fixed=self._caret.offset)

    def end_selection(self) -> None:
        """Let go of the selection."""
        if self._caret is not None:
            selection, self._caret = self.selection, None
            self.redraw_lines(selection)
            self.post_message(self.SelectionChanged())

    def point_at(self, offset: int) -> None:
        """Let go of the selection and the focus: the next selection begins here."""
        self.end_selection()
        self.focus_span(None)
        self._pointed = offset

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return what lies over a line, the selection and its caret above all."""
        over = super().drawn_over(line)
        selection = self.selection
        if selection is None or self._caret is None or not overlaps(selection, line.span):
            return over
        over.append(Layer(selection, "selection"))
        caret = self.motions.span_at(self._caret.offset)
        if overlaps(caret, line.span):
            over.append(Layer(caret, "caret"))
        return over

    def line_under(self, mouse: Offset) -> Line | None:
        """Return the line at a place of the view; None below the text."""
        number = self.scroll_offset.y + mouse.y
        return self._lines.line(number) if 0 <= number < len(self._lines) else None

    def cell_under(self, mouse: Offset) -> int:
        """Return the cell of the column at a place of the view; it is negative in the gutter."""
        return mouse.x - self._page.left

    def offset_under(self, mouse: Offset) -> int:
        """Return where the caret would stand under the mouse; below the text, at its end."""
        line = self.line_under(Offset(mouse.x, max(0, min(mouse.y, self.size.height - 1))))
        if line is None:
            return self.motions.settle(len(self.article.text))
        return self.motions.settle(line.offset_at(self.cell_under(mouse)))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Remember where a drag may begin."""
        self._mouse.press(event)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select what the mouse is drawn over."""
        if self._pointing is not None:
            self._pointing.move(event)

    def on_mouse_up(self, _: MouseUp) -> None:
        """End a drag; the selection stays."""
        self._mouse.release()

    def on_click(self, event: Click) -> None:
        """Do what is meant by a click on what is under the mouse."""
        self._mouse.click(event)

    @property
    def _mouse(self) -> Pointing:
        if self._pointing is None:
            from reader.tui.widgets.pointing import Pointing

            self._pointing = Pointing(self)
        return self._pointing

    def _extended(self, step: str) -> Chosen:
        from reader.layout.extending import Chosen, Extending

        extending = Extending(self.motions)
        if self._caret is not None:
            return extending.extend(Chosen(self._fixed, self._caret), step)
        if self.focus_on_screen is not None:
            return extending.extend(extending.around(self.focus_on_screen, step), step)
        return extending.begin(self._first_place(), step)

    def _first_place(self) -> int:
        """Return where a selection begins while nothing has the focus."""
        seen = self.visible_text()
        if self._pointed is not None and seen.start <= self._pointed < seen.end:
            return self._pointed
        return max(self.place, seen.start)

    def _carry(self, caret: Caret, *, fixed: int | None = None) -> None:
        """Put the caret somewhere, and the selection's other end, too, where it does not stay."""
        before = self.selection
        self._caret, self._fixed = caret, self._fixed if fixed is None else fixed
        self.reveal(self.motions.span_at(caret.offset))
        self.redraw_lines(before, self.selection)
        self.post_message(self.SelectionChanged())
