"""The lines of stdin, one at a time: typed with line editing, or from a pipe without a prompt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reader.cli.streams import LARGEST_PIPE, is_terminal

PROMPT = "> "
ENDED_BY_SIGNAL = 128
"""What shells add to a signal's number in the exit code of a program that it ended."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of stdin."""

    by_hand: bool
    """Whether somebody types them at a terminal."""
    read: Callable[[], str | None]
    """Gives the next line; None at the end."""


def lines_of_stdin(words: Sequence[str], *, prompt: bool) -> Lines:
    """Return the lines of stdin.

    Args:
        words: What Tab completes at the beginning of a typed line.
        prompt: Whether to ask for a line where somebody can see that.
    """
    if not is_terminal(sys.stdin):
        return Lines(by_hand=False, read=_piped)
    _edit_lines(words)
    # Where stdout is no terminal it is data, and a prompt is none.
    asked = PROMPT if prompt and is_terminal(sys.stdout) else ""
    return Lines(by_hand=True, read=lambda: _typed(asked))


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """End as by `sys.exit` where the program is told to end, so that what is open is closed."""
    import signal

    def end(number: int, _: object) -> None:
        sys.exit(ENDED_BY_SIGNAL + number)

    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(number, end) for number in told]
    try:
        yield
    finally:
        for number, handler in zip(told, before, strict=True):
            signal.signal(number, handler)


def _piped() -> str | None:
    if sys.stdin is None or sys.stdin.closed:
        return None
    line = sys.stdin.buffer.readline(LARGEST_PIPE)
    return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def _typed(prompt: str) -> str | None:
    """Ask for a line; None for Ctrl+D."""
    try:
        return input(prompt)
    except EOFError:
        end_line()
        return None


def end_line() -> None:
    """Take the cursor off a line that somebody did not end with Enter."""
    sys.stderr.write("\n")
    sys.stderr.flush()


def _edit_lines(words: Sequence[str]) -> None:
    """Let lines be edited and repeated, and commands be completed; what was typed is not kept on disk."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal's
    try:
        import readline
    except ImportError:  # As on Windows, whose terminal edits lines itself.
        return

    def complete(begun: str, number: int) -> str | None:
        found = [f"{word} " for word in words if word.startswith(begun)] if not readline.get_begidx() else []
        return found[number] if number < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" ")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    if not is_libedit:
        # It would write control sequences around every line.
        readline.parse_and_bind("set enable-bracketed-paste off")
