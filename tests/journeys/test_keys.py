"""Presets in a real terminal, from the user's own file, which may change meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import SEED, Launch

HIGHLIGHTED = "Highlighted, said by Volodymyr Zelensky"


@pytest.fixture
def keybindings(environment: dict[str, str]) -> Path:
    """Where the user's own keys belong."""
    path = Path(environment["HOME"]) / ".config" / "pressmark" / "keybindings.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.mark.parametrize("meta_x", ["\x1bx", "\x1b"], ids=["alt", "escape first"])
def test_emacs_finds_a_command_by_words_and_leaves_by_its_chord(
    launch: Launch, keybindings: Path, meta_x: str
) -> None:
    keybindings.write_text('preset = "emacs"\n', encoding="utf-8")
    terminal = launch(str(SEED))
    terminal.wait_for("Alt+x commands")
    terminal.send("]")
    terminal.wait_for("Quotation 1")
    terminal.send(meta_x)
    if meta_x == "\x1b":
        terminal.wait_for("Esc  ")
        terminal.send("x")
    terminal.wait_for("words of what is to be done")
    terminal.send("highlight\r")
    terminal.wait_for(HIGHLIGHTED)
    terminal.send("\x18\x03")
    assert terminal.wait_exit() == 0


def test_plain_marks_and_notes_by_the_menu_and_arrows_alone(launch: Launch, keybindings: Path) -> None:
    keybindings.write_text('preset = "plain"\n', encoding="utf-8")
    terminal = launch(str(SEED))
    terminal.wait_for("Enter menu")
    terminal.send("\x1b[1;4B")
    terminal.wait_for("Quotation 1")
    terminal.send("\r")
    terminal.wait_for("Highlight the selection")
    terminal.send("\r")
    terminal.wait_for(HIGHLIGHTED)
    terminal.send("\r\r")
    terminal.wait_for("new line")
    terminal.send("check\r")
    terminal.wait_for("Note kept")
    terminal.send("\x11")
    assert terminal.wait_exit() == 0


def test_keys_change_while_it_runs(launch: Launch, keybindings: Path) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for("? keys")
    keybindings.write_text('[reading]\nhilight = ["m"]\n', encoding="utf-8")
    terminal.send("j")
    terminal.wait_for(":2: [reading] has no action")
    keybindings.write_text('preset = "plain"\n', encoding="utf-8")
    terminal.send("j")
    terminal.wait_for("F1 keys")
    terminal.send("\x11")
    assert terminal.wait_exit() == 0
