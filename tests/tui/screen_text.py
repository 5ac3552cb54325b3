"""What a Textual app shows, as text; and snapshots of it, kept as files beside the tests.

Text alone cannot see colours: a snapshot with styles has, below the text, a letter for each cell's style,
and what each letter stands for.
"""

import os
from collections import Counter
from pathlib import Path
from string import ascii_letters
from typing import Any

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from reader.layout.widths import cell_width

SNAPSHOTS = Path(__file__).parent / "snapshots"
USUAL = "."
"""Stands for the style that most cells have."""
SHAPES = ("bold", "dim", "italic", "underline", "reverse", "strike")


def screen_text(app: App[Any]) -> str:
    """Return the lines that the compositor draws, without trailing white space."""
    return "\n".join(strip.text.rstrip() for strip in _strips(app)) + "\n"


def screen_styles(app: App[Any]) -> str:
    """Return a letter for the style of each cell of the screen, and what the letters stand for.

    The style that most cells have is a dot, and nothing at the end of a line.
    """
    rows = [[(_described(segment), _cells(segment)) for segment in strip] for strip in _strips(app)]
    counted: Counter[str] = Counter()
    for row in rows:
        for style, cells in row:
            counted[style] += cells
    (usual, _), *_ = counted.most_common(1)
    letters = dict(zip(sorted(set(counted) - {usual}), ascii_letters, strict=False)) | {usual: USUAL}
    lines = ["".join(letters[style] * cells for style, cells in row).rstrip(USUAL) for row in rows]
    legend = [f"{letter}  {style}" for style, letter in letters.items()]
    return "\n".join([*lines, "", *legend]) + "\n"


def assert_snapshot(app: App[Any], name: str, *, styles: bool = False) -> None:
    """Compare the screen with `snapshots/<name>.txt`; UPDATE_SNAPSHOTS=1 writes it instead."""
    path = SNAPSHOTS / f"{name}.txt"
    shown = screen_text(app) + (screen_styles(app) if styles else "")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"no snapshot {path.name}; UPDATE_SNAPSHOTS=1 writes it"
    assert shown == path.read_text(encoding="utf-8")


def _strips(app: App[Any]) -> list[Strip]:
    screen = app.screen
    return screen._compositor.render_strips(screen.size)


def _cells(segment: Segment) -> int:
    return cell_width(segment.text)


def _described(segment: Segment) -> str:
    """Write a style in few words: "#d9d6cf on #191a1d bold"; white space has no colour of its own."""
    style = segment.style or Style()
    shapes = [shape for shape in SHAPES if getattr(style, shape)]
    text, behind = (_colour(colour) for colour in (style.color, style.bgcolor))
    if not segment.text.strip() and not {"underline", "reverse", "strike"} & {*shapes}:
        # Whatever else white space has, it is not seen.
        return f"space on {behind}"
    return " ".join([text, "on", behind, *shapes])


def _colour(colour: Color | None) -> str:
    return "none" if colour is None else colour.triplet.hex if colour.triplet else colour.name
