"""`pressmark keys`."""

from __future__ import annotations

from tests.cli.programs import Home


def test_the_keys_in_force_are_listed_by_context(home: Home) -> None:
    home.write("config/keybindings.toml", '[reading]\nhighlight = ["m"]\nexport = []\n')
    lines = home.run("keys").stdout.splitlines()
    assert lines[0] == "Everywhere"
    assert "  m                       Highlight the selection or what has the focus" in lines
    assert "  (no key)                Export this article's marks as a Markdown note" in lines


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
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"pressmark: {path}:2: ")
