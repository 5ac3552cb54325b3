"""What other windows and commands write is noticed, and taken in by the screen that is shown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Hashable
from typing import Any

from textual.app import App
from textual.screen import ModalScreen

from reader.errors import ReaderError
from reader.ports import Store, Upkeep
from reader.tui.screens.base import Commanded

LOOK_EVERY = 0.4
"""Seconds: what is written elsewhere is to be seen within one, and reading it takes some, too."""
TRY_AGAIN = 5.0
"""Seconds until the same version of a library is read again that could not be read."""
WELL_AGAIN = "The library can be read again."


class Lookout:
    """Looks at the library's version now and then; what goes wrong is told once."""

    def __init__(self, app: App[Any], store: Store, upkeep: Upkeep) -> None:
        self._app = app
        self._store = store
        self._upkeep = upkeep
        self._is_reading = False
        self._problem = ""
        """What was told last, as long as it holds."""
        self._failed: tuple[Hashable, float] = None, 0.0
        """The version that could not be read, and when it was tried."""
        self._examined: Hashable = None
        """The version of which it is known whether it is damaged."""

    def begin(self) -> None:
        """Look from now on. While the program is stopped, or an editor has the terminal, no timer runs."""
        self._app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Have the screen take in what it does not know yet; one reading at a time."""
        screen = self._shown()
        if screen is None or self._is_reading:
            return
        if (trouble := self._upkeep.trouble()) is not None:
            screen.complain(str(trouble))
        try:
            version = self._store.version()
        except ReaderError as error:
            self._examined = None
            self._tell(screen, error)
            return
        if (screen.is_behind(version) or version != self._examined) and not self._has_failed(version):
            self._is_reading = True
            self._app.run_worker(self._catch_up(screen, version), group="elsewhere")

    def _shown(self) -> Commanded | None:
        """Return the screen that is seen whole or behind a dialog."""
        for screen in reversed(self._app.screen_stack):
            if not isinstance(screen, ModalScreen):
                return screen if isinstance(screen, Commanded) else None
        return None

    async def _catch_up(self, screen: Commanded, version: Hashable) -> None:
        self._examined = None
        try:
            if screen.is_behind(version):
                await screen.catch_up()
            damage = await asyncio.to_thread(self._store.damage)
        except ReaderError as error:
            self._failed = version, time.monotonic()
            self._tell(screen, error)
        else:
            self._examined = version
            if damage is not None:
                self._tell(screen, damage)
            elif self._problem:
                self._end_of_trouble(screen)
        finally:
            self._is_reading = False

    def _has_failed(self, version: Hashable) -> bool:
        failed, when = self._failed
        return version == failed and time.monotonic() < when + TRY_AGAIN

    def _tell(self, screen: Commanded, error: ReaderError) -> None:
        if str(error) != self._problem:
            self._problem = str(error)
            screen.complain(self._problem)

    def _end_of_trouble(self, screen: Commanded) -> None:
        self._problem, self._failed = "", (None, 0.0)
        screen.tell(WELL_AGAIN)
