"""The least that an interface in Textual can be: one line, which a key changes."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

WORDS = "the floor is here"
ANSWER = "a key came"


class Floor(App[None]):
    """Shows a line; `q` leaves, any other key shows another."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(WORDS)

    def on_key(self, event: Key) -> None:
        """Answer a key."""
        if event.key == "q":
            self.exit()
        else:
            self.query_one(Static).update(ANSWER)


if __name__ == "__main__":
    Floor().run()
