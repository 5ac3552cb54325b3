"""Disks that are full or fail: at each call to the system, once or from then on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reader.edges.store.journal import JournalError
from tests.torture.script import after, commit, found, opened

CALLS = ("open", "write", "fsync", "fdatasync", "replace", "ftruncate", "truncate", "unlink", "close")
COMMITS = 26
"""So many that the base is written anew twice."""


class Faults:
    """Counts the calls to the system, and lets one of them fail, or all from one on."""

    def __init__(self, at: int, number: int, *, lasting: bool) -> None:
        self.calls = 0
        self._at = at
        self._number = number
        self._lasting = lasting

    def of(self, name: str) -> Callable[..., Any]:
        """Return a call as it is with these faults."""
        real = getattr(os, name)

        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - any of them
            self.calls += 1
            if self.calls == self._at or (self._lasting and self.calls > self._at):
                return self._fail(name, real, args)
            return real(*args, **named)

        return call

    def _fail(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> int:
        if name == "close":
            real(*args)  # Which closes even where it fails; Python's files do not look.
            return 0
        if name == "write" and len(args[1]) > 1 and self.calls == self._at:
            return int(
                real(args[0], args[1][: len(args[1]) // 2])
            )  # A disk that fills up takes a part first.
        raise OSError(self._number, os.strerror(self._number))

    @contextmanager
    def happening(self) -> Iterator[None]:
        """Let them happen."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self.of(name))
            yield


def calls_without_faults(path: Path) -> int:
    """Return how many calls the whole row of commits makes."""
    faults = Faults(-1, 0, lasting=False)
    file = opened(path)
    with faults.happening():
        for number in range(COMMITS):
            commit(file, number)
    return faults.calls


def fail_at(path: Path, at: int, number: int, *, lasting: bool) -> bool:
    """Let a call fail and look at what is there then and after going on; return whether a commit failed."""
    file = opened(path)
    done = 0
    failed = False
    faults = Faults(at, number, lasting=lasting)
    with faults.happening():
        while done < COMMITS and not failed:
            try:
                commit(file, done)
                done += 1
            except JournalError:
                failed = True
    documents = found(path)
    # Whoever is told that a commit failed may find it there after all, but whole.
    assert documents in ((after(done), after(done + 1)) if failed else (after(done),))
    assert dict(file.all("marks")) == documents
    done += documents != after(done)
    for rest in range(done, COMMITS + 3):
        commit(file, rest)
    assert found(path) == after(COMMITS + 3)
    return failed


ERRORS = (errno.ENOSPC, errno.EIO)
