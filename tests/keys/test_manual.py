"""The manual's page of keys."""

from __future__ import annotations

from pathlib import Path

from reader.keys.commands import COMMANDS
from reader.keys.manual import manual

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_is_what_the_program_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "pressmark keys --markdown > docs/keys.md"


def test_every_command_has_a_row_with_a_cell_for_each_preset() -> None:
    rows = [line for line in manual().splitlines() if line.startswith("| ") and not line.startswith("| |")]
    assert [row.count(" |") for row in rows] == [5] * len(COMMANDS)
