"""How fast the reading view starts, answers, wraps and stops: `python -m bench.view`, printed as Markdown.

Everything happens in a terminal of its own, 100 cells by 40 lines. The floor is a Textual app with one line,
run in turn with ours, so that both meet the same machine. Machines are shared: compare ratios, and CPU before
wall.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import floor
from bench.kit import ROOT
from bench.report import commit
from bench.view_layout import layout_rows
from bench.view_pty import Answer, Timed
from bench.view_texts import Sample, sample, seed

SIZES = {"100k": 100_000, "1M": 1_000_000}
FIRST_GOALS = {"seed": "≤ 1.15 ×", "100k": "≤ 1.15 ×", "1M": "≤ 1.4 ×"}
MEMORY_GOALS = {"seed": "", "100k": "≤ 60 MB", "1M": "≤ 80 MB"}
WRAP_GOALS = {"seed": "", "100k": "≤ 40 ms", "1M": "≤ 80 ms"}


@dataclass(slots=True)
class Starts:
    """What was measured of one program's starts, in seconds."""

    words: list[float] = field(default_factory=list)
    """Until the first words were drawn."""
    key: list[float] = field(default_factory=list)
    """Until a key was answered that was sent at that moment."""
    cpu: list[float] = field(default_factory=list)
    """Used until then, by all threads."""
    quit: list[float] = field(default_factory=list)
    """From `q` until the program was gone."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with texts and libraries, and how often each thing is measured."""

    folder: Path
    starts: int
    pages: int
    marks: int

    def env(self, name: str) -> dict[str, str]:
        """Return an environment in which nothing is the user's own."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "PRESSMARK_LIBRARY": str(self.library(name)),
        }

    def library(self, name: str) -> Path:
        """Return the library that an article has to itself."""
        return self.folder / f"library-{name}"

    def ours(self, one: Sample, source: str = "") -> Timed:
        """Open a text."""
        return Timed([sys.executable, "-m", "reader", source or str(one.path)], self.env(one.name))


def first_opening(bench: Bench, one: Sample) -> tuple[float, float]:
    """Open a text that the library does not know, then mark it; return wall and CPU until its words."""
    program = bench.ours(one)
    words = program.wait_for(one.words)
    cpu = program.cpu()
    program.settle(0.3)
    program.quit()
    marking = [sys.executable, "-m", "bench.view_texts", str(bench.library(one.name)), str(one.path)]
    subprocess.run(marking, check=True, cwd=ROOT)
    return words, cpu


def start(program: Timed, words: str, starts: Starts, *, scrolls: bool) -> None:
    """Wait for the first words, send a key at once, wait for its answer, leave."""
    starts.words.append(program.wait_for(words))
    sent = program.send("j")
    starts.key.append(program.answered(sent, scrolls=scrolls) - program.started)
    starts.cpu.append(program.cpu())
    if scrolls:
        # The place is kept: the next run is to start at the top again.
        program.answer("k")
    starts.quit.append(program.quit()[0])


def all_starts(bench: Bench, samples: Sequence[Sample]) -> dict[str, Starts]:
    """Start the floor and every text in turn, and once more at first, which is not counted."""
    ids = {one.name: article_id(bench, one) for one in samples}
    found: dict[str, Starts] = {}
    for turn in range(bench.starts + 1):
        kept = found if turn else {}
        run = Timed([sys.executable, "-m", "bench.floor"], bench.env("seed"))
        start(run, floor.WORDS, kept.setdefault("floor", Starts()), scrolls=False)
        for one in samples:
            start(bench.ours(one), one.words, kept.setdefault(one.name, Starts()), scrolls=True)
            by_id = kept.setdefault(f"{one.name}, by id", Starts())
            start(bench.ours(one, ids[one.name]), one.words, by_id, scrolls=True)
    return found


def article_id(bench: Bench, one: Sample) -> str:
    """Return the id of the only article of a library."""
    from reader.edges.store import TinyStore

    return TinyStore(bench.library(one.name) / "annotations.json").articles()[0].id


def starts_table(found: dict[str, Starts]) -> str:
    """Show starts and stops beside the floor's."""
    base = found["floor"]
    rows = []
    for name, starts in found.items():
        ratio = statistics.median(starts.key) / statistics.median(base.key)
        cpu = statistics.median(starts.cpu) / statistics.median(base.cpu)
        shown = [spread(values) for values in (starts.words, starts.key, starts.cpu)]
        goal = FIRST_GOALS.get(name.partition(",")[0], "")
        rows.append([name, *shown, f"{ratio:.2f}", f"{cpu:.2f}", goal, spread(starts.quit)])
    head = ["", "words", "key answered", "CPU", "× floor", "× floor, CPU", "goal", "quit (≤ 60)"]
    return table(head, rows)


