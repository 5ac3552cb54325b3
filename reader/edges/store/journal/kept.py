"""A file that stays open from one use to the next, since opening it takes as long as writing a line."""

from __future__ import annotations

import os
from pathlib import Path

_KEEPS = os.name == "posix"
"""Windows lets nobody rename or remove what is open, nor its folder."""
_BINARY = getattr(os, "O_BINARY", 0)


class Kept:
    """A descriptor, opened when it is asked for."""

    _close = staticmethod(os.close)
    """Still there when a process ends, and modules are taken down before what they made."""

    def __init__(self, path: Path, flags: int) -> None:
        self._path = os.fspath(path)
        self._flags = flags | _BINARY
        self._descriptor: int | None = None
        self._identity = (0, 0)
        self._process = 0

    def descriptor(self) -> int:
        """Return the open file; a process that was forked off opens one of its own.

        Raises:
            OSError: It cannot be opened.
        """
        if self._descriptor is not None and self._process == os.getpid():
            return self._descriptor
        self.close()
        self._descriptor = os.open(self._path, self._flags, 0o666)
        self._process = os.getpid()
        found = os.fstat(self._descriptor)
        self._identity = found.st_dev, found.st_ino
        return self._descriptor

    @property
    def inode(self) -> int:
        """The inode of what was opened last, which nobody else gets as long as it is open."""
        return self._identity[1]

    def found(self) -> os.stat_result | None:
        """Return what the system says of the open file; None where its path leads elsewhere, or nowhere."""
        try:
            there = os.stat(self._path)  # noqa: PTH116 - a path's own takes longer
        except FileNotFoundError:
            return None
        return there if (there.st_dev, there.st_ino) == self._identity else None

    def rest(self) -> None:
        """Close it where it must not stay open between two uses."""
        if not _KEEPS:
            self.close()

    def close(self) -> None:
        """Close it; it is opened again when it is asked for."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            self._close(descriptor)

    def __del__(self) -> None:
        self.close()
