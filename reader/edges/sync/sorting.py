"""The documents of a file of changes, by table and id; what cannot be read is apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.edges.sync.checking import fault_in
from reader.marks.merging import DELETED, MERGED, Document, Tables, key_of, merged


class Unread(NamedTuple):
    """A document that this version cannot read."""

    table: str
    document: Document
    fault: str
    """Empty where a newer version has a table that this one does not know."""


class Sorted(NamedTuple):
    """What a file says."""

    live: Tables
    gone: Tables
    """What was deleted: it is merged with what lives, wherever in the file it stands."""
    unread: tuple[Unread, ...]
    repeated: int
    """How many documents were there in an earlier state as well."""

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Return each document once, with its table; those that cannot be read as they are."""
        yield from ((one.table, one.document) for one in self.unread)
        for tables in (self.live, self.gone):
            for table, rows in tables.items():
                yield from ((table, document) for document in rows.values())


def sorted_out(documents: Iterable[tuple[str, Document]]) -> Sorted:
    """Sort documents by table and id; those that are there twice are joined."""
    live: dict[str, dict[str, Document]] = {}
    gone: dict[str, dict[str, Document]] = {}
    unread: list[Unread] = []
    repeated = 0
    for table, document in documents:
        fault = fault_in(table, document) if table in MERGED else ""
        if fault or table not in MERGED:
            unread.append(Unread(table, document, fault))
            continue
        rows = (gone if table == DELETED else live).setdefault(table, {})
        key = key_of(table, document)
        repeated += key in rows
        rows[key] = _joined(table, key, rows[key], document) if key in rows else document
    return Sorted(live, gone, tuple(unread), repeated)


def _joined(table: str, key: str, one: Document, other: Document) -> Document:
    return merged({table: {key: one}}, {table: {key: other}})[table][key]
