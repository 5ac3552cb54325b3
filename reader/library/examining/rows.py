"""What is wrong among the rows of a library, each of which can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from reader.library.examining.findings import Document, Finding, Kind, Place, Tables

AHEAD = timedelta(days=1)
"""How far the library's clock may be ahead of now: machines in other zones are set alike, but not quite."""
OF_TEXTS = ("articles", "revisions", "annotations")
OF_ARTICLES = ("annotations", "revisions")
WITH_IDS = ("articles", "annotations", "revisions", "deleted", "library")
_MILLISECONDS = 12
"""Digits of a stamp that are the time."""


def doubles(tables: Tables) -> Iterator[Finding]:
    """Find rows whose id an earlier one has: the program finds now this one, now that."""
    for table in WITH_IDS:
        seen: set[object] = set()
        for number, document in tables.get(table, {}).items():
            identity = document.get("id")
            if isinstance(identity, str) and identity in seen:
                what = f"document {number} of “{table}” has the id of an earlier one, {identity}"
                yield Finding(
                    kind=Kind.DOUBLE,
                    what=what,
                    mend="move it into the table “unreadable”",
                    about=Place(table, number, document),
                )
            seen.add(identity if isinstance(identity, str) else number)


def needless_tombstones(tables: Tables) -> Iterator[Finding]:
    """Find tombstones of what lives."""
    living = {
        (table, str(document.get("id"))) for table in tables for document in tables.get(table, {}).values()
    }
    for number, document in tables.get("deleted", {}).items():
        buried = str(document.get("table")), str(document.get("id"))
        if buried in living and buried[0] != "deleted":
            yield Finding(
                kind=Kind.TOMBSTONE,
                what=f"{buried[1]} of “{buried[0]}” is said to be deleted, and is there",
                mend="keep it and take away what says so",
                about=Place("deleted", number, document),
            )


def wanted_texts(tables: Tables) -> Mapping[str, Sequence[tuple[str, Document]]]:
    """Return the texts that rows point to, each with those rows and their tables."""
    wanted: dict[str, list[tuple[str, Document]]] = defaultdict(list)
    for table in OF_TEXTS:
        for document in tables.get(table, {}).values():
            if isinstance(text_hash := document.get("text_hash"), str):
                wanted[text_hash].append((table, document))
    return wanted


def lost_articles(tables: Tables) -> Mapping[str, Sequence[tuple[str, Document]]]:
    """Return the articles that are not there and rows belong to, each with those rows and their tables."""
    known: set[str] = set()
    for article in tables.get("articles", {}).values():
        known.update(_names(article))
    lost: dict[str, list[tuple[str, Document]]] = defaultdict(list)
    for table in OF_ARTICLES:
        for document in tables.get(table, {}).values():
            article_id = document.get("article_id")
            if isinstance(article_id, str) and article_id not in known:
                lost[article_id].append((table, document))
    return lost


def _names(article: Document) -> Iterator[str]:
    """Give an article's ids: its own, and those of the same article opened elsewhere."""
    also = article.get("also")
    for name in (article.get("id"), *(also if isinstance(also, list) else ())):
        if isinstance(name, str):
            yield name


def clock_ahead(tables: Tables, now: datetime) -> Iterator[Finding]:
    """Find that a machine's clock was ahead when it wrote, by the last stamp that the library has seen."""
    rows = tables.get("library", {}).values()
    for last in (_moment(row.get("last")) for row in rows if row.get("id") == "clock"):
        if last is not None and last > now + AHEAD:
            ahead = f"some machine's clock was {(last - now).days} days ahead when it wrote"
            yield Finding(kind=Kind.CLOCK, what=f"{ahead}; changes are ordered rightly nevertheless")


def _moment(stamp: object) -> datetime | None:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(str(stamp)[:_MILLISECONDS], 16))
    except (ValueError, OverflowError):
        return None
