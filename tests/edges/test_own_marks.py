"""The kinds of mark and the ways to copy that config.toml sets, and the mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, load_config
from reader.errors import ConfigError
from reader.marks.kinds import Kind
from reader.notes.citation import FORMATS
from reader.ports import COPY_FORMATS, NO_COPYING

PROMISE = '[[kinds]]\nname = "promise"\nletter = "v"\ncolour = "teal"\nstyle = "underline"\n'
SIX = "".join(f'[[kinds]]\nname = "own-{letter}"\nletter = "{letter}"\n' for letter in "abchjk")


def settings(folder: Path, text: str) -> Config:
    """Read a config.toml."""
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return load_config({"PRESSMARK_CONFIG": str(folder)})


def test_without_tables_there_are_no_kinds_and_plain_copies(tmp_path: Path) -> None:
    config = settings(tmp_path, "measure = 66\n")
    assert (config.kinds, config.copying) == ((), NO_COPYING)


def test_kinds_of_the_users_are_read_with_what_they_leave_open(tmp_path: Path) -> None:
    config = settings(tmp_path, f'{PROMISE}\n[[kinds]]\nname = "lead-2"\nletter = "Ж"\n')
    assert config.kinds == (Kind("promise", "V", "teal", "underline"), Kind("lead-2", "Ж", "yellow", "plain"))


def test_ways_to_copy_are_read_and_files_count_from_the_settings(tmp_path: Path) -> None:
    text = (
        '[copy]\nformat = "mine"\ncommand = ["wl-copy", "--primary"]\nfile = "clip.md"\n'
        '[copy.formats]\nmine = "{quote} ({link})"\n'
    )
    copying = settings(tmp_path, text).copying
    assert (copying.format, copying.command) == ("mine", ("wl-copy", "--primary"))
    assert copying.file == tmp_path / "clip.md"
    assert copying.formats == {"mine": "{quote} ({link})"}


def test_the_formats_that_can_be_named_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == COPY_FORMATS


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("kinds = 3", 1, ["kinds are tables", "[[kinds]]"]),
        ("[kinds]\nname = 'x'", 1, ["kinds are tables"]),
        ('[[kinds]]\nname = "Promise"\nletter = "V"', 2, ["small letters", 'name = "promise"']),
        ('measure = 66\n[[kinds]]\nletter = "V"', 2, ["a kind needs a name"]),
        ('[[kinds]]\nname = "quote"\nletter = "V"', 2, ['there is a kind "quote" already']),
        ('[[kinds]]\nname = "mention"\nletter = "V"', 2, ['there is a kind "mention" already']),
        (f"{PROMISE}{PROMISE}", 7, ['there is a kind "promise" already']),
        (f'{PROMISE}[[kinds]]\nname = "vow"\nletter = "V"', 8, ['V is that of the kind "promise"']),
        ('[[kinds]]\nname = "x"\nletter = "g"', 3, ["the letter G is that of what names a place"]),
        ('[[kinds]]\nname = "x"\nletter = "VW"', 3, ["a kind needs a letter", 'letter = "V"']),
        ('[[kinds]]\nname = "x"\nletter = "諾"', 3, ["one cell wide"]),
        ('[[kinds]]\nname = "x"\nletter = "ß"', 3, ["a kind needs a letter"]),
        ('[[kinds]]\nname = "x"\nletter = 5', 3, ["a kind needs a letter"]),
        ('[[kinds]]\nname = "x"\nletter = "V"\ncolour = "tael"', 4, ['no colour "tael"', '"teal"']),
        ('[[kinds]]\nname = "x"\nletter = "V"\nstyle = "loud"', 4, ['no style "loud"', '"bold"']),
        ('[[kinds]]\nname = "x"\nleter = "V"', 3, ['a kind has no setting "leter"', '"letter"']),
        (SIX, 17, ["at most 9 kinds, 4 of them pressmark's own", "leave this one out"]),
        ('kinds = [{name = "x", letter = "VW"}]', 1, ["a kind needs a letter"]),
        ("copy = 3", 1, ["copy is a table"]),
        ("[copy]\nformats = 3", 2, ["names and templates"]),
        ("[copy.formats]\nmine = 3", 1, ["names and templates"]),
        ('[copy]\nformat = "plane"', 2, ['no format "plane"', '"plain"']),
        ('[copy]\ncommand = "wl-copy"', 2, ["the command is a list", '["wl-copy"]']),
        ("[copy]\nfile = 3", 2, ["the file is a path"]),
        ('[copy]\nfile = "~no-such-user-here/x"', 2, ["there is no user"]),
        ('[copy]\n\nfromat = "plain"', 3, ['[copy] has no setting "fromat"', '"format"']),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, text: str, line: int, words: list[str]
) -> None:
    with pytest.raises(ConfigError) as told:
        settings(tmp_path, text)
    assert told.value.line == line
    assert all(one in str(told.value) for one in words)
