"""The file as its users see it: read as it is now, changed in transactions, compacted now and then."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from reader.edges.store.journal import disk
from reader.edges.store.journal.appending import Appender
from reader.edges.store.journal.base import read_base
from reader.edges.store.journal.commits import Commit, write_line
from reader.edges.store.journal.draft import Draft
from reader.edges.store.journal.errors import Damaged, Gone, JournalError, Unreadable, Unwritable
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.loading import Loader
from reader.edges.store.journal.lock import Lock
from reader.edges.store.journal.state import State
from reader.edges.store.journal.table import Table, parsed

if TYPE_CHECKING:
    from reader.edges.store.journal.beside import Helper

LEAST_JOURNAL = 1 << 18
MOST_JOURNAL = 1 << 20
"""Bytes of journal from which on a commit compacts: an eighth of the base, but within these.

Reading a megabyte takes who opens the file some ten milliseconds; writing a base of ten, a commit a hundred.
"""
MOST_AT_CLOSE = 1 << 19
"""Bytes of a base that closing still writes anew: some five milliseconds, and the disk's."""
OVERDUE = 4
"""Times that as much journal, from which on a commit waits until the base is written."""
PATIENCE = 10.0
NO_FIELDS: Mapping[str, Sequence[Field]] = {}

Documents = list[tuple[int, dict[str, Any]]]


