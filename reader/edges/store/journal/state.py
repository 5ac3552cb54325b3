"""A base and the journal on it, read into memory: all that is known of the files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from reader.edges.store.journal.base import Base, Lineage, write_base
from reader.edges.store.journal.commits import Commit, Put, Removal, Tail
from reader.edges.store.journal.disk import NOWHERE, Stamp
from reader.edges.store.journal.errors import Damaged
from reader.edges.store.journal.fields import Field
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
        self.commits: list[Commit] = []
        """What the journal's lines say, up to the tail."""
        self.pending: str | None = None
        """The base that the journal names; None where it holds nothing."""
        self.problem = ""
        """Why the journal was not read to its end."""
        self.damage: Damaged | None = None
        """What is wrong with the files, of which only the readable part is here."""
        self._numbers: dict[tuple[str, int], int] = {}
        """Of documents that got another number, since somebody else's has theirs."""

    @property
    def version(self) -> tuple[Stamp, Stamp]:
        """What `JournalledFile.version` said when all this was read."""
        return self.base_stamp, self.journal_stamp

    @property
    def is_taken_in(self) -> bool:
        """Whether the base holds all that the journal does already."""
        return self._is_followed and self._is_taken(self.tail.lines)

    @property
    def is_plain(self) -> bool:
        """Whether the journal can go on: the base has our form, and nobody changed it meanwhile."""
        return self.base.is_ours and self.pending in (None, self.base.name)

    @property
    def _is_followed(self) -> bool:
        """Whether the journal lies on the base that this one was made from."""
        pending = self.pending
        return pending is not None and pending != self.base.name and pending == self.base.follows

    def _is_taken(self, line: int) -> bool:
        return self.base.taken is None or line <= self.base.taken

    @property
    def _has_its_numbers(self) -> bool:
        """Whether documents have the numbers that the journal gave them; so does what is left of a base."""
        lost = self.base.damage != "" and self.base.name is None
        return self.base.is_ours and (self.is_plain or self._is_followed or lost)

    def table(self, name: str) -> Table:
        """Return a table; one that nobody put anything into yet is empty."""
        table = self.tables.get(name)
        if table is None:
            table = self.tables[name] = Table()
        return table

    def take(self, commits: Sequence[Commit], tail: Tail) -> None:
        """Take in what was read of the journal, but for what the base holds already."""
        for line, commit in enumerate(commits, tail.lines - len(commits) + 1):
            self.pending = commit.base
            if not (self._is_followed and self._is_taken(line)):
                self._do(commit)
        self.commits[tail.lines - len(commits) :] = commits
        self.tail = tail

    def add(self, commit: Commit, tail: Tail) -> None:
        """Know of a commit that was just written, and done before."""
        self.commits.append(commit._replace(crc=tail.crc))
        self.pending, self.tail = self.base.name, tail

    def go_on_upon(self, base: Base, stamp: Stamp) -> None:
        """Take a new base of which all is known already for the present one; its journal is to be read."""
        self.base, self.base_stamp, self.journal_stamp = base, stamp, NOWHERE
        self.forget_journal()

    def forget_journal(self) -> None:
        """Begin the journal anew, since the base holds what is in it."""
        self.pending, self.tail, self.commits = None, Tail(), []

    def as_new_base(self, own: str, fields: Mapping[str, Sequence[Field]]) -> tuple[str, bytes]:
        """Write all of it as a base that takes in the journal; return its name, too."""
        every = ((name, table.lines()) for name, table in self.tables.items())
        lines = {name: text for name, text in every if text}
        name = os.urandom(8).hex()
        follows = self.pending or self.base.name
        upto = self.tail.crc if self.is_plain and self.pending is not None else None
        lineage = Lineage(name, self.base.generation + 1, follows, self.tail.lines, upto)
        return name, write_base(lines, own, lineage, fields)

    def _do(self, commit: Commit) -> None:
        for put in commit.put:
            number = put.number if self._has_its_numbers else self._number_for(put)
            self.table(put.table).put(number, put.raw)
        for removal in commit.removed:
            if self._has_its_numbers:
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
