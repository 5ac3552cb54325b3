"""Files on disk: told apart by their stamps, appended to, put in another's place; synced each time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

READABLE = 0o666
"""Of a new file, before the user's umask."""
_AT_ONCE = 1 << 20
"""Bytes of a new file that are written before they are synced."""
_BINARY = getattr(os, "O_BINARY", 0)  # Windows turns newlines around without it.
_WHERE_FOLDERS_SYNC = os.name == "posix"


def journal_of(base: Path) -> Path:
    """Return where a base's journal is."""
    return base.with_name(f"{base.name}.journal")


class Stamp(NamedTuple):
    """What changes whenever a file does; all 0 where there is none."""

    inode: int = 0
    modified: int = 0
    size: int = 0


NOWHERE = Stamp()


def stamp_of(path: Path) -> Stamp:
    """Ask for a file's stamp."""
    try:
        return stamp_from(path.stat())
    except FileNotFoundError:
        return NOWHERE


def stamp_from(found: os.stat_result) -> Stamp:
    """Make a stamp of what the system said."""
    return Stamp(found.st_ino, found.st_mtime_ns, found.st_size)


def lock_of(base: Path) -> Path:
    """Return where a base's lock is."""
    return base.with_name(f"{base.name}.lock")


def read(path: Path, start: int = 0, size: int = -1) -> tuple[Stamp, bytes]:
    """Read a file to its end or some bytes; the stamp is that of what was read, from before reading."""
    try:
        with path.open("rb") as file:
            stamp = stamp_from(os.fstat(file.fileno()))
            file.seek(start)
            return stamp, file.read(size)
    except FileNotFoundError:
        return NOWHERE, b""


def make(path: Path) -> None:
    """Make an empty file that is still there after a power cut, before anything in it counts."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, READABLE))
    sync_folder(path.parent)


def write_all(descriptor: int, content: bytes | memoryview) -> None:
    """Write all of it; raises `OSError`."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def empty(path: Path) -> None:
    """Cut a file to nothing, where there is one."""
    with suppress(FileNotFoundError):
        os.truncate(path, 0)


def replace(path: Path, content: bytes) -> Stamp:
    """Put content in the place of a file, on disk when it returns; its permissions stay.

    Raises:
        OSError: The old file is as it was, or, where the folder could not be synced, the new one is there.
    """
    with written_beside(path, content) as (fresh, stamp):
        put_in_place(fresh, path)
    return stamp


@contextmanager
def written_beside(path: Path, content: bytes) -> Iterator[tuple[Path, Stamp]]:
    """Give what is to take a file's place, on disk and with its permissions; it goes if it does not."""
    fresh = path.with_name(f"{_prefix(path)}{os.urandom(6).hex()}.tmp")
    try:
        yield fresh, _write_new(fresh, content, _mode_of(path))
    finally:
        remove(fresh)


def put_in_place(fresh: Path, path: Path) -> None:
    """Have a file take another's place, which lasts when it returns."""
    fresh.replace(path)
    sync_folder(path.parent)


def _prefix(path: Path) -> str:
    # A long name is cut: there has to be room for more.
    return f".{path.name[:100]}-"


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, content: bytes, mode: int | None) -> Stamp:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, READABLE)
    try:
        if mode is not None:
            path.chmod(mode)
        for start in range(0, max(1, len(content)), _AT_ONCE):
            write_all(descriptor, memoryview(content)[start : start + _AT_ONCE])
            os.fsync(descriptor)  # Piece by piece: who commits meanwhile waits for a piece, not for all.
        return stamp_from(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def remove(*paths: Path) -> None:
    """Remove files as far as that can be done."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def sweep(path: Path) -> None:
    """Remove what writers that were killed left half written of a file; only for who holds its lock."""
    remove(*path.parent.glob(f"{_prefix(path)}*.tmp"))


def sync_folder(folder: Path) -> None:
    """Make the making and renaming of files in a folder last."""
    if _WHERE_FOLDERS_SYNC:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
