"""Writing a journal's lines, each on disk when it is written."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from reader.edges.store.journal import disk
from reader.edges.store.journal.kept import Kept


class Appender:
    """Writes at a file's end; for who has the lock on it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = Kept(path, os.O_RDWR | os.O_APPEND)

    def append(self, known: disk.Stamp, at: int, line: bytes) -> disk.Stamp:
        """Write a line at the end; on disk when it returns.

        Args:
            known: What is at the path, as was found since the lock was taken.
            at: Where the line is to begin; what lies behind it is cut off.
            line: What is written.

        Raises:
            OSError: The file ends at `at`, as far as that could still be done.
        """
        try:
            _write(self._opened(known, at), at, line)
            found = self._file.found()
            if found is None or found.st_size != at + len(line):
                raise OSError(errno.ESTALE, "another program replaced or changed the journal meanwhile")
            return disk.stamp_from(found)
        except OSError:
            self._file.close()  # What a disk that failed says of an open file cannot be relied upon.
            raise
        finally:
            self._file.rest()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _opened(self, known: disk.Stamp, at: int) -> int:
        if known == disk.NOWHERE:
            disk.make(self._path)
        if known.inode != self._file.inode:
            self._file.close()
        descriptor = self._file.descriptor()
        if known.size != at:
            os.ftruncate(descriptor, at)
        return descriptor


def _write(descriptor: int, at: int, line: bytes) -> None:
    try:
        disk.write_all(descriptor, line)
        # Enough for a file that is only appended to: its length is among what has to be there to read it.
        getattr(os, "fdatasync", os.fsync)(descriptor)
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, at)
            os.fsync(descriptor)
        raise
