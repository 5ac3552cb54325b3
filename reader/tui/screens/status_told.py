"""What screens with a line at the bottom have: it tells what was done or went wrong, and the useful keys."""

from __future__ import annotations

from typing_extensions import override

from reader.keys.bindings import Keymap
from reader.tui.footer import show_useful, show_waiting
from reader.tui.screens.base import Commanded
from reader.tui.widgets.status import Hint, StatusLine


class ToldBelow(Commanded):
    """A screen with a `StatusLine`, which it keeps in `status`."""

    _keymap: Keymap

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        raise NotImplementedError

    @override
    def complain(self, problem: str) -> None:
        self.status.complain(problem)

    @override
    def tell(self, words: str) -> None:
        self.status.say(words)

    @override
    def show_pending(self, keys: str, hints: tuple[Hint, ...] = ()) -> None:
        show_waiting(self.status, keys, hints)

    @override
    def show_hints(self) -> None:
        show_useful(self.status, self._keymap, self.contexts(), self.facts())
