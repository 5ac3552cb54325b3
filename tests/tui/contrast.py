"""How well two colours can be told apart, as WCAG 2 counts it; and every pair that a screen draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.color import Color
from rich.style import Style
from textual.app import App


class Drawn(NamedTuple):
    """Some words and how they are drawn."""

    words: str
    style: Style


def drawn(app: App[Any]) -> Iterator[Drawn]:
    """Give all words of the screen with their style."""
    screen = app.screen
    for strip in screen._compositor.render_strips(screen.size):
        for segment in strip:
            if segment.text.strip():
                yield Drawn(segment.text.strip(), segment.style or Style())


def contrast(style: Style) -> float:
    """Return the contrast of a style's text and background: from 1, the same, to 21, black and white."""
    darker, lighter = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color | None) -> float:
    """Return how light a colour is (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    assert color is not None
    assert color.triplet is not None
    red, green, blue = (_linear(part / 255) for part in color.triplet)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
