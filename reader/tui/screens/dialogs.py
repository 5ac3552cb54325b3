"""What all dialogs with fields have, and the note's. Each returns what was typed, or None."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea
from typing_extensions import override

from reader.article.normalise import clean_lines, guard
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog, Result


def caption(text: str) -> Static:
    """Return a quiet line above or below a field; `text` is never markup."""
    return Static(Content(guard(text)), classes="caption")


class FieldDialog(CommandDialog[Result]):
    """A dialog with fields."""

    @property
    @override
    def is_typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)


class NoteDialog(FieldDialog[str]):
    """Asks for a note of any number of lines; an empty one takes the note away."""

    def __init__(self, passage: str, note: str, hint: str) -> None:
        super().__init__()
        self._passage = passage
        self._note = note
        self._hint = hint

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(self._passage)
            yield TextArea(self._note, soft_wrap=True, tab_behavior="focus", id="note", classes="field")
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Start at the end of what is there."""
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("note",)

    @override
    def actions(self) -> Mapping[str, Action]:
        area = self.query_one(TextArea)
        return {
            "note.accept": lambda _: self._accept(),
            "note.new-line": lambda _: _insert(area, "\n"),
            "note.cancel": lambda _: self._cancel(),
        }

    def _accept(self) -> None:
        self.dismiss(clean_lines(self.query_one(TextArea).text))

    def _cancel(self) -> None:
        self.dismiss(None)


def _insert(area: TextArea, text: str) -> None:
    area.insert(text)
