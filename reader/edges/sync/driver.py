"""Merging two versions of a library's file for git, which keeps the result."""

from __future__ import annotations

from pathlib import Path

from reader.edges.atomic import replace_file
from reader.edges.store.merging import canonical, tables_of
from reader.errors import SyncError
from reader.marks.merging import merged


def merge_files(ours: Path, theirs: Path) -> None:
    """Put what two files say together in the place of the first, in the form that depends on nothing else.

    Raises:
        ReaderError: One is damaged or cannot be read; the first is as it was.
    """
    one, other = (tables_of(_content(path)) for path in (ours, theirs))
    try:
        replace_file(ours, canonical(merged(one, other)))
    except OSError as error:
        raise SyncError(str(ours), f"it could not be written: {error.strerror}", "free some space") from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SyncError(str(path), f"it could not be read: {error.strerror}", "check the name") from error
