"""The line at the bottom: what was just done, what is wrong, the keys that wait for more."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.guarding import guard
from reader.article.model import Direction
from reader.layout.bidi import visual

Hint = tuple[str, str]
"""A key as it is shown, and what it does in a word or two."""
BETWEEN = "  "

_MOST_LINES = 4


class StatusLine(Widget):
    """A message at the left; at the right the keys that wait, and as many hints as there is room for.

    A long message takes the room of the hints, and more lines where it needs them.
    """

    DEFAULT_CSS = f"""
    StatusLine {{
        height: auto; min-height: 1; max-height: {_MOST_LINES}; color: $foreground-muted; padding: 0 1;
    }}
    StatusLine.problem {{ color: $text-error; text-style: bold; }}
    """
    told: object = None
    """What the hints were made from, so that they are made again only where it changed."""
    message: reactive[str] = reactive("")
    pending: reactive[str] = reactive("")
    hints: reactive[tuple[Hint, ...]] = reactive(())
    """Keys and what they do, the most useful first."""
    closing: reactive[tuple[Hint, ...]] = reactive(())
    """The hints that go before the others where there is little room, and stand behind them."""

    def say(self, message: str) -> None:
        """Show a message until the next one."""
        self.remove_class("problem")
        self.message = message

    def complain(self, problem: str) -> None:
        """Show a problem, whole, until the next message."""
        self.add_class("problem")
        # Bold and red say nothing where there is neither.
        self.message = f"! {problem}"

    def watch_message(self) -> None:
        """Have the screen laid out anew where the message takes another number of lines, and only there."""
        room = self.content_size
        if min(self._lines_in(room.width), _MOST_LINES) != room.height:
            self.refresh(layout=True)

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._lines_in(width)

    @override
    def render(self) -> Content:
        width = self.content_size.width
        right = self._right(width - self._message.cell_length - bool(self.message) * 2)
        if self.pending and right.cell_length < (whole := self._right(width)).cell_length:
            # What was said before these keys is in the way of what they can go on with.
            return Content.assemble(" " * (width - whole.cell_length), whole)
        gap = width - self._message.cell_length - right.cell_length
        if self.message and gap < 2:
            return self._message
        return Content.assemble(self._message, " " * gap, right)

    def _right(self, room: int) -> Content:
        """Return what waits, and the hints that there is room for."""
        closing = [] if self.pending else [_written(hint) for hint in self.closing]
        while closing and _length(closing) > room:
            closing.pop(0)
        parts = [Content.styled(guard(self.pending), "bold")] if self.pending else []
        for hint in self.hints:
            if _length([*parts, _written(hint), *closing]) > room:
                break
            parts.append(_written(hint))
        return Content(BETWEEN).join([*parts, *closing])

    def _lines_in(self, width: int) -> int:
        message = self._message
        return len(message.wrap(width)) if width and message.cell_length > width else 1

    @property
    def _message(self) -> Content:
        # It runs from left to right, whatever it begins with: a name in Arabic stands in an English sentence.
        return Content(visual(guard(self.message), Direction.LTR))


def _length(parts: Sequence[Content]) -> int:
    return sum(part.cell_length for part in parts) + len(BETWEEN) * (len(parts) - 1)


def _written(hint: Hint) -> Content:
    key, words = hint
    return Content.assemble((guard(key), "bold"), " ", guard(words))
