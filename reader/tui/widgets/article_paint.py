"""From a laid-out line to a strip of segments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.article.guarding import guard
from reader.article.model import BlockKind, Span
from reader.layout.line import Line, Role
from reader.layout.plain import drawn
from reader.layout.widths import cell_width
from reader.tui.widgets.article_layers import MENTION, Gutter, Layer, pieces

POSITION = "▐"
LINK = "→"
_MARKED = {True: "█", False: "•"}
_BLOCKS = {
    BlockKind.TITLE: "title",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.PREFORMATTED: "code",
    BlockKind.TABLE: "code",
}
_BARS = {"": " ", MENTION: "•", "focus": "▌"}
_BAR, _DOUBLE = "▎", "║"


class Position(NamedTuple):
    """A cell of the position column."""

    here: bool
    """Whether the view shows this part of the article."""
    kind: str
    """The colour of a mark in this part, or "mention"; empty for none."""


class Beside(NamedTuple):
    """What stands left and right of a line's words."""

    gutter: Gutter
    links: str
    """The numbers of the links that begin on the line."""
    position: Position


class Page(NamedTuple):
    """Where the column lies in the width of the view: margin, gutter, column, margin, position."""

    width: int
    column: int
    left: int
    """The cell at which the column begins."""
    gutter: int

    @classmethod
    def fitting(cls, width: int, measure: int) -> Page:
        """Centre a column of at most `measure` cells; the narrower the view, the smaller the gutter."""
        gutter = 6 if width >= 64 else 4 if width >= 32 else 2
        right = 6 if width >= 64 else 2 if width >= 32 else 1
        column = max(1, min(measure, width - gutter - right))
        return cls(width, column, max(gutter, (width - column) // 2), gutter)


class Painter:
    """Draws the lines of one article on one page.

    Args:
        page: Where on it the lines are.
        style: Gives the style of some components, laid over each other.
    """

    def __init__(self, page: Page, style: Callable[[tuple[str, ...]], Style]) -> None:
        self.page = page
        self.style = style
        # Most lines look like another left and right of their words.
        self._lefts: dict[Gutter, list[Segment]] = {}
        self._blanks: dict[int, Segment] = {}
        self._positions: dict[Position, Segment] = {}

    def paint(self, line: Line, kind: BlockKind, layers: Sequence[Layer], beside: Beside) -> list[Segment]:
        """Draw a line of the view."""
        return self.paint_around(line, self._words(line, kind, layers), beside)

    def paint_around(self, line: Line, words: Sequence[Segment], beside: Beside) -> list[Segment]:
        """Draw a line of the view around what stands in the place of its words."""
        prefix = []
        if line.prefix:
            prefix.append(Segment(_turned(line.prefix) if line.rtl else line.prefix, self.style(("prefix",))))
        inner = [self._blank(line.indent), *words, *prefix] if line.rtl else [*prefix, *words]
        used = self.page.left + line.indent + line.cells + (cell_width(line.prefix) if line.rtl else 0)
        margin, position = self._margin(used, beside.links), self._position(beside.position)
        segments = [*self._left(beside.gutter), *inner, *margin, position]
        return [segment for segment in segments if segment.text]

    def blank_line(self, position: Position) -> list[Segment]:
        """Draw a line below the article's end."""
        return [self._blank(self.page.width - 1), self._position(position)]

    def _margin(self, used: int, links: str) -> list[Segment]:
        """Fill a line up to the position column, with the numbers of its links where there is room."""
        end = self.page.left + self.page.column
        shown = LINK + links
        if not links or self.page.width - 1 - end < len(shown) + 1:
            return [self._blank(self.page.width - 1 - used)]
        after = self.page.width - 2 - end - len(shown)
        return [self._blank(end + 1 - used), Segment(shown, self.style(("number",))), self._blank(after)]

    def _position(self, position: Position) -> Segment:
        """Return a cell of the column that shows where in the article the view is, and where marks are."""
        if position not in self._positions:
            self._positions[position] = self._draw_position(position)
        return self._positions[position]

    def _draw_position(self, position: Position) -> Segment:
        if position.kind:
            return Segment(_MARKED[position.here], self.style((f"letter-{position.kind}",)))
        return Segment(POSITION if position.here else " ", self.style(("position",)))

    def _blank(self, cells: int) -> Segment:
        if cells not in self._blanks:
            self._blanks[cells] = Segment(" " * max(0, cells), self.style(()))
        return self._blanks[cells]

    def _left(self, gutter: Gutter) -> list[Segment]:
        """Return what stands left of a line's prefix: the margin and the gutter."""
        if gutter not in self._lefts:
            margin = self._blank(self.page.left - self.page.gutter)
            self._lefts[gutter] = _joined([margin, *self._gutter(gutter)])
        return self._lefts[gutter]

    def _words(self, line: Line, kind: BlockKind, layers: Sequence[Layer]) -> list[Segment]:
        below = _below(line, kind)
        if line.role is not Role.TEXT:
            # A folded caption stands for all its text: what lies on any of it lies on the line.
            over = tuple(layer.name for layer in layers if layer.name in _ON_FOLDED)
            words = line.words if line.is_as_written else "".join(glyph.text for glyph in line.glyphs())
            return [Segment(drawn(guard(words)), self.style((*below, *over)))]
        if line.is_as_written and not layers:
            return [Segment(drawn(guard(line.words)), self.style(below))]
        return [
            Segment(drawn(guard(words)), self.style((*below, *names)))
            for words, names in _styled_words(line, list(pieces(line.span, layers)))
        ]

    def _gutter(self, gutter: Gutter) -> list[Segment]:
        after = 2 if self.page.gutter >= 6 else 1 if self.page.gutter >= 4 else 0
        between = 1 if self.page.gutter >= 6 else 0
        room = self.page.gutter - after - between - 1
        letters = gutter.letters
        # A sign stands before the bar; a second one, or one where there is little room, where letters do.
        signs = gutter.signs[: min(room + between - 1, max(1, room + between - len(letters)))]
        room -= max(0, len(signs) - between)
        if len(letters) > room:
            letters = (*letters[: room - 1], ("+", letters[room - 1][1]))
        plain = self.style(())
        return [
            Segment(" " * (room - len(letters)), plain),
            *(Segment(drawn(guard(letter[:1])), self.style((f"letter-{kind}",))) for letter, kind in letters),
            Segment(signs or " " * between, self.style(("sign",)) if signs else plain),
            Segment(self._bar(gutter), self.style(_bar_components(gutter.bar))),
            Segment(" " * after, plain),
        ]

    def _bar(self, gutter: Gutter) -> str:
        bar = _BARS.get(gutter.bar, _BAR)
        return _DOUBLE if gutter.is_double and bar == _BAR else bar


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Make one segment of neighbours that look the same."""
    runs = groupby(segments, key=itemgetter(1))
    return [Segment("".join(segment.text for segment in run), style) for style, run in runs]


def _styled_words(
    line: Line, styled: Sequence[tuple[Span, tuple[str, ...]]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give a line's words from left to right, as far as they look the same, and what lies over them."""
    if line.is_as_written:
        for span, names in styled:
            yield line.words[span.start - line.start : span.end - line.start], names
        return
    starts = [span.start for span, _ in styled]
    named = ((glyph.text, styled[bisect_right(starts, glyph.span.start) - 1][1]) for glyph in line.glyphs())
    for names, run in groupby(named, key=itemgetter(1)):
        yield "".join(text for text, _ in run), names


def _turned(prefix: str) -> str:
    return prefix[::-1].translate(_TURNED)


_TURNED = str.maketrans("▸↪", "◂↩")
_ON_FOLDED = frozenset({"focus", "hit", "current-hit", "selection", "caret"})


def _below(line: Line, kind: BlockKind) -> tuple[str, ...]:
    match line.role:
        case Role.FOLDED:
            return ("folded",)
        case Role.ADDED:
            return ("added",)
        case _:
            return (_BLOCKS[kind],) if kind in _BLOCKS else ()


def _bar_components(bar: str) -> tuple[str, ...]:
    if bar == "focus":
        return ("focus-bar",)
    return (f"letter-{bar}",) if bar else ()
