"""Finding a command by what somebody remembers of it: words of what it does, its name, or its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reader.keys.bindings import Keymap
from reader.keys.commands import COMMANDS_BY_ID

WORD = re.compile(r"[^\W_]+")


def found(typed: str, command_ids: Iterable[str], keymap: Keymap) -> list[str]:
    """Return the commands in which all typed words are, those that begin with them first.

    Where there is none, letters left out are forgiven.
    """
    words = typed.casefold().split()
    ids = list(command_ids)
    by_words = _ranked(ids, lambda one: _rank(words, one, keymap.keys(one)))
    return by_words or _ranked(ids, lambda one: _rank_of_letters("".join(words), one))


def _ranked(ids: Sequence[str], rank_of: Callable[[str], int | None]) -> list[str]:
    ranks = {one: rank for one in ids if (rank := rank_of(one)) is not None}
    return sorted(ranks, key=ranks.__getitem__)


def _rank(words: Sequence[str], command_id: str, keys: Sequence[str]) -> int | None:
    """Say how well a command fits, 0 best; None where a word is not in it."""
    command = COMMANDS_BY_ID[command_id]
    text = f"{command.name} {command.description}".casefold()
    begun = WORD.findall(text)
    known = [key.casefold().replace(" ", "") for key in keys]
    rank = 0
    for word in words:
        if word in known or command.name.startswith(word):
            continue
        if any(one.startswith(word) for one in begun):
            rank += 1
        elif word in text:
            rank += 2
        else:
            return None
    return rank


def _rank_of_letters(letters: str, command_id: str) -> int | None:
    """Say how far apart letters stand in a command's name; None where they are not all there in order."""
    name = COMMANDS_BY_ID[command_id].name
    at, first = -1, None
    for letter in letters:
        at = name.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first is None else first
    return at - (first or 0)
