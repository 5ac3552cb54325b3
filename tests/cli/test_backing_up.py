"""`pressmark backup` and `pressmark restore`."""

from __future__ import annotations

import json
import re

import pytest

from reader.cli import backing_up
from reader.edges.store import copies
from tests.cli.programs import Home
from tests.cli.test_keeping import marked, opened
from tests.edges.store.test_backups import no_space


def a_backup(home: Home) -> str:
    """Make a backup; return its name."""
    return home.run("backup").stdout.split()[0]


def test_a_backup_is_told_by_name_and_size(home: Home) -> None:
    marked(home)
    result = home.run("backup")
    assert result.exit_code == 0
    line = r"annotations-\d{8}T\d{6}Z-by-hand\.json  \d{4}-\d\d-\d\d \d\d:\d\d  \d+ kB\n"
    assert re.fullmatch(line, result.stdout)
    assert (home.library_folder / "backups" / result.stdout.split()[0]).is_file()


def test_where_nothing_was_kept_nothing_is_backed_up_nor_made(home: Home) -> None:
    result = home.run("backup")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to back up" in result.stderr
    assert home.files() == []


@pytest.mark.parametrize("command", [("backup", "--list"), ("restore",)])
def test_backups_are_listed_the_newest_first(home: Home, command: tuple[str, ...]) -> None:
    assert "There is no backup yet" in home.run(*command).stderr
    opened(home)
    first, second = a_backup(home), a_backup(home)
    assert [line.split()[0] for line in home.run(*command).stdout.splitlines()] == [second, first]
    fields = json.loads(home.run(*command, "--json").stdout.splitlines()[0])
    assert fields.keys() == {"name", "made", "purpose", "bytes", "path"}
    assert (fields["name"], fields["purpose"]) == (second, "by-hand")


def test_a_script_restores_without_being_asked_and_learns_where_the_present_is(home: Home) -> None:
    opened(home)
    name = a_backup(home)
    opened(home, "other.txt", "Another\n\nstory")
    result = home.run("restore", name)
    assert result.exit_code == 0
    assert result.stdout.split()[0] == name
    assert [record.name for record in home.library().articles()] == ["A headline"]
    before = re.search(r"What was there before is in (\S+)\.\n", result.stderr)
    assert before is not None
    assert home.run("restore", before[1]).exit_code == 0
    assert len(home.library().articles()) == 2


def test_at_a_terminal_it_asks_and_no_is_no(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(home)
    name = a_backup(home)
    opened(home, "other.txt", "Another\n\nstory")
    monkeypatch.setattr(backing_up, "is_terminal", lambda _: True)
    result = home.run("restore", name, piped=b"n\n")
    assert result.exit_code == 1
    assert f"Put {name} in the place of what the library has now?" in result.stderr
    assert len(home.library().articles()) == 2
    assert home.run("restore", "--yes", name).exit_code == 0
    assert len(home.library().articles()) == 1


def test_a_backup_that_is_not_there_is_told_on_one_line(home: Home) -> None:
    opened(home)
    result = home.run("restore", "2001-01-01")
    assert result.exit_code == 1
    assert "there is no backup 2001-01-01; `pressmark restore` names them." in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_backup_that_fails_beside_a_command_is_told_behind_what_it_printed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = opened(home)
    monkeypatch.setattr(copies, "_new", no_space)
    result = home.run("annotate", article.record.id, "--quote", "The first words")
    assert result.exit_code == 0
    assert "no backup could be made: No space left on device" in result.stderr
    assert len(home.library().store.annotations(article.record.id)) == 1
