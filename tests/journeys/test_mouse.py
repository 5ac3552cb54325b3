"""The mouse in a real terminal, from the bytes that it sends."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import SEED, Launch
from tests.terminal import ESCAPE, Terminal

PRESS, MOTION = 0, 32


def place_of(terminal: Terminal, words: str) -> tuple[int, int]:
    """Return the column and the row of the screen, from 1, at which some words are drawn."""
    lines = terminal.screen_text().splitlines()
    row = next(row for row, line in enumerate(lines) if words in line)
    return lines[row].index(words) + 1, row + 1


def mouse(code: int, place: tuple[int, int], *, released: bool = False) -> str:
    """Return what a terminal sends (SGR 1006)."""
    return f"\x1b[<{code};{place[0]};{place[1]}{'m' if released else 'M'}"


def click(place: tuple[int, int]) -> str:
    return mouse(PRESS, place) + mouse(PRESS, place, released=True)


def test_a_drag_draws_a_selection_that_is_highlighted_and_kept(launch: Launch, library: Path) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for("commands")
    first, last = place_of(terminal, "Volodymyr"), place_of(terminal, "Zelensky a déclaré")
    last = (last[0] + len("Zelensky") - 1, last[1])
    terminal.send(mouse(PRESS, first) + mouse(MOTION, (first[0] + 3, first[1])) + mouse(MOTION, last))
    terminal.send(mouse(PRESS, last, released=True))
    terminal.wait_for("Esc let go")
    terminal.send("H")
    terminal.wait_for("Highlighted")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert '"Volodymyr Zelensky"' in "".join(
        path.read_text("utf-8") for path in library.rglob("*") if path.suffix in {".json", ".journal"}
    )


def test_clicks_unfold_a_caption_and_select_a_word(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for("commands")
    terminal.send(click(place_of(terminal, "▸ Photo · Getty")))
    terminal.wait_for("▾")
    terminal.send(click(place_of(terminal, "munitions")) * 2)
    terminal.wait_for("Esc let go")
    terminal.send("T")
    terminal.wait_for("munitions")
    terminal.send(ESCAPE)
    terminal.send("qq")
    assert terminal.wait_exit() == 0
