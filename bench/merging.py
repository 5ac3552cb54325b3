"""Two libraries of 100,000 marks made one, of which each changed a thousand: `python -m bench.merging`.

In memory: two libraries as a sync has them. From the files: from bytes on disk to what has to be written,
where rows that both say alike are not parsed; or to the bytes of one file with all, as git wants it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.store_peers import PER_ARTICLE
from reader.edges.store import TinyStore
from reader.edges.store.journal import JournalledFile
from reader.edges.store.merging import OWN_TABLE
from reader.edges.store.uniting import Differing, differing, united
from reader.marks.merging import Stamps, merged, next_stamp
from reader.marks.model import Annotation, MarkKind, Selector

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
NAME = "annotations.json"


def stamps_of(machine: str) -> Stamps:
    """Return the clock of a machine."""
    return lambda last: next_stamp(last, NOON, machine * 16)


def mark(number: int) -> Annotation:
    """Make a mark of about 700 bytes."""
    words = f"the {number}th passage that somebody marked " * 3
    return Annotation(
        id=f"{number:032x}",
        article_id=f"{number // PER_ARTICLE:032x}",
        text_hash=f"{number // PER_ARTICLE:064x}",
        selector=Selector(exact=words, prefix=words[:32], suffix=words[-32:], start=number),
        kind=MarkKind.QUOTE.value,
        note=f"note {number}",
        created=NOON,
        modified=NOON,
    )


def two_libraries(folder: Path, count: int, edits: int) -> tuple[TinyStore, TinyStore]:
    """Write a library twice, and change other marks in each."""
    here = TinyStore(folder / "here" / NAME, stamps=stamps_of("a"))
    here.change_annotations(put=[mark(number) for number in range(count)], remove=[])
    here.close()
    shutil.copytree(folder / "here", folder / "there")
    there = TinyStore(folder / "there" / NAME, stamps=stamps_of("b"))
    for store, first, note in ((here, 0, "here"), (there, edits // 2, "there")):
        changed = [replace(mark(number), note=note) for number in range(first, first + edits)]
        store.change_annotations(put=changed, remove=[])
    return here, there


def seconds(work: Callable[[], object], turns: int) -> list[str]:
    """Return the medians of the time on the wall and of the processor's, in seconds."""
    walls, cpus = [], []
    for _ in range(turns):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return [f"{median(walls):.2f}", f"{median(cpus):.2f}"]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=1_000)
    parser.add_argument("--turns", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = two_libraries(folder, given.marks, given.edits)
        one, other = here.tables(), there.tables()

        def compared() -> Differing:
            return differing(*(JournalledFile(folder / side / NAME, OWN_TABLE) for side in ("here", "there")))

        def files() -> object:
            found = compared()
            return merged(found.here, found.there)

        def parse() -> object:
            return [json.loads((folder / side / NAME).read_bytes()) for side in ("here", "there")]

        works = {
            "in memory": lambda: merged(one, other),
            "from the files": files,
            "from the files to one file": lambda: united(compared(), {}),
            "only parsing both files": parse,
        }
        rows = [[name, *seconds(work, given.turns)] for name, work in works.items()]
    print(f"2 × {given.marks:,} marks, {given.edits:,} changed in each")
    print("| merging | s | CPU s |\n| --- | ---: | ---: |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
