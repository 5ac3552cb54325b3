"""How keys are written: `]`, `G`, `space`, `ctrl+f`, `shift+tab`; sequences with spaces: `g g`.

One key has one canonical name, whichever way a terminal or a user's file wrote it. Modifiers stand in
alphabetical order before the key.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence

MODIFIERS = ("alt", "ctrl", "shift")
FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
MOVING_KEYS = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
NAMED_KEYS = ("enter", "space", "escape", "tab", "backspace", *MOVING_KEYS, *FUNCTION_KEYS)
CONTROL_CHARACTERS = string.ascii_lowercase + "\\]^_"
SAME_KEYS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What most terminals send for these is another key."""
BEGINNERS = "[]OPX^_N"
"""What terminals send for Alt with one of these, Escape and the character, begins what other keys send."""
# How terminals' libraries call characters: by Unicode name, but for these.
SHORT_NAMES = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "left_square_brace": "[",
}
WRITTEN_NAMES = {"ctrl+@": "ctrl+space", "ctrl+/": "ctrl+_"}
"""Two ways to write one key: terminals send the same for both."""
OTHER_NAMES = (
    {"return": "enter"}
    | WRITTEN_NAMES
    | {
        # Only some terminals tell these apart; with them too, Shift held a little long must change nothing.
        f"shift+{key}": key
        for key in ("space", "enter", "backspace", "escape")
    }
)
SHIFTED = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))
"""What Shift types on a keyboard of the United States: new terminals name the key, not the character."""
DISPLAYED = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}
_LONE_MODIFIERS = ("_shift", "_control", "_alt", "_super", "_hyper", "_meta", "_lock")

Keys = tuple[str, ...]
"""The canonical keys of a sequence, in the order they are pressed."""


def canonical_key(name: str, character: str | None) -> str:
    """Turn a key event's name and character into our notation; "" for a modifier pressed alone.

    Terminals that report every key also report Shift going down on the way to `]`: such an event
    must neither match nor break a sequence.
    """
    if name.endswith(_LONE_MODIFIERS):
        return ""
    *modifiers, base = _parts(name)
    # With Alt a terminal may name the bare key's character; AltGr may come as Ctrl, with what it typed.
    if character is not None and character.isprintable() and "alt" not in modifiers:
        return "space" if character == " " else character
    key = "+".join(_unshifted([*sorted(modifiers), _base_key(base)]))
    key = OTHER_NAMES.get(key, key)
    return SAME_KEYS.get(key, key)


def is_printable(key: str) -> bool:
    """Tell whether a key types a character where text is typed."""
    return len(key) == 1 or key == "space"


def read_sequence(text: str) -> Keys:
    """Take a sequence as it is written apart into canonical keys; they may yet have faults.

    Escape and then a character is Alt with it: terminals send the same for both.
    """
    keys: list[str] = []
    for *modifiers, base in map(_parts, text.split()):
        key = "+".join([*sorted(modifiers), base])
        if keys and keys[-1] == "escape" and len(key) == 1:
            keys[-1] = f"alt+{key}"
        else:
            keys.append(WRITTEN_NAMES.get(key, key))
    return tuple(keys)


def key_fault(key: str) -> tuple[str, str] | None:
    """Say what is wrong with a key's name and what to do; None where terminals can send it."""
    if key in SAME_KEYS:
        return f'terminals send the same for "{key}" as for "{SAME_KEYS[key]}"', "choose another key"
    *modifiers, base = _parts(key)
    exists = base in NAMED_KEYS or (len(base) == 1 and base.isprintable())
    if not exists or not set(modifiers) <= set(MODIFIERS):
        return f'there is no key "{key}"', _nearest_key(key)
    if modifiers == ["alt"] and base in BEGINNERS:
        return f'what terminals send for "{key}" begins other keys too', "choose another key"
    if _can_be_sent(modifiers, base):
        return None
    return f'terminals cannot send "{key}"', _instead(modifiers, base)


def key_doubt(key: str) -> tuple[str, str] | None:
    """Say why a key that can be pressed may not come everywhere, and what to do; None where it does."""
    *modifiers, base = _parts(key)
    if base in FUNCTION_KEYS[12:]:
        return (
            f'few keyboards have "{key}"',
            f"keep a key beside it; many send it for shift+f{int(base[1:]) - 12}",
        )
    if base in FUNCTION_KEYS and modifiers:
        return f'the console of Linux does not send "{key}"', "keep a key beside it"
    if "shift" in modifiers and base in ("pageup", "pagedown", "home", "end", "insert"):
        return f'many terminals keep "{key}" for themselves', "keep a key beside it"
    return None


