"""What the commands about marks work with: the library, opened without the interface, and articles in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of, program_of
from reader.cli.streams import PIPE, read_pipe
from reader.errors import ArticleNotFound

if TYPE_CHECKING:
    import asyncio

    from reader.article.model import Article
    from reader.config import Config
    from reader.library import Library, OpenArticle
    from reader.library.located import Locator
    from reader.library.naming import Naming
    from reader.marks.kinds import Kinds


@dataclass(frozen=True)
class Desk:
    """A library, and what is asked of it."""

    config: Config
    library: Library

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of mark, the user's own among them."""
        from reader.marks.kinds import Kinds

        return Kinds(self.config.kinds)

    @cached_property
    def naming(self) -> Naming:
        """The entities and marks of the library."""
        from reader.library.naming import Naming
        from reader.library.past import Past

        return Naming(store=self.library.store, past=Past(self.library.store), now=self.library.now)

    @cached_property
    def locator(self) -> Locator:
        """Finds the passages of marks."""
        from reader.library.located import Locator

        return Locator(self.library.texts, self.library.languages)


def desk_of(ctx: click.Context, piped: bytes | None = None) -> Desk:
    """Open the library of a command line; `piped` is what came through the pipe, if it was read."""
    config = config_of(ctx)
    read = read_pipe if piped is None else lambda: piped
    return Desk(config, program_of(ctx).open_library(config, read))


@dataclass(frozen=True)
class Opener:
    """Opens articles by what they are called; those that the library knows without the network."""

    library: Library
    runner: asyncio.Runner
    keeps: bool
    """Whether an article that is not in the library yet comes into it."""

    def __call__(self, name: str) -> tuple[Article, OpenArticle | None]:
        """Return an article, and what changes its marks unless it is only looked at."""
        opened = self._known(name)
        if opened is None and self.keeps:
            opened = self.runner.run(self.library.open(name))
        if opened is not None:
            return opened.article, opened
        return self.runner.run(self.library.read(name)), None

    def _known(self, name: str) -> OpenArticle | None:
        """Open an article of the library; a file is looked up by its own path, since others end alike."""
        if name == PIPE:
            return None
        is_file = _is_file(name)
        if is_file and self.keeps:
            return None
        try:
            return self.library.reopen(str(Path(name).expanduser().resolve()) if is_file else name)
        except ArticleNotFound as error:
            if error.is_ambiguous:
                raise
            return None


@contextmanager
def opener(library: Library, *, keeps: bool) -> Iterator[Callable[[str], tuple[Article, OpenArticle | None]]]:
    """Give what opens articles, each once; the connections are closed behind it."""
    import asyncio
    from functools import cache

    with asyncio.Runner() as runner:
        try:
            yield cache(Opener(library, runner, keeps))
        finally:
            runner.run(library.close())


def _is_file(name: str) -> bool:
    try:
        return Path(name).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def piped_text() -> str:
    """Read text from the pipe; raises `SourceError`."""
    return read_pipe().decode("utf-8-sig", "replace")


def is_interactive() -> bool:
    """Tell whether what is printed is read by somebody at a terminal."""
    from reader.cli.streams import is_terminal

    return is_terminal(sys.stdout)
