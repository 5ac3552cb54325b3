"""Keys as the bytes that an old terminal sends for them, and given to the interface as it would take them."""

from __future__ import annotations

from textual.events import Key

from reader.keys.bindings import Keymap
from reader.keys.notation import Keys
from reader.tui.driver import MetaParser
from reader.tui.keyed import KeyedApp

PLAIN = {
    "enter": "\r",
    "space": " ",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "escape": "\x1b",
    "ctrl+space": "\x00",
    "ctrl+_": "\x1f",
}
ENDINGS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
NUMBERS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
NUMBERS |= {
    f"f{n}": code
    for n, code in zip(range(1, 13), (11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def sent(key: str) -> str:
    """Return what a terminal sends for a key."""
    if key in PLAIN or len(key) == 1:
        return PLAIN.get(key, key)
    *modifiers, base = key.split("+")
    number = 1 + sum(MODIFIERS[modifier] for modifier in modifiers)
    if base in ENDINGS:
        return f"\x1b[1;{number}{ENDINGS[base]}" if modifiers else f"\x1b[{ENDINGS[base]}"
    if base in NUMBERS:
        return f"\x1b[{NUMBERS[base]};{number}~" if modifiers else f"\x1b[{NUMBERS[base]}~"
    return f"\x1b{base}" if modifiers == ["alt"] else chr(ord(base) & 0x1F)


def events_of(sequence: Keys) -> list[Key]:
    """Return the events of a sequence, as the interface's parser reads them."""
    parser = MetaParser()
    found = [event for key in sequence for event in (*parser.feed(sent(key)), *parser.tick())]
    found += parser.feed("")
    return [event for event in found if isinstance(event, Key)]


async def type_keys(app: KeyedApp, sequence: Keys) -> None:
    """Give keys to the interface, each to its end, without the pauses of a pilot."""
    for event in events_of(sequence):
        await app.on_event(event)


async def do(app: KeyedApp, keymap: Keymap, command_id: str) -> None:
    """Do a command by the first of its keys."""
    await type_keys(app, keymap.of(command_id)[0])
