"""The line at the bottom: what was just done, what is wrong, the keys that wait for more."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.normalise import guard


class StatusLine(Widget):
    """One line: a message at the left, pending keys or a hint at the right; a problem may take more."""

    DEFAULT_CSS = """
    StatusLine { height: 1; color: $text-muted; padding: 0 1; }
    StatusLine.problem { height: auto; max-height: 4; color: $text-error; text-style: bold; }
    """
    message: reactive[str] = reactive("", layout=True)
    pending: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")

    def say(self, message: str) -> None:
        """Show a message until the next one."""
        self.remove_class("problem")
        self.message = message

    def complain(self, problem: str) -> None:
        """Show a problem, whole, until the next message."""
        self.add_class("problem")
        self.message = problem

    @override
    def render(self) -> Content:
        if self.has_class("problem"):
            return Content(guard(self.message))
        width = self.content_size.width
        right = Content(guard(self.pending or self.hint))
        room = max(0, width - right.cell_length - 2)
        left = Content(guard(self.message)).truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right).truncate(width)