def meta_spelling(sequence: Keys) -> Keys:
    """Spell a sequence's Alt as Escape and the character, as some keyboards and habits have it."""
    return tuple(part for key in sequence for part in (("escape", key[4:]) if is_meta(key) else (key,)))


def is_meta(key: str) -> bool:
    """Tell whether a key is a character with Alt."""
    return key.startswith("alt+") and len(key) == 5


def in_ranges(shown: Sequence[str]) -> tuple[str, ...]:
    """Write keys, as they are shown, that differ in counting up alone as one: `g1–9`."""
    parts: list[list[str]] = []
    for keys in shown:
        if parts and _follows(parts[-1][-1], keys):
            parts[-1].append(keys)
        else:
            parts.append([keys])
    return tuple(one for part in parts for one in (part if len(part) < 3 else [f"{part[0]}–{part[-1][-1]}"]))


def _follows(keys: str, other: str) -> bool:
    ends = keys[-1:] + other[-1:]
    return keys[:-1] == other[:-1] and len(ends) == 2 and ends in "123456789"


def display(sequence: Keys) -> str:
    """Write a sequence as help shows it: `]q`, `gg`, `Ctrl+F`, `Space`."""
    separator = "" if all(len(key) == 1 for key in sequence) else " "
    return separator.join(_display_key(key) for key in sequence)


def _parts(key: str) -> list[str]:
    """Split modifiers from the key, which can itself be a plus sign."""
    if key.endswith("+"):
        return [*key[:-1].rstrip("+").split("+"), "+"] if len(key) > 1 else ["+"]
    return key.split("+")


def _unshifted(parts: list[str]) -> list[str]:
    """Turn Alt and Shift with the key of a character into Alt with what it types."""
    if parts[:-1] != ["alt", "shift"] or len(parts[-1]) != 1:
        return parts
    return ["alt", SHIFTED.get(parts[-1], parts[-1].upper())]


def _base_key(base: str) -> str:
    """Turn the Unicode name of a character, as libraries write it, into the character."""
    if len(base) == 1 or base in NAMED_KEYS:
        return base
    if base in SHORT_NAMES:
        return SHORT_NAMES[base]
    for name in (base.replace("_", " "), base.replace("_", "-", 1).replace("_", " ")):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return base


def _can_be_sent(modifiers: list[str], base: str) -> bool:
    """Tell whether old terminals have bytes of its own for a key with modifiers."""
    match modifiers:
        case []:
            return True
        case ["alt"]:
            return base in (*MOVING_KEYS, *FUNCTION_KEYS) or (len(base) == 1 and "!" <= base <= "~")
        case ["ctrl"]:
            return base in CONTROL_CHARACTERS or base == "space" or base in (*MOVING_KEYS, *FUNCTION_KEYS)
        case ["shift"]:
            return base == "tab" or base in MOVING_KEYS
        case ["ctrl", "shift"] | ["alt", "shift"] | ["alt", "ctrl"]:
            return base in MOVING_KEYS
        case _:
            return False


def _instead(modifiers: list[str], base: str) -> str:
    if modifiers == ["shift"] and len(base) == 1:
        return f'write "{base.upper()}"' if base.isalpha() else "write the character that it types"
    if modifiers == ["ctrl"] and base in string.ascii_uppercase:
        return f'perhaps "ctrl+{base.lower()}" is meant'
    return "choose another key"


def _nearest_key(key: str) -> str:
    # Late: no start needs it.
    from difflib import get_close_matches

    known = (*NAMED_KEYS, *(f"ctrl+{letter}" for letter in string.ascii_lowercase), "shift+tab")
    near = get_close_matches(key.lower().replace("-", "+"), known, n=1)
    if near:
        return f'perhaps "{near[0]}" is meant'
    if len(key) > 1 and all(len(part) == 1 for part in key):
        return f'a sequence has spaces between its keys: "{" ".join(key)}"'
    return 'a key is one character or a name such as "enter" or "ctrl+f"'


def _display_key(key: str) -> str:
    *modifiers, base = _parts("ctrl+/" if key == "ctrl+_" else key)
    if "ctrl" in modifiers and len(base) == 1:
        shown = base.upper()
    else:
        shown = DISPLAYED.get(base) or (base if len(base) == 1 else base.capitalize())
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
