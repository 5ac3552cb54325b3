"""Three ways to keep marks on disk, each synced at every change: ours, sqlite3, plain TinyDB."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from tinydb import Query as PlainQuery
from tinydb import TinyDB

from reader.edges.store.journal import JournalledFile
from reader.edges.store.journal.beside import Helper
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.tiny import Query, database

Document = Mapping[str, Any]
TABLE = "annotations"
FIELDS = (Field("id"), Field("article_id"), Field("tags", many=True))
PER_ARTICLE = 30
TAGS = 50
WORDS = [
    "the",
    "minister",
    "said",
    "on",
    "Monday",
    "that",
    "nothing",
    "had",
    "been",
    "decided",
    "about",
    "the",
    "alliance",
    "with",
    "others",
]


class Peer(Protocol):
    """What is measured."""

    def insert(self, document: Document) -> None:
        """Add a mark."""

    def update(self, mark_id: str, note: str) -> None:
        """Change a mark's note."""

    def by_article(self, article_id: str) -> Sequence[Document]:
        """Return an article's marks."""

    def by_tag(self, tag: str) -> Sequence[Document]:
        """Return the marks with a tag."""

    def close(self) -> None:
        """Let go of files."""


def documents(count: int, first: int = 0) -> Iterator[dict[str, Any]]:
    """Make marks as the program keeps them: about 600 bytes each."""
    for number in range(first, first + count):
        chance = random.Random(number)
        yield {
            "id": f"{chance.getrandbits(128):032x}",
            "article_id": f"{number // PER_ARTICLE:032x}",
            "text_hash": f"{chance.getrandbits(256):064x}",
            "selector": {
                "exact": " ".join(chance.choices(WORDS, k=12)),
                "prefix": " ".join(chance.choices(WORDS, k=6))[:32],
                "suffix": " ".join(chance.choices(WORDS, k=6))[:32],
                "start": chance.randrange(60_000),
            },
            "kind": "quote",
            "speaker": "Jané Roe",
            "note": " ".join(chance.choices(WORDS, k=4)),
            "tags": [f"tag {number % TAGS}"],
            "entities": [{"kind": "person", "name": f"Person {number % 200}"}],
            "created": "2026-03-15T08:12:04Z",
            "modified": "2026-03-15T08:12:04Z",
        }


class Ours:
    """TinyDB on the journalled file."""

    def __init__(self, folder: Path, given: Sequence[Document] = ()) -> None:
        self._file = JournalledFile(folder / "ours.json", "own", fields={TABLE: FIELDS})
        self._table = database(self._file).table(TABLE)
        if given:
            self._table.insert_multiple(given)
            self._file.compact()

    def insert(self, document: Document) -> None:
        """See `Peer`."""
        self._table.insert(document)

    def update(self, mark_id: str, note: str) -> None:
        """See `Peer`."""
        self._table.update({"note": note}, Query().id == mark_id)

    def by_article(self, article_id: str) -> Sequence[Document]:
        """See `Peer`."""
        return self._table.search(Query().article_id == article_id)

    def by_tag(self, tag: str) -> Sequence[Document]:
        """See `Peer`."""
        return self._table.search(Query().tags.any([tag]))

    def compact(self) -> None:
        """Write the base anew."""
        self._file.compact()

    def compact_beside(self) -> Helper:
        """Have a process of its own write the base anew, and return what says whether it still does."""
        helper = Helper(self._file.path, "own", {TABLE: FIELDS})
        helper.start()
        return helper

    def close(self) -> None:
        """See `Peer`."""


class Sqlite:
    """sqlite3 with a write-ahead log, synced at each commit; marks as JSON, with indexes."""

    def __init__(self, folder: Path, given: Sequence[Document] = ()) -> None:
        self._base = sqlite3.connect(folder / "peer.sqlite", isolation_level=None)
        self._base.execute("pragma journal_mode = wal")
        self._base.execute("pragma synchronous = full")
        if given:
            self._make(given)

    def _make(self, given: Sequence[Document]) -> None:
        for statement in (
            "create table marks (id text primary key, article_id text, document text)",
            "create index of_article on marks (article_id)",
            "create table tags (tag text, mark integer)",
            "create index of_tag on tags (tag)",
            "begin",
        ):
            self._base.execute(statement)
        for document in given:
            self._put(document)
        self._base.execute("commit")
        self._base.execute("pragma wal_checkpoint(truncate)")

    def _put(self, document: Document) -> None:
        values = (document["id"], document["article_id"], json.dumps(document))
        mark = self._base.execute("insert into marks values (?, ?, ?)", values).lastrowid
        self._base.executemany("insert into tags values (?, ?)", [(tag, mark) for tag in document["tags"]])

    def insert(self, document: Document) -> None:
        """See `Peer`."""
        self._base.execute("begin immediate")
        self._put(document)
        self._base.execute("commit")

    def update(self, mark_id: str, note: str) -> None:
        """See `Peer`."""
        self._base.execute("begin immediate")
        ((found,),) = self._base.execute("select document from marks where id = ?", (mark_id,))
        changed = json.dumps({**json.loads(found), "note": note})
        self._base.execute("update marks set document = ? where id = ?", (changed, mark_id))
        self._base.execute("commit")

    def by_article(self, article_id: str) -> Sequence[Document]:
        """See `Peer`."""
        rows = self._base.execute("select document from marks where article_id = ?", (article_id,))
        return [json.loads(document) for (document,) in rows]

    def by_tag(self, tag: str) -> Sequence[Document]:
        """See `Peer`."""
        statement = "select document from tags join marks on marks.rowid = tags.mark where tag = ?"
        return [json.loads(document) for (document,) in self._base.execute(statement, (tag,))]

    def close(self) -> None:
        """See `Peer`."""
        self._base.close()


class Plain:
    """TinyDB as it comes, which neither locks nor survives a kill."""

    def __init__(self, folder: Path, given: Sequence[Document] = ()) -> None:
        self._base = TinyDB(folder / "plain.json")
        self._table = self._base.table(TABLE)
        if given:
            self._table.insert_multiple(given)

    def insert(self, document: Document) -> None:
        """See `Peer`."""
        self._table.insert(document)

    def update(self, mark_id: str, note: str) -> None:
        """See `Peer`."""
        self._table.update({"note": note}, PlainQuery().id == mark_id)

    def by_article(self, article_id: str) -> Sequence[Document]:
        """See `Peer`."""
        self._table.clear_cache()
        return self._table.search(PlainQuery().article_id == article_id)

    def by_tag(self, tag: str) -> Sequence[Document]:
        """See `Peer`."""
        self._table.clear_cache()
        return self._table.search(PlainQuery().tags.any([tag]))

    def close(self) -> None:
        """See `Peer`."""
        self._base.close()
