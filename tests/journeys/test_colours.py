"""The bytes that reach the terminal: which colours are in them, and from when on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.conftest import SEED, Launch
from tests.terminal import ENTER, ESCAPE, TAB, Terminal

BEGINNING = "   0 %"
TO_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
COLOURS = re.compile(r"(?<!\d)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?!\d)")
"""Parameters that set a colour; 39 and 49 set none, but the terminal's own."""
DARK, LIGHT = b"48;2;25;26;29", b"48;2;250;248;243"
"""The backgrounds of the two themes."""


def styles_in(terminal: Terminal) -> set[str]:
    """Return the parameters of every style that was set."""
    return {match.decode() for match in TO_SGR.findall(terminal.raw)}


def see_everything(terminal: Terminal) -> None:
    """Go through what has colours: marks, lists, a search, dialogs, help, the list of what was read."""
    show(terminal, ("]q", "Quotation 1"), ("H", "Highlighted"), ("gm", "‹ marks · 1 ›"), (TAB, "‹ names"))
    terminal.send("gm")
    terminal.wait_gone("‹ names")
    show(terminal, ("T", "Enter keeps"), (ENTER, "Tagged"), ("/alliance", " hit"), (ENTER, "Hit 1"))
    show(terminal, ("gt", "ansi-dark"))
    terminal.send(ESCAPE)
    terminal.wait_gone("ansi-dark")
    show(terminal, ("gl", "1 article"))


def show(terminal: Terminal, *steps: tuple[str, str]) -> None:
    """Type keys, and wait for what each shows."""
    for keys, shown in steps:
        terminal.send(keys)
        terminal.wait_for(shown)


@pytest.fixture
def state(environment: dict[str, str], tmp_path: Path) -> Path:
    """The folder of what was chosen."""
    environment["PRESSMARK_STATE"] = str(tmp_path / "state")
    return tmp_path / "state"


@pytest.mark.parametrize("theme", ["light", "ansi"])
def test_no_color_leaves_no_colour_in_the_bytes(
    launch: Launch, environment: dict[str, str], theme: str
) -> None:
    environment["NO_COLOR"] = "1"
    terminal = launch("--theme", theme, str(SEED))
    terminal.wait_for(BEGINNING)
    see_everything(terminal)
    styles = styles_in(terminal)
    assert "1" in styles
    assert {style for style in styles if COLOURS.search(style)} == set()


def test_the_terminals_own_colours_are_all_that_ansi_writes(launch: Launch) -> None:
    terminal = launch("--theme", "ansi", str(SEED))
    terminal.wait_for(BEGINNING)
    see_everything(terminal)
    styles = styles_in(terminal)
    assert any("36" in style.split(";") for style in styles)
    assert {style for style in styles if re.search(r"(?<!\d)[34]8(?!\d)", style)} == set()


@pytest.mark.parametrize(
    ("arguments", "shown", "other"), [((), DARK, LIGHT), (("--theme", "light"), LIGHT, DARK)]
)
def test_the_first_bytes_have_the_theme_that_is_asked_for(
    launch: Launch, arguments: tuple[str, ...], shown: bytes, other: bytes
) -> None:
    terminal = launch(*arguments, str(SEED))
    terminal.wait_for(BEGINNING)
    assert shown in terminal.raw
    assert other not in terminal.raw


def test_a_light_terminal_has_light_colours(launch: Launch, environment: dict[str, str]) -> None:
    environment["COLORFGBG"] = "0;15"
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    assert LIGHT in terminal.raw
    assert DARK not in terminal.raw


def test_the_colours_that_were_chosen_are_there_at_the_next_start(launch: Launch, state: Path) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for(BEGINNING)
    terminal.send("gtj" + ENTER)
    terminal.wait_for("Read in the colours light.")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert (state / "choices.json").exists()
    again = launch(str(SEED))
    again.wait_for(BEGINNING)
    assert LIGHT in again.raw
    assert DARK not in again.raw


def test_choices_that_are_broken_are_passed_over_with_a_notice(launch: Launch, state: Path) -> None:
    state.mkdir()
    (state / "choices.json").write_text("{", encoding="utf-8")
    terminal = launch(str(SEED))
    terminal.wait_for("it is broken")
    terminal.wait_for(BEGINNING)
