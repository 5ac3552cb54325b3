"""Mends rows, in one commit: nothing is dropped, what cannot be read is moved into the table `unreadable`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.article.model import Article
from reader.edges.keeping import Keeping
from reader.edges.store import codec
from reader.edges.store.journal import Draft
from reader.edges.store.journal.table import parsed
from reader.edges.store.migrations import FIRST, VERSION
from reader.edges.store.restoring import opened
from reader.edges.texts import TextFolder
from reader.errors import StoreError
from reader.library.examining import Finding, Kind, Place, lost_articles
from reader.library.examining.findings import Document
from reader.library.examining.lost import found_again, texts_of

UNREADABLE = "unreadable"
TABLES = ("articles", "annotations", "revisions")


def mend_rows(keeping: Keeping, findings: Sequence[Finding]) -> None:
    """Mend what was found among the rows; a row that was changed since stays as it is."""
    with opened(keeping.base).transaction() as draft:
        for finding in findings:
            if isinstance(finding.about, Place) and _is_still_there(draft, finding.about):
                _mend_row(draft, finding.kind, finding.about, finding.what)
        lost = {finding.about for finding in findings if finding.kind is Kind.NO_ARTICLE}
        if lost:
            _find_articles_again(draft, lost, TextFolder(keeping.library / "texts"))


def _is_still_there(draft: Draft, place: Place) -> bool:
    table = draft.table(place.table)
    return place.number in table and draft.get(place.table, place.number) == place.document


def _mend_row(draft: Draft, kind: Kind, place: Place, why: str) -> None:
    match kind:
        case Kind.VERSION:
            draft.put(place.table, {"id": VERSION, "value": FIRST}, place.number)
        case Kind.TOMBSTONE:
            draft.remove(place.table, place.number)
        case _:
            _set_aside(draft, place, why)


def _set_aside(draft: Draft, place: Place, why: str) -> None:
    moved = {"table": place.table, "number": place.number, "why": why, "document": place.document}
    draft.put(UNREADABLE, moved)
    draft.remove(place.table, place.number)


def _find_articles_again(draft: Draft, wanted: set[Any], texts: TextFolder) -> None:
    tables = {name: dict(parsed(draft.table(name).lines())) for name in TABLES}
    for article_id, rows in lost_articles(tables).items():
        if article_id not in wanted:
            continue
        if (found := _kept_text(rows, texts)) is not None:
            sources = frozenset(str(article.get("source")) for article in tables["articles"].values())
            record = found_again(article_id, found, rows, sources)
            draft.put("articles", codec.record_to_document(record))
        elif all(table == "revisions" for table, _ in rows):
            _set_revisions_aside(draft, tables["revisions"], article_id)


def _kept_text(rows: Iterable[tuple[str, Document]], texts: TextFolder) -> tuple[str, Article] | None:
    """Return the hash of a text that is kept and its article; None where none can be read."""
    for text_hash in texts_of(rows):
        try:
            return text_hash, texts.get(text_hash)
        except StoreError:
            continue
    return None


def _set_revisions_aside(draft: Draft, revisions: Mapping[int, Document], article_id: str) -> None:
    for number, row in revisions.items():
        if row.get("article_id") == article_id:
            _set_aside(draft, Place("revisions", number, row), "its article is not there, nor its text")
