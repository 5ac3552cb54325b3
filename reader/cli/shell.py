"""`pressmark shell`: reading and marking line by line, for screen readers and scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reader.cli.lines import Lines, end_line, ended_by_signals, lines_of_stdin
from reader.cli.program import config_of, encoding_option, library_option, program_of
from reader.cli.streams import (
    NARROWEST,
    PIPE,
    free_stdin_for_keys,
    is_terminal,
    page_width,
    print_data,
    print_json,
    tell,
)

if TYPE_CHECKING:
    from reader.shell.answers import Answer
    from reader.shell.session import Session


@click.command(epilog="\b\nExample:\n  pressmark shell story.html < commands.txt")
@click.argument("source")
@click.option(
    "--json", "as_json", is_flag=True, help="Print each answer as one JSON object on a line of its own."
)
@click.option(
    "--width",
    type=int,
    metavar="N",
    help="Wrap answers at N cells, from 20 on; 0 wraps nothing "
    "(default: the terminal's width up to 80; 0 in a pipe).",
)
@encoding_option
@library_option
@click.pass_context
def shell(ctx: click.Context, source: str, width: int | None, *, as_json: bool) -> None:
    """Read and mark SOURCE line by line: a command a line in, plain lines out.

    The commands are those of the interface by the same names (next-quotation, highlight, note …), and
    some for lines alone (read 3-5, goto 7, quotations, marks); the command help tells them all. An empty
    line reads the next paragraph; a line that begins with # is passed over. Nothing but text is printed:
    no colour, no cursor control.

    At a terminal, Ctrl+C gives up the line and Ctrl+D ends the session. From a pipe or a file, commands
    are read to its end, without a prompt. Where SOURCE is - the article comes through the pipe, and the
    commands from the terminal. The place is kept, so that a script which is to start at the beginning says
    top first.

    What cannot be done is told on stderr, with the number of its line, and the commands after it are done
    all the same; the exit code is then 1. With --json it is told on stdout instead, as an object whose "ok"
    is false; the first object tells of the article. Exit codes: 0 all was done (always so at a terminal),
    1 something could not be, or SOURCE could not be opened, 2 misuse, 130 Ctrl+C.
    """
    if width is not None and width != 0 and width < NARROWEST:
        raise click.UsageError(f"--width is from {NARROWEST} on, or 0.")
    if width is None:
        width = page_width() if is_terminal(sys.stdout) else 0
    with ended_by_signals(), _session(ctx, source) as (session, opening):
        lines = lines_of_stdin(session.names, prompt=not as_json)
        put = _Printer(width=width, as_json=as_json, numbered=not lines.by_hand)
        put(opening, 0)
        all_done = answer_all(session, lines, put)
    ctx.exit(0 if all_done or lines.by_hand else 1)


@contextmanager
def _session(ctx: click.Context, source: str) -> Iterator[tuple[Session, Answer]]:
    """Open a source for a session; when it ends, the places are kept."""
    import asyncio

    from reader.config import load_keymap
    from reader.shell.session import Session

    config = config_of(ctx)
    keymap = load_keymap(config.keybindings)
    piped = free_stdin_for_keys(source) if source == PIPE else b""
    library = program_of(ctx).open_library(config, lambda: piped)
    with asyncio.Runner() as runner:
        session = Session(
            library=library,
            open_source=lambda named: runner.run(library.open(named)),
            notes=config.notes,
            keymap=keymap,
        )
        try:
            yield session, session.open(source)
        finally:
            session.close()
            runner.run(library.close())


def answer_all(session: Session, lines: Lines, put: Callable[[Answer, int], None]) -> bool:
    """Answer every line; return whether all could be done."""
    all_done, number, ends = True, 0, False
    while not ends:
        number += 1
        try:
            line = lines.read()
            if line is None:
                break
            answer = session.obey(line)
            all_done, ends = all_done and answer.ok, answer.ends
            put(answer, number)
        except KeyboardInterrupt:
            # Of what is typed, done or told it gives up no more than the line.
            if not lines.by_hand:
                raise
            end_line()
    return all_done


class _Printer:
    """Prints answers in one of the two forms."""

    def __init__(self, *, width: int, as_json: bool, numbered: bool) -> None:
        self._width = width
        self._as_json = as_json
        self._numbered = numbered

    def __call__(self, answer: Answer, number: int) -> None:
        """Print an answer to a line, by its number."""
        if self._as_json:
            if answer.lines or answer.facts or answer.command:
                print_json(answer.as_object())
        elif answer.ok:
            print_data("".join(f"{line}\n" for line in self._set_in(answer.lines)))
        else:
            place = f"line {number}: " if self._numbered else ""
            for line in self._set_in([place + line for line in answer.lines]):
                tell(line)

    def _set_in(self, lines: Iterable[str]) -> Iterator[str]:
        from reader.article.guarding import guard
        from reader.layout.linear import set_in

        for line in lines:
            yield from set_in(guard(line), self._width).split("\n")
