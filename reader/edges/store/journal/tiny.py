"""TinyDB on a journalled file: its storage, its tables, and queries that indexes know.

`TinyDB(storage=lambda: JournalStorage(file))` with `JournalTable` as `table_class`. Whatever query TinyDB
knows can be asked; those made by `Query` here, which is TinyDB's but for that, narrow down the documents
that are looked at where a field is compared with a text or a list asked for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, MutableMapping
from functools import cached_property
from typing import Any, cast

import tinydb
from tinydb.queries import QueryInstance, QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.edges.store.journal.draft import Draft
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.file import Documents, JournalledFile

Updater = Callable[[dict[int, Mapping[str, Any]]], None]
Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class Narrowing(QueryInstance):
    """A query whose documents all have a value in a field."""

    def __init__(self, query: QueryInstance, field: Field, value: str) -> None:
        super().__init__(query, (query,) if query.is_cacheable() else None)
        self.field = field
        self.value = value

    def __and__(self, other: QueryInstance) -> QueryInstance:
        return Narrowing(super().__and__(other), self.field, self.value)

    __hash__ = QueryInstance.__hash__


class Query(tinydb.Query):
    """TinyDB's query, which can say what it narrows down to."""

    _last: str | None = None

    def __getattr__(self, item: str) -> Query:
        query = cast("Query", super().__getattr__(item))
        query._last = item
        return query

    def __eq__(self, rhs: object) -> QueryInstance:  # type: ignore[override] # as TinyDB does
        return self._narrowing(super().__eq__(rhs), rhs, many=False)

    def any(self, cond: Any) -> QueryInstance:  # noqa: ANN401 - as TinyDB has it
        """See TinyDB; a list of one text, or a query that narrows down, does so."""
        query = super().any(cond)
        if isinstance(cond, Narrowing):
            return Narrowing(query, cond.field, cond.value)
        return self._narrowing(query, cond[0], many=True) if _is_one_text(cond) else query

    def _narrowing(self, query: QueryInstance, value: object, *, many: bool) -> QueryInstance:
        if self._last is None or not isinstance(value, str):
            return query
        return Narrowing(query, Field(self._last, many=many), value)

    __hash__ = tinydb.Query.__hash__


def _is_one_text(cond: object) -> bool:
    return isinstance(cond, list) and len(cond) == 1 and isinstance(cond[0], str)


