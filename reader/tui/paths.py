"""How a file is named on the screen: itself first, then where it is, in few words."""

from __future__ import annotations

from pathlib import Path, PurePath

from reader.layout.widths import cell_width, cut

LONGEST_NAME = 60
LONGEST_FOLDER = 30
"""Cells; both and some words around them take no more than two lines of 80."""
LEFT_OUT = "…"


def named(path: PurePath) -> str:
    """Name a file and its folder: `story.md in ~/notes`."""
    return f"{cut(path.name, LONGEST_NAME)} in {shown_folder(path.parent, home())}"


def home() -> Path | None:
    """Return the user's home, if there is one."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def shown_folder(folder: PurePath, home: PurePath | None) -> str:
    """Write a folder short: from home on where it is there, its inner parts left out where it is long."""
    shown = PurePath("~", folder.relative_to(home)) if home and folder.is_relative_to(home) else folder
    first, *parts = shown.parts
    while len(parts) > 1 and cell_width(str(shown)) > LONGEST_FOLDER:
        parts = parts[1:]
        shown = PurePath(first, LEFT_OUT, *parts)
    return cut(str(shown), LONGEST_FOLDER)
