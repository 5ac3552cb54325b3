"""`pressmark keys`."""

from __future__ import annotations

import json
import re

import pytest

from reader.keys.manual import manual
from tests.cli.programs import Home


def test_the_keys_in_force_are_listed_by_context(home: Home) -> None:
    home.write("config/keybindings.toml", '[reading]\nhighlight = ["m"]\nexport = []\n')
    lines = home.run("keys").stdout.splitlines()
    assert lines[0] == "Everywhere"
    rows = {re.sub(" {2,}", " | ", line.strip()) for line in lines}
    assert "m | Highlight the selection or what has the focus" in rows
    assert "(no key) | Export this article's marks as a Markdown note" in rows


def test_what_the_keys_do_is_aligned_over_all_contexts(home: Home) -> None:
    lines = home.run("keys").stdout.splitlines()
    assert (
        len({line.index(words) for line in lines for words in ("Go back", "Show the keys") if words in line})
        == 1
    )


def test_the_path_of_the_users_file_is_told_and_not_created(home: Home) -> None:
    result = home.run("keys", "--path")
    assert result.stdout == f"{home.config_folder / 'keybindings.toml'}\n"
    assert home.files() == []


def test_a_file_without_mistakes_passes_the_check(home: Home) -> None:
    path = home.write("mine.toml", '[reading]\nhighlight = ["m"]\n')
    result = home.run("keys", "--check", path)
    assert (result.exit_code, result.stdout) == (0, f"{path}: no mistakes\n")


def test_a_mistake_fails_the_check_and_names_its_line(home: Home) -> None:
    path = home.write("mine.toml", '[reading]\nhighlight = ["ctrl+i"]\n')
    result = home.run("keys", "--check", path)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(f"{path}:2: ")


def test_all_mistakes_of_a_file_are_told_at_once_with_their_lines(home: Home) -> None:
    path = home.write("mine.toml", '[reading]\nhilight = []\nnote = ["ctrl+m"]\ntag = ["gg", "f13"]\n')
    result = home.run("keys", "--check", path)
    places = [line.split(": ")[0] for line in result.stdout.splitlines()]
    assert places == [f"{path}:2", f"{path}:3", f"{path}:4", f"{path}:4"]
    assert result.exit_code == 1


def test_a_doubtful_key_is_told_and_passes(home: Home) -> None:
    path = home.write("mine.toml", '[reading]\ntag = ["t", "f13"]\n')
    result = home.run("keys", "--check", path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith(f"{path}:2: few keyboards")


def test_the_users_own_file_is_checked_where_none_is_named(home: Home) -> None:
    result = home.run("keys", "--check")
    assert result.exit_code == 0
    assert "there is no such file" in result.stdout
    path = home.write("config/keybindings.toml", "[reading]\nnote = 3\n")
    assert home.run("keys", "--check").stdout.startswith(f"{path}:2: ")


@pytest.mark.parametrize(
    ("preset", "key"), [("vim", "H"), ("plain", "F8  Insert"), ("emacs", "h  Ctrl+X r m")]
)
def test_a_preset_is_listed_as_it_comes(home: Home, preset: str, key: str) -> None:
    home.write("config/keybindings.toml", '[reading]\nhighlight = ["m"]\n')
    lines = home.run("keys", "--preset", preset).stdout.splitlines()
    (line,) = [line for line in lines if line.endswith("Highlight the selection or what has the focus")]
    assert line.strip().startswith(key)


def test_a_preset_that_does_not_exist_is_misuse(home: Home) -> None:
    result = home.run("keys", "--preset", "nano")
    assert result.exit_code == 2
    assert "vim, plain, emacs" in result.stderr


def test_json_has_each_command_with_its_keys_as_they_are_written(home: Home) -> None:
    home.write("config/keybindings.toml", 'preset = "emacs"\n')
    lines = [json.loads(line) for line in home.run("keys", "--json").stdout.splitlines()]
    (quit_,) = [line for line in lines if line["command"] == "quit"]
    assert quit_ == {
        "context": "everywhere",
        "command": "quit",
        "keys": ["q", "ctrl+x ctrl+c"],
        "description": "Leave pressmark, or the page above another",
    }


def test_markdown_is_the_manuals_page(home: Home) -> None:
    assert home.run("keys", "--markdown").stdout == manual()
