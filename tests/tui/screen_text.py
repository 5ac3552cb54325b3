"""What a Textual app shows, as plain text; and snapshots of it, kept as files beside the tests."""

import os
from pathlib import Path
from typing import Any

from textual.app import App

SNAPSHOTS = Path(__file__).parent / "snapshots"


def screen_text(app: App[Any]) -> str:
    """Return the lines that the compositor draws, without trailing white space."""
    screen = app.screen
    strips = screen._compositor.render_strips(screen.size)
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def assert_snapshot(app: App[Any], name: str) -> None:
    """Compare the screen with `snapshots/<name>.txt`; UPDATE_SNAPSHOTS=1 writes it instead."""
    path = SNAPSHOTS / f"{name}.txt"
    shown = screen_text(app)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"no snapshot {path.name}; UPDATE_SNAPSHOTS=1 writes it"
    assert shown == path.read_text(encoding="utf-8")
