"""The command `pressmark` itself."""

from __future__ import annotations

import click

from reader.cli.annotate import annotate
from reader.cli.annotations import annotations_
from reader.cli.backing_up import backup, restore
from reader.cli.changing import annotation, entity
from reader.cli.diff import diff
from reader.cli.doctor import doctor
from reader.cli.entities import entities
from reader.cli.group import Commands
from reader.cli.keeping import export, list_
from reader.cli.keys import keys
from reader.cli.page import page
from reader.cli.program import encoding_option, library_option, theme_option
from reader.cli.quotations import quotations
from reader.cli.reading import open_, read
from reader.cli.refresh import refresh
from reader.cli.shell import shell
from reader.cli.uniting import merge, sync
from reader.cli.verify import verify

EXAMPLE = """\b
Example:
  pressmark https://example.org/story"""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="[SOURCE | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXAMPLE,
)
@library_option
@encoding_option
@theme_option
@click.version_option(package_name="pressmark", message="%(prog)s %(version)s")
@click.pass_context
def pressmark(ctx: click.Context) -> None:
    """Read the news in the terminal, mark it up, keep what you marked.

    SOURCE is a file (.html, .txt, .md), an address, or - for a pipe; without one, the list of what was
    read opens. A file with the name of a command is given as ./list.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_, source=None)


for command in (
    *(read, shell, list_, annotate, annotations_, quotations, entities),
    *(annotation, entity, diff, refresh, verify, page, export, keys, open_),
    *(backup, restore, doctor),
    *(merge, sync),
):
    pressmark.add_command(command)
