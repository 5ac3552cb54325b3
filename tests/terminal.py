"""A real terminal for whole journeys: a program in a pty, its bytes drawn by pyte.

Nothing here sleeps: whatever waits, waits for bytes of the program, up to a deadline.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

ENTER, ESCAPE, TAB, BACKSPACE = "\r", "\x1b", "\t", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"

# Makes the pty the controlling terminal, as a shell has it, so that /dev/tty and Ctrl+C work; stdout is
# the pty even where stdin is a pipe.
_LAUNCHER = """
import fcntl, os, sys, termios
fcntl.ioctl(1, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_CONTROL = re.compile(
    rb"\x1b\[(?P<parameters>[0-?]*)(?P<intermediates>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b[\]PX^_](?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
_PLAIN_PARAMETERS = re.compile(rb"[0-9;]*\Z")
_ALTERNATE_ON, _ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"

_LEFT_OUT = (
    "COLUMNS",
    "LINES",
    "COLORFGBG",
    "NO_COLOR",
    "FORCE_COLOR",
    "TEXTUAL",
    "PRESSMARK",
    "XDG_",
    "LC_",
    "LANG",
)


class WaitedInVainError(AssertionError):
    """The screen never showed what was waited for."""


class Screens:
    """What a terminal shows: pyte, with the alternate screen it lacks and without what it chokes on."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        self._main = pyte.Screen(columns, lines)
        self._alternate = pyte.Screen(columns, lines)
        self._answer = answer
        self._held = b""
        self._show(self._main)

    def feed(self, data: bytes) -> None:
        """Draw bytes; a control sequence that is not complete waits for its end."""
        data = self._held + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._held = data[end:]
        cursor = 0
        for match in _CONTROL.finditer(data, 0, end):
            self._stream.feed(data[cursor : match.start()])
            self._obey(match)
            cursor = match.end()
        self._stream.feed(data[cursor:end])

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of both screens."""
        for screen in (self._main, self._alternate):
            screen.resize(lines, columns)

    def _show(self, screen: pyte.Screen) -> None:
        self.shown = screen
        self._stream = pyte.ByteStream(screen)

    def _obey(self, match: re.Match[bytes]) -> None:
        sequence = match.group()
        if sequence == _ALTERNATE_ON:
            self._alternate.reset()
            self._show(self._alternate)
        elif sequence == _ALTERNATE_OFF:
            self._show(self._main)
        elif reply := self._reply(sequence):
            self._answer(reply)
        elif match["string"] is None and _is_known_to_pyte(match):
            self._stream.feed(sequence)

    def _reply(self, query: bytes) -> bytes | None:
        """Answer like an old terminal: it knows where the cursor is, and no newer mode."""
        if mode := re.fullmatch(rb"\x1b\[\?([0-9]+)\$p", query):
            return b"\x1b[?%s;0$y" % mode[1]
        position = b"\x1b[%d;%dR" % (self.shown.cursor.y + 1, self.shown.cursor.x + 1)
        replies = {
            b"\x1b[c": b"\x1b[?62c",
            b"\x1b[0c": b"\x1b[?62c",
            b"\x1b[5n": b"\x1b[0n",
            b"\x1b[6n": position,
        }
        return replies.get(query)


def _is_known_to_pyte(match: re.Match[bytes]) -> bool:
    """Tell whether pyte takes a CSI sequence for what it is, not for letters to draw."""
    parameters, final = match["parameters"], match["final"]
    if match["intermediates"]:
        return False
    if parameters.startswith(b"?"):
        return final in b"hl" and _PLAIN_PARAMETERS.match(parameters[1:]) is not None
    return _PLAIN_PARAMETERS.match(parameters) is not None


class Terminal:
    """A program that runs in a terminal of its own; leave the `with` and it is ended."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
        piped: bytes | None = None,
    ) -> None:
        """Start a program.

        Args:
            argv: The command and its arguments.
            columns: The terminal's width.
            lines: The terminal's height.
            env: Changes to the environment of the tests.
            piped: What comes through stdin instead of the keyboard, which stays at /dev/tty.
        """
        self._argv = list(argv)
        self._log = bytearray()
        self._keyboard, pty = os.openpty()
        self._set_size(columns, lines)
        self._screens = Screens(columns, lines, self._type)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, *argv],
            stdin=pty if piped is None else subprocess.PIPE,
            stdout=pty,
            stderr=pty,
            env=_environment(env or {}),
            start_new_session=True,
        )
        os.close(pty)
        self._is_open = True
        if piped is not None:
            self._pipe(piped)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        os.close(self._keyboard)

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written so far."""
        return bytes(self._log)

    @property
    def screen(self) -> pyte.Screen:
        """The screen that is shown: its buffer has the colours of every cell."""
        return self._screens.shown

    def screen_text(self) -> str:
        """Return the lines of the screen, without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def send(self, keys: str) -> None:
        """Type keys, as the bytes that a terminal sends for them."""
        self._type(keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self._process.send_signal(number)

    def wait_stopped(self, timeout: float = 20) -> None:
        """Wait until the program is stopped, as by Ctrl+Z in a shell."""
        deadline = time.monotonic() + timeout
        while not os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOWAIT | os.WNOHANG):
            if time.monotonic() > deadline:
                raise WaitedInVainError(self._complaint("the program to be stopped"))
            # It writes until the moment before, and no byte comes with the stop itself.
            self._read(min(deadline, time.monotonic() + 0.05))

    def hang_up(self, timeout: float = 20) -> int:
        """Close the terminal under the program, as a window that is closed; return its exit code."""
        os.close(self._keyboard)
        self._keyboard = os.open(os.devnull, os.O_RDWR)
        return self._process.wait(timeout)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal, which tells the program so."""
        self._screens.resize(columns, lines)
        self._set_size(columns, lines)

    def wait_for(self, text: str, timeout: float = 20) -> None:
        """Wait until the screen shows a text.

        Raises:
            WaitedInVainError: It did not in time, or the program ended before; the message has the screen.
        """
        self.wait_until(lambda: text in self.screen_text(), f"{text!r} to be shown", timeout)

    def wait_gone(self, text: str, timeout: float = 20) -> None:
        """Wait until the screen no longer shows a text."""
        self.wait_until(lambda: text not in self.screen_text(), f"{text!r} to go", timeout)

    def wait_until(self, condition: Callable[[], bool], awaited: str, timeout: float = 20) -> None:
        """Wait until a condition on what was drawn so far holds; `awaited` names it in the complaint."""
        deadline = time.monotonic() + timeout
        while not condition():
            if not self._read(deadline):
                raise WaitedInVainError(self._complaint(awaited))

    def wait_exit(self, timeout: float = 20) -> int:
        """Wait for the program to end, draw what it wrote last, and return its exit code."""
        deadline = time.monotonic() + timeout
        while self._read(deadline):
            pass
        try:
            return self._process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise WaitedInVainError(self._complaint("the program to end")) from error

    def _read(self, deadline: float) -> bool:
        """Draw what comes next; False where the deadline passes or the program has let go of the terminal."""
        if not self._is_open:
            return False
        ready, _, _ = select.select([self._keyboard], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._keyboard, 65_536)
        except OSError:
            # Linux tells the end of a pty as an error (EIO).
            data = b""
        self._is_open = data != b""
        self._log += data
        self._screens.feed(data)
        return self._is_open

    def _type(self, data: bytes) -> None:
        while data:
            select.select([], [self._keyboard], [], 20)
            data = data[os.write(self._keyboard, data[:1024]) :]

    def _pipe(self, data: bytes) -> None:
        """Hand over the pipe's bytes, drawing meanwhile, so that neither side waits for the other."""
        assert self._process.stdin is not None
        pipe = self._process.stdin.fileno()
        while data:
            readable, writable, _ = select.select([self._keyboard], [pipe], [], 20)
            if readable and not self._read(time.monotonic()):
                break
            if writable:
                data = data[os.write(pipe, data[:4096]) :]
        self._process.stdin.close()

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _complaint(self, awaited: str) -> str:
        state = f"it ended with {self._process.poll()}" if self._process.poll() is not None else "it runs"
        frame = "─" * self.screen.columns
        return f"{self._argv}: waited for {awaited}; {state}.\n{frame}\n{self.screen_text()}\n{frame}"


def _environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which every machine draws the same, and nobody's own settings count."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | dict(changes)
