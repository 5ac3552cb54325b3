"""A copy of base and journal as they are at one moment, written while others go on writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

NAME = "annotations.json"
"""Of a library's file."""
READABLE = 0o666
"""Of a new file, before the user's umask."""
_PIECE = 1 << 20


def journal_of(base: Path) -> Path:
    """Return where the journal of a base is."""
    return base.with_name(f"{base.name}.journal")


def lock_of(base: Path) -> Path:
    """Return where the lock of a base is."""
    return base.with_name(f"{base.name}.lock")


class Held(NamedTuple):
    """What the two files hold: the base as an open file, which nobody writes to in place, and the journal."""

    base: BinaryIO | None
    journal: bytes

    @property
    def size(self) -> int:
        """How many bytes a copy takes."""
        return (os.fstat(self.base.fileno()).st_size if self.base is not None else 0) + len(self.journal)

    def write(self, target: Path) -> int:
        """Write the copy, which is on disk when it returns; return its size. It can be done once.

        The journal comes first: where there is a base, it is whole.

        Raises:
            OSError: There is no copy.
        """
        size = self.size
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.journal:
            with _new(journal_of(target)) as file:
                file.write(self.journal)
        with _new(target) as file:
            if self.base is not None:
                while piece := self.base.read(_PIECE):
                    file.write(piece)
        _sync_folder(target.parent)
        return size

    def close(self) -> None:
        """Let go of the base."""
        if self.base is not None:
            self.base.close()


def hold(base: Path) -> Held:
    """Take hold of the two files as they are now; for who has their lock, or begins again where they changed.

    Raises:
        OSError: One cannot be read.
    """
    journal = b""
    with suppress(FileNotFoundError):
        journal = journal_of(base).read_bytes()
    try:
        return Held(base.open("rb"), journal)
    except FileNotFoundError:
        return Held(None, journal)


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """Make a file whole or not at all, in the place of one that has its name."""
    fresh = path.with_name(f".pressmark-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), READABLE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
