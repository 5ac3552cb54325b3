"""Commands found by words."""

from __future__ import annotations

import pytest

from reader.keys.bindings import default_file, read_keymap
from reader.keys.commands import COMMANDS
from reader.keys.finding import found

KEYMAP = read_keymap(default_file())
READING = [command.id for command in COMMANDS if command.context in ("reading", "everywhere")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("highlight", "reading.highlight"),
        ("NOTE", "reading.note"),
        ("next cap", "reading.next-caption"),
        ("cap next", "reading.next-caption"),
        ("colours", "reading.theme"),
        ("gg", "reading.top"),
        ("ctrl+r", "reading.redo"),
        ("hilgt", "reading.highlight"),
    ],
)
def test_the_command_that_is_meant_comes_first(typed: str, first: str) -> None:
    assert found(typed, READING, KEYMAP)[0] == first


def test_nothing_typed_finds_everything_in_its_order() -> None:
    assert found("  ", READING, KEYMAP) == READING


def test_every_word_has_to_be_there() -> None:
    assert found("next quotation zzz", READING, KEYMAP) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_is_found_by_its_description(command: object) -> None:
    assert isinstance(command, type(COMMANDS[0]))
    assert command.id in found(command.description, [one.id for one in COMMANDS], KEYMAP)
