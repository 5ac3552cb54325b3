"""One write of a library: documents are put and taken away, and each change is dated by one stamp."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from reader.edges.store import codec
from reader.edges.store.migrations import LIBRARY
from reader.marks.merging.clock import NOBODY, Stamps, next_stamp
from reader.marks.merging.shapes import DELETED, SHAPES, key_of
from reader.marks.merging.stamping import Beside, buried, changed, made, raised

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

    from reader.edges.store.journal.tiny import JournalDB, JournalTable

CLOCK_ROW = "clock"
"""The row of the table `library` that has the last stamp that was given or seen, in `last`."""

_Fields = Mapping[str, Any]
_Renew = Callable[[MutableMapping[str, Any]], None]


def stamped_by_nobody(last: str) -> str:
    """Give stamps of a machine that has no name."""
    return next_stamp(last, datetime.now(UTC), NOBODY)


class Writing:
    """The changes of one transaction."""

    def __init__(self, database: JournalDB, stamps: Stamps | None) -> None:
        self._database = database
        self._stamps = stamps or stamped_by_nobody

    @cached_property
    def stamp(self) -> str:
        """What dates all changes of this write; the library remembers that it was given."""
        stamp = self._stamps(self.last)
        self.remember(stamp)
        return stamp

    @property
    def last(self) -> str:
        """The last stamp that the library knows of; empty where it knows none."""
        row = self._table(LIBRARY).get(_has_id(CLOCK_ROW))
        last = row.get("last") if row is not None else None
        return last if isinstance(last, str) else ""

    def remember(self, stamp: str) -> None:
        """Give only later stamps than this one from now on."""
        fields = {"id": CLOCK_ROW, "last": stamp}
        self._table(LIBRARY).upsert(fields, _has_id(CLOCK_ROW))

    def put(self, name: str, wanted: QueryLike, fields: _Fields, beside: Beside | None = None) -> None:
        """Add a document, or lay its fields over the one that is there; one that was deleted is back.

        Args:
            name: Of the table.
            wanted: Asks for the document that is there.
            fields: What is written.
            beside: What stands beside typed texts from now on. None leaves it, but where a text is another.
        """
        shape = SHAPES[name]

        def renew(document: MutableMapping[str, Any]) -> None:
            laid = codec.overlay(document, fields)
            document.update(changed(document, laid, self.stamp, shape, beside=beside))

        if self._table(name).update(renew, wanted):
            return
        grave = _has_id(key_of(name, fields))
        tombstone = self._table(DELETED).get(grave)
        if tombstone is not None:
            self._table(DELETED).remove(grave)
            new = raised(_named_as(name, tombstone), self.stamp)
        else:
            new = made(fields, self.stamp)
        self._table(name).insert(changed(new, fields, self.stamp, shape, beside=beside))

    def put_own(self, name: str, wanted: QueryLike, fields: _Fields) -> None:
        """As `put`, where a table is this machine's alone and never united with another's."""

        def renew(document: MutableMapping[str, Any]) -> None:
            document.update(codec.overlay(document, fields))

        if not self._table(name).update(renew, wanted):
            self._table(name).insert(fields)

    def rows(self, name: str, wanted: QueryLike) -> list[tuple[int, _Fields]]:
        """Return documents as they are now, each with its number."""
        return [(one.doc_id, one) for one in self._table(name).search(wanted)]

    def remove(self, name: str, wanted: QueryLike) -> None:
        """Take documents away, leaving word of it for the machines that still have them."""
        for document in self._table(name).search(wanted):
            self._table(DELETED).insert(buried(document, name, self.stamp))
        self._table(name).remove(wanted)

    def replace(self, name: str, key: str, document: _Fields | None) -> None:
        """Leave a document exactly as it is given, whatever was there; None takes it away."""
        wanted = is_named(name, key)
        table = self._table(name)
        before = [one.doc_id for one in table.search(wanted)]
        if document is None:
            table.remove(doc_ids=before)
        elif not before:
            table.insert(document)
        elif table.search(wanted) != [document]:
            table.remove(doc_ids=before[1:])
            table.update(partial(_become, fields=document), doc_ids=before[:1])

    def _table(self, name: str) -> JournalTable:
        return self._database.table(name)


def _named_as(table: str, tombstone: _Fields) -> dict[str, Any]:
    """Return a tombstone's document with the fields that its table names it by: entities have no id."""
    return {name: value for name, value in tombstone.items() if name != "id" or table != "entities"}


def _become(document: MutableMapping[str, Any], fields: _Fields) -> None:
    document.clear()
    document.update(fields)


def is_named(table: str, key: str) -> QueryLike:
    """Ask for the documents that `key_of` names so."""
    if table != "entities":
        return _has_id(key)
    from reader.edges.store.journal.tiny import Query

    kind, _, name = key.partition(" ")
    return (Query().kind == kind) & (Query().name == name)


def _has_id(key: str) -> QueryLike:
    from reader.edges.store.journal.tiny import Query

    return Query().id == key
