"""`pressmark annotations`: the marks of the whole library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import Desk, desk_of
from reader.cli.filter_options import chosen, filter_options
from reader.cli.program import library_option
from reader.cli.showing import print_marks, print_objects
from reader.cli.streams import print_json, print_line, tell

if TYPE_CHECKING:
    from reader.library.filters import Listed

ORDERS = ("date", "marked", "changed", "article", "speaker", "kind")
GROUPS = ("article", "speaker", "entity", "kind", "tag", "day")
array_option = click.option("--json", "form", flag_value="json", help="Print one JSON array.")
web_option = click.option(
    "--w3c", "form", flag_value="w3c", help="Print Web Annotations (JSON-LD), nothing off the record."
)
lines_option = click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")


@click.command(
    name="annotations",
    epilog="\b\nExample:\n  pressmark annotations --kind quote --status unchecked --since 2026-03 --json",
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@filter_options()
@click.option("--group", type=click.Choice(GROUPS), help="Print the marks of each under its name.")
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="date",
    show_default=True,
    help="Order by the article's date, when they were marked or changed (each the latest first) …",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Print the first N alone.")
@array_option
@lines_option
@web_option
@library_option
@click.pass_context
def annotations_(ctx: click.Context, /, words: tuple[str, ...], form: str | None, **given: Any) -> None:  # noqa: ANN401 - as click reads them
    """List the marks of the library: all, or those that have every WORD and fulfil every option.

    Words are looked for in the passage, its translation, its note, its speaker and its article's name; case
    and accents do not matter. In a pipe, each mark is a line: its id, the letter of its kind, the article's
    day and id, the place, the words and who says them. What is off the record is left out unless asked for.
    """
    from reader.library.arranging import ordered

    if given["group"] and form:
        raise click.UsageError("--group is for lines, not for JSON.")
    if given["off_record"] and form == "w3c":
        raise click.UsageError("--w3c is for other programs: what is off the record stays here.")
    desk = desk_of(ctx)
    marks = ordered(chosen(desk, given, words), given["sort"])[: given["limit"]]
    if form == "w3c":
        _print_web(desk, marks)
    elif form:
        print_objects(facts_of(desk, marks), as_lines=form == "jsonl")
    elif given["group"]:
        _print_groups(desk, marks, given["group"])
    else:
        print_marks(desk, marks)
    if not marks:
        tell("No mark is like that; `pressmark annotations` lists all, `pressmark annotate` makes one.")


def facts_of(desk: Desk, marks: Sequence[Listed]) -> list[dict[str, Any]]:
    """Tell everything of marks."""
    from reader.library.located import mark_facts

    return [mark_facts(desk.locator.locate(mark), desk.kinds) for mark in marks]


def _print_web(desk: Desk, marks: Sequence[Listed]) -> None:
    from reader.library.web_annotations import collection

    print_json(collection([desk.locator.locate(mark) for mark in marks]))


def _print_groups(desk: Desk, marks: Sequence[Listed], by: str) -> None:
    from reader.library.arranging import grouped_in_lines

    for number, (name, some) in enumerate(grouped_in_lines(marks, by)):
        if number:
            print_line("")
        print_line(f"{name or f'(no {by})'}  {len(some)}")
        print_marks(desk, some)
