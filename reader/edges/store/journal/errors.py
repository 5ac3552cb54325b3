"""What can go wrong with a journalled file.

```
JournalError
├── Damaged       the base or the journal is not as it was written, or no TinyDB file at all
├── Newer         a later version of the program wrote it
├── Busy          another process writes for too long
├── Unreadable    the system does not let it be read
└── Unwritable    the system does not let it be written; what was there is as it was
    └── Gone      its folder is not there any more
```
"""

from __future__ import annotations

import errno
from pathlib import Path


class JournalError(Exception):
    """The root of what is raised here."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class Damaged(JournalError):
    """A file is not as it was written; it was left as it is, and copied to `copy` where that was possible."""

    def __init__(self, path: Path, problem: str, copy: Path | None, *, in_part: bool = False) -> None:
        super().__init__(path, problem)
        self.copy = copy
        self.in_part = in_part
        """Whether what is sound of it can be read."""


class Newer(JournalError):
    """A file has a format that is not known yet."""

    def __init__(self, path: Path, found: object, known: int) -> None:
        super().__init__(path, f"its format is {found}, and {known} is the last that is known")
        self.found = found
        self.known = known


class Busy(JournalError):
    """Somebody else writes, and did not end in time."""

    def __init__(self, path: Path, patience: float) -> None:
        super().__init__(path, f"another process has been writing for {patience:g} seconds")
        self.patience = patience


class Unreadable(JournalError):
    """Reading failed."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path, reason_of(error))


class Unwritable(JournalError):
    """Writing failed."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path, reason_of(error))


class Gone(Unwritable):
    """The folder is not there any more: what was read is not begun anew as an empty file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, FileNotFoundError(errno.ENOENT, "its folder is gone"))


def reason_of(error: OSError) -> str:
    """Say why the system refused."""
    return error.strerror or type(error).__name__
