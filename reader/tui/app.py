"""The app: it moves between screens."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from reader.config import Config
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import Library, OpenArticle
from reader.ports import EditText, KeepChoices
from reader.tui.colours import nothing_kept
from reader.tui.keyed import KeyedApp, no_editor
from reader.tui.screens.base import (
    ArticleChosen,
    Commanded,
    FirstSight,
    GoToLibrary,
    LeaveScreen,
    MarkChosen,
    OpenSource,
    ShowKeys,
)
from reader.tui.screens.opening import look_of
from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from reader.tui.screens.again import Fetched
    from reader.tui.screens.library import LibraryScreen

QUICK = 0.1
"""Seconds that the first source has before its name is shown instead of it."""

LONGEST_START = 1.0
"""Seconds after which garbage is looked for although there is nothing to see yet."""

SIGNALLED = 128
"""What shells add to a signal's number for the exit code of a program that it ended."""


class PressmarkApp(KeyedApp, inherit_bindings=False):
    """Reads, marks and keeps articles."""

    CSS_PATH = "app.tcss"
    TITLE = "pressmark"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # What is read is selected by `ArticleView`, nothing by Textual.

    def __init__(
        self,
        library: Library,
        config: Config,
        keymap: Keymap,
        source: str | None,
        *,
        keep: KeepChoices = nothing_kept,
        edit: EditText = no_editor,
    ) -> None:
        super().__init__(config, keymap, keep, edit)
        self._library = library
        self._source = source
        self._opening: asyncio.Future[OpenArticle] | None = None
        self._has_asked = False
        self._looks_out = False
        self.failure: ReaderError | None = None
        """Why the first source could not be opened; told when the terminal is restored."""

    async def on_load(self) -> None:
        """Begin to open the source, before there is a screen.

        An article that is known is there at once; to say first that it is being opened would take longer.
        """
        if self._source is not None:
            self._opening = asyncio.ensure_future(self._library.open(self._source))
            await asyncio.wait([self._opening], timeout=QUICK)

    def on_mount(self) -> None:
        """Open the source, or the list of what was read."""
        if not self.is_headless:
            self._end_on_signals()
        self.set_timer(LONGEST_START, self._collect_garbage)
        if self._source is None or (opening := self._opening) is None:
            self._show_library_or_fail()
        else:
            self._read(lambda: opening, self._source)

    async def on_unmount(self) -> None:
        """Let go of connections."""
        await self._library.close()

    def _read(
        self, opening: Callable[[], Awaitable[OpenArticle]], name: str, goal: str | None = None
    ) -> None:
        self.push_screen(
            ReadingScreen(opening, name, self._keys, self._config, edit=self.edit_outside, goal=goal)
        )

    def _show_library_or_fail(self) -> None:
        """Show the list, or end with the reason where the library cannot be read at all."""
        try:
            self._library.articles()
        except ReaderError as error:
            self._fail(error)
        else:
            self.push_screen(self._library_screen())

    def _library_screen(self) -> LibraryScreen:
        from reader.tui.screens.library import LibraryScreen

        return LibraryScreen(self._library, self._keys)

    @on(FirstSight)
    def _saw(self) -> None:
        """Begin with what would have held up the first sight."""
        self._collect_garbage()
        if not self._looks_out:
            from reader.tui.lookout import Lookout

            self._looks_out = True
            Lookout(self, self._library.store, self._library.upkeep).begin()

    def _collect_garbage(self) -> None:
        """Look for garbage from now on, and never through what the start has made."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    @on(FirstSight)
    def _tell_waiting(self) -> None:
        """Say once, behind the first sight, that copies of the library wait to be merged."""
        if self._has_asked or self._config.notice:
            return
        self._has_asked = True
        if (waiting := self._library.waiting()) and isinstance(self.screen, Commanded):
            self.screen.tell(waiting)

    def _end_on_signals(self) -> None:
        """Keep the place and restore the terminal when the program is told to end, or its terminal goes."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end, SIGNALLED + number)

    def _end(self, return_code: int) -> None:
        for screen in self.screen_stack:
            self._remember(screen)
        self.exit(return_code=return_code)

    def _remember(self, screen: object) -> None:
        if isinstance(screen, Commanded):
            with suppress(ReaderError):
                screen.remember()

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

    @on(ArticleChosen)
    def _chosen(self, event: ArticleChosen) -> None:
        self._read(lambda: asyncio.to_thread(self._library.reopen, event.article_id), event.name)

    @on(MarkChosen)
    def _mark_chosen(self, event: MarkChosen) -> None:
        opening = partial(asyncio.to_thread, self._library.reopen, event.article_id)
        self._read(opening, event.name, event.mark_id)

    async def open_marks(self) -> None:
        """Show all marks of the library, unless they are shown."""
        from reader.tui.kinds import shown_kinds
        from reader.tui.screens.marks_page import MarksPage

        if not isinstance(self.screen, MarksPage):
            kinds, notes = shown_kinds(self._config), self._config.notes
            await self.push_screen(MarksPage(self._library, self._keys, kinds, notes))

    async def open_entities(self) -> None:
        """Show all names of the library, unless they are shown."""
        from reader.tui.kinds import shown_kinds
        from reader.tui.screens.entities_page import EntitiesPage

        if not isinstance(self.screen, EntitiesPage):
            await self.push_screen(EntitiesPage(self._library, self._keys, shown_kinds(self._config)))

    async def open_changes(self, opened: OpenArticle) -> None:
        """Show what changed last in an article that had other texts before."""
        from reader.tui.kinds import shown_kinds
        from reader.tui.screens.diffing import DiffScreen

        comparing = opened.comparing()
        at = comparing.number_of(opened.record.text_hash)
        kinds, look = shown_kinds(self._config), look_of(self._config)
        screen = DiffScreen(comparing, at, keymap=self._keys, kinds=kinds, look=look)
        await self.push_screen(screen)
        await screen.compare()

    async def fetch_again(self, opened: OpenArticle) -> Fetched:
        """Get what an open article says now; raises `ReaderError`."""
        from reader.tui.screens.again import Fetched

        before = opened.record.revision()
        refreshed = await self._library.refresh(opened.record)
        if refreshed.record.text_hash == before.text_hash:
            return Fetched(None, before)
        return Fetched(await asyncio.to_thread(self._library.reopen, refreshed.record.id), before)

    @on(OpenSource)
    def _open_source(self, event: OpenSource) -> None:
        self._read(lambda: self._library.open(event.source), event.source)

    @on(ShowKeys)
    def _show_keys(self) -> None:
        from reader.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))

    @on(LeaveScreen)
    async def leave(self) -> None:
        """Go back to the screen below, or out; the first screen of the stack is Textual's own, empty one."""
        if len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self.exit()

    @on(GoToLibrary)
    def _go_to_library(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, LibraryScreen):
                self._remember(self.screen)
                self.pop_screen()
        else:
            self.switch_screen(self._library_screen())


def run(
    config: Config,
    library_factory: Callable[[], Library],
    keymap: Keymap,
    source: str | None,
    *,
    keep: KeepChoices = nothing_kept,
    edit: EditText = no_editor,
) -> int:
    """Run the interface and return the exit code.

    Raises:
        ReaderError: The source could not be opened; raised once the terminal is restored.
    """
    app = PressmarkApp(library_factory(), config, keymap, source, keep=keep, edit=edit)
    # Not `asyncio.run`, which waits for threads: one may still clean a page that nobody waits for any more.
    app.run(loop=asyncio.new_event_loop())
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
