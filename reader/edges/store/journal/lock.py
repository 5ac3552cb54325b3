"""One writer at a time, by a lock of the operating system: it goes with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.edges.store.journal.errors import Busy
from reader.edges.store.journal.kept import Kept

PAUSE = 0.002
"""Seconds between two attempts."""

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class Lock:
    """A lock file's lock; the file is made where there is none, with its folder. Not for several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = Kept(path, os.O_RDWR | os.O_CREAT)
        self._is_held = False

    def take(self, patience: float) -> None:
        """Take the lock.

        Raises:
            Busy: It was not to be had in `patience` seconds, or is held by this very object.
            OSError: The file cannot be made.
        """
        if self._is_held:
            raise Busy(self._path, 0)
        end = time.monotonic() + patience
        while not self._attempt():
            if time.monotonic() >= end:
                raise Busy(self._path, patience)
            time.sleep(PAUSE)
        self._is_held = True

    def let_go(self) -> None:
        """Let go of the lock."""
        self._is_held = False
        try:
            _release(self._file.descriptor())
        except OSError:
            self._file.close()  # Which lets go as well.
        self._file.rest()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _attempt(self) -> bool:
        try:
            is_locked = _try(self._file.descriptor())
        except FileNotFoundError:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return False
        except OSError:
            self._file.close()
            raise
        # Where the file was removed meanwhile, others would lock the one in its place.
        if is_locked and self._file.found() is not None:
            return True
        self._file.close()
        return False


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold a lock file's lock once; see `Lock.take`."""
    lock = Lock(path)
    lock.take(patience)
    try:
        yield
    finally:
        lock.let_go()
        lock.close()
