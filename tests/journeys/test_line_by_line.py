"""`pressmark shell` whole: at a terminal by hand, and from a pipe."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tinydb import TinyDB

from tests.journeys.conftest import SEED, Launch
from tests.terminal import Terminal

SPEAKER = "Volodymyr Zelensky"
CTRL_C, CTRL_D = "\x03", "\x04"


def kept_marks(library: Path) -> list[str]:
    with TinyDB(library / "annotations.json", access_mode="r") as database:
        return [mark["selector"]["exact"] for mark in database.table("annotations").all()]


def say(terminal: Terminal, line: str, awaited: str) -> None:
    terminal.send(line + "\r")
    terminal.wait_for(awaited)


def give_up(terminal: Terminal, line: str) -> None:
    terminal.send(line)
    terminal.wait_for(line)
    terminal.send(CTRL_C)
    terminal.wait_until(lambda: terminal.screen_text().rstrip().endswith("\n>"), "an empty line")


def test_a_terminal_is_asked_line_by_line_and_nothing_but_text_comes_back(
    launch: Launch, library: Path
) -> None:
    terminal = launch("shell", str(SEED))
    terminal.wait_for("23 paragraphs")
    say(terminal, "", "1. Le président ukrainien")
    say(terminal, "next-quotation", f"Quotation 1 of 12, {SPEAKER}")
    say(terminal, "highlight", f"Highlighted, said by {SPEAKER}")
    say(terminal, "hilight", "perhaps highlight is meant")
    give_up(terminal, "this is given up")
    say(terminal, "where", "Paragraph 2 of 23")
    terminal.send(CTRL_D)
    assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.raw
    (mark,) = kept_marks(library)
    assert mark.startswith("Nous constatons")


def test_tab_completes_a_command_and_an_arrow_brings_the_last_line_back(launch: Launch) -> None:
    terminal = launch("shell", str(SEED))
    terminal.wait_for("23 paragraphs")
    terminal.send("next-q\t\r")
    terminal.wait_for("Quotation 1 of 12")
    terminal.send("\x1b[A\r")
    terminal.wait_for("Quotation 2 of 12")


def test_an_article_from_a_pipe_is_read_with_commands_from_the_terminal(launch: Launch) -> None:
    terminal = launch("shell", "-", piped=SEED.read_bytes())
    terminal.wait_for("23 paragraphs")
    say(terminal, "goto 3", "3. M. Zelensky a déclaré")
    say(terminal, "quit", "quit")
    assert terminal.wait_exit() == 0


def test_a_session_that_is_told_to_end_keeps_the_place(launch: Launch) -> None:
    terminal = launch("shell", str(SEED))
    terminal.wait_for("23 paragraphs")
    say(terminal, "goto 3", "3. M. Zelensky a déclaré")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 128 + signal.SIGTERM
    again = launch("shell", str(SEED))
    again.wait_for("You were at paragraph 3.")


def test_a_pipe_of_commands_does_the_main_job(environment: dict[str, str], library: Path) -> None:
    commands = f"next-quotation\nhighlight\nentity person\nexport {library.parent}/notes\n"
    argv = [sys.executable, "-m", "reader", "shell", str(SEED)]
    done = subprocess.run(argv, input=commands, capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == ""
    assert f"Highlighted, said by {SPEAKER}, paragraph 2: Nous constatons" in done.stdout
    assert f"Tagged {SPEAKER}, person" in done.stdout
    (note,) = (library.parent / "notes").glob("*.md")
    assert f"Wrote {note}, 1 mark." in done.stdout
    assert f"> [!quote] [[{SPEAKER}]]" in note.read_text(encoding="utf-8")
