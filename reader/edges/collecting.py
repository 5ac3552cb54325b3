"""Removes the kept texts and pages that nothing points to: no row of the library, and no backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reader.edges.hashed_files import PAGES, TEXTS, HashedFile, hashed_files
from reader.edges.store.copies import NAME, journal_of, lock_of
from reader.edges.store.journal.errors import Busy
from reader.edges.store.journal.lock import locked
from reader.library.orphans import hashes_in, is_old, orphans

PATIENCE = 1.0


def collect(library: Path, now: datetime) -> tuple[Path, ...]:
    """Remove what nothing points to, and return it; none where somebody writes all the while.

    What was found is looked for once more while nobody writes.

    Raises:
        OSError: Something cannot be read.
    """
    if not collectable(library, now):
        return ()
    try:
        with locked(lock_of(library / NAME), PATIENCE):
            return tuple(one.path for one in collectable(library, now) if _remove(one, now))
    except Busy:
        return ()


def collectable(library: Path, now: datetime) -> tuple[HashedFile, ...]:
    """Find what can be removed.

    Raises:
        OSError: Something cannot be read.
    """
    files = [one for one in kept_files(library) if is_old(one.modified, now)]
    for path in (journal_of(library / NAME), library / NAME, *_others(library)):
        if not files:
            break
        pointed = hashes_in(_read(path))
        left = set(orphans([(one.hash, one.modified) for one in files], pointed, now))
        files = [one for one in files if one.hash in left]
    return tuple(files)


def kept_files(library: Path) -> Iterator[HashedFile]:
    """Go through the texts and pages of a library."""
    yield from hashed_files(library / "texts", TEXTS)
    yield from hashed_files(library / "pages", PAGES)


def _others(library: Path) -> Iterator[Path]:
    """Give the files whose texts are still wanted when they are restored or merged."""
    for folder in (library, library / "backups"):
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.is_file() and path.name not in (NAME, f"{NAME}.journal", f"{NAME}.lock"):
                yield path


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _remove(file: HashedFile, now: datetime) -> bool:
    """Remove a file unless it was wanted again just now."""
    try:
        if is_old(file.path.stat().st_mtime, now):
            file.path.unlink()
            return True
    except FileNotFoundError:
        pass
    return False
