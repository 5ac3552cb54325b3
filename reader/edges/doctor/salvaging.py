"""What can be read of a damaged base and journal: whole rows, and the changes before the damage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from reader.edges.store.copies import journal_of
from reader.edges.store.journal.commits import BadLine, Commit, Tail, read_lines
from reader.edges.store.journal.parsing import parse
from reader.edges.store.tiny import OWN_TABLE

_HEADING = re.compile(rb'"((?:[^"\\]|\\.)+)":\{')
_ROW = re.compile(rb'"(\d+)":(\{.*\}),?')
_NAMES = re.compile(rb'"name":"([0-9a-f]+)","follows":(?:null|"([0-9a-f]+)")')

Found = dict[str, dict[int, dict[str, Any]]]


class Salvaged(NamedTuple):
    """The documents that can be read, by table and number, and how many lines cannot."""

    tables: Found
    left_out: int

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(map(len, self.tables.values()))


def salvaged(base: Path) -> Salvaged:
    """Read what can be read; raises `OSError`."""
    content = base.read_bytes() if base.exists() else b""
    journal = journal_of(base).read_bytes() if journal_of(base).exists() else b""
    tables, bad_rows = _of_base(content)
    commits, bad_lines = _of_journal(journal)
    if not _is_taken_in(content, commits):
        for commit in commits:
            _do(tables, commit)
    return Salvaged({name: rows for name, rows in tables.items() if rows}, bad_rows + bad_lines)


def _of_base(content: bytes) -> tuple[Found, int]:
    try:
        whole = parse(content)
    except ValueError:
        return _by_lines(content)
    tables = {
        name: {int(number): dict(document) for number, document in rows.items()}
        for name, rows in whole.items()
        if name != OWN_TABLE
    }
    return tables, 0


def _by_lines(content: bytes) -> tuple[Found, int]:
    """Read a base in our form, a line at a time."""
    tables: Found = {}
    rows: dict[int, dict[str, Any]] | None = None
    bad = 0
    # The first two lines are our own.
    for line in content.split(b"\n")[2:]:
        if (heading := _HEADING.fullmatch(line)) is not None:
            rows = tables.setdefault(_name(heading[1]), {})
        elif line.strip(b"},"):
            row = _row(line)
            bad += row is None
            if row is not None and rows is not None:
                rows[row[0]] = row[1]
    return tables, bad


def _name(raw: bytes) -> str:
    try:
        return str(json.loads(b'"%b"' % raw))
    except ValueError:
        return raw.decode("ascii", "backslashreplace")


def _row(line: bytes) -> tuple[int, dict[str, Any]] | None:
    found = _ROW.fullmatch(line)
    if found is None:
        return None
    try:
        return int(found[1]), json.loads(found[2])
    except (ValueError, RecursionError):
        return None


def _of_journal(content: bytes) -> tuple[list[Commit], int]:
    """Read a journal up to its damage; return how many finished lines are left out, too."""
    commits: list[Commit] = []
    tail = Tail()
    lines = content.split(b"\n")[:-1]
    for done, line in enumerate(lines):
        try:
            more, tail = read_lines(line + b"\n", tail)
        except BadLine:
            return commits, len(lines) - done
        commits += more
    return commits, 0


def _is_taken_in(base: bytes, commits: list[Commit]) -> bool:
    """Tell a journal whose commits the base has already."""
    names = _NAMES.search(base[: base.find(b"\n") + 1])
    follows = names[2].decode() if names is not None and names[2] is not None else None
    return bool(commits) and commits[-1].base == follows


def _do(tables: Found, commit: Commit) -> None:
    for put in commit.put:
        tables.setdefault(put.table, {})[put.number] = json.loads(put.raw)
    for removal in commit.removed:
        tables.get(removal.table, {}).pop(removal.number, None)
