"""A process that compacts beside: in a thread it would take turns with who types and marks.

Nobody waits for it and it may be killed at any moment; it goes on when the program that started it ends.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from reader.edges.store.journal.fields import Field

PATIENCE = 60.0
"""Seconds to wait for the lock: nobody waits for this process."""
ATTEMPTS = 2
KINDNESS = 10
"""What is added to the nice value."""
_CODE = f"import sys; sys.path.insert(0, sys.argv[1]); from {__name__} import main; main(sys.argv[2])"


class Helper:
    """Starts such processes for one file, one at a time."""

    def __init__(self, path: Path, own: str, fields: Mapping[str, Sequence[Field]]) -> None:
        self.given = json.dumps(
            [str(path), own, {table: [(one.name, one.many) for one in fields[table]] for table in fields}]
        )
        """What `main` is given."""
        self.process: int | None = None
        """The id of the one that was started last, as long as it is at work."""

    @property
    def is_at_work(self) -> bool:
        """Whether the one that was started last has not ended."""
        if self.process is not None:
            try:
                ended, _ = os.waitpid(self.process, os.WNOHANG)
            except ChildProcessError:  # Somebody else asked how it ended.
                ended = self.process
            if ended:
                self.process = None
        return self.process is not None

    def start(self) -> bool:
        """Start one; false where the system does not do that."""
        if not hasattr(os, "posix_spawn") or not sys.executable or getattr(sys, "frozen", False):
            return False
        root = str(Path(__file__).parents[__name__.count(".")])
        # Neither the folder that the user is in nor his environment says what is imported.
        argv = [sys.executable, "-I", "-S", "-c", _CODE, root, self.given]
        nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
        try:
            self.process = os.posix_spawn(sys.executable, argv, os.environ, file_actions=nothing, setsid=True)
        except (OSError, NotImplementedError):
            return False
        return True


def main(given: str) -> None:
    """Compact a file; what goes wrong is left to the next one, and in the end to who commits."""
    from reader.edges.store.journal.compacting import take_in_journal
    from reader.edges.store.journal.errors import JournalError

    path, own, described = json.loads(given)
    fields = {table: [Field(name, many=many) for name, many in described[table]] for table in described}
    with suppress(OSError):
        os.nice(KINDNESS)
    with suppress(JournalError, OSError):
        any(take_in_journal(Path(path), own, fields, PATIENCE) for _ in range(ATTEMPTS))
