"""A field with names that are known below it; a key takes one over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static
from typing_extensions import override

from reader.article.normalise import guard
from reader.layout.widths import cut

Offer = Callable[[str], Sequence[str]]
"""Gives the names that what is typed may become."""
Take = Callable[[str, str], str]
"""Puts a name in the place of what is typed of it."""


class Completing(Vertical):
    """A field and a line of offers; the chosen one stands in brackets, for it is seen by shape too."""

    DEFAULT_CSS = """
    Completing { height: auto; }
    Completing > Input { margin: 1 0 0 0; }
    Completing > .offers { height: 1; color: $foreground-muted; margin: 0 0 1 0; padding: 0 0 0 1; }
    """

    def __init__(self, value: str, *, placeholder: str, offer: Offer, take: Take, select: bool) -> None:
        """Make a field.

        Args:
            value: What stands in it.
            placeholder: Says what is to be typed.
            offer: What may be meant.
            take: What becomes of what is typed.
            select: Whether what stands in it is replaced by what is typed first.
        """
        super().__init__()
        self._value, self._placeholder = value, placeholder
        self._offer, self._take, self._select = offer, take, select
        self._offers: tuple[str, ...] = ()
        self._chosen = 0

    @property
    def value(self) -> str:
        """What is typed."""
        return self.field.value

    @property
    def field(self) -> Input:
        """Where it is typed."""
        return self.query_one(Input)

    @override
    def compose(self) -> ComposeResult:
        yield Input(self._value, placeholder=self._placeholder, select_on_focus=self._select, classes="field")
        yield Static(classes="offers")

    def on_mount(self) -> None:
        """Offer what can be."""
        self._renew(self._value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._renew(event.value)

    def on_resize(self, _: Resize) -> None:
        """Show as many offers as there is room for."""
        self._show()

    def choose(self, step: int) -> None:
        """Go to another offer, around the ends."""
        if self._offers:
            self._chosen = (self._chosen + step) % len(self._offers)
            self._show()

    def complete(self) -> bool:
        """Take over the chosen offer; False where there is none."""
        if not self._offers:
            return False
        self.field.value = self._take(self.value, self._offers[self._chosen])
        self.field.cursor_position = len(self.value)
        # The field tells of it behind this key; the next one may come before.
        self._renew(self.value)
        return True

    def _renew(self, typed: str) -> None:
        offers = tuple(self._offer(typed))
        if offers != self._offers:
            self._offers, self._chosen = offers, 0
            self._show()

    def _show(self) -> None:
        room = max(1, self.size.width - 1)
        first, shown = self._chosen, Content("")
        for number in range(first, len(self._offers)):
            words = guard(cut(self._offers[number], room))
            part = Content.styled(f"[{words}]", "bold") if number == first else Content(f" {words} ")
            if shown.cell_length + part.cell_length > room and number > first:
                break
            shown += part
        self.query_one(".offers", Static).update(shown)
