"""From an article's marks to its note in a folder, without ever writing over somebody's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.article.language import Load
from reader.article.model import Article
from reader.library.exported import Exported, Outcome
from reader.marks.model import PlacedMark
from reader.notes.frontmatter import article_id_in
from reader.notes.plan import Plan, beside_names, content_hash, is_beside, note_names, plan_note
from reader.notes.render import NoteHead, render_note
from reader.ports import ArticleRecord, NotesFolder, Store, WrittenNote

OUTCOMES = {
    Plan.CREATE: Outcome.CREATED,
    Plan.UPDATE: Outcome.UPDATED,
    Plan.UNCHANGED: Outcome.UNCHANGED,
    Plan.BESIDE: Outcome.BESIDE,
}


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes notes into one folder."""

    store: Store
    notes: NotesFolder
    folder: Path
    """Absolute, since the library remembers it."""
    languages: Load

    def export(self, record: ArticleRecord, article: Article, marks: Sequence[PlacedMark]) -> Exported:
        """Write an article's note; raises `ExportError`.

        A damaged library gives none: what is left of its marks would be written over the note of them all.
        """
        if (damage := self.store.damage()) is not None:
            raise damage
        new = render_note(head_of(record), article, marks, self.languages(record.metadata.language).marks[0])
        written = self.store.written_note(record.id, self.folder)
        last_hash = written.content_hash if written else None
        path = self._path(record, written)
        plan = plan_note(self.notes.read(path), last_hash, new)
        if plan is Plan.BESIDE:
            path = self._path_beside(path, last_hash, new)
        if self.notes.read(path) != new:
            self.notes.write(path, new)
        fresh = WrittenNote(article_id=record.id, path=str(path), content_hash=content_hash(new))
        if fresh != written:
            self.store.keep_written_note(fresh)
        off_record = sum(mark.annotation.off_record for mark in marks)
        return Exported(
            article_id=record.id,
            path=path,
            outcome=OUTCOMES[plan],
            marks=len(marks) - off_record,
            off_record=off_record,
        )

    def _path(self, record: ArticleRecord, written: WrittenNote | None) -> Path:
        """Return where the article's note is, whatever the user calls it now, or where it is to be."""
        if (
            written
            and self._is_note_of(Path(written.path), record.id)
            and not is_beside(Path(written.path).name)
        ):
            return Path(written.path)
        found = self.notes.find(self.folder, record.id)
        return found or self._first(note_names(record.name, record.id), lambda note: note is None)

    def _is_note_of(self, path: Path, article_id: str) -> bool:
        return article_id_in(self.notes.read(path) or "") == article_id

    def _path_beside(self, path: Path, last_hash: str | None, new: str) -> Path:
        """Return a free place beside a note, or that of an earlier one which nobody touched."""
        replaceable = (last_hash, content_hash(new))
        return self._first(
            beside_names(path.name), lambda note: note is None or content_hash(note) in replaceable
        )

    def _first(self, names: Iterator[str], fits: Callable[[str | None], bool]) -> Path:
        return next(path for path in (self.folder / name for name in names) if fits(self.notes.read(path)))


def head_of(record: ArticleRecord) -> NoteHead:
    """Return what a note, or a citation, says of its article."""
    return NoteHead(
        article_id=record.id,
        title=record.metadata.title or record.name,
        metadata=record.metadata,
        accessed=record.fetched,
        page_hash=record.page_hash,
    )
