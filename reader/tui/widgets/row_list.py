"""A list of any length, with groups and a cursor: each line is drawn when it is on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from typing_extensions import override

from reader.article.guarding import guard
from reader.layout.bidi import visual
from reader.layout.plain import drawn
from reader.layout.widths import cell_width, cut

CHOSEN: Final = "●"
"""Stands before what was chosen for the next command."""
LEAST_LEFT = 12
"""Cells; what stands at the right gives way before there is less at the left."""


class Line(NamedTuple):
    """A line: what is at its left is cut where there is no room, what is at its right is left out."""

    left: str
    right: str = ""
    look: str = ""
    """Nothing, or the name of a component: `quiet`, `struck`."""
    sign: str = ""
    """Stands before the words, whichever way these run."""


class Head(NamedTuple):
    """The line above a group."""

    words: str
    number: str = ""
    """How many entries the group has, as it is shown."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is listed: heads, and entries of equal height."""

    rows: Sequence[Any]
    """Each a `Head`, or an entry of the list's own kind."""
    draw: Callable[[Any, int], Sequence[Line]]
    """Gives the lines of an entry, for a number of cells."""
    key: Callable[[Any], str]
    """Names an entry, so that it is found again in a list that changed."""
    height: int = 1
    nothing: str = ""
    """Said where there is no entry: what to do about it."""


NO_ROWS = Rows((), lambda _, __: (), str)


