"""A dialog with one line: it says, while one types, what will happen, and completes what it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.tui.screens.base import Action
from reader.tui.screens.dialogs import FieldDialog, caption

SHOWN = 6
"""Proposals that are shown at once."""


def _nothing(_: str) -> str:
    return ""


def _no_ways(_: str) -> Sequence[str]:
    return ()


class LineDialog(FieldDialog[str]):
    """Asks for a line of text."""

    def __init__(
        self,
        question: str,
        value: str,
        hint: str,
        *,
        says: Callable[[str], str] = _nothing,
        ways: Callable[[str], Sequence[str]] = _no_ways,
    ) -> None:
        """Make the dialog.

        Args:
            question: What is asked for.
            value: What stands in the line at first.
            hint: Which keys do what.
            says: Tells what would happen with what is typed.
            ways: Gives what could be meant by what is typed, the likeliest first.
        """
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._says = says
        self._ways = ways
        self._typed_by_hand = value
        self._way = ""
        self._next = 0

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(self._question)
            yield Input(self._value, select_on_focus=False, classes="field")
            yield Static(id="proposed", classes="caption", markup=False)
            yield Static(id="says", markup=False)
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.query_one(Input))
        self._tell(self._value)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("dialog",)

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "dialog.accept": lambda _: self._accept(),
            "dialog.next-field": lambda _: self._complete(1),
            "dialog.previous-field": lambda _: self._complete(-1),
            "dialog.cancel": lambda _: self._cancel(),
        }

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._way:
            self._typed_by_hand, self._way, self._next = event.value, "", 0
        self._tell(event.value)

    def _tell(self, typed: str) -> None:
        ways = "\n".join(self._ways(self._typed_by_hand)[:SHOWN])
        for name, words in (("#proposed", ways), ("#says", self._says(typed))):
            line = self.query_one(name, Static)
            line.display = bool(words)
            line.update(Content(guard(words)))

    def _complete(self, step: int) -> None:
        """Take what is proposed first; then, by the same key, what comes next."""
        field = self.query_one(Input)
        if field.value not in (self._way, self._typed_by_hand):
            self._typed_by_hand, self._way, self._next = field.value, "", 0
        ways = self._ways(self._typed_by_hand)
        if ways:
            self._next = self._next if self._way else min(0, step)
            self._way = ways[self._next % len(ways)]
            self._next += step
            field.value = self._way
            field.cursor_position = len(self._way)

    def _accept(self) -> None:
        self.dismiss(self.query_one(Input).value)

    def _cancel(self) -> None:
        self.dismiss(None)
