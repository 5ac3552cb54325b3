"""The one file of a library, as TinyDB's storage: read when it changed, replaced whole or left alone.

The content is TinyDB's own form (tables of numbered documents), in ASCII, so that `TinyDB(path)` opens
it under any locale. A table `pressmark` names the version of the form.
"""

from __future__ import annotations

import hashlib
import json
import os
from codecs import BOM_UTF8
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader.edges.atomic import replace_file
from reader.errors import StoreError

Tables = dict[str, dict[str, Any]]

FORMAT = 1
FORMAT_TABLE = "pressmark"
PATIENCE = 10.0
"""Seconds to wait for another window that is writing."""
ELSEWHERE = "restore a backup, move the file away, or name another folder with --library"
MENDING = {
    "read": "mend its permissions, or name another folder with --library",
    "written": "free some space, or mend the folder's permissions",
}


class Snapshot:
    """TinyDB's tables in memory: what one operation reads and changes. TinyDB takes it for a storage."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        """Return the tables, which are this snapshot's own."""
        return self.tables

    def write(self, data: Tables) -> None:
        """Take the tables as they became."""
        self.tables = data

    def close(self) -> None:
        """Do nothing: the file is never held open."""


class _Stamp(NamedTuple):
    """What changes whenever the file is replaced."""

    inode: int
    modified: int
    size: int


class LibraryFile:
    """Reads and replaces the file; several processes may do so at once."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self._seen: tuple[_Stamp, Tables] | None = None

    @property
    def version_known(self) -> Hashable:
        """The version that was last read or written here; None before there is any."""
        return self._seen and self._seen[0]

    def version(self) -> Hashable:
        """Return what changes whenever the file is replaced; None where there is no file."""
        try:
            return _stamp_of(self._path.stat())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed("read", error) from error

    def read(self) -> Snapshot:
        """Return the tables for reading only; they are parsed again only if the file changed."""
        seen = self._seen
        try:
            if seen is None or _stamp_of(self._path.stat()) != seen[0]:
                seen = self._seen = self._load()
        except FileNotFoundError:
            return Snapshot({})
        except OSError as error:
            raise self._failed("read", error) from error
        return Snapshot(seen[1])

    @contextmanager
    def change(self) -> Iterator[Snapshot]:
        """Give the tables as they are now, under a lock, and replace the file when the block ends well."""
        with self._lock():
            snapshot = self._fresh()
            yield snapshot
            snapshot.tables.setdefault(FORMAT_TABLE, {"1": {"format": FORMAT}})
            content = json.dumps(snapshot.tables, ensure_ascii=True, separators=(",", ":"))
            try:
                written = replace_file(self._path, content.encode("ascii"))
            except OSError as error:
                raise self._failed("written", error) from error
            self._seen = _stamp_of(written), snapshot.tables

    def _fresh(self) -> Snapshot:
        """Give away what was read, or parse anew: what a failed change leaves half done is nobody else's."""
        seen, self._seen = self._seen, None
        try:
            if seen is not None and _stamp_of(self._path.stat()) == seen[0]:
                return Snapshot(seen[1])
            return Snapshot(self._load()[1])
        except FileNotFoundError:
            return Snapshot({})
        except OSError as error:
            raise self._failed("read", error) from error

    @contextmanager
    def _lock(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        lock = FileLock(f"{self._path}.lock", timeout=self._patience)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            problem = f"another pressmark has been writing for {self._patience:g} seconds"
            raise StoreError(self._path, problem, "try again, or close the other one") from error
        except OSError as error:
            raise self._failed("written", error) from error
        try:
            yield
        finally:
            lock.release()

    def _load(self) -> tuple[_Stamp, Tables]:
        with self._path.open("rb") as file:
            stamp = _stamp_of(os.fstat(file.fileno()))
            content = file.read()
        try:
            tables = parse(content)
        except ValueError as error:
            kept = self._keep_aside(content)
            problem = f"this is not a pressmark library ({error}); it was left as it is{kept}"
            raise StoreError(self._path, problem, ELSEWHERE) from error
        self._refuse_newer(tables)
        return stamp, tables

    def _keep_aside(self, content: bytes) -> str:
        """Copy damage once, so that mending the file in place loses nothing; say where it is.

        Named by its content: the same damage is copied once. It fails in silence, since the damaged
        file itself stays.
        """
        digest = hashlib.sha256(content).hexdigest()[:8]
        copy = self._path.with_name(f"{self._path.name}.damaged-{digest}")
        with suppress(OSError):
            if not copy.exists():
                replace_file(copy, content)
            return f", with a copy in {copy.name}"
        return ""

    def _refuse_newer(self, tables: Tables) -> None:
        version = tables.get(FORMAT_TABLE, {}).get("1", {}).get("format", FORMAT)
        if version != FORMAT:
            problem = f"it was written by a newer pressmark (form {version}; this one knows {FORMAT})"
            raise StoreError(self._path, problem, "install a newer pressmark")

    def _failed(self, what: str, error: OSError) -> StoreError:
        reason = error.strerror or type(error).__name__
        return StoreError(self._path, f"the library could not be {what}: {reason}", MENDING[what])


def parse(content: bytes) -> Tables:
    """Read TinyDB's form; an empty file is an empty library, as it is for TinyDB.

    Raises:
        ValueError: It is not JSON, or not tables of numbered documents; the message says where.
    """
    if not content.strip():
        return {}
    try:
        tables = json.loads(content.removeprefix(BOM_UTF8).decode())
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(tables, dict):
        raise ValueError("it holds no tables")
    for name, table in tables.items():
        _check_table(name, table)
    return tables


def _check_table(name: str, table: object) -> None:
    if not isinstance(table, dict):
        raise ValueError(f"“{name}” is not a table")
    for number, document in table.items():
        if not (number.isascii() and number.isdecimal() and isinstance(document, dict)):
            raise ValueError(f"“{name}” holds something that is no numbered document")


def _stamp_of(found: os.stat_result) -> _Stamp:
    return _Stamp(found.st_ino, found.st_mtime_ns, found.st_size)
