"""Writers that are killed, and writers that write at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB

from reader.edges.store.journal.beside import Helper
from tests.torture.script import FIELDS, TABLE, after, found, opened

SCRIPT = "tests.torture.script"


class Kills(NamedTuple):
    """How many writers were killed, and how many commits they had been told were done."""

    kills: int
    acknowledged: int
    compactions: int


def kill_writers(path: Path, kills: int, chance: random.Random) -> Kills:
    """Kill one writer after another, each at some moment, and look each time at what is there."""
    done = 0
    first = done
    for _ in range(kills):
        done = _kill_one(path, done, chance.uniform(0, 0.04))
    with TinyDB(path) as database:
        compactions = int(database.table("own").all()[0]["generation"])
    return Kills(kills, done - first, compactions)


def _kill_one(path: Path, done: int, seconds: float) -> int:
    """Let a writer go on from a commit, kill it, and return how many commits there are."""
    argv = [sys.executable, "-m", SCRIPT, str(path), str(done)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        told += writer.stdout.read()
    acknowledged = int(told.split(b"\n")[-2]) + 1
    with TinyDB(path) as database:
        database.table(TABLE).all()
    documents = found(path)
    # The one that was going on may be there, whole, or not at all.
    assert documents in (after(acknowledged), after(acknowledged + 1))
    return acknowledged if documents == after(acknowledged) else acknowledged + 1


def kill_helpers(path: Path, kills: int, chance: random.Random) -> Kills:
    """Kill processes that compact a large file, each at some moment, while commits go on."""
    file = opened(path)
    with file.transaction() as draft:
        for number in range(2000):
            draft.put(TABLE, {"id": f"m{number}", "note": "x" * 300})
    expected = dict(file.all(TABLE))
    helper = Helper(path, "own", FIELDS)
    killed = commits = 0
    while killed < kills:
        assert helper.start()
        end = time.monotonic() + chance.uniform(0, 0.15)
        while time.monotonic() < end:
            document = {"id": f"m{commits}", "note": f"commit {commits}"}
            with file.transaction() as draft:
                draft.put(TABLE, document, commits % 2000 + 1)
            expected[commits % 2000 + 1] = document
            commits += 1
        if helper.process is not None and helper.is_at_work:
            os.kill(helper.process, signal.SIGKILL)
            killed += 1
            while helper.is_at_work:
                time.sleep(0.001)
        with TinyDB(path) as database:
            assert len(database.table(TABLE)) == 2000
        assert found(path) == dict(file.all(TABLE)) == expected
    with TinyDB(path) as database:
        return Kills(killed, commits, int(database.table("own").all()[0]["generation"]))


def write_at_once(path: Path, writers: int, count: int) -> int:
    """Let several insert at once while one reads, and return how often that one read."""
    argv = [sys.executable, "-m", SCRIPT, str(path)]
    running = [subprocess.Popen([*argv, f"w{number}-", str(count)]) for number in range(writers)]
    try:
        reads = _read_while(path, running)
    finally:
        for writer in running:
            writer.kill()  # Which does nothing to one that has ended.
            writer.wait()
    assert [writer.returncode for writer in running] == [0] * writers
    expected = {f"w{writer}-{number}" for writer in range(writers) for number in range(count)}
    documents = [document["id"] for document in found(path).values()]
    assert len(documents) == len(expected)
    assert set(documents) == expected
    return reads


def _read_while(path: Path, running: Sequence[subprocess.Popen[bytes]]) -> int:
    """Read until all writers have ended, and see nothing go that was there."""
    file = opened(path)
    seen: set[str] = set()
    reads = 0
    while any(writer.poll() is None for writer in running):
        now = {document["id"] for _, document in file.all(TABLE)}
        assert seen <= now
        seen, reads = now, reads + 1
    return reads
