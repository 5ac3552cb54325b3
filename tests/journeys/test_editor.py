"""A note in the user's own editor: it has the terminal, and the program has it back as it was."""

from __future__ import annotations

from pathlib import Path

from tinydb import TinyDB

from tests.journeys.conftest import SEED, Launch
from tests.terminal import ENTER, Terminal

BEGINNING = "   0 %"
SCRIPT = """#!/bin/sh
printf 'Your words: '
read words
printf '%s\\n' "$words" >> "$1"
{ending}
"""


def editor(tmp_path: Path, environment: dict[str, str], ending: str = "") -> None:
    """Set an editor that asks for words on the terminal, line by line as a shell does."""
    script = tmp_path / "editor"
    script.write_text(SCRIPT.format(ending=ending))
    script.chmod(0o700)
    environment["VISUAL"] = str(script)


def noted(library: Path) -> list[str]:
    with TinyDB(library / "annotations.json") as database:
        return [record["note"] for record in database.table("annotations").all()]


def at_editor(launch: Launch) -> Terminal:
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    terminal.send("]qE")
    terminal.wait_for("Your words:")
    return terminal


def test_a_note_is_written_in_an_editor_and_keys_are_the_programs_again(
    launch: Launch, library: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    editor(tmp_path, environment)
    terminal = at_editor(launch)
    terminal.send(f"line 1{ENTER}")
    terminal.wait_for("Note kept.")
    terminal.send("E")
    terminal.wait_for("Your words:")
    terminal.send(f"line 2{ENTER}")
    terminal.wait_for("Note kept.")
    terminal.send("s")
    terminal.wait_for("Confirmed.")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert noted(library) == ["line 1\nline 2"]


def test_an_editor_that_fails_leaves_the_program_and_the_note_as_they_were(
    launch: Launch, library: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    editor(tmp_path, environment, ending="exit 4")
    terminal = at_editor(launch)
    terminal.send(f"lost{ENTER}")
    terminal.wait_for("ended with exit code 4; nothing was changed.")
    terminal.send("H")
    terminal.wait_for("Highlighted")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert noted(library) == [""]


def test_ctrl_c_in_the_editor_does_not_end_the_program(
    launch: Launch, environment: dict[str, str], tmp_path: Path
) -> None:
    editor(tmp_path, environment)
    terminal = at_editor(launch)
    terminal.send("\x03")
    terminal.wait_for("was ended by signal 2")
    terminal.send("q")
    assert terminal.wait_exit() == 0
