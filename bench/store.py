"""The journalled TinyDB against sqlite3, the same work in turn: `python -m bench.store`.

sqlite3 keeps a write-ahead log and syncs each commit, as ours does. Plain TinyDB does each thing a few times.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.store_peers import PER_ARTICLE, TAGS, Ours, Peer, Plain, Sqlite, documents

SIZES = (1_000, 10_000, 100_000)
Work = Callable[[Peer, int], object]


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def works(size: int, given: Sequence[dict[str, Any]]) -> dict[str, Work]:
    """Return what is done, each a function of who does it and the turn."""
    fresh = list(documents(2000, size))
    articles = size // PER_ARTICLE
    return {
        "insert": lambda peer, turn: peer.insert(fresh[turn]),
        "update": lambda peer, turn: peer.update(given[turn * 7919 % size]["id"], f"turn {turn}"),
        "by article": lambda peer, turn: peer.by_article(f"{turn * 7919 % articles:032x}"),
        "by tag": lambda peer, turn: peer.by_tag(f"tag {turn % TAGS}"),
    }


def in_turn(peers: Sequence[Peer], work: Work, turns: Iterable[int]) -> list[list[float]]:
    """Do the same by each peer, who begins changing with each turn."""
    times: list[list[float]] = [[] for _ in peers]
    for turn in turns:
        order = list(enumerate(peers))
        for which, peer in order if turn % 2 else reversed(order):
            times[which].append(timed(lambda: work(peer, turn)))  # noqa: B023 - called at once
    return times


def measure(folder: Path, size: int, turns: int) -> list[list[str]]:
    """Measure one size: a row for each kind of work."""
    given = list(documents(size))
    ours, sqlite, plain = Ours(folder, given), Sqlite(folder, given), Plain(folder, given)
    rows = []
    for name, work in works(size, given).items():
        mine, theirs = in_turn((ours, sqlite), work, range(turns))
        (slow,) = in_turn((plain,), work, range(turns, turns + 3))
        rows.append(row(size, name, (mine, theirs, slow)))
    rows.append(row(size, "compaction", ([timed(lambda: _compact(ours)) for _ in range(5)], [], [])))
    rows.append(row(size, "insert meanwhile", (_inserts_meanwhile(ours, size), [], [])))
    for peer in (ours, sqlite, plain):
        peer.close()
    opened = in_turn((_Opener(folder, Ours), _Opener(folder, Sqlite)), _open_and_ask, range(9))  # type: ignore[arg-type]
    rows.append(row(size, "open, first by article", (*opened, [])))
    return rows


class _Opener:
    """Opens a file again and again."""

    def __init__(self, folder: Path, kind: type[Ours] | type[Sqlite]) -> None:
        self.folder = folder
        self.kind = kind


def _open_and_ask(opener: Any, turn: int) -> None:  # noqa: ANN401
    peer = opener.kind(opener.folder)
    peer.by_article(f"{turn:032x}")
    peer.close()


def _compact(ours: Ours) -> None:
    ours.update(next(documents(1))["id"], str(time.perf_counter()))
    ours.compact()


def _inserts_meanwhile(ours: Ours, size: int) -> list[float]:
    """Insert while a process of its own writes the base anew: how long each takes."""
    fresh = documents(100_000, 2 * size + 2000)
    ours.insert(next(fresh))
    helper = ours.compact_beside()
    times = []
    while helper.is_at_work:
        times.append(timed(lambda: ours.insert(next(fresh))))
        time.sleep(0.002)  # Nobody marks faster than that.
    return times


def row(size: int, name: str, times: tuple[list[float], list[float], list[float]]) -> list[str]:
    """Write a row: medians, and how ours stands to the others."""
    mine, theirs, slow = times
    last = quantiles(mine, n=100)[-1] if len(mine) >= 100 else max(mine)
    ratio = f"{median(mine) / median(theirs):.2f}" if theirs else ""
    gain = f"{median(slow) / median(mine):,.0f}" if slow else ""
    shown = [f"{median(one):.2f}" if one else "" for one in (theirs, slow)]
    return [f"{size:,}", name, f"{median(mine):.2f}", f"{last:.2f}", shown[0], ratio, shown[1], gain]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the first size, in few turns")
    parser.add_argument("--folder", help="on the disk that is to be measured")
    given = parser.parse_args()
    rows = []
    for size in SIZES[:1] if given.quick else SIZES:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            rows += measure(Path(folder), size, 20 if given.quick else 300)
    head = ["marks", "work", "p50 ms", "p99", "sqlite3", "× sqlite3", "plain TinyDB", "× faster"]
    for one in (head, ["---:"] * len(head), *rows):
        print(f"| {' | '.join(one)} |")


if __name__ == "__main__":
    main()
