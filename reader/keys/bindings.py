"""The keys in force: a preset, and the user's own over it.

The user's file says which preset it goes over, replaces the keys of the actions it names, and leaves the
others as they are. Nothing that it says is passed over: a name that does not exist, a key that cannot be
pressed, and a key that another action has already are each an error that names the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.errors import ConfigError
from reader.keys.commands import BELOW, COMMANDS, COMMANDS_BY_ID, CONTEXT_TITLES, commands_of
from reader.keys.key_file import PRESETS, VIM, Binding, KeyFile, KeysRead
from reader.keys.notation import Keys, display, in_ranges

__all__ = ["PRESETS", "KeyFile", "Keymap", "default_file", "mistakes_in", "preset_file", "read_keymap"]

DEFAULT_NAME = "keybindings.toml"


class HelpGroup(NamedTuple):
    """The keys in force in one context, as help lists them; a command without keys is listed too."""

    title: str
    rows: tuple[tuple[tuple[str, ...], str], ...]
    """For each command its keys as they are shown, and its description."""


class Keymap:
    """Which keys do what, free of mistakes."""

    def __init__(self, bindings: Iterable[Binding]) -> None:
        self.generation = 0
        """How often the keys have changed."""
        self._sequences: dict[str, list[Keys]] = {}
        for binding in bindings:
            self._sequences.setdefault(binding.command.id, []).append(binding.sequence)

    def change_to(self, other: Keymap) -> None:
        """Have everybody who holds this keymap use the keys of another from now on."""
        self._sequences = other._sequences
        self.generation += 1

    def sequences(self, context: str) -> Mapping[Keys, str]:
        """Return what each sequence of a context does, as a command's id."""
        ids = (command.id for command in commands_of(context))
        return {keys: command_id for command_id in ids for keys in self.of(command_id)}

    def of(self, command_id: str) -> Sequence[Keys]:
        """Return a command's sequences."""
        return self._sequences.get(command_id, ())

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return a command's keys as they are shown: `]q`, `gg`, `Ctrl+F`, `Space`."""
        return tuple(map(display, self.of(command_id)))

    def reaching(self, command_id: str, contexts: Sequence[str]) -> tuple[str, ...]:
        """Return a command's keys, as they are shown, but for those that a table before its own takes."""
        own = COMMANDS_BY_ID[command_id].context
        before = contexts[: contexts.index(own)] if own in contexts else ()
        taken = {keys for context in before for keys in self.sequences(context)}
        free = (keys for keys in self.of(command_id) if not any(keys[: len(one)] == one for one in taken))
        return tuple(map(display, free))

    def table(self) -> tuple[HelpGroup, ...]:
        """Return every context with its commands and their keys, in the order of the table of commands."""
        return tuple(
            HelpGroup(
                title,
                tuple((in_ranges(self.keys(one.id)), one.description) for one in commands_of(context)),
            )
            for context, title in CONTEXT_TITLES.items()
        )


def read_keymap(base: KeyFile, user: KeyFile | None = None) -> Keymap:
    """Put the user's keys over those of a preset; where the user's file names another preset, over that one.

    Raises:
        ConfigError: One of the files has a mistake, or the two together; the message has the first, and
            says how many more there are.
    """
    bindings, mistakes = _together(base, user)
    if len(mistakes) > 1:
        raise _with_more(mistakes)
    if mistakes:
        raise mistakes[0]
    return Keymap(bindings)


def mistakes_in(user: KeyFile, base: KeyFile | None = None) -> tuple[list[ConfigError], list[ConfigError]]:
    """Return all mistakes of a user's file, and what is none but may not work everywhere, by their lines."""
    _, mistakes = _together(base or default_file(), user)
    doubts = KeysRead(user).doubts()
    return sorted(mistakes, key=lambda one: one.line), sorted(doubts, key=lambda one: one.line)


def default_file() -> KeyFile:
    """Read the default keys, which are those of vim."""
    return preset_file(VIM)


def preset_file(name: str) -> KeyFile:
    """Read a preset, one of `PRESETS`: all are complete.

    The default lies beside this module where it is installed, else at the top of the checkout.
    """
    folder = Path(__file__).parent
    path = folder / DEFAULT_NAME if name == VIM else folder / "presets" / f"{name}.toml"
    if name == VIM and not path.exists():
        path = folder.parents[1] / DEFAULT_NAME
    return KeyFile(path, path.read_text(encoding="utf-8"), by_user=False)


def _together(base: KeyFile, user: KeyFile | None) -> tuple[list[Binding], list[ConfigError]]:
    customs = KeysRead(user) if user else None
    if customs is not None and customs.preset != VIM:
        base = preset_file(customs.preset)
    defaults = KeysRead(base)
    own = customs.bindings if customs else {}
    bindings = [
        binding for command in COMMANDS for binding in own.get(command, defaults.bindings.get(command, ()))
    ]
    mistakes = [*(customs.mistakes if customs else ()), *defaults.mistakes]
    # Clashes with what a mistaken line was to replace would only confuse.
    return bindings, mistakes or list(_clashes(bindings))


def _clashes(bindings: Sequence[Binding]) -> Iterator[ConfigError]:
    """Yield two commands on one sequence, and a sequence that another one begins with, each once.

    Sorted, a sequence stands right before the ones that begin with it.
    """
    told: set[str] = set()
    for context in CONTEXT_TITLES:
        tables = _with_those_below(context)
        ordered = sorted(
            (binding for binding in bindings if binding.command.context in tables),
            key=lambda binding: binding.sequence,
        )
        for first, second in pairwise(ordered):
            if second.sequence[: len(first.sequence)] == first.sequence:
                clash = _clash(first, second)
                if str(clash) not in told:
                    told.add(str(clash))
                    yield clash


def _with_those_below(context: str) -> tuple[str, ...]:
    below = BELOW.get(context)
    return (context, *_with_those_below(below)) if below else (context,)


def _clash(one: Binding, other: Binding) -> ConfigError:
    """Say of two bindings which of them cannot be."""
    earlier, later = sorted((one, other), key=lambda binding: (binding.file.by_user, binding.line))
    keys, command = " ".join(later.sequence), later.command.id
    remedy = f"give {earlier.command.id} other keys too, or [] for none"
    if one.command == other.command:
        problem = f'{command} has both "{" ".join(earlier.sequence)}" and "{keys}"'
        remedy = "keep one: neither may be what the other begins with"
    elif one.sequence == other.sequence:
        problem = f'"{keys}" is asked for {command}, and {earlier.command.id} has it'
    else:
        theirs = " ".join(earlier.sequence)
        problem = (
            f'"{keys}" is asked for {command}, and {earlier.command.id} has "{theirs}", which begins alike'
        )
    return later.file.fault(later.line, problem, remedy)


def _with_more(mistakes: Sequence[ConfigError]) -> ConfigError:
    first, more = mistakes[0], len(mistakes) - 1
    path = first.path
    said = str(first).removeprefix(f"{path}:{first.line}: ").rstrip(".")
    command = "`pressmark keys --check` names them all"
    return ConfigError(path, first.line, f"{said}; {more} more mistake{'s' if more > 1 else ''}", command)
