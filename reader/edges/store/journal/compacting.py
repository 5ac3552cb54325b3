"""Taking a journal into a new base while others go on writing.

The base is made of what is there, without the lock, which takes most of the time. Under the lock it is put
in the old one's place, and what was written meanwhile becomes the journal on it. A crash between these two
leaves a journal of which the base says how many lines it has taken in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.edges.store.journal import disk
from reader.edges.store.journal.commits import Commit, Tail, read_sound_lines, write_line
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.loading import Loader
from reader.edges.store.journal.lock import locked
from reader.edges.store.journal.state import State


def take_in_journal(base: Path, own: str, fields: Mapping[str, Sequence[Field]], patience: float) -> bool:
    """Write a base anew with what its journal holds; false where there is nothing to do, or others did it.

    Args:
        base: Which.
        own: See `JournalledFile`.
        fields: See `JournalledFile`.
        patience: Seconds to wait for the lock.

    Raises:
        JournalError: The files cannot be read, or another process writes for too long.
        OSError: The base could not be written. Nothing is lost.
    """
    state = Loader(base, disk.journal_of(base), own).refreshed(None)
    if state.damage is not None or state.pending is None or not state.is_plain:
        return False
    name, content = state.as_new_base(own, fields)
    with disk.written_beside(base, content) as (fresh, _), locked(disk.lock_of(base), patience):
        since = _written_since(base, state)
        if since is None or not fresh.exists():
            return False
        disk.put_in_place(fresh, base)
        _begin_journal(disk.journal_of(base), name, since)
        disk.sweep(base)
    return True


def _written_since(base: Path, state: State) -> Sequence[Commit] | None:
    """Read what was committed since all was read; None where another base or journal is there."""
    if disk.stamp_of(base) != state.base_stamp:
        return None
    stamp, content = disk.read(disk.journal_of(base), state.tail.offset)
    if stamp.inode != state.journal_stamp.inode or stamp.size < state.tail.offset:
        return None
    lines = read_sound_lines(content, state.tail)
    return None if lines.problem else lines.commits


def _begin_journal(journal: Path, name: str, commits: Sequence[Commit]) -> None:
    """Leave a journal of commits on a base of this name."""
    tail = Tail()
    lines: list[bytes] = []
    for commit in commits:
        line, tail = write_line(commit._replace(base=name), tail)
        lines.append(line)
    if lines:
        disk.replace(journal, b"".join(lines))
    else:
        disk.empty(journal)
