"""Pictures as characters: how many cells one takes, and what is drawn in each.

A cell is taken to be twice as high as it is wide. A grid is its pixels' red, green and blue, row by row,
from the top left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

CELL_HEIGHT = 2
"""How many times as high as wide a cell is."""
DOTS_WIDE, DOTS_HIGH = 2, 4
"""The dots of a cell in braille."""
FEWEST_ROWS = 3
"""Rows that a picture may take however low the view is."""
_UPPER_HALF = "▀"
_SHADES = " ░▒▓█"
_BRAILLE = 0x2800
# The bits of a braille character, for the dots of a cell from the top left, row by row.
_DOT_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_PALEST, _WHITE = 0.01, 255
"""The share of the lightest and of the darkest pixels that contrast is stretched past; full light."""


class PictureSize(NamedTuple):
    """How many cells a picture takes."""

    columns: int
    rows: int


class Colour(NamedTuple):
    """A colour of a pixel."""

    red: int
    green: int
    blue: int


class Cell(NamedTuple):
    """A cell of a picture; a colour is None where the text's own is meant."""

    character: str
    fore: Colour | None
    back: Colour | None


def fitted(width: int, height: int, room: PictureSize) -> PictureSize:
    """Return the cells that a picture of so many pixels takes: as many as fit, at most a column a pixel."""
    columns, rows = max(1, room.columns), max(1, room.rows)
    scale = min(1.0, columns / width, rows * CELL_HEIGHT / height)
    return PictureSize(
        max(1, min(columns, round(width * scale))),
        max(1, min(rows, round(height * scale / CELL_HEIGHT))),
    )


def most_rows(height: int) -> int:
    """Return how many rows a picture may take in a view so high, so that some text stays beside it."""
    return max(FEWEST_ROWS, height * 3 // 5)


def half_blocks(grid: bytes, columns: int) -> Iterator[list[Cell]]:
    """Turn a grid of an even number of rows into rows of cells, each with an upper and a lower pixel."""
    pixels = [Colour(*grid[at : at + 3]) for at in range(0, len(grid), 3)]
    for top in range(0, len(pixels), 2 * columns):
        upper, lower = pixels[top : top + columns], pixels[top + columns : top + 2 * columns]
        # A blank leaves no seam between two halves of one colour.
        yield [
            Cell(" ", None, low) if up == low else Cell(_UPPER_HALF, up, low)
            for up, low in zip(upper, lower, strict=True)
        ]


def braille(grid: bytes, columns: int, *, dark: bool) -> Iterator[list[Cell]]:
    """Turn a grid of two by four pixels a cell into cells that show light by how dense their dots are.

    Args:
        grid: The pixels.
        columns: How many cells a row has.
        dark: Whether the background is: then dots are what is light in the picture, else what is dark.
    """
    width = columns * DOTS_WIDE
    dots = _scattered(_ink(grid, dark=dark), width, 2)
    for top in range(0, len(dots), width * DOTS_HIGH):
        yield [
            Cell(_braille_cell(dots, top + column * DOTS_WIDE, width), None, None)
            for column in range(columns)
        ]


def shades(grid: bytes, columns: int, *, dark: bool) -> Iterator[list[Cell]]:
    """Turn a grid of a pixel a cell into rows of cells that are more or less filled.

    For fonts without braille, such as the console of Linux has; the arguments are those of `braille`.
    """
    levels = _scattered(_ink(grid, dark=dark), columns, len(_SHADES))
    for start in range(0, len(levels), columns):
        yield [Cell(_SHADES[level], None, None) for level in levels[start : start + columns]]


def _ink(grid: bytes, *, dark: bool) -> list[int]:
    """Return how much of each pixel is to be drawn, on a dark background or a light one."""
    light = _stretched(_lightness(grid))
    return light if dark else [_WHITE - value for value in light]


def _braille_cell(dots: Sequence[int], corner: int, width: int) -> str:
    places = (corner + row * width + column for row in range(DOTS_HIGH) for column in range(DOTS_WIDE))
    bits = sum(bit for bit, place in zip(_DOT_BITS, places, strict=True) if dots[place])
    # An empty braille cell is drawn as faint circles by some fonts.
    return chr(_BRAILLE + bits) if bits else " "


def _lightness(grid: bytes) -> list[int]:
    """Return how light each pixel is to the eye (the luma of ITU-R BT.601)."""
    pixels = zip(grid[::3], grid[1::3], grid[2::3], strict=True)
    return [(299 * red + 587 * green + 114 * blue) // 1000 for red, green, blue in pixels]


def _stretched(light: Sequence[int]) -> list[int]:
    """Spread lightness from black to white, without regard to the few lightest and darkest pixels."""
    in_order = sorted(light)
    past = int(len(in_order) * _PALEST)
    darkest, lightest = in_order[past], in_order[-1 - past]
    if lightest <= darkest:
        return list(light)
    spread = _WHITE / (lightest - darkest)
    return [min(_WHITE, max(0, round((value - darkest) * spread))) for value in light]


def _scattered(light: Sequence[int], width: int, levels: int) -> list[int]:
    """Give each pixel the nearest of some levels from 0, and pass what that is off on to its neighbours.

    The shares are those of Floyd and Steinberg.
    """
    chosen: list[int] = []
    step = _WHITE / (levels - 1)
    below = [0.0] * (width + 2)
    for top in range(0, len(light), width):
        here, below, ahead = below, [0.0] * (width + 2), 0.0
        for column, value in enumerate(light[top : top + width], 1):
            wanted = value + here[column] + ahead
            level = min(levels - 1, max(0, int(wanted / step + 0.5)))
            chosen.append(level)
            off = (wanted - step * level) / 16
            ahead = 7 * off
            below[column - 1] += 3 * off
            below[column] += 5 * off
            below[column + 1] += off
    return chosen
