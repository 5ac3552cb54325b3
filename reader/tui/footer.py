"""What the line at the bottom says of keys: the most useful ones now, or how a sequence goes on."""

from __future__ import annotations

from collections.abc import Iterable

from reader.keys.bindings import Keymap
from reader.keys.hints import CLOSING, holds, label_of, useful
from reader.tui.widgets.status import Hint, StatusLine


def show_useful(
    status: StatusLine, keymap: Keymap, contexts: tuple[str, ...], facts: tuple[str, ...]
) -> None:
    """Show the keys of what has the focus; those without one are in the menu and the palette."""
    told = (keymap.generation, contexts, facts)
    if status.told == told:
        return
    status.told, status.pending = told, ""
    status.hints = _hints(keymap, contexts, (one for one in useful(facts) if holds(one, facts)))
    status.closing = _hints(keymap, contexts, CLOSING)


def show_waiting(status: StatusLine, keys: str, hints: tuple[Hint, ...]) -> None:
    """Show the keys that wait for more, and what they can go on with."""
    status.pending = keys
    if keys:
        status.told, status.hints = None, hints


def _hints(keymap: Keymap, contexts: tuple[str, ...], command_ids: Iterable[str]) -> tuple[Hint, ...]:
    keyed = ((keymap.reaching(one, contexts), label_of(one)) for one in command_ids)
    return tuple((keys[0], label) for keys, label in keyed if keys)
