"""Bytes that are cut off or flipped."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.edges.store.journal import Damaged
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


@dataclass
class Served:
    """What was read of damaged files, and how often the damage was told, which is always."""

    damages: int = 0
    told: int = 0
    documents: int = 0
    nothing: int = 0
    """How often not one document was read."""

    def count(self, documents: Documents, *, is_told: bool) -> None:
        """Count one damage."""
        self.damages += 1
        self.told += is_told
        self.documents += len(documents)
        self.nothing += not documents

    @property
    def share(self) -> float:
        """How much was read on average, of all that there was."""
        return self.documents / (self.damages * len(after(COMMITS)))


def flip(path: Path, flips: int, chance: random.Random) -> Served:
    """Flip a bit anywhere in one of the files, time and again."""
    taken_in, ends = written(path)
    served = Served()
    for _ in range(flips):
        damaged = chance.choice((path, journal_of(path)))
        content = bytearray(damaged.read_bytes())
        at = chance.randrange(len(content))
        content[at] ^= 1 << chance.randrange(8)
        found = _serve(damaged, path, content, served)
        if damaged == path:
            assert found.items() <= after(COMMITS).items()
        else:
            assert found == after(taken_in + sum(end <= at for end in ends) - 1)
    return served


def cut(path: Path, cuts: int, chance: random.Random) -> Served:
    """Cut the base off anywhere, time and again."""
    written(path)
    served = Served()
    for _ in range(cuts):
        content = path.read_bytes()
        found = _serve(path, path, content[: chance.randrange(len(content) - 1)], served)
        assert found.items() <= after(COMMITS).items()
    return served


def blank(path: Path, blanks: int, chance: random.Random) -> Served:
    """Put zeros in the place of a piece of the base, as a disk does that loses a block, time and again."""
    written(path)
    served = Served()
    for _ in range(blanks):
        content = bytearray(path.read_bytes())
        at, size = chance.randrange(len(content)), chance.choice((1, 64, 512))
        content[at : at + size] = bytes(len(content[at : at + size]))
        assert _serve(path, path, content, served).items() <= after(COMMITS).items()
    return served


def _serve(damaged: Path, path: Path, content: bytes | bytearray, served: Served) -> Documents:
    """Read files of which one is damaged, try to write, and see that both are as they were; mend them."""
    whole = damaged.read_bytes()
    damaged.write_bytes(content)
    file = opened(path)
    found: Documents = {}
    with suppress(Damaged):
        found = dict(file.all(TABLE))
    is_told = False
    try:
        commit(file, COMMITS)
    except Damaged as error:
        is_told = True
        if error.copy is not None:
            error.copy.unlink()
    file.close()
    served.count(found, is_told=is_told)
    assert damaged.read_bytes() == content
    damaged.write_bytes(whole)
    return found
