"""The reading view's focus, captions and search: what has a place in the text and can be gone to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.article.model import Article, BlockKind, Certainty, Span, overlaps
from reader.layout import units
from reader.layout.line import Line, Role
from reader.layout.search import Searchable
from reader.library import shipped_languages
from reader.marks.placed import Shift
from reader.tui.widgets.article_layers import Gutter, Layer, gutter
from reader.tui.widgets.article_marks import MarkedPage

if TYPE_CHECKING:
    from reader.article.language import Language
    from reader.layout.ends import Ends
    from reader.marks.passages import Passages
    from reader.marks.walking import Ground

_SHORT = 20
"""Code points."""


class FocusedPage(MarkedPage):
    """A page that can be walked over, folded and searched."""

    def _open(self, article: Article) -> None:
        self._focus_span: Span | None = None
        self._walked: str | None = None
        self._hits: tuple[Span, ...] = ()
        self._hit: int | None = None
        self._search_origin = 0
        self._searched_place: int | None = None
        self._searchable = Searchable(article.text)
        self._passages: Passages | None = None
        self._segments = units.Segments(article, lambda: shipped_languages(article.metadata.language))
        self._guesses: dict[int, Span] | None = None
        self._has_captions: bool | None = None
        super()._open(article)

    def know(self, language: Callable[[], Language]) -> None:
        """Find words and sentences by what `language` gives, instead of by what is known without the user."""
        self._segments, self._passages = units.Segments(self.article, language), None

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
            found += ["suggestion"] if self.suggestion_on(span) else []
            found += [*(unit for unit in ("quotation", "entity") if self.is_a(unit, span)), "passage"]
        found += ["hits"] if self._hits else []
        if self._has_captions is None:
            self._has_captions = any(block.kind is BlockKind.CAPTION for block in self.article.blocks)
        found += ["captions"] if self._has_captions else []
        found += ["suggestions"] if self._suggested else []
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
        """Focus the next (1) or previous (-1) of a unit, one of `reader.marks.walking.UNITS`.

        It starts from the focus where that is on the screen, else from the top of the view. Where
        there is none left, the focus stays and None is returned.
        """
        origin, walked = self._origin(unit)
        span = self.passages.walks.step(unit, direction, origin, self._ground, walked=walked)
        if span is not None:
            self.focus_span(span)
            self._walked = unit
        return span

    def is_a(self, unit: str, span: Span) -> bool:
        """Tell whether a passage is just one of a unit."""
        return self.passages.walks.is_a(unit, span, self._ground)

    @property
    def passages(self) -> Passages:
        """What can have the focus."""
        if self._passages is None:
            from reader.marks.passages import Passages

            self._passages = Passages(self.article, self._segments)
        return self._passages

    def grow_focus(self, direction: int) -> Span | None:
        """Focus what the focus lies in (1), or go back to what is within it (-1); None where there is none.

        Where nothing has the focus on the screen, the words of the hit that was gone to get it, else
        the first sentence on the screen.
        """
        if self.focus_on_screen is None:
            return self._begin_focus()
        span = self.passages.grown(self.focus_on_screen, direction)
        if span is not None:
            self.focus_span(span, reveal=True)
        return span

    @property
    def focus_on_screen(self) -> Span | None:
        """What has the focus, if any of it is on the screen."""
        span = self._focus_span
        return span if span is not None and self._is_on_screen(span) else None

    def toggle_caption(self) -> bool:
        """Fold or unfold the caption in focus, else the nearest one; False where there is none."""
        number = self.caption_meant()
        if number is not None:
            self.toggle(number)
        return number is not None

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
            over.append(Layer(self._focus_span, _look_of(self._focus_span, line)))
        return over + self._hits_on(line.span)

    def gutter_of(self, line: Line) -> Gutter:
        """Return the letters of the marks that start on a line, and its bar."""
        return gutter(line.span, self.marks_on(line), self._focus_span, self._known)

    def _settle(self) -> None:
        """Put the anchor's line back at the top, but keep the focus on a screen that gets lower."""
        before, focus = self._settled, self._focus_span
        lower = before is not None and before.width == self.size.width and self.size.height < before.height
        was_seen = lower and before is not None and focus is not None and self._is_seen(focus, before.height)
        super()._settle()
        if was_seen and focus is not None:
            self.reveal(focus)

    @property
    def _ground(self) -> Ground:
        from reader.marks.walking import Ground

        mentions = self.passages.mentions if self._suggested is None else self._suggested
        return Ground(self._marks, mentions, self._folded)

    def _origin(self, unit: str) -> tuple[Span, bool]:
        """Return where a walk starts, and whether it was walked to by the same unit."""
        focus = self.focus_on_screen
        if focus is None:
            return Span(self.place, self.place), False
        return focus, unit == self._walked or self.is_a(unit, focus)

    def _begin_focus(self) -> Span | None:
        hit = None if self._hit is None else self._hits[self._hit]
        if hit is None or not self._is_on_screen(hit):
            return self.walk("sentence", 1)
        span = self.passages.growing.around("word", hit) or hit
        self.focus_span(span)
        return span

    def _is_on_screen(self, span: Span) -> bool:
        return self._is_seen(span, self.size.height)

    def _is_seen(self, span: Span, height: int) -> bool:
        """Tell whether any of a span is on a screen of a height."""
        if not len(self._lines):
            return False
        top, first = self.scroll_offset.y, self._line_at(span.start)
        return first < top + height and self._line_at(max(span.start, span.end - 1)) >= top

    def caption_meant(self) -> int | None:
        """Return the number of the caption in focus, else of the nearest one; None where there is none."""
        if self.focus_on_screen is not None:
            focused = self._lines.block_at(self.focus_on_screen.start)
            if self.article.blocks[focused].kind is BlockKind.CAPTION:
                return focused
        return self.nearest_caption()

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


def _look_of(focus: Span, line: Line) -> str:
    """Return how the focus is drawn: a name would hardly be seen in the colour that a paragraph has."""
    return "focus-word" if line.role is Role.TEXT and focus.end - focus.start <= _SHORT else "focus"
