"""keybindings.toml: the user's over the default, and every mistake told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ConfigError
from reader.keys.bindings import PRESETS, KeyFile, Keymap, default_file, mistakes_in, preset_file, read_keymap

USER = Path("/home/user/keybindings.toml")


def with_user(text: str) -> Keymap:
    return read_keymap(default_file(), KeyFile(USER, text))


def error_of(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        with_user(text)
    assert caught.value.path == USER
    return caught.value


def test_the_default_file_has_no_mistake() -> None:
    keymap = read_keymap(default_file())
    assert keymap.keys("reading.highlight") == ("H",)
    assert keymap.keys("reading.library") == ("gl", "F3")
    assert keymap.keys("reading.page-down") == ("Space", "PgDn", "Ctrl+F")


def test_the_users_keys_replace_those_of_the_action_alone() -> None:
    keymap = with_user('[reading]\nhighlight = ["m", "f12"]\n')
    assert keymap.keys("reading.highlight") == ("m", "F12")
    assert keymap.keys("reading.note") == ("a", "F2")


def test_an_empty_list_switches_an_action_off_and_frees_its_keys() -> None:
    keymap = with_user('[reading]\nhighlight = []\nnote = ["H"]')
    assert keymap.keys("reading.highlight") == ()
    assert keymap.keys("reading.note") == ("H",)


def test_two_actions_can_change_keys() -> None:
    keymap = with_user('[reading]\nnote = ["t"]\ntag = ["a"]')
    assert (keymap.keys("reading.note"), keymap.keys("reading.tag")) == (("t",), ("a",))


def test_an_empty_file_changes_nothing() -> None:
    assert with_user("").table() == read_keymap(default_file()).table()


def test_a_selection_may_use_a_key_of_the_reading_view() -> None:
    assert with_user('[selection]\nswap-ends = ["t"]').keys("selection.swap-ends") == ("t",)


def test_help_lists_contexts_by_title_and_actions_without_keys() -> None:
    table = dict(with_user("[help]\nclose = []").table())
    assert table["Help"][-1] == ((), "Go back")
    assert table["Everywhere"][0] == (("?", "F1"), "Show the keys in force")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[reading]\nhighlight = ["H"\nnote = ["a"]', 3, ["not TOML"]),
        ("[reading]\nhighlight = [", 2, ["not TOML"]),
        ('[reading]\nnote = ["m"]\nnote = ["a"]', 3, ["not TOML", "overwrite"]),
        ('# mine\n\n[raeding]\nhighlight = ["H"]', 3, ["no table [raeding]", '"reading"']),
        ('preset = "emcas"\n', 1, ['no preset "emcas"', '"emacs"']),
        ("preset = 3\n", 1, ['no preset "3"']),
        ("[zzz]", 1, ["no table [zzz]", "there are everywhere, reading"]),
        ("reading = 3", 1, ["is a table", "[reading]"]),
        ("[[reading]]\nnote = []", 1, ["is a table"]),
        ('[reading]\n\nhilight = ["H"]', 3, ['no action "hilight"', '"highlight"']),
        ('[list]\nhighlight = ["H"]', 2, ['[list] has no action "highlight"', "there are down, up"]),
        ('[reading]\nhighlight = "H"', 2, ["list of strings", 'highlight = ["H"]']),
        ("[reading]\nhighlight = [1]", 2, ["list of strings"]),
        ('reading.highlight = ["pgdown"]', 1, ['no key "pgdown"', '"pagedown"']),
        ('reading = { highlight = ["pgdown"] }', 1, ['no key "pgdown"']),
        ('[reading]\n"highlight" = ["pgdown"]', 2, ['no key "pgdown"']),
        ('[reading]\nhighlight = [\n  "m",\n  "gg",\n]\n', 4, ['no key "gg"', '"g g"']),
        ('[reading]\nhighlight = [""]', 2, ["without a name", "[]"]),
        ('[reading]\nhighlight = ["ctrl+i"]', 2, ['"tab"']),
        ('[search]\naccept = ["x"]', 2, ['"x" types a character in [search]']),
        ('[dialog]\naccept = ["ctrl+x space"]', 2, ['"space" types a character in [dialog]']),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_name(text: str, line: int, words: list[str]) -> None:
    error = error_of(text)
    assert error.line == line
    assert [word for word in words if word not in str(error)] == []
    assert str(error).startswith(f"{USER}:{line}: ")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[reading]\nhighlight = ["a"]', 2, ['"a"', "reading.highlight", "reading.note"]),
        ('[reading]\nhighlight = ["m"]\nnote = ["m"]', 3, ['"m"', "reading.highlight", "reading.note"]),
        ('[reading]\nhighlight = ["m", "m"]', 2, ["reading.highlight has both", '"m"']),
        ('[reading]\nhighlight = ["m", "m x"]', 2, ["reading.highlight has both", '"m x"']),
        ('[reading]\nhighlight = ["g"]', 2, ['"g"', "reading.highlight", "reading.highlight-as"]),
        ('[reading]\nhighlight = ["H x"]\nnote = ["H"]', 3, ['"H x"', '"H"', "reading.note"]),
        ('[reading]\nhighlight = ["H h h"]\nnote = ["H h"]\ntag = ["H a"]', 3, ['"H h h"', '"H h"']),
        ('[reading]\nhighlight = ["q"]', 2, ['"q"', "everywhere.quit"]),
        ('[list]\nopen = ["q q"]', 2, ['"q q"', "everywhere.quit", '"q"']),
        ('[everywhere]\nhelp = ["g"]', 2, ['"g"', "everywhere.help", "reading.highlight-as"]),
        ('[kind]\nnext = ["tab"]', 2, ['"tab"', "kind.next", "dialog.next-field"]),
    ],
)
def test_a_key_that_another_action_has_is_told_with_both(text: str, line: int, words: list[str]) -> None:
    error = error_of(text)
    assert error.line == line
    assert [word for word in words if word not in str(error)] == []


def test_a_mistake_in_the_default_file_names_that_file() -> None:
    file = KeyFile(Path("default.toml"), '[reading]\nnote = ["a"]\ntag = ["a"]', by_user=False)
    with pytest.raises(ConfigError, match=r"^default\.toml:3: "):
        read_keymap(file)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_a_mistake_or_a_doubtful_key(preset: str) -> None:
    file = preset_file(preset)
    assert mistakes_in(KeyFile(file.path, file.text)) == ([], [])


def test_the_users_lines_go_over_the_preset_that_the_file_names() -> None:
    keymap = with_user('preset = "plain"\n[reading]\nhighlight = ["h"]')
    assert keymap.keys("reading.highlight") == ("h",)
    assert keymap.keys("reading.note") == ("F2",)
    assert with_user('preset = "vim"').table() == read_keymap(default_file()).table()


def test_a_key_of_the_preset_is_told_as_one() -> None:
    error = error_of('preset = "emacs"\n[reading]\nhighlight = ["a"]')
    assert "reading.note has it" in str(error)
    assert error.line == 3


def test_all_mistakes_are_found_at_once_in_the_order_of_their_lines() -> None:
    text = '[reading]\nhilight = ["H"]\nnote = ["ctrl+i", "gg"]\n[zzz]\n[list]\nopen = 3\n'
    mistakes, _ = mistakes_in(KeyFile(USER, text))
    assert [one.line for one in mistakes] == [2, 3, 3, 4, 6]


def test_all_clashes_are_found_at_once_each_told_once() -> None:
    text = '[everywhere]\nhelp = ["j"]\n[reading]\nnote = ["t"]\nhighlight = ["t"]\n'
    mistakes, _ = mistakes_in(KeyFile(USER, text))
    told = [str(one) for one in mistakes]
    assert len(set(told)) == len(told)
    assert {one.line for one in mistakes} == {2, 4, 5}


def test_a_start_with_several_mistakes_tells_the_first_and_how_many_more() -> None:
    error = error_of("[reading]\nhilight = []\nnoet = []\ntga = []")
    assert error.line == 2
    assert "2 more mistakes" in str(error)
    assert "pressmark keys --check" in str(error)


@pytest.mark.parametrize(
    ("key", "words"),
    [("f13", "shift+f1"), ("ctrl+f1", "console"), ("shift+pageup", "for themselves"), ("shift+home", "for")],
)
def test_a_key_that_not_every_terminal_sends_is_doubted_and_no_mistake(key: str, words: str) -> None:
    mistakes, doubts = mistakes_in(KeyFile(USER, f'[reading]\ntag = [\n  "t",\n  "{key}",\n]'))
    assert mistakes == []
    assert [(one.line, words in str(one)) for one in doubts] == [(4, True)]


@pytest.mark.parametrize(
    ("one", "other"), [("ctrl+/", "ctrl+_"), ("ctrl+@", "ctrl+space"), ("escape x", "alt+x")]
)
def test_two_ways_to_write_a_key_are_one_key(one: str, other: str) -> None:
    assert "has it" in str(error_of(f'[reading]\nnote = ["{one}"]\ntag = ["{other}"]'))
