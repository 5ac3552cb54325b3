"""Keys as they are pressed, turned into commands: sequences, counts, contexts over one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reader.keys.bindings import Keymap
from reader.keys.commands import BELOW, TYPING
from reader.keys.notation import Keys, canonical_key, display, in_ranges, is_meta, is_printable, meta_spelling

__all__ = ["MISS", "Match", "Miss", "Pending", "Sequencer", "canonical_key"]

DIGITS = frozenset("0123456789")
NUMBERING = DIGITS - {"0"}
"""Digits that are a number at the end of a sequence of keys."""
GIVING_UP = frozenset({"escape", "ctrl+g"})
"""What drops the keys that wait, and does nothing else."""
HIGHEST_COUNT = 9_999
"""A longer number is a slip of the hand, and its work would hold up the screen."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sequence is complete."""

    command_id: str
    count: int = 1
    """As typed before its keys; else the digit that they end in, if they do."""


class Pending(NamedTuple):
    """Keys that may yet become a sequence, written as help writes them, with the count before them."""

    keys: str


class Miss:
    """No command begins so, and nothing waits: the key is free for other use."""


MISS: Final = Miss()


class Sequencer:
    """Takes keys one by one, and remembers those that may yet become a sequence.

    They wait as long as it takes: no sequence is the beginning of another.
    """

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._tables: dict[str, dict[Keys, str]] = {}
        self._keys: Keys = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What was pressed of a sequence that is not complete; empty when nothing waits."""
        return self._count + display(self._keys)

    def reset(self) -> None:
        """Forget what was pressed, and how the keys were: they or the contexts changed."""
        self._tables.clear()
        self._drop()

    def continuations(self, contexts: Sequence[str]) -> list[tuple[str, str]]:
        """Return what the keys that wait can go on with, as help writes it, and the command at its end."""
        begun = len(self._keys)
        found: dict[str, str] = {}
        for context in contexts if begun else ():
            for keys, command_id in self._known(context).items():
                if command_id and keys[:begun] == self._keys:
                    found.setdefault(display(keys[begun:]), command_id)
        by_command: dict[str, list[str]] = {}
        for shown, command_id in found.items():
            by_command.setdefault(command_id, []).append(shown)
        return [(one, command_id) for command_id, keys in by_command.items() for one in in_ranges(keys)]

    def strokes(self, key: str, contexts: Sequence[str]) -> Keys:
        """Take a key apart that may have been two: terminals send the same for Alt and for Escape before it.

        Where Alt with the key means nothing, somebody typed fast.
        """
        known = not is_meta(key) or contexts[0] in TYPING or key[4:] in DIGITS
        if known or self._look_up((*self._keys, key), contexts) is not None:
            return (key,)
        return meta_spelling((key,))

    def feed(self, key: str, contexts: Sequence[str]) -> Match | Pending | Miss:
        """Take one canonical key.

        The first context that knows the keys decides; the ones after it are asked in turn. A key
        that no sequence goes on with drops what waited, count and all, and counts as a new beginning.
        Where text is typed, a printable key begins nothing. Keys that wait are given up by Escape.
        """
        if not key:
            return Pending(self.pending) if self.pending else MISS
        typing = contexts[0] in TYPING
        if not self._keys and typing and is_printable(key):
            return MISS
        found = self._look_up((*self._keys, key), contexts)
        if found is None and self.pending and key in GIVING_UP:
            self._drop()
            return Pending("")
        if found is None and is_meta(key):
            key = key[4:] if key[4:] in DIGITS else key
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
        match = Match(found, int(self._count or (key if key in NUMBERING else "1")))
        self._drop()
        return match

    def _begin_anew(self, key: str, contexts: Sequence[str]) -> Match | Pending | Miss:
        waited = bool(self.pending)
        self._drop()
        return self.feed(key, contexts) if waited else MISS

    def _is_digit_of_count(self, key: str, *, bound: bool) -> bool:
        """Tell whether a key counts: any digit goes on with a count; one that is bound, or 0, begins none."""
        if self._keys or key not in DIGITS:
            return False
        return bool(self._count) or not (bound or key == "0")

    def _drop(self) -> None:
        self._keys, self._count = (), ""

    def _look_up(self, keys: Keys, contexts: Sequence[str]) -> str | None:
        """Return the command of the keys, "" where they begin a sequence, None where they do not."""
        for context in contexts:
            found = self._known(context).get(keys)
            if found is not None:
                return found
        return None

    def _known(self, context: str) -> dict[Keys, str]:
        """Return a context's sequences with their commands, and each beginning of one with ""."""
        if context not in self._tables:
            sequences = dict(self._keymap.sequences(context))
            below = BELOW.get(context)
            bound = {*sequences, *(self._keymap.sequences(below) if below else ())}
            if ("escape",) not in bound:
                sequences = {meta_spelling(keys): command for keys, command in sequences.items()} | sequences
            self._tables[context] = _prefixes(sequences)
        return self._tables[context]


def _prefixes(sequences: Mapping[Keys, str]) -> dict[Keys, str]:
    """Flatten a context's trie: each sequence with its command, each beginning of one with ""."""
    beginnings = {keys[:length]: "" for keys in sequences for length in range(1, len(keys))}
    return beginnings | dict(sequences)
