"""The store that TinyDB keeps: three tables in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, TypeVar, cast

from tinydb import TinyDB, where
from tinydb.queries import QueryInstance
from tinydb.table import Document, Table

from reader.edges.store import codec
from reader.edges.store.file import ELSEWHERE, PATIENCE, LibraryFile, Snapshot
from reader.errors import ArticleNotFound, StoreError
from reader.marks.model import Annotation
from reader.ports import ArticleRecord, WrittenNote

ARTICLES = "articles"
ANNOTATIONS = "annotations"
NOTES = "notes"

_Record = TypeVar("_Record")
_Read = Callable[[Mapping[str, Any]], _Record]


class TinyStore:
    """Fulfils `ports.Store`; nothing is on disk, no folder even, before the first write."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._file = LibraryFile(path, patience)

    def articles(self) -> tuple[ArticleRecord, ...]:
        """See `ports.Store`."""
        records = self._find(ARTICLES, None, codec.record_from_document)
        return tuple(sorted(records, key=lambda record: (record.opened, record.id), reverse=True))

    def article(self, article_id: str) -> ArticleRecord:
        """See `ports.Store`."""
        for record in self._find(ARTICLES, where("id") == article_id, codec.record_from_document):
            return record
        raise ArticleNotFound(article_id)

    def article_from(self, source: str) -> ArticleRecord | None:
        """See `ports.Store`."""
        records = self._find(ARTICLES, where("source") == source, codec.record_from_document)
        return records[0] if records else None

    def keep_article(self, record: ArticleRecord) -> None:
        """See `ports.Store`."""
        with self._changing(ARTICLES) as table:
            _put(table, where("id") == record.id, codec.record_to_document(record))

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """See `ports.Store`."""
        query = where("article_id") == article_id
        found = self._find(ANNOTATIONS, query, codec.annotation_from_document)
        return tuple(sorted(found, key=lambda one: (one.selector.start, one.created, one.id)))

    def change_annotations(self, *, put: Sequence[Annotation], remove: Sequence[str]) -> None:
        """See `ports.Store`."""
        with self._changing(ANNOTATIONS) as table:
            for annotation in put:
                _put(table, where("id") == annotation.id, codec.annotation_to_document(annotation))
            if remove:
                table.remove(where("id").one_of(list(remove)))

    def written_note(self, article_id: str, folder: Path) -> WrittenNote | None:
        """See `ports.Store`."""
        notes = self._find(NOTES, _note_in(article_id, folder), codec.note_from_document)
        return notes[0] if notes else None

    def keep_written_note(self, note: WrittenNote) -> None:
        """See `ports.Store`."""
        with self._changing(NOTES) as table:
            _put(table, _note_in(note.article_id, Path(note.path).parent), codec.note_to_document(note))

    def _find(self, table: str, query: QueryInstance | None, read: _Read[_Record]) -> list[_Record]:
        rows = _database(self._file.read()).table(table)
        found = rows.all() if query is None else rows.search(query)
        return [self._record(table, document, read) for document in found]

    def _record(self, table: str, document: Document, read: _Read[_Record]) -> _Record:
        try:
            return read(document)
        except ValueError as error:
            place = f"document {document.doc_id} of the table “{table}”"
            problem = f"{place} cannot be read, {error}; it was left as it is"
            raise StoreError(self._path, problem, ELSEWHERE) from error

    @contextmanager
    def _changing(self, table: str) -> Iterator[Table]:
        with self._file.change() as snapshot:
            yield _database(snapshot).table(table)


def _database(snapshot: Snapshot) -> TinyDB:
    """Open TinyDB on one snapshot: its query cache and next number are then never those of an older file."""
    return TinyDB(storage=lambda: snapshot)


def _put(table: Table, query: QueryInstance, fields: dict[str, Any]) -> None:
    """Add a document, or lay its fields over the one that is there."""

    def renew(document: MutableMapping[Any, Any]) -> None:
        document.update(codec.overlay(document, fields))

    if not table.update(renew, query):
        table.insert(fields)


def _note_in(article_id: str, folder: Path) -> QueryInstance:
    def lies_in_folder(path: object) -> bool:
        return isinstance(path, str) and PurePath(path).parent == folder

    article: QueryInstance = where("article_id") == article_id
    # TinyDB's types say that a test is given a document; it is given the value.
    return article & where("path").test(cast("Callable[[Mapping[Any, Any]], bool]", lies_in_folder))
