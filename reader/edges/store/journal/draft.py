"""What a transaction changes: done in memory at once, written when it ends."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import Any

from reader.edges.store.journal.commits import Put, Removal
from reader.edges.store.journal.fields import to_bytes
from reader.edges.store.journal.state import State, identity_of
from reader.edges.store.journal.table import Table


class Draft:
    """The changes of one transaction."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.before: Hashable = state.version
        """The file's version when the transaction began; nobody else writes until it ends."""
        self.after: Hashable = self.before
        """The file's version after it; `before` where nothing changed."""
        self._old: dict[tuple[str, int], bytes | None] = {}

    def table(self, name: str) -> Table:
        """Return a table as it has become."""
        return self.state.table(name)

    def get(self, table: str, number: int) -> dict[str, Any]:
        """Return a document as it has become, which is the caller's own; raises `KeyError`."""
        raw = self.table(table).get(number)
        if raw is None:
            raise KeyError(number)
        document: dict[str, Any] = json.loads(raw)
        return document

    def put(self, table: str, document: Mapping[str, Any], number: int | None = None) -> int:
        """Add a document, or replace the one with this number, and return its number."""
        known = self.state.table(table)
        number = known.last + 1 if number is None else number
        self._remember(table, number)
        known.put(number, to_bytes(document))
        return number

    def remove(self, table: str, number: int) -> None:
        """Take a document away, if it is there."""
        self._remember(table, number)
        self.state.table(table).remove(number)

    def _remember(self, table: str, number: int) -> None:
        if (table, number) not in self._old:
            self._old[table, number] = self.state.table(table).get(number)

    def changes(self) -> tuple[list[Put], list[Removal]]:
        """Return what is another now than before."""
        put = []
        removed = []
        for (table, number), old in self._old.items():
            new = self.state.table(table).get(number)
            if new is None and old is not None:
                removed.append(Removal(table, number, identity_of(old)))
            elif new is not None and new != old:
                put.append(Put(table, number, new, old is None))
        return put, removed
