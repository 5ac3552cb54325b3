"""The table of commands, keybindings.toml and the presets say the same."""

from __future__ import annotations

import re
import tomllib

import pytest

from reader.keys.bindings import PRESETS, default_file, preset_file
from reader.keys.commands import BELOW, COMMANDS, CONTEXT_TITLES, TYPING

ENTRY = re.compile(r"^(?P<name>[\w-]+) = .*\]\s+# (?P<description>.+)$", re.MULTILINE)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_every_command_and_no_other_in_the_same_order(preset: str) -> None:
    tables = tomllib.loads(preset_file(preset).text)
    written = [f"{context}.{name}" for context, actions in tables.items() for name in actions]
    assert written == [command.id for command in COMMANDS]


@pytest.mark.parametrize("preset", PRESETS)
def test_each_comment_of_a_preset_is_the_description(preset: str) -> None:
    written = [(match["name"], match["description"]) for match in ENTRY.finditer(preset_file(preset).text)]
    assert written == [(command.name, command.description) for command in COMMANDS]


def test_every_command_has_a_key_by_default() -> None:
    tables = tomllib.loads(default_file().text)
    assert all(keys for actions in tables.values() for keys in actions.values())


def test_no_command_stands_twice() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_contexts_are_those_of_the_commands() -> None:
    assert list(CONTEXT_TITLES) == list(dict.fromkeys(command.context for command in COMMANDS))
    assert {*TYPING, *BELOW, *BELOW.values()} <= {*CONTEXT_TITLES}
