"""Journalled files to test with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb import TinyDB

from reader.edges.store.journal import JournalledFile
from reader.edges.store.journal.fields import Field

OWN = "own"
ID = Field("id")
TAGS = Field("tags", many=True)
FIELDS = {"marks": (ID, TAGS)}
Documents = dict[int, dict[str, Any]]


def opened(path: Path, patience: float = 10) -> JournalledFile:
    """Open a file; nothing is read yet."""
    return JournalledFile(path, OWN, patience, FIELDS)


def journal_of(path: Path) -> Path:
    """Return where a file's journal is."""
    return path.with_name(f"{path.name}.journal")


def put(file: JournalledFile, *names: str, note: str = "") -> None:
    """Add documents, or replace those with these ids, in one commit."""
    with file.transaction() as draft:
        for name in names:
            there = [number for number, one in file.find("marks", ID, name) if one["id"] == name]
            draft.put("marks", {"id": name, "note": note, "tags": [name[0]]}, *there)


def remove(file: JournalledFile, name: str) -> None:
    """Take a document away."""
    with file.transaction() as draft:
        for number, _ in file.find("marks", ID, name):
            draft.remove("marks", number)


def ids(file: JournalledFile) -> list[str]:
    """Return the ids of all documents, by number."""
    return [one["id"] for _, one in file.all("marks")]


def plain(path: Path, table: str = "marks") -> list[str]:
    """Return the ids of all documents that plain TinyDB finds."""
    with TinyDB(path) as database:
        return [one["id"] for one in database.table(table)]


def with_journal(path: Path) -> list[int]:
    """Write a base with one document and a journal with four commits; return where each commit ends."""
    file = opened(path)
    put(file, "a1")
    ends = [0]
    put(file, "b1")
    ends.append(journal_of(path).stat().st_size)
    put(file, "a1", note="x")
    ends.append(journal_of(path).stat().st_size)
    remove(file, "b1")
    ends.append(journal_of(path).stat().st_size)
    put(file, "c1", "c2")
    return [*ends, journal_of(path).stat().st_size]


AFTER_EACH = [["a1"], ["a1", "b1"], ["a1", "b1"], ["a1"], ["a1", "c1", "c2"]]
