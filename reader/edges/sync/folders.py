"""A folder that several machines see: on disk, kept alike by another program, or on a WebDAV server.

Names are relative, with `/` between their parts; a folder inside is made at the first write into it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.edges.atomic import replace_file
from reader.errors import SyncError
from reader.ports.syncing import WriteConflict

ABSENT = "connect the drive, or check the folder's name"


class Tagged(NamedTuple):
    """What a file held when it was read."""

    content: bytes
    tag: str
    """Another one for any other content; empty where the folder gives none."""


class SyncFolder(Protocol):
    """Where the files are. Any method can raise `SyncError`, or `SourceError` for the network."""

    @property
    def where(self) -> str:
        """What a message calls the folder; without a password."""

    def names(self, under: str = "") -> tuple[str, ...]:
        """Return the names of the files in the folder, or in one inside; none where that one is missing."""

    def read(self, name: str) -> Tagged | None:
        """Return a file whole; None where there is none."""

    def extend(self, name: str, old: Tagged, more: bytes) -> None:
        """Add to the end of a file that is as it was read; raises `WriteConflict` where it is not."""

    def replace(self, name: str, old: Tagged | None, content: bytes) -> None:
        """Put content in the place of a file that is as it was read, or where there was none.

        Raises:
            WriteConflict: It is not as it was read.
        """

    def close(self) -> None:
        """Let go of connections."""


class DiskFolder:
    """Fulfils `SyncFolder`; the folder itself is never made: it may be on a drive that is not there now."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def where(self) -> str:
        """See `SyncFolder`."""
        return str(self._path)

    def names(self, under: str = "") -> tuple[str, ...]:
        """See `SyncFolder`. What begins with a dot is somebody's who is not done with it."""
        self._present()
        with self._telling("read"):
            try:
                entries = list(os.scandir(self._path / under))
            except (FileNotFoundError, NotADirectoryError):
                self._present()
                return ()
            files = (entry.name for entry in entries if entry.is_file())
            return tuple(sorted(name for name in files if not name.startswith(".")))

    def read(self, name: str) -> Tagged | None:
        """See `SyncFolder`."""
        with self._telling("read"):
            try:
                content = (self._path / name).read_bytes()
            except FileNotFoundError:
                self._present()
                return None
        return Tagged(content, _tag(content))

    def extend(self, name: str, old: Tagged, more: bytes) -> None:
        """See `SyncFolder`. A crash leaves the beginning of what was to be added."""
        self._check(name, old)
        with self._telling("written"), (self._path / name).open("ab", buffering=0) as file:
            _add_whole(file.fileno(), len(old.content), more)

    def replace(self, name: str, old: Tagged | None, content: bytes) -> None:
        """See `SyncFolder`. Readers see the old file or the new one."""
        self._check(name, old)
        with self._telling("written"):
            replace_file(self._path / name, content)

    def close(self) -> None:
        """See `SyncFolder`."""

    def _check(self, name: str, old: Tagged | None) -> None:
        self._present()
        now = self.read(name)
        if (now and now.tag) != (old and old.tag):
            raise WriteConflict(name)

    def _present(self) -> None:
        if not self._path.is_dir():
            problem = "this is a file, not a folder" if self._path.exists() else "there is no such folder"
            raise SyncError(self.where, problem, ABSENT)

    @contextmanager
    def _telling(self, done: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._present()
            problem = f"the folder could not be {done}: {error.strerror or error}"
            remedy = "mend its permissions" if done == "read" else "free some space, or mend its permissions"
            raise SyncError(self.where, problem, f"{remedy}, and sync again; nothing is lost") from error


def _add_whole(descriptor: int, length: int, more: bytes) -> None:
    """Add to a file, on disk when it returns; where that fails, the file has its old length again."""
    rest = memoryview(more)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, length)
        raise


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
