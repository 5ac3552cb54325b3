"""keybindings.toml, read and checked: which keys do what.

The user's file replaces the keys of the actions it names and leaves the others as they are. Nothing
that it says is passed over: a name that does not exist, a key that cannot be pressed, and a key that
another action has already are each an error that names the file and the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import ConfigError
from reader.keys.commands import (
    BELOW,
    COMMANDS,
    CONTEXT_TITLES,
    TYPING,
    Command,
    commands_of,
)
from reader.keys.mistakes import Places, nearest, toml_fault
from reader.keys.notation import Keys, display, is_printable, key_fault, read_sequence

DEFAULT_NAME = "keybindings.toml"


class KeyFile(NamedTuple):
    """The text of a keybindings.toml, and where it came from, for messages."""

    path: Path
    text: str
    by_user: bool = True


class Binding(NamedTuple):
    """One sequence of keys for one command, and where that is said."""

    command: Command
    sequence: Keys
    text: str
    """The sequence as it is written there."""
    file: KeyFile
    places: Places

    @property
    def line(self) -> int:
        """Where in the file it is said; looked for when it is asked for, which is for mistakes."""
        return self.places.line_of(self.command.context, self.command.name, self.text)


class HelpGroup(NamedTuple):
    """The keys in force in one context, as help lists them; a command without keys is listed too."""

    title: str
    rows: tuple[tuple[tuple[str, ...], str], ...]
    """For each command its keys as they are shown, and its description."""


class Keymap:
    """Which keys do what, free of mistakes."""

    def __init__(self, bindings: Sequence[Binding]) -> None:
        self._bindings = tuple(bindings)

    def sequences(self, context: str) -> Mapping[Keys, str]:
        """Return what each sequence of a context does, as a command's id."""
        return {
            binding.sequence: binding.command.id
            for binding in self._bindings
            if binding.command.context == context
        }

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return a command's keys as they are shown: `]q`, `gg`, `Ctrl+F`, `Space`."""
        return tuple(
            display(binding.sequence) for binding in self._bindings if binding.command.id == command_id
        )

    def table(self) -> tuple[HelpGroup, ...]:
        """Return every context with its commands and their keys, in the order of the table of commands."""
        return tuple(
            HelpGroup(
                title,
                tuple((self.keys(command.id), command.description) for command in commands_of(context)),
            )
            for context, title in CONTEXT_TITLES.items()
        )


def read_keymap(default: KeyFile, user: KeyFile | None = None) -> Keymap:
    """Put the user's keys over the default ones.

    Raises:
        ConfigError: One of the files has a mistake, or the two together.
    """
    defaults, customs = _read(default), _read(user) if user else {}
    bindings = tuple(
        binding for command in COMMANDS for binding in customs.get(command, defaults.get(command, ()))
    )
    for context in CONTEXT_TITLES:
        _refuse_clashes(
            [binding for binding in bindings if binding.command.context in (context, BELOW.get(context))]
        )
    return Keymap(bindings)


def default_file() -> KeyFile:
    """Read the default keys: beside this module where it is installed, else at the top of the checkout."""
    beside = Path(__file__).with_name(DEFAULT_NAME)
    path = beside if beside.exists() else Path(__file__).parents[2] / DEFAULT_NAME
    return KeyFile(path, path.read_text(encoding="utf-8"), by_user=False)


class _Reader:
    """Reads one file; each method raises `ConfigError` for what it finds wrong."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self._places = Places(file.text)

    def bindings(self) -> Iterator[tuple[Command, tuple[Binding, ...]]]:
        """Yield each command that the file names, with its keys; none where it is switched off."""
        for context, actions in self._tables().items():
            if context not in CONTEXT_TITLES:
                line = self._places.line_of_table(context)
                raise self._fault(line, f"there is no table [{context}]", nearest(context, CONTEXT_TITLES))
            if not isinstance(actions, dict):
                line = self._places.line_of_table(context)
                raise self._fault(line, f'"{context}" is a table', f"write [{context}] and its actions below")
            for name, keys in actions.items():
                command = self._command(context, name)
                yield command, tuple(self._binding(command, text) for text in self._texts(command, keys))

    def _tables(self) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(self._file.text)
        except tomllib.TOMLDecodeError as error:
            line, fault = toml_fault(error, self._file.text)
            raise self._fault(line, f"this is not TOML: {fault}", "mend the line") from error

    def _command(self, context: str, name: str) -> Command:
        commands = _by_name(context)
        if name in commands:
            return commands[name]
        line = self._places.line_of(context, name)
        raise self._fault(line, f'[{context}] has no action "{name}"', nearest(name, commands))

    def _texts(self, command: Command, keys: object) -> list[str]:
        """Check that an action's keys are a list of strings."""
        if isinstance(keys, list) and all(isinstance(text, str) for text in keys):
            return keys
        line = self._places.line_of(command.context, command.name)
        example = f'{command.name} = ["{keys}"]' if isinstance(keys, str) else f'{command.name} = ["f5"]'
        raise self._fault(line, f'the keys of "{command.name}" are a list of strings', f"write {example}")

    def _binding(self, command: Command, text: str) -> Binding:
        binding = Binding(command, read_sequence(text), text, self._file, self._places)
        if not binding.sequence:
            problem = f'"{command.name}" has a key without a name'
            raise self._fault(binding.line, problem, "write [] for no key at all")
        for key in binding.sequence:
            if fault := key_fault(key):
                raise self._fault(binding.line, *fault)
            if command.context in TYPING and is_printable(key):
                problem = f'"{key}" types a character in [{command.context}]'
                raise self._fault(binding.line, problem, 'choose one that does not, such as "f5" or "ctrl+g"')
        return binding

    def _fault(self, line: int, problem: str, remedy: str) -> ConfigError:
        return ConfigError(self._file.path, line, problem, remedy)


@cache
def _by_name(context: str) -> Mapping[str, Command]:
    return {command.name: command for command in commands_of(context)}


def _read(file: KeyFile) -> dict[Command, tuple[Binding, ...]]:
    return dict(_Reader(file).bindings())


def _refuse_clashes(bindings: Sequence[Binding]) -> None:
    """Refuse two commands on one sequence, and a sequence that another one begins with.

    Sorted, a sequence stands right before the ones that begin with it.
    """
    ordered = sorted(bindings, key=lambda binding: binding.sequence)
    for first, second in pairwise(ordered):
        if second.sequence[: len(first.sequence)] == first.sequence:
            raise _clash(first, second)


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
    return ConfigError(later.file.path, later.line, problem, remedy)
