"""The dialogs: a note, an entity. Each returns what was typed, or None."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea
from typing_extensions import override

from reader.article.model import EntityKind
from reader.article.normalise import clean_line, clean_lines, guard
from reader.marks.model import Entity
from reader.tui.screens.base import Action, CommandDialog, Result


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


class KindChoice(Widget, can_focus=True):
    """The kinds of entity, none of them cut; the chosen one stands out by brackets as well as colour."""

    DEFAULT_CSS = """
    KindChoice { height: auto; margin-top: 1; }
    """
    chosen: reactive[EntityKind] = reactive(EntityKind.PERSON, layout=True)

    def __init__(self, letters: Mapping[EntityKind, str]) -> None:
        super().__init__()
        self._letters = letters

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    @override
    def render(self) -> Content:
        return Content("\n").join(Content("").join(line) for line in self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[list[Content]]:
        """Put the kinds on as many lines as they need: at their spaces, text would be cut within them."""
        lines: list[list[Content]] = [[]]
        for part in self._parts():
            if lines[-1] and sum(one.cell_length for one in [*lines[-1], part]) > width:
                lines.append([])
            lines[-1].append(part)
        return lines

    def _parts(self) -> list[Content]:
        return [
            Content.styled(f"[{letter} {kind.value}]", "reverse" if self.has_focus else "bold")
            if kind is self.chosen
            else Content(f" {letter} {kind.value} ")
            for kind, letter in self._letters.items()
        ]

    def choose(self, step: int) -> None:
        """Go to the kind `step` places on."""
        kinds = list(self._letters)
        self.chosen = kinds[(kinds.index(self.chosen) + step) % len(kinds)]


class EntityDialog(FieldDialog[Entity]):
    """Asks for an entity: first its kind, by one letter, then its name."""

    KINDS: ClassVar[tuple[EntityKind, ...]] = tuple(EntityKind)

    def __init__(self, passage: str, name: str, letters: Mapping[EntityKind, str], hint: str) -> None:
        super().__init__()
        self._passage = passage
        self._name = name
        self._letters = letters
        self._hint = hint

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(self._passage)
            yield KindChoice(self._letters)
            yield Input(self._name, placeholder="name", id="name", classes="field")
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Ask for the kind first."""
        self.set_focus(self.query_one(KindChoice))

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("kind", "dialog") if self.focused is self.query_one(KindChoice) else ("dialog",)

    @override
    def actions(self) -> Mapping[str, Action]:
        choice = self.query_one(KindChoice)
        return {
            **{f"kind.{kind.value}": self._choosing(kind) for kind in self.KINDS},
            "kind.next": lambda count: choice.choose(count),
            "kind.previous": lambda count: choice.choose(-count),
            "dialog.accept": lambda _: self._accept(),
            "dialog.next-field": lambda _: self._switch(),
            "dialog.previous-field": lambda _: self._switch(),
            "dialog.cancel": lambda _: self._cancel(),
        }

    def _choosing(self, kind: EntityKind) -> Action:
        def choose(_: int) -> None:
            self.query_one(KindChoice).chosen = kind
            self.set_focus(self.query_one(Input))

        return choose

    def _switch(self) -> None:
        choice = self.query_one(KindChoice)
        self.set_focus(self.query_one(Input) if self.focused is choice else choice)

    def _accept(self) -> None:
        name = clean_line(self.query_one(Input).value)
        if name:
            self.dismiss(Entity(self.query_one(KindChoice).chosen, name))
        else:
            self.set_focus(self.query_one(Input))

    def _cancel(self) -> None:
        self.dismiss(None)


def _insert(area: TextArea, text: str) -> None:
    area.insert(text)
