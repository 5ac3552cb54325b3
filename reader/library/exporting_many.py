"""Notes for several articles of a library at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.exported import Exported
from reader.library.exporting import Exporter
from reader.library.kept_marks import placing_in
from reader.marks.placed import PlacedMarks
from reader.ports import ArticleRecord

if TYPE_CHECKING:
    from reader.library.library import Library


def export_many(library: Library, names: Sequence[str], folder: Path) -> tuple[Exported, ...]:
    """Write a note for each article named, or for each that has marks where none is named.

    All names are looked up before the first note is written.
    """
    records = dict.fromkeys(library.find(name).id for name in names)
    chosen = [record for record in library.articles() if _is_wanted(library, record, records)]
    exporter = Exporter(library.store, library.notes, folder.absolute(), library.languages)
    return tuple(_export(library, exporter, record) for record in chosen)


def _is_wanted(library: Library, record: ArticleRecord, named: dict[str, None]) -> bool:
    return record.id in named if named else bool(library.store.annotations(record.id))


def _export(library: Library, exporter: Exporter, record: ArticleRecord) -> Exported:
    article = library.texts.get(record.text_hash)
    placing = placing_in(library.texts, article.text, record.text_hash)
    marks = PlacedMarks(placing, library.store.annotations(record.id)).all()
    return exporter.export(record, article, marks)
