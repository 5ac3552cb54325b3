"""How a file is named on the screen."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from reader.tui.paths import named, shown_folder

HOME = PurePosixPath("/home/ines")


@pytest.mark.parametrize(
    ("folder", "shown"),
    [
        ("/home/ines/notes", "~/notes"),
        ("/home/ines", "~"),
        ("/home/inesita/notes", "/home/inesita/notes"),
        ("/srv/press/2026", "/srv/press/2026"),
        ("/home/ines/.local/share/pressmark/notes", "~/.local/share/pressmark/notes"),
        ("/home/ines/.local/share/pressmark/notes/2026", "~/…/share/pressmark/notes/2026"),
        ("/var/folders/of/the/newsroom/desk/abroad/notes", "/…/newsroom/desk/abroad/notes"),
        ("/", "/"),
        ("/home/ines/" + "x" * 50, "~/" + "x" * 27 + "…"),
    ],
)
def test_a_folder_is_written_short(folder: str, shown: str) -> None:
    assert shown_folder(PurePosixPath(folder), HOME) == shown


def test_a_folder_is_whole_where_nobody_is_at_home() -> None:
    assert shown_folder(PurePosixPath("/home/ines"), None) == "/home/ines"


def test_a_file_is_named_before_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ines")
    assert named(Path("/home/ines/notes/lindvik.md")) == "lindvik.md in ~/notes"
    assert named(Path("/srv") / ("x" * 80 + ".md")) == "x" * 59 + "… in /srv"
