"""Reading base and journal as they are now, without a lock, while others write."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.edges.store.journal import disk
from reader.edges.store.journal.base import FORMAT, read_base
from reader.edges.store.journal.commits import BadLine, Tail, read_lines
from reader.edges.store.journal.errors import Damaged, Newer, Unreadable
from reader.edges.store.journal.state import State

ATTEMPTS = 5
"""How often files that change while they are read are read again, before they count as damaged."""


class Loader:
    """Reads the two files of one path."""

    def __init__(self, path: Path, journal: Path, own: str) -> None:
        self._path = path
        self._journal = journal
        self._own = own

    def refreshed(self, state: State | None) -> State:
        """Return what is on disk now, of which nothing is read that was read already."""
        bad = 0
        while True:
            try:
                found = self._step(state)
            except OSError as error:
                raise Unreadable(self._path, error) from error
            except BadLine as error:
                found, bad = None, bad + 1
                if bad == ATTEMPTS:
                    raise self._damaged(self._journal, error) from error
            if found is not None:
                return found
            state = None

    def _step(self, state: State | None) -> State | None:
        """Go on from what was read; None where that cannot be, so that all is to be read anew.

        A new base is in its place before the journal is emptied. So what was read of the journal
        belongs to the base if that is still there afterwards.
        """
        if state is None or disk.stamp_of(self._path) != state.base_stamp:
            state = self._with_base()
        journal = disk.stamp_of(self._journal)
        if journal == state.journal_stamp:
            return state
        try:
            is_read = self._read_on(state, journal)
        except BadLine:
            if disk.stamp_of(self._path) == state.base_stamp:
                raise
            return None
        return state if is_read and disk.stamp_of(self._path) == state.base_stamp else None

    def _with_base(self) -> State:
        stamp, content = disk.read(self._path)
        try:
            base = read_base(content, self._own)
        except ValueError as error:
            raise self._damaged(self._path, error) from error
        if base.format not in (1, FORMAT):
            raise Newer(self._path, base.format, FORMAT)
        return State(base, stamp)

    def _damaged(self, path: Path, error: ValueError) -> Damaged:
        return Damaged(path, str(error), keep_aside(path, disk.read(path)[1]))

    def _read_on(self, state: State, journal: disk.Stamp) -> bool:
        """Read what the journal has more than was read; false where that is not the journal any more."""
        tail = Tail() if state.is_taken_in else state.tail
        if journal.size < tail.offset or (tail.offset and journal.size == state.journal_stamp.size):
            return False
        stamp, content = disk.read(self._journal, tail.offset)
        state.take(*read_lines(content, tail))
        state.journal_stamp = stamp
        return True


def keep_aside(path: Path, content: bytes) -> Path | None:
    """Copy damage once, so that mending the file in place loses nothing; return the copy.

    Named by its content: the same damage is copied once. It fails in silence, since the damaged
    file itself stays.
    """
    digest = hashlib.sha256(content).hexdigest()[:8]
    copy = path.with_name(f"{path.name}.damaged-{digest}")
    try:
        if not copy.exists():
            disk.replace(copy, content)
    except OSError:
        return None
    return copy
