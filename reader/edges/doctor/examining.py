"""Looks at all that a library is made of, and says what is wrong; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from reader.edges.doctor import files
from reader.edges.store import codec
from reader.edges.store.copies import NAME
from reader.edges.store.journal import Damaged, JournalError, Newer
from reader.edges.store.journal.base import read_base
from reader.edges.store.migrations import LIBRARY, VERSION, version_of
from reader.edges.store.restoring import opened, sound_tables
from reader.edges.store.tiny import FIELDS, OWN_TABLE
from reader.edges.texts import TextFolder
from reader.errors import StoreError
from reader.library.examining import (
    Finding,
    Kind,
    Place,
    clock_ahead,
    doubles,
    lost_articles,
    needless_tombstones,
    wanted_texts,
)
from reader.library.examining.findings import Tables
from reader.library.examining.lost import texts_of

READERS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "articles": codec.record_from_document,
    "annotations": codec.annotation_from_document,
    "entities": codec.entity_from_document,
    "notes": codec.note_from_document,
    "revisions": codec.revision_from_document,
}
SET_ASIDE = "move it into the table “unreadable”"
RESTORE = "restore a backup; `pressmark restore` names them"
LEAVE = "restore a backup, or leave them: they keep their words"
OPEN_AGAIN = "open the article again; its marks keep their words, and are looked for by them"


def examine(library: Path, now: datetime) -> tuple[Finding, ...]:
    """Find what is wrong; what is damaged hides what is wrong with its rows.

    Raises:
        OSError: A file beside the library's own cannot be read.
    """
    base = library / NAME
    about_files = (*files.lock_trouble(base), *files.unfinished(base), *files.conflicts(library))
    about_files += tuple(files.leftovers(library, now))
    try:
        file = opened(base)
        tables = {name: dict(rows) for name, rows in sound_tables(file).items()}
        if file.damage is not None:
            return (_damaged(base, file.damage, tables), *about_files)
    except Damaged as error:
        return (_damaged(base, error, {}), *about_files)
    except JournalError as error:
        return (_not_read(error), *about_files)
    version = tuple(_version(tables, base))
    if version and not version[0].mend:
        return (*version, *about_files)
    beside = (*files.bad_files(library), *files.old_files(library, now))
    return (*version, *_of_rows(tables, library, now), *_places(base), *about_files, *beside)


def _not_read(error: JournalError) -> Finding:
    advice = "install a newer pressmark" if isinstance(error, Newer) else "mend the folder's permissions"
    return Finding(kind=Kind.NOT_READ, what=f"{error.path.name}: {error.problem}", advice=advice)


def _damaged(base: Path, damage: Damaged, sound: Mapping[str, Mapping[int, Any]]) -> Finding:
    what = f"{damage.path.name} is damaged: {damage.problem}"
    count = sum(map(len, sound.values()))
    if not count:
        return Finding(kind=Kind.DAMAGED, what=what, advice=RESTORE)
    kept = "the one document" if count == 1 else f"the {count} documents"
    more = "; a backup may have more" if damage.path == base else ""
    mend = f"keep {kept} that can be read{more}; the damaged files go to backups/"
    return Finding(kind=Kind.DAMAGED, what=what, mend=mend, advice=RESTORE, about=base)


def _version(tables: Tables, base: Path) -> Iterator[Finding]:
    rows = tables.get(LIBRARY, {})
    try:
        version_of(rows.values(), base)
    except StoreError as error:
        number, row = next((number, row) for number, row in rows.items() if row.get("id") == VERSION)
        value = row.get("value")
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            yield Finding(kind=Kind.VERSION, what=str(error).rstrip("."), advice="install a newer pressmark")
        else:
            what = f"the library does not say its version, but {value!r}"
            mend = "let the next change bring it up to date"
            yield Finding(kind=Kind.VERSION, what=what, mend=mend, about=Place(LIBRARY, number, row))


def _of_rows(tables: Tables, library: Path, now: datetime) -> Iterator[Finding]:
    """Look at the rows, and at what those that can be read say of each other."""
    unreadable = tuple(_unreadable(tables))
    yield from unreadable
    bad = {(one.about.table, one.about.number) for one in unreadable if isinstance(one.about, Place)}
    readable = {
        table: {number: row for number, row in rows.items() if (table, number) not in bad}
        for table, rows in tables.items()
    }
    yield from doubles(readable)
    yield from needless_tombstones(readable)
    yield from clock_ahead(readable, now)
    texts = TextFolder(library / "texts")
    yield from _without_article(readable, texts)
    yield from _missing(readable, texts)


def _unreadable(tables: Tables) -> Iterator[Finding]:
    for table, read in READERS.items():
        for number, document in tables.get(table, {}).items():
            try:
                read(document)
            except ValueError as error:
                what = f"document {number} of “{table}” cannot be read, {error}"
                place = Place(table, number, document)
                yield Finding(kind=Kind.UNREADABLE, what=what, mend=SET_ASIDE, about=place)


def _without_article(tables: Tables, texts: TextFolder) -> Iterator[Finding]:
    for article_id, rows in lost_articles(tables).items():
        marks = sum(table == "annotations" for table, _ in rows)
        what = f"article {article_id} is not there; it has {marks} marks and {len(rows) - marks} revisions"
        mend = ""
        if any(texts.has(text_hash) for text_hash in texts_of(rows)):
            mend = "make its record again from the text that is kept"
        elif not marks:
            mend = "move its revisions into the table “unreadable”"
        advice = "" if mend else LEAVE
        yield Finding(kind=Kind.NO_ARTICLE, what=what, mend=mend, advice=advice, about=article_id)


def _missing(tables: Tables, texts: TextFolder) -> Iterator[Finding]:
    for text_hash, rows in wanted_texts(tables).items():
        if not texts.has(text_hash):
            marks = sum(table == "annotations" for table, _ in rows)
            names = [
                str(row.get("name") or row.get("title")) for table, row in rows if table != "annotations"
            ]
            of_what = f" of “{names[0]}”" if names else ""
            what = f"the text {text_hash[:12]}{of_what} is not kept; {marks} marks were made on it"
            yield Finding(kind=Kind.MISSING, what=what, advice=OPEN_AGAIN, about=text_hash)


def _places(base: Path) -> Iterator[Finding]:
    """Hold what is written down of where values stand against the rows."""
    if not base.exists():
        return
    rows = read_base(base.read_bytes(), OWN_TABLE).rows
    for table, fields in FIELDS.items():
        for field in fields if table in rows else ():
            written = rows[table].places.get(field.label)
            if written is not None and any(
                at not in written.of(needle) for needle, at in rows[table].places_of(field)
            ):
                what = f"where the “{field.name}” of “{table}” stands is written down wrongly"
                yield Finding(kind=Kind.PLACES, what=what, mend="write the file anew", about=base)
