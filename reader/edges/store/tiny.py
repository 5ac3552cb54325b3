"""The store that TinyDB keeps: three tables in one file, with a journal beside it.

What is only read is taken from the file as it lies there: TinyDB is imported to write.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from reader.edges.store import codec
from reader.edges.store.journal import Draft, JournalError, JournalledFile
from reader.edges.store.journal.fields import Field
from reader.edges.store.migrations import LIBRARY, VERSION, bring_up_to_date, version_before_write, version_of
from reader.edges.store.rereading import Rereading
from reader.edges.store.telling import ELSEWHERE, told
from reader.errors import ArticleNotFound, StoreError
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity
from reader.ports import ArticleRecord, Revision, Written, WrittenNote

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

    from reader.edges.store.journal.tiny import JournalDB
    from reader.edges.store.upkeep import LibraryUpkeep
    from reader.edges.store.writing import Writing
    from reader.marks.merging import Stamps, Tables

OWN_TABLE = "pressmark"
ARTICLES = "articles"
ANNOTATIONS = "annotations"
NOTES = "notes"
ENTITIES = "entities"
REVISIONS = "revisions"
DELETED = "deleted"
"""As `marks.merging` calls it, which is imported to write."""
ID = Field("id")
SOURCE = Field("source")
ARTICLE_ID = Field("article_id")
ALSO = Field("also", many=True)
"""The other names of an article that was opened on several machines; see `marks.merging.libraries`."""
FIELDS = {
    ARTICLES: (ID, SOURCE, ALSO),
    ANNOTATIONS: (ID, ARTICLE_ID),
    NOTES: (ARTICLE_ID,),
    REVISIONS: (ID, ARTICLE_ID),
    LIBRARY: (ID,),
    DELETED: (ID,),
}
PATIENCE = 10.0
"""Seconds to wait for another window that is writing."""

_Record = TypeVar("_Record")
_Fields = Mapping[str, Any]
_Read = Callable[[_Fields], _Record]
_Row = tuple[int, _Fields]


class TinyStore:
    """Fulfils `ports.Store`; nothing is on disk, no folder even, before the first write."""

    def __init__(
        self,
        path: Path,
        patience: float = PATIENCE,
        *,
        stamps: Stamps | None = None,
        upkeep: LibraryUpkeep | None = None,
    ) -> None:
        """Do nothing yet.

        Args:
            path: Of the file of annotations.
            patience: Seconds to wait for another window that is writing.
            stamps: Dates what is written; without it, by this machine's clock and no name.
            upkeep: Is told of each write before it is made.
        """
        self._path = path
        self._stamps = stamps
        self._upkeep = upkeep
        self._file = JournalledFile(path, OWN_TABLE, patience, FIELDS)
        self._seen: tuple[tuple[Hashable, str], tuple[Annotation, ...]] | None = None
        """The annotations that were read last, with what they are of."""
        self._rereading = Rereading()

    def version(self) -> Hashable:
        """See `ports.Store`."""
        with self._telling():
            return self._file.version()

    def damage(self) -> StoreError | None:
        """See `ports.Store`."""
        with self._telling():
            damage = self._file.damage
        return told(self._path, damage) if damage is not None else None

    def articles(self) -> tuple[ArticleRecord, ...]:
        """See `ports.Store`."""
        rows = self._all(ARTICLES)
        records = self._records(ARTICLES, rows, codec.record_from_document)
        return tuple(sorted(records, key=lambda record: (record.opened, record.id), reverse=True))

    def article(self, article_id: str) -> ArticleRecord:
        """See `ports.Store`."""
        rows = self._find(ARTICLES, ID, article_id) or self._also(article_id)
        for record in self._records(ARTICLES, rows, codec.record_from_document):
            return record
        raise ArticleNotFound(article_id)

    def _also(self, article_id: str) -> list[_Row]:
        """Find an article by a name that it had before libraries were united; a window may still use it."""
        with self._reading():
            rows = self._file.find(ARTICLES, ALSO, article_id)
        return [row for row in rows if article_id in row[1].get("also", ())]

    def _called(self, article_id: str) -> str:
        """Return the name of an article that is kept."""
        if self._find(ARTICLES, ID, article_id):
            return article_id
        return next((str(fields["id"]) for _, fields in self._also(article_id)), article_id)

    def article_from(self, source: str) -> ArticleRecord | None:
        """See `ports.Store`."""
        rows = self._find(ARTICLES, SOURCE, source)
        return next(self._records(ARTICLES, rows, codec.record_from_document), None)

    def keep_article(self, record: ArticleRecord, revision: Revision | None = None) -> None:
        """See `ports.Store`."""
        from reader.edges.store.journal.tiny import Query

        with self._changing() as (writing, _):
            wanted = Query().id == record.id
            if revision is not None:
                former = self._records(ARTICLES, writing.rows(ARTICLES, wanted), codec.record_from_document)
                for one in former:  # It was kept before there were revisions.
                    _put_revision(writing, one.revision(), anew=False)
                _put_revision(writing, revision, anew=True)
            writing.put(ARTICLES, wanted, codec.record_to_document(record))

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """See `ports.Store`."""
        rows = self._find(REVISIONS, ARTICLE_ID, article_id)
        known = list(self._records(REVISIONS, rows, codec.revision_from_document))
        with suppress(ArticleNotFound):
            now = self.article(article_id).revision()
            if all(one.text_hash != now.text_hash for one in known):
                known.append(now)
        return tuple(sorted(known, key=lambda one: (one.fetched, one.text_hash)))

    def revision_counts(self) -> Mapping[str, int]:
        """See `ports.Store`."""
        from collections import Counter

        with self._telling():
            rows = self._file.all(REVISIONS)
        revisions = self._records(REVISIONS, rows, codec.revision_from_document)
        return Counter(revision.article_id for revision in revisions)

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """See `ports.Store`."""
        now = self.version(), article_id
        if self._seen is None or self._seen[0] != now:
            self._seen = now, self._read_annotations(article_id)
        return self._seen[1]

    def _read_annotations(self, article_id: str) -> tuple[Annotation, ...]:
        with self._reading():
            lines = self._file.find_lines(ANNOTATIONS, ARTICLE_ID, article_id)
        read = partial(self._records, ANNOTATIONS, read=codec.annotation_from_document)
        found = self._rereading.read(lines, article_id, read)
        if not found and (called := self._called(article_id)) != article_id:
            # For who still uses the article's former name, the marks are of that.
            return tuple(replace(one, article_id=article_id) for one in self._read_annotations(called))
        return tuple(sorted(found, key=lambda one: (one.selector.start, one.created, one.id)))

    def all_annotations(self) -> tuple[Annotation, ...]:
        """See `ports.Store`."""
        rows = self._all(ANNOTATIONS)
        found = self._records(ANNOTATIONS, rows, codec.annotation_from_document)
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
        from reader.edges.store.journal.tiny import Query

        with self._changing() as (writing, draft):
            for annotation in put:
                fields, beside = codec.annotation_to_document(annotation), _beside(annotation)
                fields["article_id"] = self._called(annotation.article_id)
                writing.put(ANNOTATIONS, Query().id == annotation.id, fields, beside)
            for annotation_id in remove:
                writing.remove(ANNOTATIONS, Query().id == annotation_id)
            for record in describe:
                fields, beside = codec.entity_to_document(record), _beside(record)
                writing.put(ENTITIES, _is_about(record.entity), fields, beside)
            for entity in forget:
                writing.remove(ENTITIES, _is_about(entity))
        return Written(draft.before, draft.after)

    def tables(self) -> Tables:
        """See `ports.MergingStore`."""
        from reader.edges.store.merging import tables_in

        with self._reading():
            self._file.refuse_damage()
            return tables_in(self._file)

    def take_in(self, tables: Tables) -> None:
        """See `ports.MergingStore`."""
        from reader.edges.store.merging import tables_in, unite

        with self._changing() as (writing, _):
            unite(writing, tables_in(self._file), tables)

    def entities(self) -> tuple[EntityRecord, ...]:
        """See `ports.Store`."""
        rows = self._all(ENTITIES)
        found = self._records(ENTITIES, rows, codec.entity_from_document)
        return tuple(sorted(found, key=lambda one: one.entity))

    def written_note(self, article_id: str, folder: Path) -> WrittenNote | None:
        """See `ports.Store`."""
        rows = self._find(NOTES, ARTICLE_ID, article_id)
        inside = [row for row in rows if _is_in(row[1].get("path"), folder)]
        return next(self._records(NOTES, inside, codec.note_from_document), None)

    def keep_written_note(self, note: WrittenNote) -> None:
        """See `ports.Store`."""
        from reader.edges.store.journal.tiny import Query

        is_here = partial(_is_in, folder=Path(note.path).parent)
        with self._changing() as (writing, _):
            same = (Query().article_id == note.article_id) & Query().path.test(is_here)
            writing.put_own(NOTES, same, codec.note_to_document(note))

    def close(self) -> None:
        """See `ports.Store`."""
        with self._telling():
            self._file.close()

    def _all(self, table: str) -> Sequence[_Row]:
        with self._reading():
            return self._file.all(table)

    def _find(self, table: str, field: Field, value: str) -> list[_Row]:
        with self._reading():
            rows = self._file.find(table, field, value)
        return [row for row in rows if row[1].get(field.name) == value]

    def _records(self, table: str, rows: Sequence[_Row], read: _Read[_Record]) -> Iterator[_Record]:
        for number, fields in rows:
            try:
                yield read(fields)
            except ValueError as error:
                place = f"document {number} of the table “{table}”"
                problem = f"{place} cannot be read, {error}; it was left as it is"
                raise StoreError(self._path, problem, ELSEWHERE) from error

    @contextmanager
    def _changing(self) -> Iterator[tuple[Writing, Draft]]:
        from reader.edges.store.writing import Writing

        with self._telling(), self._file.transaction() as draft:
            version = version_before_write(draft, self._path)
            if self._upkeep is not None:
                self._upkeep.before_write(self._file.path, version)
            if version is not None:
                bring_up_to_date(draft, version)
            yield Writing(self._database, self._stamps), draft

    @cached_property
    def _database(self) -> JournalDB:
        from reader.edges.store.journal.tiny import database

        return database(self._file)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Refuse to read what a newer program wrote."""
        with self._telling():
            version_of((row for _, row in self._file.find(LIBRARY, ID, VERSION)), self._path)
            yield

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what went wrong as every other error is told."""
        try:
            yield
        except JournalError as error:
            raise told(self._path, error) from error


def _put_revision(writing: Writing, revision: Revision, *, anew: bool) -> None:
    from reader.edges.store.journal.tiny import Query

    fields = codec.revision_to_document(revision)
    wanted = Query().id == fields["id"]
    if anew or not writing.rows(REVISIONS, wanted):
        writing.put(REVISIONS, wanted, fields)


def _beside(thing: Annotation | EntityRecord) -> dict[str, list[str]]:
    """Return the texts that stand beside others, by field."""
    texts: dict[str, list[str]] = {}
    for field, text in thing.beside:
        texts.setdefault(field, []).append(text)
    return texts


def _is_about(entity: Entity) -> QueryLike:
    from reader.edges.store.journal.tiny import Query

    return (Query().kind == entity.kind.value) & (Query().name == entity.name)


def _is_in(path: object, folder: Path) -> bool:
    return isinstance(path, str) and PurePath(path).parent == folder
