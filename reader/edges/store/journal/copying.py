"""Copying a base and its journal while others write."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from reader.edges.store.journal import disk
from reader.edges.store.journal.disk import journal_of
from reader.edges.store.journal.errors import Unreadable, Unwritable

ATTEMPTS = 5
"""How often files that change while they are read are read again, before nobody is let write meanwhile."""


class Pair(NamedTuple):
    """A base and the journal on it, of one moment."""

    base: bytes
    journal: bytes


def copy_pair(base: Path, copy: Path, alone: Callable[[], AbstractContextManager[object]]) -> None:
    """See `JournalledFile.copy_to`; `alone` is of `read_pair`."""
    try:
        pair = read_pair(base, alone)
    except OSError as error:
        raise Unreadable(base, error) from error
    try:
        write_pair(copy, pair)
    except OSError as error:
        raise Unwritable(copy, error) from error


def read_pair(base: Path, alone: Callable[[], AbstractContextManager[object]]) -> Pair:
    """Read both files.

    Args:
        base: Where they are.
        alone: Keeps others from writing; asked for only where they never cease to.
    """
    for _ in range(ATTEMPTS):
        if (pair := _read_unchanged(base)) is not None:
            return pair
    with alone():
        return Pair(base=disk.read(base)[1], journal=disk.read(journal_of(base))[1])


def _read_unchanged(base: Path) -> Pair | None:
    """Read both files; None where somebody changed one of them meanwhile.

    The base is read last, since it takes longest and the file that was opened never changes.
    """
    journal_stamp = disk.stamp_of(journal_of(base))
    base_stamp = disk.stamp_of(base)
    journal = disk.read(journal_of(base))[1]
    found_stamp, content = disk.read(base)
    same = (found_stamp, disk.stamp_of(journal_of(base))) == (base_stamp, journal_stamp)
    return Pair(content, journal) if same else None


def write_pair(base: Path, pair: Pair) -> None:
    """Write both files where none is; the base comes last, so that there is a copy only when it is whole.

    Raises:
        OSError: There is a file already, or writing failed; nothing is left of a copy then.
    """
    for path in (base, journal_of(base)):
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        if pair.journal:
            disk.replace(journal_of(base), pair.journal)
        disk.replace(base, pair.base)
    except OSError:
        disk.remove(base, journal_of(base))
        raise
