"""The group of commands: what is no command is a source, and every error a user can meet is one line."""

from __future__ import annotations

from typing import IO, Any

import click

from reader.article.normalise import guard
from reader.cli.opening import INTERRUPTED, failure_line
from reader.cli.program import damages, troubles
from reader.errors import ReaderError


class Failure(click.ClickException):
    """A `ReaderError` on its way to stderr."""

    def __init__(self, error: ReaderError) -> None:
        super().__init__(str(error))
        self._lines = failure_line(error), *(guard(f"  {line}") for line in error.details)

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line that the user reads, and below it what could have been meant."""
        for line in self._lines:
            click.echo(line, file=file, err=True)


class Commands(click.Group):
    """Opens a first argument that is no command as a source, and turns errors into exit codes."""

    fallback = "open"
    """The command that takes a source."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first argument, or take it for a source."""
        if self.get_command(ctx, args[0]) is None:
            # A dash here came after "--": it begins a name.
            marker = ["--"] if args[0].startswith("-") and args[0] != "-" else []
            args = [self.fallback, *marker, *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the two ways to end it early are told in the way shells expect."""
        try:
            return self._invoked(ctx)
        except ReaderError as error:
            for damage in damages(ctx):
                if str(damage) != str(error):
                    click.echo(failure_line(damage), err=True)
            raise Failure(error) from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        finally:
            for trouble in troubles(ctx):
                click.echo(failure_line(trouble), err=True)

    def _invoked(self, ctx: click.Context) -> object:
        """Run the command; behind what the sound part of a library gave, raise what is wrong with it."""
        try:
            result = super().invoke(ctx)
        except click.exceptions.Exit as end:
            if end.exit_code <= 1:
                _raise_damage(ctx)
            raise
        _raise_damage(ctx)
        return result


def _raise_damage(ctx: click.Context) -> None:
    for damage in damages(ctx):
        raise damage
