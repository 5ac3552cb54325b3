"""`pressmark` itself: help, sources without a command, and how it ends."""

from __future__ import annotations

from typing import NoReturn

import click
import pytest

from reader.cli import streams
from reader.cli.opening import Interface, Program
from reader.cli.root import pressmark
from reader.config import Config
from reader.errors import SourceError
from tests.cli.programs import Home

COMMANDS = [pressmark, *pressmark.commands.values()]


def interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def broken(*_: object) -> NoReturn:
    raise SourceError("story.txt", "it has no words", "choose another")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_help_begins_with_a_verb_and_ends_with_an_example(command: click.Command) -> None:
    first = (command.help or "").split()[0]
    assert first in {
        *("Read", "Print", "List", "Write", "Open", "Mark", "Change", "Show", "Fetch", "Check"),
        *("Back", "Put", "Merge", "Exchange", "Examine", "Sync", "Unite", "Look"),
    }
    assert (command.epilog or "").startswith("\b\nExample:\n  pressmark ")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_every_option_says_what_it_does(command: click.Command) -> None:
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_help_lists_the_commands_and_not_the_hidden_one(home: Home) -> None:
    result = home.run("--help")
    assert result.exit_code == 0
    assert "  export " in result.stdout
    assert "  open " not in result.stdout


def test_version_names_the_program(home: Home) -> None:
    result = home.run("--version")
    assert (result.exit_code, result.stdout.split()[1][0].isdigit()) == (0, True)


@pytest.mark.parametrize("args", [("story.txt",), ("-",), ("https://example.org/a",), ("--", "-odd.txt")])
def test_what_is_no_command_is_opened_and_needs_a_terminal(home: Home, args: tuple[str, ...]) -> None:
    result = home.run(*args)
    assert result.exit_code == 1
    assert result.stderr == (
        f"pressmark: There is no terminal to read in; `pressmark read {args[-1]}` prints instead.\n"
    )
    assert result.stdout == ""


def test_no_source_at_all_needs_a_terminal_too(home: Home) -> None:
    result = home.run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`pressmark list` prints instead" in result.stderr


def test_a_broken_keybindings_file_is_told_before_the_terminal_is_asked_for(home: Home) -> None:
    path = home.write("config/keybindings.toml", '[reading]\nhilight = ["H"]\n')
    result = home.run("story.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith(f'pressmark: {path}:2: [reading] has no action "hilight"')
    assert result.stderr.count("\n") == 1


def test_a_broken_config_is_told(home: Home) -> None:
    path = home.write("config/config.toml", "measur = 60\n")
    result = home.run("list")
    assert result.exit_code == 1
    assert result.stderr == (
        f'pressmark: {path}:1: there is no setting "measur"; perhaps "measure" is meant.\n'
    )


@pytest.mark.parametrize(
    "args", [("--nothing",), ("read",), ("read", "a", "b"), ("list", "--what"), ("a", "b"), ("keys", "x")]
)
def test_misuse_is_exit_2_and_says_how_it_is_used(home: Home, args: tuple[str, ...]) -> None:
    result = home.run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: pressmark" in result.stderr


def test_ctrl_c_is_exit_130_and_silent(home: Home) -> None:
    program = home.program()._replace(open_library=interrupted)
    result = home.run("list", program=program)
    assert (result.exit_code, result.output) == (130, "")


def test_a_failure_is_one_line_on_stderr(home: Home) -> None:
    program = home.program()._replace(open_library=broken)
    result = home.run("list", program=program)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "pressmark: story.txt: it has no words; choose another.\n"


def test_a_hostile_name_is_one_harmless_line(home: Home) -> None:
    result = home.run("\x1b]0;owned\x07a\nb")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


def test_a_bug_keeps_its_traceback(home: Home) -> None:
    def buggy(*_: object) -> NoReturn:
        raise ZeroDivisionError

    result = home.run("list", program=home.program()._replace(open_library=buggy))
    assert isinstance(result.exception, ZeroDivisionError)


def test_the_library_is_named_before_or_behind_the_command(home: Home) -> None:
    elsewhere = home.path / "elsewhere"
    folders: list[str] = []

    def noting(config: Config, _: object) -> NoReturn:
        folders.append(str(config.library))
        raise SourceError("story.txt", "seen")

    program = home.program()._replace(open_library=noting)
    home.run("--library", elsewhere, "list", program=program)
    home.run("list", "--library", elsewhere, program=program)
    home.run("list", program=program)
    assert folders == [str(elsewhere), str(elsewhere), str(home.library_folder)]


def test_colours_are_named_before_or_behind_the_source(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "require_terminal", lambda _: None)
    monkeypatch.setattr(streams, "free_stdin_for_keys", lambda _: b"")
    configs: list[Config] = []

    def noting(config: Config, *_: object) -> int:
        configs.append(config)
        return 0

    program = home.program()._replace(run_interface=noting)
    home.run("--theme", "light", "story.txt", program=program)
    home.run("story.txt", "--theme", "ansi", program=program)
    home.run("story.txt", program=program)
    assert [config.theme for config in configs] == ["light", "ansi", "dark"]


def test_colours_that_are_not_there_are_misuse_and_the_others_are_named(home: Home) -> None:
    result = home.run("--theme", "puce", "story.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no theme 'puce'; there are dark, light" in " ".join(result.stderr.split())


def test_the_names_of_colours_are_completed() -> None:
    (option,) = [one for one in pressmark.params if one.name == "theme"]
    found = option.shell_complete(click.Context(pressmark), "light")
    assert [item.value for item in found] == ["light", "light-contrast"]


def test_the_defaults_are_the_real_program() -> None:
    interface: Interface = Program().run_interface
    assert interface.__module__ == "reader.cli.opening"
