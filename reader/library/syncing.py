"""Uniting libraries: with another one, with copies of this one, and with what other machines say.

Nothing here remembers anything: whatever is cut off, by a kill or a full disk, is done by the next time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from typing import NamedTuple

from reader.errors import StoreError, SyncError
from reader.marks.merging import CLOCK, Document, Tables, merged
from reader.ports.syncing import (
    Exchange,
    MergingStore,
    PageCopies,
    Shelf,
    TextCopies,
    WriteConflict,
)

ATTEMPTS = 3
"""How often a place is read again that others wrote to meanwhile."""
NOTHING: Tables = {}
HOLDERS = ("articles", "annotations", "revisions")
"""The tables whose documents name texts."""


class Change(NamedTuple):
    """What became of the marks of a library, and how many articles came."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    beside: int = 0
    """Texts that were written at the same time as another, and are kept beside it."""
    articles: int = 0


class Synced(NamedTuple):
    """What a sync did."""

    change: Change
    said: int
    """Documents that were told the others."""
    texts_in: int
    texts_out: int
    missing: int
    """Texts that neither is here nor there."""
    machines: int
    """How many others were heard."""
    problems: tuple[str, ...]


def sync(store: MergingStore, texts: TextCopies, exchange: Exchange) -> Synced:
    """Take in what the others said, and tell them what they do not know.

    Raises:
        ReaderError: The place, or the library, could not be read or written.
    """
    problems: list[str] = []
    before = store.tables()
    for _ in range(ATTEMPTS):
        heard = exchange.hear()
        problems += (problem for problem in heard.problems if problem not in problems)
        said = reduce(merged, heard.said, NOTHING)
        store.take_in(said)
        known = store.tables()
        copied = _swap_texts(texts_named_in(known), texts, exchange)
        news = unsaid(known, said)
        try:
            exchange.say(news)
        except WriteConflict:
            continue
        count = sum(map(len, news.values()))
        problems += copied.problems
        change, texts_moved = changes_in(before, known), (copied.came, copied.left, copied.missing)
        return Synced(change, count, *texts_moved, heard.machines, tuple(problems))
    problem = "somebody else keeps writing this machine's changes there"
    raise SyncError(exchange.where, problem, "sync again; nothing is lost")


def unsaid(known: Tables, said: Tables) -> Tables:
    """Return the documents that are not said yet as they are known."""
    return {table: news for table, rows in known.items() if (news := _news(rows, said.get(table, {})))}


def _news(rows: Mapping[str, Document], said: Mapping[str, Document]) -> dict[str, Document]:
    return {key: document for key, document in rows.items() if said.get(key) != document}


def changes_in(before: Tables, after: Tables) -> Change:
    """Count what is another way than it was."""
    old, new = (tables.get("annotations", {}) for tables in (before, after))
    changed = [key for key, mark in new.items() if key in old and old[key] != mark]
    articles = after.get("articles", {}).keys() - before.get("articles", {}).keys()
    return Change(
        added=len(new.keys() - old.keys()),
        changed=len(changed),
        deleted=len(old.keys() - new.keys()),
        beside=sum(_beside(new[key]) > _beside(old[key]) for key in changed),
        articles=len(articles),
    )


def _beside(mark: Document) -> int:
    """Count the texts that are kept beside those of a mark."""
    clock = mark.get(CLOCK, {})
    return sum(len(date.get("beside", ())) for date in clock.values() if isinstance(date, dict))


def texts_named_in(tables: Tables) -> frozenset[str]:
    """Return the hashes of all texts that articles and marks need."""
    return _named(tables, HOLDERS, "text_hash")


def pages_named_in(tables: Tables) -> frozenset[str]:
    """Return the hashes of all pages that articles and their revisions came from."""
    return _named(tables, ("articles", "revisions"), "page_hash")


def _named(tables: Tables, holders: Iterable[str], field: str) -> frozenset[str]:
    named = (row.get(field) for table in holders for row in tables.get(table, {}).values())
    return frozenset(name for name in named if isinstance(name, str) and name)


class _Copied(NamedTuple):
    came: int
    left: int
    missing: int
    problems: tuple[str, ...]


def _swap_texts(wanted: Iterable[str], texts: TextCopies, exchange: Exchange) -> _Copied:
    """Copy those texts that one side lacks to it."""
    there = exchange.texts()
    here = {name for name in wanted if texts.has(name)}
    came = [(name, _fetch(name, texts, exchange)) for name in sorted(set(wanted) - here) if name in there]
    left = [(name, _leave(name, texts, exchange)) for name in sorted(here - there)]
    lost = [problem for _, problem in (*came, *left) if problem]
    came_well, left_well = (sum(not problem for _, problem in done) for done in (came, left))
    return _Copied(came_well, left_well, len(set(wanted) - here) - came_well, tuple(lost))


def _fetch(name: str, texts: TextCopies, exchange: Exchange) -> str:
    """Copy a text from the others; say what is wrong with it, if anything."""
    article = exchange.text(name)
    if article is None or texts.put(article) != name:
        return f"the text {name[:8]}… there is damaged; it was not copied"
    return ""


def _leave(name: str, texts: TextCopies, exchange: Exchange) -> str:
    try:
        exchange.keep_text(name, texts.get(name))
    except StoreError as error:
        return str(error)
    return ""


class Other(NamedTuple):
    """Another library, or a copy of this one."""

    tables: Tables
    shelf: Shelf


class Merged(NamedTuple):
    """What merging others did."""

    change: Change
    texts: int
    pages: int
    missing: int
    """Texts that marks or articles were made on, and nobody has."""
    problems: tuple[str, ...]


def merge(store: MergingStore, shelf: Shelf, others: Sequence[Other]) -> Merged:
    """Take in what others have: first missing texts and pages, then all documents in one commit."""
    together = reduce(merged, (other.tables for other in others), NOTHING)
    texts = sorted(name for name in texts_named_in(together) if not shelf.texts.has(name))
    pages = sorted(name for name in pages_named_in(together) if not shelf.pages.has(name))
    problems: list[str] = []
    for name in texts:
        problems += _copy_text(name, shelf.texts, [other.shelf.texts for other in others])
    for name in pages:
        problems += _copy_page(name, shelf.pages, [other.shelf.pages for other in others])
    missing = sum(not shelf.texts.has(name) for name in texts)
    came = sum(shelf.pages.has(name) for name in pages)
    before = store.tables()
    store.take_in(together)
    change = changes_in(before, store.tables())
    return Merged(change, len(texts) - missing, came, missing, tuple(problems))


def _copy_text(name: str, texts: TextCopies, others: Iterable[TextCopies]) -> Iterator[str]:
    """Copy a text from the first that has it whole; say what is wrong with those before."""
    for other in others:
        if other.has(name) and not texts.has(name):
            with _problems() as problems:
                texts.put(other.get(name))
            yield from problems


def _copy_page(name: str, pages: PageCopies, others: Iterable[PageCopies]) -> Iterator[str]:
    """Copy a page as it came; as `_copy_text`."""
    for other in others:
        if other.has(name) and not pages.has(name):
            with _problems() as problems:
                pages.put(other.get(name))
            yield from problems


@contextmanager
def _problems() -> Iterator[list[str]]:
    """Collect what goes wrong with a file, in words."""
    problems: list[str] = []
    try:
        yield problems
    except StoreError as error:
        problems.append(str(error))
