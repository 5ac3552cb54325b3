"""Hands on a keyboard, which count what they type."""

from __future__ import annotations

from tests.terminal import Terminal


class Keyboard:
    """Types sequences of keys, each until the screen has answered it."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.sequences = 0
        """How many were typed since `begin`; text that is written is none."""

    def begin(self) -> None:
        """Count from nothing: a task begins."""
        self.sequences = 0

    def press(self, sequence: str, answer: str) -> None:
        """Type the keys of one command, and wait for the words that answer it."""
        self.terminal.send(sequence)
        self.sequences += 1
        self.terminal.wait_for(answer)

    def write(self, text: str) -> None:
        """Type text into a field."""
        self.terminal.send(text)
        self.terminal.wait_for(text)

    def leave(self) -> None:
        """Leave the program, which ends well."""
        self.terminal.send("q")
        assert self.terminal.wait_exit() == 0
