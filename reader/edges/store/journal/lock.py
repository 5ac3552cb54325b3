"""One writer at a time, by a lock of the operating system: it goes with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.edges.store.journal.errors import Busy

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

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold a lock file's lock; the file is made where there is none, with its folder.

    Raises:
        Busy: It was not to be had in `patience` seconds.
        OSError: The file cannot be made.
    """
    end = time.monotonic() + patience
    while (descriptor := _attempt(path)) is None:
        if time.monotonic() >= end:
            raise Busy(path, patience)
        time.sleep(PAUSE)
    try:
        yield
    finally:
        os.close(descriptor)  # Which lets go of the lock.


def _attempt(path: Path) -> int | None:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return None
    if _try(descriptor) and _is_still(path, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the file was not removed meanwhile: others would lock the one in its place."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
