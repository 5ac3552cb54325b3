"""Two libraries made one, on whatever machine and in whatever order: the outcome is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from reader.marks.merging.shapes import DELETED, SHAPES, Document, Tables
from reader.marks.merging.states import Alias, joined, rendered, state_of

ONE_EVERYWHERE = ("http://", "https://", "pipe:")
"""How the sources begin that mean the same article on every machine; a path does not."""
ARTICLES = "articles"

_Found = tuple[str, str, Document]
"""A document's table, its key, and itself."""


def merged(one: Tables, other: Tables) -> Tables:
    """Unite two libraries: commutative, associative, idempotent.

    Documents of which nothing differs are the very objects that were given.
    """
    alias = aliases((*_rows(one, ARTICLES), *_rows(other, ARTICLES)))
    united = {} if alias else {table: _alike(one, other, table) for table in SHAPES}
    gathered: dict[tuple[str, str], list[Document]] = {}
    for tables in (one, other):
        for table, key, document in _named(_but(tables, united), alias):
            gathered.setdefault((table, key), []).append(document)
    for (table, key), documents in gathered.items():
        place, document = _united(table, key, documents, alias)
        united.setdefault(place, {})[key] = document
    return {table: rows for table, rows in united.items() if rows}


def _but(tables: Tables, done: Tables) -> Tables:
    """Leave out what is done."""
    return {
        table: {key: rows[key] for key in rows.keys() - done.get(table, {}).keys()}
        for table, rows in tables.items()
    }


def _alike(one: Tables, other: Tables, table: str) -> dict[str, Document]:
    """Return the documents that one library has alone, or both have alike: nearly all of them."""
    mine, theirs = one.get(table, {}), other.get(table, {})
    apart = one.get(DELETED, {}).keys() | other.get(DELETED, {}).keys()
    alike = {key: document for key, document in mine.items() if theirs.get(key, document) == document}
    alike |= {key: document for key, document in theirs.items() if key not in mine}
    return {key: alike[key] for key in alike.keys() - apart} if apart else alike


def aliases(articles: Iterable[Document]) -> Alias:
    """Find out which names mean one article, and by which it goes: the smallest."""
    called: dict[str, str] = {}

    def called_now(name: str) -> str:
        while called.get(name, name) != name:
            name = called[name]
        return name

    for article in articles:
        source = str(article.get("source", ""))
        also = article.get("also", [])
        shared = [source] if source.startswith(ONE_EVERYWHERE) else []
        names = [called_now(name) for name in (article["id"], *also, *(f" {one}" for one in shared))]
        # A source sorts before every id, and is none: its name is the smallest of the ids that it has.
        ids = [name for name in names if not name.startswith(" ")]
        called |= dict.fromkeys(names, min(ids))
    return {name: best for name in called if not name.startswith(" ") and (best := called_now(name)) != name}


def _rows(tables: Tables, table: str) -> Iterable[Document]:
    return tables.get(table, {}).values()


def _named(tables: Tables, alias: Alias) -> Iterator[_Found]:
    """Go through all documents, by the names that they have from now on; the deleted ones in their tables."""
    for table, rows in tables.items():
        for key, document in rows.items():
            place = str(document.get("table", "")) if table == DELETED else table
            if place in SHAPES:
                yield place, _renamed(place, key, document, alias) if alias else key, document


def _renamed(table: str, key: str, document: Document, alias: Alias) -> str:
    if table == ARTICLES:
        return alias.get(key, key)
    article = str(document.get("article_id"))
    if table == "revisions" and article in alias:
        return key.replace(article, alias[article], 1)
    return key


def _united(table: str, key: str, documents: list[Document], alias: Alias) -> tuple[str, Document]:
    """Make one document of all that go by a name, and say in which table it is."""
    first, *others = documents
    if all(document == first for document in others) and not _names_other(table, first, key, alias):
        return (DELETED if "table" in first else table), first
    shape = SHAPES[table]
    state = reduce(joined, (state_of(document, shape, alias) for document in documents))
    names = _names(table, key, documents)
    if state.is_alive:
        return table, rendered(state, shape, names)
    return DELETED, rendered(state, shape, {**names, "id": key, "table": table})


def _names(table: str, key: str, documents: Iterable[Document]) -> dict[str, Any]:
    if table == "entities":
        return {}
    if table != ARTICLES:
        return {"id": key}
    ids = {name for document in documents for name in (document["id"], *document.get("also", []))} - {key}
    return {"id": key, **({"also": sorted(ids)} if ids else {})}


def _names_other(table: str, document: Document, key: str, alias: Alias) -> bool:
    """Tell whether a document names an article that goes by another name now."""
    if not alias:
        return False
    if document.get("id", key) != key:
        return True
    named = [document.get(field, ()) for field in SHAPES[table].articles]
    return any(name in alias for names in named for name in ([names] if isinstance(names, str) else names))
