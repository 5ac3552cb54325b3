"""A list whose entries can be taken in or struck; drawn line by line, each when it is on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.article.guarding import guard
from reader.layout.bidi import has_right_to_left, visual
from reader.layout.plain import drawn
from reader.layout.widths import cell_width, clusters, cut

TAKEN, STRUCK, FIXED = "[x]", "[ ]", " ✓ "
BEFORE, MOST_BEFORE = 0.4, 50
"""The part of a line, and the most cells, before what is listed, so that all of it stands in one column."""


class Row(NamedTuple):
    """An entry: what is listed, and what stands around it."""

    before: str | None
    """None where nothing ever stands before what is listed."""
    words: str
    after: str


class TickList(ScrollView, can_focus=True):
    """Shows entries with a tick each, and a cursor; those that are fixed are there to be seen only."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tick--words", "tick--around", "tick--cursor"}
    DEFAULT_CSS = """
    TickList {
        background: $surface; color: $foreground;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0;

        & > .tick--words { text-style: bold; }
        & > .tick--around { color: $foreground-muted; }
        & > .tick--cursor { text-style: reverse; }
    }
    """

    class Moved(Message):
        """The cursor went to another entry."""

    class Ticked(Message):
        """An entry was taken in or struck."""

    def __init__(self, count: int, row: Callable[[int], Row], fixed: Collection[int] = ()) -> None:
        super().__init__()
        self._count = count
        self._row = row
        self._fixed = frozenset(fixed)
        self.taken = set(range(count)) - self._fixed
        """The numbers of the entries that are taken in."""
        self.cursor = 0

    def go(self, step: int) -> None:
        """Move the cursor by some entries, and stay at the ends."""
        self.cursor = min(max(0, self.cursor + step), max(0, self._count - 1))
        self._scroll_to_cursor()
        self.post_message(self.Moved())

    def toggle(self) -> None:
        """Take the entry under the cursor in, or strike it."""
        if self.cursor not in self._fixed:
            self.taken ^= {self.cursor}
            self._told()

    def take(self, *, every: bool) -> None:
        """Take in every entry, or strike them all."""
        self.taken = set(range(self._count)) - self._fixed if every else set()
        self._told()

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw an entry."""
        number = self.scroll_offset.y + y
        width, base = self.size.width, self.rich_style
        if number >= self._count:
            return Strip.blank(width, base)
        if number == self.cursor:
            base += self.get_component_rich_style("tick--cursor", partial=True)
        sign = FIXED if number in self._fixed else TAKEN if number in self.taken else STRUCK
        segments = [Segment(f" {sign} ", base), *self._drawn(number, width - 6, base)]
        return Strip(segments).extend_cell_length(width, base).crop(0, width)

    def on_click(self, event: Click) -> None:
        """Put the cursor under the mouse; a click on the tick takes in or strikes."""
        number = self.scroll_offset.y + event.y
        if number < self._count:
            self.go(number - self.cursor)
            if event.x < len(TAKEN) + 2:
                self.toggle()

    def _drawn(self, number: int, width: int, base: Style) -> list[Segment]:
        """Draw what is listed, and around it as much as there is room for."""
        row = self._row(number)
        words = cut(_plain(row.words), width)
        room = 0 if row.before is None else min(int(width * BEFORE), MOST_BEFORE, width - cell_width(words))
        before = _last(_plain(row.before or ""), room)
        after = cut(_plain(row.after), width - room - cell_width(words))
        muted = base if number == self.cursor else base + self._part("tick--around")
        gap = Segment(" " * (room - cell_width(before)), base)
        parts = [
            Segment(visual(before), muted),
            Segment(visual(words), base + self._part("tick--words")),
            Segment(visual(after), muted),
        ]
        if has_right_to_left(words):
            # Then the words before it stand at its right.
            parts.reverse()
        return [gap, *parts]

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _scroll_to_cursor(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self.cursor < top + height:
            top = self.cursor if self.cursor < top else self.cursor - height + 1
        # In silence: a size that is watched has the screen laid out anew, and nothing there depends on it.
        self.set_reactive(TickList.virtual_size, Size(self.size.width, self._count))
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.refresh()

    def _told(self) -> None:
        self.refresh()
        self.post_message(self.Ticked())


def _plain(text: str) -> str:
    return drawn(guard(re.sub(r"\s+", " ", text)))


def _last(text: str, width: int) -> str:
    """Return the end of a text, as much as a width has room for, behind an ellipsis for what is left out."""
    if cell_width(text) <= width:
        return text
    kept, used = [], 1
    for cluster in reversed(clusters(text)):
        used += cell_width(cluster)
        if used > width:
            break
        kept.append(cluster)
    return "…" + "".join(reversed(kept)) if width else ""
