"""Every way out of the program: the terminal is as it was, and the place is kept."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.journeys.conftest import SEED, Launch
from tests.terminal import Terminal

BEGINNING = "   0 %"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[8h")
"""The main screen, the cursor, no mouse, no bracketed paste, no keyboard protocol, lines turned again."""


def kept_place(library: Path) -> int:
    with TinyDB(library / "annotations.json") as database:
        (record,) = database.table("articles").all()
    return int(record["place"])


def read_on(terminal: Terminal) -> None:
    """Leave the beginning of the article."""
    terminal.wait_for(BEGINNING)
    terminal.send(" ")
    terminal.wait_gone(BEGINNING)


def test_q_leaves_the_terminal_as_it_was(launch: Launch, library: Path) -> None:
    terminal = launch(str(SEED))
    read_on(terminal)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert all(sequence in terminal.raw for sequence in RESTORED)
    assert kept_place(library) > 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_keeps_the_place_and_restores_the_terminal(
    launch: Launch, library: Path, number: signal.Signals
) -> None:
    terminal = launch(str(SEED))
    read_on(terminal)
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert all(sequence in terminal.raw for sequence in RESTORED)
    assert kept_place(library) > 0


def test_a_program_whose_window_is_closed_ends_and_keeps_the_place(launch: Launch, library: Path) -> None:
    terminal = launch(str(SEED))
    read_on(terminal)
    assert terminal.hang_up() == 128 + signal.SIGHUP
    assert kept_place(library) > 0


def test_a_program_that_was_stopped_takes_keys_again(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    for _ in range(2):
        terminal.signal(signal.SIGTSTP)
        terminal.wait_stopped()
        terminal.wait_gone(BEGINNING)
        terminal.signal(signal.SIGCONT)
        # What is typed before the terminal is the program's again goes to the shell.
        terminal.wait_for(BEGINNING)
        terminal.send("?")
        terminal.wait_for("Everywhere")
        terminal.send("q")
        terminal.wait_gone("Everywhere")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_a_piped_article_is_left_like_any_other(launch: Launch) -> None:
    terminal = launch("-", piped=SEED.read_bytes())
    read_on(terminal)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert all(sequence in terminal.raw for sequence in RESTORED)


def test_escape_alone_is_a_key_and_an_arrow_is_one_too(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    terminal.send("/alliance")
    terminal.wait_for("alliance croissante")
    terminal.send("\x1b")
    terminal.wait_for("? keys")
    terminal.send("\x1b[6~")
    terminal.wait_gone(BEGINNING)


def test_what_is_typed_at_once_after_the_search_key_is_searched_for(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    terminal.send("/quq\r")
    terminal.wait_for("“quq” is not in this article")


def test_an_article_opens_again_by_its_id(launch: Launch, library: Path) -> None:
    first = launch(str(SEED))
    first.wait_for(BEGINNING)
    first.send("q")
    assert first.wait_exit() == 0
    with TinyDB(library / "annotations.json") as database:
        (record,) = database.table("articles").all()
    launch(record["id"][:8]).wait_for("alliance croissante")


def test_a_source_that_is_not_there_is_one_line_and_code_1(launch: Launch) -> None:
    terminal = launch("/nowhere/story.txt")
    assert terminal.wait_exit() == 1
    assert "there is no such file" in terminal.screen_text()
