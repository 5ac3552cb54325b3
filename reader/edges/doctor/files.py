"""What is wrong with the files beside the rows: locks, tails, texts, pages, leftovers, copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from reader.edges.collecting import collectable
from reader.edges.conflicts import conflict_files
from reader.edges.hashed_files import PAGES, TEXTS, hashed_files
from reader.edges.pages import PageFolder
from reader.edges.store.copies import journal_of, lock_of
from reader.edges.store.journal.errors import Busy
from reader.edges.store.journal.lock import locked
from reader.edges.texts import TextFolder
from reader.errors import StoreError
from reader.library.examining import Finding, Kind

PATIENCE = 1.0
TO_BACKUPS = "move it to backups/"
STALE = timedelta(hours=1)
"""From when on a file that somebody was writing is left over."""


def lock_trouble(base: Path) -> Iterator[Finding]:
    """Try whether the lock can be had; none is made."""
    if not lock_of(base).exists():
        return
    try:
        with locked(lock_of(base), PATIENCE):
            return
    except Busy as error:
        what = f"another pressmark has been writing for {error.patience:g} seconds"
        yield Finding(kind=Kind.LOCK, what=what, advice="try again, or close the other one")
    except OSError as error:
        what = f"{lock_of(base).name} cannot be locked: {error.strerror}"
        yield Finding(kind=Kind.LOCK, what=what, advice="mend its permissions, or move it away")


def unfinished(base: Path) -> Iterator[Finding]:
    """Find a change that was never finished at the journal's end."""
    journal = journal_of(base)
    if journal.is_file() and (size := torn(journal.read_bytes())):
        what = f"{journal.name} ends in {size} bytes of a change that was never finished"
        yield Finding(kind=Kind.UNFINISHED, what=what, mend="cut them off", about=journal)


def torn(journal: bytes) -> int:
    """Return how many bytes of a journal are no whole line."""
    return len(journal) - (journal.rfind(b"\n") + 1)


def leftovers(library: Path, now: datetime) -> Iterator[Finding]:
    """Find what was never finished by whoever wrote it, and copies of damage."""
    for path in sorted(library.glob("*.damaged-*")):
        what = f"{path.name} is a copy of what was damaged once"
        yield Finding(kind=Kind.LEFTOVER, what=what, mend=TO_BACKUPS, about=path)
    for path in sorted(library.rglob(".*.tmp")):
        if _modified(path) < (now - STALE).timestamp():
            what = f"{path.relative_to(library)} was never finished"
            yield Finding(kind=Kind.LEFTOVER, what=what, mend="remove it", about=path)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return float("inf")


def conflicts(library: Path) -> Iterator[Finding]:
    """Find the copies that a syncing program left."""
    for path in conflict_files(library):
        what = f"{path.name} waits: a syncing program found two versions"
        yield Finding(kind=Kind.CONFLICT, what=what, advice="run `pressmark merge`", about=path)


def bad_files(library: Path) -> Iterator[Finding]:
    """Find kept texts and pages that cannot be read, or are others than their names say."""
    texts, pages = TextFolder(library / "texts"), PageFolder(library / "pages")
    for one in hashed_files(library / "texts", TEXTS):
        yield from _unless_read(one.path, partial(texts.get, one.hash))
    for one in hashed_files(library / "pages", PAGES):
        yield from _unless_read(one.path, partial(pages.get, one.hash))


def _unless_read(path: Path, read: Callable[[], object]) -> Iterator[Finding]:
    try:
        read()
    except StoreError as error:
        yield Finding(kind=Kind.BAD_FILE, what=str(error).rstrip("."), mend=TO_BACKUPS, about=path)


def old_files(library: Path, now: datetime) -> Iterator[Finding]:
    """Find texts and pages that nothing points to."""
    for one in collectable(library, now):
        what = f"nothing points to {one.path.relative_to(library)}"
        yield Finding(kind=Kind.ORPHAN, what=what, mend="remove it", about=one.path)