class JournalStorage(Storage):
    """A journalled file as TinyDB's storage; with TinyDB's own tables it reads and compares everything."""

    def __init__(self, file: JournalledFile) -> None:
        self.file = file

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, which are the caller's own."""
        names = self.file.names()
        return {name: {str(number): one for number, one in self.file.all(name)} for name in names} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Commit what is another than it was."""
        with self.file.transaction() as draft:
            for name in {*self.file.names(), *data}:
                _replace_all(self.file, draft, name, data.get(name, {}))

    def close(self) -> None:
        """See `JournalledFile.close`."""
        self.file.close()


def _replace_all(file: JournalledFile, draft: Draft, name: str, wanted: Mapping[Any, Any]) -> None:
    documents = {int(number): document for number, document in wanted.items()}
    for number in list(file.table(name).numbers()):
        if number not in documents:
            draft.remove(name, number)
    for number, document in documents.items():
        draft.put(name, document, number)


class JournalTable(Table):
    """A table whose changes are commits, and whose results are never of an earlier file."""

    @cached_property
    def _file(self) -> JournalledFile:
        return cast("JournalStorage", self.storage).file

    def _documents(self, cond: QueryLike | None) -> Documents:
        if isinstance(cond, Narrowing):
            return self._file.find(self.name, cond.field, cond.value)
        return self._file.all(self.name)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return {str(number): document for number, document in self._documents(None)}

    def __len__(self) -> int:
        return len(self._file.table(self.name))

    def search(self, cond: QueryLike) -> list[Document]:
        """See TinyDB; nothing is cached, since other processes write, too."""
        document = self.document_class
        return [document(one, number) for number, one in self._found(cond)]

    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Any:  # noqa: ANN401 - as TinyDB has it
        """See TinyDB."""
        if cond is not None and doc_id is None and doc_ids is None:
            return next(iter(self.search(cond)), None)
        return cast("Any", super()).get(cond, doc_id, doc_ids)

    def insert(self, document: Mapping[str, Any]) -> int:
        """See TinyDB."""
        with self._file.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """See TinyDB; all or none."""
        with self._file.transaction():
            return super().insert_multiple(documents)

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """See TinyDB."""
        if doc_ids is None and isinstance(cond, Narrowing):
            return self._update_found(fields, cond)
        with self._file.transaction():
            return super().update(fields, cond, doc_ids)

    def _update_found(self, fields: Fields, cond: Narrowing) -> list[int]:
        """Do as TinyDB does, which would ask for every document."""
        with self._file.transaction() as draft:
            found = self._found(cond)
            for number, document in found:
                if callable(fields):
                    fields(document)
                else:
                    document.update(fields)
                draft.put(self.name, document, number)
            return [number for number, _ in found]

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """See TinyDB; in one commit."""
        with self._file.transaction():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """See TinyDB."""
        if doc_ids is not None or not isinstance(cond, Narrowing):
            with self._file.transaction():
                return super().remove(cond, doc_ids)
        with self._file.transaction() as draft:
            numbers = [number for number, _ in self._found(cond)]
            for number in numbers:
                draft.remove(self.name, number)
            return numbers

    def _found(self, cond: QueryLike) -> Documents:
        return [(number, document) for number, document in self._documents(cond) if cond(document)]

    def _get_next_id(self) -> int:
        return self._file.table(self.name).last + 1

    def _update_table(self, updater: Updater) -> None:
        with self._file.transaction() as draft:
            changing = _Changing(self.name, draft, lambda: self._documents(None))
            updater(cast("dict[int, Mapping[str, Any]]", changing))
            changing.keep_what_was_given()


class _Changing(MutableMapping[int, Any]):
    """A table while TinyDB changes it: documents are given out, and looked at again afterwards."""

    def __init__(self, name: str, draft: Draft, documents: Callable[[], Documents]) -> None:
        self._name = name
        self._draft = draft
        self._documents = documents
        self._given: dict[int, dict[str, Any]] = {}

    def __getitem__(self, number: int) -> dict[str, Any]:
        if number not in self._given:
            self._given[number] = self._draft.get(self._name, number)
        return self._given[number]

    def __setitem__(self, number: int, document: Mapping[str, Any]) -> None:
        self._given.pop(number, None)
        self._draft.put(self._name, document, number)

    def __delitem__(self, number: int) -> None:
        self._given.pop(number, None)
        self._draft.remove(self._name, number)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number in self._draft.table(self._name)

    def __iter__(self) -> Iterator[int]:
        documents = self._documents()
        self._given.update(documents)
        return iter([number for number, _ in documents])

    def __len__(self) -> int:
        return len(self._draft.table(self._name))

    def keys(self) -> KeysView[int]:
        """Return the numbers; TinyDB makes a list of them, which would ask for the length first."""
        return dict.fromkeys(iter(self)).keys()

    def clear(self) -> None:
        """Take all away at once."""
        for number in list(self._draft.table(self._name).numbers()):
            del self[number]

    def keep_what_was_given(self) -> None:
        """Commit what was changed in place."""
        for number, document in self._given.items():
            self._draft.put(self._name, document, number)


class JournalDB(tinydb.TinyDB):
    """TinyDB with these tables."""

    table_class = JournalTable

    def table(self, name: str, **kwargs: Any) -> JournalTable:  # noqa: ANN401 - as TinyDB has it
        """See TinyDB."""
        return cast("JournalTable", super().table(name, **kwargs))


def database(file: JournalledFile) -> JournalDB:
    """Open TinyDB on a journalled file; nothing is read yet."""
    return JournalDB(storage=lambda: JournalStorage(file))


__all__ = ["JournalDB", "JournalStorage", "JournalTable", "Query", "database"]
