"""The versions of a library, and what each has more than the one before.

A library says its version in a row of its table `library`: `{"id": "version", "value": 2}`. One that has
documents and no such row is of version 1; one that has none gets the newest with its first write. What
is newer than the newest is neither read nor written.

An older library is brought up to date by the first write, in the same commit; until then it is read as it is,
since nobody may be able to write there. So a migration only adds: what is read must be read without it. It
works on documents, not on what the codec makes of them today, and doing it again changes nothing.

Migrations are appended: one that was released is never changed, nor removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader.edges.store.journal import Draft
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.table import Table, parsed
from reader.errors import StoreError

LIBRARY = "library"
"""The table of what is said of the library as a whole."""
VERSION = "version"
FIRST = 1
_ID = Field("id")

Document = Mapping[str, Any]
Migration = Callable[[Draft], None]


def _add_first_revisions(draft: Draft) -> None:
    """Make what each article says now its first revision."""
    for _, article in parsed(draft.table("articles").lines()):
        revision = _first_revision(article)
        if revision is not None and not _has(draft.table("revisions"), revision["id"]):
            draft.put("revisions", revision)


def _first_revision(article: Document) -> dict[str, Any] | None:
    """Describe an article's text; None where the article cannot be read anyway."""
    metadata = article.get("metadata")
    title = metadata.get("title") if isinstance(metadata, dict) else None
    fields = {name: article.get(name) for name in ("text_hash", "page_hash", "fetched", "words")}
    if not isinstance(article.get("id"), str) or not isinstance(fields["text_hash"], str):
        return None
    identity = f"{article['id']} {fields['text_hash']}"
    return {"id": identity, "article_id": article["id"], **fields, "title": title or ""}


MIGRATIONS: Mapping[int, Migration] = MappingProxyType({2: _add_first_revisions})
"""By the version that they lead to."""
NEWEST = max(MIGRATIONS)


def version_of(rows: Iterable[Document], path: Path) -> int:
    """Find a library's version among the rows of its table `library`.

    Raises:
        StoreError: It is none, or newer than the newest.
    """
    for row in rows:
        if row.get("id") == VERSION:
            return _known(row.get("value"), path)
    return FIRST


def _known(value: object, path: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < FIRST:
        problem = "it does not say its version"
        raise StoreError(path, problem, "run `pressmark doctor`, or restore a backup")
    if value > NEWEST:
        problem = (
            f"it was written by a newer pressmark (version {value} of the library; this one knows {NEWEST})"
        )
        raise StoreError(path, problem, "install a newer pressmark")
    return value


def version_before_write(draft: Draft, path: Path) -> int | None:
    """Return the version that is to be brought up to date; None where there is nothing to do.

    Raises:
        StoreError: See `version_of`.
    """
    rows = _rows(draft.table(LIBRARY))
    version = version_of((row for _, row in rows), path)
    return version if version < NEWEST else None


def bring_up_to_date(draft: Draft, version: int) -> None:
    """Do what leads from a version to the newest."""
    for number in range(version + 1, NEWEST + 1):
        MIGRATIONS[number](draft)
    said = [number for number, row in _rows(draft.table(LIBRARY)) if row.get("id") == VERSION]
    draft.put(LIBRARY, {"id": VERSION, "value": NEWEST}, *said[:1])


def _rows(table: Table) -> list[tuple[int, dict[str, Any]]]:
    return parsed(table.holding(_ID, VERSION))


def _has(table: Table, identity: str) -> bool:
    return any(row.get("id") == identity for _, row in parsed(table.holding(_ID, identity)))
