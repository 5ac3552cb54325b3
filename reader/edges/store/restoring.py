"""Puts another file in the place of a library's, in one step, when what is there was backed up."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from reader.edges.store.backups import Backups, Kept
from reader.edges.store.copies import hold, journal_of, lock_of
from reader.edges.store.journal import Damaged, JournalError, JournalledFile, disk
from reader.edges.store.journal.lock import locked
from reader.edges.store.migrations import LIBRARY, VERSION, version_of
from reader.edges.store.telling import told
from reader.edges.store.tiny import FIELDS, ID, OWN_TABLE
from reader.errors import StoreError
from reader.library.backing_up import BEFORE_RESTORE

PATIENCE = 10.0
CLOCK = "clock"

Documents = Sequence[tuple[int, Mapping[str, Any]]]


def restore(base: Path, backups: Backups, wanted: Kept) -> Kept | None:
    """Put a backup in the library's place; return the backup of what was there, None where nothing was.

    What is there is backed up by its bytes, so that it may be damaged. Other windows see what was restored.

    Raises:
        StoreError: The backup cannot be read, or the library not be written; the library is as it was.
    """
    with telling(base), writing_to(base), put_together(base, _copied_from(wanted.path)) as fresh:
        _carry_clock(base, fresh)
        before = backups.make(base, BEFORE_RESTORE)
        swap(fresh, base)
    return before


@contextmanager
def telling(base: Path) -> Iterator[None]:
    """Say what goes wrong with a library's file as every other error is told."""
    try:
        yield
    except JournalError as error:
        raise told(base, error) from error
    except OSError as error:
        problem = f"the library could not be written: {error.strerror}"
        raise StoreError(base, problem, "free some space, or mend the folder's permissions") from error


@contextmanager
def writing_to(base: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep others from writing; raises `Busy` or `OSError`."""
    with locked(lock_of(base), patience):
        yield


def opened(path: Path) -> JournalledFile:
    """Return a library's file; nothing is read yet."""
    return JournalledFile(path, OWN_TABLE, PATIENCE, FIELDS)


def damage_of(file: JournalledFile) -> JournalError | None:
    """Return what is wrong with a file that cannot be read whole; None where nothing is."""
    try:
        return file.damage
    except Damaged as error:
        return error


def swap(fresh: JournalledFile, base: Path) -> None:
    """Put a file without a journal in the library's place, whose journal goes; for who has its lock."""
    fresh.compact()
    fresh.path.replace(base)
    disk.empty(journal_of(base))
    disk.sync_folder(base.parent)


@contextmanager
def put_together(base: Path, fill: Callable[[JournalledFile], None]) -> Iterator[JournalledFile]:
    """Give a file that was filled, in a folder beside the library's that goes when this ends."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix=".pressmark-", suffix=".tmp", dir=base.parent))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        fresh = opened(folder / base.name)
        fill(fresh)
        yield fresh


def filled_with(tables: Mapping[str, Documents]) -> Callable[[JournalledFile], None]:
    """Return what puts documents into a new file."""

    def fill(fresh: JournalledFile) -> None:
        with fresh.transaction() as draft:
            for name, documents in tables.items():
                for number, document in documents:
                    draft.put(name, document, number)

    return fill


def tables_in(file: JournalledFile) -> dict[str, Documents]:
    """Read all tables of a file; raises a `JournalError`, where only a part could be read as well."""
    file.refuse_damage()
    return sound_tables(file)


def sound_tables(file: JournalledFile) -> dict[str, Documents]:
    """Read of all tables what can be read; raises a `JournalError`."""
    return {name: file.all(name) for name in file.names()}


def _copied_from(path: Path) -> Callable[[JournalledFile], None]:
    """Return what makes a new file like a backup, which is to be whole and of a version that is known."""

    def fill(fresh: JournalledFile) -> None:
        held = hold(path)
        try:
            held.write(fresh.path)
        finally:
            held.close()
        try:
            if (damage := damage_of(fresh)) is not None:
                raise damage
            rows = fresh.find(LIBRARY, ID, VERSION)
        except JournalError as error:
            problem = f"this backup cannot be restored: {error.problem}"
            raise StoreError(path, problem, "choose another one; `pressmark restore` names them") from error
        version_of((row for _, row in rows), path)

    return fill


def _carry_clock(base: Path, fresh: JournalledFile) -> None:
    """Let the clock not go back: what is written from now on comes after what was written before."""
    try:
        rows = opened(base).find(LIBRARY, ID, CLOCK)
    except JournalError:  # What is there is damaged; the time itself goes on.
        return
    last = [row["last"] for _, row in rows if isinstance(row.get("last"), str)]
    with fresh.transaction() as draft:
        for number, row in fresh.find(LIBRARY, ID, CLOCK):
            if last and (not isinstance(row.get("last"), str) or row["last"] < last[0]):
                draft.put(LIBRARY, {**row, "last": last[0]}, number)
