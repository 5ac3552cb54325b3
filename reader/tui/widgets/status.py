"""The line at the bottom: what was just done, what is wrong, the keys that wait for more."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.guarding import guard


class StatusLine(Widget):
    """A message at the left, pending keys or a hint at the right.

    A long message takes the room of the hint, and more lines where it needs them.
    """

    DEFAULT_CSS = """
    StatusLine { height: auto; min-height: 1; max-height: 4; color: $foreground-muted; padding: 0 1; }
    StatusLine.problem { color: $text-error; text-style: bold; }
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
        # Bold and red say nothing where there is neither.
        self.message = f"! {problem}"

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._message.wrap(width)) if width and self._message else 1

    @override
    def render(self) -> Content:
        right = Content(guard(self.pending or self.hint))
        gap = self.content_size.width - self._message.cell_length - right.cell_length
        if self.message and gap < 2:
            return self._message
        return Content.assemble(self._message, " " * gap, right)

    @property
    def _message(self) -> Content:
        return Content(guard(self.message))
