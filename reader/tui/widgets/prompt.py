"""The line at the bottom in which a search or the number of a link is typed."""

from __future__ import annotations

from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from typing_extensions import override

from reader.article.guarding import guard


class Asked(StrEnum):
    """What the line asks for; the value is what it says in front."""

    SEARCH = "/"
    LINK = "link"


class Prompt(Horizontal):
    """A field with what it asks for at its left, and what it found so far at its right."""

    DEFAULT_CSS = """
    Prompt { height: 1; padding: 0 1; background: $boost; display: none; }
    Prompt Static { width: auto; color: $foreground-muted; background: $boost; }
    Prompt Input, Prompt Input:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; background: $boost;
    }
    """

    class Changed(Message):
        """What is typed changed."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    asked = Asked.SEARCH

    @override
    def compose(self) -> ComposeResult:
        yield Static(id="asked", markup=False)
        yield Input(compact=True)
        yield Static(id="found", markup=False)

    @property
    def has_input(self) -> bool:
        """Whether something is being typed here."""
        # A widget's own `has_focus` comes after the keys that were typed meanwhile.
        return self.screen.focused is self.query_one(Input)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.query_one(Input).value

    def ask(self, asked: Asked, value: str = "") -> None:
        """Show the line, with what is proposed in it, and let it be typed in."""
        self.asked = asked
        self.query_one("#asked", Static).update(Content(asked.value))
        self.tell("")
        self.query_one(Input).value = value
        self.display = True
        # Not `focus`, which comes after the keys that were typed meanwhile.
        self.screen.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def tell(self, found: str) -> None:
        """Say what was found so far."""
        self.query_one("#found", Static).update(Content(guard(found)))
