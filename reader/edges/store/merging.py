"""Documents as libraries exchange them: read from a file, taken into a library, written to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.edges.store.journal import JournalError, JournalledFile
from reader.edges.store.migrations import LIBRARY, version_of
from reader.edges.store.telling import told
from reader.marks.merging import CLOCK, MERGED, Document, Tables, key_of, merged
from reader.marks.merging.clock import NEVER

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
    return {name: keyed(name, (one for _, one in file.all(name))) for name in only}


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
    return ",\n".join(f'"{number}":{written(document)}' for number, document in rows.items())


def written(document: Document) -> str:
    """Write a document in the one way that depends on what it says alone."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def keyed(table: str, documents: Iterable[Document]) -> dict[str, Document]:
    """Name documents as their table does; what has no name is left out."""
    return {key: document for document in documents if (key := key_of(table, document))}
