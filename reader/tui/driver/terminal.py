"""The terminal under the interface: bytes to keys, and a start and an end that do not wait."""

from __future__ import annotations

import os
import select
import signal
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from threading import Event
from typing import IO, TYPE_CHECKING, Any, cast

from textual import constants
from textual._xterm_parser import XTermParser  # It turns bytes into keys; nothing public does.
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from typing_extensions import override

from reader.keys.notation import BEGINNERS

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

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
        super().start_application_mode()  # type: ignore[no-untyped-call]  # as Textual has it
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


def driver_class() -> type[Driver] | None:
    """Return the driver to run on; None where Textual's choice stands, as it does in a browser."""
    return None if constants.DRIVER else PromptDriver
