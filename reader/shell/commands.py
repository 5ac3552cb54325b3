"""The commands of a session: the names of the table of commands, and what only a session of lines has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.keys.commands import Command, commands_of

COUNT, PLACE = "[COUNT]", "[PLACE]"
CONTEXTS = ("reading", "everywhere")
SHARED: Mapping[str, str] = {
    **{
        f"{way}-{unit}": COUNT
        for unit in ("quotation", "mark", "caption", "paragraph", "sentence")
        for way in ("next", "previous")
    },
    **dict.fromkeys(("next-hit", "previous-hit", "undo", "redo"), COUNT),
    **dict.fromkeys(("top", "end", "back", "toggle-caption", "toggle-captions", "quit"), ""),
    "search": "TERM",
    "entity": "KIND [NAME]",
    "follow": "NUMBER",
    "export": "[FOLDER]",
}
"""The commands of the reading view that mean something without a screen, and what follows their names."""
OWN: Mapping[str, tuple[str, str]] = {
    "next": (COUNT, "Read the next paragraph, and what stands before it; Enter alone does the same"),
    "previous": (COUNT, "Read the previous paragraph"),
    "read": ("[PLACE | all]", "Read what has the focus, a place, or the whole article"),
    "goto": (
        "PLACE",
        "Go to 3 (a paragraph), 3.2 (a sentence), quotation 2, heading 1 …, or words in quotation marks",
    ),
    "where": ("", "Say where you are and what has the focus"),
    "highlight": ('[PLACE | "WORDS"]', "Highlight what has the focus, or what is named, with who says it"),
    "note": ("[TEXT | -]", "Tell the note on what has the focus, add to it, or take it away"),
    "tag": ("[TAG | -TAG]...", "Tell the tags of what has the focus, add some, or take some away"),
    "delete": ("[NUMBER]", "Delete the mark in focus, or a mark by its number"),
    "release": ("", "Let go of the focus and the search"),
    "outline": ("", "List the title and the headings"),
    "quotations": ("", "List the quotations"),
    "captions": ("", "List the captions, whole"),
    "links": ("", "List the links by their numbers"),
    "names": ("", "List who and what the article speaks of"),
    "marks": ("", "List the marks"),
    "library": ("", "List what was read, the last first"),
    "open": ("NUMBER | SOURCE", "Open an article of the list that `library` tells, or another source"),
    "help": ("[COMMAND]", "Tell the commands, or what one does"),
}
"""The commands that only a session of lines has, and those that do more there than a key can."""
ALIASES: Mapping[str, str] = {"panel": "marks", "?": "help"}


@dataclass(frozen=True, slots=True)
class LineCommand:
    """A command of a session."""

    name: str
    usage: str
    description: str

    def __str__(self) -> str:
        return f"{self.name} {self.usage}".rstrip()


def line_commands() -> dict[str, LineCommand]:
    """Return the commands by their names: those of a session first, then as the table has them."""
    own = {name: LineCommand(name, *about) for name, about in OWN.items()}
    shared = {
        one.name: LineCommand(one.name, SHARED[one.name], one.description)
        for one in _of_the_view()
        if one.name in SHARED and one.name not in own
    }
    return own | shared


class Table:
    """Knows what a line asks for: by a command's name, its beginning, or a key of the reading view."""

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._view = {one.name: one for one in _of_the_view()}
        self._keys = {key: one.name for one in self._view.values() for key in keymap.keys(one.id)}
        self.commands = line_commands()

    def resolve(self, line: str) -> tuple[str, str]:
        """Return the name of the command that a line is, and what follows it; raises `ReaderError`."""
        word, argument = [*line.split(maxsplit=1), "", ""][:2]
        if not word:
            return "next", ""
        if word.startswith("/") and word not in self._keys:
            return "search", line[1:].strip()
        return self.name_of(word), argument.strip()

    def name_of(self, word: str) -> str:
        """Return the command that a word means."""
        name = next((one for one in (word, self._keys.get(word, ""), word.lower()) if self._is_name(one)), "")
        if name in self.commands or name in ALIASES:
            return ALIASES.get(name, name)
        if name:
            raise ReaderError(f"{name} needs a screen; next reads on, help tells what there is.")
        begun = [one for one in self.commands if one.startswith(word.lower())]
        if len(begun) > 1:
            raise ReaderError(f"“{word}” can be {', '.join(begun[:-1])} or {begun[-1]}.")
        if not begun:
            raise ReaderError(f"There is no command “{word}”{self._perhaps(word)}; help tells them.")
        return begun[0]

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of the reading view that do the same."""
        command = self._view.get(name)
        return self._keymap.keys(command.id) if command else ()

    def _is_name(self, word: str) -> bool:
        return word in self.commands or word in ALIASES or word in self._view

    def _perhaps(self, word: str) -> str:
        near = get_close_matches(word.lower(), self.commands, n=1, cutoff=0.5)
        return f"; perhaps {near[0]} is meant" if near else ""


def _of_the_view() -> tuple[Command, ...]:
    return tuple(command for context in CONTEXTS for command in commands_of(context))
