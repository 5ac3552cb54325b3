"""How soon each key of marking is answered in a long article with thousands of marks: `python -m bench.keys`.

A key counts until the last byte of its answer, in a terminal of 100 cells by 40 lines; the keys of a sequence
such as `]q` are typed at once. Beside ours less and vim move in the same text, in the same minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.kit import ROOT
from bench.report import commit
from bench.view import Bench, at, table
from bench.view_pty import Answer, Timed
from bench.view_texts import Sample, sample
from reader.keys.commands import COMMANDS_BY_ID

WORDS = 100_000
MARKS_EACH = 4
"""To a paragraph, which makes 5,000."""
GOAL = 0.03
WARM = 3
"""Answers of each key that are not counted: what it needs is imported with the first."""


class Task(NamedTuple):
    """A key that is measured, or several in turn."""

    keys: tuple[str, ...]
    """Typed in turn, and shown apart."""
    before: str = "gg"
    """Typed once, at the beginning."""
    after: str = ""
    """Typed after each, and not measured."""
    command: str = ""
    """What has to be there; a command that there is not yet is left out."""


ESCAPE = "\x1b"
TASKS = (
    Task(("j",)),
    Task((" ",)),
    Task(("]q",)),
    Task(("]a",)),
    Task((")",)),
    Task(("}",)),
    Task(("H", "u"), before="gg]q"),
    Task(("\x12", "u"), before="gg]qHu"),
    Task(("vw",), before="gg]q", after=ESCAPE),
    Task(("w",), before="gg]qv"),
    Task(("y",), before=ESCAPE + "gg]q"),
    Task(("]e",), command="reading.next-entity"),
    Task(("\r",), before="gg)", after=ESCAPE + ")", command="reading.grow"),
    Task(("g2", "g1"), before="gg]qH", command="reading.highlight-as"),
    Task(("s",), before="gg]qH", command="reading.status"),
    Task(("*",), before="gg]e", after=ESCAPE, command="reading.mentions"),
)
NAMES = {"\r": "Enter", "\x12": "Ctrl+R", " ": "Space"}
PEERS = {"less": ("j", " "), "vim": ("j", "w", ")")}


def prepared(bench: Bench) -> Sample:
    """Write the text, open it once, and put the marks on it."""
    one = sample(bench.folder, "100k", WORDS)
    program = bench.ours(one)
    program.wait_for(one.words)
    program.settle(0.3)
    program.quit()
    marking = [sys.executable, "-m", "bench.view_texts", str(bench.library(one.name)), str(one.path)]
    subprocess.run([*marking, str(MARKS_EACH)], check=True, cwd=ROOT)
    return one


def answers_of(program: Timed, task: Task, count: int) -> dict[str, list[Answer]]:
    """Type each key of a task so many times."""
    program.answer(task.before)
    found: dict[str, list[Answer]] = {keys: [] for keys in task.keys}
    for _ in range(count + WARM):
        for keys in task.keys:
            found[keys].append(program.answer(keys))
        if task.after:
            program.answer(task.after)
    return {keys: answers[WARM:] for keys, answers in found.items()}


def peer(bench: Bench, one: Sample, name: str, count: int) -> dict[str, list[Answer]]:
    """Type the keys that a peer has."""
    path = shutil.which(name)
    if path is None:
        return {}
    options = ["-u", "NONE", "-N", "-R", "--not-a-term"] if name == "vim" else []
    program = Timed([path, *options, str(one.path)], bench.env(one.name), frames=False)
    program.wait_for(one.words)
    program.settle(0.3)
    found: dict[str, list[Answer]] = {}
    for keys in PEERS[name]:
        found[f"{name}: {shown(keys)}"] = answers_of(program, Task((keys,), before="j"), count)[keys]
    program.kill()
    return found


def measured(bench: Bench, one: Sample, count: int) -> dict[str, list[Answer]]:
    """Measure ours, each task in a program of its own, and the peers."""
    found: dict[str, list[Answer]] = {}
    for task in TASKS:
        if task.command and task.command not in COMMANDS_BY_ID:
            continue
        program = bench.ours(one)
        program.wait_for(one.words)
        program.settle(0.5)
        for keys, answers in answers_of(program, task, count).items():
            name = shown(keys) if shown(keys) not in found else f"{shown(keys)} again"
            found[name] = answers
        program.kill()
    for name in PEERS:
        found |= peer(bench, one, name, count)
    return found


def shown(keys: str) -> str:
    """Name keys that are no letters."""
    return NAMES.get(keys, f"`{keys}`")


def rows_of(found: dict[str, list[Answer]]) -> Iterable[Sequence[str]]:
    """Show what came of each key, in ms."""
    for name, answers in found.items():
        walls, cpus = sorted(one.wall for one in answers), sorted(one.cpu for one in answers)
        values = (at(walls, 0.5), at(walls, 0.99), walls[-1], at(cpus, 0.5), at(cpus, 0.99))
        verdict = "" if ":" in name else ("yes" if at(walls, 0.99) <= GOAL else "no")
        yield [name, *(f"{1000 * value:.1f}" for value in values), verdict]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200, help="how often each key is typed")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), starts=0, pages=0, marks=0)
        one = prepared(bench)
        found = measured(bench, one, count)
        load = os.getloadavg()[0]
    print(f"Taken at `{commit()}`, {count} times each, load {load:.1f}, in ms.\n")
    print(table(["", "p50", "p99", "most", "CPU p50", "CPU p99", "p99 ≤ 30"], rows_of(found)))


if __name__ == "__main__":
    main()