class RowList(ScrollView, can_focus=True):
    """Shows rows; the cursor goes from entry to entry."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--head",
        "rows--quiet",
        "rows--struck",
        "rows--cursor",
        "rows--cursor-quiet",
    }
    DEFAULT_CSS = """
    RowList {
        background: $background; color: $foreground; height: 1fr;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0;

        & > .rows--head { color: $text-primary; text-style: bold; }
        & > .rows--quiet { color: $foreground-muted; }
        & > .rows--struck { color: $foreground-muted; text-style: strike; }
        & > .rows--cursor { text-style: bold; }
        &:focus > .rows--cursor { text-style: bold reverse; }
        & > .rows--cursor-quiet { text-style: none; }
        &:focus > .rows--cursor-quiet { text-style: reverse; }
    }
    """

    class Opened(Message):
        """An entry was clicked that the cursor was on."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = NO_ROWS
        self._places: list[int] = []
        """The rows that are entries, by number."""
        self._starts: list[int] = [0]
        """The first line of each row, and the end."""
        self._at = 0
        self._chosen: Collection[str] = ()
        self._styles_of: dict[str, Style] = {}

    @property
    def entry(self) -> Any:  # noqa: ANN401 - whatever the rows are of
        """What the cursor is on; None where the list is empty."""
        return self._rows.rows[self._places[self._at]] if self._places else None

    @property
    def entries(self) -> list[Any]:
        """All that is listed, but for the heads."""
        return [self._rows.rows[place] for place in self._places]

    @property
    def key(self) -> str:
        """Names what the cursor is on; empty where the list is empty."""
        return self._rows.key(self.entry) if self._places else ""

    def show(
        self, rows: Rows, chosen: Collection[str] = (), *, key: str | None = None, still: bool = False
    ) -> None:
        """List rows; the cursor stays on its entry, or where it was if that is gone.

        Args:
            rows: What to list.
            chosen: The keys of those that are shown as chosen.
            key: Where the cursor is to go.
            still: Whether to scroll so that what is listed still stands on the line where it stood.
        """
        old, near = self.key if key is None else key, self._at
        held = self._held() if still else None
        self._rows, self._chosen = rows, chosen
        self._places = [number for number, row in enumerate(rows.rows) if not isinstance(row, Head)]
        heights = (1 if isinstance(row, Head) else rows.height for row in rows.rows)
        self._starts = list(accumulate(heights, initial=0))
        if held is None or not self._hold(held):
            self._put(self._found(old, near))
            return
        self._at = min(self._found(old, near), len(self._places) - 1)
        self.refresh()

    def go(self, step: int) -> None:
        """Move the cursor by some entries, and stay at the ends."""
        self._put(self._at + step)

    def go_pages(self, pages: int) -> None:
        """Move the cursor by what is on the screen."""
        self.go(pages * max(1, (self.size.height - 1) // self._rows.height))

    def go_groups(self, step: int) -> None:
        """Move the cursor to the first entry of a group further on, or further back."""
        firsts = [
            number
            for number, place in enumerate(self._places)
            if place and isinstance(self._rows.rows[place - 1], Head)
        ]
        if firsts:
            here = bisect_right(firsts, self._at) - 1 if step > 0 else bisect_left(firsts, self._at)
            self._put(firsts[min(max(0, here + step), len(firsts) - 1)])

    def choose(self, keys: Collection[str]) -> None:
        """Show which entries are chosen."""
        self._chosen = keys
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        line = self.scroll_offset.y + y
        if not self._places:
            return self._strip(Line(self._rows.nothing if y == 1 else ""), " ", "", width)
        if line >= self._starts[-1]:
            return self._strip(Line(""), " ", "", width)
        number = bisect_right(self._starts, line) - 1
        row = self._rows.rows[number]
        if isinstance(row, Head):
            return self._strip(Line(*row), " ", "rows--head", width)
        drawn_lines = self._rows.draw(row, width - 4)
        shown = drawn_lines[line - self._starts[number]]
        is_first = line == self._starts[number]
        sign = CHOSEN if is_first and self._rows.key(row) in self._chosen else " "
        return self._strip(shown, f" {sign} ", self._look(number, shown.look), width)

    @override
    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of.clear()

    def on_resize(self, _: Resize) -> None:
        """Keep the cursor on the screen."""
        self._put(self._at)

    def on_click(self, event: Click) -> None:
        """Put the cursor on what is under the mouse; a second click opens it."""
        line = self.scroll_offset.y + event.y
        number = bisect_right(self._starts, line) - 1
        at = bisect_left(self._places, number)
        if at < len(self._places) and self._places[at] == number:
            was, self._at = self._at, at
            self._put(at)
            if was == at or event.chain > 1:
                self.post_message(self.Opened())

    def _found(self, key: str, near: int) -> int:
        """Find an entry by its key, the one nearest to where it was: it can stand in several groups."""
        same = [number for number, place in enumerate(self._places) if self._key_at(place) == key]
        return min(same, key=lambda number: abs(number - near), default=near)

    def _held(self) -> tuple[str, int, int] | None:
        """Return the entry that is to stay where it is, by key and number, and its line on the screen.

        It is that of the cursor, or the first that is seen where the wheel went away from the cursor.
        """
        if not self._places:
            return None
        top = self.scroll_offset.y
        number = self._at
        if not top <= self._starts[self._places[number]] < top + self.size.height:
            first = bisect_left(self._starts, top)
            number = min(bisect_left(self._places, first), len(self._places) - 1)
        place = self._places[number]
        return self._key_at(place), number, self._starts[place] - top

    def _hold(self, held: tuple[str, int, int]) -> bool:
        """Scroll so that an entry is on its line of the screen; False where it is listed no more."""
        key, near, line = held
        number = self._found(key, near)
        if not self._places or number >= len(self._places) or self._key_at(self._places[number]) != key:
            return False
        self._measure()
        target = max(0, self._starts[self._places[number]] - line)
        if target != self.scroll_offset.y:
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
        return True

    def _key_at(self, place: int) -> str:
        return self._rows.key(self._rows.rows[place])

    def _put(self, at: int) -> None:
        self._at = min(max(0, at), max(0, len(self._places) - 1))
        self._measure()
        if self._places and self.size.height:
            self._reveal(self._places[self._at])
        self.refresh()

    def _measure(self) -> None:
        # In silence: a size that is watched has the screen laid out anew, and nothing there depends on it.
        self.set_reactive(RowList.virtual_size, Size(self.size.width, self._starts[-1]))

    def _reveal(self, place: int) -> None:
        """Scroll no more than is needed to see an entry, with the head right above it."""
        first = place - 1 if place and isinstance(self._rows.rows[place - 1], Head) else place
        top, room = self.scroll_offset.y, self.size.height
        start, end = self._starts[first], self._starts[place + 1]
        target = min(start, max(top, end - room))
        if target != top or top > self._starts[-1]:
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def _look(self, number: int, look: str) -> str:
        if number == self._places[self._at]:
            return "rows--cursor-quiet" if look == "quiet" else "rows--cursor"
        return f"rows--{look}" if look else ""

    def _style(self, name: str) -> Style:
        """Return the style of a component over the list's own; it takes longer to make than to draw in."""
        if name not in self._styles_of:
            over = self.get_component_rich_style(name, partial=name != "rows--head") if name else Style()
            self._styles_of[name] = self.rich_style + over
        return self._styles_of[name]

    def _strip(self, line: Line, sign: str, name: str, width: int) -> Strip:
        sign += line.sign
        room = max(0, width - cell_width(sign) - 1)
        right = drawn(guard(line.right))
        left_room = room - cell_width(right) - 2 if right else room
        if left_room < min(LEAST_LEFT, room):
            right, left_room = "", room
        left = visual(drawn(cut(guard(line.left), left_room)))
        gap = " " * max(0, room - cell_width(left) - cell_width(right))
        return Strip([Segment(f"{sign}{left}{gap}{right} ", self._style(name))]).crop(0, width)
