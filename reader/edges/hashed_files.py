"""Folders of files that are named by the hash of what they hold: `ab/ab…64 digits.suffix`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

DIGITS = frozenset("0123456789abcdef")
LENGTH = 64
TEXTS = (".article", ".json")
PAGES = (".gz",)


class HashedFile(NamedTuple):
    """A file of such a folder."""

    hash: str
    path: Path
    modified: float
    """When it was written last, or wanted again, in seconds since 1970."""


def hashed_files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[HashedFile]:
    """Go through the files with these suffixes that are where they belong.

    Raises:
        OSError: The folder cannot be read; one that is not there is empty.
    """
    for part in _entries(folder):
        if len(part.name) == 2 and DIGITS.issuperset(part.name) and part.is_dir():
            for entry in _entries(Path(part.path)):
                name, dot, suffix = entry.name.partition(".")
                if dot + suffix in suffixes and is_hash(name) and name.startswith(part.name):
                    with suppress(FileNotFoundError):
                        yield HashedFile(name, Path(entry.path), entry.stat().st_mtime)


def is_hash(name: str) -> bool:
    """Tell whether this can be a hash."""
    return len(name) == LENGTH and DIGITS.issuperset(name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
