"""Opening a source in the interface, without click: it would cost an eighth of the way to the first sight."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.config import Config
    from reader.keys.bindings import Keymap
    from reader.library import Library

ReadPipe = Callable[[], bytes]
Interface = Callable[["Config", Callable[[], "Library"], "Keymap", str | None], int]
COMMANDS = frozenset(
    {"read", "list", "diff", "refresh", "verify", "page", "export", "keys", "open", "shell"}
    | {"annotate", "annotations", "quotations", "entities", "annotation", "entity"}
    | {"backup", "restore", "doctor"}
    | {"merge", "sync"}
)
"""What is no source."""
INTERRUPTED = 130
"""What shells report for a program that Ctrl+C ended: 128 and the signal's number."""


def _open_library(config: Config, read_pipe: ReadPipe) -> Library:
    from reader.wiring import open_library

    return open_library(config, stdin=read_pipe)


def _run_interface(config: Config, library: Callable[[], Library], keymap: Keymap, source: str | None) -> int:
    # Until its first sight the interface makes much that stays; to look through it for garbage is in vain.
    gc.disable()
    answer_at_once(os.environ)
    # First of all that is Textual's: it puts some imports off.
    import reader.tui.driver  # noqa: F401 - for what it does when it is imported
    from reader.config import choices_keeper
    from reader.tui.app import run

    return run(config, library, keymap, source, keep=choices_keeper(config), edit=_edit)


def _edit(text: str) -> str | None:
    from reader.edges.editor import edit_text

    return edit_text(text, os.environ)


def answer_at_once(env: MutableMapping[str, str]) -> None:
    """Have Textual draw at once after a key, where the user does not say how often it is to draw.

    It reads this when it is imported. By itself it lets a sixtieth of a second pass before each frame; from
    two thousand a second on, it waits for nothing, nor is it woken for it.
    """
    env.setdefault("TEXTUAL_FPS", "2000")


class Program(NamedTuple):
    """The parts that a command puts together."""

    open_library: Callable[[Config, ReadPipe], Library] = _open_library
    run_interface: Interface = _run_interface
    env: Mapping[str, str] = os.environ


def is_source_alone(args: Sequence[str]) -> bool:
    """Tell whether the arguments are a source and nothing else; `-` is one, an option is none."""
    if len(args) != 1 or any(name.endswith("_COMPLETE") for name in os.environ if name.startswith("_")):
        return False
    return args[0] not in COMMANDS and (args[0] == "-" or not args[0].startswith("-"))


def open_alone(source: str) -> int:
    """Open a source with the settings there are; return the exit code."""
    from reader.config import load_config

    program = Program()
    try:
        return open_source(load_config(program.env), program, source)
    except ReaderError as error:
        sys.stderr.write(failure_line(error) + "\n")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def open_source(config: Config, program: Program, source: str | None) -> int:
    """Open a source, or the list of what was read; return the exit code. Raises `ReaderError`."""
    from reader.cli.streams import free_stdin_for_keys, require_terminal
    from reader.config import load_keymap

    keymap = load_keymap(config.keybindings)
    require_terminal(source)
    piped = free_stdin_for_keys(source)
    return program.run_interface(config, lambda: program.open_library(config, lambda: piped), keymap, source)


def failure_line(error: ReaderError) -> str:
    """Write an error as the line that the user reads."""
    from reader.article.guarding import guard

    return guard(f"pressmark: {error}")
