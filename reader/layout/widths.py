"""How many terminal cells a text takes.

Most of the world's news is made of characters that take one cell each; a text of those alone is
measured by its length. Everything else goes cluster by cluster through wcwidth, imported only then.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

ONE_CELL = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff"  # Latin
    "\u0370-\u0482\u048a-\u052f"  # Greek, Cyrillic
    "\u05be\u05d0-\u05ea\u05f0-\u05f4"  # Hebrew without points
    "\u0606-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ff"  # Arabic without marks
    "\u1e00-\u1fff"  # more Latin and Greek
    "\u2010-\u2027\u202f-\u205e"  # dashes, quotation marks, ellipsis, narrow space
    "\u20a0-\u20c0\u2100-\u214f\u2190-\u21ff\u2200-\u22ff"  # currencies, letter-like, arrows, mathematics
    "\u2500-\u25fc"  # boxes, bars, geometric shapes
)
"""As in a regular expression's class: each is one cell, and a cluster of its own."""
BREAKING_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""As in a regular expression's class: the white space at which a line may end."""
UNDRAWN = "\xad\u200b\u2060"
"""Soft hyphen, zero-width space, word joiner: they steer line breaks; terminals disagree on drawing them."""

_NOT_SIMPLE = re.compile(f"[^{ONE_CELL}]")
_TWO_CELLS = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
    "\uac00-\ud7a3"  # Korean, but for letters that stand alone
)
# Compiled by the first text that is not simple: that takes longer than to wrap an article.
_NOT_EVEN = f"[^{ONE_CELL}{_TWO_CELLS}]"
_WIDE = f"[{_TWO_CELLS}]"
_NARROW = f"[{ONE_CELL}]"


# A letter of a flag without its other half, a skin without its hand: as Rich counts them.
_HALF_EMOJI = dict.fromkeys(map(chr, range(0x1F1E6, 0x1F200)), 1) | dict.fromkeys("🏻🏼🏽🏾🏿", 0)


class _Widths(dict[str, int]):
    """Characters of one or two cells, looked up once each."""

    def __missing__(self, character: str) -> int:
        self[character] = 2 if re.match(_WIDE, character) else 1
        return self[character]


_EVEN = _Widths()


class Cells(NamedTuple):
    """Where each cluster of a text begins, in code points and in cells; the last entry is the end."""

    edges: Sequence[int]
    cells: Sequence[int]

    def cell_at(self, offset: int) -> int:
        """Return the cell where the cluster holding an offset begins."""
        return self.cells[bisect_right(self.edges, offset) - 1]

    def offset_at(self, cell: int) -> int:
        """Return the start of the cluster that covers a cell; the end of the text where none does."""
        return self.edges[max(0, bisect_right(self.cells, cell) - 1)]


def is_simple(text: str) -> bool:
    """Tell whether every character takes one cell, stands alone, and no line ends at it but at a space."""
    return (text.isascii() and text.isprintable()) or not _NOT_SIMPLE.search(text)


def is_even(text: str) -> bool:
    """Tell whether every character takes one cell or two, and stands alone."""
    return not re.search(_NOT_EVEN, text)


def one_cell_places(text: str) -> list[int]:
    """Return the offsets of the characters that take one cell, in an even text."""
    return [match.start() for match in re.finditer(_NARROW, text)]


def cell_width(text: str) -> int:
    """Count the cells that a text without line feeds takes."""
    if is_simple(text):
        return len(text)
    return measure(text).cells[-1]


def measure(text: str) -> Cells:
    """Find the cells of every cluster."""
    if is_simple(text):
        places = range(len(text) + 1)
        return Cells(places, places)
    if is_even(text):
        return Cells(range(len(text) + 1), list(accumulate(map(_EVEN.__getitem__, text), initial=0)))
    pieces = clusters(text)
    return Cells(
        list(accumulate(map(len, pieces), initial=0)),
        list(accumulate(map(cluster_width, pieces), initial=0)),
    )


def clusters(text: str) -> list[str]:
    """Cut a text into grapheme clusters, what a reader takes for one character."""
    if is_simple(text):
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


@lru_cache(maxsize=4096)
def cluster_width(cluster: str) -> int:
    """Count the cells of one grapheme cluster."""
    if cluster in UNDRAWN:
        return 0
    from wcwidth import wcswidth

    if cluster in _HALF_EMOJI:
        return _HALF_EMOJI[cluster]
    # Negative for controls, of which a guarded text has none but line feeds.
    return max(0, wcswidth(cluster))


def cut(text: str, width: int) -> str:
    """Shorten a text to a width, with an ellipsis where something is left out."""
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    return text[: measure(text).offset_at(width - 1)].rstrip() + "…"
