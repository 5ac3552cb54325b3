"""The column of the reading view: an article laid out, scrolled, and its captions folded.

What takes long in a long article is put off: a screen is drawn once the blocks on it are wrapped, and the
others are wrapped in steps between the keys.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from textual import work
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView

from reader.article.model import Article, BlockKind, Span
from reader.layout.block_texts import BlockTexts
from reader.layout.lines import Layout, paragraph_ends
from reader.tui.widgets.article_paint import Page

_UNKNOWN_WIDTH = 80
_LEAST_ROWS = 24
_STEP = 250
"""Blocks that are wrapped between two keys: some milliseconds."""
_AFTER_FIRST_SIGHT = 0.1
_NEAR = 4
"""Heights of the view that can be scrolled at once without wrapping all of a long article."""
_BETWEEN_STEPS = 0.002
"""Seconds that are left for keys."""


class Look(NamedTuple):
    """What the reader can set of the column."""

    measure: int = 72
    """Cells that it is wide at the most."""
    justify: bool = False
    """Whether both its edges are straight."""
    spaced: bool = True
    """Whether empty lines part its paragraphs."""
    pictures: str = "blocks"
    """How pictures are drawn: one of `config.PICTURES`."""


class ArticleColumn(ScrollView, can_focus=True):
    """Knows which line of an article stands where; drawing it is up to `ArticlePage`."""

    moves: var[int] = var(0)
    """How often the place or the progress changed; who watches it is told before the next frame is drawn."""

    def __init__(
        self, look: Look | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Make a column with nothing in it."""
        super().__init__(id=id, classes=classes)
        self._look = look or Look()
        self._page = Page.fitting(_UNKNOWN_WIDTH, self._look.measure)
        self._anchor = self._above = 0
        self._left: tuple[int, int] | None = None
        self._settling = False
        self._covered = 0
        """Lines at the bottom that something lies over; the end can be scrolled above them."""
        self._settled: Size | None = None
        """The size of the view when its place was last found."""
        self._open(Article(text="", blocks=()))

    @property
    def article(self) -> Article:
        """What is shown."""
        return self._article

    @property
    def look(self) -> Look:
        """How the column is set."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Set the column anew; what stands at the top stays there."""
        self._look = look
        self._rewrap()
        self._settle()
        self.moves += 1

    @property
    def place(self) -> int:
        """The offset that stands at the top, for as long as the reader does not scroll."""
        return self._anchor

    @property
    def is_laid_out(self) -> bool:
        """Whether all of the article is, not only what is near the place."""
        return self._lines.is_exact

    @property
    def progress(self) -> tuple[int, int, int]:
        """The number of the paragraph being read, how many there are, and how much is read in per cent."""
        lines, top, end = len(self._lines), self.scroll_offset.y, self._last_top()
        read = top / end if end else 1.0
        if not lines:
            return 0, 0, 100
        # From the first line at the top of the article to the last at its end.
        line = self._lines.line(min(lines - 1, top + round(read * max(0, self.size.height - 1))))
        before = bisect_right(self._paragraph_ends, line.start)
        count = len(self._paragraph_ends)
        return min(before + 1, count), count, round(100 * read)

    def show(self, article: Article, *, place: int = 0) -> None:
        """Show an article from a place on, its captions folded."""
        self._anchor, self._above = min(max(place, 0), len(article.text)), 0
        if not self.size:
            # It has no size before the first frame, and will hardly get another than this.
            self._page = Page.fitting(self.app.size.width, self._look.measure)
        self._open(article)
        self._settle()
        self.moves += 1

    def scroll_lines(self, count: int) -> None:
        """Scroll down by lines; up where the count is negative."""
        self._go_to_line(self.scroll_offset.y + count)

    def scroll_pages(self, count: int) -> None:
        """Scroll by pages; a line of the one stays on the next."""
        self.scroll_lines(count * max(1, self.size.height - 1))

    def scroll_halves(self, count: int) -> None:
        """Scroll by halves of a page."""
        self.scroll_lines(count * max(1, self.size.height // 2))

    def leave_place(self) -> None:
        """Remember what stands at the top, before a jump."""
        self._left = self._anchor, self._above

    def go_back(self) -> bool:
        """Go to where the last jump began, and remember from where; False where there was none."""
        if self._left is None:
            return False
        there, above = self._left
        self.leave_place()
        self._anchor, self._above = there, above
        self._settle()
        self.moves += 1
        return True

    def go_top(self) -> None:
        """Go to the beginning."""
        self.leave_place()
        self._go_to_line(0)

    def go_end(self) -> None:
        """Go to the end."""
        self.leave_place()
        self._finish()
        self._go_to_line(len(self._lines))

    def go_to(self, place: int) -> None:
        """Put the line of an offset at the top, or as near to it as the article's end allows."""
        if len(self._lines):
            self._go_to_line(self._line_at(place))

    def cover(self, lines: int) -> None:
        """Keep what is gone to above some lines at the bottom; nothing is laid out anew for it."""
        self._covered = lines
        self._measure()
        if self.scroll_offset.y > self._last_top():
            self._go_to_line(self._last_top())
        self.redraw()

    def redraw(self) -> None:
        """Draw again what lies over the words."""
        self.refresh()

    def fold(self, folded: Collection[int]) -> None:
        """Fold these blocks, by number, and no others; what stands at the top stays there."""
        self._folded = frozenset(folded)
        self._lines.fold(self._folded)
        self._settle()
        self.redraw()
        self.moves += 1

    @property
    def folded(self) -> frozenset[int]:
        """The numbers of the blocks that are folded."""
        return self._folded

    def captions(self) -> Iterator[int]:
        """Give the number of each caption's block."""
        return (n for n, block in enumerate(self._article.blocks) if block.kind is BlockKind.CAPTION)

    def visible_lines(self) -> range:
        """Return the numbers of the lines that are on the screen."""
        top = self.scroll_offset.y
        return range(min(top, len(self._lines)), min(len(self._lines), top + self._height))

    def visible_text(self) -> Span:
        """Return the stretch of text that is on the screen."""
        numbers = self.visible_lines()
        if not numbers:
            return Span(0, 0)
        return Span(self._lines.line(numbers[0]).start, self._lines.line(numbers[-1]).end)

    def reveal(self, span: Span) -> None:
        """Scroll as little as it takes to show a span, with some lines around it where it was far away."""
        if not len(self._lines):
            return
        first, last = self._line_at(span.start), self._line_at(max(span.start, span.end - 1))
        height, top = self._height, self.scroll_offset.y
        if first >= top and last < top + height:
            return
        margin = max(0, min(height // 4, height - 1 - (last - first)))
        if 0 <= last - (top + height - 1) <= margin and first >= top:
            self._go_to_line(last - height + 1 + margin // 2)
        else:
            self._go_to_line(first - margin)

    def on_resize(self, _: Resize) -> None:
        """Lay the article out anew where the width changed."""
        if self._is_stale():
            self._rewrap()
        elif self.size == self._settled:
            return
        self._settle()
        self.moves += 1

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember what the reader scrolled to; what a new size shifts is put back."""
        # Not Textual's way, which moves the scroll bar too: nobody sees it, but all is arranged anew for it.
        if round(old_value) == round(new_value):
            return
        self.refresh()
        if self._settling or self._is_stale():
            return
        if round(new_value) != self._anchored_line() and len(self._lines):
            self._anchor = self.visible_text().start
            # Of the empty line above a block, too, the place is the block's start.
            self._above = self._line_at(self._anchor) - round(new_value)
        self.moves += 1

    def _open(self, article: Article) -> None:
        self._article = article
        self._texts = BlockTexts(article)
        self._folded = frozenset(self.captions())
        self._paragraph_ends = paragraph_ends(article)
        self._rewrap()

    def _is_stale(self) -> bool:
        return self._page.width != (self.size.width or self._page.width)

    def _rewrap(self) -> None:
        self._page = Page.fitting(self.size.width or self._page.width, self._look.measure)
        self._lines = Layout(
            self._texts,
            self._page.column,
            self._folded,
            justify=self._look.justify,
            spaced=self._look.spaced,
            lazy=True,
        )
        self._lines.prepare(self._anchor, 3 * max(self.size.height, _LEAST_ROWS))
        if not self._lines.is_exact:
            self._wrap_rest(self._lines)

    @work(exclusive=True, group="wrap")
    async def _wrap_rest(self, lines: Layout) -> None:
        """Wrap what is not wrapped yet, unless there is another layout by then, and let keys come in.

        Not by `call_later`: what a widget calls later goes before all keys, and before the first frame.
        """
        await asyncio.sleep(_AFTER_FIRST_SIGHT)
        while lines is self._lines and not lines.is_exact:
            self._wrap_more(lines)
            await asyncio.sleep(_BETWEEN_STEPS)

    def _wrap_more(self, lines: Layout) -> None:
        before = self._anchored_line()
        lines.advance(_STEP)
        if lines.is_exact or self._anchored_line() != before:
            self._settle()
            self.moves += 1

    def _finish(self) -> None:
        """Wrap what is not wrapped yet, before something is asked that needs every line's number."""
        if not self._lines.is_exact:
            self._lines.finish()
            self._settle()

    def _settle(self) -> None:
        """Put the anchor's line back at the top."""
        self._settling, self._settled = True, self.size
        self.virtual_size = Size(self._page.width, len(self._lines) + self._covered)
        self._go_to_line(self._anchored_line())
        self._settling = False
        self.redraw()

    def _anchored_line(self) -> int:
        if not len(self._lines):
            return 0
        return min(self._lines.line_at(self._anchor) - self._above, self._last_top())

    def _line_at(self, offset: int) -> int:
        """Return the number of the line that an offset is on, for good."""
        if not self._lines.is_wrapped_at(offset):
            self._finish()
        return self._lines.line_at(offset)

    def _last_top(self) -> int:
        return max(0, len(self._lines) - self._height)

    @property
    def _height(self) -> int:
        """How many lines can be seen."""
        return max(1, self.size.height - self._covered)

    def _measure(self) -> None:
        # In silence: a size that is watched has the screen laid out anew, and nothing there depends on it.
        size = Size(self._page.width, len(self._lines) + self._covered)
        self.set_reactive(ArticleColumn.virtual_size, size)

    def _go_to_line(self, number: int) -> None:
        if not self._is_wrapped_from(number):
            number = self._wrapped_before(number - self.scroll_offset.y)
        self.scroll_to(y=min(max(number, 0), self._last_top()), animate=False, force=True, immediate=True)

    def _is_wrapped_from(self, number: int) -> bool:
        return self._lines.is_wrapped(range(number, number + self.size.height))

    def _wrapped_before(self, step: int) -> int:
        """Wrap what a scroll by some lines needs; return the number that the line it goes to has then."""
        if abs(step) <= _NEAR * self.size.height:
            self._lines.prepare(self._anchor, abs(step) + 4 * self.size.height)
            self._settle()
            if self._is_wrapped_from(self.scroll_offset.y + step):
                return self.scroll_offset.y + step
        self._finish()
        return self.scroll_offset.y + step
