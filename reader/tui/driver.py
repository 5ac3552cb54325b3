"""The terminal under the interface, and the one home of what Textual keeps to itself.

Textual is pinned exactly, since any of this may change with a release. Each use says what it is for.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from importlib import import_module
from threading import Event
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any, cast

import textual
from textual import _types, constants  # Where the names are that all of Textual takes from `textual.types`.
from typing_extensions import override

TYPES = "textual.types"


class _Types(ModuleType):
    """Stands in for `textual.types` until somebody needs more of it than Textual itself does at a start.

    It is nothing but names for others, but imports four widgets for them: select, trees, placeholder.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # The import system asks for some that only packages have.
            raise AttributeError(name)
        if name in vars(_types):
            return getattr(_types, name)
        if sys.modules.get(TYPES) is self:
            del sys.modules[TYPES]
        return getattr(import_module(TYPES), name)


def put_off_types() -> None:
    """Put the import of `textual.types` off, where it has not come before."""
    if TYPES not in sys.modules:
        sys.modules[TYPES] = textual.types = _Types(TYPES)


# Before the imports below, which take all of Textual in.
put_off_types()

# They put widgets on the screen.
from rich.segment import Segment  # noqa: E402
from textual._compositor import Compositor, CompositorUpdate  # noqa: E402

# It turns bytes into keys; nothing public does.
from textual._xterm_parser import XTermParser  # noqa: E402
from textual.cache import FIFOCache  # noqa: E402
from textual.drivers.linux_driver import LinuxDriver  # noqa: E402
from textual.events import Key  # noqa: E402
from textual.strip import Strip  # noqa: E402

from reader.keys.notation import BEGINNERS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions
    from textual.app import App
    from textual.driver import Driver
    from textual.geometry import Region
    from textual.screen import Screen
    from textual.widget import Widget

_CHUNK = 4096
ESCAPE = "\x1b"
EXPLICIT_DIRECTION, IMPLICIT_DIRECTION = "\x1b[8l", "\x1b[8h"
"""Whether a terminal that knows bidirectional text leaves each line as it comes, or turns it by itself: the
BDSM of ECMA-48, as in https://terminal-wg.pages.freedesktop.org/bidi/. The program turns its lines itself."""


class WakingEvent(Event):
    """An event that a `select` can wait for as well: while it is set, `bell` can be read from."""

    def __init__(self) -> None:
        super().__init__()
        self.bell, self._rope = os.pipe()

    @override
    def set(self) -> None:
        if not self.is_set():
            os.write(self._rope, b"!")
        super().set()

    @override
    def clear(self) -> None:
        if self.is_set():
            os.read(self.bell, 1)
        super().clear()


class Outlet:
    """A stream that takes what is written after its terminal was closed, and drops it.

    Textual's thread that writes ends with the first error; whoever writes next waits for it for ever.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._is_closed = False

    def write(self, text: str) -> None:
        """Write, as long as there is a terminal."""
        try:
            if not self._is_closed:
                self._stream.write(text)
        except OSError:
            self._is_closed = True

    def flush(self) -> None:
        """Send what was written, as long as there is a terminal."""
        try:
            if not self._is_closed:
                self._stream.flush()
        except OSError:
            self._is_closed = True

    def fileno(self) -> int:
        """Return the stream's number."""
        return self._stream.fileno()


class MetaParser(XTermParser):
    """Tells Alt with a character from the character, as Emacs's keys need it.

    Textual's own takes Alt away from all but letters, and makes other keys of some.
    """

    @override
    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        # Private, but it is the one place where what a terminal sends becomes a key.
        is_meta = len(sequence) == 2 and sequence[0] == ESCAPE and sequence[1] not in BEGINNERS
        if (is_meta or (alt and len(sequence) == 1)) and "!" <= sequence[-1] <= "~":
            yield Key(f"alt+{sequence[-1]}", None)
        else:
            yield from super()._sequence_to_key_events(sequence, alt)


class PromptDriver(LinuxDriver):
    """Ends its input thread at once, and outlives its terminal.

    Textual's own thread looks every 0.1 seconds whether it should end, and then waits 0.1 seconds more
    for keys that nobody will read: leaving, and going to an editor, would take that long.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Both are looked at by the base class alone: the one ends the thread, to the other it writes.
        # The pipe in the event lasts as long as the process.
        self.exit_event: WakingEvent = WakingEvent()
        self._file = cast("Any", Outlet(cast("IO[str]", self._file)))

    @override
    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(EXPLICIT_DIRECTION)

    @override
    def stop_application_mode(self) -> None:
        self.write(IMPLICIT_DIRECTION)
        super().stop_application_mode()

    @override
    def run_input_thread(self) -> None:
        """Wait for input and dispatch events, until the event is set or the terminal is gone."""
        parser = MetaParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if self.fileno in self._ready(parser):
                data = self._typed()
                if not data:
                    # The kernel tells only the leader of a session.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for event in parser.feed(decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _ready(self, parser: XTermParser) -> list[int]:
        # Private, but nothing else tells how long an Escape may still become the start of a sequence.
        # Without one nothing has to be looked at before something comes.
        due = parser._timeout_time
        wait = None if due is None else max(0.0, due - time.monotonic())
        return select.select([self.fileno, self.exit_event.bell], [], [], wait)[0]

    def _typed(self) -> bytes:
        """Read what was typed; nothing where the terminal is gone, which Linux tells as an error (EIO)."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""


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


def driver_class() -> type[Driver] | None:
    """Return the driver to run on; None where Textual's choice stands, as it does in a browser."""
    return None if constants.DRIVER else PromptDriver
