"""The panel beside the text: lists that follow what is read, and jump to it.

It is drawn line by line, each entry when it is on the screen: an article can have thousands of marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.article.guarding import guard
from reader.article.model import Span
from reader.layout.bidi import visual
from reader.layout.plain import drawn
from reader.layout.widths import cell_width, cut
from reader.library.sections import Item, Section

HEAD = 2
"""Lines above the list: its name, and an empty one."""


class SidePanel(ScrollView, can_focus=True):
    """Shows one of several lists, with a cursor on one of its entries."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"side--name", "side--cursor", "side--second"}
    DEFAULT_CSS = """
    SidePanel {
        background: $surface; color: $foreground; border-left: solid $foreground-muted;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0;

        &:focus { border-left: heavy $primary; }
        & > .side--name { color: $text-primary; text-style: bold; }
        & > .side--second { color: $foreground-muted; }
        & > .side--cursor { text-style: bold; }
        &:focus > .side--cursor { text-style: bold reverse; }
    }
    """

    @dataclass
    class Jump(Message):
        """An entry was chosen."""

        item: Item

    @dataclass
    class Moved(Message):
        """The cursor moved to an entry."""

        item: Item

    def __init__(self) -> None:
        super().__init__()
        self._sections: Mapping[str, Section] = {}
        self._listed = ""
        self._cursor = 0
        self._styles_of: dict[str, Style] = {}

    @property
    def section(self) -> str:
        """The name of the list that is shown."""
        return self._listed

    @property
    def chosen(self) -> Item | None:
        """The entry under the cursor."""
        section = self._section
        return section.item(self._cursor) if section and self._cursor < len(section) else None

    @property
    def key(self) -> str:
        """The key of the entry under the cursor; empty where it has none."""
        section = self._section
        return section.key(self._cursor) if section and self._cursor < len(section) else ""

    def show(self, sections: Mapping[str, Section]) -> None:
        """Take over lists; the cursor stays on its entry and line, as far as that is still listed."""
        old, line = self.key, self.cursor_line
        self._sections = sections
        self._listed = self._listed if self._listed in sections else next(iter(sections), "")
        self.choose(old)
        if self.key == old and 0 <= line < self.size.height - HEAD:
            self.scroll_to(
                y=self.scroll_offset.y + self.cursor_line - line, animate=False, force=True, immediate=True
            )

    def turn_to(self, name: str) -> None:
        """Show a list by its name, its cursor on the first entry."""
        self._listed, self._cursor = name, 0
        self._go_to(0)

    def turn(self, step: int) -> None:
        """Show the next list, or with -1 the previous one."""
        names = list(self._sections)
        self.turn_to(names[(names.index(self._listed) + step) % len(names)])

    def go(self, step: int) -> None:
        """Move the cursor by some entries, and stay at the ends."""
        self._go_to(self._cursor + step)
        if (item := self.chosen) is not None:
            self.post_message(self.Moved(item))

    def jump(self) -> None:
        """Choose the entry under the cursor."""
        if (item := self.chosen) is not None:
            self.post_message(self.Jump(item))

    def choose(self, key: str) -> None:
        """Put the cursor on the entry with a key, if it is listed."""
        number = self._section.number_of(key) if self._section and key else None
        self._go_to(self._cursor if number is None else number)

    def follow(self, seen: Span) -> None:
        """Put the cursor on the last entry at or before the end of what is read, in a list in text order."""
        section = self._section
        if section and section.follows and not self.has_focus:
            end = max(seen.start, seen.end - 1)
            self._go_to(max(0, bisect_right(range(len(section)), end, key=section.start) - 1))

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        if y < HEAD:
            return self._strip(self._head(), "side--name", width) if y == 0 else self._strip("", "", width)
        section = self._section
        if section is None or not len(section):
            return self._strip(section.nothing if section and y == HEAD else "", "", width)
        number, line = divmod(self.scroll_offset.y + y - HEAD, section.height)
        if number >= len(section):
            return self._strip("", "", width)
        style = "side--cursor" if number == self._cursor else "side--second" if line else ""
        return self._strip(section.item(number).lines[line], style, width)

    def notify_style_update(self) -> None:
        """Forget the styles that lines were drawn in."""
        super().notify_style_update()
        self._styles_of.clear()

    def on_click(self, event: Click) -> None:
        """Choose the entry under the mouse."""
        section = self._section
        if section and event.y >= HEAD:
            number = (self.scroll_offset.y + event.y - HEAD) // section.height
            if number < len(section):
                self._go_to(number)
                self.jump()

    @property
    def cursor_line(self) -> int:
        """The line of the list's part on the screen that the cursor is on."""
        section = self._section
        return self._cursor * (section.height if section else 1) - self.scroll_offset.y

    @property
    def _section(self) -> Section | None:
        return self._sections.get(self._listed)

    def _go_to(self, number: int) -> None:
        section = self._section
        entries = len(section) if section else 0
        self._cursor = min(max(0, number), max(0, entries - 1))
        height = section.height if section else 1
        # In silence: a size that is watched has the screen laid out anew, and nothing there depends on it.
        self.set_reactive(SidePanel.virtual_size, Size(self.size.width, HEAD + entries * height))
        first, room = self._cursor * height, self.size.height - HEAD
        top = self.scroll_offset.y
        if not top <= first <= top + room - height:
            top = max(0, first - max(0, room // 2))
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.refresh()

    def _head(self) -> str:
        section = self._section
        return f"‹ {self._listed} · {len(section)} ›" if section else ""

    def _style(self, name: str) -> Style:
        """Return the style of a component over the panel's own; it takes longer to make than to draw in."""
        if name not in self._styles_of:
            over = self.get_component_rich_style(name, partial=name != "side--name") if name else Style()
            self._styles_of[name] = self.rich_style + over
        return self._styles_of[name]

    def _strip(self, words: str, name: str, width: int) -> Strip:
        shown = visual(drawn(guard(cut(words, max(0, width - 2)))))
        rest = max(0, width - 1 - cell_width(shown))
        return Strip([Segment(" " + shown + " " * rest, self._style(name))], width)
