"""A program in a terminal that keeps the time: every byte with the moment when it came.

The terminal knows synchronized output, so that each frame ends with a mark; nothing is drawn while bytes may
still come, since a terminal that is slow to read makes the program slow to write.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyte

from bench.kit import ROOT

COLUMNS, LINES = 100, 40
FRAME_END = b"\x1b[?2026l"
QUIET = 0.03
"""Seconds without a byte after which an answer is taken to be whole."""
PATIENCE = 90.0
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)")
_FOREIGN_TO_PYTE = re.compile(rb"\x1b\[[<=>?][0-?]*[ -/]*[@-~]|\x1b\[[0-9;]*[ -/]+[@-~]")
_ASKS_FOR_SYNC = b"\x1b[?2026$p"
_KNOWS_SYNC = b"\x1b[?2026;2$y"


class TimedOutError(RuntimeError):
    """The program did not do what was waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How long something took, in seconds."""

    wall: float
    cpu: float


class Timed:
    """A program in a terminal of its own."""

    def __init__(self, argv: list[str], env: Mapping[str, str], *, frames: bool = True) -> None:
        self._fd, slave = os.openpty()
        self._columns = COLUMNS
        self._frames = frames
        self._set_size(COLUMNS)
        name = os.ttyname(slave)
        # A leader without a terminal gets the first that it opens.
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        self._chunks: list[tuple[float, bytes]] = []
        os.chdir(ROOT)
        self.started = time.perf_counter()
        self.pid = os.posix_spawn(argv[0], argv, dict(env), file_actions=actions, setsid=True)
        os.close(slave)

    def wait_for(self, words: str) -> float:
        """Return when the frame ended that first showed some words, counted from the start."""
        wanted, shown, since = words.encode(), b"", 0
        while True:
            self._read()
            shown = shown[-len(wanted) - 64 :] + self._chunks[-1][1]
            if wanted in _CONTROL.sub(b"", shown):
                since = len(self._chunks) - 1
                break
        while self._frames and FRAME_END not in b"".join(chunk for _, chunk in self._chunks[since:]):
            self._read()
        return self._chunks[-1][0] - self.started

    def send(self, keys: str) -> float:
        """Type keys; return the moment."""
        self._chunks.append((time.perf_counter(), b""))
        os.write(self._fd, keys.encode())
        return self._chunks[-1][0]

    def answer(self, keys: str = "", *, columns: int | None = None) -> Answer:
        """Type keys, or change the width, and wait until the answer is whole."""
        cpu = self.cpu()
        if columns is None:
            sent = self.send(keys)
        else:
            sent = time.perf_counter()
            self._set_size(columns)
            self._columns = columns
        self._read()
        while self._read(QUIET):
            pass
        return Answer(self._chunks[-1][0] - sent, self.cpu() - cpu)

    def settle(self, seconds: float = QUIET) -> None:
        """Wait until the program says nothing more."""
        while self._read(seconds):
            pass

    def answered(self, sent: float, *, scrolls: bool) -> float:
        """Return the moment of the frame that answers a key; one that scrolls puts the lines one higher."""
        deadline = sent + PATIENCE
        while time.perf_counter() < deadline:
            self.settle()
            moments = [at for at, chunk in self._chunks if at > sent and FRAME_END in chunk]
            moment = self._scrolled_after(sent) if scrolls else next(iter(moments), None)
            if moment is not None:
                return moment
            self._read(QUIET)
        raise TimedOutError(f"the key was not answered: {self._tail()!r}")

    def _scrolled_after(self, sent: float) -> float | None:
        screen = pyte.Screen(self._columns, LINES)
        stream = pyte.ByteStream(screen)
        was: list[str] = []
        for at, frame in self._whole_frames():
            stream.feed(_drawable(frame))
            now = _column(screen)
            if at > sent and was[11:31] == now[10:30]:
                return at
            was = now
        return None

    def _whole_frames(self) -> Iterator[tuple[float, bytes]]:
        """Cut the bytes where frames end, which is not where they were cut on their way."""
        buffer = b""
        for at, chunk in self._chunks:
            *frames, buffer = (buffer + chunk).split(FRAME_END)
            for frame in frames:
                yield at, frame

    def quit(self, keys: str = "q") -> tuple[float, float]:
        """Leave; return the seconds that it took, and the CPU seconds of the program's whole life."""
        sent = time.perf_counter()
        os.write(self._fd, keys.encode())
        while self._read(PATIENCE, may_end=True):
            pass
        _, status, usage = os.wait4(self.pid, 0)
        took = time.perf_counter() - sent
        os.close(self._fd)
        if status:
            raise TimedOutError(f"it ended with {status}: {self._tail()!r}")
        return took, usage.ru_utime + usage.ru_stime

    def kill(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.wait4(self.pid, 0)
        os.close(self._fd)

    def cpu(self) -> float:
        """Return the CPU seconds that all threads have used."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory(self) -> tuple[int, int]:
        """Return the megabytes in use, and the most that ever were."""
        fields = dict(
            line.split(":", 1)
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines()
            if ":" in line
        )
        return int(fields["VmRSS"].split()[0]) // 1024, int(fields["VmHWM"].split()[0]) // 1024

    def _read(self, seconds: float = PATIENCE, *, may_end: bool = False) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            if seconds == PATIENCE:
                raise TimedOutError(f"nothing came any more: {self._tail()!r}")
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            data = b""
        if not data and not may_end:
            raise TimedOutError(f"it ended: {self._tail()!r}")
        self._chunks.append((time.perf_counter(), data))
        if _ASKS_FOR_SYNC in data:
            os.write(self._fd, _KNOWS_SYNC)
        return bool(data)

    def _tail(self) -> bytes:
        return _CONTROL.sub(b"", b"".join(chunk for _, chunk in self._chunks[-20:]))[-400:]

    def _set_size(self, columns: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))


def _column(screen: pyte.Screen) -> list[str]:
    """Return the text's column, without what stands beside it."""
    return [line[COLUMNS // 8 : -COLUMNS // 8] for line in screen.display]


def _drawable(data: bytes) -> bytes:
    return _FOREIGN_TO_PYTE.sub(b"", data)