def answers(count: int, act: Callable[[int], Answer]) -> list[Answer]:
    """Do something so many times; the first three are not counted."""
    return [act(number) for number in range(count + 3)][3:]


def answers_tables(bench: Bench, samples: Sequence[Sample]) -> Iterable[str]:
    """Show paging, marking, wrapping at another width, and memory."""
    pages, marks, wraps, memory = [], [], [], []
    for one in samples:
        program = bench.ours(one)
        program.wait_for(one.words)
        program.settle(0.3)
        keys = page_keys(one, bench.pages)
        paged = answers(bench.pages, lambda number, p=program, k=keys: p.answer(k[number]))  # type: ignore[misc]
        pages.append([one.name, *quantiles(paged), "4 / 12"])
        now, most = program.memory()
        memory.append([one.name, f"{now} MB", f"{most} MB", MEMORY_GOALS[one.name]])
        program.answer("gg")
        program.answer("]q")
        marked = answers(bench.marks, lambda number, p=program: p.answer("Hu"[number % 2]))  # type: ignore[misc]
        marks.append([one.name, *quantiles(marked), "3 / 8"])
        wrapped = answers(
            bench.marks // 2,
            lambda number, p=program: p.answer(columns=70 - number % 2),  # type: ignore[misc]
        )
        wraps.append([one.name, *quantiles(wrapped), WRAP_GOALS[one.name]])
        program.kill()
    head = ["", "p50", "p99", "CPU p50", "CPU p99", "goal p50 / p99"]
    yield f"Page down, {bench.pages} times, key to last byte, in ms.\n\n{table(head, pages)}"
    yield f"A highlight put on (`H`), taken off (`u`), stored each time, in ms.\n\n{table(head, marks)}"
    yield f"Another width (70 and 69 cells in turn), in ms.\n\n{table([*head[:-1], 'goal'], wraps)}"
    head = ["", "resident", "most ever", "goal"]
    yield f"Memory after {bench.pages} pages.\n\n{table(head, memory)}"


def page_keys(one: Sample, count: int) -> list[str]:
    """Return keys that page through half of the text and back; a short one has no more than a few pages."""
    down, up = "\x1b[6~", "\x1b[5~"
    if one.name == "seed":
        return [down, up] * (count // 2 + 2)
    return [*[down] * (count // 2), *[up] * (count // 2 - 4), *[down] * 8]


def w3m_row(bench: Bench, one: Sample) -> str:
    """Tell how long w3m takes for the same text, where it is installed."""
    path = shutil.which("w3m")
    if path is None:
        return "w3m is not installed here, so it is not beside these."
    found = []
    for _ in range(3):
        program = Timed([path, str(one.path)], bench.env(one.name), frames=False)
        # Its last line, which comes with the text: w3m breaks lines elsewhere.
        found.append(program.wait_for("Viewing"))
        program.kill()
    return f"w3m shows the {one.name} text's first words after {spread(found)} ms."


def quantiles(values: Sequence[Answer]) -> list[str]:
    """Show median and 99th percentile of wall and CPU, in ms."""
    walls, cpus = sorted(value.wall for value in values), sorted(value.cpu for value in values)
    return [f"{1000 * at(ordered, share):.1f}" for ordered in (walls, cpus) for share in (0.5, 0.99)]


def at(ordered: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float]) -> str:
    """Show median and 95th percentile, in ms."""
    ordered = sorted(values)
    return f"{1000 * statistics.median(ordered):.0f} / {1000 * at(ordered, 0.95):.0f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def measure(bench: Bench, sizes: dict[str, int]) -> Iterable[str]:
    """Give the report, part by part, as each is measured."""
    yield f"Taken at `{commit()}`, {bench.starts} starts of each in turn; median / 95th percentile in ms.\n"
    samples = [seed(), *(sample(bench.folder, name, count) for name, count in sizes.items())]
    rows = []
    for one in samples:
        words, cpu = first_opening(bench, one)
        rows.append([one.name, f"{1000 * words:.0f}", f"{1000 * cpu:.0f}"])
    yield "The very first opening, which cleans the text.\n\n" + table(["", "words", "CPU"], rows)
    yield "Opened again, unchanged, its marks on it.\n\n" + starts_table(all_starts(bench, samples))
    yield w3m_row(bench, samples[-1]) + "\n"
    yield from answers_tables(bench, samples)
    yield "In-process.\n\n" + table(["", "CPU", "goal"], layout_rows(sizes.values()))


def main() -> None:
    """Measure, and print each part when it is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a few of each, without the million words")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        bench = (
            Bench(Path(folder), starts=3, pages=40, marks=10) if quick else Bench(Path(folder), 15, 400, 100)
        )
        for part in measure(bench, {"100k": SIZES["100k"]} if quick else SIZES):
            print(part, flush=True)


if __name__ == "__main__":
    main()
