"""The reading view's focus, captions and search: what has a place in the text and can be gone to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from reader.article.model import Article, BlockKind, Certainty, Span, overlaps
from reader.layout import units
from reader.layout.line import Line
from reader.layout.search import Searchable
from reader.library import shipped_languages
from reader.marks.placed import Shift
from reader.tui.widgets.article_layers import Gutter, Layer, gutter
from reader.tui.widgets.article_marks import MarkedPage

if TYPE_CHECKING:
    from reader.article.language import Language
    from reader.layout.ends import Ends


class FocusedPage(MarkedPage):
    """A page that can be walked over, folded and searched."""

    class MarkClicked(Message, namespace="article_view"):
        """A mark's passage or letter was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def _open(self, article: Article) -> None:
        self._focus_span: Span | None = None
        self._walked: str | None = None
        self._hits: tuple[Span, ...] = ()
        self._hit: int | None = None
        self._search_origin = 0
        self._searched_place: int | None = None
        self._searchable = Searchable(article.text)
        self._segments = units.Segments(article, lambda: shipped_languages(article.metadata.language))
        self._quotations: Sequence[Span] | None = None
        self._guesses: dict[int, Span] | None = None
        self._has_captions: bool | None = None
        super()._open(article)

    def know(self, language: Callable[[], Language]) -> None:
        """Find words and sentences by what `language` gives, instead of by what is known without the user."""
        self._segments = units.Segments(self.article, language)

    @property
    def focused_span(self) -> Span | None:
        """What has the focus."""
        return self._focus_span

    @property
    def has_ends(self) -> bool:
        """Whether a mark has the focus, or a quotation whose start is a guess: its ends can be moved."""
        span = self._focus_span
        return span is not None and (bool(self._marks.on(span)) or self.is_guess(span))

    def is_guess(self, span: Span) -> bool:
        """Tell whether only the end of a passage is sure: it is that of a restored quotation."""
        if self._guesses is None:
            said = self.article.quotations
            self._guesses = {one.end: one.span for one in said if one.certainty is Certainty.PROBABLE}
        guess = self._guesses.get(span.end)
        return guess is not None and overlaps(guess, span)

    @property
    def ends(self) -> Ends:
        """What finds where the ends of a passage can be moved to."""
        from reader.layout.ends import Ends

        return Ends(self.article, self._segments)

    def facts(self) -> tuple[str, ...]:
        """Say what there is to work on, in the words of `reader.keys.hints`."""
        span, found = self._focus_span, []
        if span is not None:
            block = self.article.blocks[self._lines.block_at(span.start)]
            found += ["mark"] if self._marks.on(span) else []
            found += ["caption"] if block.kind is BlockKind.CAPTION else []
            found += ["quotation"] if self._walked == "quotation" else []
            found.append("passage")
        found += ["hits"] if self._hits else []
        if self._has_captions is None:
            self._has_captions = any(block.kind is BlockKind.CAPTION for block in self.article.blocks)
        found += ["captions"] if self._has_captions else []
        return (*found, "links") if self.links else tuple(found)

    def focus_span(self, span: Span | None, *, reveal: bool = False) -> None:
        """Give the focus to a span and scroll it into view; `reveal` unfolds the captions it lies in."""
        before, self._focus_span = self._focus_span, span
        self._walked = None
        if span is not None:
            if reveal:
                self._unfold(span)
            self.reveal(span)
        if span != before:
            self.redraw_lines(before, span)

    def walk(self, unit: str, direction: int) -> Span | None:
        """Focus the next (1) or previous (-1) quotation, mark, caption, paragraph or sentence.

        It starts from the focus where that is on the screen, else from the top of the view. Where
        there is none left, the focus stays and None is returned.
        """
        span = self._next(unit, direction)
        if span is not None:
            self.focus_span(span)
            self._walked = unit
        return span

    def toggle_caption(self) -> bool:
        """Fold or unfold the caption in focus, else the nearest one; False where there is none."""
        number = self.caption_meant()
        if number is None:
            return False
        self._toggle(number)
        return True

    def toggle_captions(self) -> None:
        """Unfold all captions if any is folded, else fold them all."""
        self.fold(() if self._folded else frozenset(self.captions()))

    def search(self, term: str) -> int:
        """Show where a term stands and go to the first hit from where the search began; return how many.

        A search begins anew wherever the reader has moved to since the last one.
        """
        if self.place != self._searched_place:
            self._search_origin = self.place
            self.leave_place()
        self._hits = self._searchable.find(term)
        self._hit = None
        if self._hits:
            self._go_to_hit(bisect_left(self._hits, (self._search_origin,)) % len(self._hits))
        else:
            self.go_to(self._search_origin)
        self._searched_place = self.place
        self.redraw()
        return len(self._hits)

    def next_hit(self, direction: int) -> tuple[int, int] | None:
        """Go to the next (1) or previous (-1) hit, around the ends; return which of how many it is."""
        if not self._hits:
            return None
        if direction:
            self.leave_place()
        self._go_to_hit(((self._hit or 0) + direction) % len(self._hits))
        return (self._hit or 0) + 1, len(self._hits)

    def clear_search(self) -> None:
        """Let go of the search; the view stays where it is."""
        self._searched_place = self._hit = None
        self._hits = ()
        self.redraw()

    def marks_changed(self, shift: Shift) -> None:
        """Draw again where marks went and came; the focus goes along with a mark whose ends were moved."""
        came = {mark.annotation.id: mark.span for mark in shift.came}
        moved = (came.get(mark.annotation.id) for mark in shift.gone if mark.span == self._focus_span)
        span = next((span for span in moved if span not in (None, self._focus_span)), None)
        super().marks_changed(shift)
        if span is not None and self._focus_span is not None:
            self.focus_span(span)

    def drawn_over(self, line: Line) -> list[Layer]:
        """Return what lies over a line, marks and what is below them, then the focus, hits."""
        over = super().drawn_over(line)
        if self._focus_span is not None and overlaps(self._focus_span, line.span):
            over.append(Layer(self._focus_span, "focus"))
        return over + self._hits_on(line.span)

    def gutter_of(self, line: Line) -> Gutter:
        """Return the letters of the marks that start on a line, and its bar."""
        return gutter(line.span, self.marks_on(line), self._focus_span, self._known)

    def _next(self, unit: str, direction: int) -> Span | None:
        origin, walked = self._origin(unit)
        if unit == "mark":
            step = self._marks.after if direction > 0 else self._marks.before
            mark = step(origin, walked=walked)
            return mark.span if mark else None
        spans = self._spans(unit, origin, direction)
        return (units.next_of if direction > 0 else units.previous_of)(spans, origin, walked=walked)

    def _origin(self, unit: str) -> tuple[Span, bool]:
        """Return where a walk starts, and whether it was walked to by the same unit."""
        focus = self._focus_span
        if focus is not None and self._is_on_screen(focus):
            return focus, unit == self._walked or self._is_a(unit, focus)
        return Span(self.place, self.place), False

    def _is_a(self, unit: str, span: Span) -> bool:
        return bool(self._marks.on(span)) if unit == "mark" else span in self._spans(unit, span, 1)

    def _is_on_screen(self, span: Span) -> bool:
        if not len(self._lines):
            return False
        lines = self.visible_lines()
        first = self._line_at(span.start)
        return first < lines.stop and self._line_at(max(span.start, span.end - 1)) >= lines.start

    def _spans(self, unit: str, origin: Span, direction: int) -> Sequence[Span]:
        """Return the spans of a unit in order; of sentences, as many as a walk can need."""
        match unit:
            case "quotation":
                if self._quotations is None:
                    self._quotations = units.quotations(self.article)
                return self._quotations
            case "caption":
                return units.captions(self.article)
            case "paragraph":
                return units.paragraphs(self.article)
            case "sentence":
                block = self._lines.block_at(origin.start)
                return self._segments.sentences_near(block, direction, self._folded)
            case _:
                raise ValueError(f"nothing is walked by {unit}")

    def caption_meant(self) -> int | None:
        """Return the number of the caption in focus, else of the nearest one; None where there is none."""
        captions = list(self.captions())
        if self._focus_span is not None and self._is_on_screen(self._focus_span):
            focused = self._lines.block_at(self._focus_span.start)
            if focused in captions:
                return focused
        lines = self.visible_lines()
        middle = (lines.start + lines.stop) // 2
        shown = [n for n in captions if self._lines.lines_of(n)[0] in lines]
        if shown:
            return min(shown, key=lambda n: abs(self._lines.lines_of(n)[0] - middle))
        below = [n for n in captions if self.article.blocks[n].start >= self.place]
        return next(iter(below + captions[::-1]), None)

    def _toggle(self, number: int) -> None:
        self.fold(self._folded ^ {number})
        self.reveal(self.article.blocks[number].span)

    def _unfold(self, span: Span) -> None:
        hidden = {n for n in self._folded if overlaps(self.article.blocks[n].span, span)}
        if hidden:
            self.fold(self._folded - hidden)

    def _go_to_hit(self, number: int) -> None:
        self._hit = number
        self._unfold(self._hits[number])
        self.reveal(self._hits[number])
        self.redraw()

    def _hits_on(self, span: Span) -> list[Layer]:
        """Return the hits that share a character with a span, of which there can be very many elsewhere."""
        first = max(0, bisect_left(self._hits, (span.start,)) - 1)
        numbers = range(first, bisect_left(self._hits, (span.end,)))
        return [
            Layer(self._hits[number], "current-hit" if number == self._hit else "hit")
            for number in numbers
            if overlaps(self._hits[number], span)
        ]
