"""The dialog in which the colours are chosen, and seen at once on what is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog
from reader.tui.screens.dialogs import caption
from reader.tui.widgets.choice_list import ChoiceList

ABOUT = {"ansi": "the terminal's own"}
UNSEEN = "NO_COLOR: none is shown."


class ThemeList(ChoiceList):
    """Names of themes."""

    DEFAULT_CSS = """
    ThemeList { height: auto; max-height: 12; padding: 0; background: $surface; }
    """


class ThemeDialog(CommandDialog[str]):
    """Shows the theme under the cursor on the screen below, and returns the one that is kept."""

    DEFAULT_CSS = """
    ThemeDialog { align: right top; }
    ThemeDialog > Vertical { width: 30; max-width: 75%; }
    """

    def __init__(self, themes: Sequence[str], current: str, *, no_colour: bool) -> None:
        super().__init__()
        self._themes = tuple(themes)
        self._before = current
        self._no_colour = no_colour

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(UNSEEN if self._no_colour else "Colours")
            yield ThemeList(*(Option(_described(name), id=name) for name in self._themes))

    def on_mount(self) -> None:
        """Begin at the theme in force."""
        listing = self.query_one(ThemeList)
        self.set_focus(listing)
        listing.highlighted = self._themes.index(self._before)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("theme",)

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "theme.down": lambda count: self._go(count),
            "theme.up": lambda count: self._go(-count),
            "theme.top": lambda _: self._go(-len(self._themes)),
            "theme.end": lambda _: self._go(len(self._themes)),
            "theme.accept": lambda _: self._accept(),
            "theme.cancel": lambda _: self._cancel(),
        }

    def _go(self, step: int) -> None:
        listing = self.query_one(ThemeList)
        listing.highlighted = min(max(0, (listing.highlighted or 0) + step), len(self._themes) - 1)
        self._try(self._under_cursor)

    @property
    def _under_cursor(self) -> str:
        return self._themes[self.query_one(ThemeList).highlighted or 0]

    def _try(self, name: str) -> None:
        if self.app.theme != name:
            self.app.theme = name

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._try(self._under_cursor)

    def _accept(self) -> None:
        self.dismiss(self._under_cursor)

    def _cancel(self) -> None:
        self._try(self._before)
        self.dismiss(None)


def _described(name: str) -> Content:
    return Content(f"{name} · {ABOUT[name]}" if name in ABOUT else name)
