"""A damaged library at the command line: what is sound is printed, and what is wrong told behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import streams
from reader.config import Config
from reader.keys.bindings import Keymap
from reader.library import Library
from tests.cli.programs import Home

STORY = "Talks end\n\n“We will not sign this,” said Jane Roe.\n\nNobody came back to Geneva."


@pytest.fixture
def damaged(home: Home) -> Path:
    """Give the path of a library with a sound article and two marks, of which one is damaged."""
    story = home.write("story.txt", STORY)
    for quote in ("We will not sign this,", "Nobody came"):
        assert home.run("annotate", story, "--quote", quote).exit_code == 0
    path = home.library_folder / "annotations.json"
    content = path.read_bytes()
    assert content.count(b'"exact":"Nobody came"') == 1
    path.write_bytes(content.replace(b'"exact":"Nobody came"', b'"exact":"Nobody comes'))
    return path


@pytest.mark.parametrize(
    ("args", "printed"),
    [
        (("list",), "Talks end"),
        (("annotations",), "We will not sign this,"),
        (("annotations", "--json"), "We will not sign this,"),
        (("entities",), ""),
        (("verify",), "word for word"),
        (("quotations",), "We will not sign this,"),
    ],
)
def test_the_sound_part_is_printed_and_the_damage_told_once_on_stderr(
    home: Home, damaged: Path, args: tuple[str, ...], printed: str
) -> None:
    before = damaged.read_bytes()
    result = home.run(*args)
    assert result.exit_code == 1
    assert printed in result.stdout
    assert "comes" not in result.stdout
    assert result.stderr.count("the library is damaged (its checksum is wrong: 1 of its") == 1
    assert result.stderr.strip().endswith("run `pressmark doctor`, or restore a backup.")
    assert "damaged" not in result.stdout
    assert damaged.read_bytes() == before


@pytest.mark.parametrize("command", ["annotate", "export"])
def test_what_would_write_is_refused_with_the_damage_told_once(
    home: Home, damaged: Path, command: str
) -> None:
    before = damaged.read_bytes()
    files = set(home.files())
    args = (home.path / "story.txt", "--quote", "Geneva") if command == "annotate" else ()
    result = home.run(command, *args)
    assert result.exit_code == 1
    assert result.stderr.count("the library is damaged") == 1
    assert damaged.read_bytes() == before
    assert all("damaged" in name for name in set(home.files()) - files)


def test_reading_an_article_asks_for_no_library(home: Home, damaged: Path) -> None:
    result = home.run("read", home.path / "story.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert damaged.exists()


def test_the_doctor_keeps_what_is_sound(home: Home, damaged: Path) -> None:
    assert "1 of its 6 documents" in home.run("doctor").stdout
    assert home.run("doctor", "--fix").exit_code == 0
    result = home.run("annotations")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "We will not sign this," in result.stdout


def test_refreshing_fetches_nothing_and_tells_the_damage_once(home: Home, damaged: Path) -> None:
    home.write("story.txt", STORY.replace("Nobody", "Somebody"))
    result = home.run("refresh", "--all")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("the library is damaged") == 1


def test_behind_another_error_the_damage_is_told_as_well(home: Home, damaged: Path) -> None:
    result = home.run("annotation", "delete", "ffffffff")
    assert result.exit_code == 1
    first, *_, last = result.stderr.splitlines()
    assert "the library is damaged" in first and "ffffffff" in last
    assert damaged.exists()


def test_where_nothing_of_the_base_is_left_nobody_is_told_that_nothing_was_read(home: Home) -> None:
    story = home.write("story.txt", STORY)
    for quote in ("We will not sign this,", "Nobody came"):
        home.run("annotate", story, "--quote", quote)
    base = home.library_folder / "annotations.json"
    journal = base.with_name("annotations.json.journal")
    home.run("annotate", story, "--quote", "Geneva")
    base.write_bytes(b"")
    journal.write_bytes(b"not a line of ours\n")
    result = home.run("list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "it was emptied" in result.stderr and "Nothing was read" not in result.stderr
    assert base.read_bytes() == b""
    doctor = home.run("doctor")
    assert "restore a backup" in doctor.stdout.lower()


def test_the_interface_tells_the_damage_itself(
    home: Home, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "require_terminal", lambda _: None)
    monkeypatch.setattr(streams, "free_stdin_for_keys", lambda _: b"")

    def read_all(config: Config, library: Callable[[], Library], keymap: Keymap, source: str | None) -> int:
        return len(library().articles()) - 1

    result = home.run("story.txt", program=home.program()._replace(run_interface=read_all))
    assert (result.exit_code, result.stderr) == (0, "")
    assert damaged.exists()
