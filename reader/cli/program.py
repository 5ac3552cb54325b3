"""What the commands call, as values, so that a test can hand over others; all of it is imported late."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.opening import Program, ReadPipe

if TYPE_CHECKING:
    from reader.config import Config
    from reader.errors import ReaderError
    from reader.library import Library

LIBRARY_KEY = "reader.library"
CHARSET_KEY = "reader.charset"
THEME_KEY = "reader.theme"
OPENED_KEY = "reader.opened"
SHOWN_KEY = "reader.shown"
"""Set by a command that tells what is wrong with its library itself."""
__all__ = [
    "Program",
    "config_of",
    "damages",
    "encoding_option",
    "library_option",
    "program_of",
    "theme_option",
    "troubles",
]


def program_of(ctx: click.Context) -> Program:
    """Return the parts in use, which keep the libraries that were opened, see `troubles`."""
    program = ctx.ensure_object(Program)
    opened: list[Library] = ctx.meta.setdefault(OPENED_KEY, [])

    def open_library(config: Config, read_pipe: ReadPipe) -> Library:
        opened.append(program.open_library(config, read_pipe))
        return opened[-1]

    return program._replace(open_library=open_library)


def troubles(ctx: click.Context) -> Iterator[ReaderError]:
    """Wait for what goes on beside a command, and give what went wrong with it."""
    for library in ctx.meta.get(OPENED_KEY, ()):
        library.upkeep.wait()
        if (trouble := library.upkeep.trouble()) is not None:
            yield trouble


def damages(ctx: click.Context) -> Iterator[ReaderError]:
    """Give what is wrong with the libraries that a command read the sound part of."""
    from reader.errors import ReaderError

    for library in () if SHOWN_KEY in ctx.meta else ctx.meta.get(OPENED_KEY, ()):
        with suppress(ReaderError):  # The command has said so, or read nothing.
            if (damage := library.damage()) is not None:
                yield damage


def config_of(ctx: click.Context) -> Config:
    """Read the settings, with what the command line says."""
    from reader.config import load_config

    folder: Path | None = ctx.meta.get(LIBRARY_KEY)
    charset: str | None = ctx.meta.get(CHARSET_KEY)
    theme: str | None = ctx.meta.get(THEME_KEY)
    return load_config(program_of(ctx).env, library=folder, charset=charset, theme=theme)


def _keep_folder(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.meta[LIBRARY_KEY] = folder


def _keep_charset(ctx: click.Context, _: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    try:
        # Unlike `codecs.lookup`, a stream takes encodings of text alone: not base64, not zip.
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except LookupError as error:
        raise click.BadParameter(f"there is no encoding {name!r}; try utf-8 or windows-1252.") from error
    ctx.meta[CHARSET_KEY] = name


def _keep_theme(ctx: click.Context, _: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    from reader.theme_names import THEMES

    if name not in THEMES:
        raise click.BadParameter(f"there is no theme {name!r}; there are {', '.join(THEMES)}.")
    ctx.meta[THEME_KEY] = name


def _complete_theme(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from reader.theme_names import THEMES

    return [name for name in THEMES if name.startswith(begun)]


library_option = click.option(
    "--library",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    callback=_keep_folder,
    expose_value=False,
    help="Use the library in this folder (else PRESSMARK_LIBRARY, else the user's own).",
)
"""Stands before the command as well as behind it."""
encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_keep_charset,
    expose_value=False,
    help="Decode the source as NAME, whatever it says itself.",
)
"""Stands before a source as well as behind it."""
theme_option = click.option(
    "--theme",
    metavar="NAME",
    callback=_keep_theme,
    expose_value=False,
    shell_complete=_complete_theme,
    help="Read in these colours: dark, light, dark-contrast, light-contrast, ansi, or a theme of Textual's.",
)
"""Stands before a source as well as behind it."""
