"""Merging two versions of a library's file for git, which keeps the result.

What a machine keeps for itself is in the file as well: which notes it exported, and what it knows of the
library. Of that the result has what both say, so that an export after a merge still knows its notes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader.edges.atomic import replace_file
from reader.edges.store.journal import Damaged, JournalError, JournalledFile
from reader.edges.store.merging import OWN_TABLE
from reader.edges.store.migrations import LIBRARY, VERSION, version_of
from reader.edges.store.uniting import differing, united
from reader.edges.sync.others import checked
from reader.errors import SyncError
from reader.marks.merging import Document

NOTES = "notes"
UNTOUCHED = "nothing was merged; mend it, or take one side by git checkout --ours or --theirs"


class _File(NamedTuple):
    file: JournalledFile
    notes: Mapping[str, Document]
    library: Mapping[str, Document]


def merge_files(ours: Path, theirs: Path) -> None:
    """Put what two files say together in the place of the first, in a form that depends on that alone.

    Raises:
        ReaderError: One is damaged or cannot be read; the first is as it was.
    """
    with TemporaryDirectory() as name:
        one, other = _read(ours, Path(name) / "ours"), _read(theirs, Path(name) / "theirs")
        found = differing(one.file, other.file)
        checked(ours, found.here)
        checked(theirs, found.there)
        own = {NOTES: _greater(one.notes, other.notes), LIBRARY: _of_both(one.library, other.library)}
        content = united(found, own)
    try:
        replace_file(ours, content)
    except OSError as error:
        raise SyncError(str(ours), f"it could not be written: {error.strerror}", "free some space") from error


def _read(path: Path, copy: Path) -> _File:
    """Read a file of git's, elsewhere: what is found to be damaged leaves nothing beside it."""
    try:
        copy.write_bytes(path.read_bytes())
        file = JournalledFile(copy, OWN_TABLE)
        file.refuse_damage()
        return _file(path, file)
    except Damaged as error:
        problem = f"this is not a pressmark library ({error.problem})"
        raise SyncError(str(path), problem, UNTOUCHED) from error
    except JournalError as error:
        raise SyncError(str(path), error.problem, UNTOUCHED) from error
    except OSError as error:
        raise SyncError(str(path), f"it could not be read: {error.strerror}", "check the name") from error


def _file(path: Path, file: JournalledFile) -> _File:
    notes, library = ([row for _, row in file.all(name)] for name in (NOTES, LIBRARY))
    version_of(library, path)
    return _File(
        file,
        {f"{row.get('article_id')} {row.get('path')}": row for row in notes},
        {str(row.get("id")): row for row in library},
    )


def _greater(one: Mapping[str, Document], other: Mapping[str, Document]) -> dict[str, Document]:
    """Unite rows that nothing dates: of two of one name, always the same is taken."""
    rows = dict(one)
    for name, row in other.items():
        rows[name] = max((rows.get(name, row), row), key=lambda one: json.dumps(one, sort_keys=True))
    return rows


def _of_both(one: Mapping[str, Document], other: Mapping[str, Document]) -> dict[str, Document]:
    """Unite what is known of a library; it is of the older version, and brought up to date by a write."""
    rows = _greater(one, other)
    rows.pop(VERSION, None)
    version = min(_versions((one, other)))
    return {**rows, VERSION: {"id": VERSION, "value": version}}


def _versions(libraries: Iterable[Mapping[str, Document]]) -> Iterable[int]:
    return (version_of(rows.values(), Path()) for rows in libraries)
