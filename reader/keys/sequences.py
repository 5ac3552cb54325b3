"""Keys as they are pressed, turned into commands: sequences, counts, contexts over one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.keys.bindings import Keymap
from reader.keys.commands import CONTEXT_TITLES, TYPING
from reader.keys.notation import Keys, canonical_key, display, is_printable

__all__ = ["MISS", "Match", "Miss", "Pending", "Sequencer", "canonical_key"]

DIGITS = frozenset("0123456789")
HIGHEST_COUNT = 9_999
"""A longer number is a slip of the hand, and its work would hold up the screen."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sequence is complete."""

    command_id: str
    count: int = 1


class Pending(NamedTuple):
    """Keys that may yet become a sequence, written as help writes them, with the count before them."""

    keys: str


class Miss:
    """No command begins so, and nothing waits: the key is free for other use."""


MISS: Final = Miss()


class Sequencer:
    """Takes keys one by one, and remembers those that may yet become a sequence."""

    def __init__(self, keymap: Keymap) -> None:
        self._known = {context: _prefixes(keymap.sequences(context)) for context in CONTEXT_TITLES}
        self._keys: Keys = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What was pressed of a sequence that is not complete; empty when nothing waits."""
        return self._count + display(self._keys)

    def reset(self) -> None:
        """Forget what was pressed, after a time-out or when the contexts change."""
        self._keys, self._count = (), ""

    def feed(self, key: str, contexts: Sequence[str]) -> Match | Pending | Miss:
        """Take one canonical key.

        The first context that knows the keys decides; the ones after it are asked in turn. A key
        that no sequence goes on with drops what waited, count and all, and counts as a new beginning.
        Where text is typed, a printable key begins nothing.
        """
        if not key:
            return Pending(self.pending) if self.pending else MISS
        typing = contexts[0] in TYPING
        if not self._keys and typing and is_printable(key):
            return MISS
        found = self._look_up((*self._keys, key), contexts)
        if not typing and self._is_digit_of_count(key, bound=found is not None):
            self._count = str(min(int(self._count + key), HIGHEST_COUNT))
            return Pending(self.pending)
        if found is None:
            return self._begin_anew(key, contexts)
        return self._advance(key, found)

    def _advance(self, key: str, found: str) -> Match | Pending:
        if not found:
            self._keys = (*self._keys, key)
            return Pending(self.pending)
        match = Match(found, int(self._count or "1"))
        self.reset()
        return match

    def _begin_anew(self, key: str, contexts: Sequence[str]) -> Match | Pending | Miss:
        waited = bool(self.pending)
        self.reset()
        return self.feed(key, contexts) if waited else MISS

    def _is_digit_of_count(self, key: str, *, bound: bool) -> bool:
        """Tell whether a key counts: any digit goes on with a count; one that is bound, or 0, begins none."""
        if self._keys or key not in DIGITS:
            return False
        return bool(self._count) or not (bound or key == "0")

    def _look_up(self, keys: Keys, contexts: Sequence[str]) -> str | None:
        """Return the command of the keys, "" where they begin a sequence, None where they do not."""
        for context in contexts:
            found = self._known[context].get(keys)
            if found is not None:
                return found
        return None


def _prefixes(sequences: Mapping[Keys, str]) -> dict[Keys, str]:
    """Flatten a context's trie: each sequence with its command, each beginning of one with ""."""
    beginnings = {keys[:length]: "" for keys in sequences for length in range(1, len(keys))}
    return beginnings | dict(sequences)
