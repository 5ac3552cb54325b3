"""What goes wrong with the file, in the words of this program."""

from __future__ import annotations

from pathlib import Path

from reader.edges.store.journal import Busy, Damaged, Gone, JournalError, Newer, Unreadable
from reader.errors import StoreError

ELSEWHERE = "run `pressmark doctor`, restore a backup, or name another folder with --library"
MENDING = {
    "read": "mend its permissions, or name another folder with --library",
    "written": "free some space, or mend the folder's permissions",
}


def told(path: Path, error: JournalError) -> StoreError:
    """Say what happened, to what, and what to do."""
    match error:
        case Damaged():
            return _damaged(path, error)
        case Newer():
            problem = (
                f"it was written by a newer pressmark (form {error.found}; this one knows {error.known})"
            )
            return StoreError(path, problem, "install a newer pressmark")
        case Gone():
            return StoreError(
                path, "the library's folder is gone", "put it back, or name another with --library"
            )
        case Busy():
            problem = f"another pressmark has been writing for {error.patience:g} seconds"
            return StoreError(path, problem, "try again, or close the other one")
    what = "read" if isinstance(error, Unreadable) else "written"
    return StoreError(path, f"the library could not be {what}: {error.problem}", MENDING[what])


def _damaged(path: Path, error: Damaged) -> StoreError:
    kept = f", with a copy in {error.copy.name}" if error.copy is not None else ""
    if error.in_part:
        which = "library's last changes are" if error.path.name.endswith(".journal") else "library is"
        problem = f"the {which} damaged ({error.problem}); what is sound is read, nothing is written{kept}"
        return StoreError(error.path, problem, "run `pressmark doctor`, or restore a backup")
    problem = f"this is not a pressmark library ({error.problem}); it was left as it is{kept}"
    return StoreError(path, problem, ELSEWHERE)
