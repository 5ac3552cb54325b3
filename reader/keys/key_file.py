"""One file of keys, read: every mistake in it is told, with its line, and what is right is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from reader.errors import ConfigError
from reader.keys.commands import COMMANDS_BY_ID, CONTEXT_TITLES, TYPING, Command, commands_of
from reader.keys.notation import Keys, is_printable, key_doubt, key_fault, read_sequence

PRESET: Final = "preset"
"""What stands above the tables and says which keys the file's own lines go over."""
VIM: Final = "vim"
PRESETS: Final = (VIM, "plain", "emacs")


class KeyFile(NamedTuple):
    """The text of a file of keys, and where it came from, for messages."""

    path: Path
    text: str
    by_user: bool = True

    def fault(self, line: int, problem: str, remedy: str) -> ConfigError:
        """Return a mistake in this file."""
        return ConfigError(self.path, line, problem, remedy)

    def line_of(self, context: str, name: str = "", value: str = "") -> int:
        """Return where a table, an action or one of its keys stands; 0 where that cannot be found."""
        # Imported where something is wrong: nothing usually is.
        from reader.keys.mistakes import Places

        places = Places(self.text)
        return places.line_of(context, name, value) if name else places.line_of_table(context)


class Binding(NamedTuple):
    """One sequence of keys for one command, and the file that says so."""

    command: Command
    sequence: Keys
    written: str
    """The sequence as the file has it."""
    file: KeyFile

    @property
    def line(self) -> int:
        """Where it stands in the file."""
        return self.file.line_of(self.command.context, self.command.name, self.written)


class KeysRead:
    """What one file says: the keys of the commands that it names, and its mistakes in their order."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self.mistakes: list[ConfigError] = []
        self.preset = VIM
        self.bindings: dict[Command, tuple[Binding, ...]] = {}
        for context, actions in self._tables().items():
            if context == PRESET:
                self._take_preset(actions)
            else:
                self._take_table(context, actions)

    def doubts(self) -> Iterator[ConfigError]:
        """Yield what is no mistake and yet may not work everywhere."""
        for bindings in self.bindings.values():
            for binding in bindings:
                for doubt in filter(None, map(key_doubt, binding.sequence)):
                    yield self._file.fault(binding.line, *doubt)

    def _tables(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._file.text)
        except tomllib.TOMLDecodeError as error:
            from reader.keys.mistakes import toml_fault

            line, fault = toml_fault(error, self._file.text)
            self._refuse(line, f"this is not TOML: {fault}", "mend the line")
            return {}

    def _take_preset(self, name: object) -> None:
        if name in PRESETS:
            self.preset = str(name)
        else:
            line = self._file.line_of("", PRESET)
            self._refuse(line, f'there is no preset "{name}"', _nearest(str(name), PRESETS))

    def _take_table(self, context: str, actions: object) -> None:
        if context not in CONTEXT_TITLES:
            line = self._file.line_of(context)
            self._refuse(line, f"there is no table [{context}]", _nearest(context, CONTEXT_TITLES))
        elif not isinstance(actions, dict):
            line = self._file.line_of(context)
            self._refuse(line, f'"{context}" is a table', f"write [{context}] and its actions below")
        else:
            for name, keys in actions.items():
                self._take_action(context, name, keys)

    def _take_action(self, context: str, name: str, keys: object) -> None:
        command = COMMANDS_BY_ID.get(f"{context}.{name}")
        if command is None:
            remedy = _nearest(name, [command.name for command in commands_of(context)])
            self._refuse(self._file.line_of(context, name), f'[{context}] has no action "{name}"', remedy)
        elif isinstance(keys, list) and all(isinstance(text, str) for text in keys):
            found = (self._binding(command, text) for text in keys)
            self.bindings[command] = tuple(binding for binding in found if binding is not None)
        else:
            example = f'{name} = ["{keys}"]' if isinstance(keys, str) else f'{name} = ["f5"]'
            line = self._file.line_of(context, name)
            self._refuse(line, f'the keys of "{name}" are a list of strings', f"write {example}")

    def _binding(self, command: Command, text: str) -> Binding | None:
        sequence = read_sequence(text)
        binding = Binding(command, sequence, text, self._file)
        faults = [fault for key in sequence if (fault := _fault(command, key))]
        if not sequence:
            faults = [(f'"{command.name}" has a key without a name', "write [] for no key at all")]
        for problem, remedy in faults:
            self._refuse(binding.line, problem, remedy)
        return None if faults else binding

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        self.mistakes.append(self._file.fault(line, problem, remedy))


def _fault(command: Command, key: str) -> tuple[str, str] | None:
    """Say what hinders a key of a command, and what to do."""
    if command.context in TYPING and is_printable(key):
        problem = f'"{key}" types a character in [{command.context}]'
        return problem, 'choose one that does not, such as "f5" or "ctrl+g"'
    return key_fault(key)


def _nearest(name: str, known: Iterable[str]) -> str:
    from reader.keys.mistakes import nearest

    return nearest(name, known)
