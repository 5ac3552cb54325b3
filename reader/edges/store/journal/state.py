"""A base and the journal on it, read into memory: all that is known of the files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.edges.store.journal.base import Base
from reader.edges.store.journal.commits import Commit, Put, Removal, Tail
from reader.edges.store.journal.disk import NOWHERE, Stamp
from reader.edges.store.journal.table import Table

IDENTITY = "id"


class State:
    """The tables as they are after the base and those commits of the journal that were read."""

    def __init__(self, base: Base, stamp: Stamp) -> None:
        self.base = base
        self.base_stamp = stamp
        self.journal_stamp = NOWHERE
        self.tail = Tail()
        self.tables = {name: Table(rows) for name, rows in base.rows.items()}
        self.pending: str | None = None
        """The base that the journal names; None where it holds nothing."""
        self._numbers: dict[tuple[str, int], int] = {}
        """Of documents that got another number, since somebody else's has theirs."""

    @property
    def version(self) -> tuple[Stamp, Stamp]:
        """What `JournalledFile.version` said when all this was read."""
        return self.base_stamp, self.journal_stamp

    @property
    def is_taken_in(self) -> bool:
        """Whether the base holds what the journal does already."""
        return (
            self.pending is not None and self.pending != self.base.name and self.pending == self.base.follows
        )

    @property
    def is_plain(self) -> bool:
        """Whether the journal can go on: the base has our form, and nobody changed it meanwhile."""
        return self.base.is_ours and self.pending in (None, self.base.name)

    def table(self, name: str) -> Table:
        """Return a table; one that nobody put anything into yet is empty."""
        table = self.tables.get(name)
        if table is None:
            table = self.tables[name] = Table()
        return table

    def take(self, commits: Iterable[Commit], tail: Tail) -> None:
        """Take in what was read of the journal."""
        for commit in commits:
            self.pending = commit.base
            if not self.is_taken_in:
                self._do(commit)
        self.tail = tail

    def forget_journal(self) -> None:
        """Begin the journal anew, since the base holds what is in it."""
        self.pending, self.tail = None, Tail()

    def _do(self, commit: Commit) -> None:
        for put in commit.put:
            number = put.number if self.is_plain else self._number_for(put)
            self.table(put.table).put(number, put.raw)
        for removal in commit.removed:
            if self.is_plain:
                self.table(removal.table).remove(removal.number)
            else:
                self._remove_if_same(removal)

    def _number_for(self, put: Put) -> int:
        """Keep what others put where a commit's document wants to be."""
        table = self.table(put.table)
        place = (put.table, put.number)
        number = self._numbers.get(place, put.number)
        there = table.get(number)
        if there is None or _is_replaced(there, put):
            return number
        self._numbers[place] = table.last + 1
        return table.last + 1

    def _remove_if_same(self, removal: Removal) -> None:
        table = self.table(removal.table)
        number = self._numbers.get((removal.table, removal.number), removal.number)
        there = table.get(number)
        if there is not None and identity_of(there) == removal.identity:
            table.remove(number)


def _is_replaced(there: bytes, put: Put) -> bool:
    identity = identity_of(put.raw)
    return identity_of(there) == identity and not (put.is_new and identity is None)


def identity_of(raw: bytes) -> Any:  # noqa: ANN401 - any value of JSON
    """Return what tells a document from others, whatever their numbers; None where it has no such field."""
    return json.loads(raw).get(IDENTITY)
