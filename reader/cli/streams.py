"""The three standard streams: data out, narration beside it, a page or keys in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reader.errors import SourceError, TerminalError

PIPE = "-"
LARGEST_PIPE = 20_000_000
"""In bytes; no article is that long."""
_CHUNK = 65_536
WIDEST, NARROWEST, WIDTH_OF_A_PIPE = 80, 20, 72


def print_data(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale; what UTF-8 cannot hold is written as an escape."""
    import click

    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def print_line(text: str) -> None:
    """Write one line of data, with nothing in it that a terminal would obey."""
    from reader.article.guarding import guard

    print_data(guard(text) + "\n")


def print_json(value: dict[str, Any], end: str = "\n") -> None:
    """Write one object on one line, exactly, and with nothing in it that a terminal would obey."""
    import json

    from reader.article.guarding import UNSAFE

    line = json.dumps(value, ensure_ascii=False)
    print_data(re.sub(UNSAFE, lambda match: json.dumps(match.group())[1:-1], line) + end)


def tell(text: str) -> None:
    """Write a line of narration to stderr."""
    import click

    from reader.article.guarding import guard

    click.echo(guard(text), err=True)


def page_width() -> int:
    """Return how wide text is printed where nobody says: the terminal's width up to 80, 72 in a pipe."""
    import shutil

    if not is_terminal(sys.stdout):
        return WIDTH_OF_A_PIPE
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def read_pipe() -> bytes:
    """Read stdin to its end.

    Raises:
        SourceError: There is no stdin, or it goes on for too long.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise SourceError(PIPE, "nothing is piped in", "pipe a text into pressmark")
    if is_terminal(sys.stdin):
        tell("Type or paste a text, then press Ctrl+D on an empty line.")
    data = _read_up_to(LARGEST_PIPE + 1, sys.stdin.buffer)
    if len(data) > LARGEST_PIPE:
        limit = f"{LARGEST_PIPE // 1_000_000} MB"
        raise SourceError(PIPE, f"more than {limit} came through the pipe", "pipe one article")
    return data


def require_terminal(source: str | None) -> None:
    """Raise `TerminalError` where there is nothing to draw in."""
    if not (is_terminal(sys.stdout) and is_terminal(sys.stderr)):
        raise TerminalError(source)


def free_stdin_for_keys(source: str | None) -> bytes:
    """Make stdin the keyboard, and return what came through it before, where the source is the pipe.

    The terminal is opened before the pipe is read, so that a missing one is told at once.

    Raises:
        TerminalError: There is no keyboard.
        SourceError: The pipe goes on for too long.
    """
    if source == PIPE and is_terminal(sys.stdin):
        return read_pipe()
    if is_terminal(sys.stdin):
        return b""
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise TerminalError(source) from error
    try:
        data = read_pipe() if source == PIPE else b""
        os.dup2(keyboard, 0)
    finally:
        # Where stdin was closed, the terminal has its number already.
        if keyboard != 0:
            os.close(keyboard)
    # The old objects may stand at the end of a file, or be missing. Keys are read through `__stdin__`, which
    # typeshed has as final; the new one stays open until the program ends.
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    return data


def _read_up_to(limit: int, stream: BinaryIO) -> bytes:
    """Read a stream to its end, or to a limit.

    A Ctrl+C that comes after Python looked for signals, but before the system's read began, would not
    end that read: so it is waited for beside the data.
    """
    import select
    import threading

    try:
        source = stream.fileno()
    except OSError:
        return stream.read(limit)
    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        return stream.read(limit)
    data = bytearray()
    with awaited_signals() as signals:
        while len(data) < limit:
            ready, _, _ = select.select([source, signals], [], [])
            if signals in ready:
                # Ctrl+C has ended this already; a signal that ends nothing is taken away.
                os.read(signals, _CHUNK)
            elif piece := os.read(source, min(_CHUNK, limit - len(data))):
                data += piece
            else:
                break
    return bytes(data)


@contextmanager
def awaited_signals() -> Iterator[int]:
    """Give a descriptor that can be read from once a signal has come, be it before anybody waits."""
    import signal

    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading
    finally:
        signal.set_wakeup_fd(before)
        os.close(writing)
        os.close(reading)


def is_terminal(stream: object) -> bool:
    """Tell whether a stream is a terminal; a closed or a missing one is none."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # caught below
    except (AttributeError, ValueError):
        return False
