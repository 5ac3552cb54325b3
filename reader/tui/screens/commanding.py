"""The two lists from which a command is chosen: the menu by arrows, the palette by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Offset
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from reader.article.normalise import guard
from reader.keys.bindings import Keymap
from reader.keys.commands import COMMANDS_BY_ID
from reader.keys.finding import found
from reader.keys.notation import in_ranges
from reader.layout.widths import cell_width, cut
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog
from reader.tui.widgets.choice_list import ChoiceList

MOST_KEYS = 3
POINTED_WIDTH = 60
POINTED_LINES = 10
"""How large the menu is that opens beside a passage."""


class CommandList(ChoiceList):
    """Commands with their keys."""

    DEFAULT_CSS = """
    CommandList { height: auto; max-height: 100%; padding: 0; background: $surface; }
    CommandList > .option-list--separator { color: $foreground-muted; }
    /* The palette's cursor is moved while its field is typed in. */
    CommandList > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    """


class CommandChoice(CommandDialog[str]):
    """A list of commands; it returns the id of the one that is to be done."""

    DEFAULT_CSS = """
    CommandChoice { align: center top; }
    CommandChoice > Vertical { margin: 1 0; }
    """
    CONTEXT: ClassVar[str]
    OTHER_LINES: ClassVar[int]
    """What the list leaves free of the terminal's lines: those around it."""

    def __init__(
        self, keymap: Keymap, contexts: Sequence[str], first: Sequence[str], rest: Sequence[str]
    ) -> None:
        """Make the list.

        Args:
            keymap: The keys in force.
            contexts: The tables of keys that hold where the list is opened.
            first: The commands of what has the focus, by id.
            rest: All others.
        """
        super().__init__()
        self._keymap = keymap
        self._below = tuple(contexts)
        self._first = tuple(first)
        self._rest = tuple(rest)
        self._listed: tuple[str | None, ...] = ()

    @property
    def listing(self) -> CommandList:
        """The list."""
        return self.query_one(CommandList)

    @override
    def contexts(self) -> tuple[str, ...]:
        return (self.CONTEXT,)

    @override
    def actions(self) -> Mapping[str, Action]:
        page = max(1, self.listing.size.height - 1)
        moves = {"down": 1, "up": -1, "page-down": page, "page-up": -page}
        ends = {"top": -len(self._listed), "end": len(self._listed)}
        return {
            **{f"{self.CONTEXT}.{name}": self._moving(step) for name, step in (moves | ends).items()},
            f"{self.CONTEXT}.accept": lambda _: self._accept(),
            f"{self.CONTEXT}.cancel": lambda _: self._cancel(),
        }

    def on_resize(self, _: Resize) -> None:
        """Write the rows as wide as there is room."""
        self.fit()
        self.list_commands(self._first, self._rest)

    def fit(self) -> None:
        """Let the list be as high as there is room."""
        self.listing.styles.max_height = max(1, self.size.height - self.OTHER_LINES)

    def list_commands(self, first: Sequence[str], rest: Sequence[str]) -> None:
        """List commands, those of what has the focus apart from the others, the cursor on the first."""
        width = self.room()
        parts = [[self._option(one, width) for one in part] for part in (first, rest)]
        line = [None] if first and rest else []
        self._listed = (*first, *line, *rest)
        self.listing.clear_options()
        self.listing.add_options([*parts[0], *line, *parts[1]])
        self.listing.highlighted = 0 if self._options else None

    def room(self) -> int:
        """Return how many cells a row has."""
        return max(20, min(72, self.size.width) - 6)

    @property
    def _options(self) -> list[str]:
        return [one for one in self._listed if one is not None]

    def _moving(self, step: int) -> Action:
        def move(count: int) -> None:
            last = len(self._options) - 1
            now = self.listing.highlighted or 0
            target = now + step * count
            # One key beyond an end goes to the other one, as in every menu.
            around = abs(step) == 1 and count == 1 and not 0 <= target <= last
            self.listing.highlighted = (target % (last + 1)) if around else min(max(0, target), last)

        return move if self._options else lambda _: None

    def _option(self, command_id: str, width: int) -> Option:
        keys = "  ".join(in_ranges(self._keymap.reaching(command_id, self._below))[:MOST_KEYS])
        words = cut(COMMANDS_BY_ID[command_id].description, max(1, width - cell_width(keys) - 2))
        gap = " " * max(1, width - cell_width(words) - cell_width(keys))
        return Option(Content.assemble(words, gap, (guard(keys), "bold")), id=command_id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def _accept(self) -> None:
        number = self.listing.highlighted
        self.dismiss(None if number is None else self.listing.get_option_at_index(number).id)

    def _cancel(self) -> None:
        self.dismiss(None)


class Menu(CommandChoice):
    """What can be done now, what belongs to what has the focus first: arrows and a key to do it."""

    CONTEXT = "menu"
    OTHER_LINES = 4
    DEFAULT_CSS = f"""
    Menu.pointed {{ align: left top; }}
    Menu.pointed > Vertical {{ width: {POINTED_WIDTH}; max-width: 100%; }}
    """

    def __init__(
        self,
        keymap: Keymap,
        contexts: Sequence[str],
        first: Sequence[str],
        rest: Sequence[str],
        *,
        at: Offset | None = None,
    ) -> None:
        """Make the menu; `at` is the place that was pointed at, beside which it opens."""
        super().__init__(keymap, contexts, first, rest)
        self._at = at
        self.set_class(at is not None, "pointed")

    @override
    def fit(self) -> None:
        super().fit()
        if self._at is not None:
            lines = min(POINTED_LINES, max(1, self.size.height - 2))
            self.listing.styles.max_height = lines
            width = min(POINTED_WIDTH, self.size.width)
            below = self._at.y + 1
            # Below what was pointed at, so that it stays legible; above it where there is no room.
            y = below if below + lines + 2 <= self.size.height else max(0, self._at.y - lines - 2)
            x = max(0, min(self._at.x, self.size.width - width))
            self.query_one(Vertical).styles.margin = (y, 0, 0, x)

    @override
    def room(self) -> int:
        return super().room() if self._at is None else min(POINTED_WIDTH, self.size.width) - 6

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield CommandList()

    def on_mount(self) -> None:
        """Take the cursor."""
        self.set_focus(self.listing)


class Palette(CommandChoice):
    """All that can be done where one is, found by words of what it does."""

    CONTEXT = "palette"
    OTHER_LINES = 6
    DEFAULT_CSS = """
    Palette #words { margin: 0 0 1 0; }
    """
    _searched = ""

    @property
    @override
    def is_typing(self) -> bool:
        return True

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder="words of what is to be done", id="words", classes="field")
            yield CommandList()

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.search(event.value)

    def search(self, typed: str) -> None:
        """List what has the words."""
        self._searched = typed
        self.list_commands((), found(typed, (*self._first, *self._rest), self._keymap))

    @override
    def on_resize(self, _: Resize) -> None:
        self.fit()
        self.search(self.query_one(Input).value)

    @override
    def _accept(self) -> None:
        typed = self.query_one(Input).value
        if typed != self._searched:
            # What was typed last is in the field before the field has told of it.
            self.search(typed)
        super()._accept()
