"""Bytes that are cut off or flipped."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.edges.store.journal import Damaged, JournalledFile
from tests.torture.script import TABLE, Documents, after, commit, found, opened

COMMITS = 40


def journal_of(path: Path) -> Path:
    """Return where a file's journal is."""
    return path.with_name(f"{path.name}.journal")


def written(path: Path) -> tuple[int, list[int]]:
    """Write a base and a journal; return how many commits the base holds, and where the others end."""
    file = opened(path)
    ends: list[int] = [0]
    taken_in = 0
    for number in range(COMMITS):
        commit(file, number)
        size = journal_of(path).stat().st_size if journal_of(path).exists() else 0
        if size <= ends[-1]:
            taken_in, ends = number + 1, [0]
        else:
            ends.append(size)
    return taken_in, ends


def tear(path: Path, tears: int, chance: random.Random) -> int:
    """Cut the journal off anywhere, put anything behind, and go on from there; return how many were torn."""
    taken_in, ends = written(path)
    base, whole = path.read_bytes(), journal_of(path).read_bytes()
    torn = 0
    for _ in range(tears):
        size = chance.randrange(len(whole) + 1)
        garbage = chance.choice([b"", b"\0" * chance.randrange(5000), b"{" * chance.randrange(9)])
        path.write_bytes(base)
        journal_of(path).write_bytes(whole[:size] + garbage)
        count = taken_in + sum(end <= size for end in ends) - 1
        assert found(path) == after(count)
        torn += size not in ends or bool(garbage)
        commit(opened(path), count)
        assert found(path) == after(count + 1)
    return torn


class Flips(NamedTuple):
    """How many flipped bits were reported, which all should be, and how much was read in spite of them."""

    reported: int
    commits: int
    """Commits before a flipped bit of the journal, all of which were read."""
    rows: int
    """Rows that were read of damaged bases."""
    of: int
    """Rows that these bases had."""


def flip(path: Path, flips: int, chance: random.Random) -> Flips:
    """Flip a bit anywhere in one of the files, and see that nothing is read wrongly, nor anything written."""
    taken_in, ends = written(path)
    whole = found(path)
    files = {one: one.read_bytes() for one in (path, journal_of(path))}
    reported = commits = rows = bases = 0
    for _ in range(flips):
        damaged = chance.choice(list(files))
        content = bytearray(files[damaged])
        at = chance.randrange(len(content))
        content[at] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        file, read = _readable(path)
        reported += file is None or file.damage is not None
        if damaged == path:
            assert read.items() <= whole.items()
            rows, bases = rows + len(read), bases + 1
        else:
            done = sum(end <= at for end in ends) - 1
            assert read == after(taken_in + done)
            commits += done
        with suppress(Damaged):
            commit(opened(path), COMMITS)
            reported -= 1
        assert damaged.read_bytes() == content
        damaged.write_bytes(files[damaged])
    return Flips(reported, commits, rows, bases * len(whole))


def _readable(path: Path) -> tuple[JournalledFile | None, Documents]:
    """Read what can be read; no file where nothing can."""
    file = opened(path)
    try:
        return file, dict(file.all(TABLE))
    except Damaged:
        return None, {}
