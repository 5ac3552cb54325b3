"""Reading base and journal as they are now, without a lock, while others write."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from reader.edges.store.journal import disk
from reader.edges.store.journal.base import FORMAT, READ, Base, Lineage, read_base, read_lineage
from reader.edges.store.journal.commits import Commit, Tail, read_sound_lines
from reader.edges.store.journal.errors import Damaged, Newer, Unreadable
from reader.edges.store.journal.parsing import is_blank
from reader.edges.store.journal.state import State

ATTEMPTS = 5
"""How often files that change while they are read are read again, before they count as damaged."""


LONGEST_HEADER = 1 << 16
"""Bytes of a base in which its first line is looked for."""


class Loader:
    """Reads the two files of one path."""

    def __init__(self, path: Path, journal: Path, own: str) -> None:
        self._path = path
        self._journal = journal
        self._own = own

    def refreshed(self, state: State | None) -> State:
        """Return what is on disk now, of which nothing is read that was read already.

        Of damaged files what can be read is returned, and with it what is wrong.
        """
        bad = 0
        while True:
            try:
                found = self._step(state)
            except OSError as error:
                raise Unreadable(self._path, error) from error
            if found is not None and not found.problem:
                return _with_something(found)
            state = None
            if found is not None:
                bad += 1
                if bad == ATTEMPTS:
                    return _with_something(self._with_damage(found))

    def _step(self, state: State | None) -> State | None:
        """Go on from what was read; None where that cannot be, so that all is to be read anew.

        A new base is in its place before the journal is emptied. So what was read of the journal
        belongs to the base if that is still there afterwards.
        """
        if state is None or (disk.stamp_of(self._path) != state.base_stamp and not self._goes_on(state)):
            state = self._with_base()
        journal = disk.stamp_of(self._journal)
        if journal == state.journal_stamp:
            return state
        if state.damage is not None and state.journal_stamp != disk.NOWHERE:
            return None
        is_read = self._read_on(state, journal)
        return state if is_read and disk.stamp_of(self._path) == state.base_stamp else None

    def _with_base(self) -> State:
        stamp, content = disk.read(self._path)
        base = self._base(stamp, content)
        if base.format not in READ:
            raise Newer(self._path, base.format, FORMAT)
        state = State(base, stamp)
        if base.damage:
            state.damage = self._damaged(self._path, base.damage, in_part=not base.is_gone)
        return state

    def _goes_on(self, state: State) -> bool:
        """Tell whether a new base and its journal hold all that is known already: then it is not read."""
        if state.damage is not None or not state.is_plain:
            return False
        stamp, beginning = disk.read(self._path, size=LONGEST_HEADER)
        lineage = read_lineage(beginning, self._own)
        if lineage is None or not self._is_known(lineage, state):
            return False
        name, generation, follows, taken, _ = lineage
        base = replace(state.base, name=name, generation=generation, follows=follows, taken=taken)
        state.go_on_upon(base, stamp)
        return True

    def _is_known(self, lineage: Lineage, state: State) -> bool:
        """Tell whether a base was made of lines that are known, and what is known since is in its journal."""
        known = state.commits[: lineage.taken]
        if lineage.follows != state.base.name or len(known) < lineage.taken or not known:
            return False
        since = state.commits[lineage.taken :]
        journal = read_sound_lines(disk.read(self._journal)[1] if since else b"", Tail()).commits
        return (
            known[-1].crc == lineage.upto
            and len(journal) >= len(since)
            and all(one.base == lineage.name for one in journal)
            and all(map(Commit.is_same_as, since, journal))
        )

    def _base(self, stamp: disk.Stamp, content: bytes) -> Base:
        """Read the base; where nothing of it can be read, there may still be its journal."""
        if stamp != disk.NOWHERE and is_blank(content) and disk.stamp_of(self._journal).size:
            return Base({}, is_ours=True, is_gone=True, damage="it was emptied")
        try:
            return read_base(content, self._own)
        except ValueError as error:
            return Base({}, is_ours=True, is_gone=True, damage=str(error))

    def _damaged(self, path: Path, problem: str, *, in_part: bool = False) -> Damaged:
        return Damaged(path, problem, keep_aside(path, disk.read(path)[1]), in_part=in_part)

    def _read_on(self, state: State, journal: disk.Stamp) -> bool:
        """Read what the journal has more than was read; false where that is not the journal any more."""
        tail = Tail() if state.is_taken_in else state.tail
        known = state.journal_stamp
        if journal.size < tail.offset or (tail.offset and journal.size == known.size):
            return False
        if tail.offset and journal.inode != known.inode:
            return False
        stamp, content = disk.read(self._journal, tail.offset)
        lines = read_sound_lines(content, tail)
        state.take(lines.commits, lines.tail)
        state.journal_stamp, state.problem = stamp, lines.problem
        return True

    def _with_damage(self, state: State) -> State:
        """Let what was read before a damaged line count."""
        problem, state.problem = state.problem, ""
        damage = self._damaged(self._journal, problem, in_part=True)
        if state.damage is not None:
            problem = f"{state.damage.problem}; in its journal, {problem}"
            damage = Damaged(self._path, problem, state.damage.copy, in_part=state.damage.in_part)
        state.damage = damage
        return state


def _with_something(state: State) -> State:
    """Return what was read; raises `Damaged` where that is nothing at all.

    What the journal has by itself is the last that was done, and its lines prove it.
    """
    damage = state.damage
    if damage is None or not state.base.is_gone or damage.in_part:
        return state
    if state.pending is None:
        raise damage
    problem = f"{damage.problem}; only what was changed last can be read"
    state.damage = Damaged(damage.path, problem, damage.copy, in_part=True)
    return state


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
