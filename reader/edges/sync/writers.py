"""What this machine remembers of the files that it wrote, so that it knows them from those of another.

Two machines can go by one name: a disk was cloned, or a home folder restored on a second machine. Then one
finds its own file longer, or other, than it left it. A small file in the state folder holds, for each
library, its `writer`, and for each folder how long the file was the last few times, and its bytes' sum.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from reader.edges.atomic import replace_file
from reader.errors import SyncError

STATES = 5
"""How many states of a file are remembered."""
PATIENCE = 10.0
"""Seconds to wait for another window that syncs."""


class Left(NamedTuple):
    """How a file was when this machine wrote it, or was about to."""

    length: int
    digest: str


class Writers:
    """The file `sync.json`; one that is broken, or is not there, remembers nothing."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the file, so that no other window of this machine syncs meanwhile.

        Raises:
            SyncError: Another does, for too long; or the state folder cannot be written.
        """
        from reader.edges.store.journal.errors import Busy
        from reader.edges.store.journal.lock import locked

        lock = self._path.with_name(f"{self._path.name}.lock")
        with ExitStack() as held:
            try:
                held.enter_context(locked(lock, self._patience))
            except Busy as error:
                problem = f"another pressmark has been syncing for {self._patience:g} seconds"
                raise SyncError(str(self._path), problem, "try again, or end the other one") from error
            except OSError as error:
                raise self._refused(error) from error
            yield

    def writer(self, library: str) -> str:
        """Return by what a library on this machine signs its files; made at random at the first call."""
        known = self._of(self._load(), library).get("writer")
        return known if isinstance(known, str) and known else self.renew(library)

    def renew(self, library: str) -> str:
        """Sign otherwise from now on, and forget the files that were written."""
        writer = os.urandom(8).hex()
        self._keep(library, {"writer": writer})
        return writer

    def is_anothers(self, library: str, where: str, content: bytes) -> bool:
        """Tell whether somebody else wrote what is in this machine's file of a folder.

        An earlier state is nobody else's: a backup was put back, or a program that syncs came late.
        """
        known = self._left(library, where)
        if not known or left(content) in known:
            return False
        return len(content) >= max(state.length for state in known)

    def leave(self, library: str, where: str, content: bytes) -> None:
        """Remember how a folder's file is going to be; called before it is written."""
        known = self._of(self._load(), library)
        states = [*self._left(library, where), left(content)][-STATES:]
        folders = {**self._of(known, "folders"), where: states}
        self._keep(library, {**known, "folders": folders})

    def _left(self, library: str, where: str) -> list[Left]:
        found = self._of(self._of(self._load(), library), "folders").get(where)
        states = [tuple(one) for one in found if isinstance(one, list)] if isinstance(found, list) else []
        return [Left(*one) for one in states if len(one) == 2 and isinstance(one[0], int)]

    def _keep(self, library: str, known: dict[str, Any]) -> None:
        content = json.dumps({**self._load(), library: known}, indent=1) + "\n"
        try:
            replace_file(self._path, content.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> SyncError:
        problem = f"what is synced cannot be remembered: {error.strerror or error}"
        return SyncError(str(self._path), problem, "free some space, or mend its permissions")

    def _load(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    @staticmethod
    def _of(found: object, name: str) -> dict[str, Any]:
        value = found.get(name) if isinstance(found, dict) else None
        return value if isinstance(value, dict) else {}


def left(content: bytes) -> Left:
    """Describe a file's content."""
    return Left(len(content), hashlib.sha256(content).hexdigest())
