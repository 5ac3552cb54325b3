"""A row of commits that is the same each time, and the documents that there are after each."""

from __future__ import annotations

import os
import random
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from reader.edges.store.journal import JournalledFile, beside
from reader.edges.store.journal import file as file_module
from reader.edges.store.journal.fields import Field

Documents = dict[int, dict[str, Any]]

TABLE = "marks"
FIELDS = {TABLE: (Field("id"),)}
MOST = 60
"""About how many documents there are at once."""
SOME_JOURNAL = 4000
"""Bytes from which on commits compact here, so that it happens all the time."""


class Thread(beside.Helper):
    """Compacts in a thread, which dies with who commits."""

    def start(self) -> bool:
        """Start it."""
        self._thread = threading.Thread(target=beside.main, args=(self.given,))
        self._thread.start()
        return True

    @property
    def is_at_work(self) -> bool:
        """Whether it is still going on."""
        thread = getattr(self, "_thread", None)
        return thread is not None and thread.is_alive()


def opened(path: Path, *, beside_commits: bool = False) -> JournalledFile:
    """Open a file that compacts often."""
    file_module.MOST_JOURNAL = SOME_JOURNAL
    if beside_commits:
        file_module.MOST_AT_CLOSE = 0
        beside.Helper = Thread  # type: ignore[misc] # for the whole of this process
    return JournalledFile(path, "own", fields=FIELDS)


_after: list[Documents] = [{}]


def after(count: int) -> Documents:
    """Return the documents that there are after so many commits."""
    while len(_after) <= count:
        documents: dict[int, Any] = _after[-1] | changes(len(_after) - 1)
        _after.append({number: one for number, one in documents.items() if one is not None})
    return _after[count]


@cache
def changes(commit: int) -> dict[int, dict[str, Any] | None]:
    """Return what a commit puts or takes away: one document is its own, others are earlier ones."""
    chance = random.Random(commit)
    earlier = range(max(1, commit - MOST), commit)
    changed: dict[int, dict[str, Any] | None] = {commit - MOST: None} if commit > MOST else {}
    changed[commit + 1] = _document(commit, chance)
    if commit > 5 and chance.random() < 0.6:
        changed[chance.choice(earlier)] = _document(commit, chance)
    if commit > 5 and chance.random() < 0.4:
        changed[chance.choice(earlier)] = None
    return changed


def _document(commit: int, chance: random.Random) -> dict[str, Any]:
    return {"id": f"m{commit}", "note": "“東”\n" * chance.randrange(60)}


def commit(file: JournalledFile, number: int) -> None:
    """Do a commit of the row."""
    with file.transaction() as draft:
        for place, document in changes(number).items():
            if document is None:
                draft.remove(TABLE, place)
            else:
                draft.put(TABLE, document, place)


def found(path: Path) -> Documents:
    """Return what is there for whoever opens the file now."""
    return dict(opened(path).all(TABLE))


def write_forever(path: Path, first: int) -> None:
    """Do one commit after the other, and say so of each when it is done; by turns with compaction beside."""
    file = opened(path, beside_commits=first % 2 == 0)
    for number in range(first, sys.maxsize):
        commit(file, number)
        os.write(1, b"%d\n" % number)


def insert(path: Path, name: str, count: int) -> None:
    """Insert documents, a commit each."""
    file = opened(path, beside_commits=True)
    for number in range(count):
        with file.transaction() as draft:
            draft.put(TABLE, {"id": f"{name}{number}", "note": "x" * 300})


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write_forever(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        insert(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
