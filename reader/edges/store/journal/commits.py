"""The journal's lines: each a commit, checked by a sum that goes on from the line before."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.edges.store.journal.fields import to_bytes

_SUM = len('{"crc":"00000000",')
_DOCS = b',"docs":['
_END = b"]}"


class Put(NamedTuple):
    """A document that a commit adds or replaces."""

    table: str
    number: int
    raw: bytes
    is_new: bool


class Removal(NamedTuple):
    """A document that a commit takes away."""

    table: str
    number: int
    identity: Any


class Commit(NamedTuple):
    """What one line of the journal says."""

    base: str
    put: Sequence[Put]
    removed: Sequence[Removal]
    crc: int = 0
    """The sum of its line, as far as it has one."""

    def is_same_as(self, other: Commit) -> bool:
        """Tell whether another does the same, whatever its base and its place in the journal."""
        return (self.put, self.removed) == (other.put, other.removed)


class Tail(NamedTuple):
    """How far a journal was read: what the next line goes on from."""

    offset: int = 0
    lines: int = 0
    crc: int = 0


class BadLine(ValueError):
    """A line that was finished is not as it was written."""


class Lines(NamedTuple):
    """What was read of a journal."""

    commits: Sequence[Commit]
    tail: Tail
    problem: str
    """Which line is damaged and how; what is before it was read. Empty where none is."""


def write_line(commit: Commit, tail: Tail) -> tuple[bytes, Tail]:
    """Write a commit as the journal's next line."""
    about = {
        "base": commit.base,
        "n": tail.lines + 1,
        "put": [(one.table, one.number, len(one.raw), int(one.is_new)) for one in commit.put],
        "del": commit.removed,
    }
    documents = b",".join([one.raw for one in commit.put])
    rest = b"%b%b%b%b" % (to_bytes(about)[1:-1], _DOCS, documents, _END)
    crc = zlib.crc32(rest, tail.crc)
    line = b'{"crc":"%08x",%b\n' % (crc, rest)
    return line, Tail(tail.offset + len(line), tail.lines + 1, crc)


def read_lines(content: bytes, tail: Tail) -> tuple[Sequence[Commit], Tail]:
    """Read the lines that begin where `tail` ends; a last one that was never finished is passed over.

    Raises:
        BadLine: One is damaged; the message says which.
    """
    lines = read_sound_lines(content, tail)
    if lines.problem:
        raise BadLine(lines.problem)
    return lines.commits, lines.tail


def read_sound_lines(content: bytes, tail: Tail) -> Lines:
    """Read the lines that begin where `tail` ends, up to the first that is damaged."""
    commits: list[Commit] = []
    start = 0
    try:
        while (end := content.find(b"\n", start)) >= 0:
            commit, tail = _read_line(content[start:end], tail)
            commits.append(commit)
            start = end + 1
        _refuse_lost_end(content[start:], tail)
    except BadLine as error:
        return Lines(commits, tail, str(error))
    return Lines(commits, tail, "")


def _read_line(line: bytes, tail: Tail) -> tuple[Commit, Tail]:
    rest = line[_SUM:]
    crc = zlib.crc32(rest, tail.crc)
    if line[:_SUM] != b'{"crc":"%08x",' % crc:
        raise BadLine(f"line {tail.lines + 1} is not as it was written")
    about, _, documents = rest.partition(_DOCS)
    fields = json.loads(b"{" + about + b"}")
    if fields["n"] != tail.lines + 1:
        raise BadLine(f"line {tail.lines + 1} stands in another's place")
    removed = [Removal(*one) for one in fields["del"]]
    commit = Commit(fields["base"], _documents(fields["put"], documents), removed, crc)
    return commit, Tail(tail.offset + len(line) + 1, tail.lines + 1, crc)


def _documents(entries: Sequence[Sequence[Any]], documents: bytes) -> list[Put]:
    put = []
    at = 0
    for table, number, size, is_new in entries:
        put.append(Put(table, number, documents[at : at + size], bool(is_new)))
        at += size + 1
    return put


def _refuse_lost_end(rest: bytes, tail: Tail) -> None:
    """Tell a line that is whole but for its newline, and has something else there, from a torn one."""
    line = rest[:-1]
    if line.endswith(_END) and line[:_SUM] == b'{"crc":"%08x",' % zlib.crc32(line[_SUM:], tail.crc):
        raise BadLine(f"line {tail.lines + 1} does not end as it was written")
