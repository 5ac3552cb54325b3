"""Other libraries that are to be merged, found and read before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from reader.edges.conflicts import conflict_files
from reader.edges.pages import PageFolder
from reader.edges.store.journal import JournalError, JournalledFile
from reader.edges.store.journal.commits import BadLine, Tail, read_lines
from reader.edges.store.merging import OWN_TABLE, tables_in
from reader.edges.store.migrations import LIBRARY, version_of
from reader.edges.store.telling import told
from reader.edges.sync.change_file import ENDING
from reader.edges.sync.checking import fault_in
from reader.edges.texts import TextFolder
from reader.errors import SyncError
from reader.library.syncing import Other
from reader.marks.merging import MERGED, Document, Tables, key_of
from reader.ports.syncing import Shelf

DATABASE, TEXTS, PAGES = "annotations.json", "texts", "pages"
JOURNAL = ".journal"
AGAIN = "nothing was merged"


def shelf_of(library: Path) -> Shelf:
    """Return the texts and pages beside a library's file."""
    return Shelf(TextFolder(library / TEXTS), PageFolder(library / PAGES))


def other_at(path: Path, library: Path) -> Other:
    """Read another library.

    Args:
        path: Its folder, or its annotations; a backup is such a file as well.
        library: The folder of the one that it is merged with.

    Raises:
        ReaderError: It is none, or the very same, or damaged, or of a newer pressmark.
    """
    file = _file_of(path)
    if _are_same(file, library / DATABASE):
        raise SyncError(str(path), "this is the library itself", "name another one")
    tables = _tables_of(file)
    if not any(tables.values()):
        raise SyncError(str(file), "nothing in it is pressmark's", "name a library's folder")
    return Other(checked(file, tables), shelf_of(file.parent))


def copy_left(file: Path) -> Other:
    """Read a copy that a syncing program left in the library; a journal's says what was changed last.

    Raises:
        ReaderError: It is damaged, or of a newer pressmark.
    """
    tables = _tables_of_journal(file) if file.name.endswith(JOURNAL) else _tables_of(file)
    return Other(checked(file, tables), shelf_of(file.parent))


def copies_left(library: Path) -> dict[Path, Other]:
    """Read all copies that syncing programs left in a library."""
    return {file: copy_left(file) for file in conflict_files(library)}


def _file_of(path: Path) -> Path:
    if path.is_file():
        return path
    if not path.exists():
        raise SyncError(str(path), "there is no such folder or file", "check the name")
    if (path / DATABASE).is_file():
        return path / DATABASE
    if any(name.suffix == ENDING for name in path.iterdir()):
        raise SyncError(str(path), "machines sync here, this is no library", "use `pressmark sync`")
    raise SyncError(str(path), f"there is no library in this folder (no {DATABASE})", "check the name")


def _are_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _tables_of(file: Path) -> Tables:
    """Read a library of a version that is known."""
    held = JournalledFile(file, OWN_TABLE)
    try:
        held.refuse_damage()  # What cannot be read would seem to be missing there.
        version_of((row for _, row in held.all(LIBRARY)), file)
        return tables_in(held)
    except JournalError as error:
        raise told(file, error) from error


def _tables_of_journal(file: Path) -> Tables:
    try:
        commits, _ = read_lines(file.read_bytes(), Tail())
    except BadLine as error:
        raise SyncError(str(file), f"it is damaged ({error})", f"{AGAIN}; move it away to go on") from error
    except OSError as error:
        raise SyncError(str(file), f"it could not be read: {error.strerror}", AGAIN) from error
    rows = [(put.table, json.loads(put.raw)) for commit in commits for put in commit.put]
    tables: dict[str, dict[str, Document]] = {}
    for table, document in rows:
        if table in MERGED and not fault_in(table, document):
            tables.setdefault(table, {})[key_of(table, document)] = document
    return tables


def checked(file: Path, tables: Tables) -> Tables:
    """Refuse documents that the library could not read once they are in it."""
    for table, key, fault in _faults(tables):
        problem = f"the document {key} of “{table}” cannot be read, {fault}"
        raise SyncError(str(file), problem, f"{AGAIN}; mend it there first, with `pressmark doctor`")
    return {table: rows for table, rows in tables.items() if table in MERGED}


def _faults(tables: Tables) -> Iterator[tuple[str, str, str]]:
    for table in MERGED:
        for key, document in tables.get(table, {}).items():
            if fault := fault_in(table, document):
                yield table, key, fault
