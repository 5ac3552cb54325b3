"""Documents as libraries exchange them: read from a file, taken into a library, written to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reader.edges.store.journal import JournalError, JournalledFile
from reader.edges.store.migrations import LIBRARY, version_of
from reader.edges.store.telling import told
from reader.marks.merging import CLOCK, MERGED, Document, Tables, key_of, merged
from reader.marks.merging.clock import NEVER
from reader.marks.merging.libraries import ARTICLES

if TYPE_CHECKING:
    from reader.edges.store.writing import Writing

OWN_TABLE = "pressmark"
"""The table of a base that says what it is."""


def tables_of(source: Path | bytes) -> Tables:
    """Read the documents of another library's file, with its journal if one lies beside it.

    Raises:
        StoreError: It is damaged, no library, or of a newer version.
    """
    if isinstance(source, bytes):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "annotations.json"
            path.write_bytes(source)
            return tables_of(path)
    file = JournalledFile(source, OWN_TABLE)
    try:
        file.refuse_damage()
        version_of((row for _, row in file.all(LIBRARY)), source)
        return tables_in(file)
    except JournalError as error:
        raise told(source, error) from error


def tables_in(file: JournalledFile, only: Iterable[str] = MERGED) -> Tables:
    """Return the documents of a file that are united with others', by table and key."""
    return {name: _keyed(name, (one for _, one in file.all(name))) for name in only}


def differing(one: JournalledFile, other: JournalledFile) -> tuple[Tables, Tables]:
    """Return of two files what they do not say alike: other rows are not even parsed.

    All articles are among them, since they decide what others are called.
    """
    mine: dict[str, Mapping[str, Document]] = {}
    theirs: dict[str, Mapping[str, Document]] = {}
    for name in MERGED:
        here, there = (set(file.table(name).lines().split(b",\n")) - {b""} for file in (one, other))
        if name != ARTICLES:
            here, there = here - there, there - here
        rows, others = set(map(_raw, here)), set(map(_raw, there))
        alike = rows & others if name != ARTICLES else set()
        mine[name], theirs[name] = _parsed(name, rows - alike), _parsed(name, others - alike)
    return mine, theirs


def unite(writing: Writing, here: Tables, there: Tables) -> None:
    """Write what becomes of a library's documents when others are taken in, and only that."""
    united = merged(here, there)
    for name in MERGED:
        before, after = here.get(name, {}), united.get(name, {})
        for key in before.keys() - after.keys():
            writing.replace(name, key, None)
        for key in sorted(after.keys()):
            if before.get(key) != after[key]:
                writing.replace(name, key, after[key])
    latest = max(stamps_in(there), default="")
    if latest > writing.last:
        writing.remember(latest)


def stamps_in(tables: Tables) -> Iterator[str]:
    """Give the stamps of all documents."""
    for rows in tables.values():
        for document in rows.values():
            yield from _stamps(document.get(CLOCK))


def _stamps(clock: object) -> Iterator[str]:
    if isinstance(clock, str):
        if len(clock) == len(NEVER):
            yield clock
    elif isinstance(clock, dict):
        for value in clock.values():
            yield from _stamps(value)


def canonical(tables: Tables) -> bytes:
    """Write a file that plain TinyDB opens and that depends on the documents alone, byte by byte."""
    rows = {
        name: {number: tables[name][key] for number, key in enumerate(sorted(tables[name]), 1)}
        for name in sorted(tables)
        if tables[name]
    }
    body = ",\n".join(f"{json.dumps(name)}:{{\n{_lines(found)}\n}}" for name, found in rows.items())
    return b"{" + body.encode("ascii") + b"}\n"


def _lines(rows: Mapping[int, Document]) -> str:
    return ",\n".join(f'"{number}":{_written(document)}' for number, document in rows.items())


def _written(document: Document) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def _keyed(table: str, documents: Iterable[Document]) -> dict[str, Document]:
    return {key: document for document in documents if (key := key_of(table, document))}


def _raw(line: bytes) -> bytes:
    """Return a document as it is written, without its number, which is another in every file."""
    return line[line.index(b":") + 1 :]


def _parsed(table: str, rows: Iterable[bytes]) -> dict[str, Document]:
    documents: list[dict[str, Any]] = json.loads(b"[" + b",".join(rows) + b"]")
    return _keyed(table, documents)
