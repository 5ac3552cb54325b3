"""Copies of the library's file in a folder beside it: one a day, and before what changes much."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from reader.edges.store.copies import Held, hold, journal_of
from reader.errors import StoreError
from reader.library.backing_up import (
    BY_HAND,
    DAILY,
    Backup,
    backups_among,
    before_version,
    is_due,
    new_backup,
    superseded,
    those_begun,
)

Now = Callable[[], datetime]
FREE_SPACE = "free some space, or mend the folder's permissions"
ITS_NAMES = "`pressmark restore` names them"


class Kept(NamedTuple):
    """A backup on disk."""

    backup: Backup
    path: Path
    size: int
    """Bytes, with its journal."""


def nothing_more() -> None:
    """Do nothing after a backup."""


class Backups:
    """The backups of one library."""

    def __init__(self, folder: Path, now: Now, afterwards: Callable[[], None] = nothing_more) -> None:
        """Do nothing yet.

        Args:
            folder: Made with the first backup.
            now: Gives the time, with its zone.
            afterwards: What is done once a day, when the day's backup is there and nobody waits.
        """
        self.folder = folder
        self._now = now
        self._afterwards = afterwards
        self._looked: date | None = None
        self._thread: threading.Thread | None = None
        self._trouble: StoreError | None = None

    def every(self) -> tuple[Kept, ...]:
        """Return the backups there are, the newest first.

        Raises:
            StoreError: The folder cannot be read.
        """
        try:
            return tuple(self._kept(one) for one in self._there())
        except OSError as error:
            problem = f"the backups could not be read: {error.strerror}"
            raise StoreError(self.folder, problem, "mend the folder's permissions") from error

    def named(self, begun: str) -> Kept:
        """Return the backup that somebody means by a name or its beginning.

        Raises:
            StoreError: There is none, or there are several.
        """
        every = {one.backup: one for one in self.every()}
        found = those_begun(tuple(every), begun)
        if len(found) == 1:
            return every[found[0]]
        if found:
            names = ", ".join(one.name for one in found)
            raise StoreError(self.folder, f"{begun} could be any of {names}", "write more of the name")
        raise StoreError(self.folder, f"there is no backup {begun}", ITS_NAMES)

    def before_write(self, base: Path) -> None:
        """Back up what is there before the first write of a day; for who has the base's lock.

        What is there is taken hold of at once, and written by a thread. Where it fails, the write goes on.
        """
        today = self._today()
        if self._looked == today:
            return
        self._looked = today
        try:
            held = hold(base) if is_due(self._there(), today) else None
        except OSError as error:
            self._trouble = self._failed(error)
            return
        if held is not None and held.size:
            self._thread = threading.Thread(target=self._write_daily, args=(held,), name="backup")
            self._thread.start()

    def before_migration(self, base: Path, version: int) -> None:
        """Back up what is brought to a version; for who has the base's lock. Where it fails, that goes on.

        What is new is brought to the newest version as well, of which there is nothing to back up.
        """
        self._looked = self._today()
        try:
            self.make(base, before_version(version))
        except StoreError as error:
            self._trouble = error

    def make(self, base: Path, purpose: str = BY_HAND) -> Kept | None:
        """Back up now; None where there is nothing yet. For who has the base's lock.

        Raises:
            StoreError: It could not be done.
        """
        try:
            held = hold(base)
            return self._written(held, purpose) if held.size else None
        except OSError as error:
            raise self._failed(error) from error

    def trouble(self) -> StoreError | None:
        """Return, once, why the last backup failed that nobody waited for."""
        trouble, self._trouble = self._trouble, None
        return trouble

    def wait(self) -> None:
        """Wait for what is being written."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _write_daily(self, held: Held) -> None:
        try:
            self._written(held, DAILY)
            self._afterwards()
        except OSError as error:
            self._trouble = self._failed(error)
        except StoreError as error:
            self._trouble = error

    def _written(self, held: Held, purpose: str) -> Kept:
        there = self._there()
        made = new_backup(there, self._now(), purpose)
        try:
            held.write(self.folder / made.name)
        finally:
            held.close()
        for one in superseded(there, made):
            self._remove(one)
        return self._kept(made)

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()

    def _there(self) -> tuple[Backup, ...]:
        try:
            return backups_among(path.name for path in self.folder.iterdir())
        except FileNotFoundError:
            return ()

    def _kept(self, backup: Backup) -> Kept:
        path = self.folder / backup.name
        sizes = [one.stat().st_size for one in (path, journal_of(path)) if one.exists()]
        return Kept(backup, path, sum(sizes))

    def _remove(self, backup: Backup) -> None:
        """Remove a backup; where that fails it is tried again with the next one."""
        path = self.folder / backup.name
        with suppress(OSError):
            path.unlink(missing_ok=True)  # First of all: a journal without its base is no backup.
            journal_of(path).unlink(missing_ok=True)

    def _failed(self, error: OSError) -> StoreError:
        problem = f"no backup could be made: {error.strerror}"
        return StoreError(self.folder, problem, FREE_SPACE)
