"""The keys in force, as the keymap has them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.keys.bindings import Keymap
from reader.tui.screens.base import Action, CommandScreen, LeaveScreen


class HelpScreen(CommandScreen):
    """Shows every action with its keys, by where it works."""

    DEFAULT_CSS = """
    HelpScreen VerticalScroll { padding: 1 2; scrollbar-size-vertical: 1; }
    HelpScreen VerticalScroll:nocolor { scrollbar-size-vertical: 0; }
    HelpScreen Static { max-width: 80; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(written(self._keymap))

    def on_mount(self) -> None:
        """Scroll by keys at once."""
        self.query_one(VerticalScroll).focus()

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("help", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        page = self.query_one(VerticalScroll)

        def scroll(lines: int) -> None:
            page.scroll_relative(y=lines, animate=False)

        return {
            "help.down": lambda count: scroll(count),
            "help.up": lambda count: scroll(-count),
            "help.page-down": lambda count: scroll(count * page.size.height),
            "help.page-up": lambda count: scroll(-count * page.size.height),
            "help.close": lambda _: self._close(),
            "everywhere.help": lambda _: self._close(),
            "everywhere.quit": lambda _: self._close(),
        }

    def _close(self) -> None:
        self.post_message(LeaveScreen())


def written(keymap: Keymap) -> Content:
    """Write the keymap as a table a context; an action without keys is listed too, and says so."""
    lines: list[Content] = []
    for group in keymap.table():
        lines.append(Content.styled(group.title, "bold"))
        for keys, description in group.rows:
            shown = "  ".join(keys) or "(no key)"
            lines.append(Content.assemble("  ", (f"{guard(shown):<24} ", "bold"), description))
        lines.append(Content(""))
    return Content("\n").join(lines)
