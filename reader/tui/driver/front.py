"""How lines come to the screen: only the widget in front is asked for them, and a line keeps no caches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate  # They put widgets on the screen.
from textual.cache import FIFOCache
from textual.strip import Strip
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions
    from textual.geometry import Region
    from textual.screen import Screen
    from textual.widget import Widget


class FrontUpdate(CompositorUpdate):
    """Lines of widgets that nothing lies over, and where each of them begins."""

    def __init__(self, lines: Iterable[tuple[int, int, Strip]]) -> None:
        self._lines = tuple(lines)

    @override
    def render_segments(self, console: Console) -> str:
        return "".join(
            f"\x1b[{row + 1};{column + 1}H{strip.render(console)}" for column, row, strip in self._lines
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give what is written, for whoever asks by way of Rich."""
        yield Segment(self.render_segments(console))


class FrontCompositor(Compositor):
    """Asks only those widgets for lines that are seen.

    Textual's own asks all that lie below them as well, the screen and each box around, for all lines
    between the first and the last that changed, and cuts every line at the edges of all of them.
    """

    @override
    def render_partial_update(self) -> Any:
        fronts = [(region, self._front(region)) for region in self._dirty_regions]
        if not fronts or not all(front for _, front in fronts):
            return super().render_partial_update()
        self._dirty_regions.clear()
        return FrontUpdate(line for region, front in fronts if front for line in _lines(region, *front))

    def _front(self, region: Region) -> tuple[Widget, Region] | None:
        """Return the widget that is seen in all of a region, and where it lies; None where several are."""
        for widget, (place, clip) in self.visible_widgets.items():
            seen = place.intersection(clip)
            if seen.contains_region(region):
                return widget, place
            if seen.overlaps(region):
                return None
        return None


def _lines(region: Region, widget: Widget, place: Region) -> Iterator[tuple[int, int, Strip]]:
    strips = widget.render_lines(region.translate(-place.offset))
    return ((region.x, row, strip) for row, strip in enumerate(strips, region.y))


def compose_in_front(screen: Screen[Any]) -> None:
    """Let a screen that was just made ask only those widgets for lines that are seen."""
    screen._compositor = FrontCompositor()


class _Nothing(FIFOCache[Any, Any]):
    """A cache that keeps nothing, for all to share."""

    @override
    def set(self, key: object, value: object) -> None:
        """Keep nothing."""

    __setitem__ = set


_NOTHING = _Nothing(0)


class LineStrip(Strip):
    """A line that is kept where it is drawn, and so needs no caches of its own.

    Each strip of Textual's has seven, and holds itself in some of them as its own only part: only the garbage
    collector would find those that are drawn no more, and hold up a page meanwhile.
    """

    __slots__ = ()

    def __init__(self, segments: list[Segment], cell_length: int) -> None:
        self._segments, self._cell_length = segments, cell_length
        self._divide_cache = self._crop_cache = self._crop_extend_cache = self._line_length_cache = _NOTHING
        self._style_cache = self._filter_cache = self._offsets_cache = _NOTHING
        self._render_cache = self._link_ids = self._cell_count = None
