"""What a library is done beside its writes: a backup before them, and collecting behind it.

What it takes is imported with the first write, since what is only read needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.edges.store.backups import Backups
    from reader.errors import StoreError

BACKUPS = "backups"


class LibraryUpkeep:
    """Fulfils `ports.Upkeep`."""

    def __init__(self, library: Path, now: Callable[[], datetime]) -> None:
        self._library = library
        self._now = now

    @cached_property
    def backups(self) -> Backups:
        """Return the library's backups."""
        from reader.edges.store.backups import Backups

        return Backups(self._library / BACKUPS, self._now, self._collect)

    def before_write(self, base: Path, version: int | None) -> None:
        """Back up what is to be, before it is written to; for who has the base's lock.

        Args:
            base: The library's file.
            version: What the library is, where it is about to be brought up to date.
        """
        if version is None:
            self.backups.before_write(base)
        else:
            self.backups.before_migration(base, version + 1)

    def trouble(self) -> StoreError | None:
        """See `ports.Upkeep`."""
        return self.backups.trouble() if self._has_begun else None

    def wait(self) -> None:
        """See `ports.Upkeep`."""
        if self._has_begun:
            self.backups.wait()

    @property
    def _has_begun(self) -> bool:
        return "backups" in self.__dict__

    def _collect(self) -> None:
        from reader.edges.collecting import collect

        with suppress(OSError):  # The next day's backup tries again, and the doctor says why not.
            collect(self._library, self._now())
