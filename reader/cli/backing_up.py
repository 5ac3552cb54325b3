"""`pressmark backup` and `pressmark restore`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of, library_option
from reader.cli.streams import is_terminal, print_json, print_line, tell

if TYPE_CHECKING:
    from reader.edges.keeping import Keeping
    from reader.edges.store.backups import Kept

NONE_YET = "There is no backup yet; `pressmark backup` makes one, and the first change of a day does."


@click.command(epilog="\b\nExample:\n  pressmark backup --list")
@click.option("--list", "only_list", is_flag=True, help="List the backups there are, the newest first.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def backup(ctx: click.Context, *, only_list: bool, as_json: bool) -> None:
    """Back up the library's marks and records now; texts and pages lie beside and are not changed.

    One is made by itself before the first change of a day and before a new version changes the library: the
    last seven days and the last three of the others are kept. What was made by this command stays.
    """
    keeping = _keeping(ctx)
    if only_list:
        _list(keeping, as_json=as_json)
        return
    made = keeping.back_up()
    if made is None:
        tell("Nothing was kept yet, so there is nothing to back up.")
    else:
        _show(made, as_json=as_json)


@click.command(epilog="\b\nExample:\n  pressmark restore 2026-11-22")
@click.argument("name", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def restore(ctx: click.Context, name: str | None, *, yes: bool, as_json: bool) -> None:
    """Put a backup in the library's place; without NAME, list the backups there are.

    NAME is a backup's name, its beginning or its date. What is there now is backed up first, damaged or not,
    so that restoring can be taken back; windows that are open show what was restored.
    """
    keeping = _keeping(ctx)
    if name is None:
        _list(keeping, as_json=as_json)
        return
    wanted = keeping.backups.named(name)
    if not yes and is_terminal(sys.stdin):
        click.confirm(
            f"Put {wanted.backup.name} in the place of what the library has now?", abort=True, err=True
        )
    before = keeping.restore(wanted)
    _show(wanted, as_json=as_json)
    if before is not None:
        tell(f"What was there before is in {before.backup.name}.")


def _keeping(ctx: click.Context) -> Keeping:
    from reader.wiring import open_keeping

    return open_keeping(config_of(ctx))


def _list(keeping: Keeping, *, as_json: bool) -> None:
    every = keeping.backups.every()
    for one in every:
        _show(one, as_json=as_json)
    if not every:
        tell(NONE_YET)


def _show(kept: Kept, *, as_json: bool) -> None:
    if as_json:
        made = kept.backup.made.isoformat()
        purpose = kept.backup.purpose or "daily"
        fields = {"name": kept.backup.name, "made": made, "purpose": purpose, "bytes": kept.size}
        print_json({**fields, "path": str(kept.path)})
    else:
        day = f"{kept.backup.made.astimezone():%Y-%m-%d %H:%M}"
        print_line(f"{kept.backup.name}  {day}  {_size(kept.size)}")


def _size(count: int) -> str:
    if count < 1_000_000:
        return f"{(count + 999) // 1000} kB"
    return f"{count / 1_000_000:.1f} MB"
