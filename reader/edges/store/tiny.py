"""The store that TinyDB keeps: three tables in one file.

What is only read is taken from the tables as they were parsed: TinyDB is imported to write.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reader.edges.store import codec
from reader.edges.store.file import ELSEWHERE, PATIENCE, LibraryFile, Snapshot
from reader.errors import ArticleNotFound, StoreError
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity
from reader.ports import ArticleRecord, Written, WrittenNote

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.table import Table

ARTICLES = "articles"
ANNOTATIONS = "annotations"
NOTES = "notes"
ENTITIES = "entities"

_Record = TypeVar("_Record")
_Fields = Mapping[str, Any]
_Read = Callable[[_Fields], _Record]
_Test = Callable[[_Fields], bool]


class TinyStore:
    """Fulfils `ports.Store`; nothing is on disk, no folder even, before the first write."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._file = LibraryFile(path, patience)

    def version(self) -> Hashable:
        """See `ports.Store`."""
        return self._file.version()

    def articles(self) -> tuple[ArticleRecord, ...]:
        """See `ports.Store`."""
        records = self._find(ARTICLES, _any, codec.record_from_document)
        return tuple(sorted(records, key=lambda record: (record.opened, record.id), reverse=True))

    def article(self, article_id: str) -> ArticleRecord:
        """See `ports.Store`."""
        for record in self._find(ARTICLES, _has("id", article_id), codec.record_from_document):
            return record
        raise ArticleNotFound(article_id)

    def article_from(self, source: str) -> ArticleRecord | None:
        """See `ports.Store`."""
        records = self._find(ARTICLES, _has("source", source), codec.record_from_document)
        return records[0] if records else None

    def keep_article(self, record: ArticleRecord) -> None:
        """See `ports.Store`."""
        with self._changing() as database:
            _put(database.table(ARTICLES), _has("id", record.id), codec.record_to_document(record))

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """See `ports.Store`."""
        found = self._find(ANNOTATIONS, _has("article_id", article_id), codec.annotation_from_document)
        return tuple(sorted(found, key=lambda one: (one.selector.start, one.created, one.id)))

    def all_annotations(self) -> tuple[Annotation, ...]:
        """See `ports.Store`."""
        found = self._find(ANNOTATIONS, _any, codec.annotation_from_document)
        return tuple(sorted(found, key=lambda one: (one.article_id, one.selector.start, one.created, one.id)))

    def change_annotations(
        self,
        *,
        put: Sequence[Annotation],
        remove: Sequence[str],
        describe: Sequence[EntityRecord] = (),
        forget: Sequence[Entity] = (),
    ) -> Written:
        """See `ports.Store`."""
        with self._changing() as database:
            before = self._file.version()
            table, known = database.table(ANNOTATIONS), database.table(ENTITIES)
            for annotation in put:
                _put(table, _has("id", annotation.id), codec.annotation_to_document(annotation))
            for record in describe:
                _put(known, _is_about(record.entity), codec.entity_to_document(record))
            if remove:
                gone = frozenset(remove)
                table.remove(cast("Any", lambda fields: fields.get("id") in gone))
            for entity in forget:
                known.remove(cast("Any", _is_about(entity)))
        return Written(before, self._file.version_known)

    def entities(self) -> tuple[EntityRecord, ...]:
        """See `ports.Store`."""
        return tuple(
            sorted(self._find(ENTITIES, _any, codec.entity_from_document), key=lambda one: one.entity)
        )

    def written_note(self, article_id: str, folder: Path) -> WrittenNote | None:
        """See `ports.Store`."""
        notes = self._find(NOTES, _note_in(article_id, folder), codec.note_from_document)
        return notes[0] if notes else None

    def keep_written_note(self, note: WrittenNote) -> None:
        """See `ports.Store`."""
        with self._changing() as database:
            _put(
                database.table(NOTES),
                _note_in(note.article_id, Path(note.path).parent),
                codec.note_to_document(note),
            )

    def _find(self, table: str, wanted: _Test, read: _Read[_Record]) -> list[_Record]:
        rows = self._file.read().tables.get(table, {})
        return [
            self._record(table, number, fields, read) for number, fields in rows.items() if wanted(fields)
        ]

    def _record(self, table: str, number: str, fields: _Fields, read: _Read[_Record]) -> _Record:
        try:
            return read(fields)
        except ValueError as error:
            place = f"document {number} of the table “{table}”"
            problem = f"{place} cannot be read, {error}; it was left as it is"
            raise StoreError(self._path, problem, ELSEWHERE) from error

    @contextmanager
    def _changing(self) -> Iterator[TinyDB]:
        with self._file.change() as snapshot:
            yield _database(snapshot)


def _database(snapshot: Snapshot) -> TinyDB:
    """Open TinyDB on one snapshot: its query cache and next number are then never those of an older file."""
    from tinydb import TinyDB

    return TinyDB(storage=lambda: snapshot)


def _put(table: Table, wanted: _Test, fields: dict[str, Any]) -> None:
    """Add a document, or lay its fields over the one that is there."""

    def renew(document: MutableMapping[Any, Any]) -> None:
        document.update(codec.overlay(document, fields))

    # TinyDB calls whatever it is given as a query, with a document.
    if not table.update(renew, cast("Any", wanted)):
        table.insert(fields)


def _any(_: _Fields) -> bool:
    return True


def _has(name: str, value: str) -> _Test:
    return lambda fields: fields.get(name) == value


def _is_about(entity: Entity) -> _Test:
    kind, name = entity.kind.value, entity.name
    return lambda fields: fields.get("kind") == kind and fields.get("name") == name


def _note_in(article_id: str, folder: Path) -> _Test:
    def is_it(fields: _Fields) -> bool:
        path = fields.get("path")
        is_ours = fields.get("article_id") == article_id and isinstance(path, str)
        return is_ours and PurePath(str(path)).parent == folder

    return is_it
