"""Two windows on one library, and a command beside them: what one writes, another shows without a key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.conftest import SEED, Launch
from tests.journeys.keyboard import Keyboard
from tests.terminal import ENTER, Terminal

PASSAGE = "mener à bien son invasion"
STANDS_IN = "bien son invasion"
"""What of it stands on one line of the screen."""
SIGN = "▎"
WITHIN = 5.0
"""Seconds that a test waits; a machine that does much else takes longer than one second."""
Cells = dict[int, list[tuple[object, ...]]]


def opened(launch: Launch, *arguments: str) -> Keyboard:
    terminal = launch(*arguments, columns=80, lines=24)
    terminal.wait_for("? keys")
    return Keyboard(terminal)


def command(environment: dict[str, str], *arguments: str) -> str:
    argv = [sys.executable, "-m", "reader", *arguments]
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def mark(environment: dict[str, str], passage: str = PASSAGE, *more: str) -> None:
    command(environment, "annotate", str(SEED), "--quote", passage, *more)


def cells(terminal: Terminal) -> Cells:
    """Return the screen's cells by their line: what is in each, its colours, and how it is drawn.

    The column at the right is left out: it shows where in the article marks are.
    """
    screen = terminal.screen
    return {y: [tuple(screen.buffer[y][x]) for x in range(screen.columns - 4)] for y in range(screen.lines)}


def line_of(terminal: Terminal, words: str) -> int:
    return next(y for y, line in enumerate(terminal.screen.display) if words in line)


def signed(terminal: Terminal, words: str) -> bool:
    return any(words in line and SIGN in line for line in terminal.screen.display)


def wait_signed(terminal: Terminal, words: str) -> None:
    terminal.wait_until(lambda: signed(terminal, words), f"a mark beside {words!r}", WITHIN)


def wait_unsigned(terminal: Terminal, words: str) -> None:
    terminal.wait_until(lambda: not signed(terminal, words), f"no mark beside {words!r}", WITHIN)


def test_a_mark_that_a_command_makes_and_another_deletes_is_shown_and_nothing_else_moves(
    launch: Launch, environment: dict[str, str]
) -> None:
    one = opened(launch, str(SEED))
    one.press("]q", "Quotation 1 of")
    before, line = cells(one.terminal), line_of(one.terminal, STANDS_IN)
    mark(environment)
    wait_signed(one.terminal, STANDS_IN)
    after = cells(one.terminal)
    # The passage goes over to the next line; no other line of the text, nor its focus, has another byte.
    assert {y for y in before if before[y] != after[y]} - {line - 1, line, line + 1} == set()
    (listed,) = (row for row in command(environment, "annotations").splitlines() if PASSAGE in row)
    command(environment, "annotation", "delete", listed.split()[0])
    wait_unsigned(one.terminal, STANDS_IN)
    assert cells(one.terminal) == before


def test_what_another_window_marks_is_shown_while_a_note_is_written(launch: Launch) -> None:
    one, other = opened(launch, str(SEED)), opened(launch, str(SEED))
    one.press("]q", "Quotation 1 of")
    one.press("a", "new line")
    one.write("half a note")
    other.terminal.send("/")
    other.write(STANDS_IN)
    other.press(ENTER, "Hit 1 of 1")
    other.press(ENTER, "Words")
    other.press("H", "Highlighted")
    wait_signed(one.terminal, STANDS_IN)
    assert "half a note" in one.terminal.screen_text()
    one.terminal.send(" and its end")
    one.terminal.wait_for("half a note and its end")
    one.press(ENTER, "Note kept.")


def test_the_page_of_all_marks_and_the_list_of_articles_show_what_is_new(
    launch: Launch, environment: dict[str, str], tmp_path: Path
) -> None:
    mark(environment)
    page, listed = opened(launch, str(SEED)), opened(launch)
    page.press("ga", "All marks · 1")
    mark(environment, "livrer des munitions")
    page.terminal.wait_for("All marks · 2", WITHIN)
    page.terminal.wait_for("livrer des munitions", WITHIN)
    story = tmp_path / "story.txt"
    story.write_text("Talks end in Geneva\n\nNobody in Geneva believed it.", encoding="utf-8")
    command(environment, "annotate", str(story), "--quote", "Nobody in Geneva")
    listed.terminal.wait_for("2 articles", WITHIN)
    assert "Talks end in Geneva" in listed.terminal.screen_text()
    page.terminal.wait_for("All marks · 3", WITHIN)


def test_a_library_that_is_moved_away_is_told_once_and_read_again_when_it_is_back(
    launch: Launch, environment: dict[str, str], library: Path
) -> None:
    mark(environment)
    one = opened(launch, str(SEED))
    wait_signed(one.terminal, STANDS_IN)
    away = library.with_name("away")
    library.rename(away)
    one.terminal.wait_for("was its folder moved", WITHIN)
    assert signed(one.terminal, STANDS_IN)
    one.press("]q", "Quotation 1 of")
    away.rename(library)
    one.terminal.wait_for("The library can be read again.", WITHIN)
    mark(environment, "besoin de plus de soutien", "--note", "since")
    wait_signed(one.terminal, "de plus de soutien")
