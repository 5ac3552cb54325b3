"""`pressmark doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of, library_option
from reader.cli.streams import print_json, print_line, tell

if TYPE_CHECKING:
    from reader.edges.keeping import Keeping
    from reader.library.examining import Finding

ROUNDS = 4
"""What was damaged hides what else is wrong: so often it is looked again."""


@click.command(epilog="\b\nExample:\n  pressmark doctor --fix")
@click.option("--fix", is_flag=True, help="Mend what can be mended, after a backup.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def doctor(ctx: click.Context, *, fix: bool, as_json: bool) -> None:
    """Check the library's file, its journal, texts and pages, and say what would mend what is wrong.

    The exit code is 1 where something is left that needs mending. With --fix nothing is dropped: what cannot
    be read is moved to backups/ or into a table of its own.
    """
    from reader.wiring import open_keeping

    keeping = open_keeping(config_of(ctx))
    mended, left = _mended(keeping) if fix else ((), keeping.examine())
    for finding in mended:
        _show(finding, "mended", as_json=as_json)
    for finding in left:
        _show(finding, "note" if finding.is_note else "found", as_json=as_json)
    troubles = [finding for finding in left if not finding.is_note]
    tell(_summary(len(mended), troubles))
    ctx.exit(1 if troubles else 0)


def _mended(keeping: Keeping) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Mend round by round; return what was mended, and what is left."""
    left = keeping.examine()
    mended: list[Finding] = []
    for done in range(ROUNDS):
        tried = [finding for finding in left if finding.mend]
        if not tried:
            break
        keeping.mend(tried, is_backed_up=done > 0)
        left = keeping.examine()
        mended += [finding for finding in tried if finding not in left]
        if all(finding in left for finding in tried):
            break
    return tuple(mended), left


def _show(finding: Finding, state: str, *, as_json: bool) -> None:
    if as_json:
        fields = {"kind": finding.kind.value, "what": finding.what}
        print_json({**fields, "mend": finding.mend, "advice": finding.advice, "state": state})
        return
    then = ""
    if state == "mended":
        then = f" Mended: {finding.mend}."
    elif finding.mend:
        then = f" --fix: {finding.mend}."
    elif finding.advice:
        then = f" {finding.advice[0].upper()}{finding.advice[1:]}."
    print_line(f"{finding.kind:<11} {finding.what}.{then}")


def _summary(mended: int, left: list[Finding]) -> str:
    if not left:
        return f"{_counted(mended)} mended; the library is healthy." if mended else "The library is healthy."
    mendable = sum(bool(finding.mend) for finding in left)
    done = f"{_counted(mended)} mended, " if mended else ""
    hint = f"; `pressmark doctor --fix` mends {mendable}" if mendable and not mended else ""
    return f"{done}{_counted(len(left))} left{hint}." if done else f"{_counted(len(left))}{hint}."


def _counted(count: int) -> str:
    return "1 finding" if count == 1 else f"{count} findings"
