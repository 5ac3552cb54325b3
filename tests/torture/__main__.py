"""The long form: `python -m tests.torture`; takes some minutes and prints what held."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture.crashes import kill_helpers, kill_writers, write_at_once
from tests.torture.damages import Served, blank, cut, flip, tear
from tests.torture.faults import ERRORS, calls_without_faults, fail_at
from tests.torture.merging import unite


def kills(folder: Path) -> str:
    """Kill 300 writers."""
    done = kill_writers(folder / "k.json", 300, random.Random(1))
    return (
        f"{done.kills} writers killed, {done.acknowledged} commits acknowledged, "
        f"{done.compactions} compactions: none lost, none made up, plain TinyDB opened the base each time"
    )


def helpers(folder: Path) -> str:
    """Kill 100 processes that compact."""
    done = kill_helpers(folder / "h.json", 100, random.Random(4))
    return (
        f"{done.kills} processes killed that compacted while {done.acknowledged} commits went on: none lost, "
        f"{done.compactions} bases were written all the same"
    )


def crowds(folder: Path) -> str:
    """Insert at once, by two and by four."""
    two = write_at_once(folder / "two.json", 2, 500)
    four = write_at_once(folder / "four.json", 4, 250)
    return (
        f"2 × 500 and 4 × 250 inserts at once: all there; a reader read {two} and {four} times without error"
    )


def tears(folder: Path) -> str:
    """Tear 5,000 journals."""
    torn = tear(folder / "t.json", 5000, random.Random(2))
    return f"5,000 journals cut off anywhere, {torn} within a line: none read wrongly"


def flips(folder: Path) -> str:
    """Flip 300 bits."""
    return _told("flipped bits", flip(folder / "f.json", 300, random.Random(3)))


def cuts(folder: Path) -> str:
    """Cut 300 bases off."""
    return _told("bases cut off anywhere", cut(folder / "c.json", 300, random.Random(4)))


def blanks(folder: Path) -> str:
    """Put zeros into 300 bases."""
    return _told("bases with a piece of zeros", blank(folder / "b.json", 300, random.Random(5)))


def _told(what: str, served: Served) -> str:
    return (
        f"{served.damages} {what}: {served.told} told, {served.share:.1%} of the documents read "
        f"({served.nothing} times none), none of them wrongly, nothing written"
    )


def faults(folder: Path) -> str:
    """Let each call fail in each way."""
    calls = calls_without_faults(folder / "c.json")
    failed = [
        fail_at(folder / f"{at}-{error}-{lasting}.json", at, error, lasting=lasting)
        for at in range(1, calls + 1)
        for error in ERRORS
        for lasting in (False, True)
    ]
    return (
        f"{calls} calls to the system, each failing in 4 ways ({sum(failed)} commits refused): nothing lost"
    )


def laws(_: Path) -> str:
    """Unite 3,000 random triples of each kind."""
    return unite(6000)


def main() -> None:
    """Do all of it."""
    parts: tuple[Callable[[Path], str], ...] = (
        kills,
        helpers,
        crowds,
        tears,
        flips,
        cuts,
        blanks,
        faults,
        laws,
    )
    for part in parts:
        begin = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            print(f"{part(Path(folder))} ({time.monotonic() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
