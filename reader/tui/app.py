"""The app: it routes keys to the screen's commands, and moves between screens."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import events, on
from textual.app import App
from textual.timer import Timer
from textual.widgets import Input, TextArea

from reader.config import Config
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.keys.sequences import Match, Pending, Sequencer, canonical_key
from reader.library import Library, OpenArticle
from reader.tui.driver import driver_class
from reader.tui.screens.base import Commanded, GoToLibrary, LeaveScreen, OpenSource, ShowKeys
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen

SEQUENCE_SECONDS = 2.0
"""How long the first keys of a sequence wait for the next."""

SIGNALLED = 128
"""What shells add to a signal's number for the exit code of a program that it ended."""


class PressmarkApp(App[None], inherit_bindings=False):
    """Reads, marks and keeps articles. Every key goes through the keymap, none to Textual's bindings."""

    CSS_PATH = "app.tcss"
    TITLE = "pressmark"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, config: Config, keymap: Keymap, source: str | None) -> None:
        super().__init__(driver_class=driver_class())
        self._library = library
        self._config = config
        self._keys = keymap
        self._source = source
        self._sequencer = Sequencer(keymap)
        self._forgetting: Timer | None = None
        self.failure: ReaderError | None = None
        """Why the first source could not be opened; told when the terminal is restored."""

    def on_mount(self) -> None:
        """Open the source, or the list of what was read."""
        self.theme = self._config.theme
        if not self.is_headless:
            self._end_on_signals()
        if self._source is None:
            self._show_library_or_fail()
        else:
            source = self._source
            self._read(lambda: self._library.open(source), source)

    async def on_unmount(self) -> None:
        """Let go of connections."""
        await self._library.close()

    async def on_event(self, event: events.Event) -> None:
        """Give a key to the keymap first; what is being typed goes to its field."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._take(event):
            return
        await super().on_event(event)

    def _take(self, event: events.Key) -> bool:
        """Let the keymap have a key; False where it is for the field that is typed in."""
        screen = self.screen
        typing = isinstance(self.focused, Input | TextArea)
        if not isinstance(screen, Commanded) or (typing and event.is_printable):
            return False
        found = self._sequencer.feed(canonical_key(event.key, event.character), screen.contexts())
        if self._forgetting is not None:
            self._forgetting.stop()
        screen.show_pending(found.keys if isinstance(found, Pending) else "")
        if isinstance(found, Pending):
            self._forgetting = self.set_timer(SEQUENCE_SECONDS, self._forget)
        elif isinstance(found, Match):
            screen.perform(found.command_id, found.count)
        # Outside fields no widget has keys of its own: what is switched off in the keymap stays off.
        return not typing or isinstance(found, Match | Pending)

    def _forget(self) -> None:
        self._sequencer.reset()
        if isinstance(self.screen, Commanded):
            self.screen.show_pending("")

    def _read(self, opening: Callable[[], Awaitable[OpenArticle]], name: str) -> None:
        self.push_screen(ReadingScreen(opening, name, self._keys, self._config))

    def _show_library_or_fail(self) -> None:
        """Show the list, or end with the reason where the library cannot be read at all."""
        try:
            self._library.articles()
        except ReaderError as error:
            self._fail(error)
        else:
            self.push_screen(LibraryScreen(self._library, self._keys))

    def _end_on_signals(self) -> None:
        """Keep the place and restore the terminal when the program is told to end, or its terminal goes."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, SIGNALLED + number)

    def _end(self, return_code: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Commanded):
                with suppress(ReaderError):
                    screen.remember()
        self.exit(return_code=return_code)

    def _fail(self, error: ReaderError) -> None:
        self.failure = error
        self.exit(return_code=1)

    @on(ReadingScreen.Failed)
    def _failed(self, event: ReadingScreen.Failed) -> None:
        """LeaveScreen where there is nothing else to show; else go back and tell."""
        if len(self.screen_stack) <= 2:
            self._fail(event.error)
            return
        self.pop_screen()
        if isinstance(self.screen, Commanded):
            self.screen.complain(str(event.error))

    @on(LibraryScreen.Chosen)
    def _chosen(self, event: LibraryScreen.Chosen) -> None:
        self._read(lambda: asyncio.to_thread(self._library.reopen, event.article_id), event.name)

    @on(OpenSource)
    def _open_source(self, event: OpenSource) -> None:
        self._read(lambda: self._library.open(event.source), event.source)

    @on(ShowKeys)
    def _show_keys(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))

    @on(LeaveScreen)
    def _leave(self) -> None:
        """Go back to the screen below, or out; the first screen of the stack is Textual's own, empty one."""
        if len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self.exit()

    @on(GoToLibrary)
    def _go_to_library(self) -> None:
        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen(self._library, self._keys))


def run(config: Config, library_factory: Callable[[], Library], keymap: Keymap, source: str | None) -> int:
    """Run the interface and return the exit code.

    Raises:
        ReaderError: The source could not be opened; raised once the terminal is restored.
    """
    app = PressmarkApp(library_factory(), config, keymap, source)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