class JournalledFile:
    """A TinyDB file with a journal; see the package.

    Every method can raise a `JournalError`. Threads may share it.
    """

    def __init__(
        self,
        path: Path,
        own: str,
        patience: float = PATIENCE,
        fields: Mapping[str, Sequence[Field]] = NO_FIELDS,
    ) -> None:
        """Do nothing yet.

        Args:
            path: Of the base; a link is followed once, now, so that all who use the file find one journal.
            own: The name of the table that says what the base is.
            patience: Seconds to wait for another process that writes.
            fields: By which documents are often found, for each table; others are looked through.
        """
        self.path = Path(os.path.realpath(path))
        self._journal = disk.journal_of(self.path)
        self._appender = Appender(self._journal)
        self._lock = Lock(disk.lock_of(self.path))
        self._own = own
        self._fields = fields
        self._patience = patience
        self._loader = Loader(self.path, self._journal, own)
        self._threads = RLock()
        self._state: State | None = None
        self._draft: Draft | None = None
        self._not_before = 0
        self._helper: Helper | None = None
        self._was_there = False  # Whether a base was read.

    def version(self) -> Hashable:
        """Return what changes with each commit of any process; asks the system twice and reads nothing."""
        try:
            return disk.stamp_of(self.path), disk.stamp_of(self._journal)
        except OSError as error:
            raise Unreadable(self.path, error) from error

    @property
    def damage(self) -> Damaged | None:
        """What is wrong with the files: what can still be read of them is, and nothing is written."""
        with self._threads:
            return self._fresh().damage

    def refuse_damage(self) -> None:
        """Raise what is wrong with the files; for who would do harm by taking a part for all."""
        with self._threads:
            self._sound()

    def find(self, table: str, field: Field, value: str) -> Documents:
        """Return at least the documents of a table whose field has a value, by number."""
        with self._threads:
            return parsed(self.table(table).holding(field, value))

    def find_lines(self, table: str, field: Field, value: str) -> list[bytes]:
        """Return the same as `find`, each as its line: who knows a line by its bytes need not parse it."""
        with self._threads:
            return self.table(table).lines_holding(field, value)

    def all(self, table: str) -> Documents:
        """Return a table's documents by number."""
        with self._threads:
            return parsed(self.table(table).lines())

    def names(self) -> tuple[str, ...]:
        """Return the names of the tables that hold something, all but our own."""
        with self._threads:
            return tuple(name for name, table in self._fresh().tables.items() if len(table))

    def table(self, name: str) -> Table:
        """Return a table as it is now; it is to be read only, and at once."""
        return self._fresh().table(name)

    @contextmanager
    def transaction(self) -> Iterator[Draft]:
        """Give what to change, and commit it when the block ends well; inside another, join in.

        What fails leaves everything as it was.
        """
        with self._threads:
            if self._draft is not None:
                yield self._draft
                return
            self._take_lock()
            try:
                self._draft = Draft(self._sound())
                yield self._draft
                self._commit(self._draft)
            except BaseException:
                self._state = None  # What is half done in memory is nobody's.
                raise
            finally:
                self._draft = None
                self._lock.let_go()

    def compact(self, patience: float | None = None) -> None:
        """Write the base anew with what the journal holds, which is empty then."""
        with self._threads, self._locked(patience):
            state = self._sound()
            if state.pending is not None:
                self._writing(lambda: self._write_base(state))

    def close(self) -> None:
        """Leave everything in a small base for others; a large one is left as it is, since it takes long.

        All is on disk already. So nothing is lost where this fails, and nobody is waited for.
        """
        with self._threads:
            state = self._state
            if state is not None and state.pending is not None and state.base_stamp.size <= MOST_AT_CLOSE:
                with suppress(JournalError):
                    self.compact(patience=0)
            self._state = None
            self._appender.close()
            self._lock.close()

    def _fresh(self) -> State:
        if self._draft is not None:
            return self._draft.state
        self._state = self._loader.refreshed(self._state)
        self._was_there |= self._state.base_stamp != disk.NOWHERE
        return self._state

    def _sound(self) -> State:
        state = self._fresh()
        if state.damage is not None:
            raise state.damage
        return state

    @contextmanager
    def _locked(self, patience: float | None = None) -> Iterator[None]:
        self._take_lock(patience)
        try:
            yield
        finally:
            self._lock.let_go()

    def _take_lock(self, patience: float | None = None) -> None:
        if self._was_there and not os.path.isdir(self.path.parent):  # noqa: PTH112 - raises nothing
            raise Gone(self.path)
        try:
            self._lock.take(self._patience if patience is None else patience)
        except OSError as error:
            raise Unwritable(self.path, error) from error

    def _commit(self, draft: Draft) -> None:
        put, removed = draft.changes()
        if not put and not removed:
            return
        self._writing(lambda: self._write(draft.state, Commit(draft.state.base.name or "", put, removed)))
        draft.after = self._state.version if self._state is not None else self.version()

    def _writing(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._state = None
            raise Unwritable(self.path, error) from error

    def _write(self, state: State, commit: Commit) -> None:
        if not (state.base.is_ours and (state.is_plain or state.is_taken_in)):
            self._write_base(state)
            return
        if state.is_taken_in:
            # The journal is let go only when the new base is sure to last.
            disk.sync_folder(self.path.parent)
            state.forget_journal()
        line, tail = write_line(commit, state.tail)
        state.journal_stamp = self._appender.append(state.journal_stamp, state.tail.offset, line)
        state.add(commit, tail)
        most = min(MOST_JOURNAL, max(LEAST_JOURNAL, state.base_stamp.size // 8))
        if tail.offset > max(most, self._not_before):
            is_large = state.base_stamp.size > MOST_AT_CLOSE
            if not (is_large and tail.offset <= OVERDUE * most and self._is_done_beside()):
                self._compact_if_possible(state)

    def _is_done_beside(self) -> bool:
        """Have another process compact; false where that cannot be."""
        from reader.edges.store.journal.beside import Helper

        self._helper = self._helper or Helper(self.path, self._own, self._fields)
        return self._helper.is_at_work or self._helper.start()

    def _compact_if_possible(self, state: State) -> None:
        """Compact after a commit that is on disk already: where that fails, it is tried again much later."""
        try:
            self._write_base(state)
            self._not_before = 0
        except OSError:
            self._state = None
            self._not_before = 2 * state.tail.offset

    def _write_base(self, state: State) -> None:
        disk.sweep(self.path)
        content = state.as_new_base(self._own, self._fields)[1]
        stamp = disk.replace(self.path, content)
        disk.empty(self._journal)
        self._state = State(read_base(content, self._own), stamp)
        self._state.journal_stamp = disk.stamp_of(self._journal)
