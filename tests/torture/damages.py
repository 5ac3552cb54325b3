"""Bytes that are cut off or flipped."""

from __future__ import annotations

import json
import random
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


def flip(path: Path, flips: int, chance: random.Random) -> tuple[int, float]:
    """Flip a bit anywhere in one of the files, and look at what is read all the same.

    Returns:
        How many were reported, which all should be; and what part of the documents was read on average.
    """
    written(path)
    whole = len(found(path))
    was_there = {text for count in range(COMMITS + 1) for text in map(_text, after(count).items())}
    files = {one: one.read_bytes() for one in (path, journal_of(path))}
    reported = read = 0
    for _ in range(flips):
        damaged = chance.choice(list(files))
        content = bytearray(files[damaged])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        sound, is_reported = _sound(path)
        assert was_there.issuperset(map(_text, sound.items()))
        assert damaged.read_bytes() == content
        reported += is_reported
        read += len(sound)
        damaged.write_bytes(files[damaged])
    return reported, read / flips / whole


def _sound(path: Path) -> tuple[Documents, bool]:
    """Return what can be read, and whether damage was reported."""
    file = opened(path)
    try:
        return dict(file.all(TABLE)), file.damage is not None
    except Damaged:
        return {}, True


def _text(document: object) -> str:
    return json.dumps(document, sort_keys=True)
