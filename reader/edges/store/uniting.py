"""Two libraries' files made one file, of which only what differs is parsed.

Two files say mostly the same, in the same bytes, and parsing a row takes as long as comparing fifty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.edges.store.journal import JournalledFile
from reader.edges.store.journal.fields import to_bytes
from reader.edges.store.merging import keyed, tables_in, written
from reader.marks.merging import MERGED, Document, Tables, merged
from reader.marks.merging.libraries import ARTICLES, aliases

PARSED = frozenset({ARTICLES, "entities"})
"""Tables that are always parsed: articles decide what others are called, entities have no ids."""
_ID = re.compile(rb'"id":"([^"\\]*)"')

Rows = dict[bytes, bytes]
"""Documents as they are written, by their ids."""


class Differing(NamedTuple):
    """What two files say: what is the same in both as bytes, and the rest of each, as documents."""

    alike: Mapping[str, Rows]
    here: Tables
    there: Tables


def differing(one: JournalledFile, other: JournalledFile) -> Differing:
    """Compare two files; either may raise a `JournalError`."""
    here, there = (dict(tables_in(file, PARSED)) for file in (one, other))
    alias = aliases((*here[ARTICLES].values(), *there[ARTICLES].values()))
    alike: dict[str, Rows] = {}
    for name in (name for name in MERGED if name not in PARSED):
        mine, theirs = (_raw_rows(file, name) for file in (one, other))
        alike[name] = _by_id(_in_both(mine, theirs, alias))
        same = set(alike[name].values())
        here[name], there[name] = (
            _parsed(name, (row for row in rows if row not in same)) for rows in (mine, theirs)
        )
    _take_out(alike, here, there)
    return Differing(alike, here, there)


def united(found: Differing, own: Tables) -> bytes:
    """Write what two files say together, as `canonical` does, and tables of their owner's beside it.

    The outcome is the same whichever comes first, and in whatever order several are united. A row that both
    have byte by byte stays as it is, though its fields may stand in another order than in others.
    """
    tables = {**merged(found.here, found.there), **own}
    pieces = [b"{"]
    for name in sorted({*found.alike, *tables}):
        rows = {**found.alike.get(name, {}), **_as_rows(tables.get(name, {}))}
        if rows:
            pieces += (b",\n" if len(pieces) > 1 else b"", to_bytes(name), b":{\n", *_lines(rows), b"\n}")
    return b"".join((*pieces, b"}\n"))


def _lines(rows: Rows) -> Iterator[bytes]:
    for number, key in enumerate(sorted(rows), 1):
        yield b'"%d":' % number if number == 1 else b',\n"%d":' % number
        yield rows[key]


def _as_rows(documents: Mapping[str, Document]) -> Rows:
    return {_encoded(key): written(document).encode("ascii") for key, document in documents.items()}


def _raw_rows(file: JournalledFile, table: str) -> list[bytes]:
    """Return a table's documents as they are written, without their numbers."""
    lines = file.table(table).lines().split(b",\n")
    return [line[line.index(b":") + 1 :] for line in lines if line]


def _in_both(one: Iterable[bytes], other: Iterable[bytes], alias: Collection[str]) -> list[bytes]:
    """Return the rows that both have, but those which speak of articles that are called otherwise now."""
    there = set(other)
    both = [row for row in one if row in there]
    if not alias:
        return both
    named = re.compile(b"|".join(re.escape(to_bytes(name)) for name in alias))
    return [row for row in both if not named.search(row)]


def _by_id(rows: Iterable[bytes]) -> Rows:
    """Name rows by the ids in them; those in which there is none, or several, or another's, are left out."""
    named: Rows = {}
    find = _ID.findall
    for row in rows:
        ids = find(row)
        if len(ids) == 1:
            named.setdefault(ids[0], row)
    return named


def _take_out(alike: Mapping[str, Rows], *sides: dict[str, Mapping[str, Document]]) -> None:
    """Take out of what is alike that of which some other document has the name: it may have been deleted."""
    named = {_encoded(key) for tables in sides for rows in tables.values() for key in rows}
    for name, rows in alike.items():
        documents = _parsed(name, [rows.pop(key) for key in rows.keys() & named])
        for tables in sides:
            tables[name] = {**documents, **tables[name]}


def _parsed(table: str, rows: Iterable[bytes]) -> dict[str, Document]:
    documents: list[Document] = json.loads(b"[" + b",".join(rows) + b"]")
    return keyed(table, documents)


def _encoded(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
