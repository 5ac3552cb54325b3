"""The reading view: an article with its marks, a focus that walks, a selection, a search."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Click, MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.message import Message

from reader.article.model import Article, BlockKind, Span, overlaps
from reader.layout.caret import Caret, Motions
from reader.layout.line import Line
from reader.marks.model import PlacedMark
from reader.marks.placed import place_of
from reader.tui.widgets.article_focus import FocusedPage
from reader.tui.widgets.article_layers import Layer

RIGHT = 3
"""The number of the mouse's right button."""


class ArticleView(FocusedPage):
    """Shows an article; keys reach it as method calls, offsets count code points of `Article.text`."""

    class SelectionChanged(Message):
        """The selection began, changed or ended."""

    @dataclass
    class MenuWanted(Message):
        """A passage was pointed at, and has the focus, or lies in the selection."""

        at: Offset
        """Where on the screen."""

    def _open(self, article: Article) -> None:
        self._caret: Caret | None = None
        self._fixed = 0
        self._pressed: int | None = None
        self._is_dragging = False
        super()._open(article)

    @property
    def selection(self) -> Span | None:
        """What is selected, whole characters, the caret's among them."""
        if self._caret is None:
            return None
        ends = self._motions.span_at(self._fixed), self._motions.span_at(self._caret.offset)
        return Span(min(end.start for end in ends), max(end.end for end in ends))

    def start_selection(self) -> None:
        """Select what has the focus, else the first character on the screen."""
        if not self.article.text:
            return
        focus = self.focused_span
        if focus is not None and self._is_on_screen(focus):
            self._select(focus)
        else:
            first = self._motions.settle(max(self.place, self.visible_text().start))
            self._select(Span(first, first + 1))

    def move_caret(self, motion: str) -> None:
        """Move the caret by a motion of the keybindings' table [selection]; a selection must have begun."""
        if self._caret is not None:
            self._carry(self._motions.move(self._caret, motion))

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

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return what lies over a line, the selection and its caret above all."""
        over = super().drawn_over(line)
        selection = self.selection
        if selection is None or self._caret is None or not overlaps(selection, line.span):
            return over
        over.append(Layer(selection, "selection"))
        caret = self._motions.span_at(self._caret.offset)
        if overlaps(caret, line.span):
            over.append(Layer(caret, "caret"))
        return over

    def on_mouse_down(self, event: MouseDown) -> None:
        """Remember where a drag may begin."""
        if event.button == 1 and self.article.text:
            self._pressed, self._is_dragging = self._offset_under(event.offset), False
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from where the button went down to where the mouse is."""
        if self._pressed is None or event.button != 1:
            return
        if not 0 <= event.y < self.size.height:
            self.scroll_lines(-1 if event.y < 0 else 1)
        offset = self._offset_under(event.offset)
        if self._is_dragging or offset != self._pressed:
            if not self._is_dragging:
                self._is_dragging = True
                self._select(Span(self._pressed, self._pressed + 1))
            self._carry(Caret(offset))

    def on_mouse_up(self, _: MouseUp) -> None:
        """End a drag; the selection stays."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: Click) -> None:
        """Fold or unfold a caption, tell of a mark, or select the word or paragraph under a second click."""
        was_dragging, self._is_dragging = self._is_dragging, False
        if was_dragging or not self.article.text:
            return
        offset = self._offset_under(event.offset)
        line = self._line_under(event.offset)
        if event.button == RIGHT:
            self._point_at(line, offset, in_column=event.x >= self._page.left)
            self.post_message(self.MenuWanted(event.screen_offset))
        elif event.chain > 1:
            self._select_around(offset, whole_block=event.chain > 2)
        elif line is not None and self.article.blocks[line.block].kind is BlockKind.CAPTION:
            self._toggle(line.block)
        elif line is not None:
            self._tell_of_mark(line, offset, in_column=event.x >= self._page.left)

    @property
    def _motions(self) -> Motions:
        return Motions(self._lines, self._segments.words, self._segments.sentences)

    def _select(self, span: Span) -> None:
        last = Caret(self._motions.settle(max(span.start, span.end - 1)))
        self._carry(last, fixed=self._motions.settle(span.start))

    def _carry(self, caret: Caret, *, fixed: int | None = None) -> None:
        """Put the caret somewhere, and the selection's other end, too, where it does not stay."""
        before = self.selection
        self._caret, self._fixed = caret, self._fixed if fixed is None else fixed
        self.reveal(self._motions.span_at(caret.offset))
        self.redraw_lines(before, self.selection)
        self.post_message(self.SelectionChanged())

    def _line_under(self, mouse: Offset) -> Line | None:
        number = self.scroll_offset.y + mouse.y
        return self._lines.line(number) if 0 <= number < len(self._lines) else None

    def _offset_under(self, mouse: Offset) -> int:
        """Return where the caret would stand under the mouse; below the text, at its end."""
        line = self._line_under(Offset(mouse.x, max(0, min(mouse.y, self.size.height - 1))))
        if line is None:
            return self._motions.settle(len(self.article.text))
        return self._motions.settle(line.offset_at(mouse.x - self._page.left))

    def _select_around(self, offset: int, *, whole_block: bool) -> None:
        block = self._lines.block_at(offset)
        if whole_block or block in self._folded:
            self._select(self.article.blocks[block].span)
            return
        words = (word for word in self._segments.words(block) if word.start <= offset < word.end)
        self._select(next(words, Span(offset, offset + 1)))

    def _point_at(self, line: Line | None, offset: int, *, in_column: bool) -> None:
        """Focus what is under the mouse: a mark, else a quotation, else a sentence; a selection stays."""
        selection = self.selection
        if selection is not None and selection.start <= offset < selection.end:
            return
        self.end_selection()
        marks = self._marks_at(line, offset, in_column=in_column) if line else []
        if marks:
            self.focus_span(place_of(marks[-1 if in_column else 0]))
        elif (said := self._quotation_at(offset)) is not None:
            self.focus_span(said)
            self._walked = "quotation"
        elif line is not None:
            sentences = self._segments.sentences(line.block)
            self.focus_span(next((one for one in sentences if offset < one.end), None))

    def _quotation_at(self, offset: int) -> Span | None:
        around = [one for one in self._spans("quotation", Span(0, 0), 1) if one.start <= offset < one.end]
        return min(around, key=lambda one: one.end - one.start, default=None)

    def _tell_of_mark(self, line: Line, offset: int, *, in_column: bool) -> None:
        """Tell of the mark under the mouse; in the gutter, of the first that starts on the line."""
        marks = self._marks_at(line, offset, in_column=in_column)
        if marks:
            self.post_message(self.MarkClicked(marks[-1 if in_column else 0].annotation.id))

    def _marks_at(self, line: Line, offset: int, *, in_column: bool) -> list[PlacedMark]:
        """Return the marks under the mouse; in the gutter, those of the whole line."""
        marks = self.marks_on(line)
        if not in_column:
            return marks
        return [mark for mark in marks if place_of(mark).start <= offset < place_of(mark).end]
