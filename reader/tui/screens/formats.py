"""The dialog in which the format of what is copied is chosen; each shows what it makes of the passage."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from typing_extensions import override

from reader.article.normalise import guard
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog
from reader.tui.screens.dialogs import caption
from reader.tui.widgets.choice_list import ChoiceList

SHOWN = 2_000
"""Characters of the preview."""


class FormatList(ChoiceList):
    """Names of formats."""

    DEFAULT_CSS = """
    FormatList { height: auto; max-height: 8; padding: 0; background: $surface; }
    """


class FormatDialog(CommandDialog[str]):
    """Shows the text that the format under the cursor makes; returns the name of the one that is chosen."""

    DEFAULT_CSS = """
    FormatDialog > Vertical { max-width: 84; }
    FormatDialog #preview { height: auto; max-height: 12; margin-top: 1; scrollbar-size-vertical: 1; }
    FormatDialog #preview:nocolor { scrollbar-size-vertical: 0; }
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Make the dialog; `texts` is what each format makes of the passage, by its name."""
        super().__init__()
        self._texts = texts

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption("Copy as")
            yield FormatList(*(Option(Content(guard(name)), id=name) for name in self._texts))
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="text")

    def on_mount(self) -> None:
        """Begin at the format that the user set."""
        self.set_focus(self.query_one(FormatList))
        self._go(0)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("menu",)

    @override
    def actions(self) -> Mapping[str, Action]:
        preview, last = self.query_one("#preview", VerticalScroll), len(self._texts)
        return {
            "menu.down": lambda count: self._go(count),
            "menu.up": lambda count: self._go(-count),
            "menu.page-down": lambda _: preview.scroll_page_down(animate=False),
            "menu.page-up": lambda _: preview.scroll_page_up(animate=False),
            "menu.top": lambda _: self._go(-last),
            "menu.end": lambda _: self._go(last),
            "menu.accept": lambda _: self._choose(self._names[self._number]),
            "menu.cancel": lambda _: self._choose(None),
        }

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(self._texts)

    @property
    def _number(self) -> int:
        return self.query_one(FormatList).highlighted or 0

    def _go(self, step: int) -> None:
        number = min(max(0, self._number + step), len(self._texts) - 1)
        self.query_one(FormatList).highlighted = number
        self._preview(self._texts[self._names[number]])

    def _preview(self, text: str) -> None:
        lines = text[:SHOWN].split("\n") + (["…"] if len(text) > SHOWN else [])
        self.query_one("#text", Static).update(Content("\n".join(map(guard, lines))))
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    def _choose(self, name: str | None) -> None:
        self.dismiss(name)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_id)
