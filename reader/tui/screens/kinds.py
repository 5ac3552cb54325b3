"""The choice of a kind: a short list, in which a digit chooses at once."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from reader.article.normalise import guard
from reader.marks.kinds import MOST, Kind, Kinds
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog
from reader.tui.screens.dialogs import caption
from reader.tui.widgets.choice_list import ChoiceList


class KindList(ChoiceList):
    """Kinds with their digits and letters."""

    DEFAULT_CSS = """
    KindList { height: auto; max-height: 12; padding: 0; background: $surface; }
    """


class KindDialog(CommandDialog[str]):
    """Lists the kinds, and returns the name of one."""

    DEFAULT_CSS = """
    KindDialog { align: right top; }
    KindDialog > Vertical { width: 30; max-width: 75%; }
    """

    def __init__(self, kinds: Kinds, current: str) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._current = current

    @override
    def compose(self) -> ComposeResult:
        rows = (Option(_row(n, kind), id=kind.name) for n, kind in enumerate(self._kinds, 1))
        with Vertical():
            yield caption("Highlight as")
            yield KindList(*rows)

    def on_mount(self) -> None:
        """Begin at the kind that the passage has."""
        self.set_focus(self._listing)
        names = [kind.name for kind in self._kinds]
        self._listing.highlighted = names.index(self._current) if self._current in names else 0

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("kinds",)

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "kinds.down": lambda count: self._go(count),
            "kinds.up": lambda count: self._go(-count),
            "kinds.choose": self._choose,
            "kinds.accept": lambda _: self._choose((self._listing.highlighted or 0) + 1),
            "kinds.cancel": lambda _: self._cancel(),
        }

    @property
    def _listing(self) -> KindList:
        return self.query_one(KindList)

    def _go(self, step: int) -> None:
        target = (self._listing.highlighted or 0) + step
        self._listing.highlighted = min(max(0, target), len(self._kinds) - 1)

    def _choose(self, number: int) -> None:
        if 0 < number <= len(self._kinds):
            self.dismiss(self._kinds[number - 1].name)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def _cancel(self) -> None:
        self.dismiss(None)


def _row(number: int, kind: Kind) -> Content:
    digit = str(number) if number <= MOST else " "
    # Without its colour, which would not be legible under the cursor.
    name = guard(kind.name) if kind.style == "plain" else (guard(kind.name), kind.style)
    return Content.assemble((f"{digit}  {guard(kind.letter)}", "bold"), "  ", name)
