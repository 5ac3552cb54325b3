"""Writes figures as Markdown, for docs/benchmarks.md."""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bench.kit import ROOT
from bench.scores import Run, difference, f1, measure_of, metadata_figures, times


def heading(runs: Sequence[Run]) -> str:
    """Say what was measured: when, which commit, against which versions."""
    names = ", ".join(f"{run.name} {_version(run.name)}".strip() for run in runs[1:])
    day = datetime.now(UTC).date().isoformat()
    return f"Taken {day} at `{commit()}`, Python {platform.python_version()}, against {names}.\n"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def commit() -> str:
    """Return the commit's short name, marked where the files differ from it."""
    argv = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout.strip() or "no commit"


def pages_table(runs: Sequence[Run], sets: Sequence[str], *, draws: bool) -> str:
    """Show each set's F1, and how we stand to each peer on the same pages."""
    ours, *peers = runs
    head = ["set", "measure", "pages", *(run.name for run in runs), *(f"over {run.name}" for run in peers)]
    rows = []
    for name in sets:
        measure = measure_of(name)
        figures = [f"{f1(run.of_set(name), measure):.4f}" for run in runs]
        gains = [_gain(ours, peer, name) if draws else "" for peer in peers]
        rows.append([name, measure, str(len(ours.of_set(name))), *figures, *gains])
    return _table(head, rows)


def _gain(ours: Run, peer: Run, name: str) -> str:
    gain, low, high = difference(ours, peer, name)
    return f"{gain:+.3f} [{low:+.3f}, {high:+.3f}]"


def times_table(runs: Sequence[Run]) -> str:
    """Show time per page, and its ratio to readability-lxml's in the same run."""
    median, total = times(runs[1])
    rows = [
        [
            run.name,
            f"{1e3 * times(run)[0]:.1f} ms",
            f"{times(run)[1]:.1f} s",
            f"{times(run)[0] / median:.2f}",
            f"{times(run)[1] / total:.2f}",
            str(sum("error" in row for row in run.rows.values())),
        ]
        for run in runs
    ]
    return _table(["", "median", "total", "median ×", "total ×", "crashes"], rows)


def metadata_table(run: Run) -> str:
    """Show how often metadata are right, where the page's are known: all sets, then each."""
    sets = list(dict.fromkeys(row["set"] for row in run.rows.values()))
    rows = [
        [where, name, f"{exact:.3f}", f"{lenient:.3f}", str(pages)]
        for where, among in [("all", sets), *((one, [one]) for one in sets)]
        for name, (exact, lenient, pages) in metadata_figures(run, among).items()
    ]
    return _table(["set", "metadata", "exact", "lenient", "pages"], rows)


def caption_table(golds: Counter[str], places: Counter[str], wrong: Iterable[str]) -> str:
    """Show captions and inline quotations on the reference pages and the hand-checked places."""
    pairs = [
        ("captions kept", "captions"),
        ("captions out of the body", "captions"),
        ("raw right", "raw"),
        ("agency right", "agency"),
        ("photographer right", "photographer"),
        ("q words kept", "q"),
        ("q marks kept", "q"),
    ]
    rows = [[part.replace(" right", ""), f"{golds[part]}/{golds[whole]}"] for part, whole in pairs]
    rows.append(["hand-checked places", f"{places['places right']}/{places['places']}"])
    return "\n".join(
        [_table(["captions and quotations in pages", "right"], rows), "", *(f"- {one}" for one in wrong)]
    )


def cleaning_block(lines: Iterable[str]) -> str:
    """Show the cleaning figures as the kit prints them."""
    return "\n".join(["```", *lines, "```"])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
